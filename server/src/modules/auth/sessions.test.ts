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

const pick = ({ username, password }: { username: string; password: string }) => ({ username, password });

describe('sessions', () => {
  it('lists the own open sessions, last used first, and marks the current one', async () => {
    const user = await newUser();
    const first = await logIn(user.username, user.password);
    clock.advance(1000);
    const second = await logIn(user.username, user.password);
    const answer = await t.callerWith(second.access_token).get('/auth/sessions?page_size=1');
    expect(answer.body).toMatchObject({ total_count: 2, page_size: 1, has_next: true });
    expect(answer.body.items[0]).toMatchObject({
      user_id: user.userId,
      is_current: true,
      ip_address: '127.0.0.1',
      user_agent: 'lightMyRequest',
    });
    expect(answer.text).not.toMatch(/hash|token/);
    await t.callerWith(first.access_token).post('/auth/logout');
    const left = await t.callerWith(second.access_token).get('/auth/sessions');
    expect(left.body.total_count).toBe(1);
  });

  it('does not list a session that has expired', async () => {
    const user = await newUser();
    await logIn(user.username, user.password);
    const start = clock.now();
    clock.advance(8 * DAY_MS);
    const { access_token: token } = await logIn(user.username, user.password);
    expect((await t.callerWith(token).get('/auth/sessions')).body.total_count).toBe(1);
    clock.set(start);
  });

  it('sorts, and refuses what it does not know', async () => {
    expect((await t.as.viewer.get('/auth/sessions?sort=created_at')).status).toBe(200);
    expect(codeOf(await t.as.viewer.get('/auth/sessions?sort=ip_address'))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
    expect(codeOf(await t.as.viewer.get('/auth/sessions?search=x'))).toEqual([422, 'VALIDATION_ERROR']);
  });

  it("shows an administrator anybody's sessions, and others only their own", async () => {
    const user = await newUser();
    const tokens = await logIn(user.username, user.password);
    const seen = await t.as.admin.get(`/auth/sessions?user_id=${user.userId}`);
    expect(seen.body.items).toHaveLength(1);
    expect(seen.body.items[0].is_current).toBe(false);
    const own = await t.callerWith(tokens.access_token).get(`/auth/sessions?user_id=${user.userId}`);
    expect(own.status).toBe(200);
    expect(codeOf(await t.as.viewer.get(`/auth/sessions?user_id=${user.userId}`))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
  });

  it('ends an own session, twice without harm', async () => {
    const user = await newUser();
    const here = await logIn(user.username, user.password);
    const lost = await logIn(user.username, user.password);
    const caller = t.callerWith(here.access_token);
    const sessions = (await caller.get('/auth/sessions')).body.items;
    const other = sessions.find((session: { is_current: boolean }) => !session.is_current);
    expect((await caller.delete(`/auth/sessions/${other.session_id}`)).status).toBe(200);
    expect((await caller.delete(`/auth/sessions/${other.session_id}`)).status).toBe(200);
    expect(codeOf(await me(lost.access_token))).toEqual([401, 'TOKEN_REVOKED']);
    const audits = await t.db.sql(
      `select 1 from audit_log where action = 'session.end' and entity_id = $1 and user_id = $2`,
      [other.session_id, user.userId],
    );
    expect(audits).toHaveLength(1);
  });

  it("lets an administrator end anybody's, and hides it from others", async () => {
    const user = await newUser();
    const tokens = await logIn(user.username, user.password);
    const [session] = (await t.as.admin.get(`/auth/sessions?user_id=${user.userId}`)).body.items;
    const path = `/auth/sessions/${session.session_id}`;
    expect(codeOf(await t.as.viewer.delete(path))).toEqual([404, 'NOT_FOUND']);
    expect((await me(tokens.access_token)).status).toBe(200);
    expect((await t.as.admin.delete(path)).status).toBe(200);
    expect(codeOf(await me(tokens.access_token))).toEqual([401, 'TOKEN_REVOKED']);
  });

  it('does not know a session that is not there, nor an identifier that is none', async () => {
    const missing = '00000000-0000-4000-8000-000000000000';
    expect(codeOf(await t.as.admin.delete(`/auth/sessions/${missing}`))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await t.as.admin.delete('/auth/sessions/17'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('login against deactivation', () => {
  it('leaves no open session behind, whoever is faster', async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await newUser();
      const logins = Array.from({ length: 4 }, () => t.as.nobody.post('/auth/login', pick(user)));
      const wait = new Promise((resolve) => setTimeout(resolve, 200 + 60 * round));
      const off = wait.then(() => t.as.admin.put(`/users/${user.userId}`, { is_active: false }));
      await Promise.all([...logins, off]);
      const open = await t.db.sql('select 1 from sessions where user_id = $1 and ended_at is null', [
        user.userId,
      ]);
      expect(open).toEqual([]);
    }
  });
});
