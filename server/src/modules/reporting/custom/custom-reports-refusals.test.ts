import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory } from '../../../../../tests/harness/factory.ts';
import { systemActor } from '../../../platform/actor.ts';
import { runCustomReport } from './custom-reports.service.ts';
import { rowsRead } from './plan-rows.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  await f.stock(await f.product('STEEL'), '10', '2.5');
});
afterAll(() => t.close());

const COUNT = { aggregate: 'count' };
const STOCK = { data_set: 'stock', metrics: [COUNT] };
const run = (body: unknown) => t.as.admin.post('/reports/custom', body);

const INJECTIONS = [
  `'; drop table custom_reports; --`,
  `product_code"; select 1; --`,
  'p.product_code',
  'product_code.month',
  '(select password_hash from users)',
  'product_code) or 1=1 --',
  '__proto__',
  'constructor',
  'toString',
  'entry_date.month; --',
  'entry_date.constructor',
  '$1',
];

describe('text of the caller never becomes SQL', () => {
  test.each(INJECTIONS)('%s', async (text) => {
    const everywhere = [
      { ...STOCK, data_set: text },
      { ...STOCK, filters: [{ field: text, operator: 'eq', value: 'x' }] },
      { ...STOCK, filters: [{ field: 'product_code', operator: text, value: 'x' }] },
      { ...STOCK, grouping: [text] },
      { ...STOCK, metrics: [{ field: text, aggregate: 'count' }] },
      { ...STOCK, metrics: [{ field: 'value', aggregate: text }] },
      { ...STOCK, grouping: ['product_code'], sort: [{ field: text }] },
      { ...STOCK, grouping: ['product_code'], sort: [{ metric: text }] },
      { ...STOCK, grouping: ['product_code'], sort: [{ field: 'product_code', direction: text }] },
      { ...STOCK, limit: text },
      { ...STOCK, filters: [{ field: 'quantity_in_stock', operator: 'eq', value: text }] },
      { ...STOCK, filters: [{ field: 'entry_date', operator: 'eq', value: text }] },
      { ...STOCK, filters: [{ field: 'product_id', operator: 'in', value: [text] }] },
      { ...STOCK, filters: [{ field: 'quality_status', operator: 'eq', value: text }] },
      { ...STOCK, [text === '__proto__' ? 'proto' : text]: 1 },
    ];
    for (const body of everywhere) {
      const answer = await run(body);
      expect([answer.status, answer.body.error_code], JSON.stringify(body)).toEqual([
        422,
        'VALIDATION_ERROR',
      ]);
    }
    // as the value of a text it is only a text
    for (const operator of ['eq', 'contains', 'starts_with', 'in']) {
      const value = operator === 'in' ? [text, '{"a",\\"b}'] : text;
      const answer = await run({ ...STOCK, filters: [{ field: 'product_name', operator, value }] });
      expect([answer.status, answer.body.totals], answer.text).toEqual([200, { count: 0 }]);
    }
  });
});

test.each<[what: string, change: object, field: string]>([
  ['no metrics', { metrics: [] }, 'metrics'],
  ['unknown data set', { data_set: 'users' }, 'data_set'],
  ['unknown body field', { having: 1 }, 'having'],
  ['unknown field', { grouping: ['password_hash'] }, 'grouping.0'],
  ['field of another data set', { grouping: ['movement_type'] }, 'grouping.0'],
  ['grouping by a quantity', { grouping: ['quantity_in_stock'] }, 'grouping.0'],
  ['grouping by a moment itself', { grouping: ['entry_date'] }, 'grouping.0'],
  ['grouping twice', { grouping: ['product_code', 'product_code'] }, 'grouping.1'],
  [
    'four levels',
    { grouping: ['product_code', 'product_type', 'unit_of_measure', 'warehouse_code'] },
    'grouping',
  ],
  ['sum of a text', { metrics: [{ field: 'product_code', aggregate: 'sum' }] }, 'metrics.0.aggregate'],
  ['sum of nothing', { metrics: [{ aggregate: 'sum' }] }, 'metrics.0.field'],
  ['the same metric twice', { metrics: [COUNT, COUNT] }, 'metrics.1'],
  ['sort by what is not grouped', { sort: [{ field: 'product_code' }] }, 'sort.0.field'],
  ['sort by what is not measured', { sort: [{ metric: 'value.sum' }] }, 'sort.0.metric'],
  ['sort by nothing', { sort: [{ direction: 'asc' }] }, 'sort.0'],
  [
    'sort by both',
    { grouping: ['product_code'], sort: [{ field: 'product_code', metric: 'count' }] },
    'sort.0',
  ],
  ['limit 0', { limit: 0 }, 'limit'],
  ['limit above the highest', { limit: 10_001 }, 'limit'],
  ['limit as text', { limit: '5' }, 'limit'],
  [
    'too many filters',
    { filters: Array(21).fill({ field: 'product_id', operator: 'eq', value: 1 }) },
    'filters',
  ],
])('%s', async (_, change, field) => {
  const answer = await run({ ...STOCK, ...change });
  expect([answer.status, answer.body.error_code], answer.text).toEqual([422, 'VALIDATION_ERROR']);
  expect(answer.body.details.map((detail: { field: string }) => detail.field)).toContain(field);
});

