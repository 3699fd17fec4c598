import type { Dice } from './dice.ts';
import {
  type Components,
  decimalRuleOf,
  type Parameter,
  resolved,
  type Schema,
  typesOf,
} from './operations.ts';
import type { Pools } from './pools.ts';

export interface Making {
  readonly dice: Dice;
  readonly components: Components;
  readonly pools: Pools;
  readonly path: string;
  /** the factory's day, YYYY-MM-DD */
  readonly today: string;
  /** as near to the example as it can be */
  readonly isPlain: boolean;
}

/** A value that fits the schema; what the field is called says where to look for values that exist. */
export function validValue(making: Making, given: Schema, name: string, depth = 0): unknown {
  const { dice, components } = making;
  const schema = resolved(given, components);
  if (schema.anyOf !== undefined) {
    const choices = depth > 4 ? schema.anyOf.slice(-1) : schema.anyOf;
    return validValue(making, dice.pick(choices), name, depth + 1);
  }
  if (schema.enum !== undefined) return dice.pick(schema.enum);
  const types = typesOf(schema);
  if (types.includes('null') && dice.chance(15)) return null;
  if (decimalRuleOf(schema) !== undefined) return validDecimal(making, schema);
  const type = dice.pick(types.filter((one) => one !== 'null' || types.length === 1));
  switch (type) {
    case 'object':
      return validObject(making, schema, depth);
    case 'array':
      return validArray(making, schema, name, depth);
    case 'integer':
      return validInteger(making, schema, name);
    case 'number':
      return dice.edgy(schema.minimum ?? -1000, schema.maximum ?? 1000);
    case 'boolean':
      return dice.chance(50);
    case 'null':
      return null;
    default:
      return validText(making, schema, name);
  }
}

