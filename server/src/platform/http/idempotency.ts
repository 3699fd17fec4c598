import { createHmac } from 'node:crypto';
import type { Db, Tx } from '../database/database.ts';
import { statement } from '../database/statement.ts';
import { inSavepoint } from '../database/transaction.ts';
import { AppError } from '../errors/app-error.ts';
import { say } from '../words/sentence.ts';

/** An answer as it went over the wire, kept for whoever repeats the request. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;

export function checkedKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY_PATTERN.test(header)) return header;
  const message = say`must have 1 to 255 visible ASCII characters`;
  throw new AppError('VALIDATION_ERROR', say`Idempotency-Key ${message}.`, [
    { field: 'Idempotency-Key', message },
  ]);
}

/**
 * What makes two requests the same: method, address and body. Under a key, because a body may hold a password, and a bare
 * hash of it in the table would be quick to guess.
 */
export function fingerprint(secretKey: string, method: string, url: string, body: unknown): string {
  return createHmac('sha256', secretKey)
    .update(`${method} ${url}\n`)
    .update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null))
    .digest('base64url');
}

/** A twin that is still at work holds the row's lock, so this waits for it. A key older than a day is free again. */
const claimKey = statement<{ claimed: true }>(
  'idempotency_claim',
  `insert into idempotency_keys as k (user_id, idempotency_key, fingerprint, created_at)
   values ($1, $2, $3, $4::timestamptz)
   on conflict (user_id, idempotency_key) do update
     set fingerprint = excluded.fingerprint, status_code = null, response_body = null, created_at = excluded.created_at
     where k.created_at < $4::timestamptz - interval '24 hours'
   returning true as claimed`,
);

const readKey = statement<{ fingerprint: string; status_code: number | null; response_body: string | null }>(
  'idempotency_read',
  'select fingerprint, status_code, response_body from idempotency_keys where user_id = $1 and idempotency_key = $2',
);

const storeAnswer = statement<never>(
  'idempotency_store',
  'update idempotency_keys set status_code = $3, response_body = $4 where user_id = $1 and idempotency_key = $2',
);

const sweepKeys = statement<never>(
  'idempotency_sweep',
  `delete from idempotency_keys where created_at < $1::timestamptz - interval '25 hours'`,
);

/** Removes keys that nobody can repeat any more. */
export async function sweepIdempotencyKeys(db: Db): Promise<void> {
  await db.run(sweepKeys, [db.clock.now()]);
}

/**
 * Does `work` once per key. The claim, the effect and the stored answer commit together, so a repeat sees either nothing or
 * all of it, byte for byte. A refusal (4xx) of `work` is an answer too: its changes are undone, and it is kept.
 */
export async function once(
  tx: Tx,
  request: { userId: number; key: string; fingerprint: string },
  work: () => Promise<StoredAnswer>,
  refusal: (error: AppError) => StoredAnswer,
): Promise<StoredAnswer & { replayed: boolean }> {
  const claimed = await tx.run(claimKey, [request.userId, request.key, request.fingerprint, tx.clock.now()]);
  if (claimed.length === 0) return { ...(await earlierAnswer(tx, request)), replayed: true };
  let answer: StoredAnswer;
  try {
    answer = await inSavepoint(tx, work);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    answer = refusal(error);
  }
  tx.defer(storeAnswer, [request.userId, request.key, answer.status, answer.body]);
  return { ...answer, replayed: false };
}

async function earlierAnswer(
  tx: Tx,
  request: { userId: number; key: string; fingerprint: string },
): Promise<StoredAnswer> {
  const [row] = await tx.run(readKey, [request.userId, request.key]);
  if (row === undefined || row.status_code === null || row.response_body === null) {
    throw new AppError('CONFLICT', say`The same request is being worked on. Try again in a second.`, [], {
      retryAfterSeconds: 1,
    });
  }
  if (row.fingerprint !== request.fingerprint) {
    throw new AppError(
      'IDEMPOTENCY_KEY_REUSED',
      say`This Idempotency-Key belongs to another request. Use a new key for each new request.`,
    );
  }
  return { status: row.status_code, body: row.response_body };
}
