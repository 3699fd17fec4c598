import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import type { ApiClient } from './api-client.ts';
import { LiveServer } from './live-server.ts';

/**
 * Real servers that keep the plan current, each with its planning thread. Beside them the application in this process, which has no
 * such thread, looks at the same database: what the thread answers must be what it answers.
 */

const SOON = { timeout: 20_000, interval: 100 };
const STARTED_MS = 90_000;
const DAY_MS = 86_400_000;
const NO_RUN = 999_999;

// biome-ignore lint/suspicious/noExplicitAny: a test reads many shapes; the response schemas are checked elsewhere
type Body = any;

let t: TestApp;
let [door, hinge] = [0, 0];
const servers: LiveServer[] = [];

/** A door is made in 3 days of two hinges, which are bought in 5; every day is worked on. */
beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  door = await f.product('FP-DOOR', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '9' });
  hinge = await f.product('RM-HINGE', { unit: 'PCS', standardCost: '1' });
  await f.bom(door, [{ productId: hinge, quantity: '2' }]);
  await t.db.sql('update products set lead_time_days = case product_id when $1 then 3 else 5 end', [door]);
});
afterAll(async () => {
  for (const server of servers) await server.end('SIGKILL');
  await expectInvariants(t.db);
  await t.close();
});

async function start(): Promise<LiveServer> {
  const server = await LiveServer.start(t.db);
  servers.push(server);
  return server;
}

const inDays = (days: number) => {
  const today = new Date(`${t.db.clock.today()}T00:00:00Z`);
  return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
};

