import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../../tests/harness/factory.ts';
import { manualClock } from '../../../platform/clock.ts';
import type { CustomReport, CustomReportSchema } from './custom-reports.schemas.ts';
import { DATA_SET_NAMES, DATA_SETS } from './data-sets.ts';
import type { DataSet } from './field-types.ts';

const clock = manualClock(new Date('2026-11-21T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let sisli: number;
let panel: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  sisli = await f.product('PAINT');
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  await t.db.sql(`update products set product_name = 'IŞIKLI İĞNE 100%' where product_id = $1`, [sisli]);
  await f.stock(steel, '10', '2.5', { entryDate: '2026-02-01' });
  await f.stock(steel, '3', '3.3333', { entryDate: '2026-02-28', quality: 'PENDING' });
  await f.stock(steel, '4', '9', { warehouseId: f.secondRawWarehouse, entryDate: '2026-03-02' });
  await f.stock(sisli, '2', '1', { entryDate: '2026-04-01' });
  await f.stock(panel, '5', '20', { warehouseId: f.semiWarehouse, entryDate: '2025-12-31' });
  // midnight in Istanbul is 21:00 of the day before in UTC
  await f.stock(panel, '1', '30', { warehouseId: f.semiWarehouse, entryDate: '2026-03-01T21:00:00Z' });
  // an emptied layer is in no row
  await f.stock(sisli, '7', '1', { entryDate: '2026-01-01' });
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: sisli, quantity: '7', reason: 'x' });
});
afterAll(() => t.close());

const run = (body: unknown) => t.as.inv_clerk.post('/reports/custom', body);

async function answer(body: unknown): Promise<CustomReport> {
  const { status, body: report, text } = await run(body);
  expect(status, text).toBe(200);
  return report;
}

const COUNT = { aggregate: 'count' };
const SUM = { field: 'quantity_in_stock', aggregate: 'sum' };
const VALUE = { field: 'value', aggregate: 'sum' };

/** How many of the six layers a filter finds. */
async function found(field: string, operator: string, value?: unknown): Promise<unknown> {
  const filter = value === undefined ? { field, operator } : { field, operator, value };
  return (await answer({ data_set: 'stock', filters: [filter], metrics: [COUNT] })).totals.count;
}

test('the schema lists every data set with what its fields can do', async () => {
  const { status, body } = await t.as.viewer.get<CustomReportSchema>('/reports/custom/schema');
  expect(status).toBe(200);
  expect(body.data_sets.map(({ data_set }) => data_set)).toEqual(DATA_SET_NAMES);
  const stock = body.data_sets[0];
  expect(stock?.fields.find(({ field }) => field === 'quality_status')).toEqual({
    field: 'quality_status',
    title: { tr: 'Kalite durumu', en: 'Quality status' },
    type: 'code',
    nullable: false,
    values: ['PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE'],
    operators: ['eq', 'ne', 'in', 'not_in'],
    dimensions: ['quality_status'],
    aggregates: ['count', 'count_distinct'],
    indexed: false,
  });
  expect(stock?.fields.find(({ field }) => field === 'expiry_date')).toMatchObject({
    operators: ['eq', 'ne', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'between', 'is_null', 'is_not_null'],
    dimensions: [
      'expiry_date',
      'expiry_date.day',
      'expiry_date.week',
      'expiry_date.month',
      'expiry_date.quarter',
      'expiry_date.year',
    ],
    aggregates: ['min', 'max', 'count', 'count_distinct'],
  });
  expect(body.limits).toMatchObject({ max_filters: 20, max_list_values: 500, max_limit: 10_000 });
});

test('the words of each code are those that the database lets in', async () => {
  const rules = await t.db.sql<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c' and conrelid > 0`,
  );
  const lists = rules.map(({ definition }) =>
    [...definition.matchAll(/'([A-Z_]+)'::text/g)].map(([, word]) => word),
  );
  for (const name of DATA_SET_NAMES) {
    const { fields }: DataSet = DATA_SETS[name];
    for (const [key, { values }] of Object.entries(fields))
      if (values !== undefined) expect(lists, `${name}.${key}`).toContainEqual([...values]);
  }
});

