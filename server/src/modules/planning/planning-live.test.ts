import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { performNextRun } from './planning-execution.ts';
import { askForLiveRun } from './planning-live.ts';
import { claimRun, finishRun } from './planning-runs.queries.ts';
import type { PlanningRun } from './planning-runs.schemas.ts';
import { startPlanningWorker } from './planning-worker.ts';
import { createPlanner, type Planner, silent } from './testing/planner.ts';

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

let t: TestApp;
let planner: Planner;
let [part, heavy] = [0, 0];
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  const f = await createFactory(t);
  planner = createPlanner(t);
  part = await f.product('RM-PART');
  heavy = await f.product('RM-HEAVY');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const ask = () => askForLiveRun(t.db);
const perform = () => performNextRun(t.db, silent);
const demanded = () => planner.demanded('1', '2026-03-20', part);
const runs = async (): Promise<PlanningRun[]> =>
  (await t.as.viewer.get('/planning/runs?page_size=100')).body.items;
async function newest(): Promise<PlanningRun> {
  const [run] = await runs();
  return run ?? expect.fail('There is no run');
}
const marks = async () => (await t.db.sql('select 1 from planning_marks')).length;
/** Ends the run that waits as one that could not be done. */
async function failNext(): Promise<void> {
  const run = await claimRun(t.db, 30);
  if (run === undefined) throw new Error('No run waits');
  await finishRun(t.db, run, { state: 'FAILED', errorMessage: 'The disk was full.' });
}

test('asks for the first plan, and for no other while that waits or goes on', async () => {
  expect(await ask()).toBe(true);
  expect(await newest()).toMatchObject({
    state: 'QUEUED',
    mode: 'NET_CHANGE',
    horizon_days: 365,
    scenario_id: null,
    requested_by: null,
  });
  expect(await ask()).toBe(false);
  await claimRun(t.db, 30);
  expect((await newest()).state).toBe('RUNNING');
  expect(await ask()).toBe(false);
  expect(await performNextRun(t.db, silent, -1)).toBe(true);
  expect((await newest()).state).toBe('COMPLETED');
  expect(await runs()).toHaveLength(1);
});

describe('once there is a plan', () => {
  beforeEach(async () => {
    await planner.planned({ horizon_days: 90 });
    expect(await marks()).toBe(0);
  });

  test('nothing has changed: nothing is asked for', async () => {
    const before = await runs();
    expect(await ask()).toBe(false);
    expect(await runs()).toEqual(before);
  });

  test('something has changed: one net change by nobody, as long as the plan in force', async () => {
    await demanded();
    const asked = await Promise.all(Array.from({ length: 8 }, ask));
    expect(asked.filter(Boolean)).toEqual([true]);
    await perform();
    const run = await newest();
    expect(run).toMatchObject({
      state: 'COMPLETED',
      mode: 'NET_CHANGE',
      horizon_days: 90,
      requested_by: null,
      requested_by_name: null,
      summary: { new_count: 1, replanned_count: 1 },
    });
    expect(await planner.ordersOf(run.run_id, `&product_id=${part}`)).not.toEqual([]);
    expect(await marks()).toBe(0);
    expect(await ask()).toBe(false);
    expect(await perform()).toBe(false);
  });

  test('another day has begun: everything is planned for it, once', async () => {
    clock.advance(DAY_MS);
    expect(await ask()).toBe(true);
    await perform();
    expect(await newest()).toMatchObject({ state: 'COMPLETED', first_day: clock.today() });
    expect(await ask()).toBe(false);
  });

  test('the run of a scenario is in nobody’s way, and its plan is not that of reality', async () => {
    const made = await t.as.prod_mgr.post('/planning/scenarios', { scenario_name: 'WHAT-IF' });
    expect(made.status, made.text).toBe(201);
    await planner.start({ scenario_id: made.body.scenario_id });
    expect(await ask()).toBe(false);
    await demanded();
    expect(await ask()).toBe(true);
    expect([await perform(), await perform(), await perform()]).toEqual([true, true, false]);
    clock.advance(DAY_MS);
    await planner.planned({ scenario_id: made.body.scenario_id });
    expect(await ask()).toBe(true);
    await perform();
  });
});

