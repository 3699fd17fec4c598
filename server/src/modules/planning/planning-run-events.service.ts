import type { Db } from '../../platform/database/database.ts';
import { StatePolls } from '../../platform/state-polls.ts';
import type { PlanningRunEvent } from './planning-run-events.schemas.ts';
import { getRun } from './planning-runs.service.ts';

const READ_EVERY_MS = 250;

/** How far runs are, for everybody on this server who wants to know; whichever server works on them. */
export function watchRuns(db: Db): StatePolls<PlanningRunEvent> {
  return new StatePolls(db, {
    read: readProgress,
    isFinal: ({ state }) => state !== 'QUEUED' && state !== 'RUNNING',
    everyMs: READ_EVERY_MS,
  });
}

/** @throws NOT_FOUND */
async function readProgress(db: Db, runId: number): Promise<PlanningRunEvent> {
  const { run_id, state, progress, summary, error_message } = await getRun(db, runId);
  return { run_id, state, progress, summary, error_message };
}
