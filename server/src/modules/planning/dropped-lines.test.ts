import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** A buyer edits drafts that the plan knows: what became of its orders, and what it has said of them. */

let clock: ManualClock;
let t: TestApp;
let f: Factory;
let planner: Planner;
let supplier: number;
let steel: number;
let glue: number;

beforeAll(async () => {
  clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  steel = await f.product('RM-STEEL');
  glue = await f.product('RM-GLUE');
  const body = { supplier_code: 'CELIK', supplier_name: 'Çelik A.Ş.' };
  supplier = (await t.as.proc_off.post('/suppliers', body)).body.supplier_id;
  for (const product_id of [steel, glue]) {
    const link = { product_id, unit_price: '10' };
    expect((await t.as.proc_off.post(`/suppliers/${supplier}/products`, link)).status).toBe(201);
  }
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const edit = async (orderId: number, ...productIds: readonly number[]) => {
  const items = productIds.map((product_id) => ({ product_id, quantity_ordered: '5', unit_price: '1' }));
  const answer = await t.as.proc_off.put(`/procurement/orders/${orderId}`, { items });
  expect(answer.status, answer.text).toBe(200);
};

test('a line goes of which a message speaks, and the next run settles the message', async () => {
  const items = [steel, glue].map((product_id) => ({ product_id, quantity_ordered: '5', unit_price: '1' }));
  const made = await t.as.proc_off.post('/procurement/orders', {
    ...{ supplier_id: supplier, warehouse_id: f.rawWarehouse, items },
  });
  await planner.planned();
  const cancels = (await t.as.viewer.get(`/planning/exceptions?product_id=${glue}`)).body.items;
  expect(cancels).toMatchObject([{ exception_type: 'CANCEL', quantity: '5.000' }]);
  await edit(made.body.purchase_order_id, steel);
  const path = `/planning/exceptions/${cancels[0].planning_exception_id}`;
  expect((await t.as.viewer.get(path)).body).toMatchObject({ status: 'OPEN', po_item_id: null });
  await planner.planned();
  expect((await t.as.viewer.get(path)).body.status).toBe('RESOLVED');
  const answer = await t.as.proc_off.put(`/procurement/orders/${made.body.purchase_order_id}/status`, {
    status: 'CANCELLED',
  });
  expect(answer.status, answer.text).toBe(200);
});

test('a line goes that was a planned order: it is planned anew; one that becomes another product does not disturb', async () => {
  await planner.demanded('5', '2026-03-20', steel);
  await planner.demanded('7', '2026-03-20', glue);
  const run = await planner.planned();
  const orders = await planner.ordersOf(run.run_id);
  const ids = orders.map((one: { planned_order_id: number }) => one.planned_order_id);
  expect(ids).toHaveLength(2);
  const converted = await t.as.prod_mgr.post('/planning/planned-orders/convert', { planned_order_ids: ids });
  expect(converted.status, converted.text).toBe(200);
  const [draft] = converted.body.purchase_orders;
  expect(draft.lines).toHaveLength(2);
  clock.advance(60_000);
  // The first line was glue, and is steel by now: 5 of steel are ordered, no glue.
  await edit(draft.purchase_order_id, steel);
  await expectInvariants(t.db);
  const again = await planner.planned();
  expect(
    (await planner.ordersOf(again.run_id)).filter((one: { status: string }) => one.status === 'PLANNED'),
  ).toMatchObject([{ product_code: 'RM-GLUE', quantity: '7.000' }]);
});
