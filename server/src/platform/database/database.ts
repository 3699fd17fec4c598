import { createHash } from 'node:crypto';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/tables.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Policy } from '../config.ts';
import { traceStatement } from '../tracing.ts';
import type { Statement } from './statement.ts';

/** A bound parameter. Numeric values travel as text, never as binary floats. */
export type Parameter = string | number | boolean | null | Date | Buffer | readonly Parameter[];

/** Where statements run: a pool or a transaction. A function that takes a `Db` may be called with either. */
export interface Db {
  /** the same of a database and of all of its transactions: for what is kept in memory beside it */
  readonly home: object;
  readonly clock: Clock;
  readonly policy: Policy;
  /** Runs a declared statement and answers its rows. */
  run<Row>(statement: Statement<Row>, values: readonly Parameter[]): Promise<Row[]>;
  /** Runs a query built with `queries`. */
  select<Row>(query: Compilable<Row>): Promise<Row[]>;
}

declare const insideTransaction: unique symbol;

/**
 * An open transaction of one actor. A function that takes a `Tx` must run inside one, and the compiler sees to it.
 * Statements are sent at once and answered in order, so independent ones cost one round trip together.
 */
export interface Tx extends Db {
  readonly [insideTransaction]: true;
  readonly actor: Actor;
  /**
   * Sends a statement without waiting for its answer. If it fails, the whole transaction fails before its commit is
   * acknowledged.
   */
  defer(statement: Statement<unknown>, values: readonly Parameter[]): void;
  /** The same, sent right before the commit: for what locks a row that everybody needs. */
  deferToEnd(statement: Statement<unknown>, values: readonly Parameter[]): void;
  /** Says which records this transaction has changed, so that whoever watches them can judge them before the commit. */
  changed(kind: RecordKind, ids: readonly number[]): void;
}

/** What may be watched: stock and levels of a product, dates and status of an order. */
export type RecordKind = 'product' | 'purchase_order' | 'production_order';

/** What a transaction has said that it changed. */
export type Changes = Readonly<Record<RecordKind, ReadonlySet<number>>>;

/**
 * Runs after the work of each transaction and before its commit, when something was changed. It may lock only what nothing
 * else locks earlier: its locks are the last of every transaction. What it defers travels with the commit.
 */
export type Watcher = (tx: Tx, changes: Changes) => Promise<void> | void;

/** Builds queries and compiles them; it has no connection and cannot run them. */
export const queries = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const MAX_NAMED_QUERIES = 500;
const namedQueries = new Map<string, string>();

/** A stable name for a query's text. Bounded: dynamic filters could mint names, and each costs memory in each session. */
function nameFor(text: string): string | undefined {
  const known = namedQueries.get(text);
  if (known !== undefined) return known;
  if (namedQueries.size >= MAX_NAMED_QUERIES) return undefined;
  const name = `q_${createHash('sha1').update(text).digest('base64url')}`;
  namedQueries.set(text, name);
  return name;
}

export interface QueryConfig {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

export function configOf(query: Compilable<unknown>): QueryConfig {
  const compiled = query.compile();
  const name = nameFor(compiled.sql);
  const values = [...compiled.parameters];
  return name === undefined ? { text: compiled.sql, values } : { name, text: compiled.sql, values };
}

/** The only row of an answer that must have exactly one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`One row was expected, not ${rows.length}`);
  return row;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    switch (oid) {
      case pg.types.builtins.INT8:
        return (text: string) => {
          const value = Number(text);
          if (!Number.isSafeInteger(value)) throw new Error(`The integer ${text} is too large for a number`);
          return value;
        };
      // Numbers with decimals, days and moments stay text. The session's time zone is UTC, so a moment ends in +00.
      case pg.types.builtins.TIMESTAMPTZ:
        return (text: string) => `${text.replace(' ', 'T').replace('+00', '')}Z`;
      case pg.types.builtins.NUMERIC:
      case pg.types.builtins.DATE:
        return (text: string) => text;
      default:
        return pg.types.getTypeParser(oid, format as 'text');
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Where the database is: an address, or the embedded one's socket. */
export type DatabaseLocation =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password?: string;
      readonly database: string;
    };

export interface PoolSettings {
  readonly location: DatabaseLocation;
  readonly size: number;
  readonly applicationName?: string;
  /** its sessions refuse to write */
  readonly readOnly?: boolean;
  /** how long a connection may say nothing before it is given up; the server's own limits are the shorter ones */
  readonly silentMs?: number;
}

/** How long one statement may run, and how long it may wait for a lock, unless a transaction says otherwise. */
export const STATEMENT_TIMEOUT_MS = 10_000;
export const LOCK_TIMEOUT_MS = 3_000;

/**
 * The pool of connections. Every wait has an end: for a connection 5 s (then 503), for a lock 3 s (then the transaction is
 * tried again), for a statement 10 s, and a transaction that its client forgot is ended by the server after 10 s.
 */
export function createPool(settings: PoolSettings): pg.Pool {
  const { location, size, applicationName = 'horoz-mrp', readOnly = false, silentMs } = settings;
  const where = 'url' in location ? { connectionString: location.url } : location;
  const pool = new pg.Pool({
    ...where,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    // Generic plans: a statement over unnest($1) looks cheaper to plan anew for its few rows each time, and the planning
    // costs more than the run. Stock-outs over HTTP at 8 connections: ratio to bare SQL 0.50 with it, 0.30 without.
    // No machine code: it is compiled anew at each call of a statement, and the generic plans, which reckon with more rows
    // than come, ask for it where it never pays.
    options: `-c TimeZone=UTC -c plan_cache_mode=force_generic_plan -c jit=off -c default_transaction_isolation=read\\ committed${
      readOnly ? ' -c default_transaction_read_only=on' : ''
    }`,
    ...(silentMs === undefined ? {} : { query_timeout: silentMs }),
    pipeline: true,
    types,
  } as pg.PoolConfig);
  // A connection that breaks is replaced at its next use, and the query under way fails; without listeners it would end the
  // process: the pool's for idle connections, the client's own for one that is in a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export interface Database extends Db {
  readonly pool: pg.Pool;
  /** who looks at changed records before each commit; the application fills it */
  readonly watchers: Watcher[];
  close(): Promise<void>;
}

/** A database on a pool: each statement runs by itself, on any connection. */
export function createDatabase(pool: pg.Pool, clock: Clock, policy: Policy): Database {
  return {
    home: pool,
    pool,
    clock,
    policy,
    watchers: [],
    async run<Row>(statement: Statement<Row>, values: readonly Parameter[]) {
      const { name, text } = statement;
      const answer = await traceStatement(statement, () => pool.query({ name, text, values: [...values] }));
      return answer.rows as Row[];
    },
    async select<Row>(query: Compilable<Row>) {
      const config = configOf(query);
      const answer = await traceStatement(config, () => pool.query(config));
      return answer.rows as Row[];
    },
    close: () => pool.end(),
  };
}
