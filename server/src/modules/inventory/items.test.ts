import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

let t: TestApp;
let f: Factory;
let sheet: number;
let paint: number;
/** the layers, by a name each */
const item: Record<string, number> = {};

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  sheet = await f.product('CELIK-SAC');
  paint = await f.product('BOYA-RAL');
  await t.db.sql(`update products set product_name = 'ÇELİK SAC IŞIL' where product_id = $1`, [sheet]);
  const dated = (entryDate: string, more = {}) => ({ entryDate, ...more });
  item.second = await f.stock(sheet, '10', '2', dated('2026-02-02'));
  item.first = await f.stock(sheet, '20', '1.5', dated('2026-02-01', { warehouseId: f.secondRawWarehouse }));
  item.pending = await f.stock(sheet, '5', '2', dated('2026-02-03', { quality: 'PENDING' }));
  item.paint = await f.stock(paint, '7.5', '9', dated('2026-02-04'));
  item.empty = await f.stock(paint, '1', '9', dated('2026-01-01'));
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: paint, quantity: 1, reason: 'x' });
  const expiring = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: paint,
    warehouse_id: f.rawWarehouse,
    quantity: 3,
    unit_cost: 9,
    entry_date: '2026-02-05',
    batch_number: 'RAL-9005',
    quality_status: 'APPROVED',
    expiry_date: '2026-02-28',
    location_in_warehouse: 'Raf 3-Ç',
  });
  item.expired = expiring.body.inventory_item_id;
  await t.as.prod_mgr.post('/inventory/reserve', {
    product_id: sheet,
    quantity: 10,
    reason: 'x',
    warehouse_id: f.rawWarehouse,
  });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** the names of the layers in the answer */
async function list(parameters: string): Promise<(string | undefined)[]> {
  const answer = await t.as.viewer.get(`/inventory/items?${parameters}`);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.body.total_count).toBe(answer.body.items.length);
  return answer.body.items.map(
    (row: { inventory_item_id: number }) =>
      Object.entries(item).find(([, itemId]) => itemId === row.inventory_item_id)?.[0],
  );
}

