import Type, { type Static } from 'typebox';
import { object, oneOf, text } from '../../../platform/http/schemas.ts';
import { DATA_SET_NAMES } from './data-sets.ts';
import { DEFAULT_LIMIT, MAX_FILTERS, MAX_GROUPING, MAX_LIMIT, MAX_METRICS } from './definition.ts';
import { AGGREGATES, FIELD_TYPES, OPERATORS } from './field-types.ts';
import { MAX_LIST } from './filter-values.ts';

const words = (description: string) =>
  Type.Object({ tr: Type.String(), en: Type.String() }, { additionalProperties: false, description });

const fieldName = (description: string, example: string) => text(60, { description, examples: [example] });

const filterValue = Type.Unsafe<unknown>({
  // The list first: the serializer makes a text of a list where a text comes before it.
  type: ['array', 'string', 'number', 'boolean'],
  items: { type: ['string', 'number', 'boolean'] },
  maxItems: MAX_LIST,
  description: `What to compare with, of the type of the field: a number or decimal text, true or false, a day for dates, one of the words of a code. A list of two for between, of 1 to ${MAX_LIST} for in and not_in, nothing for is_null and is_not_null.`,
  examples: ['RAW_MATERIAL'],
});

export const CustomReportFilter = object('CustomReportFilter', {
  field: fieldName('A field of the data set.', 'product_type'),
  operator: oneOf(
    OPERATORS,
    'Which of them a field knows is in the schema. ne and not_in also find rows without a value; contains and starts_with find text whatever its case, İ, ı and i alike.',
  ),
  value: Type.Optional(filterValue),
});

const filters = Type.Array(CustomReportFilter, {
  maxItems: MAX_FILTERS,
  description: `Rows must pass all of them, at most ${MAX_FILTERS}.`,
});

const definition = {
  data_set: oneOf(DATA_SET_NAMES, 'Which rows.'),
  filters: Type.Optional(filters),
  grouping: Type.Optional(
    Type.Array(fieldName('A field, or a part of a date.', 'entry_date.month'), {
      maxItems: MAX_GROUPING,
      description: `Groups within groups, at most ${MAX_GROUPING}; without them only the totals come.`,
    }),
  ),
  metrics: Type.Array(
    object('CustomReportMetric', {
      field: Type.Optional(fieldName('What is measured; count can do without.', 'value')),
      aggregate: oneOf(AGGREGATES, 'avg has four decimals, rounded half up.'),
    }),
    { minItems: 1, maxItems: MAX_METRICS, description: 'The figures of each group.' },
  ),
  sort: Type.Optional(
    Type.Array(
      object('CustomReportSort', {
        field: Type.Optional(fieldName('One of the grouping.', 'product_code')),
        metric: Type.Optional(fieldName('One of the metrics, as field.aggregate.', 'value.sum')),
        direction: Type.Optional(oneOf(['asc', 'desc'], 'asc unless said otherwise.')),
      }),
      {
        maxItems: 10,
        description:
          'Order of the groups within the group above them; by the grouping itself unless said otherwise.',
      },
    ),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_LIMIT,
      description: `Groups of the last level that come, ${DEFAULT_LIMIT} unless said otherwise. Subtotals and totals are always of all.`,
    }),
  ),
};

export const CustomReportDefinition = object('CustomReportDefinition', definition);
export type CustomReportDefinition = Static<typeof CustomReportDefinition>;

export const CustomReportFilters = Type.Optional(filters);

const row = Type.Unsafe<Record<string, string | number | boolean | null>>({
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
  description: 'By the keys of the columns. Decimals are text of fixed scale.',
});

export const CustomReport = object('CustomReport', {
  generated_at: Type.String({ format: 'date-time', description: 'When it was read.' }),
  parameters: CustomReportDefinition,
  columns: Type.Array(
    object('CustomReportColumn', {
      key: Type.String({
        description: 'The grouping or the metric as it was asked for.',
        examples: ['value.sum'],
      }),
      title: words('Heading.'),
      role: oneOf(['dimension', 'metric']),
      kind: oneOf(['text', 'quantity', 'cost', 'integer', 'date', 'moment'], 'How its values are written.'),
    }),
  ),
  rows: Type.Array(
    Type.Unsafe<{ level: number } & Record<string, string | number | boolean | null>>({
      type: 'object',
      required: ['level'],
      properties: {
        level: {
          type: 'integer',
          minimum: 1,
          description:
            'How many of the grouping the row is for: fewer than all is a subtotal, which follows its parts.',
        },
      },
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    }),
  ),
  totals: row,
  group_count: Type.Integer({
    minimum: 0,
    description: 'Groups of the last level, also those beyond the limit.',
  }),
  truncated: Type.Boolean({ description: 'Whether the limit has left groups out.' }),
});
export type CustomReport = Static<typeof CustomReport>;

export const CustomReportSchema = object('CustomReportSchema', {
  data_sets: Type.Array(
    object('CustomReportDataSet', {
      data_set: oneOf(DATA_SET_NAMES),
      title: words('Name.'),
      description: Type.String(),
      fields: Type.Array(
        object('CustomReportField', {
          field: Type.String({ examples: ['product_type'] }),
          title: words('Heading.'),
          type: oneOf(FIELD_TYPES),
          nullable: Type.Boolean({ description: 'Whether a row may be without it.' }),
          values: Type.Array(Type.String(), { description: 'The words of a code; empty otherwise.' }),
          operators: Type.Array(oneOf(OPERATORS), { description: 'For filters.' }),
          dimensions: Type.Array(Type.String(), { description: 'What it can be grouped by.' }),
          aggregates: Type.Array(oneOf(AGGREGATES), { description: 'For metrics.' }),
          indexed: Type.Boolean({ description: 'A filter on it keeps a report on much data fast.' }),
        }),
      ),
    }),
  ),
  limits: object('CustomReportLimits', {
    max_filters: Type.Integer(),
    max_list_values: Type.Integer(),
    max_grouping: Type.Integer(),
    max_metrics: Type.Integer(),
    max_limit: Type.Integer(),
    default_limit: Type.Integer(),
    max_rows_read: Type.Integer(),
    timeout_ms: Type.Integer(),
  }),
});
export type CustomReportSchema = Static<typeof CustomReportSchema>;
