import Decimal from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { trackCostHistory } from './index.ts';
import { putRevaluation, putStandardCost } from './testing/rows.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(() => t.close());

const history = (productId: number, query = '') =>
  t.as.viewer.get(`/costs/products/${productId}/history${query}`);
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];
const receipts: [date: string, quantity: string, unitCost: string][] = [
  ['2025-06-14T20:59:00Z', '1', '50'],
  ['2026-01-31T20:59:59Z', '100', '10'],
  // still January in UTC, February in Istanbul
  ['2026-01-31T21:00:00Z', '50', '12.5'],
  ['2026-02-10T09:00:00Z', '30.333', '9.9999'],
  ['2026-04-01T09:00:00Z', '7.5', '11'],
];

test('points, statistics and months of the last twelve months', async () => {
  const steel = await f.product('CELIK-SAC', { standardCost: '10' });
  const items: number[] = [];
  for (const [entryDate, quantity, unitCost] of receipts) {
    items.push(await f.stock(steel, quantity, unitCost, { entryDate }));
  }
  await putStandardCost(t.db, steel, '10.75', '2026-03-01T09:00:00Z');
  await putRevaluation(t.db, items[1] ?? 0, {
    number: 'RV-2026-000001',
    at: '2026-05-05T09:00:00Z',
    before: ['10', '1000'],
    after: ['10.4', '1040'],
    lines: [['ON_HAND', '100', '1000', '1040']],
  });
  // stock that only moved, or was not bought, has no cost of its own
  await t.as.inv_clerk.post('/inventory/transfer', {
    product_id: steel,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '5',
  });

  const answer = await history(steel);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    product_code: 'CELIK-SAC',
    from: '2025-06-15',
    to: '2026-06-15',
    has_more: false,
  });
  expect(
    answer.body.points.map((one: Record<string, unknown>) => [
      one.kind,
      one.date,
      one.quantity,
      one.unit_cost,
      one.value,
      one.reference,
    ]),
  ).toEqual([
    ['PURCHASE', '2026-01-31T20:59:59Z', '100.000', '10.0000', '1000.0000', null],
    ['PURCHASE', '2026-01-31T21:00:00Z', '50.000', '12.5000', '625.0000', null],
    ['PURCHASE', '2026-02-10T09:00:00Z', '30.333', '9.9999', '303.3270', null],
    ['STANDARD', '2026-03-01T09:00:00Z', null, '10.7500', null, null],
    ['PURCHASE', '2026-04-01T09:00:00Z', '7.500', '11.0000', '82.5000', null],
    ['REVALUATION', '2026-05-05T09:00:00Z', '100.000', '10.4000', '40.0000', 'RV-2026-000001'],
  ]);
  const inside = receipts
    .slice(1)
    .map(([, quantity, cost]) => ({ quantity: new Decimal(quantity), cost: new Decimal(cost) }));
  const quantity = Decimal.sum(...inside.map((one) => one.quantity));
  const value = Decimal.sum(
    ...inside.map((one) => one.quantity.times(one.cost).toDecimalPlaces(4, Decimal.ROUND_HALF_UP)),
  );
  expect(answer.body.statistics).toEqual({
    entries: 4,
    quantity: quantity.toFixed(3),
    value: value.toFixed(4),
    first_cost: '10.0000',
    last_cost: '11.0000',
    lowest_cost: '9.9999',
    highest_cost: '12.5000',
    weighted_average_cost: value.div(quantity).toFixed(4, Decimal.ROUND_HALF_UP),
    change_percentage: '10.00',
    revaluation_value: '40.0000',
  });
  expect(answer.body.months).toEqual([
    {
      month: '2026-01',
      entries: 1,
      quantity: '100.000',
      value: '1000.0000',
      weighted_average_cost: '10.0000',
      lowest_cost: '10.0000',
      highest_cost: '10.0000',
    },
    {
      month: '2026-02',
      entries: 2,
      quantity: '80.333',
      value: '928.3270',
      weighted_average_cost: new Decimal('928.3270').div('80.333').toFixed(4, Decimal.ROUND_HALF_UP),
      lowest_cost: '9.9999',
      highest_cost: '12.5000',
    },
    {
      month: '2026-04',
      entries: 1,
      quantity: '7.500',
      value: '82.5000',
      weighted_average_cost: '11.0000',
      lowest_cost: '11.0000',
      highest_cost: '11.0000',
    },
  ]);
  expect(await trackCostHistory(t.db, steel, {})).toEqual(answer.body);

  // both days belong to the period, by the factory's clock
  const february = (await history(steel, '?from=2026-02-01&to=2026-02-10')).body;
  expect(february.points.map((one: { unit_cost: string }) => one.unit_cost)).toEqual(['12.5000', '9.9999']);
  expect((await history(steel, '?from=2025-06-14&to=2025-06-14')).body.statistics.first_cost).toBe('50.0000');
  // a limit keeps the latest points; the statistics are over all
  const limited = (await history(steel, '?limit=2')).body;
  expect(limited.points.map((one: { kind: string }) => one.kind)).toEqual(['PURCHASE', 'REVALUATION']);
  expect(limited).toMatchObject({ has_more: true, statistics: { entries: 4 } });
  expect((await history(steel, '?limit=6')).body.has_more).toBe(false);
});

