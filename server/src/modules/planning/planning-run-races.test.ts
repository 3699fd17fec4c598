import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** What people do between a run's reading and its saving: it happens once the snapshot of a run has answered its products. */
let meanwhile: () => Promise<void> = async () => {};
const query = pg.Client.prototype.query as (...question: unknown[]) => Promise<unknown>;
const reading = vi.spyOn(pg.Client.prototype, 'query');
reading.mockImplementation(function (this: pg.Client, ...question: unknown[]) {
  const { name } = question[0] as { readonly name?: string };
  const answer = query.apply(this, question);
  if (name !== 'planning_products' && name !== 'planning_products_of') return answer;
  return answer.then(async (rows) => {
    const work = meanwhile;
    meanwhile = async () => {};
    await work();
    return rows;
  });
} as typeof pg.Client.prototype.query);

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let planner: Planner;
let supplier: number;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  const body = { supplier_code: 'CELIK', supplier_name: 'Çelik A.Ş.', lead_time_days: 5 };
  supplier = (await t.as.proc_off.post('/suppliers', body)).body.supplier_id;
});
afterAll(async () => {
  reading.mockRestore();
  await expectInvariants(t.db);
  await t.close();
});

const planned: Planner['planned'] = (body) => planner.planned(body);
const ordersOf: Planner['ordersOf'] = (runId, query) => planner.ordersOf(runId, query);
const meanwhileOnly = async (work: () => Promise<void>, body: object = {}) => {
  meanwhile = work;
  const run = await planned(body);
  meanwhile = async () => {};
  return run;
};
const changed = (id: number, body: object) => async () => {
  const answer = await t.as.prod_mgr.put(`/planning/planned-orders/${id}`, body);
  expect(answer.status, answer.text).toBe(200);
};
const standing = (productId: number) =>
  t.db.sql(
    `select due_date, quantity, firm from planned_orders
     where product_id = $1 and ended_run_id is null and converted_at is null order by due_date, lot_number`,
    [productId],
  );
/** A product of which 100 are bought for the 12th. */
const needing = async (code: string) => {
  const part = await f.product(code);
  const link = { product_id: part, unit_price: '10' };
  const linked = await t.as.proc_off.post(`/suppliers/${supplier}/products`, link);
  expect(linked.status, linked.text).toBe(201);
  const demand = await planner.demanded('100', '2026-03-12', part);
  const [order] = await ordersOf((await planned()).run_id, `&product_id=${part}`);
  return { part, demand, id: order.planned_order_id as number };
};
/** A net change that has looked at what was touched only. */
const mended = async () => {
  const { summary } = await planned({ mode: 'NET_CHANGE' });
  expect(summary.replanned_count).toBe(1);
};

test('what is converted is not planned once more', async () => {
  const { part, id } = await needing('RM-CONVERTED');
  const run = await meanwhileOnly(async () => {
    const answer = await t.as.prod_mgr.post('/planning/planned-orders/convert', { planned_order_ids: [id] });
    expect(answer.status, answer.text).toBe(200);
  });
  clock.advance(60_000);
  expect(await ordersOf(run.run_id, `&product_id=${part}`)).toMatchObject([{ status: 'CONVERTED' }]);
  const after = await planned();
  expect(await ordersOf(after.run_id, `&product_id=${part}`)).toEqual([]);
});

describe('what is fixed by hand', () => {
  test.each([
    ['in its place', { quantity: '60' }, '2026-03-12'],
    ['and moved', { quantity: '60', start_date: '2026-03-08', due_date: '2026-03-10' }, '2026-03-10'],
  ])('%s: it stays, and the next net change plans around it', async (how, body, due_date) => {
    const { part, id } = await needing(`RM-FIXED-${how.length}`);
    await meanwhileOnly(changed(id, body));
    const fixed = { due_date, quantity: '60.000', firm: true };
    expect(await standing(part)).toContainEqual(fixed);
    await mended();
    const rest = { due_date: '2026-03-12', quantity: '40.000', firm: false };
    expect(await standing(part)).toEqual([fixed, rest]);
    expect((await t.as.viewer.get(`/planning/planned-orders/${id}`)).body).toMatchObject(fixed);
  });

  test('a net change leaves it alone as well', async () => {
    const { part, demand, id } = await needing('RM-NET-CHANGE');
    await t.as.prod_mgr.put(`/planning/demands/${demand}`, { quantity: '120' });
    const run = await meanwhileOnly(changed(id, { quantity: '70' }), { mode: 'NET_CHANGE' });
    expect(run.summary.replanned_count).toBe(1);
    await mended();
    const fixed = { due_date: '2026-03-12', quantity: '70.000', firm: true };
    expect(await standing(part)).toEqual([fixed, { ...fixed, quantity: '50.000', firm: false }]);
  });

  test('an order by hand counts in the next net change', async () => {
    const { part } = await needing('RM-BY-HAND');
    await meanwhileOnly(async () => {
      const body = { product_id: part, quantity: '70', due_date: '2026-03-12' };
      const answer = await t.as.prod_mgr.post('/planning/planned-orders', body);
      expect(answer.status, answer.text).toBe(201);
    });
    await mended();
    const own = { due_date: '2026-03-12', quantity: '70.000', firm: true };
    expect(await standing(part)).toEqual(
      expect.arrayContaining([own, { ...own, quantity: '30.000', firm: false }]),
    );
    expect(await standing(part)).toHaveLength(2);
  });

  test('what was given back is planned anew by the next net change', async () => {
    const { part, id } = await needing('RM-GIVEN-BACK');
    await changed(id, { quantity: '60' })();
    await planned();
    await meanwhileOnly(changed(id, { firm: false }));
    await mended();
    expect(await standing(part)).toEqual([{ due_date: '2026-03-12', quantity: '100.000', firm: false }]);
  });
});
