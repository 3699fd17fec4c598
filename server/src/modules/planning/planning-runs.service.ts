import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { cancelRun, findRun, insertRun, openRun } from './planning-runs.queries.ts';
import { DEFAULT_HORIZON_DAYS, type PlanningRun, type PlanningRunRequest } from './planning-runs.schemas.ts';

/** @throws NOT_FOUND */
export async function getRun(db: Db, runId: number): Promise<PlanningRun> {
  const run = await findRun(db, runId);
  if (run === undefined) throw notFound('planning run', runId);
  return run;
}

/**
 * Asks for a run. One of the servers takes it within a second.
 *
 * @throws CONFLICT when one waits or goes on already
 */
export async function startRun(tx: Tx, request: PlanningRunRequest): Promise<PlanningRun> {
  const runId = await insertRun(tx, {
    mode: request.mode ?? 'REGENERATIVE',
    horizonDays: request.horizon_days ?? DEFAULT_HORIZON_DAYS,
  });
  if (runId === undefined) {
    const other = await openRun(tx);
    throw new AppError(
      'CONFLICT',
      other === undefined
        ? 'Another planning run has just ended. Try again.'
        : `Planning run ${other} is under way. Wait for it, or cancel it, and start again.`,
    );
  }
  audit(tx, { action: 'planning_run.start', entityType: 'planning_run', entityId: runId });
  return getRun(tx, runId);
}

/** @throws NOT_FOUND, CONFLICT when it is over already */
export async function stopRun(tx: Tx, runId: number): Promise<PlanningRun> {
  const isStopped = await cancelRun(tx, runId);
  const run = await getRun(tx, runId);
  if (!isStopped)
    throw new AppError(
      'CONFLICT',
      `Planning run ${runId} is over (${run.state}): nothing is left to cancel.`,
    );
  audit(tx, { action: 'planning_run.cancel', entityType: 'planning_run', entityId: runId });
  return run;
}
