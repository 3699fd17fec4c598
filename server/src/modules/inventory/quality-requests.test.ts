import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { expectRefused, layerOf, outcomes, refused, scopeOf } from '../../../../tests/harness/stock.ts';

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
const path = (inventoryItemId: number | string) => `/inventory/items/${inventoryItemId}/quality-status`;
const change = (id: number, body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.put(path(id), { reason: 'Giriş kontrolü', ...body }, headers);
const expectSame = (id: number, expected: [number, string], body: Record<string, unknown>) =>
  expectRefused(t.db, expected, () => change(id, body));

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { status: 'APPROVED' }, 'status'],
    ['no status', { quality_status: undefined }, 'quality_status'],
    ['an unknown status', { quality_status: 'OK' }, 'quality_status'],
    ['a null status', { quality_status: null }, 'quality_status'],
    ['a status in small letters', { quality_status: 'approved' }, 'quality_status'],
    ['no reason', { reason: undefined }, 'reason'],
    ['an empty reason', { reason: ' ' }, 'reason'],
    ['a reason of 201 letters', { reason: 'x'.repeat(201) }, 'reason'],
    ['a NUL in the reason', { reason: 'a\u0000' }, 'reason'],
    ['a zero quantity', { quantity: 0 }, 'quantity'],
    ['a negative quantity', { quantity: '-1' }, 'quantity'],
    ['four decimals', { quantity: '1.0001' }, 'quantity'],
    ['a comma', { quantity: '1,5' }, 'quantity'],
    ['an infinite quantity', { quantity: 'Infinity' }, 'quantity'],
    ['a quantity too large', { quantity: '1000000000' }, 'quantity'],
  ])('%s', async (_, more, field) => {
    const answer = await expectSame(999_999, [422, 'VALIDATION_ERROR'], {
      quality_status: 'APPROVED',
      ...more,
    });
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('a path that is no number, and broken JSON', async () => {
    const body = { quality_status: 'APPROVED', reason: 'x' };
    for (const id of ['0', '-1', 'abc', '1.5']) {
      expect(refused(await t.as.inv_clerk.put(path(id), body))).toEqual([422, 'VALIDATION_ERROR']);
    }
    const headers = { 'content-type': 'application/json' };
    expect(refused(await t.as.inv_clerk.put(path(1), '{', headers))).toEqual([400, 'INVALID_JSON']);
  });

  test('more than there is', async () => {
    const id = await f.stock(await newProduct(), '10', '1', { quality: 'PENDING' });
    const answer = await expectSame(id, [409, 'INSUFFICIENT_STOCK'], {
      quality_status: 'APPROVED',
      quantity: '10.001',
    });
    expect(answer.body.details).toMatchObject([
      { required: '10.001', available: '10.000', shortage: '0.001' },
    ]);
    expect(answer.body.message).toMatch(/in batch STEEL-/);
  });

  test('an empty layer, and one that does not exist', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '2', '1');
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 2, reason: 'x' });
    for (const quantity of [undefined, 1]) {
      const empty = await expectSame(id, [409, 'CONFLICT'], { quality_status: 'QUARANTINE', quantity });
      expect(empty.body.message).toMatch(/^Nothing of batch STEEL-\S+ is left/);
    }
    await expectSame(id, [409, 'INVALID_STATUS_TRANSITION'], { quality_status: 'REJECTED' });
    const none = await expectSame(999_999, [404, 'NOT_FOUND'], { quality_status: 'APPROVED' });
    expect(none.body.message).toContain('inventory item 999999');
  });

  test('roles that may not, before anything else', async () => {
    expect(refused(await t.as.nobody.put(path('abc'), {}))).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      expect(refused(await t.as[role].put(path('abc'), {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const id = await f.stock(await newProduct(), '5', '1', { quality: 'PENDING' });
    const admin = await t.as.admin.put(path(id), { quality_status: 'APPROVED', reason: 'x' });
    expect(admin.status).toBe(200);
  });
});

test('with If-Match the slower one gets CONFLICT and changes nothing', async () => {
  const productId = await newProduct();
  const id = await f.stock(productId, '5', '1', { quality: 'PENDING' });
  const { headers } = await t.as.viewer.get(`/inventory/items/${id}`);
  const version = { 'if-match': String(headers.etag) };
  const first = await change(id, { quality_status: 'QUARANTINE' }, version);
  expect(first.status, first.text).toBe(200);
  await expectRefused(t.db, [409, 'CONFLICT'], () => change(id, { quality_status: 'APPROVED' }, version));
  // the version is judged before the transition and the quantity
  await expectRefused(t.db, [409, 'CONFLICT'], () =>
    change(id, { quality_status: 'PENDING', quantity: 9 }, version),
  );
  const again = await change(id, { quality_status: 'APPROVED' }, { 'if-match': String(first.headers.etag) });
  expect(again.status).toBe(200);
});

describe('at once', () => {
  test('quality against reservation: one of them wins, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const product_id = await newProduct();
      const id = await f.stock(product_id, '10', '1');
      const reserve = () =>
        t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 10, reason: 'x' });
      const quarantine = () => change(id, { quality_status: 'QUARANTINE' });
      const [quality, reserved] =
        round % 2 === 0
          ? await Promise.all([quarantine(), reserve()])
          : (await Promise.all([reserve(), quarantine()])).reverse();
      const layer = await layerOf(t.db, id);
      if (quality?.status === 200) {
        expect(refused(reserved as never)).toEqual([409, 'INSUFFICIENT_STOCK']);
        expect(layer).toMatchObject({ quality_status: 'QUARANTINE', reserved_quantity: '0.000' });
      } else {
        expect(refused(quality as never)).toEqual([409, 'IN_USE']);
        expect(reserved?.status).toBe(201);
        expect(layer).toMatchObject({ quality_status: 'APPROVED', reserved_quantity: '10.000' });
      }
    }
  });

  test('8 clients split one layer: no more than there is', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '0.3335');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => change(id, { quality_status: 'QUARANTINE', quantity: 3 })),
    );
    expect(outcomes(answers)).toEqual(['200', '200', '200', ...Array(5).fill('INSUFFICIENT_STOCK')]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['10.000', '0.000', '3.3350', 7]);
    expect((await layerOf(t.db, id)).quantity_in_stock).toBe('1.000');
  });
});
