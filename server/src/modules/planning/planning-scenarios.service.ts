import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  findScenario,
  insertScenario,
  lockScenario,
  removeScenario,
  type ScenarioContent,
  scenarioNameTaken,
  updateScenario,
} from './planning-scenarios.queries.ts';
import type {
  PlanningScenario,
  PlanningScenarioCreate,
  PlanningScenarioUpdate,
} from './planning-scenarios.schemas.ts';
import { requireSoundOverlay } from './scenario-references.ts';

/** @throws NOT_FOUND */
export async function getScenario(db: Db, scenarioId: number): Promise<PlanningScenario> {
  const scenario = await findScenario(db, scenarioId);
  if (scenario === undefined) throw notFound('planning scenario', scenarioId);
  return scenario;
}

/** @throws NOT_FOUND, VALIDATION_ERROR by the overlay; DUPLICATE */
export async function createScenario(tx: Tx, input: PlanningScenarioCreate): Promise<PlanningScenario> {
  const overlay = input.overlay ?? {};
  await requireSoundOverlay(tx, overlay);
  const { scenario_name } = input;
  const scenarioId = await insertScenario(tx, {
    scenario_name,
    description: input.description ?? null,
    overlay,
  });
  if (scenarioId === undefined) throw duplicate('planning scenario', 'scenario_name', scenario_name);
  const after = await getScenario(tx, scenarioId);
  audit(tx, {
    action: 'planning_scenario.create',
    entityType: 'planning_scenario',
    entityId: scenarioId,
    after: contentOf(after),
  });
  return after;
}

/** What its runs have planned stays as it is. @throws NOT_FOUND, VALIDATION_ERROR, CONFLICT (If-Match), DUPLICATE */
export async function changeScenario(
  tx: Tx,
  scenarioId: number,
  changes: PlanningScenarioUpdate,
  expectedVersion: string | null,
): Promise<PlanningScenario> {
  const before = await lockedScenario(tx, scenarioId, false);
  requireVersion(expectedVersion, before);
  const wanted = { ...contentOf(before), ...changes };
  if (changes.overlay !== undefined) await requireSoundOverlay(tx, changes.overlay);
  if (await scenarioNameTaken(tx, wanted.scenario_name, scenarioId))
    throw duplicate('planning scenario', 'scenario_name', wanted.scenario_name);
  await updateScenario(tx, scenarioId, wanted);
  const after = await getScenario(tx, scenarioId);
  audit(tx, {
    action: 'planning_scenario.update',
    entityType: 'planning_scenario',
    entityId: scenarioId,
    before: contentOf(before),
    after: contentOf(after),
  });
  return after;
}

/** With its runs and all that they have planned. @throws NOT_FOUND; CONFLICT while a run of it waits or goes on */
export async function deleteScenario(tx: Tx, scenarioId: number): Promise<PlanningScenario> {
  const before = await lockedScenario(tx, scenarioId, true);
  const run = before.last_run;
  if (run !== null && (run.state === 'QUEUED' || run.state === 'RUNNING'))
    throw new AppError(
      'CONFLICT',
      say`Planning run ${run.run_id} of the scenario is under way. Wait for it, or cancel it, and delete then.`,
    );
  removeScenario(tx, scenarioId);
  audit(tx, {
    action: 'planning_scenario.delete',
    entityType: 'planning_scenario',
    entityId: scenarioId,
    before: contentOf(before),
  });
  return before;
}

/** @throws NOT_FOUND */
async function lockedScenario(tx: Tx, scenarioId: number, againstRuns: boolean): Promise<PlanningScenario> {
  if (!(await lockScenario(tx, scenarioId, againstRuns))) throw notFound('planning scenario', scenarioId);
  return getScenario(tx, scenarioId);
}

const contentOf = ({ scenario_name, description, overlay }: PlanningScenario): ScenarioContent => ({
  scenario_name,
  description,
  overlay,
});
