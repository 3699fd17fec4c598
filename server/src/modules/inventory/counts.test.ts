import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  closeWarehouse,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  newRawWarehouse,
  orderThatReserves,
  scopeOf,
} from '../../../../tests/harness/stock.ts';
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
/** the layer that a count made of what it found */
const foundBy = async (requestId: string) => {
  const [row] = await t.db.sql<{ id: number }>(
    'select inventory_item_id as id from stock_movements where request_id = $1 and quantity > 0',
    [requestId],
  );
  return row?.id ?? 0;
};

describe('a loss', () => {
  test('leaves oldest first, of any quality, at the cost of each layer', async () => {
    const product_id = await newProduct();
    const newest = await f.stock(product_id, '10', '2.3333', { entryDate: '2026-02-03' });
    const pending = await f.stock(product_id, '0.5', '0.3335', {
      entryDate: '2026-02-02',
      quality: 'PENDING',
    });
    const oldest = await f.stock(product_id, '3', '10.0001', { entryDate: '2026-02-01' });
    const other = await f.stock(product_id, '7', '1', { warehouseId: f.secondRawWarehouse });
    const headers = { 'x-request-id': 'count-loss' };
    const answer = await post(
      {
        warehouse_id: f.rawWarehouse,
        lines: [{ product_id, counted_quantity: '6.667' }],
        notes: 'Yıl sonu',
      },
      headers,
    );
    expect(answer.status, answer.text).toBe(201);
    // 3 × 10.0001 + 0.1668 (0.5 × 0.3335 = 0.16675) + 3.333 × 2.3333 (7.7769) = 37.9440
    expect(answer.body).toEqual({
      stock_count_id: expect.any(Number),
      count_number: expect.stringMatching(/^CN-2026-\d{6}$/),
      warehouse_id: f.rawWarehouse,
      counted_at: NOW,
      notes: 'Yıl sonu',
      lines: [
        {
          line_number: 1,
          product_id,
          batch_number: null,
          system_quantity: '13.500',
          counted_quantity: '6.667',
          difference: '-6.833',
          value_difference: '-37.9440',
        },
      ],
    });
    // 30.0003 + 0.1668 + 23.3330 = 53.5001 before
    expect(await movementsOf(t.db, 'count-loss')).toEqual([
      ['ADJUSTMENT', oldest, '-3.000', '-30.0003', '10.500', '23.4998'],
      ['ADJUSTMENT', pending, '-0.500', '-0.1668', '10.000', '23.3330'],
      ['ADJUSTMENT', newest, '-3.333', '-7.7769', '6.667', '15.5561'],
    ]);
    expect(await eventsOf(t.db, 'count-loss')).toEqual([
      ['ADJUST', oldest, '-3.000', '0.000', true, 'APPROVED', false],
      ['ADJUST', pending, '-0.500', '0.000', false, 'PENDING', false],
      ['ADJUST', newest, '-3.333', '6.667', true, 'APPROVED', false],
    ]);
    expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toEqual(['6.667', '0.000', '15.5561', 6]);
    expect((await layerOf(t.db, other)).quantity_in_stock).toBe('7.000');
    const references = await t.db.sql(
      `select distinct reference_type, reference_id, reference_number, notes from stock_movements
       where request_id = 'count-loss'`,
    );
    expect(references).toEqual([
      {
        reference_type: 'ADJUSTMENT',
        reference_id: answer.body.stock_count_id,
        reference_number: answer.body.count_number,
        notes: 'Yıl sonu',
      },
    ]);
    expect(await auditsOf(t.db, 'count-loss')).toEqual([
      {
        action: 'stock.count',
        username: 'inv_clerk',
        entity_type: 'stock_count',
        entity_id: String(answer.body.stock_count_id),
        before: null,
        after: answer.body,
      },
    ]);
  });

  test('the loss that empties a layer takes all the value that is left', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '10', '0.3335');
    const values: string[] = [];
    for (const counted_quantity of ['9.5', '9', '0']) {
      const answer = await count([{ product_id, counted_quantity }]);
      values.push(answer.body.lines[0].value_difference);
    }
    expect(values).toEqual(['-0.1668', '-0.1668', '-3.0014']);
    expect(await layerOf(t.db, id)).toMatchObject({ quantity_in_stock: '0.000', remaining_value: '0.0000' });
  });

  test('passes over what is reserved, and is IN_USE when that is not enough', async () => {
    const product_id = await newProduct();
    const old = await f.stock(product_id, '5', '1', { entryDate: '2026-02-01' });
    const order = await orderThatReserves(t, f, product_id, '4');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 1, reason: 'Numune' });
    const fresh = await f.stock(product_id, '3', '2', { entryDate: '2026-02-02' });
    const answer = await expectSame([409, 'IN_USE'], [{ product_id, counted_quantity: '4.999' }]);
    expect(answer.body.message).toMatch(/^0\.001 of the STEEL-\d+ that is missing is reserved for MO-/);
    expect(answer.body.message).toContain(`${order}, "Numune". Release it there first.`);
    expect(answer.body.details).toMatchObject([
      { order_number: order, quantity: '4.000' },
      { reason: 'Numune', quantity: '1.000' },
    ]);
    const posted = await count([{ product_id, counted_quantity: 5 }]);
    expect(posted.body.lines).toMatchObject([{ difference: '-3.000', value_difference: '-6.0000' }]);
    expect((await layerOf(t.db, old)).quantity_in_stock).toBe('5.000');
    expect((await layerOf(t.db, fresh)).quantity_in_stock).toBe('0.000');
  });

  test('one line that reservations block holds back all lines', async () => {
    const [held, free] = [await newProduct(), await newProduct()];
    await f.stock(held, '5', '1');
    await f.stock(free, '5', '1');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id: held, quantity: 5, reason: 'Fuar' });
    const answer = await expectSame(
      [409, 'IN_USE'],
      [
        { product_id: free, counted_quantity: 1 },
        { product_id: held, counted_quantity: 1 },
      ],
    );
    expect(answer.body.message).toContain('reserved for "Fuar"');
  });

  test('is counted in a closed warehouse and of an inactive product, too', async () => {
    const product_id = await newProduct();
    const warehouse_id = await newRawWarehouse(t.db, 'RM07');
    await f.stock(product_id, '5', '1', { warehouseId: warehouse_id });
    await closeWarehouse(t.db, warehouse_id);
    const lines = (counted_quantity: number) => [{ product_id, counted_quantity }];
    expect((await post({ warehouse_id, lines: lines(4) })).status).toBe(201);
    const more = await expectRefused(t.db, [409, 'CONFLICT'], () => post({ warehouse_id, lines: lines(5) }));
    expect(more.body.message).toContain('Warehouse RM07 is inactive.');
    await t.db.sql('update products set is_active = false where product_id = $1', [product_id]);
    expect((await post({ warehouse_id, lines: lines(3) })).status).toBe(201);
    const inactive = await expectRefused(t.db, [409, 'CONFLICT'], () =>
      post({ warehouse_id, lines: lines(5) }),
    );
    expect(inactive.body.message).toMatch(/^Product STEEL-\d+ is inactive\./);
  });
});

