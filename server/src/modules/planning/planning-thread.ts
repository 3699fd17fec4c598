import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Policy } from '../../platform/config.ts';
import type { Database, DatabaseLocation } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { ErrorCode } from '../../platform/errors/catalogue.ts';
import { openPlanDesk, type Question } from './plan-desk.ts';

/** What a planning thread starts with. */
export interface PlanningThreadData {
  readonly location: DatabaseLocation;
  readonly policy: Policy;
  /** plans by itself after each change */
  readonly isLive: boolean;
}

export type ToPlanningThread =
  | {
      readonly kind: 'ASK';
      readonly id: number;
      readonly question: Question;
      readonly asked: readonly unknown[];
    }
  | { readonly kind: 'MOVED'; readonly location: DatabaseLocation }
  | { readonly kind: 'STOP' };

export type FromPlanningThread =
  | { readonly kind: 'ANSWER'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'REFUSAL'; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: 'WARNING'; readonly details: string; readonly message: string };

/** An error in a form that can go from thread to thread. */
export interface Refusal {
  /** null: a mistake of ours */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly details: AppError['details'];
}

interface Log {
  warn(details: object, message: string): void;
}

const ANSWER_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 4_000;
const START_AGAIN_AFTER_MS = 1_000;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export interface PlanningThread {
  /** the database has moved */
  moveTo(location: DatabaseLocation): void;
  stop(): Promise<void>;
}

/**
 * Plans in a thread of its own, so that nobody waits for a plan who has asked for something else, and answers there what is asked
 * about plans. A thread that dies is started again; its run is taken over as that of a dead server is.
 *
 * Measured with 100,000 products on two cores: bench/planning-runs.bench.ts.
 */
export function startPlanningThread(
  db: Database,
  program: URL,
  data: PlanningThreadData,
  log: Log,
): PlanningThread {
  const waiting = new Map<number, Waiting>();
  let [current, asked, stopping] = [data, 0, false];
  let worker = launch();

  function launch(): Worker {
    const thread = new Worker(program, { workerData: current, name: 'planning' });
    thread.on('message', (message: FromPlanningThread) => hear(message));
    thread.on('error', (error) => log.warn({ err: error }, 'the planning thread has failed'));
    thread.on('exit', () => void lost());
    return thread;
  }

  function hear(message: FromPlanningThread): void {
    if (message.kind === 'WARNING') {
      log.warn({ details: message.details }, message.message);
      return;
    }
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (asker === undefined) return;
    clearTimeout(asker.timer);
    if (message.kind === 'ANSWER') asker.resolve(message.answer);
    else asker.reject(errorOf(message.refusal));
  }

  async function lost(): Promise<void> {
    for (const [id, asker] of waiting) {
      clearTimeout(asker.timer);
      asker.reject(unavailable());
      waiting.delete(id);
    }
    if (stopping) return;
    log.warn({}, 'the planning thread is started again');
    await sleep(START_AGAIN_AFTER_MS);
    if (!stopping) worker = launch();
  }

  openPlanDesk(db, (question, values) => {
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(unavailable());
      }, ANSWER_WITHIN_MS);
      waiting.set(id, { resolve, reject, timer });
      tell(worker, { kind: 'ASK', id, question, asked: values });
    });
  });

  return {
    moveTo(location) {
      current = { ...current, location };
      tell(worker, { kind: 'MOVED', location });
    },
    async stop() {
      stopping = true;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      tell(worker, { kind: 'STOP' });
      await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}

const tell = (worker: Worker, message: ToPlanningThread): void => worker.postMessage(message);

const unavailable = () =>
  new AppError(
    'SERVICE_UNAVAILABLE',
    'The plan cannot be looked into at this moment. Try again in a second.',
    [],
    {
      retryAfterSeconds: 1,
    },
  );

const errorOf = ({ code, message, details }: Refusal): Error =>
  code === null ? new Error(message) : new AppError(code, message, details);

export const refusalOf = (error: unknown): Refusal =>
  error instanceof AppError
    ? { code: error.code, message: error.message, details: error.details }
    : {
        code: null,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        details: [],
      };
