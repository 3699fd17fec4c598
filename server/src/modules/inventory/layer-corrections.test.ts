import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  closeWarehouse,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  newRawWarehouse,
  refused,
  scopeOf,
} from '../../../../tests/harness/stock.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = () => {
  products += 1;
  return f.product(`STEEL-${products}`);
};
const path = (id: number | string, action: string) => `/inventory/items/${id}/${action}`;
type Body = Record<string, unknown>;
type Action = 'scrap' | 'return' | 'adjust';
const act = (action: Action, id: number, body: Body, headers?: Record<string, string>) =>
  t.as.inv_clerk.post(path(id, action), { reason: 'Taşıma hasarı', ...body }, headers);
const relocate = (id: number, body: Body, headers?: Record<string, string>) =>
  t.as.inv_clerk.put(path(id, 'location'), body, headers);
const expectSame = (expected: [number, string], action: Action, id: number, body: Body) =>
  expectRefused(t.db, expected, () => act(action, id, body));
const receive = async (product_id: number, more: Body) => {
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id,
    warehouse_id: f.rawWarehouse,
    quantity: 10,
    unit_cost: '2.3333',
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.inventory_item_id as number;
};

describe('an adjustment', () => {
  test('upwards makes a layer beside it, alike in everything', async () => {
    const productId = await newProduct();
    const id = await receive(productId, {
      batch_number: 'RULO-1',
      entry_date: '2026-02-01T05:00:00Z',
      expiry_date: '2099-01-01',
      quality_status: 'QUARANTINE',
      location_in_warehouse: 'A-01-3',
    });
    const body = { counted_quantity: '10.500', notes: 'tartım' };
    const answer = await act('adjust', id, body, { 'x-request-id': 'adjust-up' });
    expect(answer.status, answer.text).toBe(201);
    const found = answer.body.item.inventory_item_id as number;
    expect(found).not.toBe(id);
    // 0.5 × 2.3333 = 1.16665 → 1.1667
    expect(answer.body).toMatchObject({
      inventory_item_id: id,
      movement_type: 'ADJUSTMENT',
      quantity: '0.500',
      value: '1.1667',
      item: {
        batch_number: 'RULO-1',
        entry_date: '2026-02-01T05:00:00Z',
        expiry_date: '2099-01-01',
        quality_status: 'QUARANTINE',
        location_in_warehouse: 'A-01-3',
        unit_cost: '2.3333',
        total_value: '1.1667',
        quantity_in_stock: '0.500',
        supplier_id: null,
        source_item_id: null,
      },
    });
    expect(await movementsOf(t.db, 'adjust-up')).toEqual([
      ['ADJUSTMENT', found, '0.500', '1.1667', '10.500', '24.4997'],
    ]);
    expect(await eventsOf(t.db, 'adjust-up')).toEqual([
      ['ADJUST', found, '0.500', '0.500', false, 'QUARANTINE', false],
    ]);
    expect(await layerOf(t.db, id)).toMatchObject({
      quantity_in_stock: '10.000',
      remaining_value: '23.3330',
    });
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['10.500', '0.000', '24.4997', 2]);
    expect(await auditsOf(t.db, 'adjust-up')).toMatchObject([
      { action: 'stock.adjustment', entity_id: String(id), after: answer.body },
    ]);
  });

  test('upwards of an empty or reserved layer', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '2', '1');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 2, reason: 'x' });
    expect((await act('adjust', id, { counted_quantity: 3 })).body.item).toMatchObject({
      quantity_in_stock: '1.000',
      reserved_quantity: '0.000',
    });
    const other = await f.stock(await newProduct(), '2', '1');
    await act('adjust', other, { counted_quantity: 0 });
    const answer = await act('adjust', other, { counted_quantity: 2 });
    expect(answer.body).toMatchObject({ quantity: '2.000', item: { quantity_in_stock: '2.000' } });
  });

  test('upwards where nothing may enter any more is refused', async () => {
    const productId = await newProduct();
    const warehouse_id = await newRawWarehouse(t.db, 'RM19');
    const id = await receive(productId, { warehouse_id });
    await act('adjust', id, { counted_quantity: 0 });
    await closeWarehouse(t.db, warehouse_id);
    const closed = await expectSame([409, 'CONFLICT'], 'adjust', id, { counted_quantity: 1 });
    expect(closed.body.message).toContain('Warehouse RM19 is inactive.');
    await t.db.sql(
      `update warehouses set is_active = true, warehouse_type = 'PACKAGING' where warehouse_id = $1`,
      [warehouse_id],
    );
    await expectSame([400, 'WAREHOUSE_TYPE_MISMATCH'], 'adjust', id, { counted_quantity: 1 });
    await t.db.sql('update products set is_active = false where product_id = $1', [productId]);
    const inactive = await expectSame([409, 'CONFLICT'], 'adjust', id, { counted_quantity: 1 });
    expect(inactive.body.message).toMatch(/^Product STEEL-\d+ is inactive\./);
  });

  test('to what is there already moves nothing', async () => {
    const id = await f.stock(await newProduct(), '10', '1');
    const answer = await act('adjust', id, { counted_quantity: 10 }, { 'x-request-id': 'adjust-same' });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      movement_id: null,
      movement_type: 'ADJUSTMENT',
      quantity: '0.000',
      value: '0.0000',
      item: { inventory_item_id: id, quantity_in_stock: '10.000' },
    });
    expect(await movementsOf(t.db, 'adjust-same')).toEqual([]);
    expect(await eventsOf(t.db, 'adjust-same')).toEqual([]);
  });

  test('8 clients at once correct the same layer: one of them finds the difference', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '0.3335');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act('adjust', id, { counted_quantity: '9.5' })),
    );
    expect(answers.map((one) => one.body.quantity).sort()).toEqual(['-0.500', ...Array(7).fill('0.000')]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['9.500', '0.000', '3.1682', 2]);
  });
});