const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test.each<[field: string, operator: string, value: unknown]>([
  ['product_code', 'lt', 'A'],
  ['product_code', 'is_null', undefined],
  ['expiry_date', 'is_null', '2026-01-01'],
  ['expiry_date', 'contains', '2026'],
  ['product_code', 'eq', 5],
  ['product_code', 'eq', true],
  ['product_code', 'eq', ''],
  ['product_code', 'contains', '   '],
  ['product_code', 'eq', 'a'.repeat(201)],
  ['product_code', 'eq', 'a\u0000b'],
  ['product_code', 'eq', '\ud800'],
  ['product_code', 'eq', ['A']],
  ['product_code', 'in', 'A'],
  ['product_code', 'in', []],
  ['product_id', 'in', ids(501)],
  ['product_id', 'eq', 1.5],
  ['product_id', 'eq', '1e3'],
  ['product_id', 'eq', 1e21],
  ['quantity_in_stock', 'eq', '1.2345'],
  ['quantity_in_stock', 'eq', 'NaN'],
  ['quantity_in_stock', 'eq', '1,5'],
  ['quantity_in_stock', 'eq', true],
  ['quantity_in_stock', 'between', [1]],
  ['quantity_in_stock', 'between', [1, 2, 3]],
  ['quantity_in_stock', 'between', 1],
  ['unit_cost', 'eq', '1.00001'],
  ['quality_status', 'eq', 'approved'],
  ['quality_status', 'in', ['APPROVED', 'GOOD']],
  ['entry_date', 'eq', '2026-02-30'],
  ['entry_date', 'eq', '0000-01-01'],
  ['entry_date', 'eq', '2026-02-01T00:00:00Z'],
  ['entry_date', 'eq', 20260201],
  ['product_code', 'eq', undefined],
])('value: %s %s %j', async (field, operator, value) => {
  const answer = await run({ ...STOCK, filters: [{ field, operator, value }] });
  expect([answer.status, answer.body.error_code], answer.text).toEqual([422, 'VALIDATION_ERROR']);
  expect(answer.body.details[0].field).toMatch(/^filters\.0\.(operator|value)/);
});

test('the largest that is allowed is answered', async () => {
  const filters = Array(20).fill({ field: 'product_id', operator: 'in', value: ids(500) });
  const answer = await run({ ...STOCK, filters, limit: 10_000 });
  expect(answer.status, answer.text).toBe(200);
  const widest = await run({
    ...STOCK,
    filters: [
      { field: 'entry_date', operator: 'between', value: ['0001-01-01', '9999-12-31'] },
      { field: 'value', operator: 'lt', value: '9'.repeat(18) },
      { field: 'product_id', operator: 'ne', value: '9'.repeat(15) },
    ],
  });
  expect(widest.body.totals, widest.text).toEqual({ count: 1 });
});

test('all that does not fit is named at once', async () => {
  const answer = await run({
    data_set: 'stock',
    filters: [{ field: 'nothing', operator: 'eq', value: 1 }],
    grouping: ['nowhere'],
    metrics: [{ field: 'product_code', aggregate: 'sum' }],
  });
  expect(answer.body.details.map((detail: { field: string }) => detail.field)).toEqual([
    'filters.0.field',
    'grouping.0',
    'metrics.0.aggregate',
  ]);
});

