import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { manualClock } from '../../platform/clock.ts';

const START = new Date('2026-03-02T08:00:00.000Z');
const clock = manualClock(START, 'Europe/Istanbul');
let t: TestApp;
let names = 0;
beforeAll(async () => {
  t = await createTestApp({ clock });
});
afterAll(() => t.close());

const codeOf = (answer: Answer<{ error_code: string }>) => [answer.status, answer.body.error_code];
const SCOPES = ['read:warehouses', 'write:warehouses'];

async function newKey(role: 'admin' | 'prod_mgr' | 'viewer', changes: Record<string, unknown> = {}) {
  names += 1;
  // Access tokens live a quarter of an hour, and the tests turn the clock.
  const login = await t.as.nobody.post('/auth/login', { username: role, password: TEST_PASSWORD });
  const owner = t.callerWith(login.body.access_token);
  const scopes = role === 'admin' ? SCOPES : ['read:warehouses'];
  const answer = await owner.post('/api-keys', { name: `Key ${names}`, scopes, ...changes });
  return { answer, owner, key: answer.body.api_key as string, id: answer.body.api_key_id as number };
}

const get = (path: string, headers: Record<string, string>) => t.as.nobody.get(path, headers);
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('POST /api-keys', () => {
  it('answers the key this once, and keeps only its hash', async () => {
    const { answer, key, id, owner } = await newKey('admin', { name: 'ERP' });
    expect(answer.status, answer.text).toBe(201);
    expect(key).toMatch(/^hdk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(answer.body).toMatchObject({
      name: 'ERP',
      username: 'admin',
      scopes: SCOPES,
      status: 'ACTIVE',
      expires_at: '2027-03-02T08:00:00Z',
      last_used_at: null,
    });
    const [row] = await t.db.sql<{ key_hash: Buffer }>('select * from api_keys where api_key_id = $1', [id]);
    expect(row?.key_hash).toEqual(createHash('sha256').update(key).digest());
    expect(JSON.stringify(row)).not.toContain(key);
    const shown = await owner.get(`/api-keys/${id}`);
    expect(shown.status).toBe(200);
    const { api_key: _, ...rest } = answer.body;
    expect(shown.body).toEqual(rest);
    const audits = await t.db.sql<{ action: string; after: unknown }>(
      `select action, after from audit_log where entity_type = 'api_key' and entity_id = $1`,
      [String(id)],
    );
    expect(audits.map(({ action }) => action)).toEqual(['api_key.create']);
    expect(JSON.stringify(audits)).not.toContain(key);
  });

  it.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['write:nothing'] }, 'scopes'],
    [{ scopes: ['read:bom', 'read:bom'] }, 'scopes'],
    [{ scopes: ['manage:users'] }, 'scopes'],
    [{ scopes: ['read:audit'] }, 'scopes'],
    [{ scopes: ['manage:webhooks'] }, 'scopes'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ expires_at: '2026-03-02T08:00:00Z' }, 'expires_at'],
    [{ expires_at: '2028-03-02T08:00:01Z' }, 'expires_at'],
    [{ expires_at: 'soon' }, 'expires_at'],
    [{ no_such_field: 1 }, 'no_such_field'],
  ])('refuses %j', async (changes, field) => {
    const { answer } = await newKey('admin', changes);
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.text).toContain(field);
  });

  it('takes two years to the second', async () => {
    const { answer } = await newKey('admin', { expires_at: '2028-03-02T08:00:00Z' });
    expect([answer.status, answer.body.expires_at]).toEqual([201, '2028-03-02T08:00:00Z']);
  });

  it('gives nobody more than the own role has', async () => {
    const { answer } = await newKey('viewer', { scopes: ['read:bom', 'write:bom'] });
    expect(codeOf(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    expect(answer.body.details).toEqual([{ permission: 'write:bom', role: 'viewer' }]);
  });

  it('wants a name of its own among the keys that are not revoked', async () => {
    const { id, owner } = await newKey('admin', { name: 'Shop' });
    expect(codeOf((await newKey('admin', { name: 'SHOP' })).answer)).toEqual([409, 'DUPLICATE']);
    expect((await newKey('viewer', { name: 'Shop' })).answer.status).toBe(201);
    expect((await owner.delete(`/api-keys/${id}`)).status).toBe(200);
    expect((await newKey('admin', { name: 'Shop' })).answer.status).toBe(201);
  });
});

