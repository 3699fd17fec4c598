import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { languageOf } from '../../platform/http/negotiation.ts';
import { say } from '../../platform/words/sentence.ts';
import { apiKeyOf, authenticateApiKey } from './api-key-authentication.ts';
import { sessionOfToken } from './sessions.queries.ts';

export interface TokenSettings {
  readonly secretKey: string;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

export interface Tokens {
  readonly settings: TokenSettings;
  /** Finds out who sent a request. @throws NOT_AUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED */
  authenticate(request: FastifyRequest): Promise<Actor>;
  issueAccessToken(user: { user_id: number; role: string }, sessionId: string): AccessToken;
}

/** RFC 9068: the type in the header keeps any other token that is signed with the same key from passing as one of these. */
const TOKEN_TYPE = 'at+jwt';

interface Claims {
  readonly userId: number;
  readonly sessionId: string;
  /** seconds since 1970 */
  readonly expiresAt: number;
}

export function createTokens(db: Database, settings: TokenSettings): Tokens {
  const readClaims = claimsReader(settings.secretKey);
  const sign = createSigner({
    key: settings.secretKey,
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TOKEN_TYPE },
  });
  const nowSeconds = () => Math.floor(db.clock.now().getTime() / 1000);
  return {
    settings,
    async authenticate(request) {
      const apiKey = apiKeyOf(request);
      if (apiKey !== undefined) return authenticateApiKey(db, apiKey, request);
      const claims = readClaims(bearerOf(request));
      if (nowSeconds() >= claims.expiresAt) {
        throw new AppError(
          'TOKEN_EXPIRED',
          say`The access token has expired. Get a new one with POST /auth/refresh.`,
        );
      }
      // Asked anew at every request, on every node: a logout or a deactivation takes effect at once.
      const [session] = await db.run(sessionOfToken, [claims.sessionId, claims.userId]);
      if (session === undefined || session.ended || !session.is_active) {
        throw new AppError('TOKEN_REVOKED', say`This session has ended. Log in again.`);
      }
      return {
        userId: session.user_id,
        username: session.username,
        role: session.role,
        requestId: request.id,
        language: languageOf(request.headers['accept-language']),
        sessionId: claims.sessionId,
        mustChangePassword: session.must_change_password,
      };
    },
    issueAccessToken(user, sessionId) {
      const iat = nowSeconds();
      const expiresInSeconds = settings.accessTokenMinutes * 60;
      const token = sign({
        sub: String(user.user_id),
        role: user.role,
        sid: sessionId,
        jti: randomUUID(),
        iat,
        exp: iat + expiresInSeconds,
      });
      return { token, expiresInSeconds };
    },
  };
}

/**
 * Reads tokens that we signed. Expiry is checked by the caller: the library knows only the machine's clock, and answers
 * with the same error whatever is wrong. It keeps no cache: an HMAC costs microseconds.
 */
function claimsReader(secretKey: string): (token: string) => Claims {
  const verify = createVerifier({
    key: secretKey,
    algorithms: ['HS256'],
    checkTyp: TOKEN_TYPE,
    requiredClaims: ['sub', 'role', 'sid', 'jti', 'iat', 'exp'],
    ignoreExpiration: true,
    cache: false,
  });
  return (token) => {
    try {
      return claimsOf(verify(token) as Record<string, unknown>);
    } catch (error) {
      throw new AppError('NOT_AUTHENTICATED', say`The access token is not valid. Log in again.`, [], {
        cause: error,
      });
    }
  };
}

const USER_ID_PATTERN = /^[1-9]\d{0,14}$/;
const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function claimsOf({ sub, sid, exp }: Record<string, unknown>): Claims {
  if (typeof sub !== 'string' || !USER_ID_PATTERN.test(sub)) throw new Error('sub is no user id');
  if (typeof sid !== 'string' || !UUID_PATTERN.test(sid)) throw new Error('sid is no session id');
  if (typeof exp !== 'number') throw new Error('exp is no moment');
  return { userId: Number(sub), sessionId: sid, expiresAt: exp };
}

/** @throws NOT_AUTHENTICATED */
function bearerOf(request: FastifyRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new AppError('NOT_AUTHENTICATED', say`Log in first, and send the access token in Authorization.`);
  }
  const token = /^Bearer +([A-Za-z0-9._-]+)$/i.exec(header)?.[1];
  if (token === undefined) {
    throw new AppError('NOT_AUTHENTICATED', say`Authorization must be: Bearer, a blank, the access token.`);
  }
  return token;
}

/** 256 random bits for the user, and their hash for the database: reading a backup gives nobody a session. */
export function createRefreshToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfRefreshToken(token) };
}

export function hashOfRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