test('who reads may see the schema, but not run; nobody nothing', async () => {
  expect((await t.as.viewer.post('/reports/custom', STOCK)).body.error_code).toBe('INSUFFICIENT_PERMISSIONS');
  expect((await t.as.nobody.post('/reports/custom', STOCK)).body.error_code).toBe('NOT_AUTHENTICATED');
  expect((await t.as.nobody.get('/reports/custom/schema')).status).toBe(401);
  for (const role of ['prod_mgr', 'inv_clerk', 'proc_off'] as const)
    expect((await t.as[role].post('/reports/custom', STOCK)).status).toBe(200);
});

describe('what costs too much', () => {
  const actor = systemActor('test');
  const LIMITS = { timeoutMs: 5_000, maxRowsRead: 2_000_000 };

  test('a report that would read too many rows is refused before it reads, with what to filter by', async () => {
    const asked = runCustomReport(
      t.db,
      actor,
      { data_set: 'movements', metrics: [{ aggregate: 'count' }] },
      {
        ...LIMITS,
        maxRowsRead: 0,
      },
    );
    await expect(asked).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/would read about \d+ rows.*filter on one of: movement_id/),
      details: [{ limit: 0, filter_by: expect.arrayContaining(['movement_date', 'product_id']) }],
    });
  });

  test('one that takes too long is ended, and the connection is as before', async () => {
    const holder = await t.db.pool.connect();
    try {
      await holder.query('begin; lock table demands in access exclusive mode');
      const asked = runCustomReport(
        t.db,
        actor,
        { data_set: 'demands', metrics: [{ aggregate: 'count' }] },
        {
          ...LIMITS,
          timeoutMs: 100,
        },
      );
      await expect(asked).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('takes longer than 0.1 seconds. Narrow it'),
      });
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    const settings = await Promise.all(
      ids(8).map(() =>
        t.db.sql(`select current_setting('statement_timeout') as t, current_setting('transaction_read_only') as r,
        current_setting('plan_cache_mode') as p`),
      ),
    );
    for (const [row] of settings) expect(row).toEqual({ t: '10s', r: 'off', p: 'force_generic_plan' });
  });

  test('every report sends the same number of statements', async () => {
    const counts: number[] = [];
    for (const grouping of [[], ['product_code'], ['product_type', 'product_code', 'entry_date.month']]) {
      const asked = vi.spyOn(pg.Client.prototype, 'query');
      await runCustomReport(t.db, actor, {
        data_set: 'stock',
        grouping,
        filters: [{ field: 'product_id', operator: 'in', value: ids(500) }],
        metrics: [{ aggregate: 'count' }],
      });
      counts.push(asked.mock.calls.length);
      asked.mockRestore();
    }
    // begin, settings, table sizes, plan, report, commit
    expect(counts).toEqual([6, 6, 6]);
  });

  test('how many rows a plan reads', () => {
    const scan = (type: string, rows: number, more: object = {}) => ({
      'Node Type': type,
      'Plan Rows': rows,
      'Relation Name': 'm',
      ...more,
    });
    const sizes = new Map([['m', 1_000]]);
    const read = (plan: Parameters<typeof rowsRead>[0]) => rowsRead(plan, sizes);
    expect(read(scan('Seq Scan', 3))).toBe(1_000);
    expect(read(scan('Seq Scan', 3_000))).toBe(3_000);
    expect(read(scan('Index Scan', 3, { 'Index Cond': 'x' }))).toBe(3);
    expect(read(scan('Index Only Scan', 3))).toBe(1_000);
    const bitmap = { 'Node Type': 'Bitmap Index Scan', 'Plan Rows': 20 };
    expect(read(scan('Bitmap Heap Scan', 3, { Plans: [bitmap] }))).toBe(20);
    const inner = scan('Index Scan', 2, { 'Index Cond': 'x' });
    const loop = (part: object) => ({
      'Node Type': 'Nested Loop',
      'Plan Rows': 100,
      Plans: [scan('Index Scan', 50, { 'Index Cond': 'x' }), part as typeof inner],
    });
    expect(read(loop(inner))).toBe(150);
    expect(read(loop({ 'Node Type': 'Memoize', 'Plan Rows': 2, Plans: [inner] }))).toBe(52);
    expect(read({ 'Node Type': 'Hash Join', 'Plan Rows': 1, Plans: [inner, scan('Seq Scan', 1)] })).toBe(
      1_002,
    );
  });
});
