import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { manualClock } from '../../platform/clock.ts';
import { sweepAlerts } from './index.ts';

const START = new Date('2026-03-02T08:00:00.000Z');
const clock = manualClock(START, 'Europe/Istanbul');
let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ clock });
});
afterAll(() => t.close());

const MINUTE_MS = 60_000;
const at = (minutes: number) => clock.set(new Date(START.getTime() + minutes * MINUTE_MS));

async function fail(times: number, username: string, remoteAddress: string): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const payload = { username, password: 'Yanlis-Parola-1' };
    const answer = await t.app.inject({ method: 'POST', url: '/api/v1/auth/login', remoteAddress, payload });
    expect(answer.statusCode, answer.body).toBe(401);
  }
}

interface Row {
  readonly cause_key: string;
  readonly status: string;
  readonly message: string;
}

async function alerts(): Promise<string[]> {
  await sweepAlerts(t.db);
  const rows = await t.db.sql<Row>(
    `select cause_key, status, message from alerts where alert_type = 'FAILED_LOGINS' order by alert_id`,
  );
  return rows.map(({ cause_key, status, message }) => `${status} ${cause_key.split(':')[1]}: ${message}`);
}

const topics = () =>
  t.db.sql<{ topic: string }>(
    `select topic from events where payload ->> 'alert_type' = 'FAILED_LOGINS' order by event_id`,
  );

it('ten within a quarter of an hour, of one account or from one address, are an alert', async () => {
  await fail(9, 'viewer', '10.0.0.1');
  expect(await alerts()).toEqual([]);
  at(14);
  await fail(1, 'VIEWER', '10.0.0.2');
  const account = 'OPEN user: 10 failed logins as viewer within 15 minutes.';
  expect(await alerts()).toEqual([account]);
  await fail(1, 'nobody-at-all', '10.0.0.1');
  const address = 'OPEN address: 10 failed logins from 10.0.0.1 within 15 minutes.';
  expect(await alerts()).toEqual([account, address]);
  expect(await topics()).toEqual([{ topic: 'alert.raised' }, { topic: 'alert.raised' }]);
  const login = await t.as.nobody.post('/auth/login', { username: 'admin', password: TEST_PASSWORD });
  const admin = t.callerWith(login.body.access_token);
  const list = await admin.get('/alerts?alert_type=FAILED_LOGINS&sort=raised_at');
  expect(list.body.items).toMatchObject([
    { severity: 'WARNING', product_id: null, details: { username: 'viewer', failures: 10, addresses: 2 } },
    { severity: 'WARNING', details: { ip_address: '10.0.0.1', failures: 10, usernames: 2 } },
  ]);
  const seen = await admin.post(`/alerts/${list.body.items[0].alert_id}/acknowledge`, {});
  expect([seen.status, seen.body.status]).toEqual([200, 'ACKNOWLEDGED']);
});

it('stays for a day after it has calmed down, and a second burst is another alert', async () => {
  at(40);
  expect((await alerts()).map((line) => line.split(' ')[0])).toEqual(['ACKNOWLEDGED', 'OPEN']);
  at(14 + 24 * 60);
  expect((await alerts()).map((line) => line.split(' ')[0])).toEqual(['RESOLVED', 'RESOLVED']);
  await fail(10, 'viewer', '10.0.0.3');
  expect((await alerts()).slice(2).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'OPEN address:',
    'OPEN user:',
  ]);
  await expectInvariants(t.db);
});

it('the audit log has each failure, without what was typed where there is no such user, and is not flooded', async () => {
  const [unknown] = await t.db.sql(
    `select username, user_id, entity_id, after from audit_log where entity_type = 'unknown_user'`,
  );
  expect(unknown).toEqual({
    username: 'anonymous',
    user_id: null,
    entity_id: 'unknown',
    after: { username: null, ip_address: '10.0.0.1' },
  });
  const failures = await t.db.sql(`select before, after from audit_log where action = 'auth.login_failed'`);
  expect(failures.length).toBe(21);
  expect(JSON.stringify(failures)).not.toMatch(/Yanlis|nobody-at-all/);
});
