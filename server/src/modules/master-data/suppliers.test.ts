import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { daysBefore } from './supplier-performance.queries.ts';
import { putPurchaseOrder, putReceipt, putStock } from './testing/rows.ts';

let t: TestApp;
let warehouseId = 0;
beforeAll(async () => {
  t = await createTestApp();
  warehouseId = await newWarehouse('RM01');
});
afterAll(() => t.close());

async function newWarehouse(code: string): Promise<number> {
  const [row] = await t.db.sql<{ warehouse_id: number }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
     values ($1, 'Depo', 'RAW_MATERIALS') returning warehouse_id`,
    [code],
  );
  return row?.warehouse_id ?? 0;
}

let serial = 0;
const input = (more: object = {}) => {
  serial += 1;
  return { supplier_code: `SUP-${serial}`, supplier_name: 'Tedarikçi', ...more };
};

async function create(more: object = {}) {
  const answer = await t.as.proc_off.post('/suppliers', input(more));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const pathOf = (supplier: { supplier_id: number }) => `/suppliers/${supplier.supplier_id}`;
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

async function newProduct(): Promise<number> {
  serial += 1;
  const [row] = await t.db.sql<{ product_id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     values ($1, 'Sac', 'RAW_MATERIAL', 'KG') returning product_id`,
    [`PRODUCT-${serial}`],
  );
  return row?.product_id ?? 0;
}

const audits = (entityType: string, id: number) =>
  t.db.sql<{
    action: string;
    username: string;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
  }>(
    `select action, username, before, after from audit_log
     where entity_type = $1 and entity_id = $2 order by audit_id`,
    [entityType, String(id)],
  );