test('what is made has its cost and its order', async () => {
  const steel = await f.product('HAMMADDE');
  const frame = await f.product('CERCEVE', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bomId = await f.bom(frame, [{ productId: steel, quantity: '2' }], { labor: '3' });
  await f.stock(steel, '100', '10', { entryDate: '2026-06-01' });
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id: frame,
    bom_id: bomId,
    warehouse_id: f.semiWarehouse,
    planned_quantity: '4',
  });
  const path = `/production/orders/${order.body.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${path}/status`, { status });
  expect((await t.as.prod_mgr.post(`${path}/complete`, { completed_quantity: '4' })).status).toBe(200);
  const answer = (await history(frame)).body;
  expect(answer.points).toMatchObject([
    {
      kind: 'PRODUCTION',
      quantity: '4.000',
      unit_cost: '23.0000',
      value: '92.0000',
      reference: order.body.order_number,
    },
  ]);
  expect(answer.statistics).toMatchObject({ entries: 1, change_percentage: '0.00' });
});

test('a product without history has no figures, not zeros', async () => {
  const product = await f.product('YENI-URUN');
  expect((await history(product)).body).toMatchObject({
    points: [],
    has_more: false,
    statistics: {
      entries: 0,
      quantity: '0.000',
      value: '0.0000',
      first_cost: null,
      last_cost: null,
      lowest_cost: null,
      highest_cost: null,
      weighted_average_cost: null,
      change_percentage: null,
      revaluation_value: '0.0000',
    },
    months: [],
  });
  // free of charge at first: no percentage of nothing
  await f.stock(product, '1', '0', { entryDate: '2026-05-01' });
  await f.stock(product, '1', '5', { entryDate: '2026-06-01' });
  expect((await history(product)).body.statistics).toMatchObject({
    first_cost: '0.0000',
    change_percentage: null,
  });
});

test('from the last day of February twelve months back', async () => {
  const product = await f.product('SUBAT');
  expect((await history(product, '?to=2028-02-29')).body).toMatchObject({
    from: '2027-02-28',
    to: '2028-02-29',
  });
});

describe('bad input', () => {
  test('what does not exist, what is not understood, who may not', async () => {
    const product = await f.product('KOTU');
    expect(outcome(await history(999_999))).toEqual([404, 'NOT_FOUND']);
    for (const query of [
      '?from=2026-02-01&to=2026-01-31',
      '?from=2026-02-30',
      '?from=yesterday',
      '?to=1899-12-31',
      '?from=1899-12-31',
      '?from=0000-01-01',
      '?to=0000-01-01',
      '?limit=0',
      '?limit=5001',
      '?page=1',
    ]) {
      expect(outcome(await history(product, query)), query).toEqual([422, 'VALIDATION_ERROR']);
    }
    expect((await history(product, '?from=2026-02-01&to=2026-01-31')).body.details).toEqual([
      { field: 'to', message: 'must not be before from (2026-02-01)' },
    ]);
    expect((await history(product, '?to=9999-12-31')).status).toBe(200);
    expect((await history(product, '?to=1900-06-01')).status).toBe(200);
    expect(outcome(await t.as.nobody.get(`/costs/products/${product}/history`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });
});
