import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, type Page, readPage, sortOrder } from '../../platform/http/paging.ts';
import type { PlanningScenario, PlanningScenarioList } from './planning-scenarios.schemas.ts';

function scenarios() {
  return queries
    .selectFrom('planning_scenarios as s')
    .leftJoin('users as u', 'u.user_id', 's.created_by')
    .select([
      's.scenario_id',
      's.scenario_name',
      's.description',
      's.overlay',
      's.created_by',
      'u.full_name as created_by_name',
      sql<
        PlanningScenario['last_run']
      >`(select json_build_object('run_id', r.run_id, 'state', r.state, 'finished_at',
          to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from planning_runs r where coalesce(r.scenario_id, 0) = s.scenario_id order by r.run_id desc limit 1)`.as(
        'last_run',
      ),
      's.created_at',
      's.updated_at',
    ]);
}

export async function listScenarios(db: Db, list: PlanningScenarioList): Promise<Page<PlanningScenario>> {
  const order = sortOrder(list.sort, 'scenario_name');
  let query = scenarios();
  if (list.search) {
    const pattern = literalPattern(list.search);
    query = query.where(
      sql<boolean>`search_fold(s.scenario_name || ' ' || coalesce(s.description, '')) like '%' || search_fold(${pattern}) || '%'`,
    );
  }
  const sorted = query.orderBy(`s.${order.field}`, order.direction).orderBy('s.scenario_id');
  return (await readPage(db, sorted, list)) as unknown as Page<PlanningScenario>;
}

export async function findScenario(db: Db, scenarioId: number): Promise<PlanningScenario | undefined> {
  const [row] = await db.select(scenarios().where('s.scenario_id', '=', scenarioId));
  return row as unknown as PlanningScenario | undefined;
}

/** What a person gives a scenario. */
export type ScenarioContent = Pick<PlanningScenario, 'scenario_name' | 'description' | 'overlay'>;

/** Nothing comes back when the name is taken, also when somebody else takes it at this moment. */
const insert = statement<{ scenario_id: number }>(
  'planning_scenario_insert',
  `insert into planning_scenarios (scenario_name, description, overlay, created_by, created_at, updated_at)
   values ($1, $2, $3::jsonb, $4, $5, $5) on conflict (scenario_name) do nothing returning scenario_id`,
);

export async function insertScenario(tx: Tx, content: ScenarioContent): Promise<number | undefined> {
  const { scenario_name, description, overlay } = content;
  const values = [scenario_name, description, JSON.stringify(overlay), tx.actor.userId, tx.clock.now()];
  return (await tx.run(insert, values))[0]?.scenario_id;
}

const lock = statement<{ scenario_id: number }>(
  'planning_scenario_lock',
  'select scenario_id from planning_scenarios where scenario_id = $1 for no key update',
);

const lockAgainstRuns = statement<{ scenario_id: number }>(
  'planning_scenario_lock_against_runs',
  'select scenario_id from planning_scenarios where scenario_id = $1 for update',
);

/** @param againstRuns nobody can ask for a run of it until the commit @returns whether there is one */
export async function lockScenario(tx: Tx, scenarioId: number, againstRuns: boolean): Promise<boolean> {
  return (await tx.run(againstRuns ? lockAgainstRuns : lock, [scenarioId])).length > 0;
}

const taken = statement<{ scenario_id: number }>(
  'planning_scenario_taken',
  'select scenario_id from planning_scenarios where scenario_name = $1 and scenario_id <> $2',
);

export async function scenarioNameTaken(db: Db, name: string, but: number): Promise<boolean> {
  return (await db.run(taken, [name, but])).length > 0;
}

const update = statement<{ scenario_id: number }>(
  'planning_scenario_update',
  `update planning_scenarios set scenario_name = $2, description = $3, overlay = $4::jsonb, updated_at = $5
   where scenario_id = $1 returning scenario_id`,
);

export async function updateScenario(tx: Tx, scenarioId: number, content: ScenarioContent): Promise<void> {
  const { scenario_name, description, overlay } = content;
  const values = [scenarioId, scenario_name, description, JSON.stringify(overlay), tx.clock.now()];
  only(await tx.run(update, values));
}

const removeMessages = statement<never>(
  'planning_scenario_remove_exceptions',
  'delete from planning_exceptions where coalesce(scenario_id, 0) = $1',
);
const removeOrders = statement<never>(
  'planning_scenario_remove_orders',
  'delete from planned_orders where coalesce(scenario_id, 0) = $1',
);
const removeRuns = statement<never>(
  'planning_scenario_remove_runs',
  'delete from planning_runs where coalesce(scenario_id, 0) = $1',
);
const remove = statement<never>(
  'planning_scenario_remove',
  'delete from planning_scenarios where scenario_id = $1',
);

/** The scenario with all that its runs have left, what refers to something else first. */
export function removeScenario(tx: Tx, scenarioId: number): void {
  for (const part of [removeMessages, removeOrders, removeRuns, remove]) tx.defer(part, [scenarioId]);
}
