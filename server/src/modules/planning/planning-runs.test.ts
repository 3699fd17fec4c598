import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { performNextRun } from './planning-execution.ts';
import { createPlanner, type Planner, silent } from './testing/planner.ts';

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let planner: Planner;
let product: number;
let steel: number;
let supplier: number;
let demand: number;

/** 100 CHAIR on 2026-03-22 of 2 KG each; 50 KG on hand, 10 to be kept; the supplier takes 5 days, making takes 2. */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  product = await f.product('FP-CHAIR', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '100' });
  steel = await f.product('RM-STEEL', { standardCost: '10' });
  await f.bom(product, [{ productId: steel, quantity: '2' }]);
  await t.db.sql('update products set lead_time_days = 2 where product_id = $1', [product]);
  await t.db.sql('update products set safety_stock = 10 where product_id = $1', [steel]);
  await f.stock(steel, '50', '10');
  const body = { supplier_code: 'CELIK', supplier_name: 'Çelik A.Ş.', lead_time_days: 5 };
  supplier = (await t.as.proc_off.post('/suppliers', body)).body.supplier_id;
  await linked(steel);
  demand = await demanded('100');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const linked = async (productId: number, minimum = '0') => {
  const body = { product_id: productId, unit_price: '10', minimum_order_qty: minimum };
  const answer = await t.as.proc_off.post(`/suppliers/${supplier}/products`, body);
  expect(answer.status, answer.text).toBe(201);
};
const start: Planner['start'] = (body) => planner.start(body);
const runOf: Planner['runOf'] = (runId) => planner.runOf(runId);
const planned: Planner['planned'] = (body) => planner.planned(body);
const ordersOf: Planner['ordersOf'] = (runId, query) => planner.ordersOf(runId, query);
const demanded = (quantity: string, due = '2026-03-22', productId = product) =>
  planner.demanded(quantity, due, productId);

