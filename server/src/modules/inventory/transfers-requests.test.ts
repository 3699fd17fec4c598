import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  closeWarehouse,
  expectRefused,
  newRawWarehouse,
  outcomes,
  refused,
  scopeOf,
} from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let from: number;
let to: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  from = f.rawWarehouse;
  to = f.secondRawWarehouse;
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
const transfer = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/transfer', body, headers);
const move = (product_id: number, quantity: unknown, headers?: Record<string, string>) =>
  transfer({ product_id, from_warehouse_id: from, to_warehouse_id: to, quantity }, headers);
const expectSame = (expected: [number, string], body: Record<string, unknown>) =>
  expectRefused(t.db, expected, () => transfer(body));

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { warehouse_id: 1 }, 'warehouse_id'],
    ['no product and no layer', { product_id: undefined }, 'product_id'],
    ['a null product', { product_id: null }, 'product_id'],
    ['no source', { from_warehouse_id: undefined }, 'from_warehouse_id'],
    ['no destination', { to_warehouse_id: undefined }, 'to_warehouse_id'],
    ['a null destination', { to_warehouse_id: null }, 'to_warehouse_id'],
    ['the same warehouse', { to_warehouse_id: 999_998 }, 'to_warehouse_id'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['a zero quantity', { quantity: 0 }, 'quantity'],
    ['a negative quantity', { quantity: -1 }, 'quantity'],
    ['four decimals', { quantity: '0.0001' }, 'quantity'],
    ['a comma', { quantity: '1,5' }, 'quantity'],
    ['NaN', { quantity: 'NaN' }, 'quantity'],
    ['a quantity too large', { quantity: '1000000000' }, 'quantity'],
    ['layer 0', { inventory_item_id: 0 }, 'inventory_item_id'],
    ['a layer as text', { inventory_item_id: '1' }, 'inventory_item_id'],
    ['an empty reason', { reason: '' }, 'reason'],
    ['a reason of 201 letters', { reason: 'x'.repeat(201) }, 'reason'],
    ['an empty location', { location_in_warehouse: ' ' }, 'location_in_warehouse'],
    ['a location of 51 letters', { location_in_warehouse: 'x'.repeat(51) }, 'location_in_warehouse'],
  ])('%s', async (_, more, field) => {
    const answer = await expectSame([422, 'VALIDATION_ERROR'], {
      product_id: 999_999,
      from_warehouse_id: 999_998,
      to_warehouse_id: 999_997,
      quantity: 1,
      ...more,
    });
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('broken JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await t.as.inv_clerk.post('/inventory/transfer', '{"product_id": }', headers);
    expect(refused(answer)).toEqual([400, 'INVALID_JSON']);
  });

  test('a product, warehouse or layer that does not exist', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '5', '1');
    const body = { product_id, from_warehouse_id: from, to_warehouse_id: to, quantity: 99 };
    for (const [more, named] of [
      [{ product_id: 999_999 }, 'product 999999'],
      [{ from_warehouse_id: 999_999 }, 'warehouse 999999'],
      [{ to_warehouse_id: 999_999 }, 'warehouse 999999'],
      [{ inventory_item_id: 999_999 }, 'inventory item 999999'],
      [{ inventory_item_id: id, to_warehouse_id: 999_999 }, 'warehouse 999999'],
    ] as const) {
      const answer = await expectSame([404, 'NOT_FOUND'], { ...body, ...more });
      expect(answer.body.message).toContain(named);
    }
  });

  test('the wrong type of warehouse, before the quantity', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '5', '1');
    const target = { to_warehouse_id: f.finishedWarehouse, quantity: 99 };
    for (const body of [{ product_id, from_warehouse_id: from }, { inventory_item_id: id }]) {
      const answer = await expectSame([400, 'WAREHOUSE_TYPE_MISMATCH'], { ...body, ...target });
      expect(answer.body.message).toContain('belongs in a RAW_MATERIALS warehouse; FG01');
    }
  });

  test('an inactive product or warehouse, before type and quantity', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '5', '1');
    const closed = await newRawWarehouse(t.db, 'RM09');
    await closeWarehouse(t.db, closed);
    for (const body of [{ product_id, from_warehouse_id: from }, { inventory_item_id: id }]) {
      const answer = await expectSame([409, 'CONFLICT'], { ...body, to_warehouse_id: closed, quantity: 99 });
      expect(answer.body.message).toContain('Warehouse RM09 is inactive.');
    }
    await t.db.sql('update products set is_active = false where product_id = $1', [product_id]);
    for (const body of [{ product_id, from_warehouse_id: from }, { inventory_item_id: id }]) {
      const target = { to_warehouse_id: f.finishedWarehouse, quantity: 99 };
      const answer = await expectSame([409, 'CONFLICT'], { ...body, ...target });
      expect(answer.body.message).toMatch(/^Product STEEL-\d+ is inactive\./);
    }
  });

  test('no stock at all: nothing is left behind, not even an empty scope', async () => {
    const product_id = await newProduct();
    await expectRefused(t.db, [409, 'INSUFFICIENT_STOCK'], () => move(product_id, 1));
    expect(await scopeOf(t.db, product_id, to)).toBeNull();
  });

  test('roles that may not, before anything else', async () => {
    const nobody = await t.as.nobody.post('/inventory/transfer', { nonsense: true });
    expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/inventory/transfer', { nonsense: true });
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const body = { product_id, from_warehouse_id: from, to_warehouse_id: to, quantity: 1 };
    expect((await t.as.admin.post('/inventory/transfer', body)).status).toBe(201);
  });
});

