import type pg from 'pg';
import { AppError } from '../errors/app-error.ts';
import { say } from '../words/sentence.ts';
import type { Database, Parameter } from './database.ts';

/** A database whose cursors end when the signal says so: whoever asked has gone. */
export interface CursorDb extends Database {
  readonly signal?: AbortSignal;
}

/**
 * The plan is made for its first rows, so that they come at once. A fetch may take 30 s, and a reader who takes nothing for a
 * minute loses the cursor.
 */
const BEGIN = `begin isolation level repeatable read read only; set local cursor_tuple_fraction = 0.001;
  set local statement_timeout = 30000; set local idle_in_transaction_session_timeout = 60000`;

/** So many rows are in memory at once. */
const BATCH_SIZE = 250;

/**
 * The rows of a query in batches, of one moment and without ever holding more than a batch: a cursor in a transaction that
 * only reads. It has a connection until it is read to its end or left; at most half of the pool's can be taken so.
 *
 * @throws RATE_LIMITED before the first row, when so many are open already
 */
export async function* rowsOf<Row>(
  db: CursorDb,
  query: { readonly text: string; readonly row?: Row },
  values: readonly Parameter[],
  batchSize = BATCH_SIZE,
): AsyncGenerator<Row[], void, undefined> {
  const giveBack = takeSlot(db.pool);
  try {
    db.signal?.throwIfAborted();
    const client = await db.pool.connect();
    const cancel = () => cancelQuery(db.pool, client);
    db.signal?.addEventListener('abort', cancel);
    try {
      db.signal?.throwIfAborted();
      await client.query(BEGIN);
      await client.query({
        text: `declare rows_of no scroll cursor for ${query.text}`,
        values: [...values],
      });
      for (let isLast = false; !isLast; ) {
        db.signal?.throwIfAborted();
        const { rows } = await client.query(`fetch forward ${Math.trunc(batchSize)} from rows_of`);
        isLast = rows.length < batchSize;
        if (rows.length > 0) yield rows as Row[];
      }
    } finally {
      db.signal?.removeEventListener('abort', cancel);
      await release(client, db.signal?.aborted === true);
    }
  } finally {
    giveBack();
  }
}

/** A cancellation may still be on its way to this connection, so nobody else may have it. */
async function release(client: pg.PoolClient, wasCancelled: boolean): Promise<void> {
  const isClean =
    !wasCancelled &&
    (await client.query('rollback').then(
      () => true,
      () => false,
    ));
  client.release(!isClean);
}

function cancelQuery(pool: pg.Pool, client: pg.PoolClient): void {
  const { processID } = client as pg.PoolClient & { readonly processID: number };
  // Where no other connection is free, the statement's own time-out ends it.
  pool.query('select pg_cancel_backend($1)', [processID]).catch(() => {});
}

const taken = new WeakMap<pg.Pool, number>();

function takeSlot(pool: pg.Pool): () => void {
  const open = taken.get(pool) ?? 0;
  if (open >= Math.max(1, Math.floor(pool.options.max / 2))) {
    throw new AppError(
      'RATE_LIMITED',
      say`${open} large reports are being written at this moment, which is as many as this server writes at once. Try again in a few seconds.`,
      [],
      { retryAfterSeconds: 5 },
    );
  }
  taken.set(pool, open + 1);
  return () => taken.set(pool, (taken.get(pool) ?? 1) - 1);
}
