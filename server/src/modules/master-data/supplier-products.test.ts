import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

let t: TestApp;
let first = 0;
let second = 0;
let productId = 0;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  [first, second, productId] = await Promise.all([newSupplier(), newSupplier(), newProduct()]);
});

let serial = 0;
async function newSupplier(): Promise<number> {
  serial += 1;
  const [row] = await t.db.sql<{ supplier_id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ($1, 'Tedarikçi') returning supplier_id`,
    [`SUP-${serial}`],
  );
  return row?.supplier_id ?? 0;
}

async function newProduct(name = 'ÇELİK SAC'): Promise<number> {
  serial += 1;
  const [row] = await t.db.sql<{ product_id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     values ($1, $2, 'RAW_MATERIAL', 'KG') returning product_id`,
    [`PRODUCT-${String(serial).padStart(3, '0')}`, name],
  );
  return row?.product_id ?? 0;
}

const link = (supplierId: number, more: object = {}) =>
  t.as.proc_off.post(`/suppliers/${supplierId}/products`, {
    product_id: productId,
    unit_price: '10',
    ...more,
  });

const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

async function preferredOf(product: number): Promise<number[]> {
  const rows = await t.db.sql<{ supplier_id: number }>(
    'select supplier_id from product_suppliers where product_id = $1 and is_preferred',
    [product],
  );
  return rows.map((row) => row.supplier_id);
}

const audits = (linkId: number) =>
  t.db.sql<{ action: string; before: Record<string, unknown> | null; after: Record<string, unknown> }>(
    `select action, before, after from audit_log
     where entity_type = 'product_supplier' and entity_id = $1 order by audit_id`,
    [String(linkId)],
  );

describe('link', () => {
  test('answers the link with defaults for what is left out', async () => {
    const answer = await link(first);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      product_supplier_id: expect.any(Number),
      supplier_id: first,
      product_id: productId,
      product_code: expect.stringMatching(/^PRODUCT-/),
      product_name: 'ÇELİK SAC',
      unit_of_measure: 'KG',
      supplier_product_code: null,
      unit_price: '10.0000',
      currency: 'TRY',
      minimum_order_qty: '0.000',
      lead_time_days: null,
      is_preferred: false,
      is_active: true,
      created_at: expect.any(String),
      updated_at: answer.body.created_at,
    });
    expect(await audits(answer.body.product_supplier_id)).toMatchObject([
      { action: 'supplier.link_product', before: null, after: { unit_price: '10.0000' } },
    ]);
  });

  test('a repeat changes the link, and keeps what it leaves out', async () => {
    const before = await link(first, {
      supplier_product_code: 'HR-2',
      currency: 'EUR',
      minimum_order_qty: 500,
      lead_time_days: 3,
      is_preferred: true,
    });
    const after = await link(first, { unit_price: 11.25, lead_time_days: null });
    expect(after.status).toBe(201);
    expect(after.body).toEqual({
      ...before.body,
      unit_price: '11.2500',
      lead_time_days: null,
      updated_at: after.body.updated_at,
    });
    expect(await audits(before.body.product_supplier_id)).toMatchObject([
      { before: null, after: { unit_price: '10.0000' } },
      { before: { unit_price: '10.0000' }, after: { unit_price: '11.2500' } },
    ]);
  });

  test.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a list', { products: [] }, 'products'],
    ['no price', { unit_price: undefined }, 'unit_price'],
    ['a price of 5 decimals', { unit_price: '1.00001' }, 'unit_price'],
    ['a negative price', { unit_price: -1 }, 'unit_price'],
    ['a currency in small letters', { currency: 'try' }, 'currency'],
    ['a negative minimum', { minimum_order_qty: '-1' }, 'minimum_order_qty'],
    ['a product that is text', { product_id: '1' }, 'product_id'],
    ['is_preferred null', { is_preferred: null }, 'is_preferred'],
    ['a code of 51 letters', { supplier_product_code: 'x'.repeat(51) }, 'supplier_product_code'],
  ])('refuses %s', async (_, more, field) => {
    const answer = await link(first, more);
    expect(outcome(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('refuses unknown and inactive suppliers and products, and other roles', async () => {
    expect(outcome(await link(999_999))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await link(first, { product_id: 999_999 }))).toEqual([404, 'NOT_FOUND']);
    await t.db.sql('update suppliers set is_active = false where supplier_id = $1', [first]);
    expect(outcome(await link(first))).toEqual([409, 'CONFLICT']);
    await t.db.sql('update products set is_active = false where product_id = $1', [productId]);
    expect(outcome(await link(second))).toEqual([409, 'CONFLICT']);
    const body = { product_id: productId, unit_price: 1 };
    for (const role of ['prod_mgr', 'inv_clerk', 'viewer'] as const) {
      const answer = await t.as[role].post(`/suppliers/${second}/products`, body);
      expect(outcome(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect(await t.db.sql('select from product_suppliers where product_id = $1', [productId])).toEqual([]);
  });

  test('repeats the answer for the same Idempotency-Key', async () => {
    const body = { product_id: productId, unit_price: '10' };
    const headers = { 'idempotency-key': 'link-key-1' };
    const path = `/suppliers/${first}/products`;
    const one = await t.as.admin.post(path, body, headers);
    const two = await t.as.admin.post(path, body, headers);
    expect([two.status, two.text]).toEqual([201, one.text]);
    expect(await audits(one.body.product_supplier_id)).toHaveLength(1);
  });
});

describe('preference', () => {
  test('goes to the last one who is given it, and both changes are in the audit log', async () => {
    const loser = await link(first, { is_preferred: true });
    const winner = await link(second, { is_preferred: true });
    expect(winner.body.is_preferred).toBe(true);
    expect(await preferredOf(productId)).toEqual([second]);
    expect((await audits(loser.body.product_supplier_id)).at(-1)).toMatchObject({
      action: 'supplier.end_preference',
      before: { supplier_id: first, is_preferred: true },
      after: { supplier_id: first, is_preferred: false },
    });
  });

  test('of one product says nothing about another, and can be given up', async () => {
    const other = await newProduct();
    await link(first, { is_preferred: true });
    await link(second, { product_id: other, is_preferred: true });
    expect(await preferredOf(productId)).toEqual([first]);
    await link(first, { is_preferred: false });
    expect([await preferredOf(productId), await preferredOf(other)]).toEqual([[], [second]]);
  });

  test('when many want it at once, all succeed one after the other and one has it', async () => {
    const suppliers = [first, second, await newSupplier(), await newSupplier()];
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        [...suppliers, ...suppliers].map((supplier) => link(supplier, { is_preferred: true })),
      );
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
      expect(await preferredOf(productId)).toHaveLength(1);
    }
  });

  test('ends with the supplier', async () => {
    const other = await newProduct();
    await link(first, { is_preferred: true });
    const ended = await link(first, { product_id: other, is_preferred: true });
    expect((await t.as.admin.delete(`/suppliers/${first}`)).status).toBe(200);
    expect([await preferredOf(productId), await preferredOf(other)]).toEqual([[], []]);
    expect((await audits(ended.body.product_supplier_id)).at(-1)?.action).toBe('supplier.end_preference');
  });

  test('never stays with a supplier that is deactivated at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const supplier = await newSupplier();
      const [linked, gone] = await Promise.all([
        link(supplier, { is_preferred: true }),
        t.as.admin.delete(`/suppliers/${supplier}`),
      ]);
      expect([201, 409]).toContain(linked.status);
      expect(gone.status).toBe(200);
      expect(await preferredOf(productId)).toEqual([]);
    }
  });
});

