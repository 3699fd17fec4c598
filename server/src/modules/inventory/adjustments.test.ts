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
    const warehouse_id = await newRawWarehouse(t.db, `RM1${WAYS.findIndex((way) => way[0] === action)}`);
    const id = await receive(productId, {
      warehouse_id,
      quality_status: 'APPROVED',
      expiry_date: '2026-01-01',
    });
    await closeWarehouse(t.db, warehouse_id);
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
    await t.db.sql(`insert into document_numbers (document_type, year, last_number) values ('PO', 2026, 1)`);
    const [order] = await t.db.sql<{ id: number }>(
      `insert into purchase_orders (po_number, supplier_id, warehouse_id, order_date, status)
       values ('PO-2026-000001', $1, $2, '2026-01-01', 'SENT') returning purchase_order_id as id`,
      [supplier_id, f.rawWarehouse],
    );
    await t.db.sql(
      `insert into purchase_order_status_history (purchase_order_id, sequence_number, from_status, to_status, changed_at)
       values ($1, 1, null, 'DRAFT', now()), ($1, 2, 'DRAFT', 'SENT', now())`,
      [order?.id],
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