test('three levels with subtotals and totals, computed by hand', async () => {
  const report = await answer({
    data_set: 'stock',
    grouping: ['product_type', 'product_code', 'warehouse_code'],
    metrics: [SUM, VALUE, { field: 'unit_cost', aggregate: 'avg' }, COUNT],
  });
  const lines = report.rows.map(({ level, ...row }) => [level, ...Object.values(row)]);
  expect(lines).toEqual([
    [3, 'RAW_MATERIAL', 'PAINT', 'RM01', '2.000', '2.0000', '1.0000', 1],
    [2, 'RAW_MATERIAL', 'PAINT', null, '2.000', '2.0000', '1.0000', 1],
    // (2.5 + 3.3333) / 2 = 2.91665, half up
    [3, 'RAW_MATERIAL', 'STEEL', 'RM01', '13.000', '34.9999', '2.9167', 2],
    [3, 'RAW_MATERIAL', 'STEEL', 'RM02', '4.000', '36.0000', '9.0000', 1],
    [2, 'RAW_MATERIAL', 'STEEL', null, '17.000', '70.9999', '4.9444', 3],
    [1, 'RAW_MATERIAL', null, null, '19.000', '72.9999', '3.9583', 4],
    [3, 'SEMI_FINISHED', 'PANEL', 'SF01', '6.000', '130.0000', '25.0000', 2],
    [2, 'SEMI_FINISHED', 'PANEL', null, '6.000', '130.0000', '25.0000', 2],
    [1, 'SEMI_FINISHED', null, null, '6.000', '130.0000', '25.0000', 2],
  ]);
  expect(report.totals).toEqual({
    'quantity_in_stock.sum': '25.000',
    'value.sum': '202.9999',
    'unit_cost.avg': '10.9722',
    count: 6,
  });
  expect(report).toMatchObject({
    group_count: 4,
    truncated: false,
    generated_at: '2026-11-21T08:00:00.000Z',
  });
  expect(report.columns.map(({ key, role, kind }) => [key, role, kind])).toEqual([
    ['product_type', 'dimension', 'text'],
    ['product_code', 'dimension', 'text'],
    ['warehouse_code', 'dimension', 'text'],
    ['quantity_in_stock.sum', 'metric', 'quantity'],
    ['value.sum', 'metric', 'cost'],
    ['unit_cost.avg', 'metric', 'cost'],
    ['count', 'metric', 'integer'],
  ]);
});

test('sorted by a figure, each level by its own; the limit leaves subtotals of everything', async () => {
  const report = await answer({
    data_set: 'stock',
    grouping: ['product_type', 'product_code'],
    metrics: [VALUE],
    sort: [{ metric: 'value.sum', direction: 'desc' }],
    limit: 2,
  });
  expect(report.rows).toEqual([
    { level: 2, product_type: 'SEMI_FINISHED', product_code: 'PANEL', 'value.sum': '130.0000' },
    { level: 1, product_type: 'SEMI_FINISHED', product_code: null, 'value.sum': '130.0000' },
    { level: 2, product_type: 'RAW_MATERIAL', product_code: 'STEEL', 'value.sum': '70.9999' },
    { level: 1, product_type: 'RAW_MATERIAL', product_code: null, 'value.sum': '72.9999' },
  ]);
  expect(report).toMatchObject({ group_count: 3, truncated: true, totals: { 'value.sum': '202.9999' } });
  const byCode = await answer({
    data_set: 'stock',
    grouping: ['product_code'],
    metrics: [COUNT],
    sort: [{ field: 'product_code', direction: 'desc' }],
  });
  expect(byCode.rows.map((row) => row.product_code)).toEqual(['STEEL', 'PANEL', 'PAINT']);
});

