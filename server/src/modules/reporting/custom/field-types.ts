import type { Words } from '../../../platform/reports/report.ts';

/** What a field of a custom report is, which decides what may be asked of it. */
export const FIELD_TYPES = [
  'id',
  'text',
  'code',
  'boolean',
  'integer',
  'quantity',
  'cost',
  'date',
  'moment',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'starts_with',
  'is_null',
  'is_not_null',
] as const;
export type Operator = (typeof OPERATORS)[number];

export const AGGREGATES = ['sum', 'avg', 'min', 'max', 'count', 'count_distinct'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export const DATE_PARTS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

export const DATE_PART_WORDS: Readonly<Record<DatePart, Words>> = {
  day: { tr: 'gün', en: 'day' },
  week: { tr: 'hafta', en: 'week' },
  month: { tr: 'ay', en: 'month' },
  quarter: { tr: 'çeyrek', en: 'quarter' },
  year: { tr: 'yıl', en: 'year' },
};

export const AGGREGATE_WORDS: Readonly<Record<Aggregate, Words>> = {
  sum: { tr: 'toplam', en: 'sum' },
  avg: { tr: 'ortalama', en: 'average' },
  min: { tr: 'en küçük', en: 'minimum' },
  max: { tr: 'en büyük', en: 'maximum' },
  count: { tr: 'sayı', en: 'count' },
  count_distinct: { tr: 'farklı sayı', en: 'distinct count' },
};

const SAME: readonly Operator[] = ['eq', 'ne', 'in', 'not_in'];
const ORDERED: readonly Operator[] = [...SAME, 'lt', 'lte', 'gt', 'gte', 'between'];
const COUNTS: readonly Aggregate[] = ['count', 'count_distinct'];
const EXTREMES: readonly Aggregate[] = ['min', 'max', ...COUNTS];
const ALL: readonly Aggregate[] = ['sum', 'avg', ...EXTREMES];

interface TypeRules {
  readonly operators: readonly Operator[];
  readonly aggregates: readonly Aggregate[];
  /** as itself, by its parts only, or not at all */
  readonly dimension: 'itself' | 'itself and parts' | 'parts' | 'none';
}

export const TYPE_RULES: Readonly<Record<FieldType, TypeRules>> = {
  id: { operators: SAME, aggregates: COUNTS, dimension: 'none' },
  text: { operators: [...SAME, 'contains', 'starts_with'], aggregates: COUNTS, dimension: 'itself' },
  code: { operators: SAME, aggregates: COUNTS, dimension: 'itself' },
  boolean: { operators: ['eq', 'ne'], aggregates: ['count'], dimension: 'itself' },
  integer: { operators: ORDERED, aggregates: ALL, dimension: 'itself' },
  quantity: { operators: ORDERED, aggregates: ALL, dimension: 'none' },
  cost: { operators: ORDERED, aggregates: ALL, dimension: 'none' },
  date: { operators: ORDERED, aggregates: EXTREMES, dimension: 'itself and parts' },
  moment: { operators: ORDERED, aggregates: EXTREMES, dimension: 'parts' },
};

/** A field of a data set: everything in it is a constant of this program. */
export interface Field {
  readonly type: FieldType;
  readonly title: Words;
  /** over the aliases of the data set */
  readonly sql: string;
  /** the alias of the join that it needs beyond the base table */
  readonly needs?: string;
  readonly nullable?: true;
  /** what a code may be */
  readonly values?: readonly string[];
  /** a filter on it finds its rows by an index */
  readonly indexed?: true;
}

export interface DataSet {
  readonly title: Words;
  readonly description: string;
  /** the base table with its alias */
  readonly from: string;
  readonly joins: Readonly<Record<string, { readonly sql: string; readonly needs?: string }>>;
  /** which rows belong to it */
  readonly where?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

export function operatorsOf(field: Field): Operator[] {
  const { operators } = TYPE_RULES[field.type];
  return field.nullable ? [...operators, 'is_null', 'is_not_null'] : [...operators];
}

/** What a field can be grouped by: `status`, or `order_date` and `order_date.month`. */
export function dimensionsOf(name: string, field: Field): string[] {
  const { dimension } = TYPE_RULES[field.type];
  const parts = dimension.includes('parts') ? DATE_PARTS.map((part) => `${name}.${part}`) : [];
  return dimension.startsWith('itself') ? [name, ...parts] : parts;
}
