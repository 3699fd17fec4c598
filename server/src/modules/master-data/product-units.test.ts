import { ONE, parseRational, quantity } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { toStockUnits } from './index.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let labour: number;
let cabinet: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('CELIK-SAC');
  labour = await f.product('ISCILIK', { unit: 'HOUR' });
  cabinet = await f.product('DOLAP', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await t.db.sql(`update products set product_name = 'ÇELİK SAC 2 MM' where product_id = $1`, [steel]);
});
afterAll(() => t.close());

const units = (productId: number) => t.as.viewer.get(`/products/${productId}/units`);
const put = (unit: string, body: unknown, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.put(`/products/${steel}/units/${unit}`, body, headers);
const convert = (query: string, productId = steel) =>
  t.as.viewer.get(`/products/${productId}/units/convert?${query}`);
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

/** code → factor, exact factor, own */
const factors = (body: { units: Record<string, unknown>[] }) =>
  Object.fromEntries(body.units.map((one) => [one.unit_code, [one.factor, one.exact_factor, one.is_own]]));

describe('the units of a product', () => {
  test('the stock unit first, then all of its dimension', async () => {
    const answer = await units(steel);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ product_id: steel, product_code: 'CELIK-SAC', stock_unit: 'KG' });
    expect(answer.body.units.map((one: { unit_code: string }) => one.unit_code)).toEqual([
      'KG',
      'G',
      'T',
      'TON',
    ]);
    expect(answer.body.units[0]).toEqual({
      unit_code: 'KG',
      unit_name: 'Kilogram',
      dimension: 'MASS',
      is_stock_unit: true,
      is_own: false,
      factor: '1.000000000',
      exact_factor: '1',
    });
    expect(factors(answer.body)).toMatchObject({
      G: ['0.001000000', '1/1000', false],
      T: ['1000.000000000', '1000', false],
    });
  });

  test('a factor that no decimal holds is given as a fraction, too', async () => {
    expect(factors((await units(labour)).body)).toEqual({
      HOUR: ['1.000000000', '1', false],
      MIN: ['0.016666667', '1/60', false],
    });
  });

  test('needs a token and a product that exists', async () => {
    expect(outcome(await t.as.nobody.get(`/products/${steel}/units`))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(outcome(await units(999_999))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.viewer.get('/products/0/units'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(outcome(await t.as.viewer.get(`/products/${steel}/units?page=1`))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});

describe('a conversion of the product’s own', () => {
  test('is set, corrected, shown with the product, and audited', async () => {
    const set = await put('SHEET', { factor: '15.7' });
    expect(set.status).toBe(200);
    expect(factors(set.body).SHEET).toEqual(['15.700000000', '157/10', true]);
    const corrected = await put('SHEET', { factor: 15.699999999 });
    expect(factors(corrected.body).SHEET).toEqual(['15.699999999', '15699999999/1000000000', true]);
    expect((await t.as.viewer.get(`/products/${steel}`)).body.unit_conversions).toEqual([
      { unit_code: 'SHEET', factor: '15.699999999' },
    ]);
    await put('SHEET', { factor: '15.7' });
    const rows = await t.db.sql(
      `select username, before, after from audit_log where action = 'product_unit.set' and entity_id = $1 order by audit_id limit 2`,
      [String(steel)],
    );
    expect(rows).toEqual([
      { username: 'prod_mgr', before: null, after: { unit_code: 'SHEET', factor: '15.700000000' } },
      {
        username: 'prod_mgr',
        before: { unit_code: 'SHEET', factor: '15.700000000' },
        after: { unit_code: 'SHEET', factor: '15.699999999' },
      },
    ]);
  });

  test('goes before the usual conversion of its dimension', async () => {
    await put('T', { factor: '990' });
    expect(factors((await units(steel)).body)).toMatchObject({
      T: ['990.000000000', '990', true],
      TON: ['1000.000000000', '1000', false],
    });
    expect((await t.as.prod_mgr.delete(`/products/${steel}/units/T`)).status).toBe(200);
    expect(factors((await units(steel)).body).T).toEqual(['1000.000000000', '1000', false]);
  });

  test('If-Match: the version of the product moves with its units', async () => {
    const { headers } = await units(steel);
    const etag = String(headers.etag);
    expect((await t.as.viewer.get(`/products/${steel}`)).headers.etag).toBe(etag);
    const changed = await put('SHEET', { factor: '15.7' }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    expect(outcome(await put('SHEET', { factor: '16' }, { 'if-match': etag }))).toEqual([409, 'CONFLICT']);
    expect(
      outcome(await t.as.prod_mgr.delete(`/products/${steel}/units/SHEET`, { 'if-match': etag })),
    ).toEqual([409, 'CONFLICT']);
  });

  test.each([
    ['SHEET', { factor: '0' }, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: '-1' }, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: '1.0000000001' }, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: '1e3' }, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: '100000000000' }, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: null }, 422, 'VALIDATION_ERROR'],
    ['SHEET', {}, 422, 'VALIDATION_ERROR'],
    ['SHEET', { factor: '1', note: 'x' }, 422, 'VALIDATION_ERROR'],
    ['sheet', { factor: '1' }, 422, 'VALIDATION_ERROR'],
    ['PLATE', { factor: '1' }, 400, 'INVALID_UNIT'],
    ['KG', { factor: '1' }, 400, 'INVALID_UNIT'],
  ])('PUT %s %j is %i %s', async (unit, body, status, code) => {
    expect(outcome(await put(unit, body))).toEqual([status, code]);
  });

  test('an unknown product, broken JSON, and roles that may not', async () => {
    expect(outcome(await t.as.admin.put('/products/999999/units/SHEET', { factor: '1' }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(
      outcome(
        await t.as.admin.put(`/products/${steel}/units/SHEET`, '{', { 'content-type': 'application/json' }),
      ),
    ).toEqual([400, 'INVALID_JSON']);
    for (const role of ['viewer', 'inv_clerk', 'proc_off'] as const) {
      expect(outcome(await t.as[role].put(`/products/${steel}/units/SHEET`, { factor: '1' }))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
      expect(outcome(await t.as[role].delete(`/products/${steel}/units/SHEET`))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    expect(outcome(await t.as.nobody.delete(`/products/${steel}/units/SHEET`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });

  test('stays while a recipe or an open order gives quantities in it', async () => {
    await put('BAR', { factor: '6' });
    const draft = await f.bom(cabinet, [{ productId: steel, quantity: '2', unit: 'BAR' }], {
      status: 'DRAFT',
    });
    const remove = () => t.as.prod_mgr.delete(`/products/${steel}/units/BAR`);
    const refused = await remove();
    expect(outcome(refused)).toEqual([409, 'IN_USE']);
    expect(refused.body.details).toEqual([{ what: 'DRAFT BOM 1.0 of DOLAP' }]);
    expect(factors((await units(steel)).body).BAR).toEqual(['6.000000000', '6', true]);

    const status = (to: string) =>
      t.db.sql('update bill_of_materials set status = $2 where bom_id = $1', [draft, to]);
    await status('ACTIVE');
    await f.stock(steel, '100', '10');
    const order = await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: draft,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: '1',
    });
    expect(order.status).toBe(201);
    await status('INACTIVE');
    expect((await remove()).body.details).toEqual([{ what: `production order ${order.body.order_number}` }]);
    await t.as.prod_mgr.put(`/production/orders/${order.body.production_order_id}/status`, {
      status: 'CANCELLED',
    });
    const removed = await remove();
    expect(removed.body).toMatchObject({ status: 'success', message: expect.stringContaining('BAR') });
    expect(factors((await units(steel)).body).BAR).toBeUndefined();
    const [entry] = await t.db.sql(
      `select before, after from audit_log where action = 'product_unit.remove' order by audit_id desc limit 1`,
    );
    expect(entry).toEqual({ before: { unit_code: 'BAR', factor: '6.000000000' }, after: null });
  });

  test('removing what is not there is NOT_FOUND', async () => {
    const answer = await t.as.prod_mgr.delete(`/products/${steel}/units/ROLL`);
    expect(outcome(answer)).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.prod_mgr.delete('/products/999999/units/ROLL'))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await t.as.prod_mgr.delete(`/products/${steel}/units/KG`))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('converting', () => {
  test.each([
    ['quantity=3&from=SHEET&to=KG', '47.100', '471/10', true],
    ['quantity=47.1&from=KG&to=SHEET', '3.000', '3', true],
    ['quantity=10&to=SHEET', '0.637', '100/157', false],
    ['quantity=1500&from=G', '1.500', '3/2', true],
    ['quantity=0.5&from=G', '0.001', '1/2000', false],
    ['quantity=0.4&from=G', '0.000', '1/2500', false],
    ['quantity=2.5', '2.500', '5/2', true],
    ['quantity=0&from=SHEET', '0.000', '0', true],
  ])('%s is %s', async (query, converted, exact, isExact) => {
    const answer = await convert(query);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      converted_quantity: converted,
      exact_quantity: exact,
      is_exact: isExact,
    });
  });

  test('a hundred minutes are five thirds of an hour', async () => {
    expect((await convert('quantity=100&from=MIN&to=HOUR', labour)).body).toEqual({
      product_id: labour,
      quantity: '100.000',
      from: 'MIN',
      to: 'HOUR',
      converted_quantity: '1.667',
      exact_quantity: '5/3',
      is_exact: false,
    });
  });

  test('bad input', async () => {
    const wrong = await convert('quantity=1&from=M');
    expect(outcome(wrong)).toEqual([400, 'INVALID_UNIT']);
    expect(wrong.body.message).toContain('M does not convert to KG');
    expect(outcome(await convert('quantity=1&to=PLATE'))).toEqual([400, 'INVALID_UNIT']);
    expect(outcome(await convert('quantity=1', 999_999))).toEqual([404, 'NOT_FOUND']);
    for (const query of [
      '',
      'quantity=x',
      'quantity=1.0001',
      'quantity=-1',
      'quantity=1&unit=KG',
      'quantity=1&from=kg',
    ]) {
      expect(outcome(await convert(query)), query).toEqual([422, 'VALIDATION_ERROR']);
    }
    expect(outcome(await t.as.nobody.get(`/products/${steel}/units/convert?quantity=1`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });
});

describe('toStockUnits, for other modules', () => {
  test('converts in the order given', async () => {
    const given = [
      { productId: steel, unitCode: 'SHEET', quantity: quantity('3') },
      { productId: steel, unitCode: 'KG', quantity: quantity('1.234') },
      { productId: labour, unitCode: 'MIN', quantity: quantity('100') },
    ];
    expect(await toStockUnits(t.db, given)).toEqual([
      { quantity: quantity('47.1'), factor: parseRational('15.7'), isExact: true },
      { quantity: quantity('1.234'), factor: ONE, isExact: true },
      { quantity: quantity('1.667'), factor: parseRational('1/60'), isExact: false },
    ]);
    expect(await toStockUnits(t.db, [])).toEqual([]);
  });

  test('refuses what does not convert, and products that are not there', async () => {
    const one = { unitCode: 'M', quantity: quantity('1') };
    await expect(toStockUnits(t.db, [{ ...one, productId: steel }])).rejects.toMatchObject({
      code: 'INVALID_UNIT',
      details: [{ field: 'unit_of_measure', unit: 'M', stock_unit: 'KG', product_code: 'CELIK-SAC' }],
    });
    await expect(toStockUnits(t.db, [{ ...one, productId: 999_999 }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
