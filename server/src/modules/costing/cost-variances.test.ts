import Decimal from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { putRevaluation, putStandardCost } from './testing/rows.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(() => t.close());

const variance = (productId: number, query = '') =>
  t.as.viewer.get(`/costs/products/${productId}/variance${query}`);
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

test('purchase price variance against the standard cost of that time', async () => {
  const steel = await f.product('CELIK-SAC');
  await putStandardCost(t.db, steel, '10', '2026-01-01T09:00:00Z');
  await putStandardCost(t.db, steel, '12.3333', '2026-03-01T09:00:00Z');
  const bought: [date: string, quantity: string, cost: string, standard: string][] = [
    // before any standard cost was recorded today's counts
    ['2025-12-01', '3.333', '11', '12.3333'],
    ['2026-02-01', '100', '10.5', '10.0000'],
    ['2026-02-15', '0.001', '9.9999', '10.0000'],
    ['2026-03-01T08:59:59Z', '7', '9', '10.0000'],
    ['2026-03-01T09:00:00Z', '33.333', '12.1111', '12.3333'],
  ];
  for (const [entryDate, quantity, cost] of bought) await f.stock(steel, quantity, cost, { entryDate });

  const rounded = (value: Decimal) => value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
  const expected = bought.map(([, quantity, cost, standard]) => {
    const actualValue = rounded(new Decimal(quantity).times(cost));
    const standardValue = rounded(new Decimal(quantity).times(standard));
    return { actualValue, standardValue, variance: actualValue.minus(standardValue) };
  });
  const answer = await variance(steel);
  expect(answer.status).toBe(200);
  expect(
    answer.body.purchase.receipts.map((one: Record<string, string>) => [
      one.actual_value,
      one.standard_cost,
      one.standard_value,
      one.variance,
    ]),
  ).toEqual(
    expected.map((one, place) => [
      one.actualValue.toFixed(4),
      bought[place]?.[3],
      one.standardValue.toFixed(4),
      one.variance.toFixed(4),
    ]),
  );
  const sum = (pick: (one: (typeof expected)[number]) => Decimal) =>
    Decimal.sum(...expected.map(pick)).toFixed(4);
  expect(answer.body).toMatchObject({
    product_code: 'CELIK-SAC',
    standard_cost: '12.3333',
    has_standard_cost: true,
    purchase: {
      entries: 5,
      without_standard: 0,
      actual_value: sum((one) => one.actualValue),
      standard_value: sum((one) => one.standardValue),
      variance: sum((one) => one.variance),
      has_more: false,
    },
    production: { entries: 0, variance: '0.0000', orders: [] },
    revaluation: { entries: 0, variance: '0.0000', lines: [] },
    total_variance: sum((one) => one.variance),
  });
  const limited = (await variance(steel, '?limit=1')).body.purchase;
  expect(limited).toMatchObject({ entries: 5, has_more: true, variance: sum((one) => one.variance) });
  expect(limited.receipts).toMatchObject([{ unit_cost: '12.1111' }]);
});

test('without a standard cost a variance is unknown, not zero', async () => {
  const product = await f.product('STANDARTSIZ');
  expect((await variance(product)).body).toMatchObject({
    standard_cost: null,
    has_standard_cost: false,
    purchase: { entries: 0, without_standard: 0, variance: '0.0000' },
  });
  await f.stock(product, '10', '5', { entryDate: '2026-06-01' });
  expect((await variance(product)).body).toMatchObject({
    purchase: {
      entries: 1,
      without_standard: 1,
      actual_value: '0.0000',
      variance: null,
      receipts: [{ standard_cost: null, standard_value: null, variance: null, actual_value: '50.0000' }],
    },
    total_variance: '0.0000',
  });
});

