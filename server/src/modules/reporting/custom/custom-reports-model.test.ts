import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory } from '../../../../../tests/harness/factory.ts';
import { manualClock } from '../../../platform/clock.ts';
import type { CustomReport, CustomReportDefinition } from './custom-reports.schemas.ts';
import { dimensionsOf, type Field, operatorsOf, TYPE_RULES } from './field-types.ts';
import { stock } from './stock-data-sets.ts';

/** Random reports on the stock against an evaluation of the same rows in plain TypeScript with whole numbers. */

const clock = manualClock(new Date('2026-11-21T08:00:00.000Z'), 'Europe/Istanbul');
const FIELDS: [string, Field][] = Object.entries(stock.fields);

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
let t: TestApp;
let rows: Row[];

beforeAll(async () => {
  t = await createTestApp({ clock });
  const f = await createFactory(t);
  const products = [];
  for (const [code, name] of [
    ['AAA', 'Çelik şerit'],
    ['BBB', 'IŞIK'],
    ['CCC', 'iğne'],
    ['DDD', 'İĞNE'],
  ] as const) {
    const product = await f.product(code, { unit: code === 'BBB' ? 'PCS' : 'KG' });
    await t.db.sql('update products set product_name = $1 where product_id = $2', [name, product]);
    products.push(product);
  }
  for (let n = 0; n < 40; n += 1) {
    const day = new Date(Date.UTC(2025, 10, 1 + n * 9)).toISOString().slice(0, 10);
    const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: products[n % 4],
      warehouse_id: n % 3 === 0 ? f.secondRawWarehouse : f.rawWarehouse,
      quantity: n % 4 === 1 ? `${n}` : `${n}.${(n * 37) % 1000}`.padEnd(3, '5'),
      unit_cost: `${(n * 7) % 5}.${1000 + n * 131}`,
      quality_status: n % 5 === 0 ? 'PENDING' : 'APPROVED',
      entry_date: n % 2 === 0 ? `${day}T21:30:00Z` : day,
      ...(n % 3 === 1 ? { expiry_date: `2027-0${1 + (n % 9)}-1${n % 10}` } : {}),
      ...(n % 6 === 2 ? { location_in_warehouse: `R-${n % 4}` } : {}),
    });
    if (n > 0) expect(answer.status, answer.text).toBe(201);
  }
  rows = await t.db.sql<Row>(
    `select i.*, p.*, w.*, i.quantity_in_stock - i.reserved_quantity as unreserved_quantity, i.remaining_value as value,
       null as supplier_code, null as supplier_name,
       to_char(i.entry_date at time zone 'Europe/Istanbul', 'YYYY-MM-DD') as entry_day
     from inventory_items i join products p using (product_id) join warehouses w using (warehouse_id)
     where i.quantity_in_stock > 0`,
  );
  expect(rows.length).toBe(39);
});
afterAll(() => t.close());

