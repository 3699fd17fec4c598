import { amount, formatAmount, formatQuantity, quantity, total } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import type { InventorySummary } from './inventory-summary.schemas.ts';

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

const nothing = (zero: string) => ({ PENDING: zero, APPROVED: zero, REJECTED: zero, QUARANTINE: zero });

test('of an empty stock is empty', async () => {
  expect(await summary()).toEqual({
    generated_at: '2026-03-02T08:00:00.000Z',
    as_of: '2026-03-02T08:00:00.000Z',
    parameters: {
      warehouse_id: null,
      warehouse_type: null,
      product_type: null,
      quality_status: null,
      as_of: null,
    },
    warehouses: [],
    by_warehouse_type: [],
    by_quality: [],
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
            on_hand_by_quality: { ...nothing('0.000'), APPROVED: '3.000' },
            value: '6.0000',
            value_by_quality: { ...nothing('0.0000'), APPROVED: '6.0000' },
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
            on_hand_by_quality: { ...nothing('0.000'), APPROVED: '9.000', PENDING: '3.000' },
            // 9 × 2.5 + 3 × 3.3333
            value: '32.4999',
            value_by_quality: { ...nothing('0.0000'), APPROVED: '22.5000', PENDING: '9.9999' },
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
    const raw = { warehouse_type: 'RAW_MATERIALS', warehouse_count: 2, product_count: 2, batch_count: 5 };
    const semi = { warehouse_type: 'SEMI_FINISHED', warehouse_count: 1, product_count: 1, batch_count: 1 };
    expect(body.by_warehouse_type).toEqual([
      { ...raw, total_value: '74.4999' },
      { ...semi, total_value: '100.0000' },
    ]);
    expect(body.by_quality).toEqual([
      { quality_status: 'PENDING', product_count: 1, batch_count: 1, total_value: '9.9999' },
      { quality_status: 'APPROVED', product_count: 3, batch_count: 5, total_value: '164.5000' },
    ]);
  });

  test.each(['', '?product_type=RAW_MATERIAL', '?quality_status=APPROVED', '?warehouse_type=RAW_MATERIALS'])(
    'every total of %s is the exact sum of its rows',
    async (parameters) => {
      const body: InventorySummary = await summary(parameters);
      const add = (texts: string[]) => formatAmount(total(texts.map(amount)));
      const rows = body.warehouses.flatMap((one) => one.products.map((row) => ({ ...row, warehouse: one })));
      expect(rows.length).toBeGreaterThan(1);
      expect(add(rows.map((row) => row.value))).toBe(body.totals.total_value);
      for (const row of rows) {
        expect(add(Object.values(row.value_by_quality))).toBe(row.value);
        const parts = Object.values(row.on_hand_by_quality).map(quantity);
        expect(formatQuantity(total(parts))).toBe(row.on_hand);
      }
      for (const one of body.warehouses) {
        expect(add(one.products.map((row) => row.value))).toBe(one.total_value);
      }
      for (const type of body.by_warehouse_type) {
        const own = body.warehouses.filter((one) => one.warehouse_type === type.warehouse_type);
        expect(own.length).toBe(type.warehouse_count);
        expect(add(own.map((one) => one.total_value))).toBe(type.total_value);
      }
      for (const { quality_status, total_value } of body.by_quality) {
        expect(add(rows.map((row) => row.value_by_quality[quality_status]))).toBe(total_value);
      }
      expect(add(body.by_quality.map((one) => one.total_value))).toBe(body.totals.total_value);
      expect(add(body.by_warehouse_type.map((one) => one.total_value))).toBe(body.totals.total_value);
    },
  );

  test('its value is the value of the ledger', async () => {
    const [ledger] = await t.db.sql<{ value: string }>('select sum(value) as value from stock_movements');
    expect((await summary()).totals.total_value).toBe(ledger?.value);
  });

  test.each<[string, () => string, string[], string]>([
    ['a warehouse', () => `?warehouse_id=${f.secondRawWarehouse}`, ['RM02'], '36.0000'],
    ['a type of warehouse', () => '?warehouse_type=RAW_MATERIALS', ['RM01', 'RM02'], '74.4999'],
    ['a type of product', () => '?product_type=SEMI_FINISHED', ['SF01'], '100.0000'],
    ['its other name', () => '?product_category=SEMI_FINISHED', ['SF01'], '100.0000'],
    ['a quality', () => '?quality_status=PENDING', ['RM01'], '9.9999'],
    ['a quality that nothing has', () => '?quality_status=REJECTED', [], '0.0000'],
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

  test.each(['0001-01-01', '0001-01-02T00:00:00Z'])('knows that nothing was there on %s', async (day) => {
    const answer = await t.as.viewer.get(`/reports/inventory/summary?as_of=${day}`);
    expect([answer.status, answer.body.warehouses]).toEqual([200, []]);
  });

  test.each([
    'warehouse_type=TOOLS',
    'quality_status=GOOD',
    'as_of=2026-03-03',
    'as_of=x',
    // In UTC that is a day before Christ: it was answered with 500.
    'as_of=0001-01-01T08:38:17.999999999%2B14:00',
    'as_of=0000-06-01T00:00:00Z',
    'as_of=0000-06-01',
    'as_of=9999-12-31T23:59:59-14:00',
    'product_type=x',
    'product_category=x',
    'warehouse_id=0',
    'colour=red',
  ])('refuses %s', async (parameters) => {
    const answer = await t.as.viewer.get(`/reports/inventory/summary?${parameters}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });
});
