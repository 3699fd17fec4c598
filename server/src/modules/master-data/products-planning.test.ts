import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

/** What planning knows of a product beyond its lots: the largest order, days of cover, what ordering and holding cost. */

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

let serial = 0;
function input(more: object = {}) {
  serial += 1;
  return {
    product_code: `P-${String(serial).padStart(4, '0')}`,
    product_name: 'Sac',
    product_type: 'RAW_MATERIAL',
    unit_of_measure: 'KG',
    ...more,
  };
}
const GIVEN = {
  minimum_order_quantity: '10',
  maximum_order_quantity: 500,
  order_multiple: '25',
  safety_days_of_cover: 365,
  ordering_cost: '450.5',
  annual_holding_rate: 22.25,
};
const KEPT = {
  minimum_order_quantity: '10.000',
  maximum_order_quantity: '500.000',
  order_multiple: '25.000',
  safety_days_of_cover: 365,
  ordering_cost: '450.5000',
  annual_holding_rate: '22.25',
};

async function create(more: object = {}) {
  const answer = await t.as.prod_mgr.post('/products', input(more));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

describe('what a product is planned with', () => {
  test('is kept, read, listed, changed and audited', async () => {
    const product = await create(GIVEN);
    expect(product).toMatchObject(KEPT);
    const path = `/products/${product.product_id}`;
    expect((await t.as.viewer.get(path)).body).toMatchObject(KEPT);
    const listed = (await t.as.viewer.get(`/products?search=${product.product_code}`)).body.items;
    expect(listed).toMatchObject([KEPT]);

    const changes = { ordering_cost: '1', annual_holding_rate: null, maximum_order_quantity: null };
    const changed = await t.as.prod_mgr.put(path, { ...changes, safety_days_of_cover: 0 });
    const after = { ...changes, ordering_cost: '1.0000', safety_days_of_cover: 0 };
    expect(changed.body, changed.text).toMatchObject(after);
    const [, audit] = await t.db.sql(
      `select before, after from audit_log where entity_type = 'product' and entity_id = $1 order by audit_id`,
      [String(product.product_id)],
    );
    const { maximum_order_quantity, safety_days_of_cover, ordering_cost, annual_holding_rate } = KEPT;
    expect(audit).toMatchObject({
      before: { maximum_order_quantity, safety_days_of_cover, ordering_cost, annual_holding_rate },
      after,
    });
  });

  test.each([
    ['a maximum of zero', { maximum_order_quantity: 0 }, 'maximum_order_quantity'],
    ['a maximum with 4 decimals', { maximum_order_quantity: '1.2345' }, 'maximum_order_quantity'],
    [
      'a maximum below the minimum',
      { maximum_order_quantity: '9.999', minimum_order_quantity: '10' },
      'maximum_order_quantity',
    ],
    [
      'a maximum below the multiple',
      { maximum_order_quantity: '24', order_multiple: '25' },
      'maximum_order_quantity',
    ],
    [
      'a maximum below the least multiple above the minimum',
      { maximum_order_quantity: '40', order_multiple: '25', minimum_order_quantity: '30' },
      'maximum_order_quantity',
    ],
    ['366 days of cover', { safety_days_of_cover: 366 }, 'safety_days_of_cover'],
    ['a negative cover', { safety_days_of_cover: -1 }, 'safety_days_of_cover'],
    ['no days of cover', { safety_days_of_cover: null }, 'safety_days_of_cover'],
    ['an order that costs nothing', { ordering_cost: '0' }, 'ordering_cost'],
    ['5 decimals of cost', { ordering_cost: '1.00001' }, 'ordering_cost'],
    ['a rate of zero', { annual_holding_rate: 0 }, 'annual_holding_rate'],
    ['a rate above 100', { annual_holding_rate: '100.01' }, 'annual_holding_rate'],
    ['3 decimals of a rate', { annual_holding_rate: '1.001' }, 'annual_holding_rate'],
  ])('refuses %s', async (_, more, field) => {
    const answer = await t.as.prod_mgr.post('/products', input(more));
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('a change is judged together with what the product has', async () => {
    const product = await create({ maximum_order_quantity: '50' });
    const path = `/products/${product.product_id}`;
    const answer = await t.as.prod_mgr.put(path, { minimum_order_quantity: '50.001' });
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect((await t.as.prod_mgr.put(path, { minimum_order_quantity: '50' })).status).toBe(200);
    expect((await t.as.prod_mgr.put(path, { order_multiple: '50' })).status).toBe(200);
    expect((await t.as.prod_mgr.put(path, { order_multiple: '40' })).status).toBe(422);
  });
});
