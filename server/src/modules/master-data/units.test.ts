import { rational } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { findProducts, findSuppliers, findWarehouses, unitFactors } from './index.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

test('all units are listed at once, for every role', async () => {
  const answer = await t.as.viewer.get('/units');
  expect(answer.status).toBe(200);
  const [{ count }] = (await t.db.sql<{ count: number }>('select count(*) from units')) as [
    { count: number },
  ];
  expect(answer.body.total_count).toBe(count);
  expect(answer.body.items).toHaveLength(count);
  expect(answer.body.items).toContainEqual({
    unit_code: 'ROLL',
    unit_name: 'Roll',
    dimension: 'COUNT',
    decimals: 0,
    is_convertible: false,
  });
});

test('the list of units needs a token and takes no parameters', async () => {
  expect((await t.as.nobody.get('/units')).body.error_code).toBe('NOT_AUTHENTICATED');
  const answer = await t.as.viewer.get('/units?page=1');
  expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
});

test('factors are exact and come in the order of the pairs', async () => {
  const [{ steel, roll }] = (await t.db.sql<{ steel: number; roll: number }>(
    `with p as (insert into products (product_code, product_name, product_type, unit_of_measure) values
       ('UF-STEEL', 'Sac', 'RAW_MATERIAL', 'KG'), ('UF-ROLL', 'Folyo', 'PACKAGING', 'ROLL')
       returning product_id, product_code)
     select (select product_id from p where product_code = 'UF-STEEL') as steel,
       (select product_id from p where product_code = 'UF-ROLL') as roll`,
  )) as [{ steel: number; roll: number }];
  await t.db.sql(
    `insert into product_unit_conversions values ($1, 'SHEET', 15.7), ($1, 'T', 990), ($2, 'M', 0.02)`,
    [steel, roll],
  );
  const factors = await unitFactors(t.db, [
    { productId: steel, unitCode: 'M' },
    { productId: steel, unitCode: 'KG' },
    { productId: steel, unitCode: 'G' },
    { productId: steel, unitCode: 'SHEET' },
    { productId: steel, unitCode: 'T' },
    { productId: steel, unitCode: 'TON' },
    { productId: roll, unitCode: 'PCS' },
    { productId: roll, unitCode: 'ROLL' },
    { productId: roll, unitCode: 'M' },
    { productId: steel, unitCode: 'NONE' },
    { productId: 999_999, unitCode: 'KG' },
    { productId: steel, unitCode: 'G' },
  ]);
  expect(factors).toEqual([
    undefined,
    rational(1n),
    rational(1n, 1000n),
    rational(157n, 10n),
    rational(990n),
    rational(1000n),
    undefined,
    rational(1n),
    rational(1n, 50n),
    undefined,
    undefined,
    rational(1n, 1000n),
  ]);
  expect(await unitFactors(t.db, [])).toEqual([]);
});

test('look-ups answer the facts of what exists, by id', async () => {
  const [{ p, w, s }] = (await t.db.sql<{ p: number; w: number; s: number }>(
    `with p as (insert into products (product_code, product_name, product_type, unit_of_measure)
         values ('LU-1', 'Vida', 'PACKAGING', 'PCS') returning product_id),
       w as (insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
         values ('LU1', 'Depo', 'PACKAGING') returning warehouse_id),
       s as (insert into suppliers (supplier_code, supplier_name, lead_time_days, is_active)
         values ('LU-S', 'Tedarik', 4, false) returning supplier_id)
     select product_id as p, warehouse_id as w, supplier_id as s from p, w, s`,
  )) as [{ p: number; w: number; s: number }];
  expect([...(await findProducts(t.db, [p, p, 999_999]))]).toEqual([
    [
      p,
      {
        productId: p,
        productCode: 'LU-1',
        productName: 'Vida',
        productType: 'PACKAGING',
        unitOfMeasure: 'PCS',
        unitDecimals: 0,
        isActive: true,
      },
    ],
  ]);
  expect((await findWarehouses(t.db, [w])).get(w)).toEqual({
    warehouseId: w,
    warehouseCode: 'LU1',
    warehouseName: 'Depo',
    warehouseType: 'PACKAGING',
    isActive: true,
  });
  expect((await findSuppliers(t.db, [s, 999_999])).get(s)).toEqual({
    supplierId: s,
    supplierCode: 'LU-S',
    supplierName: 'Tedarik',
    leadTimeDays: 4,
    isActive: false,
  });
  expect((await findProducts(t.db, [])).size).toBe(0);
});
