import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors/app-error.ts';
import { say } from '../words/sentence.ts';
import { BASE_PATH } from './endpoints.ts';
import { parseJson } from './json.ts';
import { answerProblems, sendProblem } from './problems.ts';
import { createValidatorCompiler } from './validation.ts';

export interface DoorSettings {
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly rateLimitPerMinute: number;
  readonly trustProxy: boolean;
}

const BODY_LIMIT_BYTES = 1_048_576;

/** First parts of the API's paths: the same paths without the base path reach the same handlers. Of /health it is one path. */
const RESOURCES = [
  'auth', 'users', 'api-keys', 'audit-log', 'warehouses', 'products', 'suppliers', 'units', 'inventory', 'bom', 'production',
  'procurement', 'planning', 'alerts', 'webhooks', 'events', 'reports', 'costs', 'imports',
  'health/invariants',
] as const; // biome-ignore format: a list that is read as one

const ALIAS = new RegExp(`^/(?:${RESOURCES.join('|')})(?=[/?]|$)`);

/**
 * The one rewrite at the door: `/warehouses` and `/master-data/warehouses` are `/api/v1/warehouses`.
 */
export function canonicalUrl(url: string): string {
  const path = url.startsWith(`${BASE_PATH}/`) ? url.slice(BASE_PATH.length) : url;
  const resource = path.replace(/^\/master-data(?=\/(?:warehouses|products|suppliers|units)(?:[/?]|$))/, '');
  return ALIAS.test(resource) ? BASE_PATH + resource : url;
}

const REQUEST_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID_PATTERN.test(given) ? given : randomUUID();
}

/** A Fastify server with everything that stands between the network and the first line of a handler. */
export async function openDoor(
  settings: DoorSettings,
  clock: Clock,
  logger: FastifyBaseLogger,
  limits?: FastifyRateLimitStoreCtor,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    // One line per request, written when it has ended: two lines cost more than the rest of a small request.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: requestIdOf,
    rewriteUrl: (request) => canonicalUrl(request.url ?? '/'),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: settings.trustProxy,
    // An address that cannot be decoded fails before any hook runs.
    frameworkErrors: (_error, request, reply) => {
      reply.header('x-request-id', request.id);
      const message = say`The address cannot be read: a % must be followed by two hexadecimal digits of UTF-8.`;
      sendProblem(request, reply, new AppError('NOT_FOUND', message), clock.now());
    },
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(createValidatorCompiler());
  answerProblems(app, () => clock.now());
  readOnlyJson(app);
  checkHosts(app, settings.allowedHosts);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cors, {
    origin: [...settings.allowedOrigins],
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: [
      'ETag',
      'X-Request-ID',
      'Retry-After',
      'Idempotency-Replayed',
      'Content-Disposition',
      'Deprecation',
      'Sunset',
      'Link',
    ],
    maxAge: 600,
  });
  await app.register(rateLimit, {
    max: settings.rateLimitPerMinute,
    timeWindow: '1 minute',
    ...(limits === undefined ? {} : { store: limits }),
    // After the guard: the limit is a user's, and an address's only where nobody is logged in.
    hook: 'preParsing',
    keyGenerator: ({ actor, ip }) => {
      if (actor?.apiKey !== undefined) return `key:${actor.apiKey.id}`;
      return actor?.userId == null ? `ip:${ip}` : `user:${actor.userId}`;
    },
    errorResponseBuilder: (_request, context) => tooMany(Math.ceil(context.ttl / 1000)),
    allowList: (request) => request.routeOptions.config.access === undefined,
  });
  finishResponses(app);
  return app;
}

export function tooMany(seconds: number): AppError {
  return new AppError('RATE_LIMITED', say`Too many requests in a minute. Wait ${seconds} seconds.`, [], {
    retryAfterSeconds: seconds,
  });
}

/** Bodies are JSON, in UTF-8, and nothing else. An empty body is no body. */
function readOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    if (!isUtf8(request.headers['content-type'] ?? '')) return done(notUtf8());
    try {
      done(null, parseJson(body as string));
    } catch (error) {
      const reason =
        error instanceof SyntaxError ? error.message.slice(0, 200) : say`it is nested too deeply`;
      done(new AppError('INVALID_JSON', say`The body is not valid JSON: ${reason}`));
    }
  });
}

/** UTF-8 is what JSON is written in; a charset need not be named. */
const isUtf8 = (contentType: string) => !/;\s*charset=(?!"?utf-?8"?\s*(?:;|$))/i.test(contentType);

const notUtf8 = () =>
  new AppError(
    'UNSUPPORTED_MEDIA_TYPE',
    say`Send the body in UTF-8: Content-Type: application/json; charset=utf-8.`,
  );

/** A request for a host that we do not serve is a forged one (DNS rebinding) or a wrong set-up. */
function checkHosts(app: FastifyInstance, allowed: readonly string[]): void {
  if (allowed.includes('*')) return;
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  app.addHook('onRequest', async (request) => {
    const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
    if (names.has(host)) return;
    throw new AppError(
      'HOST_NOT_ALLOWED',
      say`This server does not answer for that host name. See ALLOWED_HOSTS.`,
    );
  });
}

function finishResponses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith(BASE_PATH)) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        // without the query: search texts are nobody's business in a log
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        user: request.actor?.username,
      },
      'request',
    );
  });
}