const fold = (text: Value) => {
  const from = [...'İIıŞşÇçĞğÖöÜüÂâÎîÛû'];
  const to = [...'iiissccggoouuaaiiuu'];
  return [...String(text)]
    .map((sign) => to[from.indexOf(sign)] ?? sign)
    .join('')
    .toLowerCase();
};
const scaled = (text: Value): bigint => {
  const [whole = '0', fraction = ''] = String(text).split('.');
  return BigInt(`${whole}${fraction.padEnd(4, '0')}`);
};
const isNumeric = ({ type }: Field) => type === 'quantity' || type === 'cost';
const isNumber = (field: Field) => isNumeric(field) || field.type === 'id' || field.type === 'integer';
const written = (value: bigint, scale: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4).slice(0, scale)}`;
};

function compare(field: Field, a: Value, b: Value): number {
  if (isNumber(field)) return Number(scaled(a) - scaled(b) > 0n) - Number(scaled(a) - scaled(b) < 0n);
  return Number(String(a) > String(b)) - Number(String(a) < String(b));
}

interface Filter {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
}

/** What a filter sees of a row: of a moment the day. */
const seen = (row: Row, name: string): Value => row[name === 'entry_date' ? 'entry_day' : name] ?? null;

function passes(row: Row, { field: name, operator, value }: Filter): boolean {
  const field = stock.fields[name];
  if (field === undefined) throw new Error(name);
  const own = seen(row, name);
  if (operator === 'is_null' || operator === 'is_not_null')
    return (own === null) === (operator === 'is_null');
  const list = (Array.isArray(value) ? value : [value]) as Value[];
  const is = list.map((one) => (own === null ? null : compare(field, own, one)));
  if (operator === 'ne' || operator === 'not_in') return own === null || !is.includes(0);
  if (own === null) return false;
  const [first = 0, second = 0] = is as number[];
  switch (operator) {
    case 'lt':
      return first < 0;
    case 'lte':
      return first <= 0;
    case 'gt':
      return first > 0;
    case 'gte':
      return first >= 0;
    case 'between':
      return first >= 0 && second <= 0;
    case 'contains':
      return fold(own).includes(fold(list[0]?.toString().trim() ?? ''));
    case 'starts_with':
      return fold(own).startsWith(fold(list[0]?.toString().trim() ?? ''));
    default:
      return is.includes(0);
  }
}

function partOf(day: string, part: string): string {
  const [year = '', month = ''] = day.split('-');
  if (part === 'day') return day;
  if (part === 'month') return `${year}-${month}`;
  if (part === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  if (part === 'year') return year;
  // the week of a day is that of its Thursday
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 4 - (moment.getUTCDay() || 7));
  const first = Date.UTC(moment.getUTCFullYear(), 0, 1);
  const week = Math.floor((moment.getTime() - first) / (7 * 86_400_000)) + 1;
  return `${moment.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

function groupOf(row: Row, key: string): Value {
  const [name = '', part] = key.split('.');
  const value = seen(row, name);
  return part === undefined || value === null ? value : partOf(String(value), part);
}

function figure(members: readonly Row[], name: string | undefined, aggregate: string): Value {
  if (name === undefined) return members.length;
  const field = stock.fields[name];
  if (field === undefined) throw new Error(name);
  const values = members.map((row) => row[name] ?? null).filter((value) => value !== null);
  if (aggregate === 'count') return values.length;
  if (aggregate === 'count_distinct') return new Set(values).size;
  const scale = field.type === 'quantity' ? 3 : 4;
  const sum = () => values.reduce((total: bigint, value) => total + scaled(value), 0n);
  if (aggregate === 'sum') return written(sum(), scale);
  if (values.length === 0) return null;
  const count = BigInt(values.length);
  if (aggregate === 'avg') return written((2n * sum() + count) / (2n * count), 4);
  const sorted = values.toSorted((a, b) => compare(field, a, b));
  return (aggregate === 'min' ? sorted[0] : sorted.at(-1)) ?? null;
}

function evaluate({ filters = [], grouping = [], metrics }: CustomReportDefinition) {
  const chosen = rows.filter((row) => filters.every((filter) => passes(row, filter)));
  const figures = (members: readonly Row[]) =>
    Object.fromEntries(
      metrics.map(({ field, aggregate }) => [
        field === undefined ? 'count' : `${field}.${aggregate}`,
        figure(members, field, aggregate),
      ]),
    );
  const groups = new Map<string, { line: Record<string, Value>; members: Row[] }>();
  for (const row of chosen)
    for (let level = 1; level <= grouping.length; level += 1) {
      const line: Record<string, Value> = { level };
      for (const [place, key] of grouping.entries()) line[key] = place < level ? groupOf(row, key) : null;
      const group = groups.get(JSON.stringify(line)) ?? { line, members: [] };
      groups.set(JSON.stringify(line), group);
      group.members.push(row);
    }
  return {
    rows: [...groups.values()].map(({ line, members }) => ({ ...line, ...figures(members) })),
    totals: figures(chosen),
  };
}

const anyField = fc.constantFrom(...FIELDS);

/** A value that stands in some row, or none of them. */
const someValueOf = ([name, field]: [string, Field]) =>
  fc.nat().map((pick): string | number => {
    const value = rows.map((row) => seen(row, name)).filter((one) => one !== null)[pick % rows.length];
    if (value !== undefined && pick % 5 > 0) return value;
    if (field.type === 'code') return field.values?.[pick % (field.values.length || 1)] ?? '';
    if (isNumeric(field)) return `${pick % 50}.${pick % 1000}`.slice(0, 6);
    if (isNumber(field)) return (pick % 60) + 1;
    return field.type === 'date' || field.type === 'moment' ? '2026-06-15' : 'i';
  });

const anyFilter = anyField.chain((entry) =>
  fc.constantFrom(...operatorsOf(entry[1])).chain((operator): fc.Arbitrary<Filter> => {
    const base = { field: entry[0], operator };
    if (operator.endsWith('null')) return fc.constant(base);
    const list = operator === 'between' ? { minLength: 2, maxLength: 2 } : { minLength: 1, maxLength: 4 };
    const value: fc.Arbitrary<unknown> = ['in', 'not_in', 'between'].includes(operator)
      ? fc.array(someValueOf(entry), list)
      : someValueOf(entry);
    return value.map((given) => ({ ...base, value: given }));
  }),
);

const METRICS = [
  { aggregate: 'count' as const },
  ...FIELDS.flatMap(([field, { type }]) =>
    TYPE_RULES[type].aggregates.map((aggregate) => ({ field, aggregate })),
  ),
];
const DIMENSIONS = FIELDS.flatMap(([name, field]) => dimensionsOf(name, field));

const anyDefinition = fc
  .record({
    filters: fc.array(anyFilter, { maxLength: 3 }),
    grouping: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 3 }),
    metrics: fc.uniqueArray(fc.constantFrom(...METRICS), { minLength: 1, maxLength: 4 }),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    byMetric: fc.boolean(),
  })
  .map(({ direction, byMetric, ...definition }) => {
    const [metric] = definition.metrics;
    const key = metric !== undefined && 'field' in metric ? `${metric.field}.${metric.aggregate}` : 'count';
    const [field] = definition.grouping;
    const sort = byMetric || field === undefined ? { metric: key, direction } : { field, direction };
    return { data_set: 'stock', ...definition, sort: [sort] } as CustomReportDefinition;
  });

