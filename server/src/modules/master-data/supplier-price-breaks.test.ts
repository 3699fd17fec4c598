import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';

let t: TestApp;
let supplier = 0;
let product = 0;
let serial = 0;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  serial += 1;
  supplier = await inserted(
    `insert into suppliers (supplier_code, supplier_name) values ('SUP-${serial}', 'Ereğli') returning supplier_id as id`,
  );
  product = await inserted(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     values ('SAC-${100 + serial}', 'Sac', 'RAW_MATERIAL', 'KG') returning product_id as id`,
  );
  const linked = await t.as.proc_off.post(`/suppliers/${supplier}/products`, {
    product_id: product,
    unit_price: '10',
    currency: 'EUR',
    minimum_order_qty: '100',
  });
  expect(linked.status).toBe(201);
});

async function inserted(text: string): Promise<number> {
  const [row] = await t.db.sql<{ id: number }>(text);
  return row?.id ?? 0;
}

const path = (supplierId = supplier, productId = product) =>
  `/suppliers/${supplierId}/products/${productId}/price-breaks`;
const put = (price_breaks: unknown, headers: Record<string, string> = {}) =>
  t.as.proc_off.put(path(), { price_breaks }, headers);
const from = (
  minimum_quantity: unknown,
  unit_price: unknown,
  valid_from = '2026-01-01',
  valid_to?: string,
) => ({
  minimum_quantity,
  unit_price,
  valid_from,
  ...(valid_to === undefined ? {} : { valid_to }),
});

describe('price breaks', () => {
  test('are none at first, and after a PUT what it said, in order, with the audit of both', async () => {
    const none = await t.as.viewer.get(path());
    expect(none.body).toEqual({
      product_supplier_id: expect.any(Number),
      supplier_id: supplier,
      product_id: product,
      product_code: `SAC-${100 + serial}`,
      unit_of_measure: 'KG',
      currency: 'EUR',
      unit_price: '10.0000',
      minimum_order_qty: '100.000',
      price_breaks: [],
      updated_at: expect.any(String),
    });
    const set = await put([
      from(1000, '8'),
      from('500', 9, '2026-07-01'),
      from(500, 9.5, '2026-01-01', '2026-07-01'),
    ]);
    expect(set.status, set.text).toBe(200);
    const breaks = [
      { minimum_quantity: '500.000', unit_price: '9.5000', valid_from: '2026-01-01', valid_to: '2026-07-01' },
      { minimum_quantity: '500.000', unit_price: '9.0000', valid_from: '2026-07-01', valid_to: null },
      { minimum_quantity: '1000.000', unit_price: '8.0000', valid_from: '2026-01-01', valid_to: null },
    ];
    expect(set.body.price_breaks).toEqual(breaks);
    expect((await t.as.viewer.get(path())).body).toEqual(set.body);

    const again = await put([from(500, '9.25')], { 'x-request-id': `breaks-${serial}` });
    expect(again.body.price_breaks).toEqual([
      { minimum_quantity: '500.000', unit_price: '9.2500', valid_from: '2026-01-01', valid_to: null },
    ]);
    expect(await auditsOf(t.db, `breaks-${serial}`)).toEqual([
      {
        action: 'supplier.price_breaks',
        username: 'proc_off',
        entity_type: 'product_supplier',
        entity_id: String(none.body.product_supplier_id),
        before: { price_breaks: breaks },
        after: { price_breaks: again.body.price_breaks },
      },
    ]);
    expect((await put([])).body.price_breaks).toEqual([]);
  });

  test.each([
    ['the same day twice', [from(5, 1), from('5.000', 2)], 'price_breaks.1.valid_from'],
    [
      'a later one while the first has no end',
      [from(5, 2, '2026-06-01'), from(5, 1)],
      'price_breaks.0.valid_from',
    ],
    [
      'a day before the end of the first',
      [from(5, 1, '2026-01-01', '2026-06-02'), from(7, 1), from(5, 2, '2026-06-01')],
      'price_breaks.2.valid_from',
    ],
    ['an end on its first day', [from(5, 1, '2026-01-01', '2026-01-01')], 'price_breaks.0.valid_to'],
    ['no such day', [from(5, 1, '2026-02-30')], 'price_breaks.0.valid_from'],
    ['a fourth decimal', [from('5.0001', 1)], 'price_breaks.0.minimum_quantity'],
    ['a negative price', [from(5, '-1')], 'price_breaks.0.unit_price'],
    ['an unknown field', [{ ...from(5, 1), price: 1 }], 'price_breaks.0.price'],
  ])('refuses %s, and keeps what there was', async (_, price_breaks, field) => {
    await put([from(50, 3)]);
    const answer = await put(price_breaks);
    expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details[0].field).toBe(field);
    expect((await t.as.viewer.get(path())).body.price_breaks).toHaveLength(1);
  });

  test('one may begin on the day on which the other ends, whatever their order', async () => {
    const answer = await put([from(5, 2, '2026-06-01'), from(5, 1, '2026-01-01', '2026-06-01')]);
    expect(answer.status, answer.text).toBe(200);
  });

  test('need a link, a supplier, a product, the right and the version that was read', async () => {
    const [other] = await t.db.sql<{ supplier_id: number }>(
      `insert into suppliers (supplier_code, supplier_name) values ('X-${serial}', 'X') returning supplier_id`,
    );
    for (const at of [path(other?.supplier_id), path(999999), path(supplier, 999999)]) {
      expect(refused(await t.as.viewer.get(at))).toEqual([404, 'NOT_FOUND']);
      expect(refused(await t.as.proc_off.put(at, { price_breaks: [] }))).toEqual([404, 'NOT_FOUND']);
    }
    expect((await t.as.viewer.get(path(other?.supplier_id))).body.message).toContain('not linked');
    for (const role of ['viewer', 'prod_mgr', 'inv_clerk'] as const) {
      expect(refused(await t.as[role].put(path(), { price_breaks: [] }))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    expect(refused(await t.as.nobody.get(path()))).toEqual([401, 'NOT_AUTHENTICATED']);
    const read = await t.as.viewer.get(path());
    const etag = String(read.headers.etag);
    expect((await put([from(5, 1)], { 'if-match': etag })).status).toBe(200);
    expect(refused(await put([], { 'if-match': etag }))).toEqual([409, 'CONFLICT']);
  });
});
