import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AppError, duplicate, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { mayDo, permissionsOf } from '../../platform/http/permissions.ts';
import { momentOf } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { createApiKey } from './api-key-authentication.ts';
import { apiKeyNameTaken, findApiKey, insertApiKey, listApiKeys, revokeKey } from './api-keys.queries.ts';
import type { ApiKey, ApiKeyCreate, ApiKeyCreated, ApiKeyList } from './api-keys.schemas.ts';

/** Somebody's own keys; an administrator sees everybody's. @throws INSUFFICIENT_PERMISSIONS */
export async function listKeys(db: Db, actor: Actor, list: ApiKeyList) {
  const isAdministrator = mayDo(actor, 'manage:users');
  if (list.user_id !== undefined && list.user_id !== actor.userId && !isAdministrator) {
    throw new AppError(
      'INSUFFICIENT_PERMISSIONS',
      say`You can list only your own API keys. Leave user_id out, or ask an administrator.`,
      [{ permission: 'manage:users', role: actor.role }],
    );
  }
  return listApiKeys(db, list.user_id ?? (isAdministrator ? undefined : (actor.userId ?? 0)), list);
}

/** @throws NOT_FOUND, also for somebody else's unless the caller manages users */
export async function getKey(db: Db, actor: Actor, apiKeyId: number): Promise<ApiKey> {
  const key = await findApiKey(db, apiKeyId);
  const allowed = key?.user_id === actor.userId || mayDo(actor, 'manage:users');
  if (key === undefined || !allowed) throw notFound('API key', apiKeyId);
  return key;
}

/** @throws VALIDATION_ERROR, INSUFFICIENT_PERMISSIONS, DUPLICATE */
export async function createKey(db: Database, actor: Actor, input: ApiKeyCreate): Promise<ApiKeyCreated> {
  const { name, scopes } = input;
  requireOwnRights(actor, scopes);
  return inTransaction(db, actor, async (tx) => {
    const expiresAt = expiryOf(tx, input.expires_at);
    const userId = actor.userId ?? 0;
    const [known] = await tx.run(apiKeyNameTaken, [userId, name]);
    if (known?.taken === true) throw duplicate('API key', 'name', name);
    const { key, prefix, hash } = createApiKey();
    const apiKeyId = await insertApiKey(tx, userId, { name, scopes, expiresAt, prefix, hash });
    const after = await getKey(tx, actor, apiKeyId);
    audit(tx, { action: 'api_key.create', entityType: 'api_key', entityId: apiKeyId, after });
    return { ...after, api_key: key };
  });
}

/** Nobody can hand on what is not the own. */
function requireOwnRights(actor: Actor, scopes: readonly string[]): void {
  const own: readonly string[] = permissionsOf(actor);
  const missing = scopes.filter((scope) => !own.includes(scope));
  if (missing.length === 0) return;
  throw new AppError(
    'INSUFFICIENT_PERMISSIONS',
    say`Your role ${actor.role} does not have ${missing}, so your key cannot either. Leave it out.`,
    missing.map((permission) => ({ permission, role: actor.role })),
  );
}

function expiryOf(tx: Tx, given: string | undefined): Date {
  const now = tx.clock.now();
  if (given === undefined) return yearsLater(now, 1);
  const expiresAt = momentOf(given);
  if (expiresAt <= now) throw invalidField('expires_at', say`must be in the future`);
  if (expiresAt > yearsLater(now, 2)) throw invalidField('expires_at', say`must be at most two years ahead`);
  return expiresAt;
}

function yearsLater(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

/** Revoking a key twice changes nothing. @throws NOT_FOUND */
export async function revokeApiKey(tx: Tx, apiKeyId: number): Promise<ApiKey> {
  const before = await getKey(tx, tx.actor, apiKeyId);
  const revoked = await tx.run(revokeKey, [apiKeyId, tx.clock.now(), tx.actor.userId]);
  if (revoked.length === 0) return before;
  const after = await getKey(tx, tx.actor, apiKeyId);
  audit(tx, { action: 'api_key.revoke', entityType: 'api_key', entityId: apiKeyId, before, after });
  return after;
}
