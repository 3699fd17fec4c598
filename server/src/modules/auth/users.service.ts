import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AppError, duplicate, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { generatePassword, hashPassword, requireNewPassword } from './passwords.ts';
import { endSessions } from './sessions.queries.ts';
import { findUser, insertUser, lockUserAndAdmins, updateUser, usernameTaken } from './users.queries.ts';
import type { TemporaryPassword, User, UserCreate, UserUpdate } from './users.schemas.ts';

/** @throws NOT_FOUND */
export async function getUser(db: Db, userId: number): Promise<User> {
  const user = await findUser(db, userId);
  if (user === undefined) throw notFound('user', userId);
  return user;
}

/** @throws VALIDATION_ERROR, DUPLICATE */
export async function createUser(tx: Tx, { password, ...input }: UserCreate): Promise<User> {
  requireNewPassword('password', password);
  if (await usernameTaken(tx, input.username)) throw duplicate('user', 'username', input.username);
  const user = await insertUser(tx, { ...input, password_hash: await hashPassword(password) });
  audit(tx, { action: 'user.create', entityType: 'user', entityId: user.user_id, after: user });
  return user;
}

/**
 * A new role, a new password or a deactivation ends the user's sessions.
 *
 * @throws VALIDATION_ERROR, NOT_FOUND, CONFLICT (If-Match), IN_USE when nobody could manage users any more
 */
export async function changeUser(
  tx: Tx,
  userId: number,
  { password, ...changes }: UserUpdate,
  expectedVersion: string | null,
): Promise<User> {
  if (password !== undefined) requireNewPassword('password', password);
  // Before the lock: hashing takes a quarter of a second.
  const hash = password === undefined ? {} : temporary(await hashPassword(password));
  const { user: before, activeAdmins } = await lockUserAndAdmins(tx, userId);
  if (before === undefined) throw notFound('user', userId);
  requireVersion(expectedVersion, before);
  const after = await updateUser(tx, userId, { ...changes, ...hash });
  if (isActiveAdmin(before) && !isActiveAdmin(after) && activeAdmins === 1) throw lastAdministrator(before);
  audit(tx, { action: 'user.update', entityType: 'user', entityId: userId, before, after });
  await endSessionsAfter(tx, before, after, password !== undefined);
  return after;
}

async function endSessionsAfter(tx: Tx, before: User, after: User, newPassword: boolean): Promise<void> {
  const changed = before.role !== after.role || (before.is_active && !after.is_active);
  if (!changed && !newPassword) return;
  const ended = await endSessions(tx, after.user_id, changed ? 'USER_CHANGED' : 'PASSWORD_CHANGED');
  if (!newPassword) return;
  audit(tx, {
    action: 'user.reset_password',
    entityType: 'user',
    entityId: after.user_id,
    after: { sessions_ended: ended },
  });
}

/** Somebody else knows it, so its owner must change it. */
const temporary = (hash: string) => ({ password_hash: hash, must_change_password: true });

/**
 * A password for a user who forgot it, made here so that nobody has to think one up. Hashed before the transaction, which is
 * a quarter of a second that holds no connection.
 *
 * @throws NOT_FOUND
 */
export async function resetPassword(
  db: Database,
  actor: Actor,
  userId: number,
  chosen: string = generatePassword(),
): Promise<TemporaryPassword> {
  const hash = await hashPassword(chosen);
  return inTransaction(db, actor, async (tx) => {
    const { user } = await lockUserAndAdmins(tx, userId);
    if (user === undefined) throw notFound('user', userId);
    await updateUser(tx, userId, temporary(hash));
    const ended = await endSessions(tx, userId, 'PASSWORD_CHANGED');
    audit(tx, {
      action: 'user.reset_password',
      entityType: 'user',
      entityId: userId,
      after: { sessions_ended: ended },
    });
    return { user_id: userId, username: user.username, temporary_password: chosen, sessions_ended: ended };
  });
}

function isActiveAdmin(user: User): boolean {
  return user.role === 'admin' && user.is_active;
}

function lastAdministrator(user: User): AppError {
  return new AppError(
    'IN_USE',
    say`${user.username} is the last active administrator. Make somebody else an administrator first.`,
    [{ username: user.username }],
  );
}