describe('list', () => {
  test('answers the links of one supplier, filtered, searched, sorted and paged', async () => {
    const [bolt, foil] = [await newProduct('IŞIL CİVATA'), await newProduct('Folyo')];
    await link(first, { unit_price: '30' });
    await link(first, { product_id: bolt, unit_price: '10', is_preferred: true });
    await link(first, { product_id: foil, unit_price: '20' });
    await link(second, { unit_price: '1' });
    const ids = async (parameters: string) => {
      const answer = await t.as.viewer.get(`/suppliers/${first}/products?${parameters}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body.items.map((item: { product_id: number }) => item.product_id);
    };
    expect(await ids('')).toEqual([productId, bolt, foil]);
    expect(await ids('sort=unit_price')).toEqual([bolt, foil, productId]);
    expect(await ids('sort=-created_at')).toEqual([foil, bolt, productId]);
    expect(await ids('sort=-product_code')).toEqual([foil, bolt, productId]);
    expect(await ids('sort=product_name')).toContain(foil);
    expect(await ids('is_preferred=true')).toEqual([bolt]);
    expect(await ids(`search=${encodeURIComponent('ışıl')}`)).toEqual([bolt]);
    expect(await ids('search=%25')).toEqual([]);
    const page = await t.as.viewer.get(`/suppliers/${first}/products?page_size=2&page=2`);
    expect(page.body).toMatchObject({ total_count: 3, has_next: false, has_previous: true });
    expect(page.body.items).toMatchObject([
      { product_id: foil, product_name: 'Folyo', unit_price: '20.0000' },
    ]);
  });

  test('answers none for a new supplier, and refuses unknown ids and parameters', async () => {
    expect((await t.as.viewer.get(`/suppliers/${second}/products`)).body).toMatchObject({
      items: [],
      total_count: 0,
    });
    expect(outcome(await t.as.viewer.get('/suppliers/999999/products'))).toEqual([404, 'NOT_FOUND']);
    const typo = await t.as.viewer.get(`/suppliers/${first}/products?prefered=true`);
    expect(outcome(typo)).toEqual([422, 'VALIDATION_ERROR']);
    expect(outcome(await t.as.nobody.get(`/suppliers/${first}/products`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });
});
