import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { cancelRun, findRun, insertRun, newestRun, openRun } from './planning-runs.queries.ts';
import {
  DEFAULT_HORIZON_DAYS,
  type PlanningRun,
  type PlanningRunRequest,
  type RunMode,
} from './planning-runs.schemas.ts';
import { findScenarioOverlay } from './scenario-extras.ts';

/** @throws NOT_FOUND */
export async function getRun(db: Db, runId: number): Promise<PlanningRun> {
  const run = await findRun(db, runId);
  if (run === undefined) throw notFound('planning run', runId);
  return run;
}

/**
 * Asks for a run. One of the servers takes it within a second. A net change is of the horizon of the plan in force; when there is
 * none yet, or of another horizon, everything is planned.
 *
 * @throws NOT_FOUND for an unknown scenario; VALIDATION_ERROR for a net change of a scenario; CONFLICT when one waits or goes on already
 */
export async function startRun(tx: Tx, request: PlanningRunRequest): Promise<PlanningRun> {
  const { mode = 'REGENERATIVE', scenario_id: scenarioId = null } = request;
  if (scenarioId !== null) {
    await findScenarioOverlay(tx, scenarioId);
    if (mode === 'NET_CHANGE')
      throw invalidField('mode', say`A scenario is always planned whole. Leave mode out.`);
  }
  const horizonDays = request.horizon_days ?? (await horizonFor(tx, mode));
  const runId = await insertRun(tx, { mode, horizonDays, scenarioId });
  if (runId === undefined) {
    const other = await openRun(tx, scenarioId);
    throw new AppError(
      'CONFLICT',
      other === undefined
        ? say`Another planning run has just ended. Try again.`
        : say`Planning run ${other} is under way. Wait for it, or cancel it, and start again.`,
    );
  }
  audit(tx, { action: 'planning_run.start', entityType: 'planning_run', entityId: runId });
  return getRun(tx, runId);
}

async function horizonFor(tx: Tx, mode: RunMode): Promise<number> {
  const newest = mode === 'NET_CHANGE' ? await newestRun(tx) : undefined;
  return newest === undefined ? DEFAULT_HORIZON_DAYS : (await getRun(tx, newest)).horizon_days;
}

/** @throws NOT_FOUND, CONFLICT when it is over already */
export async function stopRun(tx: Tx, runId: number): Promise<PlanningRun> {
  const isStopped = await cancelRun(tx, runId);
  const run = await getRun(tx, runId);
  if (!isStopped)
    throw new AppError(
      'CONFLICT',
      say`Planning run ${runId} is over (${run.state}): nothing is left to cancel.`,
    );
  audit(tx, { action: 'planning_run.cancel', entityType: 'planning_run', entityId: runId });
  return run;
}
