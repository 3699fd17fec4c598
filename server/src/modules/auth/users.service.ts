import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { hashPassword, requireNewPassword } from './passwords.ts';
import { endSessions } from './sessions.queries.ts';
import { findUser, insertUser, lockUserAndAdmins, updateUser, usernameTaken } from './users.queries.ts';
import type { User, UserCreate, UserUpdate } from './users.schemas.ts';

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
  const hash = password === undefined ? {} : { password_hash: await hashPassword(password) };
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

function isActiveAdmin(user: User): boolean {
  return user.role === 'admin' && user.is_active;
}

function lastAdministrator(user: User): AppError {
  return new AppError(
    'IN_USE',
    `${user.username} is the last active administrator. Make somebody else an administrator first.`,
    [{ username: user.username }],
  );
}
