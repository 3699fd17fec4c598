import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { expectRefused, newRawWarehouse, refused, scopeOf } from '../../../../tests/harness/stock.ts';
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

describe('reading', () => {
  test('one count, and lists newest first, of a warehouse, in pages', async () => {
    const product_id = await newProduct('1');
    const warehouse_id = await newRawWarehouse(t.db, 'RM06');
    const made: { stock_count_id: number; lines: unknown[] }[] = [];
    for (const counted_quantity of [3, 2, 1]) {
      const answer = await post({ warehouse_id, lines: [{ product_id, counted_quantity }] });
      expect(answer.status, answer.text).toBe(201);
      made.push(answer.body);
    }
    for (const one of made) {
      const answer = await t.as.viewer.get(`/inventory/counts/${one.stock_count_id}`);
      expect([answer.status, answer.body]).toEqual([200, one]);
    }
    const summaries = made.map(({ lines: _, ...header }, place) => ({
      ...header,
      line_count: 1,
      lines_with_difference: 1,
      value_difference: ['3.0000', '-1.0000', '-1.0000'][place],
    }));
    const list = (query: string) => t.as.viewer.get(`/inventory/counts?${query}`);
    const first = await list(`warehouse_id=${warehouse_id}&page_size=2`);
    expect(first.body).toEqual({
      items: [summaries[2], summaries[1]],
      total_count: 3,
      page: 1,
      page_size: 2,
      has_next: true,
      has_previous: false,
    });
    const second = await list(`warehouse_id=${warehouse_id}&page_size=2&page=2`);
    expect(second.body).toMatchObject({ items: [summaries[0]], has_next: false, has_previous: true });
    expect((await list(`warehouse_id=${f.semiWarehouse}`)).body).toMatchObject({ items: [], total_count: 0 });
    expect((await list('page_size=1')).body.items).toEqual([summaries[2]]);
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