describe('location', () => {
  test('moves a layer to another shelf, and off all shelves', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '1', { quality: 'PENDING' });
    const answer = await relocate(id, { location_in_warehouse: 'Çatı-1' }, { 'x-request-id': 'locate-1' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      inventory_item_id: id,
      location_in_warehouse: 'Çatı-1',
      quantity_in_stock: '10.000',
      quality_status: 'PENDING',
    });
    expect(answer.headers.etag).toBe(`"${answer.body.updated_at}"`);
    expect(await movementsOf(t.db, 'locate-1')).toEqual([]);
    expect(await eventsOf(t.db, 'locate-1')).toEqual([
      ['RELOCATE', id, '0.000', '10.000', false, 'PENDING', true],
    ]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['10.000', '0.000', '10.0000', 2]);
    expect(await auditsOf(t.db, 'locate-1')).toEqual([
      {
        action: 'stock.relocate',
        username: 'inv_clerk',
        entity_type: 'inventory_item',
        entity_id: String(id),
        before: { location_in_warehouse: null },
        after: { location_in_warehouse: 'Çatı-1' },
      },
    ]);
    const off = await relocate(id, { location_in_warehouse: null });
    expect([off.status, off.body.location_in_warehouse]).toEqual([200, null]);
  });

  test('of reserved, empty and expired layers, and in a closed warehouse', async () => {
    const product_id = await newProduct();
    const warehouse_id = await newRawWarehouse(t.db, 'RM18');
    const reserved = await f.stock(product_id, '2', '1');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 2, reason: 'x' });
    const empty = await f.stock(product_id, '2', '1');
    await act('scrap', empty, { quantity: 2 });
    const expired = await receive(product_id, { warehouse_id, expiry_date: '2026-01-01' });
    await closeWarehouse(t.db, warehouse_id);
    for (const id of [reserved, empty, expired]) {
      const answer = await relocate(id, { location_in_warehouse: 'B-2' });
      expect([answer.status, answer.body.location_in_warehouse]).toEqual([200, 'B-2']);
    }
    expect((await layerOf(t.db, reserved)).reserved_quantity).toBe('2.000');
  });

  test('with If-Match the slower one gets CONFLICT and changes nothing', async () => {
    const id = await f.stock(await newProduct(), '10', '1');
    const { headers } = await t.as.viewer.get(`/inventory/items/${id}`);
    const version = { 'if-match': String(headers.etag) };
    const first = await relocate(id, { location_in_warehouse: 'A' }, version);
    expect(first.status, first.text).toBe(200);
    await expectRefused(t.db, [409, 'CONFLICT'], () => relocate(id, { location_in_warehouse: 'B' }, version));
    const next = { 'if-match': String(first.headers.etag) };
    expect((await relocate(id, { location_in_warehouse: 'B' }, next)).status).toBe(200);
  });

  test.each<[string, Body, string]>([
    ['no location', {}, 'location_in_warehouse'],
    ['an empty location', { location_in_warehouse: '' }, 'location_in_warehouse'],
    ['blanks', { location_in_warehouse: '  ' }, 'location_in_warehouse'],
    ['51 letters', { location_in_warehouse: 'x'.repeat(51) }, 'location_in_warehouse'],
    ['a number', { location_in_warehouse: 5 }, 'location_in_warehouse'],
    ['a line break', { location_in_warehouse: 'A\nB' }, 'location_in_warehouse'],
    ['an unknown field', { location_in_warehouse: 'A', warehouse_id: 1 }, 'warehouse_id'],
  ])('is refused with %s', async (_, body, field) => {
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () => relocate(999_999, body));
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('a layer that does not exist; roles that may not', async () => {
    const body = { location_in_warehouse: 'A' };
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => relocate(999_999, body));
    expect(refused(await t.as.nobody.put(path('abc', 'location'), {}))).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].put(path('abc', 'location'), {});
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const headers = { 'content-type': 'application/json' };
    expect(refused(await t.as.admin.put(path(1, 'location'), '{', headers))).toEqual([400, 'INVALID_JSON']);
  });
});