describe('create', () => {
  test('answers every field', async () => {
    const answer = await t.as.admin.post('/suppliers', {
      supplier_code: 'ERDEMIR',
      supplier_name: 'Ereğli Demir ve Çelik',
      contact_person: 'Ayşe Yılmaz',
      email: 'satis@example.com',
      phone: '+90 (262) 555 01 01',
      address: 'Uzun Sok. 1\nKdz. Ereğli',
      city: 'Ereğli',
      country: 'Türkiye',
      tax_number: '1234567890',
      lead_time_days: 10,
      quality_rating: 4.5,
      delivery_rating: '5',
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      supplier_id: expect.any(Number),
      supplier_code: 'ERDEMIR',
      supplier_name: 'Ereğli Demir ve Çelik',
      contact_person: 'Ayşe Yılmaz',
      email: 'satis@example.com',
      phone: '+90 (262) 555 01 01',
      address: 'Uzun Sok. 1\nKdz. Ereğli',
      city: 'Ereğli',
      country: 'Türkiye',
      tax_number: '1234567890',
      payment_terms: null,
      lead_time_days: 10,
      quality_rating: '4.50',
      delivery_rating: '5.00',
      price_rating: null,
      deliveries: 0,
      on_time_percentage: null,
      accepted_percentage: null,
      lead_time_days_mean: null,
      score: null,
      ratings: {
        quality: { value: '4.50', source: 'SET_BY_HAND' },
        delivery: { value: '5.00', source: 'SET_BY_HAND' },
        price: { value: null, source: 'COMPUTED' },
      },
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: answer.body.created_at,
    });
    expect(await audits('supplier', answer.body.supplier_id)).toMatchObject([
      { action: 'supplier.create', username: 'admin', before: null, after: { supplier_code: 'ERDEMIR' } },
    ]);
  });

  test.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a code in small letters', { supplier_code: 'erdemir' }, 'supplier_code'],
    ['no name', { supplier_name: undefined }, 'supplier_name'],
    ['half an e-mail address', { email: 'satis@' }, 'email'],
    ['an e-mail address with a blank', { email: 'a b@example.com' }, 'email'],
    ['words as telephone', { phone: 'sorunuz' }, 'phone'],
    ['a rating above 5', { quality_rating: '5.01' }, 'quality_rating'],
    ['a negative rating', { delivery_rating: -0.5 }, 'delivery_rating'],
    ['a rating of 3 decimals', { price_rating: '4.555' }, 'price_rating'],
    ['a lead time below zero', { lead_time_days: -1 }, 'lead_time_days'],
    ['a lead time of 11 years', { lead_time_days: 4000 }, 'lead_time_days'],
  ])('refuses %s', async (_, more, field) => {
    const answer = await t.as.admin.post('/suppliers', input(more));
    expect(outcome(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('refuses a code that is taken, broken JSON, no token and other roles', async () => {
    const { supplier_code } = await create();
    expect(outcome(await t.as.admin.post('/suppliers', input({ supplier_code })))).toEqual([
      409,
      'DUPLICATE',
    ]);
    const broken = await t.as.admin.post('/suppliers', '[', { 'content-type': 'application/json' });
    expect(outcome(broken)).toEqual([400, 'INVALID_JSON']);
    expect(outcome(await t.as.nobody.post('/suppliers', input()))).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'inv_clerk', 'viewer'] as const) {
      expect(outcome(await t.as[role].post('/suppliers', input()))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
  });

  test('repeats the answer for the same Idempotency-Key', async () => {
    const body = input();
    const headers = { 'idempotency-key': 'supplier-key-1' };
    const first = await t.as.admin.post('/suppliers', body, headers);
    const second = await t.as.admin.post('/suppliers', body, headers);
    expect([second.status, second.text]).toEqual([201, first.text]);
  });
});

describe('list', () => {
  beforeAll(async () => {
    await create({
      supplier_code: 'LST-B',
      supplier_name: 'IŞIL Metal',
      city: 'İstanbul',
      lead_time_days: 5,
    });
    await create({ supplier_code: 'LST-A', supplier_name: 'Öz Çelik', city: 'Gebze', lead_time_days: 9 });
    await create({ supplier_code: 'LST-C', supplier_name: '100%_Pamuk', lead_time_days: 1 });
    const gone = await create({ supplier_code: 'LST-D', supplier_name: 'Eski', city: 'ISTANBUL' });
    await t.as.admin.delete(pathOf(gone));
  });

  const codes = async (parameters: string) => {
    const answer = await t.as.viewer.get(`/suppliers?${parameters}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((item: { supplier_code: string }) => item.supplier_code);
  };

  test('pages', async () => {
    const answer = await t.as.viewer.get('/suppliers?search=lst-&page_size=3&page=2');
    expect(answer.body).toMatchObject({
      total_count: 4,
      page: 2,
      page_size: 3,
      has_next: false,
      has_previous: true,
    });
    expect(answer.body.items).toMatchObject([
      { supplier_code: 'LST-D', deliveries: 0, on_time_percentage: null },
    ]);
    expect((await t.as.viewer.get('/suppliers?search=lst-&page=7')).body).toMatchObject({
      total_count: 4,
      items: [],
    });
  });

  test.each([
    ['', ['LST-A', 'LST-B', 'LST-C', 'LST-D']],
    ['sort=-supplier_code', ['LST-D', 'LST-C', 'LST-B', 'LST-A']],
    ['sort=-lead_time_days', ['LST-A', 'LST-B', 'LST-C', 'LST-D']],
    ['sort=supplier_id', ['LST-B', 'LST-A', 'LST-C', 'LST-D']],
    ['is_active=true', ['LST-A', 'LST-B', 'LST-C']],
    ['is_active=false', ['LST-D']],
    ['city=istanbul', ['LST-B', 'LST-D']],
    ['city=%C4%B0STANBUL&is_active=true', ['LST-B']],
    ['city=istan', []],
  ])('filters and sorts by %s', async (parameters, expected) => {
    expect(await codes(`search=lst-&${parameters}`)).toEqual(expected);
  });

  test.each([
    ['isil', ['LST-B']],
    ['ışıl', ['LST-B']],
    ['öz çelik', ['LST-A']],
    ['oz celik gebze', ['LST-A']],
    ['0%_p', ['LST-C']],
    ['lst_', []],
    ['lst%b', []],
  ])('finds %s', async (search, expected) => {
    expect(await codes(`search=${encodeURIComponent(search)}`)).toEqual(expected);
  });

  test.each(['sort=email', 'is_active=x', 'page_size=0', 'rating=5'])('refuses %s', async (parameters) => {
    expect(outcome(await t.as.viewer.get(`/suppliers?${parameters}`))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('computes deliveries and the share that was on time, by the calendar of the factory', async () => {
    const supplier = await create();
    const productId = await newProduct();
    for (const code of ['PF1', 'PF2', 'PF3', 'PF4', 'PF5']) {
      await putStock(t.db, { productId, warehouseId: await newWarehouse(code), quantity: 10 });
    }
    const order = { supplierId: supplier.supplier_id, warehouseId, productId };
    const day = daysBefore(t.db.clock.today(), 30);
    const [sooner, tooOld] = [daysBefore(day, 9), daysBefore(day, 400)];
    // 20:59 UTC is 23:59 of the same day in Istanbul, 21:01 UTC is the next day
    await putReceipt(t.db, { ...order, expected: day, receivedAt: `${day}T20:59:00Z` });
    await putReceipt(t.db, { ...order, expected: day, receivedAt: `${day}T21:01:00Z` });
    await putReceipt(t.db, { ...order, expected: day, receivedAt: `${sooner}T09:00:00Z` });
    await putReceipt(t.db, { ...order, receivedAt: `${sooner}T09:00:00Z` });
    await putReceipt(t.db, { ...order, receivedAt: `${tooOld}T09:00:00Z` });
    const expected = { deliveries: 4, on_time_percentage: '66.67', accepted_percentage: '100.00' };
    expect((await t.as.viewer.get(pathOf(supplier))).body).toMatchObject(expected);
    const list = await t.as.viewer.get(`/suppliers?search=${supplier.supplier_code}`);
    expect(list.body.items[0]).toMatchObject(expected);
    expect((await t.as.admin.put(pathOf(supplier), { city: 'Bursa' })).body).toMatchObject(expected);
  });
});

describe('get, update, deactivate', () => {
  test('get answers one, or says that there is none', async () => {
    const supplier = await create();
    const answer = await t.as.viewer.get(pathOf(supplier));
    expect(answer.body).toEqual(supplier);
    expect(answer.headers.etag).toBe(`"${supplier.updated_at}"`);
    expect(outcome(await t.as.viewer.get('/suppliers/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.viewer.get('/suppliers/x'))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('update changes what is sent and leaves the rest', async () => {
    const before = await create({ email: 'a@example.com', quality_rating: '3' });
    const answer = await t.as.proc_off.put(pathOf(before), { email: null, price_rating: '2.25' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      ...before,
      email: null,
      price_rating: '2.25',
      ratings: { ...before.ratings, price: { value: '2.25', source: 'SET_BY_HAND' } },
      updated_at: answer.body.updated_at,
    });
    expect(await audits('supplier', before.supplier_id)).toMatchObject([
      { action: 'supplier.create' },
      { action: 'supplier.update', before: { email: 'a@example.com' }, after: { email: null } },
    ]);
  });

  test('update with If-Match: the slower one gets CONFLICT', async () => {
    const supplier = await create();
    const headers = { 'if-match': `"${supplier.updated_at}"` };
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((city) => t.as.admin.put(pathOf(supplier), { city }, headers)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.error_code).toBe('CONFLICT');
  });

  test('update refuses the code, unknown fields, ids and other roles', async () => {
    const path = pathOf(await create());
    const put = async (to: string, body: object) => outcome(await t.as.admin.put(to, body));
    expect(await put(path, { supplier_code: 'NEW' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put(path, { deliveries: 5 })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put(path, { email: 'x' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put('/suppliers/999999', {})).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.prod_mgr.put(path, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('deactivate changes it once, and PUT brings it back', async () => {
    const supplier = await create();
    const answer = await t.as.proc_off.delete(pathOf(supplier));
    expect(answer.body).toEqual({
      status: 'success',
      message: `Supplier ${supplier.supplier_code} is inactive now.`,
      timestamp: expect.any(String),
    });
    expect((await t.as.admin.delete(pathOf(supplier))).status).toBe(200);
    expect((await t.as.admin.get(pathOf(supplier))).body.is_active).toBe(false);
    expect((await t.as.admin.put(pathOf(supplier), { is_active: true })).body.is_active).toBe(true);
    expect((await audits('supplier', supplier.supplier_id)).map((entry) => entry.action)).toEqual([
      'supplier.create',
      'supplier.deactivate',
      'supplier.update',
    ]);
    expect(outcome(await t.as.admin.delete('/suppliers/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.viewer.delete(pathOf(supplier)))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('deactivate is refused while purchase orders are open, by DELETE and by PUT', async () => {
    const supplier = await create();
    const order = { supplierId: supplier.supplier_id, warehouseId, productId: await newProduct() };
    const { number, orderId } = await putPurchaseOrder(t.db, { ...order, status: 'CONFIRMED' });
    await putPurchaseOrder(t.db, { ...order, status: 'CANCELLED' });
    for (const answer of [
      await t.as.admin.delete(pathOf(supplier)),
      await t.as.admin.put(pathOf(supplier), { is_active: false }),
    ]) {
      expect(outcome(answer)).toEqual([409, 'IN_USE']);
      expect(answer.body.details).toEqual([{ what: `purchase order ${number}` }]);
    }
    await t.db.sql(`update purchase_orders set status = 'CLOSED' where purchase_order_id = $1`, [orderId]);
    expect((await t.as.admin.delete(pathOf(supplier))).status).toBe(200);
  });
});
