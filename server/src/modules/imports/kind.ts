import type { TObject } from 'typebox';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Column } from './columns.ts';
import type { Report } from './report.ts';

export const KINDS = ['WAREHOUSES', 'PRODUCTS', 'SUPPLIERS', 'OPENING_STOCK', 'BOMS', 'DEMANDS'] as const;
export type KindName = (typeof KINDS)[number];

/** What can be imported: its columns, the rules beyond them, and who writes it. */
export interface ImportKind {
  readonly name: KindName;
  /** what one row is, and what many are */
  readonly nouns: readonly [one: string, many: string];
  readonly schema: TObject;
  readonly columns: readonly Column[];
  /** columns whose values together may come once in a file; none: nothing of the kind */
  readonly unique: readonly string[];
  /** a rule over several fields of one row */
  rule?(values: Readonly<Record<string, unknown>>): { field: string; message: string } | undefined;
  /** holds still what `check` decides on */
  lock?(tx: Tx, rows: readonly CheckedRow[]): Promise<void>;
  /** everything that only the database knows, in a fixed number of statements */
  check(db: Db, rows: readonly CheckedRow[], report: Report): Promise<void>;
  /** all rows are right */
  write(tx: Tx, rows: readonly CheckedRow[]): Promise<void>;
}

/** A row after its cells were checked one by one. */
export interface CheckedRow {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** the same as they stand in the file */
  readonly found: Readonly<Record<string, string>>;
  /** columns of which something was said already */
  readonly wrong: ReadonlySet<string>;
}

/** The text of a column that is there and right so far. */
export function codeIn(row: CheckedRow, column: string): string | undefined {
  const value = row.values[column];
  return typeof value === 'string' && !row.wrong.has(column) ? value : undefined;
}

export const codesIn = (rows: readonly CheckedRow[], column: string): string[] => [
  ...new Set(rows.flatMap((row) => codeIn(row, column) ?? [])),
];

const ROWS_PER_STATEMENT = 1_000;

/** Hands on rows that the schema has checked, some thousand at a time. */
export async function inPortions<Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await write(rows.slice(start, start + ROWS_PER_STATEMENT));
  }
}

export type Complaint = (column: string, expected: string, message: string) => void;

/** Reports what is wrong with cells of a row. */
export function complaintsOf(row: CheckedRow, report: Report): Complaint {
  return (column, expected, message) => {
    const found = row.found[column] ?? '';
    report.add({ row: row.row, column, found, expected, message });
  };
}

/** What a rule says against it; undefined when it holds. */
export function refusalOf(rule: () => unknown): AppError | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
