import type { FastifyInstance, InjectOptions } from 'fastify';
import pino from 'pino';
import { buildApp } from '../../server/src/app.ts';
import type { Clock } from '../../server/src/platform/clock.ts';
import { type Config, readConfig } from '../../server/src/platform/config.ts';
import type { ReportSource } from '../../server/src/platform/database/replica.ts';
import type { Role } from '../../server/src/platform/http/permissions.ts';
import { watchContract } from './contract.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { TEST_PASSWORD } from './users.ts';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Record<string, string | number | string[] | undefined>;
  readonly text: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes; the response schemas are checked elsewhere
type Loose = any;

/** A caller with a role: `as.prod_mgr.post('/bom/create', {...})`. Paths are below /api/v1. */
export interface Caller {
  get<Body = Loose>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  post<Body = Loose>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  put<Body = Loose>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  delete<Body = Loose>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly db: TestDatabase;
  readonly as: Readonly<Record<Role | 'nobody', Caller>>;
  tokenOf(role: Role): Promise<string>;
  callerWith(token: string | undefined): Caller;
  /** @throws Error when an answer did not keep what the OpenAPI document says */
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  readonly poolSize?: number;
  /** instead of a database in the common cluster; dropped with the application all the same */
  readonly db?: TestDatabase;
  readonly reports?: ReportSource;
}

/** The whole application on a database of its own, without a port. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const config: Config = {
    ...readConfig({ RATE_LIMIT_PER_MINUTE: '1000000', LOGIN_RATE_LIMIT_PER_MINUTE: '1000000' }),
    ...options.config,
  };
  const db =
    options.db ??
    (await createTestDatabase({
      policy: config.policy,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    }));
  const app = await buildApp({
    config,
    secretKey: 'a-secret-key-for-tests-only-0123456789',
    db,
    ...(options.reports === undefined ? {} : { reports: options.reports }),
    logger: pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }),
    migrations: [],
    redocBundle: '// redoc',
  });
  const contract = watchContract(app);
  await app.ready();
  const tokens = new Map<Role, Promise<string>>();
  const tokenOf = (role: Role) => {
    const token = tokens.get(role) ?? logIn(app, role);
    tokens.set(role, token);
    return token;
  };
  const callerFor = (role: Role) => caller(app, () => tokenOf(role));
  return {
    app,
    db,
    tokenOf,
    callerWith: (token) => caller(app, async () => token),
    as: {
      admin: callerFor('admin'),
      prod_mgr: callerFor('prod_mgr'),
      inv_clerk: callerFor('inv_clerk'),
      proc_off: callerFor('proc_off'),
      viewer: callerFor('viewer'),
      nobody: caller(app, async () => undefined),
    },
    async close() {
      await app.close();
      await db.drop();
      contract.verify();
    },
  };
}

async function logIn(app: FastifyInstance, role: Role): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { username: role, password: TEST_PASSWORD },
  });
  if (answer.statusCode !== 200) throw new Error(`Login as ${role} failed: ${answer.body}`);
  return (answer.json() as { access_token: string }).access_token;
}

function caller(app: FastifyInstance, token: () => Promise<string | undefined>): Caller {
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) => {
    const bearer = await token();
    const request: InjectOptions = {
      method,
      url: path.startsWith('/api') ? path : `/api/v1${path}`,
      headers: { ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
    };
    if (body !== undefined) request.payload = body as NonNullable<InjectOptions['payload']>;
    const answer = await app.inject(request);
    return {
      status: answer.statusCode,
      body: parsed(answer.body),
      headers: answer.headers as Answer<unknown>['headers'],
      text: answer.body,
    } as Answer<Loose>;
  };
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
