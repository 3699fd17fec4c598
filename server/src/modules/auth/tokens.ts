import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';

export interface TokenSettings {
  readonly secretKey: string;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
}

export interface Tokens {
  readonly settings: TokenSettings;
  authenticate(request: FastifyRequest): Promise<Actor>;
}

export function createTokens(_db: Database, settings: TokenSettings): Tokens {
  return {
    settings,
    authenticate: async () => {
      throw new AppError('NOT_AUTHENTICATED', 'Log in first.');
    },
  };
}
