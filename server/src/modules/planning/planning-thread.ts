import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Policy } from '../../platform/config.ts';
import type { Database, DatabaseLocation } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { ErrorCode } from '../../platform/errors/catalogue.ts';
import { fromDatabaseFailure } from '../../platform/errors/database-errors.ts';
import type { TracingSettings } from '../../platform/tracing.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { openPlanDesk, type Question } from './plan-desk.ts';
import { received, sent } from './sent-sentences.ts';

/** What a planning thread starts with. */
export interface PlanningThreadData {
  readonly location: DatabaseLocation;
  readonly policy: Policy;
  /** plans by itself after each change */
  readonly isLive: boolean;
  /** undefined: no traces */
  readonly tracing?: TracingSettings | undefined;
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
  /** the message with its values apart; null with a mistake of ours */
  readonly sentence: unknown;
  readonly details: unknown;
  readonly retryAfterSeconds: number | undefined;
  /** what stands behind it, for the log */
  readonly cause: string | null;
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

/** Who waits for an answer of the thread. */
class Askers {
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param send gives the question with its number to the thread; when it throws, nobody waits */
  ask(send: (id: number) => void): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    send(id);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#take(id)?.reject(unavailable()), ANSWER_WITHIN_MS);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  /** One that nobody waits for any more is forgotten. */
  answer(message: Exclude<FromPlanningThread, { kind: 'WARNING' }>): void {
    const asker = this.#take(message.id);
    if (message.kind === 'ANSWER') asker?.resolve(message.answer);
    else asker?.reject(errorOf(message.refusal));
  }

  sendAway(): void {
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(unavailable());
  }

  #take(id: number): Waiting | undefined {
    const asker = this.#waiting.get(id);
    clearTimeout(asker?.timer);
    this.#waiting.delete(id);
    return asker;
  }
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
  const askers = new Askers();
  const stopping = new AbortController();
  let current = data;
  // undefined: it has died, and the next one does not live yet
  let worker: Worker | undefined = launch();

  function launch(): Worker {
    const thread = new Worker(program, { workerData: current, name: 'planning' });
    thread.on('message', (message: FromPlanningThread) => hear(message));
    thread.on('error', (error) => log.warn({ err: error }, 'the planning thread has failed'));
    thread.on('exit', () => void lost());
    return thread;
  }

  function hear(message: FromPlanningThread): void {
    if (message.kind === 'WARNING') log.warn({ details: message.details }, message.message);
    else askers.answer(message);
  }

  async function lost(): Promise<void> {
    worker = undefined;
    askers.sendAway();
    if (stopping.signal.aborted) return;
    log.warn({}, 'the planning thread is started again');
    await sleep(START_AGAIN_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => {});
    if (!stopping.signal.aborted) worker = launch();
  }

  openPlanDesk(db, async (question, values) => {
    const thread = worker;
    // A thread that is gone would never answer.
    if (thread === undefined || stopping.signal.aborted) throw unavailable();
    return askers.ask((id) => tell(thread, { kind: 'ASK', id, question, asked: values }));
  });

  return {
    moveTo(location) {
      current = { ...current, location };
      if (worker !== undefined) tell(worker, { kind: 'MOVED', location });
    },
    async stop() {
      stopping.abort();
      if (worker === undefined) return;
      const thread = worker;
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      tell(thread, { kind: 'STOP' });
      await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      await thread.terminate();
    },
  };
}

const tell = (worker: Worker, message: ToPlanningThread): void => worker.postMessage(message);

const unavailable = () =>
  new AppError(
    'SERVICE_UNAVAILABLE',
    say`The plan cannot be looked into at this moment. Try again in a second.`,
    [],
    {
      retryAfterSeconds: 1,
    },
  );

function errorOf({ code, message, sentence, details, retryAfterSeconds, cause }: Refusal): Error {
  if (code === null) return new Error(message);
  return new AppError(code, received(sentence) as Sentence, received(details) as AppError['details'], {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(cause === null ? {} : { cause: new Error(cause) }),
  });
}

/** A failure of the database is known as such only here: on the way its code would get lost. */
export function refusalOf(error: unknown): Refusal {
  const known = error instanceof AppError ? error : fromDatabaseFailure(error);
  const message = known === undefined ? textOf(error) : known.message;
  return {
    code: known?.code ?? null,
    message,
    sentence: known === undefined ? null : sent(known.sentence),
    details: sent(known?.details ?? []),
    retryAfterSeconds: known?.retryAfterSeconds,
    cause: known?.cause === undefined ? null : textOf(known.cause),
  };
}

/** For the log: with its stack. */
export const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
