import type { Parameter } from '../../../platform/database/database.ts';
import { literalPattern } from '../../../platform/http/paging.ts';
import type { CheckedReport, Dimension, Metric } from './definition.ts';
import type { DataSet, DatePart, Field, FieldType } from './field-types.ts';
import type { CheckedFilter } from './filter-values.ts';

/**
 * The statement of a report. Its text is made of constants of the data sets and of this file alone, and everything that the
 * caller has given is a parameter or has chosen one of the constants.
 */
export interface ReportSql {
  readonly text: string;
  readonly values: readonly Parameter[];
}

class Parameters {
  readonly values: Parameter[] = [];
  readonly #timeZone: string;
  #zone: string | undefined;
  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }
  /** bound with its first use: a parameter that the text does not name has no type */
  zone(): string {
    this.#zone ??= this.bind(this.#timeZone, 'text');
    return this.#zone;
  }
  bind(value: Parameter, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
  /** a moment as the factory's clocks show it */
  local = (moment: string) => `(${moment} at time zone ${this.zone()})`;
  /** the first moment of a day, or of the day after it */
  startOf = (day: Parameter, daysLater: 0 | 1) =>
    `((${this.bind(day, 'date')} + ${daysLater})::timestamp at time zone ${this.zone()})`;
}

export function reportSql(report: CheckedReport, timeZone: string): ReportSql {
  const parameters = new Parameters(timeZone);
  const rows = rowsSql(report, parameters);
  const grouped = groupedSql(report, rows);
  const text = orderedSql(report, grouped, parameters);
  return { text, values: parameters.values };
}

/** The rows that the report is about: its dimensions as d0…, what it measures as v0…. */
function rowsSql({ dataSet, filters, dimensions, metrics }: CheckedReport, parameters: Parameters): string {
  const columns = [
    ...dimensions.map((dimension, place) => `${dimensionSql(dimension, parameters)} as d${place}`),
    ...metrics.flatMap(({ field }, place) => (field === null ? [] : [`${field.sql} as v${place}`])),
  ];
  const conditions = [
    ...(dataSet.where === undefined ? [] : [dataSet.where]),
    ...filters.map((filter) => conditionSql(filter, parameters)),
  ];
  const used = [...filters, ...dimensions, ...metrics].flatMap(({ field }) =>
    field === null ? [] : [field],
  );
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return `select ${columns.join(', ')} from ${dataSet.from} ${joinsSql(dataSet, used)}${where}`;
}

/** Only the tables that are asked for, in the order of the data set. */
function joinsSql(dataSet: DataSet, used: readonly Field[]): string {
  const needed = new Set<string>();
  for (const { needs } of used) {
    if (needs === undefined) continue;
    needed.add(needs);
    const below = dataSet.joins[needs]?.needs;
    if (below !== undefined) needed.add(below);
  }
  return Object.entries(dataSet.joins)
    .flatMap(([alias, { sql }]) => (needed.has(alias) ? [sql] : []))
    .join(' ');
}

const PART_FORMATS: Readonly<Record<DatePart, string>> = {
  day: 'YYYY-MM-DD',
  week: 'IYYY-"W"IW',
  month: 'YYYY-MM',
  quarter: 'YYYY-"Q"Q',
  year: 'YYYY',
};

function dimensionSql({ field, part }: Dimension, parameters: Parameters): string {
  if (part === null) return field.sql;
  const shown = field.type === 'moment' ? parameters.local(field.sql) : `(${field.sql})::timestamp`;
  return `to_char(${shown}, '${PART_FORMATS[part]}')`;
}

const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'bigint',
  integer: 'bigint',
  quantity: 'numeric',
  cost: 'numeric',
  boolean: 'boolean',
  text: 'text',
  code: 'text',
  date: 'date',
  moment: 'date',
};

const COMPARISONS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function conditionSql(filter: CheckedFilter, parameters: Parameters): string {
  const { field, operator, values } = filter;
  const column = `(${field.sql})`;
  const type = SQL_TYPES[field.type];
  const [first = null, second = null] = values;
  switch (operator) {
    case 'is_null':
    case 'is_not_null':
      return `${column} is ${operator === 'is_null' ? 'null' : 'not null'}`;
    case 'contains':
      return `search_fold(${column}) like '%' || search_fold(${parameters.bind(pattern(first), 'text')}) || '%'`;
    case 'starts_with':
      return `search_fold(${column}) like search_fold(${parameters.bind(pattern(first), 'text')}) || '%'`;
    case 'in':
    case 'not_in': {
      const compared = field.type === 'moment' ? `${parameters.local(column)}::date` : column;
      const list = parameters.bind([...values], `${type}[]`);
      return operator === 'in'
        ? `${compared} = any(${list})`
        : `(${column} is null or ${compared} <> all(${list}))`;
    }
    default:
  }
  if (field.type === 'moment') return dayCondition(column, filter, parameters);
  if (operator === 'ne') return `${column} is distinct from ${parameters.bind(first, type)}`;
  if (operator === 'between')
    return `${column} between ${parameters.bind(first, type)} and ${parameters.bind(second, type)}`;
  return `${column} ${COMPARISONS[operator]} ${parameters.bind(first, type)}`;
}

