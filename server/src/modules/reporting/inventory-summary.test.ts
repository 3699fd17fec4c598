import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let panel: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT');
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
});
afterAll(() => t.close());

const summary = async (parameters = '') => {
  const answer = await t.as.viewer.get(`/reports/inventory/summary${parameters}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

test('of an empty stock is empty', async () => {
  expect(await summary()).toEqual({
    generated_at: '2026-03-02T08:00:00.000Z',
    parameters: { warehouse_id: null, warehouse_type: null, product_type: null },
    warehouses: [],
    totals: { warehouse_count: 0, product_count: 0, batch_count: 0, total_value: '0.0000' },
  });
});

describe('with stock', () => {
  beforeAll(async () => {
    await f.stock(steel, '10', '2.5', { entryDate: '2026-02-01' });
    await f.stock(steel, '3', '3.3333', { entryDate: '2026-02-02', quality: 'PENDING' });
    await f.stock(steel, '4', '9', { warehouseId: f.secondRawWarehouse });
    await f.stock(paint, '2', '1');
    await f.stock(panel, '5', '20', { warehouseId: f.semiWarehouse });
    await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: paint,
      warehouse_id: f.rawWarehouse,
      quantity: 1,
      unit_cost: 4,
      quality_status: 'APPROVED',
      expiry_date: '2026-03-01',
    });
    await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: 1,
      reason: 'x',
    });
    await t.as.prod_mgr.post('/inventory/reserve', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: 2,
      reason: 'x',
    });
    // emptied layers are in no line and in no total
    await f.stock(panel, '1', '1', { warehouseId: f.semiWarehouse, entryDate: '2026-01-01' });
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: panel, quantity: 1, reason: 'x' });
  });

  test('lists warehouses and products by code, with FIFO values that add up', async () => {
    const body = await summary();
    expect(body.warehouses).toEqual([
      {
        warehouse_id: f.rawWarehouse,
        warehouse_code: 'RM01',
        warehouse_name: 'RM01',
        warehouse_type: 'RAW_MATERIALS',
        product_count: 2,
        batch_count: 4,
        total_value: '38.4999',
        products: [
          {
            product_id: paint,
            product_code: 'PAINT',
            product_name: 'PAINT',
            product_type: 'RAW_MATERIAL',
            unit_of_measure: 'KG',
            batch_count: 2,
            on_hand: '3.000',
            reserved: '0.000',
            available: '2.000',
            value: '6.0000',
            average_unit_cost: '2.0000',
          },
          {
            product_id: steel,
            product_code: 'STEEL',
            product_name: 'STEEL',
            product_type: 'RAW_MATERIAL',
            unit_of_measure: 'KG',
            batch_count: 2,
            on_hand: '12.000',
            reserved: '2.000',
            available: '7.000',
            // 9 × 2.5 + 3 × 3.3333
            value: '32.4999',
            average_unit_cost: '2.7083',
          },
        ],
      },
      expect.objectContaining({
        warehouse_code: 'RM02',
        total_value: '36.0000',
        products: [expect.objectContaining({ product_code: 'STEEL', on_hand: '4.000' })],
      }),
      expect.objectContaining({
        warehouse_code: 'SF01',
        batch_count: 1,
        total_value: '100.0000',
        products: [expect.objectContaining({ product_code: 'PANEL', on_hand: '5.000', batch_count: 1 })],
      }),
    ]);
    expect(body.totals).toEqual({
      warehouse_count: 3,
      product_count: 3,
      batch_count: 6,
      total_value: '174.4999',
    });
  });

  test('its value is the value of the ledger', async () => {
    const [ledger] = await t.db.sql<{ value: string }>('select sum(value) as value from stock_movements');
    expect((await summary()).totals.total_value).toBe(ledger?.value);
  });

  test.each<[string, () => string, string[], string]>([
    ['a warehouse', () => `?warehouse_id=${f.secondRawWarehouse}`, ['RM02'], '36.0000'],
    ['a type of warehouse', () => '?warehouse_type=RAW_MATERIALS', ['RM01', 'RM02'], '74.4999'],
    ['a type of product', () => '?product_type=SEMI_FINISHED', ['SF01'], '100.0000'],
    ['its other name', () => '?product_category=SEMI_FINISHED', ['SF01'], '100.0000'],
    ['what does not meet', () => `?warehouse_id=${f.rawWarehouse}&product_type=SEMI_FINISHED`, [], '0.0000'],
    ['an unknown warehouse', () => '?warehouse_id=999999', [], '0.0000'],
  ])('filters by %s', async (_, parameters, codes, value) => {
    const body = await summary(parameters());
    expect(body.warehouses.map((one: { warehouse_code: string }) => one.warehouse_code)).toEqual(codes);
    expect(body.totals.total_value).toBe(value);
  });

  test('stock in an inactive warehouse has its value and is not available', async () => {
    await t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [f.secondRawWarehouse]);
    const body = await summary(`?warehouse_id=${f.secondRawWarehouse}`);
    await t.db.sql('update warehouses set is_active = true where warehouse_id = $1', [f.secondRawWarehouse]);
    expect(body.warehouses[0].products[0]).toMatchObject({
      on_hand: '4.000',
      available: '0.000',
      value: '36.0000',
    });
  });

  test('a write is seen by the next read', async () => {
    const parameters = `?warehouse_id=${f.semiWarehouse}`;
    await summary(parameters);
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: panel, quantity: 5, reason: 'x' });
    expect((await summary(parameters)).totals.total_value).toBe('0.0000');
  });
});

describe('who and what', () => {
  test('every role may read it', async () => {
    for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      expect((await t.as[role].get('/reports/inventory/summary')).status).toBe(200);
    }
    const answer = await t.as.nobody.get('/reports/inventory/summary');
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  test.each(['warehouse_type=TOOLS', 'product_type=x', 'product_category=x', 'warehouse_id=0', 'colour=red'])(
    'refuses %s',
    async (parameters) => {
      const answer = await t.as.viewer.get(`/reports/inventory/summary?${parameters}`);
      expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    },
  );
});
