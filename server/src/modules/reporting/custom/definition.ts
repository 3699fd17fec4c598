import type { CellKind, Words } from '../../../platform/reports/report.ts';
import { say } from '../../../platform/words/sentence.ts';
import { dataSetOf } from './data-sets.ts';
import {
  AGGREGATE_WORDS,
  type Aggregate,
  DATE_PART_WORDS,
  type DataSet,
  type DatePart,
  dimensionsOf,
  type Field,
  TYPE_RULES,
} from './field-types.ts';
import { type CheckedFilter, checkFilter, type Problem } from './filter-values.ts';

export const DEFAULT_LIMIT = 1_000;
export const MAX_LIMIT = 10_000;
export const MAX_FILTERS = 20;
export const MAX_GROUPING = 3;
export const MAX_METRICS = 20;

/** A report as its author writes it; the schema has seen to its shape, this file sees to its words. */
export interface Definition {
  readonly data_set: string;
  readonly filters?: readonly FilterInput[];
  readonly grouping?: readonly string[];
  readonly metrics: readonly { readonly field?: string; readonly aggregate: string }[];
  readonly sort?: readonly {
    readonly field?: string;
    readonly metric?: string;
    readonly direction?: 'asc' | 'desc';
  }[];
  readonly limit?: number;
}

export interface FilterInput {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
}

export interface Dimension {
  /** `status`, `order_date.month` */
  readonly key: string;
  readonly field: Field;
  readonly part: DatePart | null;
  readonly title: Words;
  readonly kind: CellKind;
}

export interface Metric {
  /** `value.sum`, and `count` of the rows themselves */
  readonly key: string;
  readonly field: Field | null;
  readonly fieldName: string | null;
  readonly aggregate: Aggregate;
  readonly title: Words;
  readonly kind: CellKind;
}

export type SortKey = { readonly direction: 'asc' | 'desc' } & (
  | { readonly dimension: number }
  | { readonly metric: number }
);

/** A definition of which every word is known: what the SQL is made from. */
export interface CheckedReport {
  readonly dataSet: DataSet;
  readonly filters: readonly CheckedFilter[];
  readonly dimensions: readonly Dimension[];
  readonly metrics: readonly Metric[];
  readonly sort: readonly SortKey[];
  readonly limit: number;
}

export type Checked =
  | { readonly report: CheckedReport; readonly problems: readonly [] }
  | { readonly report: null; readonly problems: readonly Problem[] };

/** Compares a definition with the whitelist, all of it, so that its author can mend everything at once. */
export function checkDefinition(definition: Definition): Checked {
  const dataSet = dataSetOf(definition.data_set);
  if (dataSet === undefined)
    return { report: null, problems: [{ field: 'data_set', message: say`is not a known data set` }] };
  const problems: Problem[] = [];
  const filters = (definition.filters ?? []).flatMap((filter, place) => {
    const found = fieldOf(dataSet, filter.field, `filters.${place}.field`, problems);
    return found === undefined ? [] : checkFilter(found, filter, `filters.${place}`, problems);
  });
  const dimensions = checkGrouping(dataSet, definition.grouping ?? [], problems);
  const metrics = checkMetrics(dataSet, definition.metrics, problems);
  const sort = checkSort(definition.sort ?? [], dimensions, metrics, problems);
  if (problems.length > 0) return { report: null, problems };
  const limit = definition.limit ?? DEFAULT_LIMIT;
  return { report: { dataSet, filters, dimensions, metrics, sort, limit }, problems: [] };
}

function fieldOf(dataSet: DataSet, name: string, place: string, problems: Problem[]): Field | undefined {
  if (Object.hasOwn(dataSet.fields, name)) return dataSet.fields[name];
  problems.push({
    field: place,
    message: say`is not a field of this data set; it has: ${Object.keys(dataSet.fields)}`,
  });
  return undefined;
}

function checkGrouping(dataSet: DataSet, grouping: readonly string[], problems: Problem[]): Dimension[] {
  return grouping.flatMap((key, place) => {
    const [name = '', ...rest] = key.split('.');
    const field = fieldOf(dataSet, name, `grouping.${place}`, problems);
    if (field === undefined) return [];
    const possible = dimensionsOf(name, field);
    if (!possible.includes(key) || grouping.indexOf(key) < place) {
      const message =
        grouping.indexOf(key) < place
          ? say`is in the grouping already`
          : possible.length === 0
            ? say`cannot be grouped by; use it in metrics or filters`
            : say`must be one of ${possible}`;
      problems.push({ field: `grouping.${place}`, message });
      return [];
    }
    return [dimension(key, field, (rest[0] as DatePart | undefined) ?? null)];
  });
}

