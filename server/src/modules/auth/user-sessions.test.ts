import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';

let t: TestApp;
let clerk: number;
beforeAll(async () => {
  t = await createTestApp();
  clerk = (await t.as.admin.get('/users?search=inv_clerk')).body.items[0].user_id;
});
afterAll(() => t.close());

const codeOf = (answer: Answer<{ error_code: string }>) => [answer.status, answer.body.error_code];
const NEW_PASSWORD = 'Rulo-Boru-2027';
const logIn = async (password = TEST_PASSWORD) => {
  const answer = await t.as.nobody.post('/auth/login', { username: 'inv_clerk', password });
  expect(answer.status, answer.text).toBe(200);
  return t.callerWith(answer.body.access_token);
};
const auditsOf = (action: string) =>
  t.db.sql<{ username: string; after: unknown }>(
    'select username, after from audit_log where action = $1 order by audit_id',
    [action],
  );

describe('the sessions of a user', () => {
  it('are listed and all ended by an administrator', async () => {
    const callers = [await logIn(), await logIn()];
    const list = await t.as.admin.get(`/users/${clerk}/sessions?sort=created_at&page_size=1`);
    expect(list.body).toMatchObject({
      total_count: 2,
      has_next: true,
      items: [{ user_id: clerk, is_current: false }],
    });
    const ended = await t.as.admin.delete(`/users/${clerk}/sessions`);
    expect([ended.status, ended.body.message]).toEqual([200, 'Sessions that were ended: 2.']);
    for (const caller of callers)
      expect(codeOf(await caller.get('/auth/me'))).toEqual([401, 'TOKEN_REVOKED']);
    expect((await t.as.admin.get(`/users/${clerk}/sessions`)).body.total_count).toBe(0);
    expect(await auditsOf('user.end_sessions')).toEqual([
      { username: 'admin', after: { sessions_ended: 2 } },
    ]);
    expect((await t.as.admin.delete(`/users/${clerk}/sessions`)).body.message).toContain('0');
  });

  it('are nobody else’s business, and nobody’s of who does not exist', async () => {
    for (const role of ['prod_mgr', 'viewer'] as const) {
      expect(codeOf(await t.as[role].get(`/users/${clerk}/sessions`))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
      expect(codeOf(await t.as[role].delete(`/users/${clerk}/sessions`))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    expect(codeOf(await t.as.admin.get('/users/999/sessions'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await t.as.admin.delete('/users/999/sessions'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await t.as.admin.get('/users/1/sessions?user_id=1'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('POST /users/{user_id}/reset-password', () => {
  it('gives a temporary password, which opens nothing until it is changed', async () => {
    const before = await logIn();
    const reset = await t.as.admin.post(`/users/${clerk}/reset-password`);
    expect(reset.body).toMatchObject({ user_id: clerk, username: 'inv_clerk', sessions_ended: 1 });
    const { temporary_password: temporary } = reset.body;
    expect(codeOf(await before.get('/auth/me'))).toEqual([401, 'TOKEN_REVOKED']);
    const caller = await logIn(temporary);
    expect((await caller.get('/auth/me')).body.must_change_password).toBe(true);
    for (const answer of [
      await caller.get('/products'),
      await caller.get('/api-keys'),
      await caller.get('/auth/sessions'),
      await caller.post('/api-keys', { name: 'x', scopes: ['read:products'] }),
    ]) {
      expect(codeOf(answer)).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect(answer.body.message).toContain('/auth/change-password');
    }
    const change = { current_password: temporary, new_password: NEW_PASSWORD };
    expect((await caller.post('/auth/change-password', change)).status).toBe(200);
    expect((await caller.get('/products')).status).toBe(200);
    expect((await caller.get('/auth/me')).body.must_change_password).toBe(false);
    const audits = await auditsOf('user.reset_password');
    expect(audits).toEqual([{ username: 'admin', after: { sessions_ended: 1 } }]);
    const stored = await t.db.sql('select response_body from idempotency_keys');
    expect(JSON.stringify([audits, stored])).not.toContain(temporary);
  });

  it('also stops the API keys of the user until then, and a password that an administrator sets is temporary, too', async () => {
    const key = await (await logIn(NEW_PASSWORD)).post('/api-keys', {
      name: 'Terminal',
      scopes: ['read:products'],
    });
    const asKey = () => t.as.nobody.get('/products', { 'x-api-key': key.body.api_key });
    expect((await asKey()).status).toBe(200);
    const set = await t.as.admin.put(`/users/${clerk}`, { password: 'Gecici-1234' });
    expect([set.status, set.body.must_change_password]).toEqual([200, true]);
    expect(codeOf(await asKey())).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    const caller = await logIn('Gecici-1234');
    expect(codeOf(await caller.get('/products'))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    expect((await caller.post('/auth/logout')).status).toBe(200);
  });

  it('a first password is temporary where that is asked for', async () => {
    const user = { username: 'yeni.gelen', full_name: 'Yeni', role: 'viewer', password: NEW_PASSWORD };
    const created = await t.as.admin.post('/users', { ...user, must_change_password: true });
    expect([created.status, created.body.must_change_password]).toEqual([201, true]);
  });

  it('is for administrators, and for users who exist', async () => {
    expect(codeOf(await t.as.viewer.post(`/users/${clerk}/reset-password`))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
    expect(codeOf(await t.as.admin.post('/users/999/reset-password'))).toEqual([404, 'NOT_FOUND']);
  });
});
