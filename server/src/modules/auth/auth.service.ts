import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { success } from '../../platform/http/api.ts';
import { permissionsOf } from '../../platform/http/permissions.ts';
import { type Sentence, say } from '../../platform/words/sentence.ts';
import type { PasswordChange, TokenResponse, UserInfo, UserLogin } from './auth.schemas.ts';
import type { LoginFailures } from './login-failures.ts';
import { hashPassword, passwordMatches, requireLoginPassword, requireNewPassword } from './passwords.ts';
import {
  consumeRefreshToken,
  endSession,
  endSessions,
  insertRefreshToken,
  insertSession,
  prolongSession,
  refreshTokenState,
  type SessionOrigin,
} from './sessions.queries.ts';
import { createRefreshToken, hashOfRefreshToken, type Tokens } from './tokens.ts';
import {
  confirmLogin,
  credentialsById,
  credentialsByName,
  findUser,
  replacePasswordHash,
} from './users.queries.ts';
import type { User } from './users.schemas.ts';

const DAY_MS = 86_400_000;

/** The same for an unknown user, a wrong password and an inactive user: the answer must not say which accounts exist. */
function invalidCredentials(): AppError {
  return new AppError('INVALID_CREDENTIALS', say`The username or the password is wrong. Check both.`);
}

/**
 * Compares the password before it opens the transaction, so that a quarter of a second of hashing holds no connection. The
 * transaction then confirms that the same password is still valid, and locks the user against being deactivated meanwhile.
 *
 * @throws VALIDATION_ERROR, INVALID_CREDENTIALS
 */
export async function logIn(
  db: Database,
  tokens: Tokens,
  caller: Actor,
  login: UserLogin,
  origin: SessionOrigin,
  failures: LoginFailures,
): Promise<TokenResponse> {
  requireLoginPassword('password', login.password);
  const [known] = await db.run(credentialsByName, [login.username]);
  const matches = await passwordMatches(login.password, known?.password_hash);
  if (known === undefined || !matches || !known.is_active) {
    await failures.note({ user: known, ipAddress: origin.ipAddress, requestId: caller.requestId });
    throw invalidCredentials();
  }
  const { user_id: userId, username, role } = known;
  const actor: Actor = { ...caller, userId, username, role };
  return inTransaction(db, actor, async (tx) => {
    const [user] = await tx.run(confirmLogin, [userId, known.password_hash, tx.clock.now()]);
    if (user === undefined) throw invalidCredentials();
    const expiresAt = refreshExpiry(tx, tokens);
    const sessionId = await insertSession(tx, userId, origin, expiresAt);
    audit(tx, {
      action: 'session.login',
      entityType: 'session',
      entityId: sessionId,
      after: { user_id: userId, ip_address: origin.ipAddress, user_agent: origin.userAgent },
    });
    return tokenResponse(tx, tokens, { user, sessionId, expiresAt, message: say`You are logged in.` });
  });
}

type Refreshed = { readonly answer: TokenResponse } | { readonly refusal: AppError };

/**
 * Trades a refresh token for the next pair. A token that was used before has two owners, and one of them is a thief: its
 * session ends for both. That must be committed although the answer is a refusal, so the refusal is a result here.
 *
 * @throws NOT_AUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
 */
export async function refresh(
  db: Database,
  tokens: Tokens,
  actor: Actor,
  refreshToken: string,
): Promise<TokenResponse> {
  const hash = hashOfRefreshToken(refreshToken);
  const result = await inTransaction(db, actor, async (tx): Promise<Refreshed> => {
    const [used] = await tx.run(consumeRefreshToken, [hash, tx.clock.now()]);
    if (used === undefined) return { refusal: await refuseRefresh(tx, hash) };
    const expiresAt = refreshExpiry(tx, tokens);
    const [session] = await tx.run(prolongSession, [used.session_id, tx.clock.now(), expiresAt]);
    const user = session === undefined ? undefined : await findUser(tx, session.user_id);
    if (user === undefined || !user.is_active) return { refusal: sessionEnded() };
    const { session_id: sessionId } = used;
    return {
      answer: tokenResponse(tx, tokens, { user, sessionId, expiresAt, message: say`The session goes on.` }),
    };
  });
  if ('refusal' in result) throw result.refusal;
  return result.answer;
}