describe('a run that did not end well is asked for again a minute later', () => {
  beforeEach(async () => {
    clock.advance(DAY_MS);
    await planner.planned();
  });

  test('because nothing has been mended meanwhile', async () => {
    await t.db.sql(
      `insert into demands (product_id, quantity, due_date, demand_type)
       select $1, 999999999999.999, '2026-03-09', 'MANUAL' from generate_series(1, 9)`,
      [heavy],
    );
    expect(await ask()).toBe(true);
    const warn = vi.fn();
    await performNextRun(t.db, { warn });
    expect((await newest()).state).toBe('FAILED');
    expect(warn).toHaveBeenCalledOnce();
    expect(await ask()).toBe(false);
    clock.advance(59 * SECOND_MS);
    expect(await ask()).toBe(false);
    clock.advance(SECOND_MS);
    expect(await ask()).toBe(true);
    await perform();
    expect((await newest()).state).toBe('FAILED');
    await t.db.sql('update demands set is_active = false where product_id = $1', [heavy]);
    expect(await ask()).toBe(false);
    clock.advance(60 * SECOND_MS);
    expect(await ask()).toBe(true);
    await perform();
    expect((await newest()).state).toBe('COMPLETED');
  });

  test('even when nothing but the day has changed', async () => {
    clock.advance(DAY_MS);
    expect(await ask()).toBe(true);
    await failNext();
    expect(await marks()).toBe(0);
    expect(await ask()).toBe(false);
    clock.advance(60 * SECOND_MS);
    expect(await ask()).toBe(true);
    await perform();
    expect(await newest()).toMatchObject({ state: 'COMPLETED', first_day: clock.today() });
  });

  test('so that who cancels one can start another', async () => {
    await demanded();
    expect(await ask()).toBe(true);
    const { run_id } = await newest();
    expect((await t.as.prod_mgr.post(`/planning/runs/${run_id}/cancel`)).body.state).toBe('CANCELLED');
    expect(await ask()).toBe(false);
    clock.advance(60 * SECOND_MS);
    expect(await ask()).toBe(true);
    await perform();
    expect(await ask()).toBe(false);
  });

  test('not when it was cancelled with nothing left to plan', async () => {
    const runId = await planner.start();
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    clock.advance(60 * SECOND_MS);
    expect(await ask()).toBe(false);
  });
});

describe('the worker', () => {
  const WATCHED_MS = 1_200;

  test('keeps the plan current by itself, and rests when it is', async () => {
    await planner.planned();
    const worker = startPlanningWorker(t.db, silent, { isLive: true });
    const before = (await runs()).length;
    const demandId = await planner.demanded('7', '2026-03-25', part);
    await expect
      .poll(
        async () =>
          (await t.as.viewer.get(`/planning/runs/${(await newest()).run_id}/demands/${demandId}`)).status,
        {
          timeout: 20_000,
        },
      )
      .toBe(200);
    await sleep(WATCHED_MS);
    expect((await runs()).length).toBe(before + 1);
    await worker.stop();
    await demanded();
    await sleep(WATCHED_MS);
    expect((await runs()).length).toBe(before + 1);
  });

  test('asks for nothing by itself unless it is told to', async () => {
    const worker = startPlanningWorker(t.db, silent);
    const before = await runs();
    await demanded();
    await sleep(WATCHED_MS);
    expect(await runs()).toEqual(before);
    await worker.stop();
  });

  test('goes on after a failure of the database', async () => {
    await perform();
    const warn = vi.fn();
    await t.db.sql('alter table planning_marks rename to planning_marks_gone');
    const worker = startPlanningWorker(t.db, { warn }, { isLive: true });
    await vi.waitFor(() => expect(warn).toHaveBeenCalled(), { timeout: 20_000 });
    expect(warn.mock.calls[0]?.[1]).toBe('planning runs wait for the next try');
    await t.db.sql('alter table planning_marks_gone rename to planning_marks');
    await expect.poll(marks, { timeout: 20_000 }).toBe(0);
    await worker.stop();
  });
});
