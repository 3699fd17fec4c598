import { sql, type Updateable } from 'kysely';
import type { Users } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, sortOrder } from '../../platform/http/paging.ts';
import type { User, UserCreate, UserList } from './users.schemas.ts';

/** All but the hash of the password, which leaves this file only through `Credentials`. */
const COLUMNS = [
  'user_id',
  'username',
  'full_name',
  'email',
  'role',
  'is_active',
  'must_change_password',
  'last_login_at',
  'created_at',
  'updated_at',
] as const;

export interface Credentials {
  readonly user_id: number;
  readonly username: string;
  readonly role: string;
  readonly is_active: boolean;
  readonly password_hash: string;
}

export const credentialsByName = statement<Credentials>(
  'user_credentials_by_name',
  'select user_id, username, role, is_active, password_hash from users where lower(username) = lower($1)',
);

export const credentialsById = statement<Credentials>(
  'user_credentials_by_id',
  'select user_id, username, role, is_active, password_hash from users where user_id = $1',
);

/** Locks the user. No row when the password was changed or the user deactivated since the password was compared. */
export const confirmLogin = statement<User>(
  'user_confirm_login',
  `update users set last_login_at = $3 where user_id = $1 and password_hash = $2 and is_active
   returning ${COLUMNS.join(', ')}`,
);

/** No row when the password is another one by now. */
export const replacePasswordHash = statement<{ user_id: number }>(
  'user_replace_password_hash',
  `update users set password_hash = $3, must_change_password = false, updated_at = $4 where user_id = $1 and password_hash = $2
   returning user_id`,
);

export async function findUser(db: Db, userId: number): Promise<User | undefined> {
  const [row] = await db.select(queries.selectFrom('users').select(COLUMNS).where('user_id', '=', userId));
  return row;
}

export async function usernameTaken(db: Db, username: string): Promise<boolean> {
  return (await db.run(credentialsByName, [username])).length > 0;
}

/**
 * Locks a user together with all active administrators, in the order of their numbers. Two administrators who demote each
 * other at the same time therefore go one after the other, and the second finds himself alone.
 */
export async function lockUserAndAdmins(
  tx: Tx,
  userId: number,
): Promise<{ user: User | undefined; activeAdmins: number }> {
  const query = queries
    .selectFrom('users')
    .select(COLUMNS)
    .where((row) =>
      row.or([
        row('user_id', '=', userId),
        row.and([row('role', '=', 'admin'), row('is_active', '=', true)]),
      ]),
    )
    .orderBy('user_id')
    .forNoKeyUpdate();
  const rows: User[] = await tx.select(query);
  return {
    user: rows.find((row) => row.user_id === userId),
    activeAdmins: rows.filter((row) => row.role === 'admin' && row.is_active).length,
  };
}

export async function listUsers(db: Db, list: UserList) {
  const order = sortOrder(list.sort, 'username');
  let query = queries.selectFrom('users').select(COLUMNS);
  if (list.role !== undefined) query = query.where('role', '=', list.role);
  if (list.is_active !== undefined) query = query.where('is_active', '=', list.is_active);
  if (list.search) {
    const found = sql<boolean>`strpos(search_fold(username || ' ' || full_name), search_fold(${list.search.trim()})) > 0`;
    query = query.where(found);
  }
  return readPage(db, query.orderBy(order.field, order.direction).orderBy('user_id'), list);
}

export async function insertUser(
  tx: Tx,
  user: Omit<UserCreate, 'password'> & { password_hash: string },
): Promise<User> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('users')
    .values({ ...user, created_at: now, updated_at: now })
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export async function updateUser(tx: Tx, userId: number, changes: Updateable<Users>): Promise<User> {
  const query = queries
    .updateTable('users')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('user_id', '=', userId)
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export async function administratorExists(db: Db): Promise<boolean> {
  const query = queries.selectFrom('users').select('user_id').where('role', '=', 'admin').limit(1);
  return (await db.select(query)).length > 0;
}

/** Nobody else can add a user until the transaction ends; reading goes on. */
export const lockUsersTable = statement<never>(
  'user_lock_table',
  'lock table users in share row exclusive mode',
);
