import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlannedOrderFactory, type PlannedOrderFactory } from './testing/planned-orders.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** Monday */
const clock = manualClock(new Date('2026-11-16T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let plan: PlannedOrderFactory;
let planner: Planner;
let supplier: number;
let steel: number;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  plan = await createPlannedOrderFactory(t, f);
  planner = createPlanner(t);
  supplier = await plan.supplier();
  steel = await plan.sold(supplier, { lead_time_days: 5 });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const change = (id: number, body: object) => t.as.prod_mgr.put(`/planning/planned-orders/${id}`, body);
const make = (body: object, headers?: Record<string, string>) =>
  t.as.prod_mgr.post('/planning/planned-orders', body, headers);
const read = async (id: number) => (await t.as.viewer.get(`/planning/planned-orders/${id}`)).body;

describe('a change by hand', () => {
  test('of the quantity fixes the order, and the audit says so', async () => {
    const id = await plan.planned(steel, '100', {
      supplierId: supplier,
      due: '2026-12-01',
      start: '2026-11-26',
    });
    const before = await read(id);
    expect(before).toMatchObject({
      planned_order_id: id,
      scenario_id: null,
      product_id: steel,
      order_type: 'BUY',
      quantity: '100.000',
      firm: false,
      status: 'PLANNED',
      supplier_id: supplier,
    });
    const { status, body, headers, text } = await change(id, { quantity: '120.5' });
    expect(status, text).toBe(200);
    expect(body).toEqual({ ...before, quantity: '120.500', firm: true });
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toMatchObject([
      { action: 'planned_order.update', username: 'prod_mgr', entity_id: String(id), before, after: body },
    ]);
    expect(await read(id)).toEqual(body);
  });

  test('fixes it as it is, and gives it back', async () => {
    const id = await plan.planned(steel, '1', { supplierId: supplier });
    const before = await read(id);
    expect((await change(id, { firm: true })).body).toEqual({ ...before, firm: true });
    expect((await change(id, { firm: false })).body).toEqual(before);
  });

  test('of the day takes the next free lot number of that day', async () => {
    const options = { supplierId: supplier, due: '2026-12-08' };
    const first = await plan.planned(steel, '1', options);
    const { lot_number } = await read(first);
    const moved = await plan.planned(steel, '2', { supplierId: supplier, due: '2026-12-09' });
    const { body } = await change(moved, { due_date: '2026-12-08', start_date: '2026-12-01' });
    expect(body).toMatchObject({
      due_date: '2026-12-08',
      start_date: '2026-12-01',
      lot_number: lot_number + 1,
      firm: true,
    });
    const same = await change(moved, { due_date: '2026-12-08', quantity: '3' });
    expect(same.body).toMatchObject({ lot_number: lot_number + 1, quantity: '3.000' });
  });

  test.each([
    [{}, 'firm: is required'],
    [{ quantity: '1', firm: false }, 'firm: must not be false'],
    [{ due_date: '2026-11-15' }, 'due_date: must not be before today'],
    [{ due_date: '2026-11-17' }, 'due_date: must not be before 2026-11-18'],
    [{ start_date: '2026-11-19' }, 'start_date: must not be after 2026-11-18'],
    [{ start_date: '2026-11-20', due_date: '2026-11-19' }, 'due_date: must not be before start_date'],
    [{ quantity: '0' }, 'quantity'],
    [{ quantity: '1.0001' }, 'quantity'],
    [{ status: 'CONVERTED' }, 'status'],
  ])('refuses %j', async (body, message) => {
    const id = await plan.planned(steel, '7', { supplierId: supplier });
    const before = await read(id);
    const answer = await change(id, body);
    expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.message).toContain(message);
    expect(await read(id)).toEqual(before);
  });

  test('keeps to the decimals of the unit', async () => {
    const { product, bomId } = await plan.door();
    const id = await plan.planned(product, '7', { type: 'MAKE', bomId });
    const answer = await change(id, { quantity: '7.5' });
    expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.message).toContain('must be whole: PCS');
  });

  test('is for what stands in reality', async () => {
    const scenarioId = await plan.scenario();
    const converted = await plan.planned(steel, '7', { supplierId: supplier });
    expect((await plan.convert([converted])).status).toBe(200);
    for (const [id, message] of [
      [await plan.planned(steel, '7', { scenarioId }), 'belongs to a scenario'],
      [await plan.planned(steel, '7', { isReplaced: true }), 'was replaced by a later run'],
      [converted, 'became an order already'],
    ] as const) {
      const answer = await change(id, { quantity: '8' });
      expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
      expect(answer.body.message).toContain(message);
    }
    expect(refused(await change(999_999, { quantity: '8' }))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/planning/planned-orders/999999'))).toEqual([404, 'NOT_FOUND']);
  });

  test('needs the right to plan', async () => {
    const id = await plan.planned(steel, '7', { supplierId: supplier });
    for (const role of ['viewer', 'inv_clerk'] as const) {
      const answer = await t.as[role].put(`/planning/planned-orders/${id}`, { firm: true });
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
      const made = await t.as[role].post('/planning/planned-orders', {});
      expect(refused(made)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const json = { 'content-type': 'application/json' };
    const broken = await t.as.admin.put(`/planning/planned-orders/${id}`, '{"firm":', json);
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
  });
});

describe('an order by hand', () => {
  test('is bought as the plan would buy it, once per key', async () => {
    const body = { product_id: steel, quantity: '40', due_date: '2027-01-14' };
    const key = { 'idempotency-key': 'firm-1' };
    const made = await make(body, key);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({
      order_type: 'BUY',
      quantity: '40.000',
      start_date: '2027-01-09',
      due_date: '2027-01-14',
      supplier_id: supplier,
      bom_id: null,
      lot_number: 1,
      firm: true,
      status: 'PLANNED',
    });
    expect((await make(body, key)).body).toEqual(made.body);
    const second = await make({ ...body, start_date: '2027-01-11' });
    expect(second.body).toMatchObject({ lot_number: 2, start_date: '2027-01-11' });
    expect(await auditsOf(t.db, String(second.headers['x-request-id']))).toMatchObject([
      { action: 'planned_order.create', entity_id: String(second.body.planned_order_id), after: second.body },
    ]);
  });

  test('is made where there is a recipe', async () => {
    const { product, bomId } = await plan.door();
    const { body, text } = await make({ product_id: product, quantity: '4', due_date: '2027-01-14' });
    expect(body, text).toMatchObject({ order_type: 'MAKE', supplier_id: null, bom_id: bomId });
  });

  test('is refused for what is not there, inactive, too late or in parts', async () => {
    const { product } = await plan.door();
    const body = { product_id: product, quantity: '4', due_date: '2027-01-14' };
    for (const [more, expected] of [
      [{ product_id: 999_999 }, [404, 'NOT_FOUND']],
      [{ quantity: '0.5' }, [422, 'VALIDATION_ERROR']],
      [{ due_date: '2026-11-15' }, [422, 'VALIDATION_ERROR']],
      [{ start_date: '2027-01-15' }, [422, 'VALIDATION_ERROR']],
      [{ firm: true }, [422, 'VALIDATION_ERROR']],
    ] as const) {
      const answer = await make({ ...body, ...more });
      expect(refused(answer), answer.text).toEqual(expected);
    }
    await t.db.sql('update products set is_active = false where product_id = $1', [product]);
    const inactive = await make(body);
    expect(refused(inactive)).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain('is inactive');
  });

  test('two at once for one day take two lot numbers', async () => {
    const product_id = await plan.sold(supplier);
    const body = { product_id, quantity: '1', due_date: '2027-02-01' };
    const made = await Promise.all([make(body), make(body), make(body)]);
    expect(made.map((one) => one.body.lot_number).sort()).toEqual([1, 2, 3]);
  });
});

test('a run plans around what was fixed, and plans anew what was given back', async () => {
  const product = await plan.sold(supplier, { lead_time_days: 5 });
  await planner.demanded('100', '2026-12-21', product);
  const ordersOf = async (runId: number) =>
    (await planner.ordersOf(runId, `&product_id=${product}`)).map(
      (one: { quantity: string; firm: boolean; due_date: string }) => [one.due_date, one.quantity, one.firm],
    );
  const first = await planner.planned();
  expect(await ordersOf(first.run_id)).toEqual([['2026-12-21', '100.000', false]]);
  const [planned] = await planner.ordersOf(first.run_id, `&product_id=${product}`);
  await change(planned.planned_order_id, {
    quantity: '60',
    due_date: '2026-12-14',
    start_date: '2026-12-09',
  });
  const second = await planner.planned();
  expect(await ordersOf(second.run_id)).toEqual([
    ['2026-12-14', '60.000', true],
    ['2026-12-21', '40.000', false],
  ]);
  await change(planned.planned_order_id, { firm: false });
  const third = await planner.planned();
  expect(await ordersOf(third.run_id)).toEqual([['2026-12-21', '100.000', false]]);
  expect(await read(planned.planned_order_id)).toMatchObject({ status: 'REPLACED' });
});

test('without a plan there is nothing that an order could belong to', async () => {
  const bare = await createTestApp({ clock });
  try {
    const factory = await createFactory(bare);
    const product_id = await factory.product('RM-BARE-01');
    const body = { product_id, quantity: '4', due_date: '2027-01-14' };
    const answer = await bare.as.prod_mgr.post('/planning/planned-orders', body);
    expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('Start a planning run first');
  } finally {
    await bare.close();
  }
});
