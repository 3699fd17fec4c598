import type { Parameter } from '../../../platform/database/database.ts';
import type { Sentence } from '../../../platform/words/sentence.ts';
import { say } from '../../../platform/words/sentence.ts';
import { type Field, type FieldType, type Operator, operatorsOf } from './field-types.ts';

/** Whether the value of a filter is of the type of its field, and the value as a parameter of the statement. */

export interface Problem {
  readonly field: string;
  readonly message: Sentence;
}

export interface CheckedFilter {
  readonly field: Field;
  readonly operator: Operator;
  /** none for is_null, two for between, as many as there are for in */
  readonly values: readonly Exclude<Parameter, readonly Parameter[]>[];
}

type Value = CheckedFilter['values'][number];

const MAX_TEXT = 200;
export const MAX_LIST = 500;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a text
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

interface Wrong {
  readonly wrong: Sentence;
}
const wrong = (message: Sentence): Wrong => ({ wrong: message });

const READERS: Readonly<Record<FieldType, (value: unknown, field: Field) => Value | Wrong>> = {
  id: integer,
  integer,
  quantity: (value) => decimal(value, 3),
  cost: (value) => decimal(value, 4),
  boolean: (value) => (typeof value === 'boolean' ? value : wrong(say`must be true or false`)),
  text,
  code: (value, field) =>
    typeof value === 'string' && field.values?.includes(value)
      ? value
      : wrong(say`must be one of ${field.values ?? []}`),
  date: day,
  moment: day,
};

function text(value: unknown): Value | Wrong {
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_TEXT)
    return wrong(say`must be a text of 1 to ${MAX_TEXT} characters`);
  return UNPRINTABLE.test(value) ? wrong(say`must not hold control characters`) : value;
}

function integer(value: unknown): Value | Wrong {
  const plain = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^-?\d{1,15}$/.test(plain) ? plain : wrong(say`must be a whole number`);
}

function decimal(value: unknown, scale: number): Value | Wrong {
  const plain = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const match = /^-?\d{1,18}(?:\.(\d{1,18}))?$/.exec(plain);
  if (match === null) return wrong(say`must be a plain decimal number like 12.5`);
  return (match[1]?.length ?? 0) > scale ? wrong(say`must have at most ${scale} decimals`) : plain;
}

function day(value: unknown): Value | Wrong {
  const message = say`must be a day like 2026-11-21`;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001-01-01')
    return wrong(message);
  const read = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(value) ? wrong(message) : value;
}

/** @returns the filter, or nothing when something is wrong with it, which is then among the problems */
export function checkFilter(
  field: Field,
  input: { readonly operator: string; readonly value?: unknown },
  place: string,
  problems: Problem[],
): CheckedFilter[] {
  const possible = operatorsOf(field);
  const operator = possible.find((one) => one === input.operator);
  if (operator === undefined) {
    problems.push({ field: `${place}.operator`, message: say`must be one of ${possible}` });
    return [];
  }
  const given = listOf(operator, input.value);
  if ('wrong' in given) {
    problems.push({ field: `${place}.value`, message: given.wrong });
    return [];
  }
  const read = given.list.map((value) => READERS[field.type](value, field));
  const firstWrong = read.find(
    (value): value is Wrong => typeof value === 'object' && value !== null && 'wrong' in value,
  );
  if (firstWrong !== undefined) {
    problems.push({ field: `${place}.value`, message: firstWrong.wrong });
    return [];
  }
  return [{ field, operator, values: read as Value[] }];
}

/** The values that an operator takes, as a list. */
function listOf(operator: Operator, value: unknown): { readonly list: readonly unknown[] } | Wrong {
  if (operator === 'is_null' || operator === 'is_not_null')
    return value === undefined ? { list: [] } : wrong(say`must not be given with ${operator}`);
  if (operator === 'between')
    return Array.isArray(value) && value.length === 2
      ? { list: value }
      : wrong(say`must be a list of two values, the lower one first`);
  if (operator === 'in' || operator === 'not_in')
    return Array.isArray(value) && value.length > 0 && value.length <= MAX_LIST
      ? { list: value }
      : wrong(say`must be a list of 1 to ${MAX_LIST} values`);
  return Array.isArray(value) || value === undefined ? wrong(say`must be one value`) : { list: [value] };
}
