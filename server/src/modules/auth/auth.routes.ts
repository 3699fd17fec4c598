import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Api, success } from '../../platform/http/api.ts';
import { tooMany } from '../../platform/http/door.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  PasswordChange,
  RefreshToken,
  SessionList,
  SessionPage,
  SessionParams,
  TokenResponse,
  UserInfo,
  UserLogin,
} from './auth.schemas.ts';
import { changePassword, logIn, refresh, whoAmI } from './auth.service.ts';
import { createLoginFailures } from './login-failures.ts';
import { endOneSession, listSessions, logOut } from './sessions.service.ts';
import type { Tokens } from './tokens.ts';

export interface AuthDependencies {
  readonly app: FastifyInstance;
  readonly tokens: Tokens;
  readonly loginRateLimitPerMinute: number;
}

const tag = 'Authentication';

export function authRoutes(api: Api, dependencies: AuthDependencies): void {
  const limits = passwordLimits(dependencies.app, dependencies.loginRateLimitPerMinute);
  tokenRoutes(api, dependencies.tokens, limits);
  accountRoutes(api, limits);
  sessionRoutes(api);
}

/** How often a password may be tried: from one address, and for one user from anywhere. */
interface PasswordLimits {
  /** @throws RATE_LIMITED */
  check(request: FastifyRequest, username: string): Promise<void>;
}

function passwordLimits(app: FastifyInstance, max: number): PasswordLimits {
  const usernames = new WeakMap<FastifyRequest, string>();
  const options = { max, timeWindow: '1 minute', allowList: [] };
  const perAddress = app.createRateLimit({
    ...options,
    // One customer has a whole /64 of IPv6 addresses, so that is one address here.
    keyGenerator: (request) => `login-from:${normalizeIP(request.ip)}`,
  });
  const perUser = app.createRateLimit({
    ...options,
    keyGenerator: (request) => `login-as:${usernames.get(request) ?? ''}`,
  });
  return {
    async check(request, username) {
      usernames.set(request, username.toLowerCase());
      for (const limit of [perAddress, perUser]) {
        const state = await limit(request);
        if (!state.isAllowed && state.isExceeded) throw tooMany(state.ttlInSeconds);
      }
    },
  };
}

const USER_AGENT_LENGTH = 300;

function tokenRoutes(api: Api, tokens: Tokens, limits: PasswordLimits): void {
  const failures = createLoginFailures(api.db);
  api.act(
    {
      method: 'POST',
      url: '/auth/login',
      tag,
      access: 'public',
      summary: 'Log in',
      description:
        'Begins a session and answers an access token and a refresh token. Tries are limited for each address and for each username.',
      body: UserLogin,
      response: TokenResponse,
      errors: ['INVALID_CREDENTIALS'],
      example: { body: { username: 'admin', password: 'Sac-Levha-2026' } },
    },
    async ({ db, actor, body, request }) => {
      await limits.check(request, body.username);
      const origin = {
        ipAddress: request.ip,
        userAgent: request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH) ?? null,
      };
      return logIn(db, tokens, actor, body, origin, failures);
    },
  );

  api.act(
    {
      method: 'POST',
      url: '/auth/refresh',
      tag,
      access: 'public',
      summary: 'Refresh the tokens',
      description:
        'Answers a new access token and the next refresh token. Each refresh token works once; using one twice ends the session.',
      body: RefreshToken,
      response: TokenResponse,
      errors: ['NOT_AUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED'],
      example: { body: { refresh_token: 'kX3vQ0m1oYF2e8mJ9b1rTqL7c5dN4aWzU6sHgPiRjVE' } },
    },
    ({ db, actor, body }) => refresh(db, tokens, actor, body.refresh_token),
  );

  api.write(
    {
      method: 'POST',
      url: '/auth/logout',
      tag,
      access: 'session',
      beforePasswordChange: true,
      summary: 'Log out',
      description: 'Ends the session of this request. Its tokens stop working at once.',
      response: MessageAnswer,
      idempotent: false,
    },
    async ({ tx }) => {
      await logOut(tx);
      return success(tx, say`You are logged out.`);
    },
  );
}

function accountRoutes(api: Api, limits: PasswordLimits): void {
  api.read(
    {
      url: '/auth/me',
      tag,
      access: 'authenticated',
      beforePasswordChange: true,
      summary: 'Get the current user',
      description: 'Who you are, and all that your role may do.',
      response: UserInfo,
    },
    ({ db, actor }) => whoAmI(db, actor),
  );

  api.act(
    {
      method: 'POST',
      url: '/auth/change-password',
      tag,
      access: 'session',
      beforePasswordChange: true,
      summary: 'Change the own password',
      description: 'Ends all other sessions of the user. Tries are limited as those of the login.',
      body: PasswordChange,
      response: MessageAnswer,
      errors: ['INVALID_CREDENTIALS', 'CONFLICT'],
      example: { body: { current_password: 'Sac-Levha-2026', new_password: 'Rulo-Boru-2027' } },
    },
    async ({ db, actor, body, request }) => {
      await limits.check(request, actor.username);
      const ended = await changePassword(db, actor, body);
      return success(
        { clock: db.clock, actor },
        say`The password is changed. Other sessions that were ended: ${ended}.`,
      );
    },
  );
}

function sessionRoutes(api: Api): void {
  api.read(
    {
      url: '/auth/sessions',
      tag,
      access: 'session',
      summary: 'List sessions',
      description:
        'The open sessions, your own unless an administrator asks for another user, last used first.',
      query: SessionList,
      response: SessionPage,
      errors: ['INSUFFICIENT_PERMISSIONS'],
    },
    ({ db, actor, query }) => listSessions(db, actor, query),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/auth/sessions/:session_id',
      tag,
      access: 'session',
      summary: 'End a session',
      description:
        'Its tokens stop working at once. An administrator may end any session, others only their own.',
      params: SessionParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      await endOneSession(tx, params.session_id);
      return success(tx, say`The session has ended.`);
    },
  );
}
