import type { ApiSchema } from './openapi-document.ts';

/** A schema with everything that the reference says of it. */
export interface FullSchema extends ApiSchema {
  readonly description?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly anyOf?: readonly FullSchema[];
  readonly examples?: readonly unknown[];
}

/** The greatest number that JSON carries exactly: as a limit it says nothing. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** The type of a field in a few words: what it is, between which limits, and whether it may be null. */
export function typeOf(schema: FullSchema, linkTo: (name: string) => string): string {
  if (schema.$ref !== undefined) return linkTo(nameOf(schema.$ref));
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map((one) => typeOf(one, linkTo)).join(' or ');
  }
  const types = [schema.type ?? []].flat() as string[];
  const nullable = types.includes('null') ? ' or null' : '';
  return `${kindOf(schema, types, linkTo)}${nullable}`;
}

function kindOf(schema: FullSchema, types: readonly string[], linkTo: (name: string) => string): string {
  if (schema.enum !== undefined) {
    return schema.enum
      .filter((word) => word !== null)
      .map((word) => `\`${String(word)}\``)
      .join(', ');
  }
  const places = /\[0-9\]\{(?:1,)?(\d)\}\)?\??\$$/.exec(schema.pattern ?? '')?.[1];
  if (places !== undefined && /^\^-\?\[0-9\]/.test(schema.pattern ?? '')) {
    return `decimal(${places})${rangeOf(schema)}`;
  }
  if (types.includes('array')) {
    return `list of ${typeOf(schema.items ?? {}, linkTo)}${countOf(schema.minItems, schema.maxItems)}`;
  }
  if (types.includes('integer')) return `integer${rangeOf(schema)}`;
  if (types.includes('number')) return `number${rangeOf(schema)}`;
  if (types.includes('boolean')) return 'true or false';
  if (types.includes('string')) return stringOf(schema);
  return types.includes('object') ? 'object' : 'any value';
}

function stringOf(schema: FullSchema): string {
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'moment';
  if (schema.format !== undefined) return schema.format;
  return `text${countOf(schema.minLength === 0 ? undefined : schema.minLength, schema.maxLength)}`;
}

function rangeOf({ minimum, maximum, exclusiveMinimum }: FullSchema): string {
  const highest = maximum === undefined || maximum >= NO_LIMIT || maximum > 9e8 ? undefined : maximum;
  if (exclusiveMinimum !== undefined) {
    return highest === undefined ? ` > ${exclusiveMinimum}` : ` > ${exclusiveMinimum}, ≤ ${highest}`;
  }
  const lowest = minimum === undefined || minimum <= -9e8 ? undefined : minimum;
  if (lowest === undefined) return highest === undefined ? '' : ` ≤ ${highest}`;
  return highest === undefined ? ` ≥ ${lowest}` : ` ${lowest}…${highest}`;
}

function countOf(least: number | undefined, most: number | undefined): string {
  if (most === undefined) return least === undefined || least <= 1 ? '' : `, ≥ ${least}`;
  return `, ${least === undefined ? '≤ ' : `${least}…`}${most}`;
}

export const nameOf = (ref: string): string => ref.replace(/.*\//, '');

/** The names of all shapes that a schema speaks of itself, not through others. */
export function namesIn(schema: FullSchema): string[] {
  if (schema.$ref !== undefined) return [nameOf(schema.$ref)];
  return [
    ...(schema.anyOf ?? []),
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
  ].flatMap((part) => namesIn(part));
}

/** A cell of a table: one line, and no bar of its own. */
export const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
