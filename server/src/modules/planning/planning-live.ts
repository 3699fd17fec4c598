import { systemActor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { insertRun, newestRun } from './planning-runs.queries.ts';
import { DEFAULT_HORIZON_DAYS } from './planning-runs.schemas.ts';
import { getRun } from './planning-runs.service.ts';

/**
 * After a run that has failed, somebody must mend something first; until then it is tried so often. Who has cancelled one has as long
 * to do what it was in the way of.
 */
const TRY_AGAIN_AFTER_SECONDS = 60;

/**
 * Something is marked, or there is no plan of today; nothing is under way, and nothing has failed or was cancelled just now.
 *
 * $1 today, $2 the moment until which that is too new
 */
const due = statement<{ is_due: boolean }>(
  'planning_live_due',
  `select coalesce(n.state not in ('QUEUED', 'RUNNING') and (n.state = 'COMPLETED' or n.finished_at <= $2::timestamptz), true)
     and (p.first_day is distinct from $1::date or exists (select from planning_marks)) as is_due
   from (select) one
   left join lateral (
     select state, finished_at from planning_runs where coalesce(scenario_id, 0) = 0
     order by run_id desc limit 1) n on true
   left join lateral (
     select first_day from planning_runs where coalesce(scenario_id, 0) = 0 and state = 'COMPLETED'
     order by run_id desc limit 1) p on true`,
);

/**
 * Keeps the plan current: asks for a net change when something has changed since the last run. Several servers may ask at once; one
 * of them is heard.
 *
 * @returns whether a run was asked for
 */
export async function askForLiveRun(db: Database): Promise<boolean> {
  const tooNew = new Date(db.clock.now().getTime() - TRY_AGAIN_AFTER_SECONDS * 1_000);
  const [row] = await db.run(due, [db.clock.today(), tooNew]);
  if (row?.is_due !== true) return false;
  return inTransaction(db, systemActor('planning'), async (tx) => {
    const newest = await newestRun(tx);
    const horizonDays = newest === undefined ? DEFAULT_HORIZON_DAYS : (await getRun(tx, newest)).horizon_days;
    const runId = await insertRun(tx, { mode: 'NET_CHANGE', horizonDays, scenarioId: null });
    return runId !== undefined;
  });
}
