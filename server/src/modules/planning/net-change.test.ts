import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { generator } from '../../../../tests/model/random.ts';
import { manualClock } from '../../platform/clock.ts';
import { rowsOfRun } from './plan-of-run.ts';
import { performNextRun } from './planning-execution.ts';
import { compactMarks } from './planning-marks.queries.ts';
import { ACTS, type BusyFactory, createBusyFactory } from './testing/busy-factory.ts';
import { type Planner, silent } from './testing/planner.ts';

/** Net change = full run: after each change, a net change plans it, and a full run then finds nothing to write. */

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const CHANGES = Number(process.env.NET_CHANGES ?? 150);

let t: TestApp;
let busy: BusyFactory;
let planner: Planner;
let products: readonly number[];
let finished: readonly number[];

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000, refreshTokenDays: 1_000 } });
  busy = await createBusyFactory(t);
  ({ planner, products, finished } = busy);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** Without what is new in the order of the rows, which says nothing. */
function canonical(rows: object): Record<string, unknown> {
  const sorted = (value: unknown) =>
    Array.isArray(value) ? value.map((row) => JSON.stringify(row)).sort() : value;
  return Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, sorted(value)]));
}

const NOTHING = {
  new_count: 0,
  ended_count: 0,
  exceptions_raised: 0,
  exceptions_reopened: 0,
  exceptions_resolved: 0,
};

describe('net change', () => {
  test(`property: of ${CHANGES} changes of all kinds, each is planned as a full run plans it`, async () => {
    const random = generator(20_260_302);
    await planner.planned();
    const acts = Object.keys(ACTS);
    const done = new Set<string>();
    const perform = async (act: string) => {
      const answer = await ACTS[act]?.(busy, random);
      if (((answer as { status?: number } | undefined)?.status ?? 200) < 400) done.add(act);
    };
    let patched = 0;
    for (let n = 0; n < CHANGES; n += 1) {
      // Each kind in its turn three times, then as it comes; now and then two before a run.
      const act = n < acts.length * 3 ? (acts[n % acts.length] ?? '') : random.pick(acts);
      await perform(act);
      if (random.below(4) === 0) await perform(random.pick(acts));
      const net = await planner.planned({ mode: 'NET_CHANGE' });
      if (net.summary.replanned_count < net.summary.item_count) patched += 1;
      const full = await planner.planned();
      const told = `${n}: ${act}`;
      expect(full.summary, told).toMatchObject(NOTHING);
      expect(canonical(await rowsOfRun(t.db, net.run_id)), told).toEqual(
        canonical(await rowsOfRun(t.db, full.run_id)),
      );
      for (const count of ['planned_order_count', 'make_count', 'past_due_count'] as const)
        expect(net.summary[count], `${told}: ${count}`).toBe(full.summary[count]);
    }
    expect(patched).toBeGreaterThan(CHANGES / 2);
    // An act that was always refused would show nothing.
    expect(acts.filter((act) => !done.has(act))).toEqual([]);
  }, 240_000);

  test('one after the other, without full runs between, ends in the plan of a full run', async () => {
    const random = generator(7);
    for (let n = 0; n < 12; n += 1) {
      await ACTS[random.pick(['stock comes', 'stock goes', 'a demand comes', 'a demand goes'])]?.(
        busy,
        random,
      );
      await planner.planned({ mode: 'NET_CHANGE' });
    }
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  }, 60_000);

  test('nothing changed: nothing is planned, and the plan stays', async () => {
    const before = await planner.planned();
    const run = await planner.planned({ mode: 'NET_CHANGE' });
    expect(run.summary).toMatchObject({ ...NOTHING, replanned_count: 0 });
    expect(run.summary.planned_order_count).toBe(before.summary.planned_order_count);
    expect(await planner.ordersOf(run.run_id)).toEqual(await planner.ordersOf(before.run_id));
  });

  test('is of the horizon of the plan in force, and another one plans everything', async () => {
    await planner.planned({ horizon_days: 90 });
    const same = await planner.planned({ mode: 'NET_CHANGE' });
    expect(same).toMatchObject({ mode: 'NET_CHANGE', horizon_days: 90, summary: { replanned_count: 0 } });
    const longer = await planner.planned({ mode: 'NET_CHANGE', horizon_days: 120 });
    expect(longer.summary.replanned_count).toBe(longer.summary.item_count);
  });

  test('another day plans everything: what was to come tomorrow comes today', async () => {
    await planner.planned();
    clock.advance(24 * 3_600_000);
    const run = await planner.planned({ mode: 'NET_CHANGE' });
    expect(run.first_day).toBe('2026-03-03');
    expect(run.summary.replanned_count).toBe(run.summary.item_count);
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('what changes while a run goes on is left for the next one', async () => {
    await planner.planned();
    const bolt = products[9] ?? 0;
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    const work = performNextRun(t.db, silent);
    await planner.demanded('17', '2026-05-05', bolt);
    expect(await work).toBe(true);
    expect((await planner.runOf(runId)).state).toBe('COMPLETED');
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('a run that fails leaves the marks, and the next one plans what it should have', async () => {
    await planner.planned();
    const huge = await planner.demanded('999999999', '2026-04-04', finished[0] ?? 0);
    await t.db.sql('update bom_components set quantity_required = 900000');
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    await performNextRun(t.db, silent);
    expect((await planner.runOf(runId)).state).toBe('FAILED');
    await t.db.sql('update bom_components set quantity_required = 2');
    await t.as.prod_mgr.delete(`/planning/demands/${huge}`);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('marks that say the same become one, also while a run goes on', async () => {
    await planner.planned();
    const [bolt, nut] = [products[9] ?? 0, products[10] ?? 0];
    const pile = 'insert into planning_marks (product_id) select $1 from generate_series(1, 6000)';
    await t.db.sql(pile, [bolt]);
    await t.db.sql('update products set safety_stock = 77 where product_id = $1', [bolt]);
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    const work = performNextRun(t.db, silent);
    await t.db.sql(pile, [nut]);
    await t.db.sql('update products set safety_stock = 78 where product_id = $1', [nut]);
    await compactMarks(t.db);
    expect(await work).toBe(true);
    expect((await planner.runOf(runId)).state).toBe('COMPLETED');
    const [left] = await t.db.sql('select count(*) as count from planning_marks');
    expect(left).toEqual({ count: expect.any(Number) });
    expect(Number(left?.count)).toBeLessThanOrEqual(6_001);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
    await t.db.sql(pile, [nut]);
    await t.db.sql(pile, [bolt]);
    await compactMarks(t.db);
    expect(await t.db.sql('select product_id from planning_marks order by 1')).toEqual([
      { product_id: bolt },
      { product_id: nut },
    ]);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect(await t.db.sql('select 1 from planning_marks')).toEqual([]);
  });

  test('of a scenario is refused: a scenario is planned whole', async () => {
    const made = await t.as.prod_mgr.post('/planning/scenarios', { scenario_name: 'Daha çok', overlay: {} });
    expect(made.status, made.text).toBe(201);
    const body = { mode: 'NET_CHANGE', scenario_id: made.body.scenario_id };
    expect(refused(await t.as.prod_mgr.post('/planning/runs', body))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.prod_mgr.post('/planning/runs', { scenario_id: 999_999 }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });
});
