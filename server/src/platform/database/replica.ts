import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { AppError } from '../errors/app-error.ts';
import { createDatabase, createPool, type Database, type DatabaseLocation, only } from './database.ts';
import { statement } from './statement.ts';

/** Where reports read. What decides a write never asks here: it reads in its own transaction, on the primary. */
export interface ReportSource {
  /** since the start of the process, for its metrics */
  readonly tallies: Readonly<Record<'primary' | 'replica', number>>;
  /**
   * Runs `work` on a database that has everything that was acknowledged before this call. It may run twice, on the replica
   * and then on the primary, so it must only read.
   */
  read<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
  /** undefined: there is no replica */
  replicaState(): Promise<ReplicaState | undefined>;
  close(): Promise<void>;
}

/** "behind": it answers, but lacks what was written a moment ago, or does not follow this primary at all. */
export type ReplicaState = 'ready' | 'behind' | 'unreachable';

interface Log {
  warn(details: object, message: string): void;
}

/** So long may the replica need for what was acknowledged before a report; then the primary answers. */
const CATCH_UP_MS = 300;
/** Not asked again for so long after it failed: the wait would be added to every report. */
const REST_MS = 1_000;
/** Longer than any statement of a report may take: a connection that has gone silent must not keep its reader for ever. */
const SILENT_MS = 35_000;
const WARN_EVERY_MS = 60_000;

/**
 * What was acknowledged lies before the flushed end of the log, for a commit is flushed before it is answered. The end of what is
 * only inserted would make reports wait for transactions that are still open. Where commits are not waited for, it is the
 * only end that will do. In the middle of a large transaction the flushed end may lie within a record, which is replayed when
 * the next commit completes it; where none comes in time, the primary answers.
 */
const endOfLog = statement<{ lsn: string; system: string; timeline: number }>(
  'replica_end_of_log',
  `select lsn::text, system_identifier::text as system,
     ('x' || left(pg_walfile_name(lsn), 8))::bit(32)::int as timeline
   from pg_control_system(),
     (select case current_setting('synchronous_commit')
        when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end as lsn) as here`,
);

/**
 * Places in the log compare only within one cluster and one timeline. After a fail-over the replica's timeline is the new
 * one from its next restart point on, and until then the primary answers.
 */
const progress = statement<Progress>(
  'replica_progress',
  `select pg_is_in_recovery() and system_identifier::text = $2 and timeline_id = $3 as follows,
     coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as has_all
   from pg_control_system(), pg_control_checkpoint()`,
);

interface Progress {
  readonly follows: boolean;
  readonly has_all: boolean;
}

/** Without a replica. */
export function primaryOnly(db: Database): ReportSource {
  const tallies = { primary: 0, replica: 0 };
  return {
    tallies,
    read(work) {
      tallies.primary += 1;
      return work(db);
    },
    replicaState: async () => undefined,
    close: async () => {},
  };
}

export interface ReplicaSettings {
  readonly location: DatabaseLocation;
  readonly size: number;
}

/** Reports from the replica when it has all that was acknowledged; else, and when it fails, from the primary. */
export function reportsFromReplica(primary: Database, settings: ReplicaSettings, log: Log): ReportSource {
  const pool = createPool({ ...settings, readOnly: true, silentMs: SILENT_MS });
  // The same home: what is kept in memory beside the primary is true of the replica, which is waited for.
  const replica: Database = { ...createDatabase(pool, primary.clock, primary.policy), home: primary.home };
  const tallies = { primary: 0, replica: 0 };
  const warn = onceAMinute(log);
  let restsUntil = 0;
  const rest = (reason: string, error?: unknown) => {
    restsUntil = performance.now() + REST_MS;
    warn(reason, error);
  };
  const isUsable = async (): Promise<boolean> => {
    if (performance.now() < restsUntil) return false;
    try {
      const state = await catchUp(primary, pool);
      if (state === 'ready') return true;
      rest(state);
    } catch (error) {
      rest('does not answer', error);
    }
    return false;
  };
  return {
    tallies,
    async read(work) {
      if (await isUsable()) {
        try {
          const result = await work(replica);
          tallies.replica += 1;
          return result;
        } catch (error) {
          if (isAnswer(error)) {
            tallies.replica += 1;
            throw error;
          }
          rest('failed at a report', error);
        }
      }
      tallies.primary += 1;
      return work(primary);
    },
    async replicaState() {
      try {
        return (await catchUp(primary, pool)) === 'ready' ? 'ready' : 'behind';
      } catch {
        return 'unreachable';
      }
    },
    close: () => pool.end(),
  };
}

type Outcome = 'ready' | 'is behind' | 'does not follow this primary';

/** Waits until the replica has replayed what the primary has acknowledged. @throws when one of them cannot be asked */
async function catchUp(primary: Database, pool: pg.Pool): Promise<Outcome> {
  const { lsn, system, timeline } = only(await primary.run(endOfLog, []));
  const giveUpAt = performance.now() + CATCH_UP_MS;
  let answer: Progress | undefined;
  for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
    try {
      answer = await ask(pool, [lsn, system, timeline], giveUpAt - performance.now());
    } catch (error) {
      // It was there a moment ago, and only the time has run out.
      if (answer !== undefined) return 'is behind';
      throw error;
    }
    if (!answer.follows) return 'does not follow this primary';
    if (answer.has_all) return 'ready';
    if (performance.now() + pause >= giveUpAt) return 'is behind';
    await sleep(pause);
  }
}

/** A connection that does not answer in time is given up by the pool. */
async function ask(pool: pg.Pool, values: unknown[], patienceMs: number): Promise<Progress> {
  const { name, text } = progress;
  const config = { name, text, values, query_timeout: Math.max(1, Math.ceil(patienceMs)) };
  const answer = pool.query<Progress>(config);
  const patience = new AbortController();
  const tooLong = sleep(patienceMs, undefined, { signal: patience.signal }).then(() => {
    throw new Error(`No answer within ${CATCH_UP_MS} ms`);
  });
  // Whichever comes second, nobody waits for it.
  for (const one of [answer, tooLong]) one.catch(() => {});
  try {
    return only((await Promise.race([answer, tooLong])).rows);
  } finally {
    patience.abort();
  }
}

/** SQLSTATE of a statement that ran out of its time: it would take as long on the primary. */
const CANCELLED = '57014';

/**
 * Whether the primary would say the same: a refusal of ours, a question that takes too long, a reader who has gone. All else may be the
 * replica's own: a conflict with what it replays, its end, a broken connection.
 */
function isAnswer(error: unknown): boolean {
  if (error instanceof AppError) return (error.cause as { code?: unknown } | undefined)?.code !== CONFLICT;
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || (error as { code?: unknown }).code === CANCELLED;
}

/** What a statement meets that stands in the way of the replay, also after all the tries of a transaction. */
const CONFLICT = '40001';

function onceAMinute(log: Log): (reason: string, error?: unknown) => void {
  let next = 0;
  let times = 0;
  return (reason, error) => {
    times += 1;
    if (performance.now() < next) return;
    log.warn({ err: error, times }, `the primary answers reports: the replica ${reason}`);
    next = performance.now() + WARN_EVERY_MS;
    times = 0;
  };
}
