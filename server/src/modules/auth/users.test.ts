import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';

let t: TestApp;
let total = 5;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const codeOf = (answer: Answer<{ error_code: string }>) => [answer.status, answer.body.error_code];
const NEW_USER = {
  username: 'isil.celik',
  full_name: 'Ali Kaya',
  email: 'isil@example.com',
  role: 'inv_clerk',
  password: 'Sac-Levha-1',
};

let users = 0;
async function newUser(changes: Record<string, unknown> = {}) {
  users += 1;
  total += 1;
  const body = { ...NEW_USER, username: `person-${users}`, full_name: `Kişi ${users}`, ...changes };
  const answer = await t.as.admin.post('/users', body);
  expect(answer.status, answer.text).toBe(201);
  return answer;
}
const logIn = (username: string, password: string) => t.as.nobody.post('/auth/login', { username, password });
const auditOf = (userId: number) =>
  t.db.sql<{ action: string; username: string; before: unknown; after: Record<string, unknown> }>(
    `select action, username, before, after from audit_log
     where entity_type = 'user' and entity_id = $1 order by audit_id`,
    [String(userId)],
  );

describe('rights', () => {
  it.each(['prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const)(
    '%s cannot manage users',
    async (role) => {
      const answers = [
        await t.as[role].get('/users'),
        await t.as[role].get('/users/1'),
        await t.as[role].post('/users', NEW_USER),
        await t.as[role].put('/users/1', { role: 'admin' }),
      ];
      for (const answer of answers) expect(codeOf(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    },
  );

  it('needs a token', async () => {
    expect(codeOf(await t.as.nobody.get('/users'))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('POST /users', () => {
  it('creates a user who can log in, and audits it without the password', async () => {
    const answer = await newUser({ username: 'isil.celik', full_name: 'Işıl ÇELİK' });
    expect(answer.body).toMatchObject({
      username: 'isil.celik',
      full_name: 'Işıl ÇELİK',
      email: 'isil@example.com',
      role: 'inv_clerk',
      is_active: true,
      last_login_at: null,
    });
    expect(answer.headers.etag).toBe(`"${answer.body.updated_at}"`);
    expect(answer.text).not.toMatch(/(?<!must_change_)password|\$2b\$/);
    expect((await logIn('isil.celik', NEW_USER.password)).status).toBe(200);
    const audits = await auditOf(answer.body.user_id);
    expect(audits.map(({ action, username }) => [action, username])).toEqual([['user.create', 'admin']]);
    expect(audits[0]?.after).toMatchObject({ username: 'isil.celik', role: 'inv_clerk' });
    expect(JSON.stringify(audits)).not.toMatch(/(?<!must_change_)password|\$2b\$/);
  });

  it('hashes with twelve rounds', async () => {
    const { body } = await newUser();
    const rows = await t.db.sql<{ password_hash: string }>(
      'select password_hash from users where user_id = $1',
      [body.user_id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$2b\$12\$.{53}$/);
  });

  it('refuses a username that is taken, in any letters, also in a race', async () => {
    const { body } = await newUser();
    for (const username of [body.username, body.username.toUpperCase()]) {
      expect(codeOf(await t.as.admin.post('/users', { ...NEW_USER, username }))).toEqual([409, 'DUPLICATE']);
    }
    const twins = await Promise.all(
      ['twin', 'tWIN', 'tWin'].map((username) => t.as.admin.post('/users', { ...NEW_USER, username })),
    );
    total += 1;
    expect(twins.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('creates one user for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'create-once' };
    const body = { ...NEW_USER, username: 'only.once' };
    const first = await t.as.admin.post('/users', body, key);
    const second = await t.as.admin.post('/users', body, key);
    total += 1;
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    const other = await t.as.admin.post('/users', { ...body, full_name: 'Other' }, key);
    expect(codeOf(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const [row] = await t.db.sql<{ fingerprint: string }>(
      `select fingerprint from idempotency_keys where idempotency_key = 'create-once'`,
    );
    // A bare hash of a body with a password in it would be quick to guess.
    const bare = createHash('sha256').update(`POST /api/v1/users\n${JSON.stringify(body)}`);
    expect(row?.fingerprint).not.toBe(bare.digest('base64url'));
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a short username', { username: 'ab' }, 'username'],
    ['a Turkish letter in the username', { username: 'ışıl' }, 'username'],
    ['a blank in the username', { username: 'ali kaya' }, 'username'],
    ['an empty name', { full_name: ' ' }, 'full_name'],
    ['a long name', { full_name: 'x'.repeat(101) }, 'full_name'],
    ['no e-mail address', { email: 'ali' }, 'email'],
    ['an unknown role', { role: 'boss' }, 'role'],
    ['7 bytes of password', { password: 'abcdefg' }, 'password'],
    ['73 bytes of password', { password: `${'ş'.repeat(36)}x` }, 'password'],
    ['a line break in the password', { password: 'abcd\nefgh' }, 'password'],
    ['no password', { password: undefined }, 'password'],
    ['an unknown field', { password_hash: 'x' }, 'password_hash'],
    ['is_active', { is_active: false }, 'is_active'],
  ])('refuses %s', async (_name, changes, field) => {
    const answer = await t.as.admin.post('/users', { ...NEW_USER, username: 'refused', ...changes });
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details[0].field).toBe(field);
  });

  it('takes four letters of two bytes each', async () => {
    const { body } = await newUser({ password: 'şğüö' });
    expect((await logIn(body.username, 'şğüö')).status).toBe(200);
  });
});

describe('GET /users', () => {
  it('lists in the order of usernames, in pages', async () => {
    const first = await t.as.admin.get('/users?page_size=2');
    expect(first.body).toMatchObject({ total_count: total, page: 1, page_size: 2, has_next: true });
    expect(first.body.items.map((user: { username: string }) => user.username)).toEqual([
      'admin',
      'inv_clerk',
    ]);
    expect(first.text).not.toMatch(/(?<!must_change_)password|\$2b\$/);
    const past = await t.as.admin.get('/users?page=900');
    expect(past.body).toMatchObject({ items: [], total_count: total, has_next: false, has_previous: true });
  });

  it.each([
    ['isil', 1],
    ['IŞIL', 1],
    ['çelik', 1],
    ['ISIL.CEL', 1],
    ['100%', 0],
    ['a_m', 0],
  ])('finds %s', async (search, count) => {
    const answer = await t.as.admin.get(`/users?search=${encodeURIComponent(search)}`);
    expect(answer.body.items).toHaveLength(count);
  });

  it('filters by role and state, and sorts', async () => {
    const off = await newUser({ role: 'proc_off' });
    await t.as.admin.put(`/users/${off.body.user_id}`, { is_active: false });
    const names = async (query: string) =>
      (await t.as.admin.get(`/users?${query}`)).body.items.map((user: { username: string }) => user.username);
    expect(await names('role=proc_off')).toEqual([off.body.username, 'proc_off']);
    expect(await names('role=proc_off&is_active=true')).toEqual(['proc_off']);
    expect(await names('is_active=false')).toEqual([off.body.username]);
    expect(await names('role=proc_off&sort=-username')).toEqual(['proc_off', off.body.username]);
  });

  it.each(['sort=password_hash', 'role=boss', 'page=0', 'page_size=101', 'email=x'])(
    'refuses %s',
    async (query) => {
      expect(codeOf(await t.as.admin.get(`/users?${query}`))).toEqual([422, 'VALIDATION_ERROR']);
    },
  );
});

describe('GET /users/{user_id}', () => {
  it('answers one user with its ETag', async () => {
    const { body } = await newUser();
    const answer = await t.as.admin.get(`/users/${body.user_id}`);
    expect(answer.body).toEqual(body);
    expect(answer.headers.etag).toBe(`"${body.updated_at}"`);
  });

  it('does not know a user who is not there', async () => {
    expect(codeOf(await t.as.admin.get('/users/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await t.as.admin.get('/users/me'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('PUT /users/{user_id}', () => {
  it('changes what is sent, keeps the sessions and audits before and after', async () => {
    const { body: user } = await newUser();
    const { access_token: token } = (await logIn(user.username, NEW_USER.password)).body;
    const answer = await t.as.admin.put(`/users/${user.user_id}`, { full_name: 'Yeni Ad', email: null });
    expect(answer.body).toMatchObject({ full_name: 'Yeni Ad', email: null, role: 'inv_clerk' });
    expect(answer.body.updated_at > user.updated_at).toBe(true);
    expect((await t.callerWith(token).get('/auth/me')).body.full_name).toBe('Yeni Ad');
    const [, update] = await auditOf(user.user_id);
    expect(update).toMatchObject({ action: 'user.update', before: { email: 'isil@example.com' } });
    expect(update?.after).toMatchObject({ email: null });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a new role', { role: 'prod_mgr' }, 'USER_CHANGED'],
    ['a deactivation', { is_active: false }, 'USER_CHANGED'],
    ['a new password', { password: 'Rulo-Boru-2027' }, 'PASSWORD_CHANGED'],
  ])('ends the sessions at once after %s', async (_name, change, reason) => {
    const { body: user } = await newUser();
    const { access_token: token } = (await logIn(user.username, NEW_USER.password)).body;
    expect((await t.as.admin.put(`/users/${user.user_id}`, change)).status).toBe(200);
    expect(codeOf(await t.callerWith(token).get('/auth/me'))).toEqual([401, 'TOKEN_REVOKED']);
    const sessions = await t.db.sql('select end_reason from sessions where user_id = $1', [user.user_id]);
    expect(sessions).toEqual([{ end_reason: reason }]);
  });

  it('keeps the sessions when the role sent is the one it has', async () => {
    const { body: user } = await newUser();
    const { access_token: token } = (await logIn(user.username, NEW_USER.password)).body;
    await t.as.admin.put(`/users/${user.user_id}`, { role: 'inv_clerk', is_active: true });
    expect((await t.callerWith(token).get('/auth/me')).status).toBe(200);
  });

  it('lets a user with a new password log in, and a user who was deactivated not until activated', async () => {
    const { body: user } = await newUser();
    await t.as.admin.put(`/users/${user.user_id}`, { password: 'Rulo-Boru-2027' });
    expect(codeOf(await logIn(user.username, NEW_USER.password))).toEqual([401, 'INVALID_CREDENTIALS']);
    expect((await logIn(user.username, 'Rulo-Boru-2027')).status).toBe(200);
    await t.as.admin.put(`/users/${user.user_id}`, { is_active: false });
    expect(codeOf(await logIn(user.username, 'Rulo-Boru-2027'))).toEqual([401, 'INVALID_CREDENTIALS']);
    await t.as.admin.put(`/users/${user.user_id}`, { is_active: true });
    expect((await logIn(user.username, 'Rulo-Boru-2027')).status).toBe(200);
  });

  it('fails with If-Match when somebody was faster', async () => {
    const { body: user } = await newUser();
    const etag = { 'if-match': `"${user.updated_at}"` };
    const path = `/users/${user.user_id}`;
    expect((await t.as.admin.put(path, { full_name: 'Bir' }, etag)).status).toBe(200);
    expect(codeOf(await t.as.admin.put(path, { full_name: 'İki' }, etag))).toEqual([409, 'CONFLICT']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a username', { username: 'other' }],
    ['an unknown role', { role: 'boss' }],
    ['a short password', { password: 'abcdefg' }],
    ['null for a name', { full_name: null }],
  ])('refuses %s', async (_name, change) => {
    const { body: user } = await newUser();
    expect(codeOf(await t.as.admin.put(`/users/${user.user_id}`, change))).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('does not know a user who is not there', async () => {
    expect(codeOf(await t.as.admin.put('/users/999999', { role: 'viewer' }))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('the last active administrator', () => {
  const adminId = async () => (await t.as.admin.get('/auth/me')).body.user_id as number;

  it.each([{ role: 'viewer' }, { is_active: false }])('stays one: %o', async (change) => {
    const answer = await t.as.admin.put(`/users/${await adminId()}`, change);
    expect(codeOf(answer)).toEqual([409, 'IN_USE']);
    expect(answer.body.message).toContain('last active administrator');
    expect((await t.as.admin.get('/auth/me')).body).toMatchObject({ role: 'admin', is_active: true });
  });

  it('does not count an administrator who is inactive', async () => {
    const { body: other } = await newUser({ role: 'admin' });
    expect((await t.as.admin.put(`/users/${other.user_id}`, { is_active: false })).status).toBe(200);
    const answer = await t.as.admin.put(`/users/${await adminId()}`, { is_active: false });
    expect(codeOf(answer)).toEqual([409, 'IN_USE']);
    expect((await t.as.admin.put(`/users/${other.user_id}`, { role: 'viewer' })).status).toBe(200);
  });

  it('is left when administrators demote each other at the same time', async () => {
    const { body: other } = await newUser({ role: 'admin' });
    const { access_token: token } = (await logIn(other.username, NEW_USER.password)).body;
    const answers = await Promise.all([
      t.as.admin.put(`/users/${other.user_id}`, { role: 'viewer' }),
      t.callerWith(token).put(`/users/${await adminId()}`, { role: 'viewer' }),
    ]);
    const left = await t.db.sql(`select 1 from users where role = 'admin' and is_active`);
    expect(left).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // The loser was the last one, or was no administrator any more when his turn came.
    await t.db.sql(`update users set role = 'admin', is_active = true where username = 'admin'`);
    expect((await logIn('admin', TEST_PASSWORD)).status).toBe(200);
  });
});
