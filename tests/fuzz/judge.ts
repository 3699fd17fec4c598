import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Case } from './cases.ts';
import {
  type ApiDocument,
  type Components,
  type DecimalRule,
  decimalRuleOf,
  type Operation,
  type Schema,
} from './operations.ts';
import { isWellFormed } from './raw-json.ts';

/**
 * Says whether a request is valid by the document alone. It shares no line with the server's own check: formats and decimals
 * are written anew, plainly.
 */
export interface Judge {
  /** why the request is invalid; undefined when it is not, or when the document cannot tell */
  verdict(operation: Operation, sent: Case): string | undefined;
}

export function createJudge({ components }: ApiDocument): Judge {
  const ajv = judgingAjv(components);
  const validators = new Map<Schema, ValidateFunction>();
  const validatorOf = (schema: Schema): ValidateFunction => {
    const known =
      validators.get(schema) ??
      ajv.compile(JSON.parse(JSON.stringify(withDecimals(schema)).replaceAll('"#/', '"document#/')));
    validators.set(schema, known);
    return known;
  };
  const problem = (where: string, schema: Schema, value: unknown) => {
    const validate = validatorOf(schema);
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    return `${where}${error?.instancePath ?? ''} ${error?.message ?? 'is wrong'}`;
  };
  return {
    verdict(operation, sent) {
      if (sent.mustBeRefused !== undefined) return sent.mustBeRefused;
      for (const part of ['path', 'query', 'header'] as const) {
        const found = partProblem(operation, part, sent, problem);
        if (found !== undefined) return found;
      }
      return bodyProblem(operation, sent, problem);
    },
  };
}

type Problem = (where: string, schema: Schema, value: unknown) => string | undefined;

function partProblem(
  operation: Operation,
  part: 'path' | 'query' | 'header',
  sent: Case,
  problem: Problem,
): string | undefined {
  const parameters = operation.parameters.filter((one) => one.in === part);
  for (const { name, required, schema } of parameters) {
    const given = sent[part].filter((one) => one.name === name);
    if (given.length > 1) return `${part} ${name} is given twice`;
    const [value] = given;
    if (value === undefined && required === true) return `${part} ${name} is missing`;
    // What is no UTF-8 is read differently by everybody.
    if (value === undefined || !isWellFormed(value.value)) continue;
    const found = problem(`${part} ${name}`, schema, readAs(schema, value.value));
    if (found !== undefined) return found;
  }
  if (part !== 'query') return undefined;
  const stranger = sent.query.find(({ name }) => !parameters.some((one) => one.name === name));
  return stranger === undefined ? undefined : `query ${stranger.name} is not known`;
}

/** Text of an address as what the schema asks for, where it is plainly that. */
function readAs({ type }: Schema, text: string): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function bodyProblem({ body }: Operation, sent: Case, problem: Problem): string | undefined {
  if (body === undefined) return undefined;
  if (sent.payload === undefined || sent.payload === '') {
    return body.isRequired ? 'the body is missing' : undefined;
  }
  if (!body.contentTypes.includes('application/json')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(sent.payload.toString());
  } catch {
    return 'the body is not JSON';
  }
  return problem('body', body.schema, value);
}

/** A copy in which decimals are told by a word of their own: JSON Schema's bounds say nothing about text. */
function withDecimals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDecimals);
  if (typeof value !== 'object' || value === null) return value;
  const rule = decimalRuleOf(value as Schema);
  if (rule !== undefined) return { type: (value as Schema).type, 'x-decimal': rule };
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withDecimals(entry)]));
}

function judgingAjv(components: Components): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, strictNumbers: true });
  ajv.addFormat('date', isDay);
  ajv.addFormat('date-time', isMoment);
  ajv.addFormat('moment', isMoment);
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  ajv.addKeyword({
    keyword: 'x-decimal',
    type: ['string', 'number'],
    validate: (rule: DecimalRule, value: string | number) => isDecimal(rule, String(value)),
  });
  ajv.addSchema({ $id: 'document', components: withDecimals(components) as object });
  return ajv;
}

function isDecimal(rule: DecimalRule, text: string): boolean {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,18})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > rule.scale) return false;
  const units = (of: string) => {
    const [left = '', right = ''] = of.split('.');
    return BigInt(left + right.padEnd(rule.scale, '0'));
  };
  const value = units(`${sign}${whole}.${fraction}`);
  const least = units(rule.minimum);
  return (rule.isExclusive ? value > least : value >= least) && value <= units(rule.maximum);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (day === '') return false;
  const isLeap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const last = isLeap && month === '02' ? 29 : (DAYS[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= last;
}

function isMoment(text: string): boolean {
  const rest = /^[T ]([01]\d|2[0-4]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i;
  return isDay(text.slice(0, 10)) && (text.length === 10 || rest.test(text.slice(10)));
}
