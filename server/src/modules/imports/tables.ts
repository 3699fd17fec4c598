import { setImmediate } from 'node:timers/promises';

/** A file as rows of cells, whatever its format. */

/** What a cell of a spreadsheet holds that is more than text, or that cannot be read. */
export type TypedCell =
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'date'; readonly text: string }
  | { readonly type: 'unreadable'; readonly text: string; readonly problem: string };

/** Text, trimmed; an empty text is an empty cell. */
export type Cell = string | TypedCell;

export interface TableRow {
  /** the line of a CSV file on which the row begins, or the row of the sheet; the header is 1 */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export const LIMITS = {
  fileBytes: 16 * 1_048_576,
  unpackedBytes: 200 * 1_048_576,
  /** below the header */
  rows: 100_000,
  columns: 100,
  /** longer than any field may be, and short enough that a forgotten quote sign does not swallow the memory */
  rowCharacters: 100_000,
} as const;

/** The file as a whole cannot be read: there is nothing to say of its rows. */
export class FileProblem extends Error {
  readonly row: number | null;
  readonly found: string | null;
  readonly expected: string;

  constructor(message: string, expected: string, place: { row?: number; found?: string } = {}) {
    super(message);
    this.row = place.row ?? null;
    this.found = place.found ?? null;
    this.expected = expected;
  }
}

export const isBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => cell === '');

/** Lets waiting requests run: a large file is read in slices. */
export const pause = (): Promise<void> => setImmediate();

/** Collects rows and refuses too many. Blank rows are no rows. */
export class TableBuilder {
  readonly rows: TableRow[] = [];

  add(row: number, cells: readonly Cell[]): void {
    if (isBlank(cells)) return;
    if (cells.length > LIMITS.columns && !isBlank(cells.slice(LIMITS.columns))) {
      throw new FileProblem(
        `Row ${row} has more than ${LIMITS.columns} columns. Remove what does not belong to the table.`,
        `at most ${LIMITS.columns} columns`,
        { row, found: `${cells.length} columns` },
      );
    }
    if (this.rows.length > LIMITS.rows) {
      throw new FileProblem(
        `The file has more than ${LIMITS.rows.toLocaleString('en')} rows. Split it into several files.`,
        `at most ${LIMITS.rows} rows below the header`,
        { row },
      );
    }
    this.rows.push({ row, cells });
  }
}
