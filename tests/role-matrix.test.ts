import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiFile, permissionsPage } from '../scripts/lib/generated-files.ts';
import { manualClock } from '../server/src/platform/clock.ts';
import { mayDo, ROLES, type Role, SCOPES } from '../server/src/platform/http/permissions.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { TEST_PASSWORD } from './harness/users.ts';

/**
 * Every operation, asked by everybody. The question carries a query parameter that no endpoint has: whoever may call is
 * refused for it, after the rights and before any work, so that nothing is changed and nothing need exist.
 */

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: string;
}

/** A row of the table in docs/api/permissions.md. */
interface Entry {
  readonly access: string;
  readonly mayCall: readonly string[];
  readonly byKey: boolean;
}

const START = new Date('2026-03-02T08:00:00Z');
const clock = manualClock(START, 'Europe/Istanbul');
let t: TestApp;
let operations: Operation[];
let table: Map<string, Entry>;
let page: string;
let generated: string;
let keys = 0;

beforeAll(async () => {
  const { text } = await openApiFile();
  const { paths } = JSON.parse(text) as {
    paths: Record<string, Record<string, { 'x-access': string }>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Operation['method'],
      path,
      access: operation['x-access'],
    })),
  );
  page = await readFile(join(PROJECT_ROOT, 'docs/api/permissions.md'), 'utf8');
  table = entriesOf(page);
  generated = permissionsPage(text).text;
  t = await createTestApp({ clock });
});
afterAll(() => t.close());

function entriesOf(text: string): Map<string, Entry> {
  const rows = text.matchAll(/^\| `([A-Z]+ \/[^`]+)` \| `([^`]+)` \|(.+)\|$/gm);
  return new Map(
    [...rows].map(([, name = '', access = '', cells = '']) => {
      const marks = cells.split('|').map((cell) => cell.trim() === 'x');
      return [
        name,
        { access, mayCall: ROLES.filter((_, place) => marks[place]), byKey: marks[ROLES.length] === true },
      ];
    }),
  );
}

async function ask({ method, path }: Operation, headers: Record<string, string>) {
  const url = `${path.replace(/\{\w+\}/g, '1')}?no_such_parameter=1`;
  const answer = await t.app.inject({ method, url, headers });
  return { status: answer.statusCode, code: (answer.json() as { error_code?: string }).error_code };
}

/** Past the rights: refused for its shape. */
const PASSED = ['422 VALIDATION_ERROR', '415 UNSUPPORTED_MEDIA_TYPE'];

/** The operations whose answer is not the expected one, each with the answer. */
async function deviations(
  headers: Record<string, string>,
  expected: (entry: Entry) => readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations) {
    const entry = table.get(operation.name);
    if (entry === undefined) found.push(`${operation.name} is not in the table`);
    else {
      const { status, code } = await ask(operation, headers);
      if (!expected(entry).includes(`${status} ${code}`)) found.push(`${operation.name}: ${status} ${code}`);
    }
  }
  return found;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const unlessPublic = (refusal: string) => (entry: Entry) => (entry.access === 'public' ? PASSED : [refusal]);

async function freshToken(role: Role): Promise<string> {
  const login = await t.as.nobody.post('/auth/login', { username: role, password: TEST_PASSWORD });
  return login.body.access_token;
}

async function newKey(role: Role, scopes: readonly string[]): Promise<Record<string, string>> {
  keys += 1;
  const caller = t.callerWith(await freshToken(role));
  const created = await caller.post('/api-keys', { name: `Key ${keys}`, scopes });
  expect(created.status, created.text).toBe(201);
  return keys % 2 === 0 ? { 'x-api-key': created.body.api_key } : bearer(created.body.api_key);
}

