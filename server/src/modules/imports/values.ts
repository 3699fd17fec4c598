import type { Column } from './columns.ts';
import type { Cell } from './tables.ts';

/** How numbers are written in a CSV file. The sheet of a workbook holds numbers, so it needs no such choice. */
export interface NumberSigns {
  readonly decimal: ',' | '.';
  readonly thousands: ',' | '.';
}

export const SIGNS = {
  point: { decimal: '.', thousands: ',' },
  comma: { decimal: ',', thousands: '.' },
} as const satisfies Record<string, NumberSigns>;

/** What a cell means in its column, in the form that the schema checks; or what is wrong with it already. */
export type Reading =
  | { readonly value: string | number }
  | { readonly problem: string; readonly expected?: string };

/** Reads a cell that is not empty. Nothing is rounded and nothing is guessed. */
export function readValue(cell: Exclude<Cell, ''>, column: Column, signs: NumberSigns | undefined): Reading {
  if (typeof cell !== 'string' && cell.type === 'unreadable') return { problem: cell.problem };
  switch (column.type) {
    case 'decimal':
      return readNumber(cell, signs);
    case 'whole number': {
      const reading = readNumber(cell, signs);
      // Left to the schema when it has decimals: its message says what is wrong.
      return 'value' in reading ? { value: Number(reading.value) } : reading;
    }
    case 'day':
    case 'moment':
      return readDate(cell, column.type);
    default:
      return readText(cell);
  }
}

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

function readText(cell: Cell): Reading {
  if (typeof cell === 'string' || cell.type === 'number') return { value: textOf(cell) };
  return { problem: 'is a date, but the column holds text: format the cell as text and type it again' };
}

function readNumber(cell: Cell, signs: NumberSigns | undefined): Reading {
  if (typeof cell !== 'string') {
    return cell.type === 'number' ? { value: cell.text } : { problem: 'is a date, not a number' };
  }
  if (signs === undefined) {
    // Digits alone mean the same to everybody; 12.500 as text is twelve and a half here and twelve thousand there.
    if (/^\d{1,15}$/.test(cell)) return { value: cell };
    return { problem: 'is text, not a number: format the cell as a number and type it again' };
  }
  const plain = plainNumber(cell, signs);
  if (plain !== undefined) return { value: plain };
  return {
    problem: `is not a number whose decimal sign is ${signs.decimal} and whose thousands sign is ${signs.thousands}`,
    expected: `, written like ${signs === SIGNS.comma ? '1234,56 or 1.234,56' : '1234.56 or 1,234.56'}`,
  };
}

const PATTERNS = {
  '.': /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
  ',': /^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
} as const;

/** `1.234,56` → 1234.56; undefined for anything else, a group of two digits included. */
function plainNumber(text: string, { decimal, thousands }: NumberSigns): string | undefined {
  if (!PATTERNS[decimal].test(text)) return undefined;
  return text.replaceAll(thousands, '').replace(decimal, '.');
}

/** Days with dots put the day first wherever they are used; with slashes they do not, so those are refused. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: (\d{1,2}):(\d{2})(:\d{2})?)?$/;

function readDate(cell: Cell, type: 'day' | 'moment'): Reading {
  if (typeof cell !== 'string' && cell.type === 'number') {
    return { problem: 'is a number, not a date: format the cell as a date' };
  }
  const text = textOf(cell);
  if (type === 'day' && typeof cell !== 'string' && text.length > 10) {
    return { problem: 'has a time, but the column holds days' };
  }
  const match = DOTTED.exec(text);
  if (match === null) return { value: text };
  const [, day = '', month = '', year = '', hour, minute, second = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { value: hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}${second}` };
}
