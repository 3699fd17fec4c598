import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, sortOrder } from '../../platform/http/paging.ts';
import type { PlanningRun, RunList, RunProgress, RunSummary } from './planning-runs.schemas.ts';

const WHOLE = [
  'r.run_id',
  'r.mode',
  'r.scenario_id',
  'r.horizon_days',
  'r.first_day',
  'r.state',
  'r.progress',
  'r.summary',
  'r.error_message',
  'r.requested_by',
  'u.full_name as requested_by_name',
  'r.requested_at',
  'r.started_at',
  'r.finished_at',
] as const;

export async function listRuns(db: Db, list: RunList): Promise<Page<PlanningRun>> {
  const order = sortOrder(list.sort, '-run_id');
  let query = queries
    .selectFrom('planning_runs as r')
    .leftJoin('users as u', 'u.user_id', 'r.requested_by')
    .select(WHOLE);
  if (list.state !== undefined) query = query.where('r.state', '=', list.state);
  return (await readPage(db, query.orderBy('r.run_id', order.direction), list)) as Page<PlanningRun>;
}

const read = statement<PlanningRun>(
  'planning_run_read',
  `select ${WHOLE.join(', ')} from planning_runs r left join users u on u.user_id = r.requested_by where r.run_id = $1`,
);

export async function findRun(db: Db, runId: number): Promise<PlanningRun | undefined> {
  const [run] = await db.run(read, [runId]);
  return run;
}

const newest = statement<{ run_id: number }>(
  'planning_run_newest',
  `select run_id from planning_runs where state = 'COMPLETED' and coalesce(scenario_id, 0) = 0 order by run_id desc limit 1`,
);

/** The run whose plan is in force; undefined before the first. */
export async function newestRun(db: Db): Promise<number | undefined> {
  return (await db.run(newest, []))[0]?.run_id;
}

const WAITING: RunProgress = { phase: 'WAITING', done: 0, total: 0 };

/** Nobody else may have a run waiting or going on: the index planning_runs_one_open says so to the second one. */
const insert = statement<{ run_id: number }>(
  'planning_run_insert',
  `insert into planning_runs (mode, horizon_days, progress, requested_by, requested_at) values ($1, $2, $3::jsonb, $4, $5)
   on conflict ((coalesce(scenario_id, 0))) where state in ('QUEUED', 'RUNNING') do nothing returning run_id`,
);

export async function insertRun(
  tx: Tx,
  run: { readonly mode: string; readonly horizonDays: number },
): Promise<number | undefined> {
  const values = [run.mode, run.horizonDays, JSON.stringify(WAITING), tx.actor.userId, tx.clock.now()];
  return (await tx.run(insert, values))[0]?.run_id;
}

const open = statement<{ run_id: number }>(
  'planning_run_open',
  `select run_id from planning_runs where state in ('QUEUED', 'RUNNING') and coalesce(scenario_id, 0) = 0`,
);

export async function openRun(db: Db): Promise<number | undefined> {
  return (await db.run(open, []))[0]?.run_id;
}

/** A run that waits is cancelled at once; one that goes on, at its next step. */
const cancel = statement<{ state: string }>(
  'planning_run_cancel',
  `update planning_runs set cancel_requested_at = coalesce(cancel_requested_at, $2),
     state = case state when 'QUEUED' then 'CANCELLED' else state end,
     finished_at = case state when 'QUEUED' then $2 else finished_at end
   where run_id = $1 and state in ('QUEUED', 'RUNNING') returning state`,
);

/** @returns false when it is over already */
export async function cancelRun(tx: Tx, runId: number): Promise<boolean> {
  return (await tx.run(cancel, [runId, tx.clock.now()])).length > 0;
}

/** What whoever works on a run knows of it. Another attempt at the same run means that this one was given up for dead. */
export interface ClaimedRun {
  readonly run_id: number;
  readonly attempt: number;
  /** the factory's day when it was taken */
  readonly first_day: string;
  readonly horizon_days: number;
  readonly scenario_id: number | null;
}

/**
 * The table is its own queue: a run that waits, or whose server has not been heard of for a while, is taken by one server.
 * The heart is compared with the database's own time, which is the same for all servers.
 */
