import { Ajv, type ErrorObject, type Plugin, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { AppError } from '../errors/app-error.ts';
import { Sentence, type SentenceValue, say } from '../words/sentence.ts';
import { momentOf } from './schemas.ts';

interface DecimalKeyword {
  scale: number;
  minimum: string;
  maximum: string;
  exclusive?: boolean;
}

/** A decimal as an integer of its last place, for comparison without floats. */
function scaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(scale, '0'));
  return text.startsWith('-') ? -digits : digits;
}

/** What is wrong with a decimal; undefined when nothing is. */
function decimalProblem(text: string, rule: DecimalKeyword): Sentence | undefined {
  const match = /^-?\d{1,18}(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null)
    return say`must be a plain decimal number like 12.5, without exponent, blanks or thousands signs`;
  if ((match[1]?.length ?? 0) > rule.scale) return say`must have at most ${rule.scale} decimals`;
  const value = scaled(text, rule.scale);
  const minimum = scaled(rule.minimum, rule.scale);
  if (rule.exclusive ? value <= minimum : value < minimum) {
    return rule.exclusive ? say`must be greater than ${rule.minimum}` : say`must be at least ${rule.minimum}`;
  }
  if (value > scaled(rule.maximum, rule.scale)) return say`must be at most ${rule.maximum}`;
  return undefined;
}

