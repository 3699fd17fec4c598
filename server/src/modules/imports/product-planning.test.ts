import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { importCsv } from './testing/sending.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const HEAD =
  'product_code;product_name;product_type;unit_of_measure;minimum_order_quantity;maximum_order_quantity;safety_days_of_cover;ordering_cost;annual_holding_rate';

test('what products are planned with comes from files, too', async () => {
  const done = await importCsv(t.as.prod_mgr, 'products', [
    HEAD,
    'PLN-1;Sac;RAW_MATERIAL;KG;10;1.500,5;14;450,25;22,5',
    'PLN-2;Vida;RAW_MATERIAL;PCS;;;;;',
  ]);
  expect(done).toMatchObject({ status: 'IMPORTED', rows_done: 2 });
  const { body } = await t.as.viewer.get('/products?search=PLN-');
  expect(body.items).toMatchObject([
    {
      minimum_order_quantity: '10.000',
      maximum_order_quantity: '1500.500',
      safety_days_of_cover: 14,
      ordering_cost: '450.2500',
      annual_holding_rate: '22.50',
    },
    {
      minimum_order_quantity: '0.000',
      maximum_order_quantity: null,
      safety_days_of_cover: 0,
      ordering_cost: null,
      annual_holding_rate: null,
    },
  ]);
});

test('a maximum below the minimum is named with its row', async () => {
  const record = await importCsv(t.as.prod_mgr, 'products', [
    HEAD,
    'PLN-3;Sac;RAW_MATERIAL;KG;10;9,5;;;',
    'PLN-4;Sac;RAW_MATERIAL;KG;;;400;;',
  ]);
  expect(record.errors).toMatchObject([
    {
      row: 2,
      column: 'maximum_order_quantity',
      message: 'maximum_order_quantity must not be below minimum_order_quantity.',
    },
    { row: 3, column: 'safety_days_of_cover' },
  ]);
});