const claim = statement<ClaimedRun>(
  'planning_run_claim',
  `update planning_runs set state = 'RUNNING', attempt = attempt + 1, heartbeat_at = clock_timestamp(),
     started_at = coalesce(started_at, $1::timestamptz), first_day = $2::date
   where run_id = (select run_id from planning_runs
     where state = 'QUEUED' or (state = 'RUNNING' and heartbeat_at < clock_timestamp() - make_interval(secs => $3))
     order by run_id limit 1 for update skip locked)
   returning run_id, attempt, first_day, horizon_days, scenario_id`,
);

export async function claimRun(db: Db, lostAfterSeconds: number): Promise<ClaimedRun | undefined> {
  return (await db.run(claim, [db.clock.now(), db.clock.today(), lostAfterSeconds]))[0];
}

const beat = statement<{ is_cancelled: boolean }>(
  'planning_run_beat',
  `update planning_runs set heartbeat_at = clock_timestamp(), progress = coalesce($3::jsonb, progress)
   where run_id = $1 and attempt = $2 and state = 'RUNNING' returning cancel_requested_at is not null as is_cancelled`,
);

/** @returns whether to go on: GONE when another server has taken the run over */
export async function beatHeart(
  db: Db,
  run: ClaimedRun,
  progress: RunProgress | null,
): Promise<'GO_ON' | 'CANCELLED' | 'GONE'> {
  const [row] = await db.run(beat, [
    run.run_id,
    run.attempt,
    progress === null ? null : JSON.stringify(progress),
  ]);
  if (row === undefined) return 'GONE';
  return row.is_cancelled ? 'CANCELLED' : 'GO_ON';
}

const finish = statement<{ run_id: number }>(
  'planning_run_finish',
  `update planning_runs set state = $3, summary = $4::jsonb, error_message = $5, finished_at = $6, progress = $7::jsonb
   where run_id = $1 and attempt = $2 and state = 'RUNNING' returning run_id`,
);

const DONE: RunProgress = { phase: 'DONE', done: 1, total: 1 };

/** @returns false when another server has taken the run over: nothing of this attempt may stay */
export async function finishRun(
  db: Db,
  run: ClaimedRun,
  end:
    | { readonly state: 'COMPLETED'; readonly summary: RunSummary }
    | { readonly state: 'FAILED'; readonly errorMessage: string }
    | { readonly state: 'CANCELLED' },
): Promise<boolean> {
  const rows = await db.run(finish, [
    run.run_id,
    run.attempt,
    end.state,
    end.state === 'COMPLETED' ? JSON.stringify(end.summary) : null,
    end.state === 'FAILED' ? end.errorMessage : null,
    db.clock.now(),
    JSON.stringify(DONE),
  ]);
  return rows.length > 0;
}

const lock = statement<{ is_cancelled: boolean }>(
  'planning_run_lock',
  `select cancel_requested_at is not null as is_cancelled from planning_runs
   where run_id = $1 and attempt = $2 and state = 'RUNNING' for no key update`,
);

/** Nobody can cancel or take over the run until the commit. */
export async function lockRun(tx: Tx, run: ClaimedRun): Promise<'GO_ON' | 'CANCELLED' | 'GONE'> {
  const [row] = await tx.run(lock, [run.run_id, run.attempt]);
  if (row === undefined) return 'GONE';
  return row.is_cancelled ? 'CANCELLED' : 'GO_ON';
}

const keepInput = statement<never>(
  'planning_input_keep',
  'insert into planning_inputs (run_id, content) values ($1, $2)',
);

export async function saveInput(tx: Tx, runId: number, content: Buffer): Promise<void> {
  await tx.run(keepInput, [runId, content]);
}

const dropInputs = statement<never>(
  'planning_inputs_drop',
  `delete from planning_inputs where run_id in (select run_id from planning_runs where state = 'COMPLETED'
     and coalesce(scenario_id, 0) = 0 order by run_id desc offset $1)`,
);

/** What older runs were made from is let go: their orders stay, their explanations do not. */
export async function dropOldInputs(tx: Tx, kept: number): Promise<void> {
  await tx.run(dropInputs, [kept]);
}

const readInput = statement<{ content: Buffer }>(
  'planning_input_read',
  'select content from planning_inputs where run_id = $1',
);

export async function findInput(db: Db, runId: number): Promise<Buffer | undefined> {
  return (await db.run(readInput, [runId]))[0]?.content;
}

