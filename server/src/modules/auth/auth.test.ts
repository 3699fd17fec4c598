import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { manualClock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ clock });
});
afterAll(() => t.close());

const codeOf = (answer: Answer<{ error_code: string }>) => [answer.status, answer.body.error_code];
const ok = (answer: Answer<unknown>) => {
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { access_token: string; refresh_token: string; user_info: { user_id: number } };
};
const logIn = async (username: string, password = TEST_PASSWORD) =>
  ok(await t.as.nobody.post('/auth/login', { username, password }));
const refresh = (token: string) => t.as.nobody.post('/auth/refresh', { refresh_token: token });
const me = (accessToken: string) => t.callerWith(accessToken).get('/auth/me');

let users = 0;
/** A user of its own, so that a test may change the password or end sessions. */
async function newUser(role = 'viewer', password = 'Rulo-Boru-2026') {
  users += 1;
  const username = `user-${users}`;
  const answer = await t.as.admin.post('/users', { username, full_name: 'Ali Kaya', role, password });
  expect(answer.status, answer.text).toBe(201);
  return { username, password, userId: answer.body.user_id as number };
}

describe('POST /auth/login', () => {
  it('answers tokens and who it is', async () => {
    const answer = await t.as.nobody.post('/auth/login', { username: 'inv_clerk', password: TEST_PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      status: 'success',
      timestamp: '2026-03-02T08:00:00.000Z',
      token_type: 'bearer',
      expires_in: 900,
      user_info: { username: 'inv_clerk', full_name: 'Test inv_clerk', role: 'inv_clerk', is_active: true },
    });
    expect(answer.body.user_info.permissions).toContain('write:inventory');
    expect(answer.body.user_info.permissions).not.toContain('manage:users');
    expect(answer.body.refresh_token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes the username in any letters and reaches the address without the base path', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/auth/login',
      payload: { username: 'ADMIN', password: TEST_PASSWORD },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('stores the refresh token only as a hash, remembers the login and audits it', async () => {
    const before = await t.db.sql<{ n: string }>(`select count(*)::text as n from sessions`);
    const tokens = await logIn('proc_off');
    const after = await t.db.sql<{ n: string }>(`select count(*)::text as n from sessions`);
    expect(Number(after[0]?.n)).toBe(Number(before[0]?.n) + 1);
    const found = await t.db.sql(
      `select 1 from refresh_tokens where token_hash = sha256($1::bytea) and expires_at = $2`,
      [tokens.refresh_token, new Date(clock.now().getTime() + 7 * DAY_MS)],
    );
    expect(found).toHaveLength(1);
    const [user] = await t.db.sql<{ last_login_at: string }>(
      `select last_login_at from users where username = 'proc_off'`,
    );
    expect(user?.last_login_at).toBe('2026-03-02T08:00:00Z');
    const audits = await t.db.sql(
      `select action from audit_log where username = 'proc_off' and action = 'session.login'`,
    );
    expect(audits.length).toBeGreaterThan(0);
  });

  it('gives the same answer for a wrong password, an unknown user and an inactive one', async () => {
    const inactive = await newUser();
    await t.as.admin.put(`/users/${inactive.userId}`, { is_active: false });
    const wrong = await t.as.nobody.post('/auth/login', { username: 'viewer', password: 'not-the-password' });
    const unknown = await t.as.nobody.post('/auth/login', { username: 'nobody', password: TEST_PASSWORD });
    const off = await t.as.nobody.post('/auth/login', inactive.username ? pick(inactive) : {});
    expect(codeOf(wrong)).toEqual([401, 'INVALID_CREDENTIALS']);
    const withoutId = ({ body }: Answer<Record<string, unknown>>) => ({ ...body, request_id: '' });
    expect(withoutId(unknown)).toEqual(withoutId(wrong));
    expect(withoutId(off)).toEqual(withoutId(wrong));
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(wrong.headers).sort());
  });

  it('spends the time of a real comparison on an unknown user', async () => {
    const known = await newUser();
    const time = async (username: string) => {
      const start = performance.now();
      await t.as.nobody.post('/auth/login', { username, password: 'not-the-password' });
      return performance.now() - start;
    };
    const best = async (username: string) => Math.min(await time(username), await time(username));
    const ratio = (await best('nobody')) / (await best(known.username));
    // Without the comparison the ratio is below 0.05; the bounds leave room for a busy machine.
    expect(ratio).toBeGreaterThan(0.2);
  });

  it.each<[string, unknown, string]>([
    ['no password', { username: 'admin' }, 'password'],
    ['no username', { password: TEST_PASSWORD }, 'username'],
    ['a short username', { username: 'ab', password: TEST_PASSWORD }, 'username'],
    ['5 bytes', { username: 'admin', password: 'şş1' }, 'password'],
    ['73 bytes', { username: 'admin', password: 'x'.repeat(73) }, 'password'],
    ['73 bytes in 72 letters', { username: 'admin', password: `${'x'.repeat(71)}ş` }, 'password'],
    ['a NUL', { username: 'admin', password: 'abc\u0000defgh' }, 'password'],
    ['a number', { username: 'admin', password: 12345678 }, 'password'],
    ['an unknown field', { username: 'admin', password: TEST_PASSWORD, remember: true }, 'remember'],
  ])('refuses %s', async (_name, body, field) => {
    const answer = await t.as.nobody.post('/auth/login', body);
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details[0].field).toBe(field);
  });

  it('takes 6 bytes in three letters', async () => {
    const answer = await t.as.nobody.post('/auth/login', { username: 'admin', password: 'şşş' });
    expect(codeOf(answer)).toEqual([401, 'INVALID_CREDENTIALS']);
  });

  it('does not take 72 right bytes with a wrong tail', async () => {
    const user = await newUser('viewer', 'ş'.repeat(36));
    await logIn(user.username, user.password);
    const answer = await t.as.nobody.post('/auth/login', { ...pick(user), password: `${'ş'.repeat(36)}x` });
    expect(codeOf(answer)).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('refuses broken JSON', async () => {
    const answer = await t.as.nobody.post('/auth/login', '{"username":', {
      'content-type': 'application/json',
    });
    expect(codeOf(answer)).toEqual([400, 'INVALID_JSON']);
  });
});

const pick = ({ username, password }: { username: string; password: string }) => ({ username, password });

describe('POST /auth/refresh', () => {
  it('answers a new pair, and the session goes on', async () => {
    const first = await logIn('viewer');
    const second = ok(await refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.user_info).toEqual(first.user_info);
    expect((await me(second.access_token)).status).toBe(200);
    ok(await refresh(second.refresh_token));
  });

  it('ends the session when a token is used twice', async () => {
    const first = await logIn('viewer');
    const second = ok(await refresh(first.refresh_token));
    expect(codeOf(await refresh(first.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await refresh(second.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await me(second.access_token))).toEqual([401, 'TOKEN_REVOKED']);
    const reuse = await t.db.sql<{ after: { end_reason: string; user_id: number } }>(
      `select after from audit_log where action = 'session.reuse' order by audit_id desc limit 1`,
    );
    expect(reuse[0]?.after).toEqual({ end_reason: 'TOKEN_REUSE', user_id: first.user_info.user_id });
  });

  it('succeeds exactly once of ten times at once, and the session ends', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await logIn('viewer');
      const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(first.refresh_token)));
      const winners = answers.filter((answer) => answer.status === 200);
      expect(winners).toHaveLength(1);
      for (const loser of answers.filter((answer) => answer.status !== 200)) {
        expect(codeOf(loser)).toEqual([401, 'TOKEN_REVOKED']);
      }
      expect(codeOf(await me(winners[0]?.body.access_token))).toEqual([401, 'TOKEN_REVOKED']);
      expect(codeOf(await refresh(winners[0]?.body.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
    }
  });

  it('lives seven days from its issue', async () => {
    const start = clock.now();
    const first = await logIn('viewer');
    clock.advance(7 * DAY_MS - 1);
    const second = ok(await refresh(first.refresh_token));
    clock.advance(7 * DAY_MS);
    expect(codeOf(await refresh(second.refresh_token))).toEqual([401, 'TOKEN_EXPIRED']);
    clock.set(start);
  });

  it('does not know a token that nobody issued, an access token included', async () => {
    const { access_token: access } = await logIn('viewer');
    expect(codeOf(await refresh('x'.repeat(43)))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(codeOf(await refresh(access.slice(-43)))).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an empty token', { refresh_token: '' }],
    ['an unknown field', { refresh_token: 'x', username: 'admin' }],
  ])('refuses %s', async (_name, body) => {
    expect(codeOf(await t.as.nobody.post('/auth/refresh', body))).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('is refused for a user who was deactivated or got another role', async () => {
    for (const change of [{ is_active: false }, { role: 'inv_clerk' }]) {
      const user = await newUser();
      const tokens = await logIn(user.username, user.password);
      expect((await t.as.admin.put(`/users/${user.userId}`, change)).status).toBe(200);
      expect(codeOf(await refresh(tokens.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
      expect(codeOf(await me(tokens.access_token))).toEqual([401, 'TOKEN_REVOKED']);
    }
  });
});

describe('POST /auth/logout', () => {
  it('revokes the tokens of this session at once and leaves the others', async () => {
    const one = await logIn('viewer');
    const other = await logIn('viewer');
    const answer = await t.callerWith(one.access_token).post('/auth/logout');
    expect(answer.body).toEqual({
      status: 'success',
      message: 'You are logged out.',
      timestamp: clock.now().toISOString(),
    });
    expect(codeOf(await me(one.access_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await refresh(one.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await t.callerWith(one.access_token).post('/auth/logout'))).toEqual([401, 'TOKEN_REVOKED']);
    expect((await me(other.access_token)).status).toBe(200);
    const rows = await t.db.sql(`select 1 from audit_log where action = 'session.logout'`);
    expect(rows).toHaveLength(1);
  });

  it('needs a token', async () => {
    expect(codeOf(await t.as.nobody.post('/auth/logout'))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('GET /auth/me', () => {
  it('says who it is and what the role may do', async () => {
    const answer = await t.as.prod_mgr.get('/auth/me');
    expect(Object.keys(answer.body).sort()).toEqual(
      ['full_name', 'is_active', 'must_change_password', 'permissions', 'role', 'user_id', 'username'],
    ); // biome-ignore format: one line to read
    expect(answer.body).toMatchObject({ username: 'prod_mgr', role: 'prod_mgr', is_active: true });
    expect(answer.body.permissions).toContain('write:production');
  });

  it('refuses a query parameter', async () => {
    expect(codeOf(await t.as.viewer.get('/auth/me?user_id=1'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('POST /auth/change-password', () => {
  it('changes it, ends the other sessions and keeps this one', async () => {
    const user = await newUser();
    const here = await logIn(user.username, user.password);
    const elsewhere = await logIn(user.username, user.password);
    const change = { current_password: user.password, new_password: 'Köşebent-2027' };
    const answer = await t.callerWith(here.access_token).post('/auth/change-password', change);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.message).toContain('1');
    expect((await me(here.access_token)).status).toBe(200);
    expect(codeOf(await me(elsewhere.access_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await refresh(elsewhere.refresh_token))).toEqual([401, 'TOKEN_REVOKED']);
    expect(codeOf(await t.as.nobody.post('/auth/login', pick(user)))).toEqual([401, 'INVALID_CREDENTIALS']);
    await logIn(user.username, 'Köşebent-2027');
    const [row] = await t.db.sql<{ password_hash: string }>(
      'select password_hash from users where user_id = $1',
      [user.userId],
    );
    expect(row?.password_hash).toMatch(/^\$2b\$12\$/);
  });

  it.each<[string, Record<string, unknown>, [number, string]]>([
    ['a wrong current password', { current_password: 'not-this-one' }, [401, 'INVALID_CREDENTIALS']],
    ['the same password', { new_password: TEST_PASSWORD }, [422, 'VALIDATION_ERROR']],
    ['7 bytes', { new_password: 'abcdefg' }, [422, 'VALIDATION_ERROR']],
    ['73 bytes', { new_password: `${'ş'.repeat(36)}x` }, [422, 'VALIDATION_ERROR']],
    ['an unknown field', { confirm_password: 'x' }, [422, 'VALIDATION_ERROR']],
  ])('refuses %s', async (_name, body, expected) => {
    const change = { current_password: TEST_PASSWORD, new_password: 'Rulo-Boru-2027', ...body };
    expect(codeOf(await t.as.viewer.post('/auth/change-password', change))).toEqual(expected);
    await logIn('viewer');
  });

  it('wins once when two change it at the same time', async () => {
    const user = await newUser();
    const { access_token: token } = await logIn(user.username, user.password);
    const change = (next: string) =>
      t.callerWith(token).post('/auth/change-password', {
        current_password: user.password,
        new_password: next,
      });
    const answers = await Promise.all([change('first-password'), change('second-password')]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const loser = answers.find((answer) => answer.status !== 200);
    expect(['CONFLICT', 'INVALID_CREDENTIALS']).toContain(loser?.body.error_code);
  });

  it('needs a token', async () => {
    expect(codeOf(await t.as.nobody.post('/auth/change-password', {}))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('secrets', () => {
  it('are never in the audit log, nor in stored answers', async () => {
    const user = await newUser('inv_clerk', 'Secret-First-1');
    const tokens = await logIn(user.username, user.password);
    const next = ok(await refresh(tokens.refresh_token));
    const change = { current_password: 'Secret-First-1', new_password: 'Secret-Second-2' };
    await t.callerWith(next.access_token).post('/auth/change-password', change);
    await t.as.admin.put(`/users/${user.userId}`, { password: 'Secret-Third-3' });
    const [stored] = await t.db.sql<{ all: string }>(
      `select coalesce((select string_agg(row_to_json(a)::text, ' ') from audit_log a), '')
        || coalesce((select string_agg(row_to_json(k)::text, ' ') from idempotency_keys k), '') as all`,
    );
    const text = stored?.all ?? '';
    expect(text).toContain('user.change_password');
    expect(text).toContain('user.reset_password');
    for (const secret of [
      'Secret-',
      '$2b$',
      'password_hash',
      tokens.refresh_token,
      tokens.access_token,
      next.refresh_token,
      next.access_token,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
