import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox';

/** Building blocks of request and response shapes. */

export const CODE_PATTERN = '^[A-Z0-9-]{3,20}$';

/** An object that knows its fields: any other field is refused. `name` makes it a component of the OpenAPI document. */
export function object<Properties extends TProperties>(
  name: string,
  properties: Properties,
  options: { description?: string } = {},
): TObject<Properties> {
  return Type.Object(properties, { 'x-schema-name': name, additionalProperties: false, ...options });
}

/** A set of query or path parameters. */
export function parameters<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false });
}

export const id = (description: string) =>
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description, examples: [1] });

export const oneOf = <const Values extends string[]>(values: readonly [...Values], description?: string) =>
  Type.Unsafe<Values[number]>({
    type: 'string',
    enum: [...values],
    ...(description === undefined ? {} : { description }),
  });

/** Text without control characters (a NUL cannot be stored), and not only blanks. */
export const text = (
  maxLength: number,
  options: { minLength?: number; description?: string; examples?: string[] } = {},
) => Type.String({ minLength: 1, maxLength, pattern: PRINTABLE, ...options });

/** Several lines of text, or none. */
export const note = (maxLength: number, description?: string) =>
  Type.String({
    maxLength,
    pattern: PRINTABLE_LINES,
    ...(description === undefined ? {} : { description }),
  });

// biome-ignore format: the two patterns differ in the line break only
const PRINTABLE = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]*$';
const PRINTABLE_LINES = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$';

interface DecimalRule {
  readonly scale: 2 | 3 | 4 | 6;
  readonly minimum: string;
  readonly maximum: string;
  /** the value must be greater than the minimum, not equal */
  readonly exclusive?: boolean;
}

/**
 * A decimal in a request: text or a JSON number, checked against its scale and bounds by the keyword `x-decimal`, which
 * also replaces it with text of fixed scale. Handlers therefore always see text like "12.500".
 */
function decimalInput(rule: DecimalRule, description: string, example: string) {
  return Type.Unsafe<string>({
    type: ['string', 'number'],
    'x-decimal': rule,
    description: `${description} Text or number with at most ${rule.scale} decimals.`,
    examples: [example],
  });
}

const MAX_QUANTITY = '999999999.999';
const MAX_COST = '999999999.9999';

export const quantityInput = (description: string, example = '12.500') =>
  decimalInput({ scale: 3, minimum: '0', maximum: MAX_QUANTITY }, description, example);
export const positiveQuantityInput = (description: string, example = '12.500') =>
  decimalInput({ scale: 3, minimum: '0', maximum: MAX_QUANTITY, exclusive: true }, description, example);
export const costInput = (description: string, example = '15.2500') =>
  decimalInput({ scale: 4, minimum: '0', maximum: MAX_COST }, description, example);
export const positiveCostInput = (description: string, example = '15.2500') =>
  decimalInput({ scale: 4, minimum: '0', maximum: MAX_COST, exclusive: true }, description, example);
export const signedCostInput = (description: string, example = '-15.2500') =>
  decimalInput({ scale: 4, minimum: `-${MAX_COST}`, maximum: MAX_COST }, description, example);
export const percentageInput = (
  description: string,
  options: { exclusive?: boolean; example?: string } = {},
) =>
  decimalInput(
    { scale: 2, minimum: '0', maximum: '100', ...(options.exclusive ? { exclusive: true } : {}) },
    description,
    options.example ?? '2.50',
  );
export const ratingInput = (description: string) =>
  decimalInput({ scale: 2, minimum: '0', maximum: '5' }, description, '4.50');

/** What one unit of a foreign currency is in the company's. */
export const rateInput = (description: string) =>
  decimalInput(
    { scale: 6, minimum: '0', maximum: '999999999999', exclusive: true },
    description,
    '36.250000',
  );

/** Decimals in responses: text of fixed scale. */
const decimalOutput = (scale: number, example: string) => (description: string) =>
  Type.String({ pattern: `^-?[0-9]+\\.[0-9]{${scale}}$`, description, examples: [example] });
export const quantityOutput = decimalOutput(3, '12.500');
export const costOutput = decimalOutput(4, '15.2500');
export const percentageOutput = decimalOutput(2, '2.50');
export const rateOutput = decimalOutput(6, '36.250000');

export const date = (description: string) =>
  Type.String({ format: 'date', description, examples: ['2026-11-21'] });
export const timestamp = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-11-21T08:30:00.000Z'] });

/** A moment in a request: with or without a time and a zone; without a zone it is UTC. */
export const moment = (description: string) =>
  Type.String({ format: 'moment', description, examples: ['2026-11-21T08:30:00Z'] });

/** @param text what the format `moment` lets through */
export function momentOf(text: string): Date {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10));
  return new Date(text.length === 10 ? `${text}T00:00:00Z` : hasZone ? text : `${text}Z`);
}

/** A field that may be null, in the form that JSON Schema, OpenAPI 3.1 and the serializer agree on. */
export function nullable<Schema extends TSchema>(schema: Schema) {
  const { type, enum: values, ...rest } = schema as Schema & { type?: string | string[]; enum?: unknown[] };
  // A named shape stays itself, so that the OpenAPI document has it once.
  if (type === undefined || 'x-schema-name' in schema)
    return Type.Unsafe<Static<Schema> | null>({ anyOf: [schema, { type: 'null' }] });
  return Type.Unsafe<Static<Schema> | null>({
    ...rest,
    type: [...(Array.isArray(type) ? type : [type]), 'null'],
    ...(values === undefined ? {} : { enum: [...values, null] }),
  });
}

/** The parameters of every list. `fields` are the ones it can be sorted by. */
export function listParameters<const Fields extends string[], Properties extends TProperties>(
  fields: readonly [...Fields],
  filters: Properties,
) {
  const orders = fields.flatMap((field) => [field, `-${field}`]);
  return parameters({
    page: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000_000, default: 1, description: 'Page, from 1.' }),
    ),
    page_size: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Rows on a page, 1 to 100.' }),
    ),
    sort: Type.Optional(
      Type.Unsafe<Fields[number] | `-${Fields[number]}`>({
        type: 'string',
        enum: orders,
        description: 'Field to sort by; with - in front from high to low.',
      }),
    ),
    search: Type.Optional(
      Type.String({
        maxLength: 100,
        pattern: PRINTABLE_LINES,
        description: 'Text to find; İ, ı, ş, ç, ğ, ö and ü match with or without their marks.',
      }),
    ),
    ...filters,
  });
}

export function page<Schema extends TSchema>(name: string, item: Schema) {
  return object(name, {
    items: Type.Array(item),
    total_count: Type.Integer({ minimum: 0, description: 'Rows in all pages.' }),
    page: Type.Integer({ minimum: 1 }),
    page_size: Type.Integer({ minimum: 1 }),
    has_next: Type.Boolean(),
    has_previous: Type.Boolean(),
  });
}

export const ErrorAnswer = object('ErrorAnswer', {
  status: Type.Literal('error'),
  error_code: Type.String({ description: 'A code of the catalogue, for programs.' }),
  message: Type.String({ description: 'What happened and what to do next, for people.' }),
  details: Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  request_id: Type.String(),
  timestamp: Type.String({ format: 'date-time' }),
});

export const MessageAnswer = object('MessageAnswer', {
  status: Type.Literal('success'),
  message: Type.String(),
  timestamp: Type.String({ format: 'date-time' }),
});
export type MessageAnswer = Static<typeof MessageAnswer>;
