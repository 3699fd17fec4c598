import type { Dice } from './dice.ts';
import { type DecimalRule, decimalRuleOf, type Schema, typesOf } from './operations.ts';
import { RawJson, writeJson } from './raw-json.ts';
import type { Draft, Site } from './sites.ts';

/** One mistake in a request that was right. @returns what was done, in words */
export function mutate(dice: Dice, draft: Draft, sites: readonly Site[]): string {
  const whole = dice.int(0, 19);
  if (whole === 0 || sites.length === 0) {
    draft.query.push({
      name: dice.pick(['no_such_parameter', '__proto__', 'page[]', 'constructor']),
      value: '1',
    });
    return 'an unknown query parameter';
  }
  if (whole === 1 && draft.query.length > 0) {
    draft.query.push({ ...dice.pick(draft.query) });
    return 'a query parameter twice';
  }
  const site = dice.pick(sites);
  if (site.isRequired && dice.chance(20)) {
    site.remove();
    return `${site.where} left out`;
  }
  // An address whose last part is empty is another address.
  const texts = () => wrongTexts(site.schema).filter((text) => text !== '' || !site.where.startsWith('path'));
  const wrong = dice.pick<unknown>(site.isText ? texts() : wrongValues(site.schema, site.get()));
  site.set(wrong);
  return `${site.where} = ${writeJson(wrong).slice(0, 200)}`;
}

function wrongTexts(schema: Schema): readonly string[] {
  const types = typesOf(schema);
  const rule = decimalRuleOf(schema);
  if (rule !== undefined) return [...wrongDecimals(rule).map(String), '', 'abc', '1e3', ' 1'];
  if (types.includes('integer')) {
    const bounds = [(schema.minimum ?? 1) - 1, (schema.maximum ?? 1e15) + 1].map(String);
    return [
      ...bounds,
      '',
      'abc',
      '1.5',
      '-1',
      '0',
      '1e1',
      '0x10',
      ' 1',
      '+1',
      'null',
      'true',
      '1,2',
      '99999999999999999999',
    ];
  }
  if (types.includes('boolean')) return ['', '1', '0', 'yes', 'TRUE', 'null', 'True', ' true'];
  return wrongStrings(schema);
}

function wrongStrings(schema: Schema): readonly string[] {
  const lengths = [
    ...(schema.maxLength === undefined
      ? []
      : ['x'.repeat(schema.maxLength + 1), 'X'.repeat(schema.maxLength + 50)]),
    ...((schema.minLength ?? 0) > 0 ? ['', 'x'.repeat((schema.minLength ?? 1) - 1)] : []),
  ];
  if (schema.enum !== undefined) {
    const [first] = schema.enum;
    return [
      '',
      'NO_SUCH_VALUE',
      String(first).toLowerCase(),
      ` ${String(first)}`,
      `${String(first)}x`,
      'null',
    ];
  }
  const formats: Record<string, readonly string[]> = {
    date: [
      '2026-13-01',
      '2026-02-30',
      '2026-1-1',
      '2026-11-21T00:00:00Z',
      'today',
      '',
      '21.11.2026',
      '12026-01-01',
    ],
    moment: [
      '2026-13-01T00:00:00Z',
      '2026-11-21T25:00:00Z',
      '2026-11-21T08:61:00Z',
      'now',
      '',
      '2026-11-21T08',
      '1',
    ],
    uuid: ['', 'abc', '00000000-0000-0000-0000-00000000000', '{00000000-0000-0000-0000-000000000000}'],
    email: ['', 'a', '@', 'a@', 'a b@example.com', '@example.com', 'a@b@c d'],
  };
  return [...lengths, ...(formats[schema.format ?? ''] ?? []), '\u0000', '\ud800', '   ', 'a\u0007b'];
}

function wrongDecimals(rule: DecimalRule): readonly unknown[] {
  const unit = `0.${'1'.padStart(rule.scale, '0')}`;
  const [whole = '0', fraction = ''] = rule.maximum.split('.');
  return [
    `${unit}5`, `1.${'0'.repeat(rule.scale)}1`, `${BigInt(whole) + 1n}`, `${whole}.${fraction.padEnd(rule.scale, '9')}9`,
    rule.isExclusive ? rule.minimum : `-${unit}`, rule.minimum.startsWith('-') ? `-${BigInt(whole) + 1n}` : '-1', '1e2', '', 'abc', '1,5', ' 1', '1 ', 'NaN', 'Infinity', '0x1', '+1', '--1', '1.',
  ]; // biome-ignore format: a list that is read as one
}

function wrongValues(schema: Schema, value: unknown): readonly unknown[] {
  const types = typesOf(schema);
  const rule = decimalRuleOf(schema);
  if (rule !== undefined) {
    return [
      ...wrongDecimals(rule),
      true,
      [],
      {},
      0.1 + 0.2,
      new RawJson('1e2'),
      new RawJson('1e400'),
      ...noNull(types),
    ];
  }
  if (types.includes('integer')) {
    return [
      (schema.minimum ?? 1) - 1,
      (schema.maximum ?? 1e15) + 1,
      1.5,
      String(value),
      'abc',
      true,
      [],
      {},
      ...noNull(types),
    ];
  }
  if (types.includes('boolean')) return ['true', 1, 0, '', [], {}, ...noNull(types)];
  if (Array.isArray(value)) return wrongArrays(schema, value);
  if (typeof value === 'object' && value !== null) return wrongObjects(value as Record<string, unknown>);
  if (types.includes('string')) return [...wrongStrings(schema), 5, true, [], {}, ...noNull(types)];
  return [null, {}, [], 'abc', 5, true];
}

const noNull = (types: readonly string[]) => (types.includes('null') ? [] : [null]);

function wrongArrays(schema: Schema, value: readonly unknown[]): readonly unknown[] {
  const [first] = value;
  const repeated = (length: number) => Array.from({ length }, () => structuredClone(first));
  return [
    ...(schema.maxItems === undefined ? [] : [repeated(schema.maxItems + 1)]),
    ...((schema.minItems ?? 0) > 0 ? [repeated((schema.minItems ?? 1) - 1)] : []),
    ...(schema.uniqueItems === true && value.length > 0 ? [[...value, first]] : []),
    null, {}, 'abc', 5, [null], [[]], [...value, null], first ?? 'abc',
  ]; // biome-ignore format: a list that is read as one
}

function wrongObjects(value: Record<string, unknown>): readonly unknown[] {
  const text = writeJson(value);
  const inside = text.slice(1, -1);
  const rest = inside === '' ? '' : `,${inside}`;
  return [
    { ...value, no_such_field: 1 },
    new RawJson(`{"__proto__":{"isAdmin":true}${rest}}`),
    new RawJson(`{"constructor":{"prototype":{"isAdmin":true}}${rest}}`),
    null,
    [],
    [value],
    'abc',
    5,
    text,
  ];
}

/** The same field twice in an object, with another value: nobody can know which one is meant. */
export function withRepeatedKey(dice: Dice, sites: readonly Site[]): string | undefined {
  const objects = sites.filter(({ isText, get }) => {
    const value = get();
    return !isText && isPlainObject(value) && Object.keys(value).length > 0;
  });
  if (objects.length === 0) return undefined;
  const site = dice.pick(objects);
  const value = site.get() as Record<string, unknown>;
  const key = dice.pick(Object.keys(value));
  site.set(new RawJson(`${writeJson(value).slice(0, -1)},${JSON.stringify(key)}:"another value"}`));
  return `${site.where}.${key} twice`;
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawJson);
