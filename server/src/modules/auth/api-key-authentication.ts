import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { languageOf } from '../../platform/http/negotiation.ts';
import { say } from '../../platform/words/sentence.ts';
import { ownerOfKey, touchApiKey } from './api-keys.queries.ts';

/** What only the caller has: `hdk_`, twelve digits to find the row by, and 256 random bits. */
export interface NewApiKey {
  readonly key: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

const KEY_PATTERN = /^hdk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

export function createApiKey(): NewApiKey {
  const prefix = randomBytes(6).toString('hex');
  const key = `hdk_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { key, prefix, hash: hashOfApiKey(key) };
}

/** One round is enough: nobody can guess 256 random bits. */
const hashOfApiKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/**
 * The API key of a request, wherever it stands; undefined when it came with a session's token or with nothing.
 *
 * @throws NOT_AUTHENTICATED when it came with both: whose rights count is nothing to guess
 */
export function apiKeyOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  const header = request.headers['x-api-key'];
  if (header !== undefined) {
    if (authorization === undefined && typeof header === 'string') return header;
    throw new AppError('NOT_AUTHENTICATED', say`Send either Authorization or X-API-Key, once, and not both.`);
  }
  return /^Bearer +(hdk_.*)$/i.exec(authorization ?? '')?.[1];
}

const MINUTE_MS = 60_000;

/**
 * Who sends a request with an API key: its owner, with the rights that the key leaves. Asked anew at every request, as a
 * session is, so that a revocation takes effect at once on every node.
 *
 * @throws NOT_AUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
 */
export async function authenticateApiKey(db: Database, key: string, request: FastifyRequest): Promise<Actor> {
  const prefix = KEY_PATTERN.exec(key)?.[1];
  const [found] = prefix === undefined ? [] : await db.run(ownerOfKey, [prefix]);
  if (found === undefined || !timingSafeEqual(found.key_hash, hashOfApiKey(key))) {
    throw new AppError('NOT_AUTHENTICATED', say`The API key is not valid. Check that it was copied whole.`);
  }
  if (found.is_revoked) throw new AppError('TOKEN_REVOKED', say`This API key was revoked. Use another one.`);
  if (!found.is_active) {
    throw new AppError(
      'TOKEN_REVOKED',
      say`The owner of this API key is not active any more. Use another key.`,
    );
  }
  const now = db.clock.now();
  if (Date.parse(found.expires_at) <= now.getTime()) {
    throw new AppError('TOKEN_EXPIRED', say`This API key has expired. Create a new one.`);
  }
  const lastUsed = found.last_used_at === null ? 0 : Date.parse(found.last_used_at);
  // Once a minute is enough to see whether a key is in use, and spares each request a write.
  if (now.getTime() - lastUsed >= MINUTE_MS) await db.run(touchApiKey, [found.api_key_id, now]);
  return {
    userId: found.user_id,
    username: `${found.username} (${found.name})`,
    role: found.role,
    requestId: request.id,
    language: languageOf(request.headers['accept-language']),
    sessionId: null,
    apiKey: { id: found.api_key_id, scopes: found.scopes },
    mustChangePassword: found.must_change_password,
  };
}
