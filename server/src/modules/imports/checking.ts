import { createFieldCheck } from '../../platform/http/validation.ts';
import type { Column } from './columns.ts';
import { type CheckedRow, codeIn, type ImportKind } from './kind.ts';
import type { Report } from './report.ts';
import { type Cell, FileProblem, pause, type TableRow } from './tables.ts';
import { type NumberSigns, readValue, textOf } from './values.ts';

/** For each column of the file the column of the kind; `undefined` for an empty one. */
export type Header = readonly (Column | undefined)[];

/** Reads the first row. @throws FileProblem when there is none */
export function readHeader(
  first: TableRow | undefined,
  columns: readonly Column[],
  report: Report,
  hint: (cell: string) => string,
): Header {
  if (first === undefined) throw new FileProblem('The file is empty.', headerExpected(columns));
  if (first.row !== 1) {
    throw new FileProblem(
      'The first row of the file is empty. It must hold the names of the columns.',
      headerExpected(columns),
      { row: 1 },
    );
  }
  const known = new Map(columns.map((column) => [column.name, column]));
  const seen = new Set<string>();
  const complain = (name: string, expected: string, message: string) =>
    report.add({ row: 1, column: name, found: name, expected, message });
  const header = first.cells.map((cell) => {
    const name = textOf(cell);
    if (name === '') return undefined;
    const column = known.get(name);
    if (column === undefined) {
      complain(name, headerExpected(columns), `${name} is not a known column.${hint(name)}`);
    } else if (seen.has(name)) {
      complain(name, 'each column once', `The column ${name} comes twice. Keep one of them.`);
    }
    seen.add(name);
    return column;
  });
  for (const column of columns) {
    if (!column.required || seen.has(column.name)) continue;
    const message = `The column ${column.name} is missing. Its cells hold ${column.expected}.`;
    report.add({ row: 1, column: column.name, found: null, expected: `a column ${column.name}`, message });
  }
  return header;
}

const headerExpected = (columns: readonly Column[]) =>
  `columns out of ${columns.map((column) => column.name).join(', ')}`;

const SLICE_ROWS = 500;

/** What these ask for, the column's own words say better to the person who made the file; not what they forbid. */
const ASKING: ReadonlySet<string> = new Set(['pattern', 'type', 'minimum', 'maximum']);
const inWords = (keyword: string, message: string, expected: string): string =>
  ASKING.has(keyword) && !message.startsWith('must not ') ? `must be ${expected}` : message;

/**
 * Checks each row by itself and against the ones before it.
 *
 * @param done is told now and then how many rows are checked
 */
export async function checkRows(
  rows: readonly TableRow[],
  file: { kind: ImportKind; header: Header; signs: NumberSigns | undefined },
  report: Report,
  done: (count: number) => Promise<void>,
): Promise<CheckedRow[]> {
  const check = createFieldCheck(file.kind.schema);
  const columns = new Map(file.kind.columns.map((column) => [column.name, column]));
  const seen = new Map<string, number>();
  const checked: CheckedRow[] = [];
  for (const [place, row] of rows.entries()) {
    const { values, found, wrong } = readRow(row, file.header, file.signs, report);
    for (const { field, keyword, message } of check(values)) {
      const column = columns.get(field);
      if (wrong.has(field) || column === undefined) continue;
      wrong.add(field);
      report.add({
        row: row.row,
        column: field,
        found: found[field] ?? '',
        expected: column.expected,
        message: `${field} ${inWords(keyword, message, column.expected)}.`,
      });
    }
    const one: CheckedRow = { row: row.row, values, found, wrong };
    if (wrong.size === 0) checkRule(one, file.kind, report);
    checkUnique(one, file.kind, seen, report);
    checked.push(one);
    if ((place + 1) % SLICE_ROWS === 0) {
      await done(place + 1);
      await pause();
    }
  }
  return checked;
}

function readRow(
  { row, cells }: TableRow,
  header: Header,
  signs: NumberSigns | undefined,
  report: Report,
): { values: Record<string, unknown>; found: Record<string, string>; wrong: Set<string> } {
  const values: Record<string, unknown> = {};
  const found: Record<string, string> = {};
  const wrong = new Set<string>();
  for (const [place, cell] of cells.entries()) {
    if (cell === '') continue;
    const column = header[place];
    if (column === undefined) {
      report.add(strayCell(row, place, cell));
      continue;
    }
    found[column.name] = textOf(cell);
    const reading = readValue(cell, column, signs);
    if ('value' in reading) {
      values[column.name] = reading.value;
      continue;
    }
    wrong.add(column.name);
    report.add({
      row,
      column: column.name,
      found: textOf(cell),
      expected: column.expected + (reading.expected ?? ''),
      message: `${column.name} ${reading.problem}.`,
    });
  }
  return { values, found, wrong };
}

const strayCell = (row: number, place: number, cell: Cell) => ({
  row,
  column: null,
  found: textOf(cell),
  expected: 'nothing beside the named columns',
  message: `Cell ${place + 1} of the row stands under no column name. Check the separators and quote signs of the row.`,
});

function checkRule(row: CheckedRow, kind: ImportKind, report: Report): void {
  const problem = kind.rule?.(row.values);
  if (problem === undefined) return;
  const { field, message } = problem;
  const found = row.found[field] ?? '';
  const expected = kind.columns.find((column) => column.name === field)?.expected ?? '';
  report.add({ row: row.row, column: field, found, expected, message: `${field} ${message}.` });
}

function checkUnique(row: CheckedRow, kind: ImportKind, seen: Map<string, number>, report: Report): void {
  if (kind.unique.length === 0) return;
  const codes = kind.unique.map((column) => codeIn(row, column));
  if (codes.includes(undefined)) return;
  const key = codes.join('\n');
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, row.row);
    return;
  }
  const column = kind.unique.at(-1) ?? '';
  const found = codes.at(-1) ?? '';
  report.add({
    row: row.row,
    column,
    found,
    expected: `each ${kind.unique.join(', ')} once in the file`,
    message: `${column} ${found} stands in row ${earlier} already. Remove one of the two rows.`,
  });
}