describe('a run', () => {
  test('plans over the levels, and says of each order why', async () => {
    const run = await planned({ horizon_days: 60 });
    expect(run).toMatchObject({
      mode: 'REGENERATIVE',
      scenario_id: null,
      first_day: '2026-03-02',
      progress: { phase: 'DONE' },
      summary: {
        item_count: 2,
        planned_order_count: 2,
        make_count: 1,
        buy_count: 1,
        new_count: 2,
        ended_count: 0,
      },
    });
    const orders = await ordersOf(run.run_id);
    expect(orders).toMatchObject([
      {
        product_code: 'RM-STEEL',
        order_type: 'BUY',
        quantity: '160.000',
        start_date: '2026-03-15',
        due_date: '2026-03-20',
        supplier_code: 'CELIK',
        bom_id: null,
        firm: false,
        status: 'PLANNED',
        explanation: {
          sentence:
            'Up to 2026-03-20, 200.000 KG of RM-STEEL are required and 10.000 are to be kept; 50.000 are on hand: 160.000 are short. Its lead time of 5 days puts the start on 2026-03-15.',
          required: '200.000',
          safety_stock: '10.000',
          on_hand: '50.000',
          shortage: '160.000',
          lead_time_days: 5,
          days_late: 0,
        },
      },
      {
        product_code: 'FP-CHAIR',
        order_type: 'MAKE',
        quantity: '100.000',
        start_date: '2026-03-20',
        supplier_id: null,
      },
    ]);
  });

  test('shows the record of a product day by day', async () => {
    const { run_id } = await planned();
    const { body } = await t.as.viewer.get(`/planning/runs/${run_id}/items/${steel}`);
    expect(body).toMatchObject({
      low_level_code: 1,
      on_hand: '50.000',
      safety_stock: '10.000',
      order_type: 'BUY',
    });
    expect(body.buckets).toEqual([
      expect.objectContaining({
        bucket_date: '2026-03-15',
        planned_release: '160.000',
        projected_on_hand: '50.000',
      }),
      expect.objectContaining({
        bucket_date: '2026-03-20',
        gross_requirement: '200.000',
        planned_receipt: '160.000',
        projected_on_hand: '10.000',
      }),
    ]);
  });

  test('pegs both ways', async () => {
    const { run_id } = await planned();
    const [bought, made] = await ordersOf(run_id);
    const up = (await t.as.viewer.get(`/planning/runs/${run_id}/pegging/${bought.planned_order_id}`)).body;
    expect(up.components).toEqual([]);
    expect(up.demands).toMatchObject([
      { kind: 'PLANNED_ORDER', depth: 0, id: made.planned_order_id, pegged_quantity: '160.000' },
      { kind: 'CUSTOMER_ORDER', depth: 1, id: demand, product_code: 'FP-CHAIR', pegged_quantity: '80.000' },
    ]);
    const down = (await t.as.viewer.get(`/planning/runs/${run_id}/pegging/${made.planned_order_id}`)).body;
    expect(down.components).toMatchObject([
      { kind: 'STOCK', id: null, pegged_quantity: '40.000' },
      { kind: 'PLANNED_ORDER', id: bought.planned_order_id, pegged_quantity: '160.000' },
    ]);
  });

  test('leaves every order that has not changed as it is, with its number', async () => {
    const before = await ordersOf((await planned()).run_id);
    const again = await planned();
    expect(again.summary).toMatchObject({ new_count: 0, ended_count: 0, unchanged_count: 2 });
    expect(await ordersOf(again.run_id)).toEqual(before);

    await t.as.prod_mgr.put(`/planning/demands/${demand}`, { quantity: '120' });
    const changed = await planned();
    expect(changed.summary).toMatchObject({ new_count: 2, ended_count: 2, unchanged_count: 0 });
    expect((await ordersOf(changed.run_id)).map((one: { quantity: string }) => one.quantity)).toEqual([
      '200.000',
      '120.000',
    ]);
    // The run before still shows what it had planned.
    const old = await ordersOf(again.run_id);
    expect(old).toMatchObject([{ quantity: '160.000', status: 'REPLACED' }, { quantity: '100.000' }]);
    expect(old[0].explanation.shortage).toBe('160.000');
    await t.as.prod_mgr.put(`/planning/demands/${demand}`, { quantity: '100' });
    await planned();
  });

  test('filters, sorts and searches', async () => {
    const { run_id } = await planned();
    const codes = async (query: string) =>
      (await ordersOf(run_id, query)).map((one: { product_code: string }) => one.product_code);
    expect(await codes('&order_type=MAKE')).toEqual(['FP-CHAIR']);
    expect(await codes(`&supplier_id=${supplier}`)).toEqual(['RM-STEEL']);
    expect(await codes('&sort=-due_date')).toEqual(['FP-CHAIR', 'RM-STEEL']);
    expect(await codes('&search=chair')).toEqual(['FP-CHAIR']);
    expect(await codes('&due_to=2026-03-20')).toEqual(['RM-STEEL']);
    expect(await codes('&start_to=2026-03-14')).toEqual([]);
  });

  test('takes the same number of statements whatever the plan', async () => {
    const statements = async () => {
      const runId = await start();
      const spy = vi.spyOn(pg.Client.prototype, 'query');
      try {
        await performNextRun(t.db, silent);
        return { count: spy.mock.calls.length, orders: (await runOf(runId)).summary.planned_order_count };
      } finally {
        spy.mockRestore();
      }
    };
    await statements();
    const demands = [await demanded('5', '2026-03-10', await f.product('RM-BOLT'))];
    const few = await statements();
    for (let n = 0; n < 30; n += 1)
      demands.push(await demanded('5', '2026-03-10', await f.product(`RM-BOLT-${n}`)));
    const many = await statements();
    expect(many.orders).toBe(few.orders + 30);
    expect(many.count).toBe(few.count);
    expect(few.count).toBeLessThanOrEqual(40);
    for (const id of demands) await t.as.prod_mgr.delete(`/planning/demands/${id}`);
    await planned();
  });
});