function validObject(making: Making, schema: Schema, depth: number): Record<string, unknown> {
  const share = making.dice.pick([10, 50, 90]);
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const isGiven = schema.required?.includes(name) || making.dice.chance(depth > 4 ? 0 : share);
    return isGiven ? [[name, validValue(making, property, name, depth + 1)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function validArray(making: Making, schema: Schema, name: string, depth: number): unknown[] {
  const least = schema.minItems ?? 0;
  const length = making.dice.int(least, Math.min(schema.maxItems ?? 4, Math.max(least, 4)));
  const items = Array.from({ length }, () => validValue(making, schema.items ?? {}, name, depth + 1));
  if (schema.uniqueItems !== true) return items;
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function validInteger({ dice, pools, path, isPlain }: Making, schema: Schema, name: string): number {
  const least =
    schema.exclusiveMinimum === undefined ? (schema.minimum ?? -1000) : schema.exclusiveMinimum + 1;
  const most = schema.maximum ?? 1_000_000;
  const known = pools.valuesOf(name, path).filter((value) => fitsBounds(value, least, most));
  if (known.length > 0 && (isPlain || dice.chance(93))) return dice.pick(known) as number;
  return dice.chance(60) ? dice.int(least, Math.min(most, least + 40)) : dice.edgy(least, most);
}

const fitsBounds = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

function validDecimal({ dice }: Making, schema: Schema): string | number {
  const rule = decimalRuleOf(schema);
  if (rule === undefined) throw new Error('not a decimal');
  const smallest = `0.${'1'.padStart(rule.scale, '0')}`;
  const text = dice.pick([
    String(dice.int(1, 100)),
    String(dice.int(1, 5)),
    `${dice.int(0, 20)}.${dice.int(1, 9)}`,
    rule.isExclusive ? smallest : rule.minimum,
    smallest,
    rule.maximum,
    `${dice.int(0, 99)}.${String(dice.int(1, 10 ** rule.scale - 1)).padStart(rule.scale, '0')}`,
  ]);
  const fitting = Number(text) > Number(rule.maximum) ? rule.maximum : text;
  return dice.chance(20) && fitting.length < 12 ? Number(fitting) : fitting;
}

const DAY_MS = 86_400_000;

function validDay({ dice, today }: Making): string {
  const near = new Date(Date.parse(today) + dice.int(-200, 400) * DAY_MS).toISOString().slice(0, 10);
  return dice.pick([
    near,
    near,
    near,
    today,
    dice.pick(['0001-01-01', '1900-02-28', '2024-02-29', '9999-12-31']),
  ]);
}

function validMoment(making: Making, format: string): string {
  const { dice } = making;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(dice.int(0, 23))}:${two(dice.int(0, 59))}:${two(dice.int(0, 59))}`;
  const zone = dice.pick(['Z', '+03:00', '-11:30', '.123Z', '.999999999+14:00']);
  const full = `${validDay(making)}T${time}${zone}`;
  return format === 'moment'
    ? dice.pick([full, full.slice(0, 10), full.slice(0, 16), full.slice(0, 19)])
    : full;
}

const SIGNS = /[\p{Cc}\ud800-\udfff]/gu;
const WORDS = [
  'Çelik levha', 'İŞÇİ', 'ığüşöç', "O'Brien; drop table users --", '100%', '_', '50 % off (new)', '\\', '=1+1', '<b>x</b>',
  'مرحبا بالعالم', '日本語', 'a b', '{"a":1}', '$x', '../../etc/passwd', 'İ'.repeat(9), '０１２',
]; // biome-ignore format: a list that is read as one

function validText(making: Making, schema: Schema, name: string): string {
  const { dice, pools, path } = making;
  const formatted = formattedText(making, schema, name);
  if (formatted !== undefined) return formatted;
  const pattern = new RegExp(schema.pattern ?? '');
  const most = schema.maxLength ?? 1000;
  const fits = (text: string) =>
    text.length >= (schema.minLength ?? 0) && text.length <= most && pattern.test(text);
  const known = pools.valuesOf(name, path).map(String).filter(fits);
  if (known.length > 0 && dice.chance(55)) return dice.pick(known);
  if (name === 'url') return `http://127.0.0.1:65535/${dice.int(1, 1e6)}`;
  if (name === 'topics') return dice.pick(['*', 'alert.*', 'alert.raised']);
  const isFreeText = schema.pattern === undefined || schema.pattern.includes('u0000');
  const made = isFreeText ? freeText(dice, schema) : dice.matching(schema.pattern ?? '');
  const cut = made.slice(0, most);
  return fits(cut) ? cut : 'x'.repeat(Math.max(schema.minLength ?? 1, 1));
}

function formattedText(making: Making, { format }: Schema, name: string): string | undefined {
  const { dice } = making;
  if (format === 'date') return fromPool(making, name) ?? validDay(making);
  if (format === 'moment' || format === 'date-time') return validMoment(making, format);
  if (format === 'uuid') return fromPool(making, name) ?? dice.uuid();
  if (format === 'email') {
    return `${dice.int(1, 1e9)}@${dice.pick(['example.com', 'example.org', 'a-b.co'])}`;
  }
  return undefined;
}

function freeText(dice: Dice, schema: Schema): string {
  const most = schema.maxLength ?? 1000;
  const least = Math.max(schema.minLength ?? 1, 1);
  const text = dice.chance(60) ? dice.pick(WORDS) : dice.characters(1, Math.min(most, 60)).replace(SIGNS, '');
  const padded = text.trim() === '' || text.length < least ? text.padEnd(least, 'x') : text;
  return dice.chance(4) ? padded.padEnd(Math.min(most, 3000), 'ü') : padded;
}

/** Of what is made; elsewhere it only filters a list. */
const NEW_NAME = /^((product|supplier|warehouse)_code|username|report_name|scenario_name|bom_version)$/;

function fromPool({ dice, pools, path }: Making, name: string): string | undefined {
  const known = pools.valuesOf(name, path).filter((value) => typeof value === 'string');
  return known.length > 0 && dice.chance(NEW_NAME.test(name) ? 20 : 70)
    ? String(dice.pick(known))
    : undefined;
}

/** The text of a parameter in an address. */
export function validParameter(making: Making, { name, schema }: Parameter): string {
  // A key that was used before has one answer for everything else.
  if (name === 'Idempotency-Key' && making.dice.chance(85)) return making.dice.uuid();
  return String(validValue(making, schema, name));
}

/** The example of the document, in which what must exist is replaced by what exists. */
export function fromExample(making: Making, given: Schema, example: unknown, name: string): unknown {
  const schema = resolved(given, making.components);
  if (Array.isArray(example)) {
    return example.map((entry) => fromExample(making, schema.items ?? {}, entry, name));
  }
  if (typeof example === 'object' && example !== null) {
    return Object.fromEntries(
      Object.entries(example).map(([key, value]) => [
        key,
        fromExample(making, schema.properties?.[key] ?? {}, value, key),
      ]),
    );
  }
  const isReference = typesOf(schema).includes('integer') && /(^|_)ids?$/.test(name);
  const isDay = schema.format === 'date' || schema.format === 'moment';
  const isUnique =
    /_(code|name|number|version)$|^(username|name|url)$/.test(name) &&
    (making.isPlain || making.dice.chance(50));
  const isRerolled = schema.type !== undefined && !making.isPlain && making.dice.chance(8);
  return (isReference || isDay || isUnique || isRerolled) && schema.type !== undefined
    ? validValue(making, schema, name)
    : example;
}
