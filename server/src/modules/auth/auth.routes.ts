import type { FastifyInstance } from 'fastify';
import type { Api } from '../../platform/http/api.ts';
import type { Tokens } from './tokens.ts';

export interface AuthDependencies {
  readonly app: FastifyInstance;
  readonly tokens: Tokens;
  readonly loginRateLimitPerMinute: number;
}

export function authRoutes(_api: Api, _dependencies: AuthDependencies): void {}
