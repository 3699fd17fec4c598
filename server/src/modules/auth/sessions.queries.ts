import { type Db, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, sortOrder } from '../../platform/http/paging.ts';
import type { SessionList } from './auth.schemas.ts';

export type EndReason = 'LOGOUT' | 'TOKEN_REUSE' | 'PASSWORD_CHANGED' | 'USER_CHANGED' | 'ENDED_BY_USER';

/** The one statement of every request: is the session open, and who is it now? */
export const sessionOfToken = statement<{
  user_id: number;
  username: string;
  role: string;
  is_active: boolean;
  must_change_password: boolean;
  ended: boolean;
}>(
  'session_of_token',
  `select u.user_id, u.username, u.role, u.is_active, u.must_change_password, s.ended_at is not null as ended
   from sessions s join users u using (user_id) where s.session_id = $1 and s.user_id = $2`,
);

const insertSessionRow = statement<{ session_id: string }>(
  'session_insert',
  `insert into sessions (user_id, ip_address, user_agent, created_at, last_used_at, expires_at)
   values ($1, $2, $3, $4, $4, $5) returning session_id`,
);

export interface SessionOrigin {
  readonly ipAddress: string;
  readonly userAgent: string | null;
}

export async function insertSession(
  tx: Tx,
  userId: number,
  origin: SessionOrigin,
  expiresAt: Date,
): Promise<string> {
  const values = [userId, origin.ipAddress, origin.userAgent, tx.clock.now(), expiresAt];
  const [row] = await tx.run(insertSessionRow, values);
  if (row === undefined) throw new Error('The session was not inserted');
  return row.session_id;
}

const insertRefreshTokenRow = statement<never>(
  'refresh_token_insert',
  'insert into refresh_tokens (session_id, token_hash, issued_at, expires_at) values ($1, $2, $3, $4)',
);

export function insertRefreshToken(tx: Tx, sessionId: string, hash: Buffer, expiresAt: Date): void {
  tx.defer(insertRefreshTokenRow, [sessionId, hash, tx.clock.now(), expiresAt]);
}

/** Of any number of requests with the same token, exactly one gets a row: the others wait for it and then find it used. */
export const consumeRefreshToken = statement<{ session_id: string }>(
  'refresh_token_consume',
  `update refresh_tokens set used_at = $2
   where token_hash = $1 and used_at is null and expires_at > $2 returning session_id`,
);

export const refreshTokenState = statement<{ session_id: string; user_id: number; used: boolean }>(
  'refresh_token_state',
  `select s.session_id, s.user_id, t.used_at is not null as used
   from refresh_tokens t join sessions s using (session_id) where t.token_hash = $1`,
);

/** Waits for whoever is ending the session at this moment, and then finds it ended: no row. */
export const prolongSession = statement<{ user_id: number }>(
  'session_prolong',
  `update sessions set last_used_at = $2, expires_at = $3
   where session_id = $1 and ended_at is null returning user_id`,
);

/** No row when it had ended before. */
export const endSession = statement<{ user_id: number }>(
  'session_end',
  `update sessions set ended_at = $2, end_reason = $3
   where session_id = $1 and ended_at is null returning user_id`,
);

const endSessionsOfUser = statement<{ session_id: string }>(
  'session_end_of_user',
  `update sessions set ended_at = $2, end_reason = $3
   where user_id = $1 and ended_at is null and session_id is distinct from $4::uuid returning session_id`,
);

/**
 * Ends all sessions of a user but one. The caller must have locked the user's row, which a login locks too: no session can
 * begin behind its back.
 */
export async function endSessions(
  tx: Tx,
  userId: number,
  reason: EndReason,
  exceptSessionId: string | null = null,
): Promise<number> {
  return (await tx.run(endSessionsOfUser, [userId, tx.clock.now(), reason, exceptSessionId])).length;
}

export async function findSession(
  db: Db,
  sessionId: string,
): Promise<{ user_id: number; ended: boolean } | undefined> {
  const query = queries
    .selectFrom('sessions')
    .select((row) => ['user_id', row('ended_at', 'is not', null).as('ended')])
    .where('session_id', '=', sessionId);
  const [session] = await db.select(query);
  return session === undefined ? undefined : { user_id: session.user_id, ended: Boolean(session.ended) };
}

export async function listOpenSessions(db: Db, userId: number, list: SessionList) {
  const order = sortOrder(list.sort, '-last_used_at');
  const query = queries
    .selectFrom('sessions')
    .select(['session_id', 'user_id', 'ip_address', 'user_agent', 'created_at', 'last_used_at', 'expires_at'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', db.clock.now().toISOString())
    .orderBy(order.field, order.direction)
    .orderBy('session_id');
  return readPage(db, query, list);
}