test('without grouping, and without any row', async () => {
  const report = await answer({
    data_set: 'demands',
    metrics: [
      COUNT,
      { field: 'quantity', aggregate: 'sum' },
      { field: 'quantity', aggregate: 'avg' },
      { field: 'due_date', aggregate: 'max' },
    ],
  });
  expect(report.rows).toEqual([]);
  expect(report.totals).toEqual({
    count: 0,
    'quantity.sum': '0.000',
    'quantity.avg': null,
    'due_date.max': null,
  });
  const grouped = await answer({ data_set: 'demands', grouping: ['product_code'], metrics: [COUNT] });
  expect(grouped).toMatchObject({ rows: [], totals: { count: 0 }, group_count: 0, truncated: false });
});

test('dates by day, week, month, quarter and year of the factory', async () => {
  const groups = async (part: string) =>
    (await answer({ data_set: 'stock', grouping: [`entry_date.${part}`], metrics: [COUNT] })).rows.map(
      (row) => [row[`entry_date.${part}`], row.count],
    );
  expect(await groups('day')).toEqual([
    ['2025-12-31', 1],
    ['2026-02-01', 1],
    ['2026-02-28', 1],
    ['2026-03-02', 2],
    ['2026-04-01', 1],
  ]);
  expect(await groups('week')).toEqual([
    ['2026-W01', 1],
    ['2026-W05', 1],
    ['2026-W09', 1],
    ['2026-W10', 2],
    ['2026-W14', 1],
  ]);
  expect(await groups('month')).toEqual([
    ['2025-12', 1],
    ['2026-02', 2],
    ['2026-03', 2],
    ['2026-04', 1],
  ]);
  expect(await groups('quarter')).toEqual([
    ['2025-Q4', 1],
    ['2026-Q1', 4],
    ['2026-Q2', 1],
  ]);
  expect(await groups('year')).toEqual([
    ['2025', 1],
    ['2026', 5],
  ]);
});

