import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { putBom, putProductionOrder, putPurchaseOrder, putStock, takeStock } from './testing/rows.ts';

let t: TestApp;
let warehouseId = 0;
let supplierId = 0;
beforeAll(async () => {
  t = await createTestApp();
  const [row] = await t.db.sql<{ w: number; s: number }>(
    `with w as (insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
         values ('RM01', 'Depo', 'RAW_MATERIALS') returning warehouse_id),
       s as (insert into suppliers (supplier_code, supplier_name) values ('S1', 'Tedarik') returning supplier_id)
     select warehouse_id as w, supplier_id as s from w, s`,
  );
  warehouseId = row?.w ?? 0;
  supplierId = row?.s ?? 0;
});
afterAll(() => t.close());

let serial = 0;
const input = (more: object = {}) => {
  serial += 1;
  return {
    product_code: `P-${String(serial).padStart(4, '0')}`,
    product_name: 'Sac',
    product_type: 'RAW_MATERIAL',
    unit_of_measure: 'KG',
    ...more,
  };
};

async function create(more: object = {}) {
  const answer = await t.as.prod_mgr.post('/products', input(more));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const pathOf = (product: { product_id: number }) => `/products/${product.product_id}`;
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];
const reasons = (answer: { body: { details: { what: string }[] } }) =>
  answer.body.details.map((detail) => detail.what);

const audits = (productId: number) =>
  t.db.sql<{
    action: string;
    username: string;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
  }>(
    `select action, username, before, after from audit_log
     where entity_type = 'product' and entity_id = $1 order by audit_id`,
    [String(productId)],
  );

