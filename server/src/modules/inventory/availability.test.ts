import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let layers: number[];

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  const there = { warehouseId: f.secondRawWarehouse };
  layers = [
    await f.stock(steel, '10', '2.5', { entryDate: '2026-02-02' }),
    await f.stock(steel, '4', '3', { entryDate: '2026-02-01', ...there }),
    await f.stock(steel, '8', '9.9999', { quality: 'PENDING' }),
    await f.stock(steel, '1.5', '7', { quality: 'REJECTED' }),
    await f.stock(steel, '0.25', '7', { quality: 'QUARANTINE', ...there }),
  ];
  await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: steel,
    warehouse_id: f.rawWarehouse,
    quantity: 3,
    unit_cost: 1,
    quality_status: 'APPROVED',
    expiry_date: '2026-01-01',
  });
  await t.as.prod_mgr.post('/inventory/reserve', { product_id: steel, quantity: 5, reason: 'x' });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const availability = async (parameters = '') =>
  (await t.as.viewer.get(`/inventory/availability/${steel}${parameters}`)).body;

test('counts what is on hand by quality, what is reserved, and what may be issued', async () => {
  const body = await availability();
  expect(body).toEqual({
    product_id: steel,
    product_code: 'STEEL',
    unit_of_measure: 'KG',
    warehouse_id: null,
    total_on_hand: '26.750',
    total_reserved: '5.000',
    // 14 less 5 reserved; the three that have expired do not count
    total_available: '9.000',
    on_hand_by_quality: { PENDING: '8.000', APPROVED: '17.000', REJECTED: '1.500', QUARANTINE: '0.250' },
    // 25 + 12 + 79.9992 + 10.5 + 1.75 + 3
    total_value: '132.2492',
    weighted_average_cost: '2.5000',
    batches: [expect.objectContaining({ inventory_item_id: layers[0], available_quantity: '9.000' })],
  });
});

test('of one warehouse', async () => {
  expect(await availability(`?warehouse_id=${f.secondRawWarehouse}`)).toMatchObject({
    warehouse_id: f.secondRawWarehouse,
    total_on_hand: '4.250',
    total_reserved: '4.000',
    total_available: '0.000',
    weighted_average_cost: '0.0000',
    batches: [],
  });
});

test('lists issuable layers in FIFO order, and what an issue would cost', async () => {
  const product = await f.product('FIFO-1');
  const b = await f.stock(product, '3', '1.3333', { entryDate: '2026-02-02' });
  const a = await f.stock(product, '1', '1', { entryDate: '2026-02-01', warehouseId: f.secondRawWarehouse });
  const { body } = await t.as.viewer.get(`/inventory/availability/${product}`);
  expect(body.batches.map((batch: { inventory_item_id: number }) => batch.inventory_item_id)).toEqual([a, b]);
  // (1 + 3.9999) ÷ 4
  expect(body.weighted_average_cost).toBe('1.2500');
  const issued = await t.as.inv_clerk.post('/inventory/stock-out', {
    product_id: product,
    quantity: 4,
    reason: 'x',
  });
  expect(issued.body.weighted_average_cost).toBe('1.2500');
});

test('stock in an inactive warehouse is on hand and not available', async () => {
  const product = await f.product('CLOSED-1');
  await f.stock(product, '3', '1', { warehouseId: f.secondRawWarehouse });
  await t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [f.secondRawWarehouse]);
  const { body } = await t.as.viewer.get(`/inventory/availability/${product}`);
  await t.db.sql('update warehouses set is_active = true where warehouse_id = $1', [f.secondRawWarehouse]);
  expect(body).toMatchObject({ total_on_hand: '3.000', total_available: '0.000', batches: [] });
});

test('of a product that was never in stock is zero', async () => {
  const product = await f.product('NEVER-1');
  const { body } = await t.as.viewer.get(`/inventory/availability/${product}`);
  expect(body).toMatchObject({
    total_on_hand: '0.000',
    total_reserved: '0.000',
    total_available: '0.000',
    total_value: '0.0000',
    on_hand_by_quality: { PENDING: '0.000', APPROVED: '0.000', REJECTED: '0.000', QUARANTINE: '0.000' },
    batches: [],
  });
});

describe('what is refused', () => {
  test.each([
    ['999999', 404, 'NOT_FOUND'],
    ['0', 422, 'VALIDATION_ERROR'],
    ['STEEL', 422, 'VALIDATION_ERROR'],
    ['1?warehouse_id=999999', 404, 'NOT_FOUND'],
    ['1?warehouse_id=RM01', 422, 'VALIDATION_ERROR'],
    ['1?warehouse=1', 422, 'VALIDATION_ERROR'],
  ])('%s answers %d %s', async (path, status, code) => {
    const answer = await t.as.viewer.get(`/inventory/availability/${path}`);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('nobody without a token', async () => {
    const answer = await t.as.nobody.get(`/inventory/availability/${steel}`);
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});