function sessionEnded(): AppError {
  return new AppError('TOKEN_REVOKED', say`This session has ended. Log in again.`);
}

async function refuseRefresh(tx: Tx, hash: Buffer): Promise<AppError> {
  const [token] = await tx.run(refreshTokenState, [hash]);
  if (token === undefined) {
    return new AppError('NOT_AUTHENTICATED', say`This refresh token is not known. Log in again.`);
  }
  if (!token.used) return new AppError('TOKEN_EXPIRED', say`The refresh token has expired. Log in again.`);
  const ended = await tx.run(endSession, [token.session_id, tx.clock.now(), 'TOKEN_REUSE']);
  if (ended.length > 0) {
    audit(tx, {
      action: 'session.reuse',
      entityType: 'session',
      entityId: token.session_id,
      after: { user_id: token.user_id, end_reason: 'TOKEN_REUSE' },
    });
  }
  return sessionEnded();
}

function refreshExpiry(tx: Tx, tokens: Tokens): Date {
  return new Date(tx.clock.now().getTime() + tokens.settings.refreshTokenDays * DAY_MS);
}

function tokenResponse(
  tx: Tx,
  tokens: Tokens,
  session: { user: User; sessionId: string; expiresAt: Date; message: Sentence },
): TokenResponse {
  const { token: refreshToken, hash } = createRefreshToken();
  insertRefreshToken(tx, session.sessionId, hash, session.expiresAt);
  const access = tokens.issueAccessToken(session.user, session.sessionId);
  return {
    ...success(tx, session.message),
    access_token: access.token,
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: access.expiresInSeconds,
    user_info: userInfo(session.user, undefined),
  };
}

function userInfo(user: User, apiKey: Actor['apiKey']): UserInfo {
  const { user_id, username, full_name, role, is_active, must_change_password } = user;
  const permissions = permissionsOf(apiKey === undefined ? { role } : { role, apiKey });
  return { user_id, username, full_name, role, permissions, is_active, must_change_password };
}

/** @throws TOKEN_REVOKED when the user does not exist any more */
export async function whoAmI(db: Db, actor: Actor): Promise<UserInfo> {
  const user = await findUser(db, actor.userId ?? 0);
  if (user === undefined) throw sessionEnded();
  return userInfo(user, actor.apiKey);
}

/**
 * Ends the user's other sessions: whoever knew the old password is out.
 *
 * @throws VALIDATION_ERROR, INVALID_CREDENTIALS, CONFLICT when the password was changed meanwhile
 */
export async function changePassword(db: Database, actor: Actor, change: PasswordChange): Promise<number> {
  requireLoginPassword('current_password', change.current_password);
  requireNewPassword('new_password', change.new_password);
  if (change.new_password === change.current_password) {
    throw invalidField('new_password', say`must differ from the current password`);
  }
  const userId = actor.userId ?? 0;
  const [known] = await db.run(credentialsById, [userId]);
  const matches = await passwordMatches(change.current_password, known?.password_hash);
  if (known === undefined || !matches) {
    throw new AppError('INVALID_CREDENTIALS', say`The current password is wrong. Check it.`);
  }
  const newHash = await hashPassword(change.new_password);
  return inTransaction(db, actor, async (tx) => {
    const changed = await tx.run(replacePasswordHash, [userId, known.password_hash, newHash, tx.clock.now()]);
    if (changed.length === 0) {
      throw new AppError('CONFLICT', say`The password has just been changed elsewhere. Log in again.`);
    }
    const ended = await endSessions(tx, userId, 'PASSWORD_CHANGED', actor.sessionId);
    audit(tx, {
      action: 'user.change_password',
      entityType: 'user',
      entityId: userId,
      after: { sessions_ended: ended },
    });
    return ended;
  });
}
