import { setTimeout as sleep } from 'node:timers/promises';
import { CircularBomError, PlanningLimitError } from '@horoz/kernel';
import { systemActor } from '../../platform/actor.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { traceJob } from '../../platform/tracing.ts';
import { findProducts } from '../master-data/index.ts';
import { makePlan } from './plan-making.ts';
import { Stopped, savePlan, stoppedBy } from './plan-saving.ts';
import { limitPassed } from './planning-limits.ts';
import { beatHeart, type ClaimedRun, claimRun, finishRun } from './planning-runs.queries.ts';
import type { RunProgress } from './planning-runs.schemas.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** A server that has not been heard of for so long has lost its run. Its heart beats at each step and every 5 seconds. */
const LOST_AFTER_SECONDS = 30;
const HEARTBEAT_MS = 5_000;

/** Works on the run that waits longest, if there is one. @returns whether there was one */
export async function performNextRun(
  db: Database,
  log: Log,
  lostAfterSeconds = LOST_AFTER_SECONDS,
): Promise<boolean> {
  const run = await claimRun(db, lostAfterSeconds);
  if (run === undefined) return false;
  const stopBeating = new AbortController();
  const beating = keepBeating(db, run, stopBeating.signal);
  try {
    await traceJob('planning run', () => performRun(db, run));
  } catch (error) {
    await endBadly(db, run, error, log);
  } finally {
    stopBeating.abort();
    await beating;
  }
  return true;
}

async function keepBeating(db: Database, run: ClaimedRun, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(HEARTBEAT_MS, undefined, { signal, ref: false }).catch(() => {});
    if (!signal.aborted) await beatHeart(db, run, null).catch(() => {});
  }
}

/** A run that fails leaves the plan before it in force. Where the database is away, another server finds the run later. */
async function endBadly(db: Database, run: ClaimedRun, error: unknown, log: Log): Promise<void> {
  if (error instanceof Stopped) {
    if (error.why === 'CANCELLED') await finishRun(db, run, { state: 'CANCELLED' });
    return;
  }
  log.warn({ err: error, run_id: run.run_id }, 'a planning run has failed');
  try {
    await finishRun(db, run, { state: 'FAILED', errorMessage: await reasonOf(db, error) });
  } catch {
    // Found later.
  }
}

async function reasonOf(db: Db, error: unknown): Promise<string> {
  // What somebody can mend, as a scenario whose supplier is gone.
  if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') return error.message;
  if (error instanceof CircularBomError)
    return 'The recipes go round in a circle. Look at GET /invariants, mend the recipes and start again.';
  if (error instanceof PlanningLimitError) return overLimit(db, error);
  return 'The plan could not be made; the plan before it is still in force. Start again, and if it fails again, ask who runs the system for the log.';
}

/** One product keeps all others from being planned: which, and what to look at. */
async function overLimit(db: Db, error: PlanningLimitError): Promise<string> {
  const { productId } = error;
  const products = await findProducts(db, productId === null ? [] : [productId]);
  const what = limitPassed(error, (id) => products.get(id)?.productCode);
  return `The plan takes ${what.in('en')}. Look at its demands, its lot sizes and the recipes that take it, and start again.`;
}

async function performRun(db: Database, run: ClaimedRun): Promise<void> {
  const actor = systemActor('planning');
  const tell = async (phase: RunProgress['phase'], total: number, done = 0) => {
    const why = stoppedBy(await beatHeart(db, run, { phase, done, total }));
    if (why !== undefined) throw why;
  };
  const made = await makePlan(db, actor, run, tell);
  if (made.netChange === null) await tell('SAVING', made.plan.orderCount);
  await savePlan(db, actor, run, made, (done, total) => tell('SAVING', total, done));
}
