import type pg from 'pg';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { say } from '../platform/words/sentence.ts';
import type { Invariant } from './invariant.ts';
import type { CheckedInvariant, InvariantReport } from './invariants.schemas.ts';
import { INVARIANTS } from './invariants.ts';

const EXAMPLES = 5;
/** For each check. Measured: the slowest, strict FIFO, takes 3 s over 20,000 layers. */
const STATEMENT_TIMEOUT_MS = 120_000;

/**
 * One snapshot for all: between two, another transaction could commit and look like a fault. The sums need memory that
 * requests do not, and compiling a query that runs once costs more than it saves.
 */
const BEGIN = `begin isolation level repeatable read read only; set local statement_timeout = ${STATEMENT_TIMEOUT_MS};
  set local work_mem = '64MB'; set local jit = off`;

/**
 * Asks all invariants of one snapshot. Changes nothing, and the connection could not.
 *
 * @throws the database's error when a check cannot be answered
 */
export async function runInvariants({ pool, clock, policy }: Database): Promise<InvariantReport> {
  const checked_at = clock.now().toISOString();
  const start = performance.now();
  const client = await pool.connect();
  try {
    await client.query(BEGIN);
    const invariants = await checkInvariants(client, policy.timeZone);
    return {
      status: invariants.every((one) => one.violations === 0) ? 'ok' : 'violated',
      checked_at,
      duration_ms: Math.round(performance.now() - start),
      invariants,
    };
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

/** Asks invariants of whatever transaction the client is in. */
export async function checkInvariants(
  client: pg.ClientBase,
  timeZone: string,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<CheckedInvariant[]> {
  await client.query(`select set_config('horoz.time_zone', $1, true)`, [timeZone]);
  const checked: CheckedInvariant[] = [];
  for (const { id, name, query } of invariants) {
    const start = performance.now();
    // The whole of it is asked for, not its first rows: a LIMIT inside would make the planner choose plans for a short answer.
    const { rows } = await client.query<Record<string, unknown>>(
      `with violation as materialized (${query})
       select v.*, (select count(*) from violation) as violation_count from violation v limit ${EXAMPLES}`,
    );
    checked.push({
      id,
      name,
      violations: Number(rows[0]?.violation_count ?? 0),
      examples: rows.map(({ violation_count: _, ...row }) => row),
      duration_ms: Math.round(performance.now() - start),
    });
  }
  return checked;
}

/** Whoever asks while another run is under way is told to come back: two would only slow each other and everybody else. */
export function oneRunAtATime(db: Database): () => Promise<InvariantReport> {
  let isRunning = false;
  return async () => {
    if (isRunning) {
      throw new AppError(
        'SERVICE_UNAVAILABLE',
        say`The invariants are being checked already. Try again in a few seconds.`,
        [],
        { retryAfterSeconds: 5 },
      );
    }
    isRunning = true;
    try {
      return await runInvariants(db);
    } finally {
      isRunning = false;
    }
  };
}
