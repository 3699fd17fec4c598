import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalUrl } from '../server/src/platform/http/door.ts';
import { createTestApp, type TestApp } from './harness/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const JSON_TYPE = { 'content-type': 'application/json' };
type Headers = Record<string, string>;

const get = (url: string, headers: Headers = {}) => t.app.inject({ method: 'GET', url, headers });
const withToken = async (): Promise<Headers> => ({ authorization: `Bearer ${await t.tokenOf('admin')}` });

async function refused(url: string, headers: Headers = {}) {
  const answer = await get(url, headers);
  return [answer.statusCode, (answer.json() as { error_code?: string }).error_code];
}

describe('addresses', () => {
  it.each([
    '/api/v1/warehouses',
    '/warehouses',
    '/master-data/warehouses',
    '/api/v1/master-data/warehouses',
    '/warehouses/',
    '/warehouses?page=1&sort=-warehouse_code',
    '/master-data/warehouses?page_size=5',
    '/api/v1/master-data/warehouses?page=2',
  ])('%s reaches the warehouses', async (url) => {
    const answer = await get(url, await withToken());
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ items: [], total_count: 0 });
  });

  it.each([
    ['/inventory/items?page=1', '/api/v1/inventory/items?page=1'],
    ['/master-data/products/7', '/api/v1/products/7'],
    ['/bom/create', '/api/v1/bom/create'],
    ['/auth/login', '/api/v1/auth/login'],
    ['/warehousesx', '/warehousesx'],
    ['/master-data/inventory/items', '/master-data/inventory/items'],
    ['/api/v1/warehouses', '/api/v1/warehouses'],
    ['/health', '/health'],
    ['/?next=/warehouses', '/?next=/warehouses'],
    ['//warehouses', '//warehouses'],
  ])('%s is %s', (url, expected) => {
    expect(canonicalUrl(url)).toBe(expected);
  });

  it.each([
    '/nowhere',
    '/api/v1/nowhere?x=1',
    '/warehousesx',
    '/api/v2/warehouses',
    '/docs-old',
    '/api/v1/%zz',
  ])('%s is answered with NOT_FOUND in the usual shape', async (url) => {
    const answer = await get(url);
    const body = answer.json() as Record<string, unknown>;
    expect([answer.statusCode, body.error_code, body.status]).toEqual([404, 'NOT_FOUND', 'error']);
    expect(Object.keys(body)).toEqual([
      'status',
      'error_code',
      'message',
      'details',
      'request_id',
      'timestamp',
    ]);
    expect(body.details).toEqual([]);
    expect(body.request_id).toBe(answer.headers['x-request-id']);
    expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('a method that an address does not have is NOT_FOUND', async () => {
    const answer = await t.as.admin.delete('/warehouses');
    expect([answer.status, answer.body.error_code]).toEqual([404, 'NOT_FOUND']);
  });

  it('answers the rights before the shape, and the shape before the existence', async () => {
    const body = { warehouse_code: 'x', no_such_field: 1 };
    const nobody = await t.as.nobody.post('/warehouses', body);
    expect([nobody.status, nobody.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
    const viewer = await t.as.viewer.post('/warehouses', body);
    expect([viewer.status, viewer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    const admin = await t.as.admin.put('/warehouses/999', { no_such_field: 1 });
    expect([admin.status, admin.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    const missing = await t.as.admin.put('/warehouses/999', { location: 'Gebze' });
    expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('what needs no account', () => {
  it('/health says that the server is alive', async () => {
    const answer = await get('/health');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'healthy', version: '0.1.0', timestamp: expect.any(String) });
  });

  it('/health/ready says that the database answers and has its migrations', async () => {
    const answer = await get('/health/ready');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ status: 'ready', migrations: expect.any(Number) });
  });

  it('/ sends a browser to the documentation and tells a program its name and version', async () => {
    const browser = await get('/', { accept: 'text/html,application/xhtml+xml' });
    expect([browser.statusCode, browser.headers.location]).toEqual([302, '/docs']);
    const program = await get('/', { accept: 'application/json' });
    expect(program.statusCode).toBe(200);
    expect(program.json()).toMatchObject({ name: 'Horoz Demir MRP', version: '0.1.0' });
  });

  it('/openapi.json is the document', async () => {
    const answer = await get('/openapi.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ openapi: '3.1.0' });
  });

  it.each(['/docs', '/redoc'])('%s is a page that loads nothing from outside', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(answer.headers['content-security-policy']).not.toMatch(/https?:|upgrade-insecure-requests/);
    for (const [, path = ''] of answer.body.matchAll(/src="([^"]+)"/g)) {
      const part = await get(new URL(path, 'http://localhost/docs/').pathname);
      expect(part.statusCode, path).toBe(200);
    }
  });
});

describe('headers', () => {
  it('every answer carries the security headers, also a refusal', async () => {
    for (const url of ['/health', '/api/v1/warehouses', '/nowhere']) {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    }
  });

  it('answers of the API are not stored by anybody', async () => {
    expect((await get('/api/v1/warehouses', await withToken())).headers['cache-control']).toBe('no-store');
    expect((await get('/warehouses')).headers['cache-control']).toBe('no-store');
  });

  it('a 401 names the scheme', async () => {
    expect((await get('/warehouses')).headers['www-authenticate']).toBe('Bearer');
  });

  it.each(['abc-1', '0', 'trace:2026.11_21', 'a'.repeat(128)])('keeps the X-Request-ID %s', async (given) => {
    const answer = await get('/nowhere', { 'x-request-id': given });
    expect(answer.headers['x-request-id']).toBe(given);
    expect((answer.json() as { request_id: string }).request_id).toBe(given);
  });

  it.each(['', 'a b', '-abc', 'a'.repeat(129), '{"x":1}', 'çelik'])(
    'replaces the X-Request-ID %j',
    async (given) => {
      const answer = await get('/health', { 'x-request-id': given });
      expect(answer.headers['x-request-id']).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    },
  );

  it('gives each request an id of its own', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await get('/health')).headers['x-request-id']));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('hosts and origins', () => {
  it.each(['evil.example', 'localhost.evil.example', 'localhost@evil.example', '127.0.0.1.nip.io:80'])(
    'refuses the host %j',
    async (host) => {
      expect(await refused('/health', { host })).toEqual([400, 'HOST_NOT_ALLOWED']);
    },
  );

  it.each(['localhost', 'LOCALHOST:8000', '127.0.0.1:1', '[::1]:8000'])(
    'answers for the host %s',
    async (host) => {
      expect((await get('/health', { host })).statusCode).toBe(200);
    },
  );

  it('an origin that is not listed gets no permission to read the answer', async () => {
    for (const origin of ['http://evil.example', 'null', 'http://localhost:3000.evil.example']) {
      const answer = await get('/health', { origin });
      expect(answer.headers['access-control-allow-origin'], origin).toBeUndefined();
      const preflight = await t.app.inject({
        method: 'OPTIONS',
        url: '/api/v1/warehouses',
        headers: { origin, 'access-control-request-method': 'PUT' },
      });
      expect(preflight.headers['access-control-allow-origin'], origin).toBeUndefined();
    }
  });

  it('a listed origin gets it, for its name and not for everybody', async () => {
    const origin = 'http://localhost:3000';
    expect((await get('/health', { origin })).headers['access-control-allow-origin']).toBe(origin);
    const preflight = await t.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/warehouses',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    });
  });
});

describe('queries and paths', () => {
  it.each([
    ['pagesize=5', 'pagesize'],
    ['page=0', 'page'],
    ['page=1.5', 'page'],
    ['page=abc', 'page'],
    ['page=1&page=2', 'page'],
    ['page_size=101', 'page_size'],
    ['page_size=0', 'page_size'],
    ['sort=password', 'sort'],
    ['sort=warehouse_code;drop%20table', 'sort'],
    ['is_active=maybe', 'is_active'],
    ['warehouse_type=ATTIC', 'warehouse_type'],
    ['search=a%00b', 'search'],
    [`search=${'a'.repeat(101)}`, 'search'],
    ['__proto__=1', '__proto__'],
  ])('?%s is refused and named', async (query, field) => {
    const answer = await t.as.viewer.get(`/warehouses?${query}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details.map((detail: { field: string }) => detail.field)).toContain(field);
    expect(answer.body.message).toMatch(/^Query: /);
  });

  it('an endpoint without parameters refuses any', async () => {
    const answer = await t.as.admin.post('/warehouses?dry_run=true', {});
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    const one = await t.as.admin.get('/warehouses/1?fields=all');
    expect([one.status, one.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });

  it.each(['abc', '0', '-1', '1.5', '9007199254740992', '%20'])('the id %s is refused', async (id) => {
    const answer = await t.as.viewer.get(`/warehouses/${id}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.message).toMatch(/^Path: warehouse_id /);
  });

  it('an id that is too long for any number finds nothing', async () => {
    const answer = await t.as.viewer.get(`/warehouses/${'9'.repeat(300)}`);
    expect([404, 422]).toContain(answer.status);
    expect(['NOT_FOUND', 'VALIDATION_ERROR']).toContain(answer.body.error_code);
  });
});

describe('the limit of requests', () => {
  it('is a minute’s, for each user apart, and says how long to wait', async () => {
    const limited = await createTestApp({ config: { rateLimitPerMinute: 3 } });
    try {
      for (let request = 0; request < 3; request += 1) {
        expect((await limited.as.viewer.get('/warehouses')).status).toBe(200);
      }
      const answer = await limited.as.viewer.get('/warehouses');
      expect([answer.status, answer.body.error_code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
      const refusedWrite = await limited.as.viewer.post('/warehouses', {}, JSON_TYPE);
      expect([refusedWrite.status, refusedWrite.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
      expect((await limited.as.admin.get('/warehouses')).status).toBe(200);
      expect((await limited.app.inject({ method: 'GET', url: '/health' })).statusCode).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