test('Idempotency-Key: a repeat gets the same bytes and moves nothing again', async () => {
  const product_id = await newProduct();
  await f.stock(product_id, '5', '1');
  const once = { 'idempotency-key': 'transfer-once' };
  const first = await move(product_id, 2, once);
  const second = await move(product_id, 2, once);
  expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
  expect(await scopeOf(t.db, product_id, to)).toEqual(['2.000', '0.000', '2.0000', 1]);
  expect(refused(await move(product_id, 1, once))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
});

describe('at once', () => {
  test('8 clients want the last units: they go once', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '6', '0.3335');
    await f.stock(product_id, '4', '2.3333');
    const answers = await Promise.all(Array.from({ length: 8 }, () => move(product_id, 3)));
    expect(outcomes(answers)).toEqual(['201', '201', '201', ...Array(5).fill('INSUFFICIENT_STOCK')]);
    const numbers = answers.flatMap((one) => one.body.transfer_number ?? []);
    expect(new Set(numbers).size).toBe(3);
    // 2 × 1.0005 + 6.9999 of 2.0010 + 9.3332: one unit of 2.3333 is left
    expect(await scopeOf(t.db, product_id, from)).toMatchObject(['1.000', '0.000', '2.3333', 5]);
    expect(await scopeOf(t.db, product_id, to)).toMatchObject(['9.000', '0.000', '9.0009', 3]);
  });

  test('8 clients move 200 times between two warehouses, both ways: no deadlock, nothing lost', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '50', '0.3335');
    await f.stock(product_id, '50', '2.3333', { warehouseId: to });
    const deadlocks = async () => {
      const [row] = await t.db.sql<{ deadlocks: number }>(
        'select deadlocks from pg_stat_database where datname = current_database()',
      );
      return row?.deadlocks;
    };
    const before = await deadlocks();
    const client = async (place: number) => {
      const [here, there] = place % 2 === 0 ? [from, to] : [to, from];
      for (let one = 0; one < 25; one += 1) {
        const answer = await transfer({
          product_id,
          from_warehouse_id: here,
          to_warehouse_id: there,
          quantity: '1.777',
        });
        expect([201, 409], answer.text).toContain(answer.status);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, place) => client(place)));
    expect(await deadlocks()).toBe(before);
    const [sum] = await t.db.sql(
      'select sum(on_hand)::text as on_hand, sum(stock_value)::text as value from stock_scopes where product_id = $1',
      [product_id],
    );
    // 50 × 0.3335 + 50 × 2.3333
    expect(sum).toEqual({ on_hand: '100.000', value: '133.3400' });
  }, 60_000);

  test('transfer against issue without a warehouse: both take what is there, once', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '12', '1');
    const issue = () => t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 2, reason: 'x' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) => (place % 2 === 0 ? move(product_id, 1) : issue())),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(8).fill(201));
    const [sum] = await t.db.sql(
      'select sum(on_hand)::text as on_hand from stock_scopes where product_id = $1',
      [product_id],
    );
    expect(sum).toEqual({ on_hand: '4.000' });
  });
});

test('the number of SQL statements does not grow with the layers', async () => {
  const statementsOf = async (layers: number) => {
    const product_id = await newProduct();
    for (let one = 0; one < layers; one += 1) await f.stock(product_id, '1', '1');
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      expect((await move(product_id, layers)).body.items).toHaveLength(layers);
      return spy.mock.calls.length;
    } finally {
      spy.mockRestore();
    }
  };
  const ofOne = await statementsOf(1);
  // with session, begin and commit, and the judgement of the alerts that travels with it
  expect(ofOne).toBeLessThanOrEqual(14);
  expect(await statementsOf(40)).toBe(ofOne);
});