function dimension(key: string, field: Field, part: DatePart | null): Dimension {
  const words = part === null ? null : DATE_PART_WORDS[part];
  const title =
    words === null
      ? field.title
      : { tr: `${field.title.tr} (${words.tr})`, en: `${field.title.en} (${words.en})` };
  const isDay = part === 'day' || (part === null && field.type === 'date');
  const kind = isDay ? 'date' : field.type === 'integer' ? 'integer' : 'text';
  return { key, field, part, title, kind };
}

function checkMetrics(dataSet: DataSet, metrics: Definition['metrics'], problems: Problem[]): Metric[] {
  const checked: Metric[] = [];
  for (const [place, { field: name, aggregate }] of metrics.entries()) {
    const metric = checkMetric(dataSet, name, aggregate, `metrics.${place}`, problems);
    if (metric === undefined) continue;
    if (checked.some(({ key }) => key === metric.key))
      problems.push({ field: `metrics.${place}`, message: say`is in the metrics already` });
    checked.push(metric);
  }
  return checked;
}

function checkMetric(
  dataSet: DataSet,
  name: string | undefined,
  aggregate: string,
  place: string,
  problems: Problem[],
): Metric | undefined {
  if (name === undefined) {
    if (aggregate === 'count') return metricOf(null, null, 'count');
    problems.push({ field: `${place}.field`, message: say`is required; only count can do without` });
    return undefined;
  }
  const field = fieldOf(dataSet, name, `${place}.field`, problems);
  if (field === undefined) return undefined;
  const { aggregates } = TYPE_RULES[field.type];
  const known = aggregates.find((one) => one === aggregate);
  if (known !== undefined) return metricOf(name, field, known);
  problems.push({
    field: `${place}.aggregate`,
    message: say`of ${name} must be one of ${aggregates}`,
  });
  return undefined;
}

function metricOf(fieldName: string | null, field: Field | null, aggregate: Aggregate): Metric {
  const kind = kindOf(field, aggregate);
  if (field === null)
    return {
      key: 'count',
      field,
      fieldName,
      aggregate,
      title: { tr: 'Kayıt sayısı', en: 'Row count' },
      kind,
    };
  const words = AGGREGATE_WORDS[aggregate];
  const title = { tr: `${field.title.tr} (${words.tr})`, en: `${field.title.en} (${words.en})` };
  return { key: `${fieldName}.${aggregate}`, field, fieldName, aggregate, title, kind };
}

/** An average has four decimals whatever it is of. */
function kindOf(field: Field | null, aggregate: Aggregate): CellKind {
  if (field === null || aggregate === 'count' || aggregate === 'count_distinct') return 'integer';
  if (aggregate === 'avg') return 'cost';
  const { type } = field;
  return type === 'quantity' || type === 'cost' || type === 'date' || type === 'moment' ? type : 'integer';
}

function checkSort(
  sort: NonNullable<Definition['sort']>,
  dimensions: readonly Dimension[],
  metrics: readonly Metric[],
  problems: Problem[],
): SortKey[] {
  return sort.flatMap(({ field, metric, direction = 'asc' }, place): SortKey[] => {
    const at = (keys: readonly { key: string }[], wanted: string | undefined) =>
      keys.findIndex(({ key }) => key === wanted);
    const byField = at(dimensions, field);
    const byMetric = at(metrics, metric);
    if ((field === undefined) === (metric === undefined))
      problems.push({ field: `sort.${place}`, message: say`must have either field or metric` });
    else if (byField < 0 && byMetric < 0) {
      const keys = (field === undefined ? metrics : dimensions).map(({ key }) => key);
      problems.push(
        field === undefined
          ? {
              field: `sort.${place}.metric`,
              message: say`must be one of the metrics of this report: ${keys}`,
            }
          : {
              field: `sort.${place}.field`,
              message: say`must be one of the grouping of this report: ${keys}`,
            },
      );
    } else return [byField >= 0 ? { dimension: byField, direction } : { metric: byMetric, direction }];
    return [];
  });
}