describe('a request with a key', () => {
  it('is the owner’s, under the name of the key, in either header', async () => {
    const { key, id } = await newKey('admin', { name: 'Line 3' });
    const body = { warehouse_code: 'KEY1', warehouse_name: 'Key', warehouse_type: 'RAW_MATERIALS' };
    const created = await t.as.nobody.post('/warehouses', body, { 'x-api-key': key });
    expect(created.status, created.text).toBe(201);
    expect((await get('/warehouses', bearer(key))).body.total_count).toBe(1);
    const [entry] = await t.db.sql(
      `select user_id, username from audit_log where action = 'warehouse.create' and entity_id = $1`,
      [String(created.body.warehouse_id)],
    );
    expect(entry).toMatchObject({ username: 'admin (Line 3)' });
    const me = await get('/auth/me', bearer(key));
    expect(me.body).toMatchObject({ username: 'admin', permissions: SCOPES });
    const [row] = await t.db.sql<{ at: string }>(
      'select last_used_at as at from api_keys where api_key_id = $1',
      [id],
    );
    expect(row?.at).toBe('2026-03-02T08:00:00Z');
  });

  it('writes its last use at most once a minute', async () => {
    const { key, id } = await newKey('admin');
    const lastUse = async (seconds: number) => {
      clock.set(new Date(START.getTime() + seconds * 1000));
      expect((await get('/warehouses', bearer(key))).status).toBe(200);
      const [row] = await t.db.sql<{ at: string }>(
        'select last_used_at as at from api_keys where api_key_id = $1',
        [id],
      );
      return row?.at;
    };
    expect(await lastUse(0)).toBe('2026-03-02T08:00:00Z');
    expect(await lastUse(59)).toBe('2026-03-02T08:00:00Z');
    expect(await lastUse(60)).toBe('2026-03-02T08:01:00Z');
    clock.set(START);
  });

  it('may do what both its scopes and the role of its owner allow', async () => {
    const { key } = await newKey('prod_mgr');
    expect((await get('/warehouses', bearer(key))).status).toBe(200);
    const refused = await get('/products', bearer(key));
    expect(codeOf(refused)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    expect(refused.body.message).toContain('read:products');
    const own = await get('/api-keys', bearer(key));
    expect(codeOf(own)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  it.each([
    ['a key that was changed', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['another beginning', (key: string) => key.replace(/^hdk_.{12}/, 'hdk_000000000000')],
    ['half a key', (key: string) => key.slice(0, 30)],
    ['no key at all', () => 'hdk_'],
  ])('is refused with %s', async (_, spoil) => {
    const { key } = await newKey('admin');
    for (const headers of [bearer(spoil(key)), { 'x-api-key': spoil(key) }]) {
      expect(codeOf(await get('/warehouses', headers))).toEqual([401, 'NOT_AUTHENTICATED']);
    }
  });

  it('is refused with two identities', async () => {
    const { key } = await newKey('admin');
    const both = { ...bearer(await t.tokenOf('viewer')), 'x-api-key': key };
    expect(codeOf(await get('/warehouses', both))).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it('is refused from the second on in which the key expires', async () => {
    const { key, id, owner } = await newKey('admin', { expires_at: '2026-03-02T08:10:00Z' });
    clock.set(new Date('2026-03-02T08:09:59.999Z'));
    expect((await get('/warehouses', bearer(key))).status).toBe(200);
    clock.set(new Date('2026-03-02T08:10:00.000Z'));
    expect(codeOf(await get('/warehouses', bearer(key)))).toEqual([401, 'TOKEN_EXPIRED']);
    expect((await owner.get(`/api-keys/${id}`)).body.status).toBe('EXPIRED');
    clock.set(START);
  });

  it('is refused at once when the key is revoked, also twice, or its owner deactivated', async () => {
    const { key, id, owner } = await newKey('admin');
    for (let round = 0; round < 2; round += 1) {
      const revoked = await owner.delete(`/api-keys/${id}`);
      expect([revoked.status, revoked.body.status]).toEqual([200, 'REVOKED']);
    }
    expect(codeOf(await get('/warehouses', bearer(key)))).toEqual([401, 'TOKEN_REVOKED']);
    const audits = await t.db.sql(
      `select 1 from audit_log where action = 'api_key.revoke' and entity_id = $1`,
      [String(id)],
    );
    expect(audits.length).toBe(1);
    const other = await newKey('viewer');
    await t.db.sql(`update users set is_active = false where username = 'viewer'`);
    expect(codeOf(await get('/warehouses', bearer(other.key)))).toEqual([401, 'TOKEN_REVOKED']);
    expect((await owner.get(`/api-keys/${other.id}`)).body.status).toBe('OWNER_INACTIVE');
    await t.db.sql(`update users set is_active = true where username = 'viewer'`);
  });
});

describe('whose keys', () => {
  it('everybody has the own ones, and an administrator all', async () => {
    const viewer = await newKey('viewer', { name: 'Çizelge' });
    const admin = await newKey('admin');
    const own = await viewer.owner.get('/api-keys');
    expect(new Set(own.body.items.map((key: { username: string }) => key.username))).toEqual(
      new Set(['viewer']),
    );
    expect((await admin.owner.get('/api-keys?search=cizelge')).body.items).toMatchObject([
      { name: 'Çizelge', username: 'viewer' },
    ]);
    expect((await admin.owner.get('/api-keys?status=REVOKED&sort=name')).body.total_count).toBeGreaterThan(0);
    const userId = viewer.answer.body.user_id;
    const asked = await admin.owner.get(`/api-keys?user_id=${userId}`);
    expect(asked.body.total_count).toBe(own.body.total_count);
    const others = await viewer.owner.get(`/api-keys?user_id=${admin.answer.body.user_id}`);
    expect(codeOf(others)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    expect(codeOf(await viewer.owner.get(`/api-keys/${admin.id}`))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await viewer.owner.delete(`/api-keys/${admin.id}`))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await admin.owner.get('/api-keys/999999'))).toEqual([404, 'NOT_FOUND']);
    expect((await admin.owner.delete(`/api-keys/${viewer.id}`)).body.status).toBe('REVOKED');
  });
});

describe('the limit of requests', () => {
  it('is each key’s own', async () => {
    const limited = await createTestApp({ config: { rateLimitPerMinute: 4 } });
    try {
      const scopes = ['read:warehouses'];
      const one = (await limited.as.admin.post('/api-keys', { name: 'one', scopes })).body.api_key;
      const two = (await limited.as.admin.post('/api-keys', { name: 'two', scopes })).body.api_key;
      const ask = async (key: string) =>
        (await limited.as.nobody.get('/warehouses', { 'x-api-key': key })).status;
      for (let request = 0; request < 4; request += 1) expect(await ask(one)).toBe(200);
      expect(await ask(one)).toBe(429);
      expect(await ask(two)).toBe(200);
      expect((await limited.as.admin.get('/warehouses')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
