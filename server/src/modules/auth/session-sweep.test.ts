import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { manualClock } from '../../platform/clock.ts';
import { sweepSessions } from './session-sweep.ts';

const START = new Date('2026-03-02T08:00:00.000Z');
const DAY_MS = 86_400_000;
const clock = manualClock(START, 'Europe/Istanbul');
let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ clock });
});
afterAll(() => t.close());

/** What is left after a sweep so many days after the login. */
async function leftAfter(days: number, milliseconds = 0) {
  clock.set(new Date(START.getTime() + days * DAY_MS + milliseconds));
  await sweepSessions(t.db);
  const [left] = await t.db.sql<{ sessions: number; tokens: number }>(
    'select (select count(*) from sessions) as sessions, (select count(*) from refresh_tokens) as tokens',
  );
  return [left?.sessions, left?.tokens];
}

it('removes tokens a day and sessions a month after their end, and nothing that lives', async () => {
  const logIn = () => t.as.nobody.post('/auth/login', { username: 'viewer', password: TEST_PASSWORD });
  const { body } = await logIn();
  const refreshed = await t.as.nobody.post('/auth/refresh', { refresh_token: body.refresh_token });
  expect(refreshed.status).toBe(200);
  const { body: ended } = await logIn();
  await t.callerWith(ended.access_token).post('/auth/logout');
  expect(await leftAfter(7)).toEqual([2, 3]);
  expect(await leftAfter(8)).toEqual([2, 3]);
  expect(await leftAfter(8, 1)).toEqual([2, 0]);
  expect(await leftAfter(37)).toEqual([2, 0]);
  await logIn();
  expect(await leftAfter(37, 1)).toEqual([1, 1]);
  const used = await t.as.nobody.post('/auth/refresh', { refresh_token: body.refresh_token });
  expect([used.status, used.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
});