describe('what counts', () => {
  let part: number;
  let serial = 0;
  beforeEach(async () => {
    serial += 1;
    part = await f.product(`RM-PART-${serial}`);
    await demanded('100', '2026-03-12', part);
  });
  const quantityPlanned = async () => {
    const orders = await ordersOf((await planned()).run_id, `&product_id=${part}`);
    return orders.map((one: { quantity: string }) => one.quantity);
  };

  test('stock that waits for inspection counts, rejected stock does not', async () => {
    await f.stock(part, '30', '1', { quality: 'PENDING' });
    await f.stock(part, '7', '1', { quality: 'REJECTED' });
    expect(await quantityPlanned()).toEqual(['70.000']);
  });

  test('what was reserved by hand is not for the plan', async () => {
    await f.stock(part, '30', '1');
    const body = { product_id: part, quantity: '12', reason: 'Müşteri numunesi' };
    expect((await t.as.inv_clerk.post('/inventory/reserve', body)).status).toBe(201);
    expect(await quantityPlanned()).toEqual(['82.000']);
  });

  test('open purchase orders count from DRAFT on, and the message says to expedite', async () => {
    const body = {
      supplier_id: supplier,
      warehouse_id: f.rawWarehouse,
      expected_delivery_date: '2026-03-18',
    };
    await linked(part);
    const items = [{ product_id: part, quantity_ordered: '40' }];
    expect((await t.as.proc_off.post('/procurement/orders', { ...body, items })).status).toBe(201);
    expect(await quantityPlanned()).toEqual(['60.000']);
    const { body: list } = await t.as.viewer.get(
      `/planning/exceptions?product_id=${part}&exception_type=EXPEDITE`,
    );
    expect(list.items).toMatchObject([{ exception_date: '2026-03-18', needed_date: '2026-03-12' }]);
  });

  test('lot sizing takes the minimum of product and supplier and the multiple', async () => {
    await t.db.sql(
      'update products set minimum_order_quantity = 110, order_multiple = 25 where product_id = $1',
      [part],
    );
    await linked(part, '130');
    expect(await quantityPlanned()).toEqual(['150.000']);
  });

  test('a firm planned order stays as it is, whatever is needed', async () => {
    const { run_id } = await planned();
    const [order] = await ordersOf(run_id, `&product_id=${part}`);
    await t.db.sql('update planned_orders set firm = true, quantity = 60 where planned_order_id = $1', [
      order.planned_order_id,
    ]);
    expect(await quantityPlanned()).toEqual(['60.000', '40.000']);
    expect(await quantityPlanned()).toEqual(['60.000', '40.000']);
  });

  test('lead times are working days where the factory has a calendar', async () => {
    const [plain] = await ordersOf((await planned()).run_id, '&search=RM-STEEL');
    expect(plain.start_date).toBe('2026-03-15');
    await t.as.admin.put('/planning/settings', {
      calendar: 'WORKING_DAYS',
      working_weekdays: [1, 2, 3, 4, 5],
    });
    const [worked] = await ordersOf((await planned()).run_id, '&search=RM-STEEL');
    // The chairs are started two working days before Sunday the 22nd, which is Wednesday the 18th; five before that is the 11th.
    expect([worked.start_date, worked.due_date]).toEqual(['2026-03-11', '2026-03-18']);
    await t.as.admin.put('/planning/settings', { calendar: 'PLAIN_DAYS' });
    await planned();
  });
});

describe('bad input', () => {
  test('shapes, unknown runs, and who may', async () => {
    expect(refused(await t.as.prod_mgr.post('/planning/runs', { horizon_days: 0 }))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
    expect(refused(await t.as.prod_mgr.post('/planning/runs', { mode: 'ALL' }))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
    expect(refused(await t.as.inv_clerk.post('/planning/runs', {}))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
    expect(refused(await t.as.nobody.get('/planning/runs'))).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const path of ['', '/planned-orders', `/items/${steel}`, '/pegging/1']) {
      expect(refused(await t.as.viewer.get(`/planning/runs/999999${path}`))).toEqual([404, 'NOT_FOUND']);
    }
    const { run_id } = await planned();
    expect(refused(await t.as.viewer.get(`/planning/runs/${run_id}/items/999999`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(refused(await t.as.viewer.get(`/planning/runs/${run_id}/pegging/999999`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    const bad = await t.as.viewer.get(`/planning/runs/${run_id}/planned-orders?sort=quantity`);
    expect(refused(bad)).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('what an old run was made from is let go, and the answer says so', async () => {
    const { run_id } = await planned();
    await t.db.sql('delete from planning_inputs where run_id = $1', [run_id]);
    // Two plans stay in memory: its own goes.
    await planned();
    await planned();
    const answer = await t.as.viewer.get(`/planning/runs/${run_id}/planned-orders`);
    expect(refused(answer)).toEqual([409, 'CONFLICT']);
  });
});
