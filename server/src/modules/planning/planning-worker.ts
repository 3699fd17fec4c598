import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database/database.ts';
import { performNextRun } from './planning-execution.ts';
import { askForLiveRun } from './planning-live.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** How often a server looks for a run that somebody has asked for; the look is one row of a small index. */
const POLL_MS = 100;
/** A plan that is kept current waits for further changes a little, and then plans them all at once. */
const LIVE_POLL_MS = 300;

/**
 * Works on planning runs, one after the other, on whichever server is first. A run whose server has died is found here too.
 *
 * @param isLive asks for a net change by itself as soon as something has changed
 * @returns how to stop; a run that is under way is waited for a little, and else taken over by another server
 */
export function startPlanningWorker(
  db: Database,
  log: Log,
  { isLive }: { readonly isLive: boolean } = { isLive: false },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const pause = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
  const attempt = (step: () => Promise<boolean>): Promise<boolean> =>
    step().catch(async (error: unknown) => {
      log.warn({ err: error }, 'planning runs wait for the next try');
      await pause(1_000);
      return false;
    });
  const work = async (): Promise<void> => {
    let lookedAt = 0;
    while (!stopping.signal.aborted) {
      if (await attempt(() => performNextRun(db, log))) continue;
      if (isLive && performance.now() - lookedAt >= LIVE_POLL_MS) {
        lookedAt = performance.now();
        if (await attempt(() => askForLiveRun(db))) continue;
      }
      await pause(POLL_MS);
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
