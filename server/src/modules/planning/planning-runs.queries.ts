import { type Db, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, sortOrder } from '../../platform/http/paging.ts';
import type { PlanningRun, RunList, RunMode, RunProgress, RunSummary } from './planning-runs.schemas.ts';

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
  `select run_id from planning_runs where state = 'COMPLETED' and coalesce(scenario_id, 0) = coalesce($1::bigint, 0)
   order by run_id desc limit 1`,
);

/** The run whose plan is in force, of reality or of a scenario; undefined before the first. */
export async function newestRun(db: Db, scenarioId: number | null = null): Promise<number | undefined> {
  return (await db.run(newest, [scenarioId]))[0]?.run_id;
}

const WAITING: RunProgress = { phase: 'WAITING', done: 0, total: 0 };

/** Nobody else may have a run waiting or going on: the index planning_runs_one_open says so to the second one. */
const insert = statement<{ run_id: number }>(
  'planning_run_insert',
  `insert into planning_runs (mode, horizon_days, scenario_id, progress, requested_by, requested_at)
   values ($1, $2, $3, $4::jsonb, $5, $6)
   on conflict ((coalesce(scenario_id, 0))) where state in ('QUEUED', 'RUNNING') do nothing returning run_id`,
);

export async function insertRun(
  tx: Tx,
  run: {
    readonly mode: RunMode;
    readonly horizonDays: number;
    readonly scenarioId: number | null;
  },
): Promise<number | undefined> {
  const asked = [run.mode, run.horizonDays, run.scenarioId];
  const values = [...asked, JSON.stringify(WAITING), tx.actor.userId, tx.clock.now()];
  return (await tx.run(insert, values))[0]?.run_id;
}

const open = statement<{ run_id: number }>(
  'planning_run_open',
  `select run_id from planning_runs
   where state in ('QUEUED', 'RUNNING') and coalesce(scenario_id, 0) = coalesce($1::bigint, 0)`,
);

export async function openRun(db: Db, scenarioId: number | null): Promise<number | undefined> {
  return (await db.run(open, [scenarioId]))[0]?.run_id;
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
  readonly mode: RunMode;
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
   returning run_id, attempt, mode, first_day, horizon_days, scenario_id`,
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

/** The last step of a run: from here on nobody can cancel it or take it over. */
export async function completeRun(
  tx: Tx,
  run: ClaimedRun,
  summary: RunSummary,
): Promise<'GO_ON' | 'CANCELLED' | 'GONE'> {
  const [row] = await tx.run(lock, [run.run_id, run.attempt]);
  if (row === undefined) return 'GONE';
  if (row.is_cancelled) return 'CANCELLED';
  await finishRun(tx, run, { state: 'COMPLETED', summary });
  return 'GO_ON';
}
