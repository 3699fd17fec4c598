import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  orderThatReserves,
  outcomes,
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
const referencesOf = (requestId: string) =>
  t.db.sql(
    'select reference_type, reference_id, reference_number, reason, notes from stock_movements where request_id = $1',
    [requestId],
  );
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
async function closedWarehouse(code: string): Promise<number> {
  const [row] = await t.db.sql<{ id: number }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ($1, 'x', 'RAW_MATERIALS')
     returning warehouse_id as id`,
    [code],
  );
  return row?.id ?? 0;
}
const close = (warehouseId: number) =>
  t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [warehouseId]);

/** taking 3.333 of a layer of 10: what differs between the three ways */
const WAYS = [
  ['scrap', { quantity: '3.333' }, 'SCRAP', 'SCRAP', 'ADJUSTMENT'],
  ['return', { quantity: '3.333' }, 'RETURN', 'RETURN', 'MANUAL'],
  ['adjust', { counted_quantity: '6.667' }, 'ADJUST', 'ADJUSTMENT', 'ADJUSTMENT'],
] as const;
/** the same with any quantity: of a layer of `onHand` so much is to go */
const bodyFor = (action: Action, onHand: number, taken: number): Body =>
  action === 'adjust' ? { counted_quantity: (onHand - taken).toFixed(3) } : { quantity: taken.toFixed(3) };

describe.each(WAYS)('%s', (action, body, eventType, movementType, referenceType) => {
  test('takes part of the named layer at its cost: movement, event, totals, audit', async () => {
    const productId = await newProduct();
    await f.stock(productId, '5', '1', { entryDate: '2026-01-01' });
    const id = await f.stock(productId, '10', '2.3333', { entryDate: '2026-02-01' });
    const request = `${action}-1`;
    const answer = await act(action, id, { ...body, notes: 'vinç' }, { 'x-request-id': request });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      inventory_item_id: id,
      movement_id: expect.any(Number),
      movement_type: movementType,
      quantity: '-3.333',
      value: '-7.7769',
      item: expect.any(Object),
    });
    expect(answer.body.item).toMatchObject({
      inventory_item_id: id,
      initial_quantity: '10.000',
      quantity_in_stock: '6.667',
      available_quantity: '6.667',
      unit_cost: '2.3333',
      total_value: '15.5561',
    });
    expect(await movementsOf(t.db, request)).toEqual([
      [movementType, id, '-3.333', '-7.7769', '11.667', '20.5561'],
    ]);
    expect(await referencesOf(request)).toEqual([
      {
        reference_type: referenceType,
        reference_id: null,
        reference_number: null,
        reason: 'Taşıma hasarı',
        notes: 'vinç',
      },
    ]);
    expect(await eventsOf(t.db, request)).toEqual([
      [eventType, id, '-3.333', '6.667', true, 'APPROVED', true],
    ]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['11.667', '0.000', '20.5561', 3]);
    expect(await auditsOf(t.db, request)).toEqual([
      {
        action: `stock.${movementType.toLowerCase()}`,
        username: 'inv_clerk',
        entity_type: 'inventory_item',
        entity_id: String(id),
        before: { quantity_in_stock: '10.000', remaining_value: '23.3330' },
        after: answer.body,
      },
    ]);
  });

  test('what empties the layer takes all the value that is left', async () => {
    const id = await f.stock(await newProduct(), '10', '0.3335');
    const values: string[] = [];
    for (const [onHand, taken] of [
      [10, 0.5],
      [9.5, 0.5],
      [9, 9],
    ] as const) {
      values.push((await act(action, id, bodyFor(action, onHand, taken))).body.value);
    }
    expect(values).toEqual(['-0.1668', '-0.1668', '-3.0014']);
    expect(await layerOf(t.db, id)).toMatchObject({ quantity_in_stock: '0.000', remaining_value: '0.0000' });
  });

  test.each(['PENDING', 'QUARANTINE', 'REJECTED'])('%s stock, too, and it stays so', async (quality) => {
    const id = await f.stock(await newProduct(), '10', '1', { quality });
    const answer = await act(action, id, bodyFor(action, 10, 4));
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.item).toMatchObject({
      quality_status: quality,
      quantity_in_stock: '6.000',
      available_quantity: '0.000',
    });
  });

  test('expired stock, and stock in a closed warehouse or of an inactive product', async () => {
    const productId = await newProduct();
    const warehouse_id = await closedWarehouse(`RM1${WAYS.findIndex((way) => way[0] === action)}`);
    const id = await receive(productId, {
      warehouse_id,
      quality_status: 'APPROVED',
      expiry_date: '2026-01-01',
    });
    await close(warehouse_id);
    await t.db.sql('update products set is_active = false where product_id = $1', [productId]);
    const answer = await act(action, id, bodyFor(action, 10, 10));
    expect([answer.status, answer.body.value]).toEqual([201, '-23.3330']);
  });

  test('reserved stock stays', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '1');
    const order = await orderThatReserves(t, f, productId, '4');
    const answer = await expectSame([409, 'IN_USE'], action, id, bodyFor(action, 10, 6.001));
    expect(answer.body.message).toMatch(
      /^Only 6\.000 of batch STEEL-\S+ in RM01 is free; the rest is reserved/,
    );
    expect(answer.body.message).toContain(`reserved for ${order}. Release it there first.`);
    expect(answer.body.details).toMatchObject([{ order_number: order, quantity: '4.000' }]);
    expect((await act(action, id, bodyFor(action, 10, 6))).body.item).toMatchObject({
      quantity_in_stock: '4.000',
      reserved_quantity: '4.000',
      available_quantity: '0.000',
    });
    await expectSame([409, 'IN_USE'], action, id, bodyFor(action, 4, 0.001));
  });

  test('Idempotency-Key: a repeat gets the same bytes and takes nothing again', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '1');
    const once = { 'idempotency-key': `${action}-once` };
    const first = await act(action, id, bodyFor(action, 10, 2), once);
    const second = await act(action, id, bodyFor(action, 10, 2), once);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['8.000', '0.000', '8.0000', 2]);
    const other = await act(action, id, bodyFor(action, 10, 3), once);
    expect(refused(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('a layer that does not exist, a path that is no number, broken JSON', async () => {
    const none = await expectSame([404, 'NOT_FOUND'], action, 999_999, body);
    expect(none.body.message).toContain('inventory item 999999');
    for (const id of ['0', 'abc', '1.5']) {
      const answer = await t.as.inv_clerk.post(path(id, action), { ...body, reason: 'x' });
      expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    }
    const headers = { 'content-type': 'application/json' };
    const broken = await t.as.inv_clerk.post(path(1, action), '{', headers);
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
  });

  const field = action === 'adjust' ? 'counted_quantity' : 'quantity';
  test.each<[string, Body, string]>([
    ['an unknown field', { product_id: 1 }, 'product_id'],
    ['no quantity', { [field]: undefined }, field],
    ['a null quantity', { [field]: null }, field],
    ['a negative quantity', { [field]: '-1' }, field],
    ['four decimals', { [field]: '1.0001' }, field],
    ['a comma', { [field]: '1,5' }, field],
    ['NaN', { [field]: 'NaN' }, field],
    ['a quantity too large', { [field]: '1000000000' }, field],
    ['no reason', { reason: undefined }, 'reason'],
    ['an empty reason', { reason: ' ' }, 'reason'],
    ['a reason of 201 letters', { reason: 'x'.repeat(201) }, 'reason'],
    ['notes of 501 letters', { notes: 'x'.repeat(501) }, 'notes'],
    ['a lone surrogate', { notes: '\ud800' }, 'notes'],
  ])('is refused with %s, before the layer is looked for', async (_, more, named) => {
    const answer = await expectSame([422, 'VALIDATION_ERROR'], action, 999_999, { ...body, ...more });
    expect(answer.body).toMatchObject({ details: [{ field: named }] });
  });

  test('roles that may not, before anything else', async () => {
    const nobody = await t.as.nobody.post(path('abc', action), {});
    expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post(path('abc', action), {});
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const id = await f.stock(await newProduct(), '10', '1');
    const admin = await t.as.admin.post(path(id, action), { ...body, reason: 'x' });
    expect(admin.status).toBe(201);
  });
});

describe.each(['scrap', 'return'] as const)('%s', (action) => {
  test('more than there is, of an empty layer, too', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '1');
    await orderThatReserves(t, f, productId, '4');
    const short = await expectSame([409, 'INSUFFICIENT_STOCK'], action, id, { quantity: '10.001' });
    expect(short.body.details).toMatchObject([
      { product_id: productId, required: '10.001', available: '6.000', shortage: '4.001' },
    ]);
    expect(short.body.message).toMatch(/in batch STEEL-/);
    const empty = await f.stock(await newProduct(), '2', '1');
    await act(action, empty, { quantity: 2 });
    const none = await expectSame([409, 'INSUFFICIENT_STOCK'], action, empty, { quantity: '0.001' });
    expect(none.body.details).toMatchObject([{ available: '0.000', shortage: '0.001' }]);
  });

  test('a zero quantity', async () => {
    const answer = await expectSame([422, 'VALIDATION_ERROR'], action, 999_999, { quantity: '0.000' });
    expect(answer.body).toMatchObject({ details: [{ field: 'quantity' }] });
  });

  test('8 clients at once: no more than there is', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '0.3335');
    const answers = await Promise.all(Array.from({ length: 8 }, () => act(action, id, { quantity: 3 })));
    expect(outcomes(answers)).toEqual(['201', '201', '201', ...Array(5).fill('INSUFFICIENT_STOCK')]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['1.000', '0.000', '0.3335', 4]);
  });
});

describe('a return', () => {
  test('names your own document, and the purchase order that the layer came with', async () => {
    const productId = await newProduct();
    const [supplier] = await t.db.sql<{ supplier_id: number }>(
      `insert into suppliers (supplier_code, supplier_name) values ('TED-1', 'Tedarikçi') returning supplier_id`,
    );
    const supplier_id = supplier?.supplier_id;
    const [order] = await t.db.sql<{ id: number }>(
      `insert into purchase_orders (po_number, supplier_id, warehouse_id, order_date, status)
       values ('PO-2026-000001', $1, $2, '2026-01-01', 'SENT') returning purchase_order_id as id`,
      [supplier_id, f.rawWarehouse],
    );
    const id = await receive(productId, { supplier_id, purchase_order_id: order?.id });
    const body = { quantity: 1, reference_number: 'IADE-2026-007' };
    const answer = await act('return', id, body, { 'x-request-id': 'return-po' });
    expect(answer.status, answer.text).toBe(201);
    expect(await referencesOf('return-po')).toMatchObject([
      { reference_type: 'PURCHASE_ORDER', reference_id: order?.id, reference_number: 'IADE-2026-007' },
    ]);
  });

  test('a document number of 51 letters or of blanks', async () => {
    for (const reference_number of ['x'.repeat(51), '  ']) {
      const answer = await expectSame([422, 'VALIDATION_ERROR'], 'return', 1, {
        quantity: 1,
        reference_number,
      });
      expect(answer.body).toMatchObject({ details: [{ field: 'reference_number' }] });
    }
  });
});

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
    const warehouse_id = await closedWarehouse('RM19');
    const id = await receive(productId, { warehouse_id });
    await act('adjust', id, { counted_quantity: 0 });
    await close(warehouse_id);
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
    const warehouse_id = await closedWarehouse('RM18');
    const reserved = await f.stock(product_id, '2', '1');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 2, reason: 'x' });
    const empty = await f.stock(product_id, '2', '1');
    await act('scrap', empty, { quantity: 2 });
    const expired = await receive(product_id, { warehouse_id, expiry_date: '2026-01-01' });
    await close(warehouse_id);
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