/** The plan in force as columns, one row each. */
export interface NewOrders {
  readonly productId: readonly number[];
  readonly isMade: readonly boolean[];
  /** whole thousandths */
  readonly thousandths: readonly number[];
  readonly startDay: readonly number[];
  readonly dueDay: readonly number[];
  readonly lotNumber: readonly number[];
  readonly supplierId: readonly (number | null)[];
  readonly bomId: readonly (number | null)[];
}

/** Of the session, so that the statements that name it stay prepared. */
const prepare = statement<never>(
  'planning_staging_prepare',
  `create temp table if not exists staged_orders (product_id bigint, is_made boolean, quantity numeric(15, 3),
     start_date date, due_date date, lot_number integer, supplier_id bigint, bom_id bigint) on commit delete rows`,
);

const stage = statement<never>(
  'planning_stage',
  `insert into staged_orders
   select n.product_id, n.is_made, n.thousandths / 1000.0, '1970-01-01'::date + n.start_day, '1970-01-01'::date + n.due_day,
     n.lot_number, n.supplier_id, n.bom_id
   from unnest($1::bigint[], $2::boolean[], $3::numeric[], $4::integer[], $5::integer[], $6::integer[], $7::bigint[],
     $8::bigint[]) as n (product_id, is_made, thousandths, start_day, due_day, lot_number, supplier_id, bom_id)`,
);

const analyze = statement<never>('planning_staging_analyze', 'analyze pg_temp.staged_orders');

const STANDING = 'coalesce(o.scenario_id, 0) = 0 and o.ended_run_id is null and o.converted_at is null';
const SAME = `n.product_id = o.product_id and n.due_date = o.due_date and n.lot_number = o.lot_number
  and n.quantity = o.quantity and n.start_date = o.start_date and n.is_made = (o.order_type = 'MAKE')
  and n.supplier_id is not distinct from o.supplier_id and n.bom_id is not distinct from o.bom_id`;

/** Locked by number, as a conversion locks them. What is converted at this moment is waited for, and then stands no longer. */
const endOrders = statement<{ count: number }>(
  'planning_end_orders',
  `with other as (
     select o.planned_order_id from planned_orders o
     where ${STANDING} and not o.firm and not exists (select from staged_orders n where ${SAME})
     order by o.planned_order_id for no key update of o),
   ended as (
     update planned_orders set ended_run_id = $1 where planned_order_id in (select planned_order_id from other)
     returning 1)
   select count(*) as count from ended`,
);

/** What was converted after the run had read the factory is an order by now: it is not planned once more. */
const addOrders = statement<{ count: number }>(
  'planning_add_orders',
  `with added as (
     insert into planned_orders (product_id, order_type, quantity, start_date, due_date, lot_number, supplier_id, bom_id,
       first_run_id)
     select n.product_id, case when n.is_made then 'MAKE' else 'BUY' end, n.quantity, n.start_date, n.due_date, n.lot_number,
       n.supplier_id, n.bom_id, $1
     from staged_orders n
     where not exists (select from planned_orders o where o.scenario_id is null and ${SAME}
       and (${STANDING} and not o.firm or o.converted_at >= $2::timestamptz))
     order by n.start_date, n.product_id, n.due_date, n.lot_number
     returning 1)
   select count(*) as count from added`,
);

const STAGED_AT_ONCE = 100_000;

/**
 * Brings the plan in force to these orders, and leaves every row that stands already as it is. Firm orders are not touched.
 *
 * @param readAt when the factory was read
 */
export async function replaceOrders(
  tx: Tx,
  runId: number,
  orders: NewOrders,
  readAt: Date,
): Promise<{ readonly ended: number; readonly added: number }> {
  await tx.run(prepare, []);
  for (let from = 0; from < orders.productId.length; from += STAGED_AT_ONCE) {
    const part = <Value>(column: readonly Value[]) => column.slice(from, from + STAGED_AT_ONCE);
    await tx.run(stage, [
      part(orders.productId),
      part(orders.isMade),
      part(orders.thousandths),
      part(orders.startDay),
      part(orders.dueDay),
      part(orders.lotNumber),
      part(orders.supplierId),
      part(orders.bomId),
    ]);
  }
  await tx.run(analyze, []);
  const ended = only(await tx.run(endOrders, [runId])).count;
  const added = only(await tx.run(addOrders, [runId, readAt])).count;
  return { ended, added };
}
