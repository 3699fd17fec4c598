import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { performNextRun } from './planning-execution.ts';
import { beatHeart, claimRun, finishRun } from './planning-runs.queries.ts';
import { startPlanningWorker } from './planning-worker.ts';
import { createPlanner, type Planner, silent } from './testing/planner.ts';

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let planner: Planner;
let part: number;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  part = await f.product('RM-PART');
  await planner.demanded('100', '2026-03-12', part);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const start: Planner['start'] = (body) => planner.start(body);
const runOf: Planner['runOf'] = (runId) => planner.runOf(runId);
const planned: Planner['planned'] = (body) => planner.planned(body);
const ordersOf: Planner['ordersOf'] = (runId, query) => planner.ordersOf(runId, query);
const demanded: Planner['demanded'] = (...demand) => planner.demanded(...demand);

describe('one at a time', () => {
  test('a second one is refused while one waits', async () => {
    const runId = await start();
    const second = await t.as.prod_mgr.post('/planning/runs', {});
    expect(refused(second)).toEqual([409, 'CONFLICT']);
    expect(second.body.message).toContain(`${runId}`);
    await performNextRun(t.db, silent);
  });

  test('of ten that are asked for at once, one is taken', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => t.as.prod_mgr.post('/planning/runs', {})),
    );
    expect(answers.map((one) => one.status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
    const worked = await Promise.all([performNextRun(t.db, silent), performNextRun(t.db, silent)]);
    expect(worked.toSorted()).toEqual([false, true]);
  });

  test('cancelled while it waits, it is over at once and nobody takes it', async () => {
    const runId = await start();
    const { body } = await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    expect(body.state).toBe('CANCELLED');
    expect(await performNextRun(t.db, silent)).toBe(false);
    expect(refused(await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`))).toEqual([409, 'CONFLICT']);
    expect(refused(await t.as.viewer.get(`/planning/runs/${runId}/planned-orders`))).toEqual([
      409,
      'CONFLICT',
    ]);
  });

  test('cancelled while it goes on, it stops at its next step and leaves the plan as it was', async () => {
    const before = await ordersOf((await planned()).run_id);
    await demanded('1', '2026-03-25', part);
    const runId = await start();
    const run = await claimRun(t.db, 30);
    expect(run?.run_id).toBe(runId);
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    // As after the death of its server: the run is found again, and then it sees that nobody wants it.
    expect(await performNextRun(t.db, silent, -1)).toBe(true);
    expect(await runOf(runId)).toMatchObject({ state: 'CANCELLED', summary: null });
    const { rows } = {
      rows: await t.db.sql('select 1 from planned_orders where first_run_id = $1', [runId]),
    };
    expect(rows).toEqual([]);
    const newest = (await t.as.viewer.get('/planning/runs?state=COMPLETED&page_size=1')).body.items[0].run_id;
    expect(await ordersOf(newest)).toEqual(before);
  });

  test('a run whose server has died is taken over, and the dead one can no longer write', async () => {
    const runId = await start();
    const dead = await claimRun(t.db, 30);
    expect(await performNextRun(t.db, silent)).toBe(false);
    expect(await performNextRun(t.db, silent, -1)).toBe(true);
    expect(await runOf(runId)).toMatchObject({ state: 'COMPLETED' });
    if (dead === undefined) throw new Error('The run was not claimed');
    expect(await beatHeart(t.db, dead, null)).toBe('GONE');
    expect(await finishRun(t.db, dead, { state: 'CANCELLED' })).toBe(false);
  });

  test('a run that fails says so in words and leaves the plan before it in force', async () => {
    const good = await planned();
    const before = await ordersOf(good.run_id);
    const heavy = await f.product('RM-HEAVY');
    await t.db.sql(
      `insert into demands (product_id, quantity, due_date, demand_type)
       select $1, 999999999999.999, '2026-03-09', 'MANUAL' from generate_series(1, 9)`,
      [heavy],
    );
    const runId = await start();
    const warn = vi.fn();
    await performNextRun(t.db, { warn });
    const run = await runOf(runId);
    expect(run.state).toBe('FAILED');
    expect(run.error_message).toContain('takes more of product RM-HEAVY than can be planned');
    expect(warn).toHaveBeenCalledOnce();
    expect(await ordersOf(good.run_id)).toEqual(before);
    await t.db.sql('update demands set is_active = false where product_id = $1', [heavy]);
    await planned();
  });

  test('a product with far too small a maximum is named, so that somebody can mend it', async () => {
    const bolt = await f.product('RM-BOLT');
    await t.db.sql('update products set maximum_order_quantity = 0.001 where product_id = $1', [bolt]);
    const demand = await demanded('100', '2026-03-09', bolt);
    const runId = await start();
    await performNextRun(t.db, silent);
    expect(await runOf(runId)).toMatchObject({
      state: 'FAILED',
      error_message: expect.stringContaining(
        'more than 100,000 orders of product RM-BOLT for one need, because its maximum order quantity is so small',
      ),
    });
    await t.db.sql('update products set maximum_order_quantity = null where product_id = $1', [bolt]);
    await planned();
    await t.as.prod_mgr.delete(`/planning/demands/${demand}`);
  });
});

test('the worker takes a run by itself', async () => {
  const worker = startPlanningWorker(t.db, silent);
  const runId = await start();
  await expect.poll(async () => (await runOf(runId)).state, { timeout: 10_000 }).toBe('COMPLETED');
  await worker.stop();
});