describe('the table', () => {
  it('is the committed docs/api/permissions.md', () => {
    expect(generated === page, 'docs/api/permissions.md is stale: npm run generate').toBe(true);
  });

  it('has each operation of the OpenAPI document, once, and no other', () => {
    expect(operations.length).toBeGreaterThan(200);
    expect([...table.keys()].sort()).toEqual(operations.map(({ name }) => name).sort());
    expect([...page.matchAll(/^\| `[A-Z]+ \//gm)].length).toBe(table.size);
    for (const { name, access } of operations) expect(table.get(name)?.access, name).toBe(access);
  });

  it('leaves nothing but logging in to everybody, and users and the audit log to administrators', () => {
    const open = [...table].filter(([, { access }]) => access === 'public').map(([name]) => name);
    expect(open).toEqual(['POST /api/v1/auth/login', 'POST /api/v1/auth/refresh']);
    for (const [name, { mayCall, access, byKey }] of table) {
      if (!/\/(users|audit-log)/.test(name)) continue;
      expect([name, mayCall]).toEqual([name, ['admin']]);
      expect([name, access]).toEqual([name, name.includes('/users') ? 'manage:users' : 'read:audit']);
      expect([name, byKey]).toEqual([name, false]);
    }
  });

  it('lets a viewer change nothing but what is the own account', () => {
    const writes = [...table].filter(
      ([name, entry]) => /^(PUT|DELETE)/.test(name) && entry.access !== 'session',
    );
    expect(writes.length).toBeGreaterThan(20);
    for (const [name, { mayCall }] of writes) expect(mayCall, name).not.toContain('viewer');
  });
});

describe('every operation equals the table', () => {
  it('without a token', async () => {
    expect(await deviations({}, unlessPublic('401 NOT_AUTHENTICATED'))).toEqual([]);
  });

  it('with a token that somebody else signed', async () => {
    const [header, claims] = (await freshToken('admin')).split('.');
    const signature = createHmac('sha256', 'x'.repeat(40)).update(`${header}.${claims}`).digest('base64url');
    const forged = bearer(`${header}.${claims}.${signature}`);
    expect(await deviations(forged, unlessPublic('401 NOT_AUTHENTICATED'))).toEqual([]);
  });

  it('with a token that has expired', async () => {
    const old = bearer(await freshToken('admin'));
    clock.set(new Date(START.getTime() + 16 * 60_000));
    expect(await deviations(old, unlessPublic('401 TOKEN_EXPIRED'))).toEqual([]);
  });

  it.each(ROLES)('with a token of %s', async (role) => {
    const found = await deviations(bearer(await freshToken(role)), ({ mayCall }) =>
      mayCall.includes(role) ? PASSED : ['403 INSUFFICIENT_PERMISSIONS'],
    );
    expect(found).toEqual([]);
  });

  it('with an API key of an administrator that has no other scope than one', async () => {
    const key = await newKey('admin', ['read:reports']);
    const found = await deviations(key, ({ access }) => {
      if (access === 'public' || access === 'authenticated' || access === 'read:reports') return PASSED;
      return ['403 INSUFFICIENT_PERMISSIONS'];
    });
    expect(found).toEqual([]);
  });

  it('with an API key of an administrator that has every scope', async () => {
    const key = await newKey('admin', SCOPES);
    const found = await deviations(key, ({ byKey }) => (byKey ? PASSED : ['403 INSUFFICIENT_PERMISSIONS']));
    expect(found).toEqual([]);
  });

  it('with an API key whose owner has lost the role that the scopes are of', async () => {
    const key = await newKey(
      'prod_mgr',
      SCOPES.filter((scope) => mayDo({ role: 'prod_mgr' }, scope)),
    );
    await t.db.sql(`update users set role = 'viewer' where username = 'prod_mgr'`);
    const found = await deviations(key, ({ byKey, mayCall }) =>
      byKey && mayCall.includes('viewer') ? PASSED : ['403 INSUFFICIENT_PERMISSIONS'],
    );
    expect(found).toEqual([]);
  });

  it('as a user whose password is a temporary one', async () => {
    await t.db.sql(`update users set must_change_password = true where username = 'proc_off'`);
    const token = bearer(await freshToken('proc_off'));
    const open = ['GET /api/v1/auth/me', 'POST /api/v1/auth/logout', 'POST /api/v1/auth/change-password'];
    const found: string[] = [];
    for (const operation of operations) {
      const { status, code } = await ask(operation, token);
      if (code === 'PASSWORD_CHANGE_REQUIRED' && status === 403) continue;
      if (operation.access === 'public' || open.includes(operation.name)) {
        expect(PASSED, operation.name).toContain(`${status} ${code}`);
      } else found.push(`${operation.name}: ${status} ${code}`);
    }
    expect(found).toEqual([]);
    for (const name of open) expect(operations.map((operation) => operation.name)).toContain(name);
  });
});