function fixedScale(text: string, scale: number): string {
  const [whole = '0', fraction = ''] = text.replace(/^-(?=[0.]*$)/, '').split('.');
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${fraction.padEnd(scale, '0')}`;
}

/** The second day of year 1 is in year 1 in every zone; a day before Christ would not come back from the database as text. */
const FIRST_MOMENT = Date.parse('0001-01-02T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** `2026-11-21`, `2026-11-21T08:30:00`, with a fraction and a zone or without: a real day and a real time of it. */
function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text))
    return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text.slice(0, 10))) return false;
  if (text.length === 10) return text >= '0001';
  const at = momentOf(text).getTime();
  return at >= FIRST_MOMENT && at <= LAST_MOMENT;
}

interface DataContext {
  parentData: Record<string | number, unknown>;
  parentDataProperty: string | number;
}

function createAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes: false,
    useDefaults: false,
    removeAdditional: false,
    allowUnionTypes: true,
    strict: true,
    verbose: true,
  });
  // ajv-formats is CommonJS: its default export is the module itself under ESM.
  (addFormats as unknown as Plugin<string[]>)(ajv, ['date', 'date-time', 'email']);
  // As the database reads it: ajv-formats would also take urn:uuid: in front.
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  ajv.addFormat('moment', isMoment);
  ajv.addKeyword('x-schema-name');
  ajv.addKeyword({
    keyword: 'x-decimal',
    type: ['string', 'number'],
    modifying: true,
    errors: true,
    compile(rule: DecimalKeyword) {
      const check = (data: unknown, context?: unknown): boolean => {
        const text = String(data);
        const problem = decimalProblem(text, rule);
        if (problem !== undefined) {
          (check as { errors?: Partial<ErrorObject>[] }).errors = [
            { keyword: 'x-decimal', params: { problem } },
          ];
          return false;
        }
        const { parentData, parentDataProperty } = context as DataContext;
        parentData[parentDataProperty] = fixedScale(text, rule.scale);
        return true;
      };
      return check;
    },
  });
  return ajv;
}

const MAX_DETAILS = 50;

/** `/items/0/quantity` and a missing `unit` → `items.0.quantity.unit`. */
function fieldOf(error: ErrorObject): string {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  const child =
    (error.params as { missingProperty?: string; additionalProperty?: string }).missingProperty ??
    (error.params as { additionalProperty?: string }).additionalProperty;
  return [path, child].filter((part) => part !== undefined && part !== '').join('.') || 'body';
}

const MOMENT = say`must be a moment like 2026-11-21T08:30:00Z`;

const FORMATS: Readonly<Record<string, Sentence>> = {
  date: say`must be a day like 2026-11-21`,
  'date-time': MOMENT,
  moment: MOMENT,
  email: say`must be an e-mail address like name@example.com`,
  uuid: say`must be an identifier like 123e4567-e89b-12d3-a456-426614174000`,
};

const TYPES: Readonly<Record<string, Sentence>> = {
  string: say`string`,
  integer: say`integer`,
  number: say`number`,
  boolean: say`boolean`,
  object: say`object`,
  array: say`array`,
  null: say`null`,
};

/** What a limit asks for. A keyword that no schema has yet stays in ajv's English. */
const LIMITS: Readonly<Record<string, (limit: number) => Sentence>> = {
  minLength: (limit) => say`must have at least ${limit} characters`,
  maxLength: (limit) => say`must have at most ${limit} characters`,
  minItems: (limit) => say`must have at least ${limit} entries`,
  maxItems: (limit) => say`must have at most ${limit} entries`,
  minProperties: (limit) => say`must have at least ${limit} fields`,
  maxProperties: (limit) => say`must have at most ${limit} fields`,
  minimum: (limit) => say`must be at least ${limit}`,
  maximum: (limit) => say`must be at most ${limit}`,
  exclusiveMinimum: (limit) => say`must be greater than ${limit}`,
  exclusiveMaximum: (limit) => say`must be less than ${limit}`,
};

function messageOf(error: ErrorObject): Sentence {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'x-decimal':
      return params.problem as Sentence;
    case 'required':
      return say`is required`;
    case 'additionalProperties':
      return say`is not a known field; known are: ${Object.keys((error.parentSchema?.properties ?? {}) as object)}`;
    case 'enum':
      return say`must be one of ${(params.allowedValues as unknown[]).filter((value) => value !== null).map(String)}`;
    case 'format':
      return FORMATS[String(params.format)] ?? say`has the wrong form`;
    case 'pattern':
      return patternMessage(String(params.pattern), error);
    case 'type':
      return say`must be ${oneOfTypes([params.type].flat() as string[])}`;
    case 'uniqueItems':
      return say`must not have the same entry twice (entries ${Number(params.j) + 1} and ${Number(params.i) + 1})`;
    case 'const':
      return say`must be equal to constant`;
    default:
      return (
        LIMITS[error.keyword]?.(Number(params.limit)) ?? new Sentence('{1}', [error.message ?? error.keyword])
      );
  }
}

/** `string,null`, as ajv writes it. */
function oneOfTypes(types: readonly string[]): SentenceValue {
  const [first = '', ...others] = types.map((type) => TYPES[type] ?? type);
  return others.reduce<SentenceValue>((before, type) => say`${before},${type}`, first);
}

/** `^[A-Z0-9-]{3,20}$`: so many of these signs. */
const SIGNS = /^\^\[([A-Za-z0-9 +()./_-]+)\]\{(\d+)(?:,(\d+))?\}\$$/;

/** In words where the pattern is a plain one, by the schema's example where it is not. */
function patternMessage(pattern: string, { data, parentSchema }: ErrorObject): Sentence {
  if (typeof data === 'string' && data.trim() === '') return say`must not be empty`;
  if (pattern.includes('u0000')) return say`must not hold control characters`;
  const example = (parentSchema?.examples as readonly unknown[] | undefined)?.[0];
  if (typeof example !== 'string') return say`must match ${pattern}`;
  const [, signs, least, most = least] = SIGNS.exec(pattern) ?? [];
  if (signs === undefined || least === undefined || most === undefined) return say`must look like ${example}`;
  const allowed = signs.replace(/(\w-\w)(?=.)/g, '$1 ');
  return least === most
    ? say`must have ${least} characters of ${allowed}, like ${example}`
    : say`must have ${least} to ${most} characters of ${allowed}, like ${example}`;
}

interface FieldProblem {
  readonly field: string;
  /** of JSON Schema */
  readonly keyword: string;
  readonly message: Sentence;
}

/** The first problem of each field. */
function fieldProblems(errors: readonly ErrorObject[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.keyword === 'if') continue;
    const field = fieldOf(error);
    if (problems.some((problem) => problem.field === field)) continue;
    problems.push({ field, keyword: error.keyword, message: messageOf(error) });
    if (problems.length >= MAX_DETAILS) break;
  }
  return problems;
}

/**
 * The check that a request body of this schema goes through, for data that comes another way. It replaces decimals with text
 * of fixed scale, as for a body.
 *
 * @returns what is wrong, in English: whoever reads it later is not known yet
 */
export function createFieldCheck(
  schema: object,
): (data: unknown) => { field: string; keyword: string; message: string }[] {
  const validate = createAjv().compile(schema);
  return (data) =>
    validate(data)
      ? []
      : fieldProblems(validate.errors ?? []).map((problem) => ({
          ...problem,
          message: problem.message.in('en'),
        }));
}

/** The 422 for everything that a schema found wrong. */
export function validationError(errors: readonly ErrorObject[], where: string): AppError {
  const problems = fieldProblems(errors);
  const [first] = problems;
  const part = WHERE[where] ?? where;
  const said =
    first === undefined
      ? say`${part}: The request is not valid.`
      : problems.length === 1
        ? say`${part}: ${first.field} ${first.message}.`
        : say`${part}: ${first.field} ${first.message}. ${problems.length - 1} more in details.`;
  return new AppError(
    'VALIDATION_ERROR',
    said,
    problems.map(({ field, message }) => ({ field, message })),
  );
}

const WHERE: Readonly<Record<string, Sentence>> = {
  body: say`Body`,
  querystring: say`Query`,
  params: say`Path`,
  headers: say`Headers`,
};

/**
 * Reads the text of an address as what its schema asks for. What is not plainly that stays text, and is refused: JavaScript
 * would also take 0x10, 1e1, " 5" and Infinity for numbers.
 */
function addressReader(schema: object): (data: unknown) => void {
  const { properties = {} } = schema as { properties?: Record<string, { type?: unknown }> };
  const fields = Object.entries(properties);
  const integers = fields.filter(([, { type }]) => type === 'integer').map(([name]) => name);
  const booleans = fields.filter(([, { type }]) => type === 'boolean').map(([name]) => name);
  return (data) => {
    const values = data as Record<string, unknown>;
    for (const name of integers) {
      const text = values[name];
      if (typeof text === 'string' && /^-?\d{1,16}$/.test(text)) values[name] = Number(text);
    }
    for (const name of booleans) {
      const text = values[name];
      if (text === 'true' || text === 'false') values[name] = text === 'true';
    }
  };
}

/**
 * Validators for Fastify: bodies are taken literally ("5" is not 5), query and path parameters are text that is read as what
 * the schema asks for.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const ajv = createAjv();
  return ({ schema, httpPart }) => {
    const part = httpPart ?? 'body';
    const validate: ValidateFunction = ajv.compile(schema as object);
    const readAddress = part === 'body' ? undefined : addressReader(schema as object);
    return (data: unknown) => {
      readAddress?.(data);
      if (validate(data)) return { value: data };
      return { error: validationError(validate.errors ?? [], part) };
    };
  };
}