describe('production', () => {
  let steel: number;
  let bolt: number;
  let cabinet: number;
  let bomId: number;

  beforeAll(async () => {
    steel = await f.product('SAC');
    bolt = await f.product('CIVATA', { unit: 'PCS' });
    cabinet = await f.product('DOLAP', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '60' });
    bomId = await f.bom(
      cabinet,
      [
        { productId: steel, quantity: '5' },
        { productId: bolt, quantity: '8' },
      ],
      { labor: '2', overhead: '1' },
    );
    await f.stock(steel, '50', '10', { entryDate: '2026-01-01' });
    await f.stock(steel, '50', '11.1111', { entryDate: '2026-02-01' });
    await f.stock(bolt, '500', '0.5', { entryDate: '2026-01-01' });
  });

  const made = async (planned: string, completion: Record<string, unknown>) => {
    const order = await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: bomId,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: planned,
    });
    expect(order.status).toBe(201);
    const path = `/production/orders/${order.body.production_order_id}`;
    for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${path}/status`, { status });
    const done = await t.as.prod_mgr.post(`${path}/complete`, completion);
    expect(done.status).toBe(200);
    return order.body.production_order_id as number;
  };

  test('completed orders: price and usage of material, labour, overhead, and the standard cost', async () => {
    // 10 planned: 50 kg at 10 and 80 bolts at 0.5. 8 good, 1 scrapped with 47 kg and 70 bolts.
    const orderId = await made('10', {
      completed_quantity: '8',
      scrapped_quantity: '1',
      actual_consumption: [
        { product_id: steel, quantity: '47' },
        { product_id: bolt, quantity: '70' },
      ],
      actual_labor_cost: '20',
      actual_overhead_cost: '7.5',
    });
    const { body } = await variance(cabinet);
    expect(body.production).toMatchObject({
      entries: 1,
      // 9/10 of 540 + 20 + 10
      expected_cost: '513.0000',
      actual_cost: '532.5000',
      price_variance: '0.0000',
      // 2 kg more at 10, 2 bolts less at 0.5
      usage_variance: '19.0000',
      material_variance: '19.0000',
      labor_variance: '2.0000',
      overhead_variance: '-1.5000',
      variance: '19.5000',
      has_more: false,
    });
    expect(body.total_variance).toBe('19.5000');
    expect(body.production.orders).toMatchObject([
      {
        production_order_id: orderId,
        completed_quantity: '8.000',
        done_quantity: '9.000',
        standard_cost: '60.0000',
        standard_value: '480.0000',
        standard_variance: '52.5000',
      },
    ]);
  });

  test('totals are the sums of their rows, and an order that is open does not count', async () => {
    await made('3', {
      completed_quantity: '3',
      actual_consumption: [{ product_id: steel, quantity: '17.777' }],
    });
    await made('1', { completed_quantity: '0', scrapped_quantity: '1' });
    await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: bomId,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: '1',
    });
    const { production } = (await variance(cabinet)).body;
    expect(production.entries).toBe(3);
    const sum = (pick: (order: Record<string, Record<string, string>>) => string | undefined) =>
      Decimal.sum(...production.orders.map(pick)).toFixed(4);
    expect(production).toMatchObject({
      expected_cost: sum((order) => order.total?.expected_cost),
      actual_cost: sum((order) => order.total?.actual_cost),
      price_variance: sum((order) => order.material?.price_variance),
      usage_variance: sum((order) => order.material?.usage_variance),
      labor_variance: sum((order) => order.labor?.variance),
      overhead_variance: sum((order) => order.overhead?.variance),
    });
    expect(production.variance).toBe(
      new Decimal(production.actual_cost).minus(production.expected_cost).toFixed(4),
    );
    const limited = (await variance(cabinet, '?limit=1')).body.production;
    expect(limited).toMatchObject({ entries: 3, has_more: true, variance: production.variance });
    expect(limited.orders).toHaveLength(1);
    expect((await variance(cabinet, '?to=2026-06-14')).body.production.entries).toBe(0);
  });
});

test('a correction counts as far as the stock had gone', async () => {
  const product = await f.product('DUZELTME', { standardCost: '10' });
  const item = await f.stock(product, '100', '10', { entryDate: '2026-04-01' });
  await putRevaluation(t.db, item, {
    number: 'RV-2026-000001',
    at: '2026-05-01T09:00:00Z',
    before: ['10', '1000'],
    after: ['10.3333', '1033.33'],
    lines: [
      ['ON_HAND', '40', '400', '413.332'],
      ['ISSUED', '30', '300', '309.999'],
      ['SCRAPPED', '10', '100', '103.333'],
      ['CONSUMED', '20', '200', '206.666'],
      ['LOST_IN_PRODUCTION', '20', '200', '206.666'],
    ],
  });
  const { body } = await variance(product);
  expect(body.revaluation).toMatchObject({
    entries: 3,
    // 9.9990 + 3.3330 + 6.6660
    variance: '19.9980',
    by_place: [
      { place: 'ISSUED', variance: '9.9990' },
      { place: 'LOST_IN_PRODUCTION', variance: '6.6660' },
      { place: 'SCRAPPED', variance: '3.3330' },
    ],
    has_more: false,
  });
  expect(
    body.revaluation.lines.map((one: Record<string, string>) => [
      one.revaluation_number,
      one.place,
      one.quantity,
      one.variance,
    ]),
  ).toEqual([
    ['RV-2026-000001', 'ISSUED', '30.000', '9.9990'],
    ['RV-2026-000001', 'SCRAPPED', '10.000', '3.3330'],
    ['RV-2026-000001', 'LOST_IN_PRODUCTION', '20.000', '6.6660'],
  ]);
  expect(body.total_variance).toBe('19.9980');
  expect((await variance(product, '?limit=2')).body.revaluation).toMatchObject({
    has_more: true,
    entries: 3,
    variance: '19.9980',
  });
  expect((await variance(product, '?to=2026-04-30')).body.revaluation.entries).toBe(0);
});

test('bad input', async () => {
  const product = await f.product('KOTU');
  expect(outcome(await variance(999_999))).toEqual([404, 'NOT_FOUND']);
  for (const query of ['?from=2026-02-01&to=2026-01-31', '?to=2026-13-01', '?limit=x', '?quantity=1']) {
    expect(outcome(await variance(product, query)), query).toEqual([422, 'VALIDATION_ERROR']);
  }
  expect(outcome(await t.as.nobody.get(`/costs/products/${product}/variance`))).toEqual([
    401,
    'NOT_AUTHENTICATED',
  ]);
});