describe('create', () => {
  test('answers every field, with defaults for what is left out', async () => {
    const answer = await t.as.admin.post('/products', {
      product_code: 'RM-STEEL-02',
      product_name: 'RULO SAÇ 2 MM',
      description: 'Soğuk haddelenmiş\nDIN EN 10130',
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
      standard_cost: '32.5',
      minimum_stock_level: 500,
      critical_stock_level: '200.5',
      lot_sizing_rule: 'FIXED_QUANTITY',
      lot_size: 1000,
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      product_id: expect.any(Number),
      product_code: 'RM-STEEL-02',
      product_name: 'RULO SAÇ 2 MM',
      description: 'Soğuk haddelenmiş\nDIN EN 10130',
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
      standard_cost: '32.5000',
      minimum_stock_level: '500.000',
      critical_stock_level: '200.500',
      lead_time_days: 0,
      safety_stock: '0.000',
      lot_sizing_rule: 'FIXED_QUANTITY',
      lot_size: '1000.000',
      minimum_order_quantity: '0.000',
      maximum_order_quantity: null,
      order_multiple: null,
      safety_days_of_cover: 0,
      ordering_cost: null,
      annual_holding_rate: null,
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: answer.body.created_at,
    });
    expect(answer.headers.etag).toBe(`"${answer.body.updated_at}"`);
    expect(await audits(answer.body.product_id)).toMatchObject([
      {
        action: 'product.create',
        username: 'admin',
        before: null,
        after: { product_code: 'RM-STEEL-02', standard_cost: '32.5000' },
      },
    ]);
  });

  test('accepts a critical level above the minimum level: the documents set no order between them', async () => {
    const product = await create({ minimum_stock_level: '1', critical_stock_level: '2' });
    expect(product).toMatchObject({ minimum_stock_level: '1.000', critical_stock_level: '2.000' });
  });

  test.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a code in small letters', { product_code: 'abc-1' }, 'product_code'],
    ['a code of 21 letters', { product_code: 'A'.repeat(21) }, 'product_code'],
    ['an empty name', { product_name: ' ' }, 'product_name'],
    ['an unknown type', { product_type: 'TOOL' }, 'product_type'],
    ['a missing unit', { unit_of_measure: undefined }, 'unit_of_measure'],
    ['5 decimals of cost', { standard_cost: '1.23456' }, 'standard_cost'],
    ['a negative cost', { standard_cost: -1 }, 'standard_cost'],
    ['NaN', { standard_cost: 'NaN' }, 'standard_cost'],
    ['an exponent', { safety_stock: '1e3' }, 'safety_stock'],
    ['4 decimals of quantity', { minimum_stock_level: 0.1234 }, 'minimum_stock_level'],
    ['an endless quantity', { critical_stock_level: '1000000000' }, 'critical_stock_level'],
    ['null where a value must be', { safety_stock: null }, 'safety_stock'],
    ['a lot size of zero', { lot_size: '0' }, 'lot_size'],
    ['a multiple of zero', { order_multiple: 0 }, 'order_multiple'],
    ['half a day', { lead_time_days: 1.5 }, 'lead_time_days'],
    ['an unknown rule', { lot_sizing_rule: 'MAGIC' }, 'lot_sizing_rule'],
    ['FIXED_QUANTITY without a lot size', { lot_sizing_rule: 'FIXED_QUANTITY' }, 'lot_size'],
  ])('refuses %s', async (_, more, field) => {
    const answer = await t.as.admin.post('/products', input(more));
    expect(outcome(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('refuses an unknown unit and names those that there are', async () => {
    for (const unit_of_measure of ['KILO', 'kg', "KG'--"]) {
      const answer = await t.as.admin.post('/products', input({ unit_of_measure }));
      expect(outcome(answer)).toEqual([400, 'INVALID_UNIT']);
      expect(answer.body.message).toMatch(/Use one of .*KG, .*PCS/);
    }
  });

  test('refuses a code that is taken, and only one of two that race gets it', async () => {
    const { product_code } = await create();
    const answer = await t.as.admin.post('/products', input({ product_code }));
    expect(outcome(answer)).toEqual([409, 'DUPLICATE']);
    expect(answer.body.details).toEqual([{ field: 'product_code' }]);
    const body = input();
    const answers = await Promise.all([1, 2, 3].map(() => t.as.admin.post('/products', body)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409]);
  });

  test('refuses broken JSON and another media type', async () => {
    const broken = await t.as.admin.post('/products', '{', { 'content-type': 'application/json' });
    expect(outcome(broken)).toEqual([400, 'INVALID_JSON']);
    const text = await t.as.admin.post('/products', 'product_code=A', { 'content-type': 'text/plain' });
    expect(outcome(text)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('repeats the answer for the same Idempotency-Key', async () => {
    const body = input();
    const headers = { 'idempotency-key': 'product-key-1' };
    const first = await t.as.admin.post('/products', body, headers);
    const second = await t.as.admin.post('/products', body, headers);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    const other = await t.as.admin.post('/products', { ...body, product_name: 'Başka' }, headers);
    expect(outcome(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test.each(['inv_clerk', 'proc_off', 'viewer'] as const)('is not for %s', async (role) => {
    expect(outcome(await t.as[role].post('/products', input()))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('needs a token', async () => {
    expect(outcome(await t.as.nobody.post('/products', input()))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('get', () => {
  test('answers one with its own units, and its ETag', async () => {
    const product = await create();
    const [none] = [await t.as.viewer.get(pathOf(product))];
    expect(none.body).toEqual({ ...product, unit_conversions: [] });
    expect(none.headers.etag).toBe(`"${product.updated_at}"`);
    await t.db.sql(`insert into product_unit_conversions values ($1, 'SHEET', 15.7), ($1, 'ROLL', 850)`, [
      product.product_id,
    ]);
    expect((await t.as.viewer.get(`/api/v1/master-data${pathOf(product)}`)).body.unit_conversions).toEqual([
      { unit_code: 'ROLL', factor: '850.000000000' },
      { unit_code: 'SHEET', factor: '15.700000000' },
    ]);
  });

  test.each([
    ['999999', 404, 'NOT_FOUND'],
    ['0', 422, 'VALIDATION_ERROR'],
    ['x', 422, 'VALIDATION_ERROR'],
  ])('of %s answers %d %s', async (id, status, code) => {
    expect(outcome(await t.as.viewer.get(`/products/${id}`))).toEqual([status, code]);
  });
});

describe('update', () => {
  test('changes what is sent and leaves the rest', async () => {
    const before = await create({ description: 'alt', standard_cost: '5', lot_size: '10' });
    const answer = await t.as.prod_mgr.put(pathOf(before), {
      product_name: 'Yeni',
      description: null,
      safety_stock: 7.25,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      ...before,
      product_name: 'Yeni',
      description: null,
      safety_stock: '7.250',
      updated_at: answer.body.updated_at,
    });
    expect(await audits(before.product_id)).toMatchObject([
      { action: 'product.create' },
      {
        action: 'product.update',
        username: 'prod_mgr',
        before: { product_name: 'Sac', safety_stock: '0.000' },
        after: { product_name: 'Yeni', safety_stock: '7.250' },
      },
    ]);
  });

  test('keeps each standard cost that ever held', async () => {
    const product = await create({ standard_cost: '5' });
    for (const standard_cost of ['5.0000', 6, null, '6.5']) {
      expect((await t.as.admin.put(pathOf(product), { standard_cost })).status).toBe(200);
    }
    await t.as.admin.put(pathOf(product), { product_name: 'Ad' });
    const history = await t.db.sql(
      `select h.cost_type, h.unit_cost, u.username from product_cost_history h
       join users u on u.user_id = h.recorded_by where product_id = $1 order by product_cost_history_id`,
      [product.product_id],
    );
    expect(history).toEqual([
      { cost_type: 'STANDARD', unit_cost: '5.0000', username: 'prod_mgr' },
      { cost_type: 'STANDARD', unit_cost: '6.0000', username: 'admin' },
      { cost_type: 'STANDARD', unit_cost: '6.5000', username: 'admin' },
    ]);
  });

  test('with If-Match: the slower one gets CONFLICT and changes nothing', async () => {
    const product = await create();
    const headers = { 'if-match': `"${product.updated_at}"` };
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((product_name) => t.as.admin.put(pathOf(product), { product_name }, headers)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    const winner = answers.find((answer) => answer.status === 200);
    expect(answers.find((answer) => answer.status === 409)?.body.error_code).toBe('CONFLICT');
    expect((await t.as.admin.get(pathOf(product))).body.product_name).toBe(winner?.body.product_name);
  });

  test('judges the lot size by what the product would be', async () => {
    const product = await create({ lot_size: '10' });
    const put = (body: object) => t.as.admin.put(pathOf(product), body);
    expect((await put({ lot_sizing_rule: 'FIXED_QUANTITY' })).status).toBe(200);
    const answer = await put({ lot_size: null });
    expect(outcome(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field: 'lot_size' }]);
    expect((await put({ lot_size: null, lot_sizing_rule: 'LOT_FOR_LOT' })).status).toBe(200);
  });

  test('refuses the code, unknown fields, ids, units and other roles', async () => {
    const path = pathOf(await create());
    const put = async (to: string, body: object) => outcome(await t.as.admin.put(to, body));
    expect(await put(path, { product_code: 'NEW-CODE' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put(path, { colour: 'red' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put(path, { standard_cost: '1.23456' })).toEqual([422, 'VALIDATION_ERROR']);
    expect(await put('/products/999999', { product_name: 'x' })).toEqual([404, 'NOT_FOUND']);
    expect(await put(path, { unit_of_measure: 'KILO' })).toEqual([400, 'INVALID_UNIT']);
    expect(outcome(await t.as.inv_clerk.put(path, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('changes unit and type while nothing counts in them', async () => {
    const product = await create();
    const answer = await t.as.admin.put(pathOf(product), { unit_of_measure: 'T', product_type: 'PACKAGING' });
    expect(answer.body).toMatchObject({ unit_of_measure: 'T', product_type: 'PACKAGING' });
  });

  test('keeps the unit once there are movements, even without stock, and the type while there is stock', async () => {
    const product = await create();
    await putStock(t.db, { productId: product.product_id, warehouseId, quantity: 5 });
    const put = (body: object) => t.as.admin.put(pathOf(product), body);
    const type = await put({ product_type: 'PACKAGING' });
    expect(outcome(type)).toEqual([409, 'IN_USE']);
    expect(reasons(type)).toEqual(['5.000 KG on hand in RM01']);
    expect((await put({ unit_of_measure: 'KG', product_type: 'RAW_MATERIAL' })).status).toBe(200);
    await takeStock(t.db, product.product_id);
    const unit = await put({ unit_of_measure: 'T' });
    expect(outcome(unit)).toEqual([409, 'IN_USE']);
    expect(reasons(unit)).toEqual(['stock movements']);
    expect((await put({ product_type: 'PACKAGING' })).status).toBe(200);
  });

  test('keeps the unit of what a BOM names, whatever its status', async () => {
    const [parent, component] = [await create({ product_type: 'SEMI_FINISHED' }), await create()];
    await putBom(t.db, {
      parentId: parent.product_id,
      componentId: component.product_id,
      status: 'OBSOLETE',
    });
    for (const product of [parent, component]) {
      const answer = await t.as.admin.put(pathOf(product), { unit_of_measure: 'T' });
      expect(outcome(answer)).toEqual([409, 'IN_USE']);
      expect(reasons(answer)).toEqual([`BOM 1.0 of ${parent.product_code}`]);
    }
  });
});

describe('deactivate', () => {
  test('once changes it, twice does not, and PUT brings it back', async () => {
    const product = await create();
    const answer = await t.as.prod_mgr.delete(pathOf(product));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'success',
      message: `Product ${product.product_code} is inactive now.`,
      timestamp: expect.any(String),
    });
    expect((await t.as.admin.delete(pathOf(product))).status).toBe(200);
    expect((await t.as.admin.get(pathOf(product))).body.is_active).toBe(false);
    expect((await t.as.admin.put(pathOf(product), { is_active: true })).body.is_active).toBe(true);
    expect((await audits(product.product_id)).map((entry) => entry.action)).toEqual([
      'product.create',
      'product.deactivate',
      'product.update',
    ]);
  });

  test('is refused with the names of what needs it, by DELETE and by PUT', async () => {
    const [parent, component] = [await create({ product_type: 'FINISHED_PRODUCT' }), await create()];
    const [productId, componentId] = [parent.product_id, component.product_id];
    const bomId = await putBom(t.db, { parentId: productId, componentId, status: 'ACTIVE' });
    const made = { productId, componentId, bomId, warehouseId };
    const open = await putProductionOrder(t.db, { ...made, status: 'PLANNED' });
    await putProductionOrder(t.db, { ...made, status: 'CANCELLED' });
    await putStock(t.db, { productId: componentId, warehouseId, quantity: 5 });
    const bought = { productId: componentId, supplierId, warehouseId };
    const { number } = await putPurchaseOrder(t.db, { ...bought, status: 'DRAFT' });
    await putPurchaseOrder(t.db, { ...bought, status: 'FULLY_RECEIVED' });
    const bom = `active BOM 1.0 of ${parent.product_code}`;

    for (const answer of [
      await t.as.admin.delete(pathOf(component)),
      await t.as.admin.put(pathOf(component), { is_active: false }),
    ]) {
      expect(outcome(answer)).toEqual([409, 'IN_USE']);
      expect(reasons(answer)).toEqual([
        '5.000 KG on hand in RM01',
        `production order ${open}`,
        `purchase order ${number}`,
        bom,
      ]);
    }
    expect(reasons(await t.as.admin.delete(pathOf(parent)))).toEqual([`production order ${open}`, bom]);
    expect((await t.as.admin.get(pathOf(component))).body.is_active).toBe(true);
  });

  test('is not held up by a draft, nor by an active BOM whose time is over', async () => {
    for (const bom of [{ status: 'DRAFT' }, { status: 'ACTIVE', expiryDate: '2021-01-01' }]) {
      const [parent, component] = [await create({ product_type: 'SEMI_FINISHED' }), await create()];
      await putBom(t.db, { parentId: parent.product_id, componentId: component.product_id, ...bom });
      expect((await t.as.admin.delete(pathOf(component))).status).toBe(200);
      expect((await t.as.admin.delete(pathOf(parent))).status).toBe(200);
    }
  });

  test('answers unknown ids and other roles', async () => {
    expect(outcome(await t.as.admin.delete('/products/999999'))).toEqual([404, 'NOT_FOUND']);
    const product = await create();
    expect(outcome(await t.as.proc_off.delete(pathOf(product)))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });
});