async function answered(
  client: ApiClient,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> {
  const answer = await client.send(body === undefined ? 'GET' : 'POST', path, body);
  if (answer === undefined) throw new Error(`No answer to ${path}`);
  return { status: answer.status, body: JSON.parse(answer.text) };
}

async function demanded(client: ApiClient, quantity: string, days: number): Promise<number> {
  const body = { product_id: door, quantity, due_date: inDays(days), demand_type: 'CUSTOMER_ORDER' };
  return (await client.create<{ demand_id: number }>('/planning/demands', body)).demand_id;
}

interface Run {
  readonly run_id: number;
  readonly state: string;
  readonly requested_by: number | null;
  readonly started_at: string;
  readonly finished_at: string;
}
const runs = () =>
  t.db.sql<Run>(
    'select run_id, state, requested_by, started_at, finished_at from planning_runs order by run_id',
  );
const ordersNow = () =>
  t.db.sql<{ product_id: number; quantity: string; due_date: string }>(
    `select product_id, quantity, due_date from planned_orders
     where ended_run_id is null and converted_at is null order by due_date, product_id`,
  );

/** Nothing is left to plan, and nothing under way. */
async function planIsCurrent(): Promise<void> {
  const [row] = await t.db.sql<{ left: number }>(
    `select (select count(*) from planning_marks)
       + (select count(*) from planning_runs where state in ('QUEUED', 'RUNNING')) as left`,
  );
  expect(row?.left).toBe(0);
}

async function newestRun(): Promise<number> {
  const [row] = await t.db.sql<{ run_id: number }>(
    `select max(run_id) as run_id from planning_runs where state = 'COMPLETED'`,
  );
  return row?.run_id ?? 0;
}

/** The run that has planned the demand, on which nobody has asked for it. */
async function plannedBy(server: LiveServer, demandId: number): Promise<number> {
  const isPlanned = async () =>
    (await t.as.viewer.get(`/planning/runs/${await newestRun()}/demands/${demandId}`)).status;
  await expect.poll(isPlanned, { ...SOON, message: server.log }).toBe(200);
  await expect.poll(planIsCurrent, SOON).toBeUndefined();
  return newestRun();
}

/** How many sessions servers have on this database; this process has some, too. */
async function sessionsOfServers(): Promise<number> {
  const [row] = await t.db.sql<{ count: number }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and application_name like 'horoz-mrp%'`,
  );
  return (row?.count ?? 0) - t.db.pool.totalCount;
}

describe.skipIf(process.platform === 'win32')('one server', () => {
  let server: LiveServer;
  let planner: ApiClient;
  let [early, late, runId] = [0, 0, 0];
  beforeAll(async () => {
    server = await start();
    planner = await server.logIn('prod_mgr');
  }, STARTED_MS);

  test('plans a demand that is entered, and nobody has asked for a run', async () => {
    early = await demanded(planner, '10', 30);
    await plannedBy(server, early);
    late = await demanded(planner, '4', 2);
    runId = await plannedBy(server, late);
    expect(await ordersNow()).toEqual([
      { product_id: hinge, quantity: '8.000', due_date: inDays(0) },
      { product_id: door, quantity: '4.000', due_date: inDays(2) },
      { product_id: hinge, quantity: '20.000', due_date: inDays(27) },
      { product_id: door, quantity: '10.000', due_date: inDays(30) },
    ]);
    for (const run of await runs()) expect(run).toMatchObject({ state: 'COMPLETED', requested_by: null });
  });

  test('answers from the thread what it would answer without one', async () => {
    const orders = await answered(planner, `/planning/runs/${runId}/planned-orders?product_id=${door}`);
    expect(orders.status).toBe(200);
    expect(orders.body.items).toMatchObject([
      { product_code: 'FP-DOOR', quantity: '4.000', start_date: inDays(-1), status: 'PLANNED' },
      {
        product_code: 'FP-DOOR',
        quantity: '10.000',
        start_date: inDays(27),
        explanation: { lead_time_days: 3 },
      },
    ]);
    const [first] = orders.body.items;
    const pegging = await answered(planner, `/planning/runs/${runId}/pegging/${first.planned_order_id}`);
    expect(JSON.stringify(pegging.body)).toContain('RM-HINGE');
    const lates = await answered(planner, `/planning/runs/${runId}/late-demands`);
    expect(lates.body).toMatchObject({
      total_count: 1,
      items: [{ demand_id: late, promised_date: inDays(8), days_late: 6 }],
    });
    const promise = await answered(planner, '/planning/capable-to-promise', {
      product_id: door,
      quantity: '1',
      due_date: inDays(9),
    });
    expect(promise).toMatchObject({
      status: 200,
      body: { run_id: runId, earliest_date: inDays(8), is_on_time: true, days_late: 0 },
    });
    for (const path of [
      `planned-orders?product_id=${door}`,
      `pegging/${first.planned_order_id}`,
      'late-demands',
      'late-demands?sort=-days_late&page_size=1',
      `demands/${late}`,
      `demands/${early}`,
      `items/${hinge}`,
      'changes',
      'substitutes',
    ]) {
      const here = await t.as.prod_mgr.get(`/planning/runs/${runId}/${path}`);
      expect(here.status, here.text).toBe(200);
      expect(await answered(planner, `/planning/runs/${runId}/${path}`), path).toEqual({
        status: 200,
        body: here.body,
      });
    }
  });

  test('refuses from the thread as it would without one', async () => {
    const [cancelled] = await t.db.sql<{ run_id: number }>(
      `insert into planning_runs (mode, horizon_days, state, first_day, finished_at)
       values ('REGENERATIVE', 30, 'CANCELLED', current_date, now() - interval '1 day') returning run_id`,
    );
    const refused = async (path: string, body?: unknown) => {
      const { status, body: found } = await answered(planner, path, body);
      const here = body === undefined ? await t.as.prod_mgr.get(path) : await t.as.prod_mgr.post(path, body);
      const { error_code, message, details } = here.body;
      expect(status, path).toBe(here.status);
      expect(found, path).toMatchObject({ error_code, message, details });
      return [status, found.error_code, found.details];
    };
    expect(await refused(`/planning/runs/${NO_RUN}/planned-orders`)).toEqual([404, 'NOT_FOUND', []]);
    expect(await refused(`/planning/runs/${runId}/items/${NO_RUN}`)).toEqual([404, 'NOT_FOUND', []]);
    expect(await refused(`/planning/runs/${runId}/pegging/${NO_RUN}`)).toEqual([404, 'NOT_FOUND', []]);
    expect(await refused(`/planning/runs/${cancelled?.run_id}/late-demands`)).toEqual([409, 'CONFLICT', []]);
    expect(await refused(`/planning/scenarios/compare?run_ids=${runId}&scenario_ids=1`)).toEqual([
      422,
      'VALIDATION_ERROR',
      [{ field: 'scenario_ids', message: 'must be left out where run_ids are given' }],
    ]);
  });

  test('ends within ten seconds when it is told to, and leaves nothing behind', async () => {
    expect(await sessionsOfServers()).toBeGreaterThan(0);
    await demanded(planner, '1', 40); // perhaps in the middle of its run
    // After 9.5 seconds it would give up and say so by its code.
    expect(await server.end('SIGTERM'), server.log).toEqual({ code: 0, signal: null });
    expect(() => process.kill(server.pid, 0)).toThrow('ESRCH');
    await expect.poll(sessionsOfServers, SOON).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('two servers on one database', () => {
  let [a, b]: LiveServer[] = [];
  const both = () => {
    if (a === undefined || b === undefined) throw new Error('The servers were not started');
    return { a, b };
  };
  beforeAll(async () => {
    [a, b] = await Promise.all([start(), start()]);
  }, STARTED_MS);

  test('keep one plan: one run at a time, and none fails', async () => {
    const clients = [await both().a.logIn('prod_mgr'), await both().b.logIn('prod_mgr')] as const;
    const began = await newestRun();
    for (let round = 0; round < 5; round += 1)
      await Promise.all(clients.map((client, place) => demanded(client, '3', 50 + 2 * round + place)));
    await expect.poll(planIsCurrent, SOON).toBeUndefined();
    const planned = (await ordersNow()).filter(
      (row) => row.product_id === door && row.due_date >= inDays(50),
    );
    expect(planned).toEqual(
      Array.from({ length: 10 }, (_, n) => ({
        product_id: door,
        quantity: '3.000',
        due_date: inDays(50 + n),
      })),
    );
    const done = (await runs()).filter((run) => run.run_id > began);
    expect(done.length).toBeGreaterThan(0);
    expect(done.filter((run) => run.state !== 'COMPLETED')).toEqual([]);
    for (const [place, run] of done.entries())
      if (place > 0)
        expect(run.started_at >= (done[place - 1]?.finished_at ?? ''), `run ${run.run_id}`).toBe(true);
    const newest = await newestRun();
    const answers = await Promise.all(
      clients.map((client) => answered(client, `/planning/runs/${newest}/planned-orders?page_size=100`)),
    );
    expect(answers[0]?.status).toBe(200);
    expect(answers[0]).toEqual(answers[1]);
    await expectInvariants(t.db);
  });

  test('one is killed, and the other plans the next change', async () => {
    const survivor = await both().b.logIn('prod_mgr');
    // A run that it takes with it would be found again after half a minute only: it dies while none is open.
    await expect.poll(planIsCurrent, SOON).toBeUndefined();
    expect(await both().a.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    const demandId = await demanded(survivor, '5', 70);
    const runId = await plannedBy(both().b, demandId);
    const { status, body } = await answered(survivor, `/planning/runs/${runId}/demands/${demandId}`);
    expect([status, body.planned_quantity, body.is_late]).toEqual([200, '5.000', false]);
    expect((await runs()).filter((run) => run.state === 'FAILED')).toEqual([]);
    expect(await both().b.end('SIGTERM'), both().b.log).toEqual({ code: 0, signal: null });
    await expect.poll(sessionsOfServers, SOON).toBe(0);
  });
});
