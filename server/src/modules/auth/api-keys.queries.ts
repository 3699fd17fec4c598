import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, sortOrder } from '../../platform/http/paging.ts';
import type { ApiKey, ApiKeyList } from './api-keys.schemas.ts';

/** Of a request with an API key: whose is it, and what may it do now? */
export const ownerOfKey = statement<{
  api_key_id: number;
  key_hash: Buffer;
  name: string;
  scopes: string[];
  expires_at: string;
  last_used_at: string | null;
  is_revoked: boolean;
  user_id: number;
  username: string;
  role: string;
  is_active: boolean;
  must_change_password: boolean;
}>(
  'api_key_owner',
  `select k.api_key_id, k.key_hash, k.name, k.scopes, k.expires_at, k.last_used_at, k.revoked_at is not null as is_revoked,
     u.user_id, u.username, u.role, u.is_active, u.must_change_password
   from api_keys k join users u using (user_id) where k.key_prefix = $1`,
);

/** Of requests that come together, one writes and the others find it done. */
export const touchApiKey = statement<never>(
  'api_key_touch',
  `update api_keys set last_used_at = $2
   where api_key_id = $1 and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')`,
);

/** Never the hash. */
function keys(db: Db) {
  const status = sql<ApiKey['status']>`case when k.revoked_at is not null then 'REVOKED'
    when k.expires_at <= ${db.clock.now().toISOString()}::timestamptz then 'EXPIRED'
    when not u.is_active then 'OWNER_INACTIVE' else 'ACTIVE' end`;
  return queries
    .selectFrom('api_keys as k')
    .innerJoin('users as u', 'u.user_id', 'k.user_id')
    .select([
      'k.api_key_id',
      'k.user_id',
      'u.username',
      'k.name',
      'k.key_prefix',
      'k.scopes',
      'k.created_at',
      'k.expires_at',
      'k.last_used_at',
      'k.revoked_at',
      status.as('status'),
    ]);
}

export async function findApiKey(db: Db, apiKeyId: number): Promise<ApiKey | undefined> {
  const [key] = await db.select(keys(db).where('k.api_key_id', '=', apiKeyId));
  return key;
}

export async function listApiKeys(db: Db, userId: number | undefined, list: ApiKeyList) {
  const order = sortOrder(list.sort, '-created_at');
  let query = queries.selectFrom(keys(db).as('k')).selectAll();
  if (userId !== undefined) query = query.where('k.user_id', '=', userId);
  if (list.status !== undefined) query = query.where('k.status', '=', list.status);
  if (list.search) {
    query = query.where(
      sql<boolean>`strpos(search_fold(k.name || ' ' || k.username), search_fold(${list.search.trim()})) > 0`,
    );
  }
  return readPage(db, query.orderBy(order.field, order.direction).orderBy('api_key_id'), list);
}

export const apiKeyNameTaken = statement<{ taken: boolean }>(
  'api_key_name_taken',
  `select exists (select from api_keys where user_id = $1 and lower(name) = lower($2) and revoked_at is null) as taken`,
);

interface NewRow {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly prefix: string;
  readonly hash: Buffer;
}

const insertApiKeyRow = statement<{ api_key_id: number }>(
  'api_key_insert',
  `insert into api_keys (user_id, name, scopes, expires_at, key_prefix, key_hash, created_at)
   values ($1, $2, $3, $4, $5, $6, $7) returning api_key_id`,
);

export async function insertApiKey(tx: Tx, userId: number, row: NewRow): Promise<number> {
  const { name, scopes, expiresAt, prefix, hash } = row;
  const values = [userId, name, scopes, expiresAt, prefix, hash, tx.clock.now()];
  return only(await tx.run(insertApiKeyRow, values)).api_key_id;
}

/** No row when it was revoked before. */
export const revokeKey = statement<{ api_key_id: number }>(
  'api_key_revoke',
  `update api_keys set revoked_at = $2, revoked_by = $3
   where api_key_id = $1 and revoked_at is null returning api_key_id`,
);