describe('filters', () => {
  test.each<[field: string, operator: string, value: unknown, count: number]>([
    ['product_code', 'eq', 'STEEL', 3],
    ['product_code', 'ne', 'STEEL', 3],
    ['product_code', 'in', ['STEEL', 'PAINT'], 4],
    ['product_code', 'not_in', ['STEEL', 'PAINT'], 2],
    ['product_code', 'contains', 'ee', 3],
    ['product_code', 'starts_with', 'pa', 3],
    ['product_code', 'starts_with', 'anel', 0],
    ['product_name', 'contains', 'ışıklı', 1],
    ['product_name', 'contains', 'isikli igne', 1],
    ['product_name', 'contains', 'IŞIKLI İĞNE', 1],
    ['product_name', 'starts_with', 'İşıkli', 1],
    ['product_name', 'contains', '0%', 1],
    ['product_name', 'contains', '%', 1],
    ['product_name', 'contains', '_', 0],
    ['product_name', 'eq', 'ışıklı iğne 100%', 0],
    ['product_type', 'eq', 'SEMI_FINISHED', 2],
    ['quality_status', 'in', ['PENDING', 'REJECTED'], 1],
    ['quality_status', 'not_in', ['PENDING', 'REJECTED'], 5],
    ['quantity_in_stock', 'eq', '3.000', 1],
    ['quantity_in_stock', 'eq', 3, 1],
    ['quantity_in_stock', 'ne', 3, 5],
    ['quantity_in_stock', 'lt', 3, 2],
    ['quantity_in_stock', 'lte', 3, 3],
    ['quantity_in_stock', 'gt', 3, 3],
    ['quantity_in_stock', 'gte', 3, 4],
    ['quantity_in_stock', 'between', [3, '5'], 3],
    ['quantity_in_stock', 'between', [5, 3], 0],
    ['quantity_in_stock', 'in', [1, 2, 99], 2],
    ['quantity_in_stock', 'gt', -1, 6],
    ['unit_cost', 'eq', '3.3333', 1],
    ['entry_date', 'eq', '2026-03-02', 2],
    ['entry_date', 'ne', '2026-03-02', 4],
    ['entry_date', 'lt', '2026-03-02', 3],
    ['entry_date', 'lte', '2026-03-02', 5],
    ['entry_date', 'gt', '2026-03-02', 1],
    ['entry_date', 'gte', '2026-03-02', 3],
    ['entry_date', 'between', ['2026-02-01', '2026-03-01'], 2],
    ['entry_date', 'in', ['2026-03-02', '2025-12-31'], 3],
    ['entry_date', 'not_in', ['2026-03-02', '2025-12-31'], 3],
    ['expiry_date', 'is_null', undefined, 6],
    ['expiry_date', 'is_not_null', undefined, 0],
    // rows without a value are not that value
    ['expiry_date', 'ne', '2026-01-01', 6],
    ['expiry_date', 'not_in', ['2026-01-01'], 6],
    ['supplier_code', 'eq', 'X', 0],
    ['supplier_code', 'ne', 'X', 6],
  ])('%s %s %j finds %i', async (field, operator, value, count) => {
    expect(await found(field, operator, value)).toBe(count);
  });

  test('of ids, booleans and integers', async () => {
    expect(await found('product_id', 'eq', steel)).toBe(3);
    expect(await found('product_id', 'in', [String(steel), panel])).toBe(5);
    await t.db.sql(
      `insert into demands (product_id, quantity, due_date, demand_type, is_active)
       values ($1, 5, '2026-12-01', 'MANUAL', true), ($1, 7, '2026-12-02', 'MANUAL', false)`,
      [steel],
    );
    const active = (value: boolean, operator = 'eq') =>
      answer({
        data_set: 'demands',
        filters: [{ field: 'is_active', operator, value }],
        grouping: ['is_active'],
        metrics: [{ field: 'quantity', aggregate: 'sum' }],
      });
    expect((await active(true)).rows).toEqual([{ level: 1, is_active: true, 'quantity.sum': '5.000' }]);
    expect((await active(true, 'ne')).rows).toEqual([
      { level: 1, is_active: false, 'quantity.sum': '7.000' },
    ]);
    const bom = await f.bom(panel, [{ productId: steel, quantity: '1' }]);
    for (const priority of [2, 7])
      await t.as.prod_mgr.post('/production/orders', {
        product_id: panel,
        bom_id: bom,
        warehouse_id: f.semiWarehouse,
        planned_quantity: '0.500',
        priority,
      });
    const orders = await answer({
      data_set: 'production_orders',
      filters: [{ field: 'priority', operator: 'between', value: [2, '9'] }],
      grouping: ['status', 'priority'],
      metrics: [
        COUNT,
        ...['sum', 'avg', 'min', 'max'].map((aggregate) => ({ field: 'priority', aggregate })),
      ],
    });
    expect(orders.totals).toEqual({
      count: 2,
      'priority.sum': 9,
      'priority.avg': '4.5000',
      'priority.min': 2,
      'priority.max': 7,
    });
    expect(orders.rows.map((row) => row.priority)).toEqual([2, 7, null]);
  });
});

test('every field of every data set can be filtered, grouped and measured in every way that the schema names', async () => {
  const { body } = await t.as.viewer.get<CustomReportSchema>('/reports/custom/schema');
  const VALUES: Record<string, unknown> = {
    id: 1,
    integer: 1,
    quantity: '1.5',
    cost: '1.5',
    boolean: true,
    text: 'a',
    date: '2026-01-01',
    moment: '2026-01-01',
  };
  for (const { data_set, fields } of body.data_sets) {
    for (const { field, type, values, operators, dimensions, aggregates } of fields) {
      const value = values[0] ?? VALUES[type];
      const filters = operators.map((operator) => ({
        field,
        operator,
        ...(operator.endsWith('_null')
          ? {}
          : { value: operator === 'between' ? [value, value] : /in$/.test(operator) ? [value] : value }),
      }));
      const [first, ...more] = aggregates.map((aggregate) => ({ field, aggregate }));
      await answer({ data_set, filters, metrics: [first, ...more] });
      for (const dimension of dimensions)
        await answer({ data_set, grouping: [dimension], metrics: [first], sort: [{ field: dimension }] });
    }
  }
}, 120_000);