/** A moment compared with a day of the factory, in a form that an index on the moment can serve. */
function dayCondition(column: string, { operator, values }: CheckedFilter, parameters: Parameters): string {
  const [first = null, second = first] = values;
  const from = () => `${column} >= ${parameters.startOf(first, 0)}`;
  const until = (day: Parameter) => `${column} < ${parameters.startOf(day, 1)}`;
  switch (operator) {
    case 'lt':
      return `${column} < ${parameters.startOf(first, 0)}`;
    case 'gte':
      return from();
    case 'lte':
      return until(first);
    case 'gt':
      return `${column} >= ${parameters.startOf(first, 1)}`;
    case 'ne':
      return `(${column} is null or not (${from()} and ${until(first)}))`;
    default:
      return `(${from()} and ${until(second)})`;
  }
}

const pattern = (text: Parameter) => literalPattern(String(text));

/** A line for each group and, by rollup, for each of the groups that it is in; level 0 is the whole. */
function groupedSql({ dimensions, metrics }: CheckedReport, rows: string): string {
  const names = dimensions.map((_, place) => `d${place}`);
  const aggregates = metrics.map((metric, place) => `${aggregateSql(metric, `v${place}`)} as m${place}`);
  if (names.length === 0) return `select 0 as level, ${aggregates.join(', ')} from (${rows}) r`;
  const list = names.join(', ');
  const levels = names.map((_, up) => `when ${2 ** up - 1} then ${names.length - up}`).join(' ');
  const level = `case grouping(${list}) ${levels} else 0 end as level`;
  return `select ${level}, ${list}, ${aggregates.join(', ')} from (${rows}) r group by rollup (${list})`;
}

const ZERO: Partial<Record<FieldType, string>> = { quantity: '0.000', cost: '0.0000', integer: '0' };

function aggregateSql({ field, aggregate }: Metric, value: string): string {
  if (field === null) return 'count(*)';
  switch (aggregate) {
    case 'count':
      return `count(${value})`;
    case 'count_distinct':
      return `count(distinct ${value})`;
    case 'sum':
      return `coalesce(sum(${value}), ${ZERO[field.type]})`;
    case 'avg': {
      // Half up by whole numbers: the quotient that avg() makes is rounded once already, at a place of its own choice.
      const total = `sum(${value}::numeric)`;
      const count = `nullif(count(${value}), 0)`;
      return `sign(${total}) * div(abs(${total}) * 20000 + ${count}, 2 * ${count}) * 0.0001`;
    }
    default:
      return `${aggregate}(${value})`;
  }
}

/**
 * Groups within the groups above them, each level sorted by its own figures, a subtotal after its parts and the whole at the
 * end. The limit counts the groups of the last level; those above come when one of theirs does.
 */
function orderedSql(report: CheckedReport, grouped: string, parameters: Parameters): string {
  const depth = report.dimensions.length;
  if (depth === 0) return `select g.*, 0::bigint as group_count from (${grouped}) g`;
  const above = (level: number) => `partition by ${dimensionNames(level)}`;
  const ranks = report.dimensions.flatMap((_, place) =>
    report.sort.flatMap((key, at) =>
      'metric' in key
        ? [
            `max(m${key.metric}) filter (where level = ${place + 1}) over (${above(place + 1)}) as s${place}_${at}`,
          ]
        : [],
    ),
  );
  const order = orderSql(report);
  const ranked = `select g.*${ranks.map((rank) => `, ${rank}`).join('')} from (${grouped}) g`;
  const seen = `count(*) filter (where level = ${depth}) over (order by ${order} rows unbounded preceding) as seen`;
  const total = `count(*) filter (where level = ${depth}) over () as group_count`;
  const first = report.dimensions
    .slice(1)
    .map((_, up) => `when ${up + 1} then min(seen) filter (where level = ${depth}) over (${above(up + 1)})`);
  const place = `case level when ${depth} then seen ${first.join(' ')} else 0 end as place`;
  return `select * from (select c.*, ${place} from (select k.*, ${seen}, ${total} from (${ranked}) k) c) p
    where place <= ${parameters.bind(report.limit, 'bigint')} order by ${order}`;
}

const dimensionNames = (count: number) => Array.from({ length: count }, (_, place) => `d${place}`).join(', ');

function orderSql({ dimensions, sort }: CheckedReport): string {
  const levels = dimensions.flatMap((_, place) => {
    const own = sort.flatMap((key, at) => {
      if ('metric' in key) return [`s${place}_${at} ${key.direction} nulls last`];
      return key.dimension === place ? [`d${place} ${key.direction} nulls last`] : [];
    });
    const last = place === dimensions.length - 1;
    return [...own, `d${place} nulls last`, ...(last ? [] : [`level = ${place + 1}`])];
  });
  return ['level = 0', ...levels].join(', ');
}
