import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { expectRefused, scopeOf } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const NOW = '2026-03-02T08:00:00Z';
const clock = manualClock(new Date(NOW), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = (standardCost?: string) => {
  products += 1;
  return f.product(`STEEL-${products}`, standardCost === undefined ? {} : { standardCost });
};
type Line = Record<string, unknown>;
const post = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/count', body, headers);
const count = (lines: Line[], headers?: Record<string, string>) =>
  post({ warehouse_id: f.rawWarehouse, lines }, headers);
const expectSame = (expected: [number, string], lines: Line[]) =>
  expectRefused(t.db, expected, () => count(lines));
const receive = async (product_id: number, more: Record<string, unknown>) => {
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id,
    warehouse_id: f.rawWarehouse,
    quantity: 10,
    unit_cost: 1,
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.inventory_item_id as number;
};
/** the layer that a count made of what it found */
const foundBy = async (requestId: string) => {
  const [row] = await t.db.sql<{ id: number }>(
    'select inventory_item_id as id from stock_movements where request_id = $1 and quantity > 0',
    [requestId],
  );
  return row?.id ?? 0;
};

describe('a batch', () => {
  const batch = {
    batch_number: 'RULO-1',
    unit_cost: '2.3333',
    entry_date: '2026-02-01T05:00:00Z',
    expiry_date: '2027-01-01',
    quality_status: 'QUARANTINE',
  };

  test('is counted alone; what is found of it is as it is', async () => {
    const product_id = await newProduct();
    await receive(product_id, batch);
    await f.stock(product_id, '5', '9');
    const line = { product_id, batch_number: 'RULO-1' };
    const answer = await count([{ ...line, counted_quantity: '11.5' }], { 'x-request-id': 'batch-gain' });
    expect(answer.body.lines).toMatchObject([
      { batch_number: 'RULO-1', system_quantity: '10.000', difference: '1.500', value_difference: '3.5000' },
    ]);
    const item = await t.as.viewer.get(`/inventory/items/${await foundBy('batch-gain')}`);
    expect(item.body).toMatchObject({ ...batch, quantity_in_stock: '1.500', total_value: '3.5000' });
    const loss = await count([{ ...line, counted_quantity: '11' }]);
    // of the older row, 0.5 × 2.3333 = 1.16665 → 1.1667
    expect(loss.body.lines).toMatchObject([{ system_quantity: '11.500', value_difference: '-1.1667' }]);
    expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toMatchObject(['16.000', '0.000', '70.6663', 4]);
  });

  test('that is known in another warehouse only is found here as it is there', async () => {
    const product_id = await newProduct();
    await receive(product_id, { ...batch, warehouse_id: f.secondRawWarehouse });
    const answer = await count([{ product_id, batch_number: 'RULO-1', counted_quantity: 2 }], {
      'x-request-id': 'batch-elsewhere',
    });
    expect(answer.body.lines).toMatchObject([{ system_quantity: '0.000', value_difference: '4.6666' }]);
    const item = await t.as.viewer.get(`/inventory/items/${await foundBy('batch-elsewhere')}`);
    expect(item.body).toMatchObject({ ...batch, warehouse_id: f.rawWarehouse });
    expect(await scopeOf(t.db, product_id, f.secondRawWarehouse)).toMatchObject([
      '10.000',
      '0.000',
      '23.3330',
      1,
    ]);
  });

  test('that nobody knows enters today, approved, at the cost of the newest layer', async () => {
    const product_id = await newProduct();
    await receive(product_id, batch);
    const answer = await count([{ product_id, batch_number: 'YENI-9', counted_quantity: 2 }], {
      'x-request-id': 'batch-unknown',
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.lines).toMatchObject([{ batch_number: 'YENI-9', value_difference: '4.6666' }]);
    const item = await t.as.viewer.get(`/inventory/items/${await foundBy('batch-unknown')}`);
    expect(item.body).toMatchObject({
      batch_number: 'YENI-9',
      entry_date: NOW,
      quality_status: 'APPROVED',
      expiry_date: null,
    });
    const other = await newProduct();
    await expectSame(
      [422, 'VALIDATION_ERROR'],
      [
        // the same batch number of another product says nothing
        { product_id: other, batch_number: 'YENI-9', counted_quantity: 2 },
      ],
    );
  });

  test('several of a product, each on its line', async () => {
    const product_id = await newProduct();
    await receive(product_id, { batch_number: 'AAA', quality_status: 'APPROVED' });
    await receive(product_id, { batch_number: 'BBB', unit_cost: 2 });
    const answer = await count([
      { product_id, batch_number: 'BBB', counted_quantity: 9 },
      { product_id, batch_number: 'AAA', counted_quantity: 11 },
    ]);
    expect(answer.body.lines).toMatchObject([
      { line_number: 1, batch_number: 'BBB', difference: '-1.000', value_difference: '-2.0000' },
      { line_number: 2, batch_number: 'AAA', difference: '1.000', value_difference: '1.0000' },
    ]);
    expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toEqual(['20.000', '0.000', '29.0000', 4]);
  });
});
