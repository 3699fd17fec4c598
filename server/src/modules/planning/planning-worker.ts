import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database/database.ts';
import { performNextRun } from './planning-execution.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** How often a server looks for a run that somebody has asked for; the look is one row of a small index. */
const POLL_MS = 300;

/**
 * Works on planning runs, one after the other, on whichever server is first. A run whose server has died is found here too.
 *
 * @returns how to stop; a run that is under way is waited for a little, and else taken over by another server
 */
export function startPlanningWorker(db: Database, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const hasWorked = await performNextRun(db, log).catch((error: unknown) => {
        log.warn({ err: error }, 'planning runs wait for the next try');
        return false;
      });
      if (!hasWorked) await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const working = work();
  return {
    async stop() {
      stopping.abort();
      await Promise.race([working, sleep(3_000, undefined, { ref: false })]);
    },
  };
}
