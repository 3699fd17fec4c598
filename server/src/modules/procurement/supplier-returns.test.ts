import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  expectRefused,
  layerOf,
  movementsOf,
  orderThatReserves,
  outcomes,
  refused,
} from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { newSupplier, type PlacedOrder, placeOrder } from './testing/purchasing.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let supplier: number;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01', 'Işıl Çelik');
  steel = await f.product('STEEL');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

interface Received {
  readonly order: PlacedOrder;
  readonly receipt: { receipt_id: number; receipt_number: string };
  readonly receiptItem: number;
  readonly layer: number;
}

/** An order of the product that has come whole, as one layer. */
async function received(quantity: string, quality_status: string, product = steel): Promise<Received> {
  const lines = [{ product, quantity, price: '3.3333' }];
  const order = await placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines });
  const body = { receive_all: true, quality_status };
  const answer = await t.as.inv_clerk.put(`/procurement/orders/${order.id}/receive`, body);
  expect(answer.status, answer.text).toBe(200);
  const [item] = answer.body.items;
  return { order, receipt: answer.body, receiptItem: item.receipt_item_id, layer: item.inventory_item_id };
}

const giveBack = (inventory_item_id: number, quantity: unknown, headers?: Record<string, string>) =>
  t.as.proc_off.post('/procurement/returns', { inventory_item_id, quantity, reason: 'Paslı geldi' }, headers);

describe('a return', () => {
  test('takes its share of the value, leaves what was received, and refers to the order', async () => {
    const { order, receipt, receiptItem, layer } = await received('7', 'REJECTED');
    const answer = await giveBack(layer, '2.5', { 'x-request-id': 'back-1' });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      supplier_return_id: expect.any(Number),
      return_number: 'SR-2026-000001',
      supplier_id: supplier,
      supplier_code: 'S-01',
      supplier_name: 'Işıl Çelik',
      purchase_order_id: order.id,
      po_number: order.number,
      receipt_id: receipt.receipt_id,
      receipt_number: receipt.receipt_number,
      receipt_item_id: receiptItem,
      inventory_item_id: layer,
      movement_id: expect.any(Number),
      batch_number: 'STEEL-260302-001',
      warehouse_id: f.rawWarehouse,
      warehouse_code: 'RM01',
      product_id: steel,
      product_code: 'STEEL',
      product_name: 'STEEL',
      unit_of_measure: 'KG',
      quantity: '2.500',
      value: '8.3333',
      reason: 'Paslı geldi',
      returned_at: '2026-03-02T08:00:00Z',
      returned_by: 'proc_off',
    });
    expect(await movementsOf(t.db, 'back-1')).toEqual([
      ['RETURN', layer, '-2.500', '-8.3333', expect.any(String), expect.any(String)],
    ]);
    const [movement] = await t.db.sql(
      `select reference_type, reference_id, reference_number, reason from stock_movements where request_id = 'back-1'`,
    );
    expect(movement).toEqual({
      reference_type: 'PURCHASE_ORDER',
      reference_id: order.id,
      reference_number: 'SR-2026-000001',
      reason: 'Paslı geldi',
    });
    expect((await auditsOf(t.db, 'back-1')).map((one) => one.action)).toEqual([
      'stock.return',
      'supplier_return.create',
    ]);
    const lines = await t.db.sql(
      'select quantity_received, delivery_status from purchase_order_items where purchase_order_id = $1',
      [order.id],
    );
    expect(lines).toEqual([{ quantity_received: '7.000', delivery_status: 'RECEIVED' }]);
    // The rest takes all the value that is left.
    expect((await giveBack(layer, '4.5')).body.value).toBe('14.9998');
    expect(await layerOf(t.db, layer)).toMatchObject({
      quantity_in_stock: '0.000',
      remaining_value: '0.0000',
    });
  });

  test('of a part that was split off and moved since', async () => {
    const { order, receiptItem, layer } = await received('10', 'PENDING');
    const decided = { quality_status: 'REJECTED', quantity: '4', reason: 'Muayene' };
    await t.as.inv_clerk.put(`/inventory/items/${layer}/quality-status`, decided);
    const [part] = await t.db.sql<{ id: number }>(
      'select inventory_item_id as id from inventory_items where source_item_id = $1',
      [layer],
    );
    const move = { inventory_item_id: part?.id, to_warehouse_id: f.secondRawWarehouse, quantity: '3' };
    const moved = await t.as.inv_clerk.post('/inventory/transfer', move);
    expect(moved.status, moved.text).toBe(201);
    const there = moved.body.items[0].inventory_item_id;
    const answer = await giveBack(there, 3);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      purchase_order_id: order.id,
      receipt_item_id: receiptItem,
      inventory_item_id: there,
      warehouse_code: 'RM02',
      value: '9.9999',
    });
  });

  test('with an Idempotency-Key leaves once', async () => {
    const { layer } = await received('5', 'REJECTED');
    const key = { 'idempotency-key': 'back-key' };
    const [first, again] = [await giveBack(layer, 1, key), await giveBack(layer, 1, key)];
    expect(again.text).toBe(first.text);
    expect((await layerOf(t.db, layer)).quantity_in_stock).toBe('4.000');
  });

  test('ten at once of half a layer each: two leave, and eight are told what is missing', async () => {
    const { layer } = await received('10', 'REJECTED');
    const answers = await Promise.all(Array.from({ length: 10 }, () => giveBack(layer, 5)));
    expect(outcomes(answers)).toEqual(['201', '201', ...Array(8).fill('INSUFFICIENT_STOCK')]);
    expect((await layerOf(t.db, layer)).quantity_in_stock).toBe('0.000');
  });
});

