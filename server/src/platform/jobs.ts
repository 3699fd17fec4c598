import PgBoss from 'pg-boss';
import type { Database, Db, Parameter } from './database/database.ts';
import { traceJob } from './tracing.ts';

/**
 * Work that is done outside a request: queues in PostgreSQL (pg-boss, in a schema of its own of the same database). A job that
 * is sent in a transaction exists when the transaction commits and not otherwise; it is done at least once, by one of the
 * servers. Nothing here ends the process: a database that is away is asked again.
 */
export interface Jobs {
  /**
   * Makes the queue and works on its jobs. A job whose handler fails, or whose server dies, is given out again, so a handler
   * must bear to see a job twice. The signal says that the server stops: give up, the job comes again.
   */
  work<Data extends object>(queue: string, rules: QueueRules, handler: JobHandler<Data>): Promise<void>;
  /** Sends one job without data to a queue at each time of a cron rule, whichever and however many servers there are. */
  schedule(queue: string, cron: string, timeZone: string): Promise<void>;
  /** Looks for jobs now: after a commit that has sent some, instead of at the next poll. */
  wake(queue: string): void;
  /** Takes no more jobs, signals the handlers at work and waits a few seconds for them. */
  stop(): Promise<void>;
}

export type JobHandler<Data extends object> = (data: Data, signal: AbortSignal) => Promise<void>;

export interface QueueRules {
  /** how many jobs of the queue this server does at the same time */
  readonly atOnce: number;
  /** A job that takes longer counts as lost with its server and is given out again. */
  readonly expireInSeconds: number;
  /** how long after a failure of its handler a job comes again */
  readonly retryDelaySeconds?: number;
  /** how often the queue is looked at when nobody wakes it */
  readonly pollMs?: number;
}

export interface NewJob {
  readonly data: object;
  /** not before so many milliseconds have passed; at once if left out */
  readonly afterMs?: number;
}

interface Log {
  warn(details: object, message: string): void;
}

const SCHEMA = 'pgboss';
/** so many tries that a job is never given up: whoever wants that decides it in the handler */
const RETRIES = 1_000_000;
/** A job that waits is kept for as long as a server can stand still: a year. */
const RETENTION_MINUTES = 366 * 1_440;
const STOP_MS = 3_000;

/** Never started: it only composes the statements that others run. */
const composer = new PgBoss({ schema: SCHEMA, db: { executeSql: () => Promise.resolve({ rows: [] }) } });

/**
 * Sends jobs, in the transaction where `db` is one. They are worked on after its commit.
 *
 * @throws when the queue has never been made by `work`
 */
export async function sendJobs(db: Db, queue: string, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  let sent = 0;
  const executeSql = async (text: string, values: unknown[]) => {
    // pg-boss says nothing of a job whose queue is missing; the ids say how many there are.
    const insert = { name: 'jobs_insert', text: `${text} returning id` };
    const rows = await db.run<{ id: string }>(insert, values as Parameter[]);
    sent = rows.length;
    return { rows };
  };
  // The queues live in the database's time, so a wait is sent as so many seconds from its now.
  const inserts = jobs.map(({ data, afterMs = 0 }) => ({
    name: queue,
    data,
    startAfter: `${afterMs / 1000}`,
  }));
  await composer.insert(inserts, { db: { executeSql } });
  if (sent !== jobs.length) throw new Error(`${sent} of ${jobs.length} jobs were sent to the queue ${queue}`);
}

/** Makes or updates the schema of the queues and starts their upkeep. @throws when the database refuses that */
export async function startJobs(db: Database, log: Log): Promise<Jobs> {
  const state = { started: false, isAway: false };
  const boss = new PgBoss({
    schema: SCHEMA,
    db: { executeSql: forgivingly(db, log, state) },
    // a job of a server that died is found by this upkeep
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => {
    if (!state.isAway) log.warn({ err: error }, 'the job queues had a problem');
  });
  await boss.start();
  state.started = true;
  const workers = new Map<string, Worker>();
  return {
    async work(queue, rules, handler) {
      const settings = {
        name: queue,
        retryLimit: RETRIES,
        retryDelay: rules.retryDelaySeconds ?? 5,
        retentionMinutes: RETENTION_MINUTES,
        expireInSeconds: rules.expireInSeconds,
      };
      await boss.createQueue(queue, settings);
      await boss.updateQueue(queue, settings);
      workers.set(queue, startWorker(boss, queue, rules, handler as JobHandler<object>, log));
    },
    schedule: (queue, cron, timeZone) => boss.schedule(queue, cron, {}, { tz: timeZone }),
    wake: (queue) => workers.get(queue)?.wake(),
    async stop() {
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
      await boss.stop({ timeout: 1_000 });
    },
  };
}

/**
 * How pg-boss talks to the database. Once it runs, it sends some statements without waiting for their answers, and a failure
 * of those would end the process: it is logged here, and pg-boss goes on without an answer, which it bears.
 */
function forgivingly(db: Database, log: Log, state: { readonly started: boolean; isAway: boolean }) {
  return async (text: string, values: unknown[]): Promise<{ rows: never[] }> => {
    try {
      const answer = (await db.pool.query(text, values)) as { rows: never[] };
      state.isAway = false;
      return answer;
    } catch (error) {
      if (!state.started) throw error;
      // once until it answers again: the queues are looked at every second
      if (!state.isAway)
        log.warn({ err: error }, 'the job queues could not reach the database; trying again');
      state.isAway = true;
      return undefined as unknown as { rows: never[] };
    }
  };
}

interface Worker {
  wake(): void;
  stop(): Promise<void>;
}

/** Each job by itself, so that a slow one holds up only its own place; pg-boss's own worker waits for a whole batch. */
function startWorker(
  boss: PgBoss,
  queue: string,
  { atOnce, pollMs = 1_000 }: QueueRules,
  handler: JobHandler<object>,
  log: Log,
): Worker {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let woken = false;
  let endPause = () => {};
  const wake = () => {
    woken = true;
    endPause();
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const perform = async (job: PgBoss.Job<object>): Promise<void> => {
    try {
      await traceJob(`job ${queue}`, () => handler(job.data, stopping.signal));
      await boss.complete(queue, job.id);
    } catch (error) {
      if (!stopping.signal.aborted) log.warn({ err: error, queue }, 'a job failed and is done again');
      const message = error instanceof Error ? error.message : String(error);
      await boss.fail(queue, job.id, { message });
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = false;
      const free = atOnce - running.size;
      const jobs = await boss.fetch<object>(queue, { batchSize: free });
      for (const job of jobs) {
        const work = perform(job).finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size === atOnce) await Promise.race(running);
      else if (jobs.length < free && !woken && !stopping.signal.aborted) await pause();
    }
  };
  const looping = loop();
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      const settled = looping.then(() => Promise.allSettled(running));
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([settled, tooLong]);
      clearTimeout(timer);
    },
  };
}
