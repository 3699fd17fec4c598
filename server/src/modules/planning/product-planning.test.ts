import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory, type ProductOptions } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** What the planning parameters of a product and the rule for suppliers do to the plan. */

const clock = manualClock(new Date('2026-01-31T07:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let planner: Planner;
/** of which 400 were used on 31 January */
let used: number;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  used = await f.product('RM-USED', { standardCost: '365' });
  await f.stock(used, '500', '365');
  const issue = { product_id: used, warehouse_id: f.rawWarehouse, quantity: '400', reason: 'Montaj' };
  const answer = await t.as.inv_clerk.post('/inventory/stock-out', issue);
  expect(answer.status, answer.text).toBe(201);
  // 30 days later it is Monday, 2 March.
  clock.advance(30 * 24 * 3_600_000);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let serial = 0;
async function part(parameters: object, options: ProductOptions = {}) {
  serial += 1;
  const productId = await f.product(`RM-PART-${serial}`, options);
  await change(productId, parameters);
  return productId;
}

async function change(productId: number, parameters: object) {
  const answer = await t.as.prod_mgr.put(`/products/${productId}`, parameters);
  expect(answer.status, answer.text).toBe(200);
}

async function demand(productId: number, ...demands: [quantity: string, due: string][]) {
  for (const [quantity, due] of demands) await planner.demanded(quantity, due, productId);
}

async function ordersOf(productId: number) {
  const { run_id } = await planner.planned({ horizon_days: 60 });
  return planner.ordersOf(run_id, `&product_id=${productId}`);
}

async function planned(productId: number): Promise<[string, string][]> {
  const orders = await ordersOf(productId);
  return orders.map((one: { quantity: string; due_date: string }) => [one.quantity, one.due_date]);
}

describe('the largest order', () => {
  test('makes several orders of a larger lot, each within minimum and multiple', async () => {
    const productId = await part({ maximum_order_quantity: '40' });
    await demand(productId, ['100', '2026-03-12']);
    const quantities = async () => (await planned(productId)).map(([quantity]) => quantity);
    expect(await quantities()).toEqual(['40.000', '40.000', '20.000']);
    await change(productId, { minimum_order_quantity: '30' });
    const [order] = await ordersOf(productId);
    expect(order.explanation).toMatchObject({
      minimum_order_quantity: '30.000',
      maximum_order_quantity: '40.000',
    });
    expect(await quantities()).toEqual(['40.000', '40.000', '30.000']);
    await change(productId, { minimum_order_quantity: '0', order_multiple: '15' });
    expect(await quantities()).toEqual(['30.000', '30.000', '30.000', '15.000']);
  });

  test('gives way to a supplier who delivers no less than more', async () => {
    const productId = await part({ maximum_order_quantity: '40', order_multiple: '25' });
    const supplier = await supplierOf('ASGARI', 5);
    await link(supplier, productId, { minimum_order_qty: '60' });
    await demand(productId, ['100', '2026-03-12']);
    // 60 are no multiple of 25: the least order is 75.
    expect((await planned(productId)).map(([quantity]) => quantity)).toEqual(['75.000', '75.000']);
  });

  test('of pieces is whole', async () => {
    const productId = await part({ maximum_order_quantity: '2.5' }, { unit: 'PCS' });
    await demand(productId, ['5', '2026-03-12']);
    expect((await planned(productId)).map(([quantity]) => quantity)).toEqual(['2.000', '2.000', '1.000']);
  });
});

test('days of cover bring every need so many days forward', async () => {
  const productId = await part({ safety_days_of_cover: 3 });
  await demand(productId, ['100', '2026-03-12'], ['50', '2026-03-15']);
  expect(await planned(productId)).toEqual([
    ['100.000', '2026-03-09'],
    ['50.000', '2026-03-12'],
  ]);
  const [first] = await ordersOf(productId);
  expect(first.explanation).toMatchObject({ cover_days: 3, up_to_date: '2026-03-12', required: '100.000' });
});

/** 365 a unit and 10 % a year: 36.50 a year, 0.10 a day. */
const HOLDING = { annual_holding_rate: '10', standard_cost: '365' };

describe('LEAST_COST', () => {
  const needs: [string, string][] = [
    ['100', '2026-03-10'],
    ['20', '2026-03-15'],
    ['100', '2026-03-20'],
  ];
  // Alone the first lot costs 30 for 5 days, 6.00 a day; with the 20 it costs 30 + 20 × 5 × 0.10 = 40 for 10 days, 4.00 a day;
  // with all 40 + 100 × 10 × 0.10 = 140 for 11 days, 12.73 a day.
  test('gathers as long as the costs of a day do not rise', async () => {
    const productId = await part({ lot_sizing_rule: 'LEAST_COST', ordering_cost: '30', ...HOLDING });
    await demand(productId, ...needs);
    expect(await planned(productId)).toEqual([
      ['120.000', '2026-03-10'],
      ['100.000', '2026-03-20'],
    ]);
    expect((await ordersOf(productId))[0].explanation.lot_sizing_rule).toBe('LEAST_COST');
    // An order for 3.00 is given for each need: 20 × 5 × 0.10 = 10 are 1.30 a day instead of 0.60.
    await change(productId, { ordering_cost: '3' });
    expect(await planned(productId)).toEqual(needs.map(([quantity, due]) => [`${quantity}.000`, due]));
  });

  test('takes the average cost of what is on hand where there is no standard cost', async () => {
    const productId = await part({
      lot_sizing_rule: 'LEAST_COST',
      ordering_cost: '30',
      annual_holding_rate: '10',
    });
    await demand(productId, ...needs);
    const lotForLot = needs.map(([quantity, due]) => [`${quantity}.000`, due]);
    expect(await planned(productId)).toEqual(lotForLot);
    const [order] = await ordersOf(productId);
    expect(order.explanation.lot_sizing_rule).toBe('LOT_FOR_LOT');
    expect(order.explanation.sentence).toMatch(
      /Its rule LEAST_COST lacks what ordering, holding or the product itself costs, so it is ordered lot for lot\./,
    );
    await f.stock(productId, '1', '300');
    await f.stock(productId, '1', '430');
    expect(await planned(productId)).toEqual([
      ['118.000', '2026-03-10'],
      ['100.000', '2026-03-20'],
    ]);
  });
});

describe('ECONOMIC_QUANTITY', () => {
  const economic = { lot_sizing_rule: 'ECONOMIC_QUANTITY', ...HOLDING };

  test('follows from what was used since the product came into stock', async () => {
    await change(used, { ...economic, ordering_cost: '600' });
    await demand(used, ['150', '2026-03-12']);
    // 400 in 30 days, in which holding a unit costs 3.00: √(2 × 400 × 600 ÷ 3) = 400. 100 are on hand.
    expect(await planned(used)).toEqual([['400.000', '2026-03-12']]);
    await change(used, { lot_size: '75' });
    expect(await planned(used)).toEqual([['75.000', '2026-03-12']]);
  });

  test('of a product that was never used, from what is demanded in a year; pieces are whole', async () => {
    const productId = await part({ ...economic, ordering_cost: '1001' }, { unit: 'PCS' });
    await demand(productId, ['30', '2026-03-12'], ['700', '2026-09-01'], ['999', '2027-03-02']);
    const forecast = {
      product_id: productId,
      quantity: '500',
      due_date: '2026-07-01',
      demand_type: 'FORECAST',
    };
    expect((await t.as.prod_mgr.post('/planning/demands', forecast)).status).toBe(201);
    // 730 in 365 days: √(2 × 730 × 1001 ÷ 36.5) = √40,040 = 200.1
    expect(await planned(productId)).toEqual([['201.000', '2026-03-12']]);
  });

  test('without costs is lot for lot, and says so', async () => {
    const productId = await part({ lot_sizing_rule: 'ECONOMIC_QUANTITY', ordering_cost: '600' });
    await demand(productId, ['30', '2026-03-12']);
    const [order] = await ordersOf(productId);
    expect(order.quantity).toBe('30.000');
    expect(order.explanation.sentence).toMatch(/ECONOMIC_QUANTITY lacks a lot size, or costs and use/);
  });
});

async function supplierOf(code: string, lead_time_days: number): Promise<number> {
  const body = { supplier_code: code, supplier_name: code, lead_time_days };
  const answer = await t.as.proc_off.post('/suppliers', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.supplier_id;
}

async function link(supplierId: number, productId: number, more: object) {
  const body = { product_id: productId, unit_price: '10', ...more };
  const answer = await t.as.proc_off.post(`/suppliers/${supplierId}/products`, body);
  expect(answer.status, answer.text).toBe(201);
}

describe('the supplier', () => {
  const settings = (supplier_rule: unknown, headers?: Record<string, string>) =>
    t.as.prod_mgr.put('/planning/settings', { supplier_rule }, headers);

  test('is the preferred one, the cheapest or the earliest, as the settings say', async () => {
    const [both, free] = [await part({}), await part({})];
    const near = await supplierOf('YAKIN', 2);
    const cheap = await supplierOf('UCUZ', 9);
    const usual = await supplierOf('HER-ZAMAN', 5);
    for (const productId of [both, free]) {
      // 3 EUR are not compared with 8 TRY: no rate is kept.
      await link(near, productId, { unit_price: '3', currency: 'EUR' });
      await link(cheap, productId, { unit_price: '8', lead_time_days: 7 });
      await link(usual, productId, { unit_price: '12', is_preferred: productId === both });
      await demand(productId, ['10', '2026-03-12']);
    }
    const chosen = async (productId: number) => {
      const [order] = await ordersOf(productId);
      return [order.supplier_id, order.start_date];
    };
    expect((await t.as.viewer.get('/planning/settings')).body.supplier_rule).toBe('PREFERRED');
    expect(await chosen(both)).toEqual([usual, '2026-03-07']);
    expect(await chosen(free)).toEqual([cheap, '2026-03-05']);

    const changed = await settings('CHEAPEST');
    expect(changed.body, changed.text).toMatchObject({ supplier_rule: 'CHEAPEST', calendar: 'PLAIN_DAYS' });
    expect(await chosen(both)).toEqual([cheap, '2026-03-05']);
    expect(await auditsOf(t.db, String(changed.headers['x-request-id']))).toMatchObject([
      {
        action: 'planning_settings.update',
        before: { supplier_rule: 'PREFERRED' },
        after: { supplier_rule: 'CHEAPEST' },
      },
    ]);

    await settings('EARLIEST');
    expect(await chosen(both)).toEqual([near, '2026-03-10']);
    expect((await settings('PREFERRED')).status).toBe(200);
  });

  test('refuses another rule, an old version and a viewer', async () => {
    expect(refused(await settings('NEAREST'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await settings(null))).toEqual([422, 'VALIDATION_ERROR']);
    const old = await settings('CHEAPEST', { 'if-match': '"2020-01-01T00:00:00Z"' });
    expect(refused(old)).toEqual([409, 'CONFLICT']);
    const body = { supplier_rule: 'CHEAPEST' };
    expect((await t.as.viewer.put('/planning/settings', body)).status).toBe(403);
  });
});