describe('what is refused, with nothing booked', () => {
  test('more than there is, and what is reserved', async () => {
    const rod = await f.product('ROD');
    const { layer } = await received('10', 'APPROVED', rod);
    const order = await orderThatReserves(t, f, rod, '7');
    await expectRefused(t.db, [409, 'INSUFFICIENT_STOCK'], () => giveBack(layer, '10.001'));
    const answer = await expectRefused(t.db, [409, 'IN_USE'], () => giveBack(layer, '3.001'));
    expect(answer.body.message).toContain(order);
    expect((await giveBack(layer, 3)).status).toBe(201);
  });

  test('a layer that no receipt brought: stock-in, also with an order, and what a count found', async () => {
    const { order, layer } = await received('10', 'APPROVED');
    const loose = await f.stock(steel, '5', '1');
    const named = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: 1,
      unit_cost: 1,
      purchase_order_id: order.id,
    });
    const found = await t.as.inv_clerk.post(`/inventory/items/${layer}/adjust`, {
      counted_quantity: 11,
      reason: 'Sayım',
    });
    for (const id of [loose, named.body.inventory_item_id, found.body.item.inventory_item_id]) {
      const answer = await expectRefused(t.db, [409, 'CONFLICT'], () => giveBack(id, 1));
      expect(answer.body.message).toContain(`/inventory/items/${id}/return`);
    }
  });

  test('a layer that does not exist', () =>
    expectRefused(t.db, [404, 'NOT_FOUND'], () => giveBack(999_999, 1)));

  test.each<[string, object]>([
    ['a zero quantity', { quantity: 0 }],
    ['a negative quantity', { quantity: -1 }],
    ['four decimals', { quantity: '1.0001' }],
    ['no reason', { reason: undefined }],
    ['an empty reason', { reason: ' ' }],
    ['no layer', { inventory_item_id: undefined }],
    ['an unknown field', { supplier_id: 1 }],
  ])('%s', async (_what, wrong) => {
    const body = { inventory_item_id: 1, quantity: 1, reason: 'Paslı', ...wrong };
    await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      t.as.proc_off.post('/procurement/returns', body),
    );
  });

  test('broken JSON, the wrong role and no token', async () => {
    const path = '/procurement/returns';
    const broken = await t.as.proc_off.post(path, '{"quantity"', { 'content-type': 'application/json' });
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
    const body = { inventory_item_id: 1, quantity: 1, reason: 'Paslı' };
    for (const role of ['viewer', 'prod_mgr'] as const) {
      expect(refused(await t.as[role].post(path, body))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect((await t.as.nobody.post(path, body)).status).toBe(401);
  });
});

describe('the list', () => {
  let pipe: number;
  let mine: Received;
  beforeAll(async () => {
    pipe = await f.product('PIPE');
    mine = await received('10', 'REJECTED', pipe);
    clock.set(new Date('2026-04-01T21:00:00.000Z'));
    await giveBack(mine.layer, 1);
    clock.set(new Date('2026-04-03T08:00:00.000Z'));
    await giveBack(mine.layer, 2);
  });

  const found = async (query: string) => {
    const answer = await t.as.viewer.get(`/procurement/returns?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((row: { quantity: string }) => row.quantity);
  };

  test('by product, order, layer, supplier and day of the factory, newest first', async () => {
    expect(await found(`product_id=${pipe}`)).toEqual(['2.000', '1.000']);
    expect(await found(`purchase_order_id=${mine.order.id}`)).toEqual(['2.000', '1.000']);
    expect(await found(`inventory_item_id=${mine.layer}&sort=value`)).toEqual(['1.000', '2.000']);
    expect(await found('returned_from=2026-04-02')).toEqual(['2.000', '1.000']);
    expect(await found('returned_from=2026-04-02&returned_to=2026-04-02')).toEqual(['1.000']);
    expect((await found(`supplier_id=${supplier}&page_size=100`)).length).toBeGreaterThan(4);
    expect(await found('supplier_id=999999')).toEqual([]);
  });

  test('searched as Turkish writes it, and in pages', async () => {
    expect(await found('search=pipe')).toEqual(['2.000', '1.000']);
    expect((await found('search=isil')).length).toBeGreaterThan(2);
    const answer = await t.as.viewer.get(
      `/procurement/returns?product_id=${pipe}&page=2&page_size=1&sort=return_number`,
    );
    expect(answer.body).toMatchObject({ total_count: 2, has_previous: true, has_next: false });
    expect(answer.body.items).toMatchObject([{ quantity: '2.000' }]);
  });

  test('one return, and one that does not exist', async () => {
    const { body } = await t.as.viewer.get(`/procurement/returns?product_id=${pipe}`);
    const [first] = body.items;
    const one = await t.as.viewer.get(`/procurement/returns/${first.supplier_return_id}`);
    expect(one.body).toEqual(first);
    expect(refused(await t.as.viewer.get('/procurement/returns/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/procurement/returns?sort=reason'))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});
