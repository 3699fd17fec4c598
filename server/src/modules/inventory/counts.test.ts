import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  orderThatReserves,
  refused,
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
async function closedWarehouse(code: string): Promise<number> {
  const [row] = await t.db.sql<{ id: number }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ($1, 'x', 'RAW_MATERIALS')
     returning warehouse_id as id`,
    [code],
  );
  return row?.id ?? 0;
}
const close = (warehouseId: number) =>
  t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [warehouseId]);

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
    const warehouse_id = await closedWarehouse('RM07');
    await f.stock(product_id, '5', '1', { warehouseId: warehouse_id });
    await close(warehouse_id);
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

describe('reading', () => {
  test('one count, and lists newest first, of a warehouse, in pages', async () => {
    const product_id = await newProduct('1');
    const warehouse_id = await closedWarehouse('RM06');
    const made: { stock_count_id: number }[] = [];
    for (const counted_quantity of [3, 2, 1]) {
      const answer = await post({ warehouse_id, lines: [{ product_id, counted_quantity }] });
      expect(answer.status, answer.text).toBe(201);
      made.push(answer.body);
    }
    for (const one of made) {
      const answer = await t.as.viewer.get(`/inventory/counts/${one.stock_count_id}`);
      expect([answer.status, answer.body]).toEqual([200, one]);
    }
    const list = (query: string) => t.as.viewer.get(`/inventory/counts?${query}`);
    const first = await list(`warehouse_id=${warehouse_id}&page_size=2`);
    expect(first.body).toEqual({
      items: [made[2], made[1]],
      total_count: 3,
      page: 1,
      page_size: 2,
      has_next: true,
      has_previous: false,
    });
    const second = await list(`warehouse_id=${warehouse_id}&page_size=2&page=2`);
    expect(second.body).toMatchObject({ items: [made[0]], has_next: false, has_previous: true });
    expect((await list(`warehouse_id=${f.semiWarehouse}`)).body).toMatchObject({ items: [], total_count: 0 });
    expect((await list('page_size=1')).body.items).toEqual([made[2]]);
  });

  test.each(['page=0', 'page=x', 'page_size=0', 'page_size=101', 'warehouse_id=0', 'product_id=1', 'sort=x'])(
    'a list with %s',
    async (query) => {
      expect(refused(await t.as.viewer.get(`/inventory/counts?${query}`))).toEqual([422, 'VALIDATION_ERROR']);
    },
  );

  test('a count that does not exist, and nobody', async () => {
    const none = await t.as.viewer.get('/inventory/counts/999999');
    expect(refused(none)).toEqual([404, 'NOT_FOUND']);
    expect(none.body.message).toContain('stock count 999999');
    expect(refused(await t.as.viewer.get('/inventory/counts/0'))).toEqual([422, 'VALIDATION_ERROR']);
    for (const path of ['/inventory/counts', '/inventory/counts/1']) {
      expect(refused(await t.as.nobody.get(path))).toEqual([401, 'NOT_AUTHENTICATED']);
    }
    for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      expect((await t.as[role].get('/inventory/counts')).status).toBe(200);
    }
  });
});

describe('what is refused', () => {
  const line = { product_id: 999_999, counted_quantity: 1 };
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { date: 1 }, 'date'],
    ['no warehouse', { warehouse_id: undefined }, 'warehouse_id'],
    ['warehouse 0', { warehouse_id: 0 }, 'warehouse_id'],
    ['no lines', { lines: undefined }, 'lines'],
    ['an empty list', { lines: [] }, 'lines'],
    ['1,001 lines', { lines: Array.from({ length: 1001 }, () => line) }, 'lines'],
    ['notes of 501 letters', { notes: 'x'.repeat(501) }, 'notes'],
    ['no product', { lines: [{ counted_quantity: 1 }] }, 'lines.0.product_id'],
    ['an unknown field of a line', { lines: [line, { ...line, quantity: 1 }] }, 'lines.1.quantity'],
    ['no quantity', { lines: [{ product_id: 1 }] }, 'lines.0.counted_quantity'],
    ['a negative quantity', { lines: [{ ...line, counted_quantity: -1 }] }, 'lines.0.counted_quantity'],
    ['four decimals', { lines: [{ ...line, counted_quantity: '1.0001' }] }, 'lines.0.counted_quantity'],
    ['a comma', { lines: [{ ...line, counted_quantity: '1,5' }] }, 'lines.0.counted_quantity'],
    ['a negative cost', { lines: [{ ...line, unit_cost: -1 }] }, 'lines.0.unit_cost'],
    ['a cost of five decimals', { lines: [{ ...line, unit_cost: '0.00001' }] }, 'lines.0.unit_cost'],
    ['a batch in small letters', { lines: [{ ...line, batch_number: 'abc' }] }, 'lines.0.batch_number'],
    ['a batch of two letters', { lines: [{ ...line, batch_number: 'AB' }] }, 'lines.0.batch_number'],
    ['the same product twice', { lines: [line, line] }, 'lines.1.product_id'],
    [
      'the same batch twice',
      { lines: ['AAA', 'BBB', 'AAA'].map((batch_number) => ({ ...line, batch_number })) },
      'lines.2.product_id',
    ],
    [
      'a product and then its batch',
      { lines: [line, { ...line, batch_number: 'AAA' }] },
      'lines.1.batch_number',
    ],
    [
      'a batch and then its product',
      { lines: [{ ...line, batch_number: 'AAA' }, line] },
      'lines.1.batch_number',
    ],
  ])('%s', async (_, more, field) => {
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      post({ warehouse_id: 999_999, lines: [line], ...more }),
    );
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('a warehouse or product that does not exist', async () => {
    const product_id = await newProduct('1');
    const lines = [
      { product_id, counted_quantity: 1 },
      { product_id: 999_999, counted_quantity: 1 },
    ];
    const product = await expectSame([404, 'NOT_FOUND'], lines);
    expect(product.body.message).toContain('product 999999');
    const warehouse = await expectRefused(t.db, [404, 'NOT_FOUND'], () =>
      post({ warehouse_id: 999_999, lines }),
    );
    expect(warehouse.body.message).toContain('warehouse 999999');
  });

  test('the state of one line comes before the reservations of another', async () => {
    const [held, inactive] = [await newProduct(), await newProduct('1')];
    await f.stock(held, '5', '1');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id: held, quantity: 5, reason: 'x' });
    await t.db.sql('update products set is_active = false where product_id = $1', [inactive]);
    await expectSame(
      [409, 'CONFLICT'],
      [
        { product_id: held, counted_quantity: 1 },
        { product_id: inactive, counted_quantity: 1 },
      ],
    );
  });

  test('broken JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(refused(await t.as.inv_clerk.post('/inventory/count', '[', headers))).toEqual([
      400,
      'INVALID_JSON',
    ]);
  });

  test('roles that may not, before anything else', async () => {
    const nobody = await t.as.nobody.post('/inventory/count', {});
    expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/inventory/count', {});
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    const body = {
      warehouse_id: f.rawWarehouse,
      lines: [{ product_id: await newProduct('1'), counted_quantity: 1 }],
    };
    expect((await t.as.admin.post('/inventory/count', body)).status).toBe(201);
  });
});

test('Idempotency-Key: a repeat gets the same bytes and counts nothing again', async () => {
  const product_id = await newProduct('1');
  const once = { 'idempotency-key': 'count-once' };
  const lines = [{ product_id, counted_quantity: 2 }];
  const first = await count(lines, once);
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 1, reason: 'x' });
  const second = await count(lines, once);
  expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
  expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toEqual(['1.000', '0.000', '1.0000', 2]);
  expect(refused(await count([{ product_id, counted_quantity: 3 }], once))).toEqual([
    422,
    'IDEMPOTENCY_KEY_REUSED',
  ]);
});

describe('at once', () => {
  test('counts against issues: each count is true at its moment', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '20', '0.3335');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        place % 2 === 0
          ? count([{ product_id, counted_quantity: 10 }])
          : t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 1, reason: 'x' }),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(8).fill(201));
    const counts = answers.filter((one) => one.body.count_number !== undefined);
    expect(new Set(counts.map((one) => one.body.count_number)).size).toBe(4);
    const differences = counts.map((one) => Number(one.body.lines[0].difference));
    const [scope] = await t.db.sql<{ on_hand: string }>(
      'select on_hand from stock_scopes where product_id = $1',
      [product_id],
    );
    const expected = 20 - 4 + differences.reduce((sum, one) => sum + one, 0);
    expect(Number(scope?.on_hand)).toBe(expected);
  });

  test('8 clients report the same count: one of them finds a difference', async () => {
    const product_id = await newProduct('1');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => count([{ product_id, counted_quantity: 3 }])),
    );
    const differences = answers.map((one) => one.body.lines[0].difference).sort();
    expect(differences).toEqual([...Array(7).fill('0.000'), '3.000']);
    expect(await scopeOf(t.db, product_id, f.rawWarehouse)).toEqual(['3.000', '0.000', '3.0000', 1]);
  });

  test('counts of the same products in opposite order never wait in a circle', async () => {
    const ids = [await newProduct('1'), await newProduct('1'), await newProduct('1')];
    const lines = ids.map((product_id) => ({ product_id, counted_quantity: 1 }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, place) => count(place % 2 === 0 ? lines : [...lines].reverse())),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(40).fill(201));
  });
});

test('1,000 lines take as many SQL statements as two', async () => {
  const ids = await t.db.sql<{ product_id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure, standard_cost)
     select 'BULK-' || n, 'x', 'RAW_MATERIAL', 'KG', 1.5 from generate_series(1, 1000) n returning product_id`,
  );
  const statementsOf = async (lines: Line[]) => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      const answer = await count(lines);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body.lines).toHaveLength(lines.length);
      return spy.mock.calls.length;
    } finally {
      spy.mockRestore();
    }
  };
  const lines = (counted: (place: number) => number) =>
    ids.map(({ product_id }, place) => ({ product_id, counted_quantity: counted(place) }));
  const all = await statementsOf(lines(() => 5));
  // half of them lose, half of them gain
  const mixed = await statementsOf(lines((place) => (place % 2 === 0 ? 4 : 6)));
  const two = await statementsOf(lines((place) => (place % 2 === 0 ? 3 : 7)).slice(0, 2));
  expect([all, mixed]).toEqual([two, two]);
  expect(two).toBeLessThanOrEqual(18);
  const [sum] = await t.db.sql(
    'select sum(on_hand)::text as on_hand, sum(stock_value)::text as value from stock_scopes where product_id = any($1)',
    [ids.map((one) => one.product_id)],
  );
  expect(sum).toEqual({ on_hand: '5000.000', value: '7500.0000' });
});