describe('a gain', () => {
  test('enters as an approved layer of today at the newest cost, with a batch number of its own', async () => {
    const product_id = await newProduct('9');
    await f.stock(product_id, '5', '3', { entryDate: '2026-02-02' });
    await f.stock(product_id, '5', '7', { entryDate: '2026-02-01' });
    await f.stock(product_id, '5', '8', { entryDate: '2026-02-09', warehouseId: f.secondRawWarehouse });
    const answer = await count([{ product_id, counted_quantity: '12.345' }], {
      'x-request-id': 'count-gain',
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.lines).toEqual([
      {
        line_number: 1,
        product_id,
        batch_number: null,
        system_quantity: '10.000',
        counted_quantity: '12.345',
        difference: '2.345',
        value_difference: '7.0350',
      },
    ]);
    const id = await foundBy('count-gain');
    expect(await movementsOf(t.db, 'count-gain')).toEqual([
      ['ADJUSTMENT', id, '2.345', '7.0350', '12.345', '57.0350'],
    ]);
    expect(await eventsOf(t.db, 'count-gain')).toEqual([
      ['ADJUST', id, '2.345', '2.345', true, 'APPROVED', false],
    ]);
    const item = await t.as.viewer.get(`/inventory/items/${id}`);
    expect(item.body).toMatchObject({
      batch_number: expect.stringMatching(/^STEEL-\d+-260302-00\d$/),
      entry_date: NOW,
      unit_cost: '3.0000',
      total_value: '7.0350',
      quality_status: 'APPROVED',
      expiry_date: null,
      source_item_id: null,
      supplier_id: null,
      purchase_order_id: null,
      production_order_id: null,
    });
    expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toEqual(['12.345', '0.000', '57.0350', 3]);
  });

  test('at a given cost, also zero', async () => {
    const product_id = await newProduct('9');
    await f.stock(product_id, '5', '3');
    const given = await count([{ product_id, counted_quantity: '5.5', unit_cost: '0.3335' }]);
    expect(given.body.lines).toMatchObject([{ difference: '0.500', value_difference: '0.1668' }]);
    const free = await count([{ product_id, counted_quantity: 6, unit_cost: 0 }]);
    expect(free.body.lines).toMatchObject([{ difference: '0.500', value_difference: '0.0000' }]);
  });

  test('at the cost of a layer that is empty now, or of another warehouse', async () => {
    const product_id = await newProduct('9');
    await f.stock(product_id, '5', '3');
    await count([{ product_id, counted_quantity: 0 }]);
    const again = await count([{ product_id, counted_quantity: 1 }]);
    expect(again.body.lines).toMatchObject([{ system_quantity: '0.000', value_difference: '3.0000' }]);
    const elsewhere = await newProduct('9');
    await f.stock(elsewhere, '5', '4', { warehouseId: f.secondRawWarehouse });
    const there = await count([{ product_id: elsewhere, counted_quantity: 1 }]);
    expect(there.body.lines).toMatchObject([{ system_quantity: '0.000', value_difference: '4.0000' }]);
  });

  test('without any layer at a known price; when nothing is known the line is named', async () => {
    const known = await newProduct('2.5');
    const answer = await count([{ product_id: known, counted_quantity: 2 }]);
    expect(answer.body.lines).toMatchObject([{ value_difference: '5.0000' }]);
    const unknown = await newProduct();
    const lines = [
      { product_id: known, counted_quantity: 3 },
      { product_id: unknown, counted_quantity: 1 },
    ];
    const nothing = await expectSame([422, 'VALIDATION_ERROR'], lines);
    expect(nothing.body.details).toMatchObject([{ field: 'lines.1.unit_cost' }]);
    expect(nothing.body.message).toMatch(/nothing says what STEEL-\d+ costs/);
    const given = await count([{ product_id: unknown, counted_quantity: 1, unit_cost: '1.25' }]);
    expect(given.body.lines).toMatchObject([{ value_difference: '1.2500' }]);
  });

  test('in a warehouse of the wrong type is refused', async () => {
    const product_id = await newProduct('1');
    const lines = [{ product_id, counted_quantity: 1 }];
    await expectRefused(t.db, [400, 'WAREHOUSE_TYPE_MISMATCH'], () =>
      post({ warehouse_id: f.finishedWarehouse, lines }),
    );
    const none = await post({
      warehouse_id: f.finishedWarehouse,
      lines: [{ product_id, counted_quantity: 0 }],
    });
    expect(none.status).toBe(201);
  });

  test('two products found at once get a batch number each', async () => {
    const [a, b] = [await newProduct('1'), await newProduct('1')];
    const lines = [a, b].map((product_id) => ({ product_id, counted_quantity: 1 }));
    expect((await count(lines)).status).toBe(201);
    await count(lines.map((line) => ({ ...line, counted_quantity: 2 })));
    const rows = await t.db.sql<{ batch_number: string }>(
      'select batch_number from inventory_items where product_id = any($1) order by product_id, inventory_item_id',
      [[a, b]],
    );
    expect(rows.map((row) => row.batch_number.slice(-10))).toEqual(
      ['001', '002', '001', '002'].map((number) => `260302-${number}`),
    );
  });
});

test('no difference is posted as such and moves nothing', async () => {
  const product_id = await newProduct();
  const never = await newProduct();
  await f.stock(product_id, '5', '1');
  const lines = [
    { product_id, counted_quantity: '5.000' },
    { product_id: never, counted_quantity: 0 },
  ];
  const answer = await count(lines, { 'x-request-id': 'count-same' });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body.lines).toMatchObject([
    { system_quantity: '5.000', difference: '0.000', value_difference: '0.0000' },
    { system_quantity: '0.000', difference: '0.000', value_difference: '0.0000' },
  ]);
  expect(await movementsOf(t.db, 'count-same')).toEqual([]);
  expect(await eventsOf(t.db, 'count-same')).toEqual([]);
  expect(await auditsOf(t.db, 'count-same')).toHaveLength(1);
});