const asText = (lines: readonly object[]) =>
  lines.map((line) => JSON.stringify(Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

/** Each subtotal comes right after its parts. */
function expectNested({ rows: lines }: CustomReport, grouping: readonly string[]): void {
  for (const [place, line] of lines.entries()) {
    const before = lines[place - 1];
    if (line.level === grouping.length) continue;
    const own = grouping.slice(0, line.level).map((key) => line[key]);
    expect(before?.level).toBe(line.level + 1);
    expect(grouping.slice(0, line.level).map((key) => before?.[key])).toEqual(own);
  }
}

/** The groups of the first level are in the order asked for, those without the figure last. */
function expectSorted({ rows: lines }: CustomReport, { sort }: CustomReportDefinition): void {
  const { field, metric, direction } = sort?.[0] ?? {};
  const key = metric ?? field ?? '';
  const values = lines.filter(({ level }) => level === 1).map((line) => (line[key] ?? null) as Value);
  const isFigure = metric !== undefined && !/date\.(min|max)$/.test(metric);
  const ordered = values.filter((value) => value !== null).map((value) => (isFigure ? scaled(value) : value));
  const sorted = ordered.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(ordered).toEqual(direction === 'desc' ? sorted.reverse() : sorted);
  expect(values.slice(ordered.length).every((value) => value === null)).toBe(true);
}

test('a random report is what its rows say', async () => {
  await fc.assert(
    fc.asyncProperty(anyDefinition, async (definition) => {
      const answer = await t.as.prod_mgr.post<CustomReport>('/reports/custom', definition);
      expect(answer.status, answer.text).toBe(200);
      const expected = evaluate(definition);
      expect(asText(answer.body.rows)).toEqual(asText(expected.rows));
      expect(answer.body.totals).toEqual(expected.totals);
      expectNested(answer.body, definition.grouping ?? []);
      if ((definition.grouping ?? []).length > 0) expectSorted(answer.body, definition);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('a random definition never fails on the side of the server', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...FIELDS.map(([name]) => name),
      ...DIMENSIONS,
      'movement_date.month',
      'quantity',
      'priority',
    ),
    fc.string({ maxLength: 12 }),
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('2026-02-30', '9999-12-31', '1e5', '-0', '999999999999999999', '\\', '%'),
    fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 3 }),
  );
  const definition = fc.record({
    data_set: fc.constantFrom(
      'stock',
      'movements',
      'production_orders',
      'purchase_lines',
      'demands',
      'planned_orders',
    ),
    filters: fc.array(
      fc.record({
        field: word,
        operator: fc.constantFrom('eq', 'ne', 'in', 'not_in', 'lt', 'between', 'contains', 'is_null'),
        value,
      }),
      { maxLength: 2 },
    ),
    grouping: fc.uniqueArray(word, { maxLength: 2 }),
    metrics: fc.array(
      fc.record({
        field: word,
        aggregate: fc.constantFrom('sum', 'avg', 'min', 'max', 'count', 'count_distinct'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(definition, async (body) => {
      const answer = await t.as.prod_mgr.post('/reports/custom', body);
      expect([200, 422], answer.text).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
}, 120_000);
