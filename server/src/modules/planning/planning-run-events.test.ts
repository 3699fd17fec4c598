import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { type EventClient, follow, listenAnywhere, until } from '../../../../tests/harness/event-client.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { performNextRun } from './planning-execution.ts';
import type { PlanningRunEvent } from './planning-run-events.schemas.ts';
import { createPlanner, type Planner, silent } from './testing/planner.ts';

let t: TestApp;
let base: string;
let planner: Planner;
const clients: EventClient[] = [];

beforeAll(async () => {
  t = await createTestApp({ config: { streamHeartbeatSeconds: 0.2 } });
  const f = await createFactory(t);
  planner = createPlanner(t);
  const chair = await f.product('FP-CHAIR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await planner.demanded('10', due, chair);
  base = await listenAnywhere(t.app);
});
afterAll(async () => {
  for (const client of clients) client.cut();
  await t.close();
});

async function open(runId: number | string, token?: string): Promise<EventClient> {
  const client = await follow(`${base}/planning/runs/${runId}/events`, token ?? (await t.tokenOf('viewer')));
  clients.push(client);
  return client;
}

const eventsOf = (client: EventClient) =>
  client.frames.map((frame) => JSON.parse(frame.data) as PlanningRunEvent);
const ended = (...all: EventClient[]) =>
  until(() => all.every(({ ending }) => ending === 'ended'), 'the end of the streams');

async function refused(path: string, token?: string) {
  const client = await follow(`${base}${path}`, token);
  await until(() => client.ending !== undefined, 'the refusal');
  return [client.status, (JSON.parse(client.text) as { error_code: string }).error_code];
}

/** What the server that works on the run writes. */
const setRun = (runId: number, set: string) =>
  t.db.sql(`update planning_runs set ${set} where run_id = $1`, [runId]);

describe('GET /planning/runs/{run_id}/events', () => {
  it('says at once where the run stands, then what it has come to, and ends', async () => {
    const runId = await planner.start();
    const client = await open(runId);
    expect([client.status, client.headers['content-type']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    await until(() => client.frames.length === 1, 'where it stands');
    expect(client.frames[0]).toMatchObject({ id: undefined, event: 'progress' });
    expect(eventsOf(client)).toEqual([
      {
        run_id: runId,
        state: 'QUEUED',
        progress: { phase: 'WAITING', done: 0, total: 0 },
        summary: null,
        error_message: null,
      },
    ]);
    await performNextRun(t.db, silent);
    await ended(client);
    const { run_id, state, progress, summary, error_message } = await planner.runOf(runId);
    expect(state).toBe('COMPLETED');
    expect(summary.planned_order_count).toBe(1);
    expect(eventsOf(client).at(-1)).toEqual({ run_id, state, progress, summary, error_message });
  });

  it('tells each change within a second, once, to everybody who listens', async () => {
    const runId = await planner.start();
    const [one, two] = [await open(runId), await open(runId, await t.tokenOf('prod_mgr'))];
    await until(() => one.frames.length === 1 && two.frames.length === 1, 'where it stands');
    await setRun(
      runId,
      `state = 'RUNNING', attempt = 1, heartbeat_at = now(), progress = '{"phase": "SAVING", "done": 3, "total": 9}'`,
    );
    await until(() => one.frames.length === 2 && two.frames.length === 2, 'the change', 1_000);
    expect(eventsOf(one)[1]).toMatchObject({
      state: 'RUNNING',
      progress: { phase: 'SAVING', done: 3, total: 9 },
    });
    const late = await open(runId);
    await until(() => late.frames.length === 1, 'where it stands by now');
    expect(eventsOf(late)).toEqual([eventsOf(one)[1]]);
    await sleep(600); // is read again, and is the same
    expect([one.frames.length, two.frames.length, late.frames.length]).toEqual([2, 2, 1]);
    expect(one.comments).toContain('still here');
    await setRun(runId, `state = 'FAILED', finished_at = now(), error_message = 'Ağ koptu'`);
    await ended(one, two, late);
    for (const client of [one, two, late]) {
      expect(eventsOf(client).at(-1)).toMatchObject({ state: 'FAILED', error_message: 'Ağ koptu' });
    }
    expect(one.frames).toEqual(two.frames);
  });

  it('has one event of a run that is over', async () => {
    const runId = await planner.start();
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    const client = await open(runId);
    await ended(client);
    expect(eventsOf(client)).toMatchObject([{ run_id: runId, state: 'CANCELLED' }]);
  });

  it('reads the row once for all who listen, and no more when nobody does', async () => {
    const runId = await planner.start();
    const many = await Promise.all(Array.from({ length: 8 }, () => open(runId)));
    await until(() => many.every(({ frames }) => frames.length === 1), 'where it stands');
    const query = t.db.pool.query.bind(t.db.pool);
    let reads = 0;
    t.db.pool.query = ((...[asked]: Parameters<typeof query>) => {
      if (JSON.stringify(asked).includes('from planning_runs')) reads += 1;
      return query(asked);
    }) as typeof t.db.pool.query;
    await sleep(1_500);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(8); // 6, and not 48
    for (const client of many) client.cut();
    await sleep(300);
    reads = 0;
    await sleep(600);
    expect(reads).toBe(0);
    t.db.pool.query = query;
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
  });

  it('begins anew for who comes after everybody has left', async () => {
    const runId = await planner.start();
    (await open(runId)).cut();
    const client = await open(runId);
    await until(() => client.frames.length === 1, 'where it stands');
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    await ended(client);
    expect(eventsOf(client).map(({ state }) => state)).toEqual(['QUEUED', 'CANCELLED']);
  });

  it('refuses an unknown run, a wrong number and what it does not know before it begins', async () => {
    const token = await t.tokenOf('viewer');
    expect(await refused('/planning/runs/999999/events', token)).toEqual([404, 'NOT_FOUND']);
    expect(await refused('/planning/runs/x/events', token)).toEqual([422, 'VALIDATION_ERROR']);
    const runId = await planner.start();
    expect(await refused(`/planning/runs/${runId}/events?after=1`, token)).toEqual([422, 'VALIDATION_ERROR']);
    expect(await refused(`/planning/runs/${runId}/events`)).toEqual([401, 'NOT_AUTHENTICATED']);
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
  });

  it('ends with the session, and counts among the 20 streams of a user', async () => {
    const runId = await planner.start();
    const login = await t.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { username: 'inv_clerk', password: TEST_PASSWORD },
    });
    const token = (login.json() as { access_token: string }).access_token;
    const streams = await Promise.all(Array.from({ length: 19 }, () => open(runId, token)));
    streams.push(await follow(`${base}/alerts/stream`, token));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await refused(`/planning/runs/${runId}/events`, token)).toEqual([429, 'RATE_LIMITED']);
    await t.callerWith(token).post('/auth/logout');
    await ended(...streams);
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
  });
});

test('the end of the server is the end of its streams, at once', async () => {
  const own = await createTestApp();
  const address = await listenAnywhere(own.app);
  const runId = await createPlanner(own).start();
  const token = await own.tokenOf('viewer');
  const client = await follow(`${address}/planning/runs/${runId}/events`, token);
  await until(() => client.frames.length === 1, 'where it stands');
  const startedAt = performance.now();
  await own.close();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await until(() => client.ending === 'ended', 'the end');
});
