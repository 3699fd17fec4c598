import { setTimeout as sleep } from 'node:timers/promises';
import type { Compilable } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../actor.ts';
import { AppError } from '../errors/app-error.ts';
import { traceStatement, traceTransaction } from '../tracing.ts';
import { say } from '../words/sentence.ts';
import {
  configOf,
  type Database,
  LOCK_TIMEOUT_MS,
  type Parameter,
  type RecordKind,
  STATEMENT_TIMEOUT_MS,
  type Tx,
} from './database.ts';
import type { Statement } from './statement.ts';

export interface TransactionOptions {
  /** for work that is longer than a request's: imports, seeds */
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/**
 * The failures after which the same work may succeed: serialization failure, deadlock, lock timeout. Never a broken
 * constraint, which is a bug, and never an unknown outcome.
 */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const MAX_TRIES = 5;

/** Since the start of the process, for its metrics: tries that were made again, by SQLSTATE, and work that ran out of them. */
export const transactionTallies = { retries: new Map<string, number>(), givenUp: 0 };

/** What was read before the locks is not true any more under them: `inTransaction` begins anew. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
  readonly code = '40001';
}

function sqlStateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Full jitter: a random wait up to 10 · 2ⁿ ms, at most 500 ms, so that colliding transactions come apart. */
function backOffMs(tries: number): number {
  return Math.random() * Math.min(500, 10 * 2 ** tries);
}

/**
 * Runs `work` in one transaction, and all of it again, from its begin, when the database asks for that (RETRYABLE): at
 * most five times. Reads and decisions are made anew each time, so `work` must not act on the world outside.
 *
 * @throws whatever `work` throws; the transaction is then rolled back. SERVICE_UNAVAILABLE when the tries are used up.
 */
export function inTransaction<Result>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  return traceTransaction(() => attempts(db, actor, work, options));
}

async function attempts<Result>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(db, actor, work, options);
    } catch (error) {
      const state = sqlStateOf(error);
      if (state === undefined || !RETRYABLE.has(state)) throw error;
      if (tries >= MAX_TRIES) {
        transactionTallies.givenUp += 1;
        throw new AppError(
          'SERVICE_UNAVAILABLE',
          say`Too many others are changing the same records at this moment. Try again in a second.`,
          [],
          { cause: error, retryAfterSeconds: 1 },
        );
      }
      transactionTallies.retries.set(state, (transactionTallies.retries.get(state) ?? 0) + 1);
      await sleep(backOffMs(tries));
    }
  }
}

async function attempt<Result>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    const tx = openTransaction(client, db, actor, beginText(options));
    try {
      const result = await work(tx);
      await tx.letWatchersJudge();
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  } catch (error) {
    if (isConnectionFailure(error)) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The connection carries the usual time-outs already, so the usual transaction begins with a bare `begin`. */
function beginText(options: TransactionOptions): string {
  const parts = [options.isolation === undefined ? 'begin' : `begin isolation level ${options.isolation}`];
  if (options.statementTimeoutMs !== undefined && options.statementTimeoutMs !== STATEMENT_TIMEOUT_MS) {
    parts.push(`set local statement_timeout = ${Math.trunc(options.statementTimeoutMs)}`);
  }
  if (options.lockTimeoutMs !== undefined && options.lockTimeoutMs !== LOCK_TIMEOUT_MS) {
    parts.push(`set local lock_timeout = ${Math.trunc(options.lockTimeoutMs)}`);
  }
  return parts.join('; ');
}

interface OpenTransaction extends Tx {
  /** what is left for the end, in its order */
  readonly last: [Statement<unknown>, readonly Parameter[]][];
  letWatchersJudge(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

function openTransaction(client: pg.PoolClient, db: Database, actor: Actor, begin: string): OpenTransaction {
  /** answers nobody waits for yet: the begin, and what was deferred */
  const pending: Promise<unknown>[] = [];
  const track = (answer: Promise<unknown>) => {
    // The failure is raised at commit; until then it must not count as unhandled.
    answer.catch(() => {});
    pending.push(answer);
  };
  track(client.query(begin));
  const send = async <Row>(config: { name?: string; text: string; values: unknown[] }): Promise<Row[]> => {
    const answer = traceStatement(config, () => client.query(config));
    try {
      return (await answer).rows as Row[];
    } catch (error) {
      // A statement after a failed deferred one only says "transaction is aborted": the first failure is the cause.
      if (sqlStateOf(error) === '25P02') await Promise.all(pending);
      throw error;
    }
  };
  const last: OpenTransaction['last'] = [];
  const changes: Record<RecordKind, Set<number>> = {
    product: new Set(),
    purchase_order: new Set(),
    production_order: new Set(),
  };
  const tx = {
    home: db.home,
    clock: db.clock,
    policy: db.policy,
    actor,
    last,
    run: <Row>(statement: Statement<Row>, values: readonly Parameter[]) =>
      send<Row>({ name: statement.name, text: statement.text, values: [...values] }),
    select: <Row>(query: Compilable<Row>) => send<Row>(configOf(query)),
    defer(statement: Statement<unknown>, values: readonly Parameter[]) {
      const config = { name: statement.name, text: statement.text, values: [...values] };
      track(traceStatement(config, () => client.query(config)));
    },
    deferToEnd(statement: Statement<unknown>, values: readonly Parameter[]) {
      last.push([statement, values]);
    },
    changed(kind: RecordKind, ids: readonly number[]) {
      for (const id of ids) changes[kind].add(id);
    },
    async letWatchersJudge() {
      if (Object.values(changes).every((ids) => ids.size === 0)) return;
      for (const watcher of db.watchers) await watcher(tx as unknown as Tx, changes);
    },
    async commit() {
      for (const [statement, values] of last) tx.defer(statement, values);
      const answer = traceStatement(COMMIT, () => client.query(COMMIT.text));
      track(answer);
      await Promise.all(pending);
      // PostgreSQL answers a commit of a failed transaction with ROLLBACK and no error.
      if ((await answer).command !== 'COMMIT')
        throw new Error('The transaction was rolled back at its commit');
    },
    async rollback() {
      await client.query('rollback').catch(() => {});
      await Promise.allSettled(pending);
    },
  };
  return tx as unknown as OpenTransaction;
}

/** Runs `work` so that its failure undoes only its own changes, and the transaction can go on. */
export async function inSavepoint<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  const { last } = tx as OpenTransaction;
  const before = last.length;
  tx.defer(SAVEPOINT, []);
  try {
    const result = await work();
    tx.defer(RELEASE_SAVEPOINT, []);
    return result;
  } catch (error) {
    // Also what it has left for the end: an event of something that was undone must not go out.
    last.splice(before);
    if (error instanceof AppError) await tx.run(ROLLBACK_TO_SAVEPOINT, []);
    throw error;
  }
}

const COMMIT = { name: 'commit', text: 'commit' };
const SAVEPOINT: Statement<unknown> = { name: 'savepoint', text: 'savepoint work' };
const RELEASE_SAVEPOINT: Statement<unknown> = { name: 'release_savepoint', text: 'release savepoint work' };
const ROLLBACK_TO_SAVEPOINT: Statement<unknown> = {
  name: 'rollback_to_savepoint',
  text: 'rollback to savepoint work',
};

/** A connection after which the pool must not use this client again. */
function isConnectionFailure(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state === undefined)
    return error instanceof Error && /Connection terminated|not queryable/.test(error.message);
  return state.startsWith('08') || state.startsWith('57P') || state === 'ECONNRESET' || state === 'EPIPE';
}
