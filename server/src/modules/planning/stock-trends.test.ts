import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
/** 10:00 in Istanbul */
const START = new Date('2026-03-01T07:00:00Z');
const clock = manualClock(START, 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
});
afterAll(() => t.close());

const trend = (productId: number, query = '') =>
  t.as.viewer.get(`/products/${productId}/stock-trend${query}`);

async function issue(productId: number, quantity: string): Promise<void> {
  const answer = await t.as.inv_clerk.post('/inventory/stock-out', {
    product_id: productId,
    quantity,
    reason: 'Satış',
  });
  expect(answer.status, answer.text).toBe(201);
}

/** Stock from the first day, and then one issue a day; the clock stands on the day after the last one. */
async function history(code: string, perDay: readonly string[], stock = '10000'): Promise<number> {
  clock.set(START);
  const productId = await f.product(code);
  await f.stock(productId, stock, '10', { entryDate: '2026-03-01T06:00:00Z' });
  for (const quantity of perDay) {
    if (quantity !== '0') await issue(productId, quantity);
    clock.advance(DAY_MS);
  }
  return productId;
}

const times = (count: number, ...quantities: string[]) =>
  Array.from({ length: count }, () => quantities).flat();

describe('consumption, forecast and cover', () => {
  test('of a steady demand', async () => {
    const productId = await history('RM-STEADY', times(30, '10'), '400');
    const { status, body, text } = await trend(productId, '?days=30&horizon_days=7');
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      product_code: 'RM-STEADY',
      from: '2026-03-01',
      to: '2026-03-30',
      days: 30,
      total_consumption: '300.000',
      average_daily_consumption: '10.000',
      days_with_consumption: 30,
      trend: 'STEADY',
      trend_per_day: '0.000',
      available_quantity: '100.000',
      days_of_cover: 10,
      stock_out_date: '2026-04-10',
      forecast: {
        pattern: 'SMOOTH',
        method: 'EXPONENTIAL_SMOOTHING',
        quantity: '70.000',
        lower: '70.000',
        upper: '70.000',
        daily_quantity: '10.000',
        mean_absolute_error: '0.000',
      },
    });
    expect(body.consumption[0]).toEqual({ date: '2026-03-01', quantity: '10.000' });
    expect(body.consumption).toHaveLength(30);
  });

  test('of demand once a week, by a method made for it', async () => {
    const productId = await history('RM-WEEKLY', times(8, '0', '0', '0', '0', '0', '0', '20'));
    const { body } = await trend(productId, '?days=56&horizon_days=7');
    expect(body).toMatchObject({ days: 56, days_with_consumption: 8, total_consumption: '160.000' });
    expect(body.forecast).toMatchObject({
      pattern: 'INTERMITTENT',
      method: 'CROSTON_SBA',
      quantity: '19.000',
      mean_absolute_error: '4.796',
      root_mean_squared_error: '7.000',
      bias: '-0.143',
      lower: '0.000',
      upper: '42.736',
    });
    expect(body.forecast.explanation).toMatch(/In 56 days there was demand on few days.*Croston/);
  });

  test('of a growing demand', async () => {
    const productId = await history(
      'RM-GROWING',
      Array.from({ length: 30 }, (_, day) => String(50 + 5 * day)),
    );
    const { body } = await trend(productId);
    expect(body).toMatchObject({ trend: 'RISING', trend_per_day: '5.000', days: 30 });
    expect(body.forecast.method).toBe('DAMPED_TREND');
  });

  test('production counts, transfers, scrap and today do not', async () => {
    const productId = await history('RM-MIXED', ['10', '0', '30']);
    const layer = (await t.as.viewer.get(`/inventory/items?product_id=${productId}`)).body.items[0];
    await t.as.inv_clerk.post('/inventory/transfer', {
      product_id: productId,
      from_warehouse_id: f.rawWarehouse,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: '50',
    });
    await t.as.inv_clerk.post(`/inventory/items/${layer.inventory_item_id}/scrap`, {
      quantity: '5',
      reason: 'Paslı',
    });
    const parent = await f.product('FG-OF-MIXED', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const bomId = await f.bom(parent, [{ productId, quantity: '2' }]);
    const order = await t.as.prod_mgr.post('/production/orders', {
      product_id: parent,
      bom_id: bomId,
      planned_quantity: '4',
      warehouse_id: f.finishedWarehouse,
    });
    const path = `/production/orders/${order.body.production_order_id}`;
    for (const status of ['RELEASED', 'IN_PROGRESS']) {
      expect((await t.as.prod_mgr.put(`${path}/status`, { status })).status).toBe(200);
    }
    const done = await t.as.prod_mgr.post(`${path}/complete`, {
      completed_quantity: '4',
      scrapped_quantity: '0',
    });
    expect(done.status, done.text).toBe(200);
    expect((await trend(productId)).body.total_consumption).toBe('40.000');
    clock.advance(DAY_MS);
    expect((await trend(productId)).body).toMatchObject({ days: 4, total_consumption: '48.000' });
  });

  test('a day is the factory’s: 23:30 in Istanbul is still that day', async () => {
    const productId = await history('RM-NIGHT', ['0']);
    clock.set(new Date('2026-03-02T20:30:00Z'));
    await issue(productId, '7');
    clock.set(new Date('2026-03-03T07:00:00Z'));
    const { body } = await trend(productId);
    expect(body.consumption.at(-1)).toEqual({ date: '2026-03-02', quantity: '7.000' });
  });
});

describe('where there is little to say', () => {
  test('a product that never had stock', async () => {
    const productId = await f.product('RM-NEVER');
    expect((await trend(productId)).body).toMatchObject({
      from: null,
      days: 0,
      consumption: [],
      average_daily_consumption: '0.000',
      trend: 'STEADY',
      days_of_cover: 0,
      forecast: { pattern: 'NONE', method: 'NO_DEMAND', quantity: '0.000' },
    });
  });

  test('stock that nobody uses lasts', async () => {
    const productId = await history('RM-IDLE', times(10, '0'));
    expect((await trend(productId)).body).toMatchObject({ days_of_cover: null, stock_out_date: null });
  });
});

test('bad requests', async () => {
  const productId = await f.product('RM-ERRORS');
  expect(refused(await trend(999_999))).toEqual([404, 'NOT_FOUND']);
  for (const query of ['?days=6', '?days=731', '?days=x', '?horizon_days=0', '?day=30']) {
    expect(refused(await trend(productId, query)), query).toEqual([422, 'VALIDATION_ERROR']);
  }
  expect(refused(await t.as.nobody.get(`/products/${productId}/stock-trend`))).toEqual([
    401,
    'NOT_AUTHENTICATED',
  ]);
});