describe('list', () => {
  test('is in FIFO order and leaves empty layers out', async () => {
    expect(await list('')).toEqual(['first', 'second', 'pending', 'paint', 'expired']);
    expect(await list('include_empty=true')).toEqual([
      'empty',
      'first',
      'second',
      'pending',
      'paint',
      'expired',
    ]);
  });

  test('filters', async () => {
    expect(await list(`product_id=${paint}`)).toEqual(['paint', 'expired']);
    expect(await list(`warehouse_id=${f.secondRawWarehouse}`)).toEqual(['first']);
    expect(await list('quality_status=PENDING')).toEqual(['pending']);
    expect(await list('batch_number=RAL-9005')).toEqual(['expired']);
    expect(await list(`location_in_warehouse=${encodeURIComponent('Raf 3-Ç')}`)).toEqual(['expired']);
    expect(await list('location_in_warehouse=Raf')).toEqual([]);
    expect(await list(`product_id=${sheet}&quality_status=REJECTED`)).toEqual([]);
  });

  test('available_only leaves out what is reserved, not approved, expired or in an inactive warehouse', async () => {
    expect(await list('available_only=true')).toEqual(['first', 'paint']);
    await t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [f.secondRawWarehouse]);
    expect(await list('available_only=true')).toEqual(['paint']);
    expect(await list(`product_id=${sheet}`)).toEqual(['first', 'second', 'pending']);
    await t.db.sql('update warehouses set is_active = true where warehouse_id = $1', [f.secondRawWarehouse]);
  });

  test('sorts', async () => {
    expect(await list('sort=-entry_date')).toEqual(['expired', 'paint', 'pending', 'second', 'first']);
    expect(await list('sort=quantity_in_stock')).toEqual(['expired', 'pending', 'paint', 'second', 'first']);
    expect(await list('sort=product_code')).toEqual(['paint', 'expired', 'second', 'first', 'pending']);
    expect(await list('sort=inventory_item_id')).toEqual(['second', 'first', 'pending', 'paint', 'expired']);
    expect((await list('sort=expiry_date'))[0]).toBe('expired');
  });

  test.each([
    ['celik', ['first', 'second', 'pending']],
    ['ÇELİK sac', ['first', 'second', 'pending']],
    ['isil', ['first', 'second', 'pending']],
    ['boya', ['paint', 'expired']],
    ['RAL-9005', ['expired']],
    ['%', []],
    ["' or 1=1 --", []],
  ])('finds %s', async (search, expected) => {
    expect(await list(`search=${encodeURIComponent(search)}`)).toEqual(expected);
  });

  test('pages', async () => {
    const first = await t.as.viewer.get('/inventory/items?page_size=2');
    expect(first.body).toMatchObject({
      total_count: 5,
      page: 1,
      page_size: 2,
      has_next: true,
      has_previous: false,
    });
    const last = await t.as.viewer.get('/inventory/items?page_size=2&page=3');
    expect(last.body.items).toMatchObject([{ inventory_item_id: item.expired }]);
    expect(last.body).toMatchObject({ has_next: false, has_previous: true });
    const past = await t.as.viewer.get('/inventory/items?page_size=2&page=4');
    expect(past.body).toMatchObject({ items: [], total_count: 5, has_next: false, has_previous: true });
  });

  test.each([
    'page=0',
    'page_size=101',
    'sort=colour',
    'product_id=abc',
    'product_id=0',
    'quality_status=GOOD',
    'batch_number=x',
    'available_only=maybe',
    'location_in_warehouse=',
    'as_of=',
    'as_of=2999-01-01',
    'colour=red',
  ])('refuses %s', async (parameters) => {
    const answer = await t.as.viewer.get(`/inventory/items?${parameters}`);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('get', () => {
  test('answers one layer, also an empty one, to every role', async () => {
    for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].get(`/inventory/items/${item.empty}`);
      expect(answer.body).toMatchObject({
        inventory_item_id: item.empty,
        initial_quantity: '1.000',
        quantity_in_stock: '0.000',
        total_value: '0.0000',
        available_quantity: '0.000',
      });
    }
    const reserved = await t.as.viewer.get(`/inventory/items/${item.second}`);
    expect(reserved.body).toMatchObject({
      product_name: 'ÇELİK SAC IŞIL',
      quantity_in_stock: '10.000',
      reserved_quantity: '10.000',
      available_quantity: '0.000',
      total_value: '20.0000',
    });
    const expired = await t.as.viewer.get(`/inventory/items/${item.expired}`);
    expect(expired.body).toMatchObject({ expiry_date: '2026-02-28', available_quantity: '0.000' });
  });

  test('names the layer that a part came from', async () => {
    const moved = await t.as.inv_clerk.post('/inventory/transfer', {
      inventory_item_id: item.pending,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: 1,
    });
    expect(moved.body.items, moved.text).toMatchObject([{ source_item_id: item.pending }]);
    const origin = await t.as.viewer.get(`/inventory/items/${item.pending}`);
    expect(origin.body.source_item_id).toBeNull();
  });

  test.each([
    ['999999', 404, 'NOT_FOUND'],
    ['0', 422, 'VALIDATION_ERROR'],
    ['abc', 422, 'VALIDATION_ERROR'],
    ['1.5', 422, 'VALIDATION_ERROR'],
    ['99999999999999999999', 422, 'VALIDATION_ERROR'],
  ])('of %s answers %d %s', async (id, status, code) => {
    const answer = await t.as.viewer.get(`/inventory/items/${id}`);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('needs a token', async () => {
    for (const path of ['/inventory/items', `/inventory/items/${item.first}`]) {
      const answer = await t.as.nobody.get(path);
      expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
    }
  });
});
