import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiError, type Client, type Credentials, createClient } from '../client/src/index.ts';
import { clientFiles } from '../scripts/lib/client-files.ts';
import { openApiFile } from '../scripts/lib/generated-files.ts';
import { type ManualClock, manualClock } from '../server/src/platform/clock.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { TEST_PASSWORD } from './harness/users.ts';

const EXAMPLE = 'client/examples/first-production-order.ts';
const MINUTE_MS = 60_000;

let t: TestApp;
let clock: ManualClock;
let baseUrl: string;

beforeAll(async () => {
  clock = manualClock(new Date('2026-11-21T09:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { streamHeartbeatSeconds: 1 } });
  baseUrl = await t.app.listen({ host: '127.0.0.1', port: 0 });
}, 90_000);
afterAll(() => t?.close());
afterEach(() => vi.restoreAllMocks());

const ADMIN: Credentials = { username: 'admin', password: TEST_PASSWORD };
const LOGIN = 'POST /api/v1/auth/login';
const REFRESH = 'POST /api/v1/auth/refresh';
const ME = 'GET /api/v1/auth/me';

/** A client, and what it has sent. */
function watched(credentials: Credentials = ADMIN): { api: Client; sent: string[]; headers: Headers[] } {
  const sent: string[] = [];
  const headers: Headers[] = [];
  const api = createClient({
    baseUrl,
    ...credentials,
    language: 'tr',
    fetch: (request) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      headers.push(new Headers(request.headers));
      return fetch(request);
    },
  });
  return { api, sent, headers };
}

async function refusalOf(answer: Promise<unknown>): Promise<ApiError> {
  const error = await answer.then(
    () => new Error('it was no refusal'),
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw error;
}

const warehouse = (code: string) => ({
  warehouse_code: code,
  warehouse_name: 'İstemci deposu',
  warehouse_type: 'RAW_MATERIALS' as const,
});

describe('the client', () => {
  it('logs in with its first request and reads', async () => {
    const { api, sent, headers } = watched();
    expect(sent).toEqual([]);
    expect((await api.get('/api/v1/auth/me')).username).toBe('admin');
    const units = await api.get('/api/v1/units');
    expect(units.items.length).toBeGreaterThan(3);
    expect(sent).toEqual([LOGIN, ME, 'GET /api/v1/units']);
    expect(headers[1]?.get('accept-language')).toBe('tr');
  });

  it('fills in paths and queries, and writes', async () => {
    const { api, headers } = watched();
    const { warehouse_id } = await api.post('/api/v1/warehouses', { body: warehouse('CLI1') });
    const path = { warehouse_id };
    const changed = await api.put('/api/v1/warehouses/{warehouse_id}', {
      params: { path },
      body: { manager_name: 'Ayşe' },
    });
    expect(changed.manager_name).toBe('Ayşe');
    const found = await api.get('/api/v1/warehouses', {
      params: { query: { search: 'istemci', page_size: 5 } },
    });
    expect(found.items.map((one) => one.warehouse_code)).toEqual(['CLI1']);
    await api.delete('/api/v1/warehouses/{warehouse_id}', { params: { path } });
    expect((await api.get('/api/v1/warehouses/{warehouse_id}', { params: { path } })).is_active).toBe(false);
    expect(headers.map((one) => one.has('idempotency-key'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('sends a key where the operation knows one, and the key of its caller before its own', async () => {
    const { api, headers } = watched();
    const params = { header: { 'Idempotency-Key': 'client-test-1' } };
    const first = await api.post('/api/v1/warehouses', { params, body: warehouse('CLI2') });
    expect(await api.post('/api/v1/warehouses', { params, body: warehouse('CLI2') })).toEqual(first);
    expect(headers.at(-1)?.get('idempotency-key')).toBe('client-test-1');
    await refusalOf(api.post('/api/v1/warehouses', { body: warehouse('CLI2') }));
    expect(headers.at(-1)?.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends a file as it is and fetches one', async () => {
    const { api, headers } = watched();
    const params = { query: { delimiter: 'semicolon', decimal_separator: 'comma' } } as const;
    const body = 'warehouse_code;warehouse_name;warehouse_type\nCLI3;Üçüncü;RAW_MATERIALS\n';
    const started = await api.post('/api/v1/imports/warehouses', { params, body });
    expect([started.kind, started.is_dry_run]).toEqual(['WAREHOUSES', true]);
    expect(headers.at(-1)?.get('content-type')).toBe('text/csv');
    const { warehouse_id } = await api.post('/api/v1/warehouses', { body: warehouse('CLI4') });
    const { product_id } = await api.post('/api/v1/products', {
      body: {
        product_code: 'CLI-STEEL',
        product_name: 'Çelik',
        product_type: 'RAW_MATERIAL',
        unit_of_measure: 'KG',
      },
    });
    const { inventory_item_id } = await api.post('/api/v1/inventory/stock-in', {
      body: { product_id, warehouse_id, quantity: '1', unit_cost: '1' },
    });
    const label = await api.download('/api/v1/inventory/items/{inventory_item_id}/label', {
      params: { path: { inventory_item_id } },
    });
    expect(label.type).toBe('application/pdf');
    expect((await label.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('throws what the server refuses', async () => {
    const { api } = watched();
    const params = { path: { product_id: 999_999 } };
    const error = await refusalOf(api.get('/api/v1/products/{product_id}', { params }));
    expect([error.status, error.error_code, error.name]).toEqual([404, 'NOT_FOUND', 'ApiError']);
    expect(error.message).toMatch(/ürün/);
    expect(error.request_id).toMatch(/^[\w-]{8,}$/);
    const body = { ...warehouse('CLI5'), warehouse_code: 'küçük' };
    const invalid = await refusalOf(api.post('/api/v1/warehouses', { body }));
    expect([invalid.status, invalid.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(invalid.details[0]).toHaveProperty('field', 'warehouse_code');
  });

  it('says so when something else than the server answers', async () => {
    const api = createClient({
      baseUrl,
      token: 'any',
      fetch: async () => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
    });
    const error = await refusalOf(api.get('/api/v1/auth/me'));
    expect([error.status, error.error_code, error.request_id]).toEqual([502, 'HTTP_ERROR', '']);
    expect(error.message).toContain('502 Bad Gateway');
  });

  it('knows the types of requests and answers', () => {
    const check = (api: Client) => [
      // @ts-expect-error there is no such path
      () => api.get('/api/v1/wherehouses'),
      // @ts-expect-error units cannot be deleted
      () => api.delete('/api/v1/units'),
      // @ts-expect-error the path needs its number
      () => api.get('/api/v1/products/{product_id}'),
      // @ts-expect-error a body without its fields
      () => api.post('/api/v1/warehouses', { body: { warehouse_code: 'A1' } }),
      // @ts-expect-error a field that does not exist
      () => api.post('/api/v1/warehouses', { body: { ...warehouse('A1'), colour: 'blue' } }),
      // @ts-expect-error a filter that does not exist
      () => api.get('/api/v1/warehouses', { params: { query: { colour: 'blue' } } }),
      // @ts-expect-error an answer's field that does not exist
      async () => (await api.get('/api/v1/auth/me')).colour,
      async (): Promise<string> => (await api.get('/api/v1/auth/me')).username,
    ];
    expect(check).toBeTypeOf('function');
  });
});

describe('the events of the client', () => {
  it('come one after another, and go on behind a stream that the server has ended', async () => {
    const { api, sent } = watched();
    // A client of its own: the tokens of the harness are not renewed.
    const other = watched().api;
    const raise = async (code: string) => {
      const body = {
        product_code: code,
        product_name: code,
        product_type: 'RAW_MATERIAL',
        unit_of_measure: 'KG',
      } as const;
      return (await other.post('/api/v1/products', { body: { ...body, minimum_stock_level: '10' } }))
        .product_id;
    };
    const stop = new AbortController();
    const events = api.events({ after: 0, signal: stop.signal });
    const next = async () => (await events.next()).value;
    const first = await raise('CLI-EV-1');
    let event = await next();
    while (event?.data.product_id !== first) event = await next();
    expect([event.event, event.data.change]).toEqual(['alert.raised', 'RAISED']);
    const waiting = next();
    clock.set(new Date(clock.now().getTime() + 16 * MINUTE_MS));
    await vi.waitFor(
      () => expect(sent.filter((one) => one.endsWith('/stream')).length).toBeGreaterThan(1),
      10_000,
    );
    const second = await raise('CLI-EV-2');
    expect((await waiting)?.data.product_id).toBe(second);
    stop.abort();
    expect((await events.next()).done).toBe(true);
  }, 30_000);
});

describe('the session of the client', () => {
  it('is renewed once, however many requests find their token expired', async () => {
    const { api, sent } = watched();
    await api.get('/api/v1/auth/me');
    clock.set(new Date(clock.now().getTime() + 16 * MINUTE_MS));
    sent.length = 0;
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.get('/api/v1/auth/me')));
    expect(answers.map((one) => one.username)).toEqual(Array(6).fill('admin'));
    expect(sent.filter((one) => one === REFRESH)).toHaveLength(1);
    expect(sent.filter((one) => one === ME)).toHaveLength(12);
    expect(sent).not.toContain(LOGIN);
  });

  it('is begun once, however many requests come first', async () => {
    const { api, sent } = watched();
    await Promise.all(Array.from({ length: 4 }, () => api.get('/api/v1/auth/me')));
    expect(sent).toEqual([LOGIN, ME, ME, ME, ME]);
  });

  it('repeats a write with its body and its key', async () => {
    const { api, sent, headers } = watched();
    await api.get('/api/v1/auth/me');
    clock.set(new Date(clock.now().getTime() + 16 * MINUTE_MS));
    const made = await api.post('/api/v1/warehouses', { body: warehouse('CLI6') });
    expect(made.warehouse_code).toBe('CLI6');
    expect(sent.slice(2)).toEqual(['POST /api/v1/warehouses', REFRESH, 'POST /api/v1/warehouses']);
    expect(headers[2]?.get('idempotency-key')).toBe(headers[4]?.get('idempotency-key'));
    expect(headers[2]?.get('authorization')).not.toBe(headers[4]?.get('authorization'));
  });

  it('is renewed before the token expires on the clock of the program', async () => {
    const { api, sent } = watched();
    await api.get('/api/v1/auth/me');
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 14 * MINUTE_MS);
    await api.get('/api/v1/auth/me');
    vi.spyOn(Date, 'now').mockReturnValue(now + 15 * MINUTE_MS - 4_000);
    await api.get('/api/v1/auth/me');
    expect(sent).toEqual([LOGIN, ME, ME, REFRESH, ME]);
  });

  it('begins anew after days without a request', async () => {
    const { api, sent } = watched();
    await api.get('/api/v1/auth/me');
    clock.set(new Date(clock.now().getTime() + 8 * 24 * 60 * MINUTE_MS));
    expect((await api.get('/api/v1/auth/me')).username).toBe('admin');
    expect(sent).toEqual([LOGIN, ME, ME, REFRESH, LOGIN, ME]);
  });

  it('that somebody has ended stays ended', async () => {
    const { api, sent } = watched();
    const { items } = await api.get('/api/v1/auth/sessions');
    const session_id = items.find((one) => one.is_current)?.session_id ?? '';
    await watched().api.delete('/api/v1/auth/sessions/{session_id}', { params: { path: { session_id } } });
    expect((await refusalOf(api.get('/api/v1/auth/me'))).error_code).toBe('TOKEN_REVOKED');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * MINUTE_MS);
    expect((await refusalOf(api.get('/api/v1/auth/me'))).error_code).toBe('TOKEN_REVOKED');
    expect(sent.filter((one) => one === LOGIN)).toHaveLength(1);
  });

  it('ends with logOut, and the next request begins another', async () => {
    const { api, sent } = watched();
    await api.logOut();
    expect(sent).toEqual([]);
    await api.get('/api/v1/auth/me');
    await api.logOut();
    await api.get('/api/v1/auth/me');
    expect(sent).toEqual([LOGIN, ME, 'POST /api/v1/auth/logout', LOGIN, ME]);
  });

  it('does not begin with a wrong password, and each request says so', async () => {
    const { api, sent } = watched({ username: 'admin', password: 'Not-The-Password' });
    for (let time = 0; time < 2; time++) {
      expect((await refusalOf(api.get('/api/v1/auth/me'))).error_code).toBe('INVALID_CREDENTIALS');
    }
    expect(sent).toEqual([LOGIN, LOGIN]);
  });

  it('is the caller’s own with a token, which is never renewed', async () => {
    const { access_token: token } = (await t.as.nobody.post('/auth/login', ADMIN)).body;
    const { api, sent } = watched({ token });
    expect((await api.get('/api/v1/auth/me')).username).toBe('admin');
    clock.set(new Date(clock.now().getTime() + 16 * MINUTE_MS));
    expect((await refusalOf(api.get('/api/v1/auth/me'))).error_code).toBe('TOKEN_EXPIRED');
    expect(sent).toEqual([ME, ME]);
  });
});

const PROGRAM_OF_A_USER = `import { createClient } from './index.js';
const api = createClient({ baseUrl: 'http://localhost:8000', token: '' });
export const name: string = (await api.get('/api/v1/auth/me')).username;
// @ts-expect-error the types came along: there is no such path
await api.get('/api/v1/auth/you');
`;

async function compile(...options: readonly string[]): Promise<void> {
  const tsc = join(PROJECT_ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc');
  const done = promisify(execFile)(process.execPath, [tsc, ...options]);
  const output = await done.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  expect(output).toBe('');
}

describe('the package of the client', () => {
  it('has the types that the API makes', async () => {
    for (const { path, text } of await clientFiles((await openApiFile()).text)) {
      const present = await readFile(join(PROJECT_ROOT, path), 'utf8');
      expect(present === text, `${path} is stale: npm run generate`).toBe(true);
    }
  }, 120_000);

  it('is built into JavaScript and types that work', async () => {
    const cache = join(PROJECT_ROOT, 'node_modules', '.cache');
    await mkdir(cache, { recursive: true });
    // Inside the project, because what is built looks for openapi-fetch the usual way.
    const dist = await mkdtemp(join(cache, 'client-'));
    try {
      await compile('-p', join(PROJECT_ROOT, 'client', 'tsconfig.build.json'), '--outDir', dist);
      await writeFile(join(dist, 'user.ts'), PROGRAM_OF_A_USER);
      const options =
        '--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2022 --types node'.split(
          ' ',
        );
      await compile(...options, join(dist, 'user.ts'));
      const built = (await import(/* @vite-ignore */ pathToFileURL(join(dist, 'index.js')).href)) as {
        createClient: typeof createClient;
      };
      const api = built.createClient({ baseUrl, ...ADMIN });
      expect((await api.get('/api/v1/auth/me')).username).toBe('admin');
      expect(await readFile(join(dist, 'index.d.ts'), 'utf8')).toContain(
        'export declare function createClient(options: ClientOptions): Client;',
      );
    } finally {
      await rm(dist, { recursive: true, force: true });
    }
  }, 120_000);

  it('finishes a production order in under 40 lines, as its guide says', async () => {
    const example = await readFile(join(PROJECT_ROOT, EXAMPLE), 'utf8');
    expect(example.split('\n').length - 1).toBeLessThan(40);
    const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/quickstart-client.md'), 'utf8');
    const blocks = [...guide.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
    expect(blocks).toContain(example);
    const run = () =>
      promisify(execFile)(process.execPath, [join(PROJECT_ROOT, 'scripts', 'run.mjs'), EXAMPLE], {
        cwd: PROJECT_ROOT,
        env: { ...process.env, HOROZ_URL: baseUrl, HOROZ_USER: 'admin', HOROZ_PASSWORD: TEST_PASSWORD },
      });
    const { stdout, stderr } = await run();
    expect(stderr).toBe('');
    const [, printed] = /^```text\n([\s\S]*?)^```$/m.exec(guide) ?? [];
    expect(stdout).toBe(printed);
    expect((await run()).stdout, 'a second time').toContain('COMPLETED');
  }, 60_000);
});
