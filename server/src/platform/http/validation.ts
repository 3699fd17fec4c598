import { Ajv, type ErrorObject, type Plugin, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { AppError, type ErrorDetail } from '../errors/app-error.ts';

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

/** What is wrong with a decimal, in words; undefined when nothing is. */
function decimalProblem(text: string, rule: DecimalKeyword): string | undefined {
  const match = /^-?\d{1,18}(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null)
    return 'must be a plain decimal number like 12.5, without exponent, blanks or thousands signs';
  if ((match[1]?.length ?? 0) > rule.scale) return `must have at most ${rule.scale} decimals`;
  const value = scaled(text, rule.scale);
  const minimum = scaled(rule.minimum, rule.scale);
  if (rule.exclusive ? value <= minimum : value < minimum) {
    return `must be ${rule.exclusive ? 'greater than' : 'at least'} ${rule.minimum}`;
  }
  if (value > scaled(rule.maximum, rule.scale)) return `must be at most ${rule.maximum}`;
  return undefined;
}

function fixedScale(text: string, scale: number): string {
  const [whole = '0', fraction = ''] = text.replace(/^-(?=[0.]*$)/, '').split('.');
  return `${whole.replace(/^(-?)0+(?=\d)/, '$1')}.${fraction.padEnd(scale, '0')}`;
}

/** `2026-11-21`, `2026-11-21T08:30:00`, with a fraction and a zone or without: a real day and a real time of it. */
function isMoment(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text))
    return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(Date.parse(text)) && day.toISOString().startsWith(text.slice(0, 10));
}

interface DataContext {
  parentData: Record<string | number, unknown>;
  parentDataProperty: string | number;
}

function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes,
    useDefaults: false,
    removeAdditional: false,
    allowUnionTypes: true,
    strict: true,
    verbose: true,
  });
  // ajv-formats is CommonJS: its default export is the module itself under ESM.
  (addFormats as unknown as Plugin<string[]>)(ajv, ['date', 'date-time', 'email', 'uuid']);
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
            { keyword: 'x-decimal', message: problem, params: {} },
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

const FORMATS: Readonly<Record<string, string>> = {
  date: 'must be a day like 2026-11-21',
  'date-time': 'must be a moment like 2026-11-21T08:30:00Z',
  moment: 'must be a moment like 2026-11-21T08:30:00Z',
  email: 'must be an e-mail address like name@example.com',
  uuid: 'must be an identifier like 123e4567-e89b-12d3-a456-426614174000',
};

function messageOf(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return `is not a known field; known are: ${Object.keys((error.parentSchema?.properties ?? {}) as object).join(', ')}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).filter((value) => value !== null).join(', ')}`;
    case 'format':
      return FORMATS[String(params.format)] ?? 'has the wrong form';
    case 'pattern':
      return patternMessage(String(params.pattern), error.data);
    default:
      return error.message ?? 'is not valid';
  }
}

function patternMessage(pattern: string, data: unknown): string {
  if (typeof data === 'string' && data.trim() === '') return 'must not be empty';
  return pattern.includes('u0000') ? 'must not hold control characters' : `must match ${pattern}`;
}

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The first problem of each field. */
function fieldProblems(errors: readonly ErrorObject[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.keyword === 'if') continue;
    const field = fieldOf(error);
    if (problems.some((problem) => problem.field === field)) continue;
    problems.push({ field, message: messageOf(error) });
    if (problems.length >= MAX_DETAILS) break;
  }
  return problems;
}

/**
 * The check that a request body of this schema goes through, for data that comes another way. It replaces decimals with text
 * of fixed scale, as for a body.
 */
export function createFieldCheck(schema: object): (data: unknown) => FieldProblem[] {
  const validate = createAjv(false).compile(schema);
  return (data) => (validate(data) ? [] : fieldProblems(validate.errors ?? []));
}

/** The 422 for everything that a schema found wrong. */
export function validationError(errors: readonly ErrorObject[], where: string): AppError {
  const details: readonly ErrorDetail[] = fieldProblems(errors).map((problem) => ({ ...problem }));
  const [first] = details;
  const sentence = first === undefined ? 'The request is not valid.' : `${first.field} ${first.message}.`;
  const rest = details.length > 1 ? ` ${details.length - 1} more in details.` : '';
  return new AppError('VALIDATION_ERROR', `${where}: ${sentence}${rest}`, details);
}

const WHERE: Readonly<Record<string, string>> = {
  body: 'Body',
  querystring: 'Query',
  params: 'Path',
  headers: 'Headers',
};

/**
 * Validators for Fastify: bodies are taken literally ("5" is not 5), query and path parameters are text that is read as what
 * the schema asks for.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const literal = createAjv(false);
  const coercing = createAjv(true);
  return ({ schema, httpPart }) => {
    const part = httpPart ?? 'body';
    const validate: ValidateFunction = (part === 'body' ? literal : coercing).compile(schema as object);
    return (data: unknown) => {
      if (validate(data)) return { value: data };
      return { error: validationError(validate.errors ?? [], WHERE[part] ?? part) };
    };
  };
}
