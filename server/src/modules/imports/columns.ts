import type { TObject } from 'typebox';

/** The columns of a file are the fields of a schema, the one that the endpoint of a single record has. */

export type ColumnType = 'text' | 'choice' | 'whole number' | 'decimal' | 'day' | 'moment';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly description: string;
  readonly example: string;
  /** what a cell may hold, in words */
  readonly expected: string;
}

interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly 'x-decimal'?: { scale: number; minimum: string; maximum: string; exclusive?: boolean };
}

export function columnsOf(schema: TObject): Column[] {
  const required = new Set<string>(schema.required ?? []);
  return Object.entries(schema.properties as Record<string, FieldSchema>).map(([name, field]) => {
    const type = typeOf(field);
    const values = valuesOf(field);
    return {
      name,
      type,
      required: required.has(name),
      description: field.description ?? '',
      example: String(field.examples?.[0] ?? values[0] ?? ''),
      expected: expectedOf(type, field),
    };
  });
}

function typeOf(field: FieldSchema): ColumnType {
  if (field['x-decimal'] !== undefined) return 'decimal';
  if ([field.type].flat().includes('integer')) return 'whole number';
  if (field.enum !== undefined) return 'choice';
  if (field.format === 'date') return 'day';
  if (field.format === 'moment') return 'moment';
  return 'text';
}

const valuesOf = (field: FieldSchema) => (field.enum ?? []).filter((value) => value !== null);

function expectedOf(type: ColumnType, field: FieldSchema): string {
  switch (type) {
    case 'decimal':
      return decimalExpected(field['x-decimal']);
    case 'whole number':
      return `a whole number from ${field.minimum ?? 0} to ${field.maximum ?? 0}`;
    case 'choice':
      return `one of ${valuesOf(field).join(', ')}`;
    case 'day':
      return 'a day like 2026-11-21 or 21.11.2026';
    case 'moment':
      return 'a day like 2026-11-21 or 21.11.2026, with a time like 08:30 or without';
    default:
      return textExpected(field);
  }
}

function decimalExpected(rule: FieldSchema['x-decimal']): string {
  if (rule === undefined) return 'a number';
  const lowest = rule.exclusive ? `greater than ${rule.minimum} and at most` : `from ${rule.minimum} to`;
  return `a number ${lowest} ${rule.maximum} with at most ${rule.scale} decimals`;
}

function textExpected(field: FieldSchema): string {
  if (field.format === 'email') return 'an e-mail address like name@example.com';
  // A code's description has its rule in words: "Code on labels: 2 to 10 capital letters or digits."
  const rule = /: (.+?)\.(?: [A-Z]|$)/.exec(field.description ?? '')?.[1];
  if (field.pattern !== undefined && !field.pattern.includes('u0000') && rule !== undefined) return rule;
  return `${field.minLength ?? 0} to ${field.maxLength ?? 0} characters`;
}
