import type { Language } from '../words/language.ts';

/** in Turkish and in English */
export type Words = Readonly<Record<Language, string>>;

export type CellKind = 'text' | 'quantity' | 'cost' | 'unit_cost' | 'integer' | 'percent' | 'date' | 'moment';

/** Decimals as canonical text, days as YYYY-MM-DD, moments in ISO 8601 with Z. */
export type Cell = string | number | null;

export type ReportRow = Readonly<Record<string, Cell>>;

export interface ReportColumn {
  readonly key: string;
  readonly title: Words;
  readonly kind: CellKind;
}

export interface ReportChart {
  readonly kind: 'bar' | 'line';
  readonly title: Words;
  /** a name or a code as it is, a word in both languages */
  readonly labels: readonly (string | Words)[];
  readonly values: readonly string[];
  readonly unit: string;
}

/** A report as a table, which each of the file formats can write. */
export interface ReportTable {
  readonly title: Words;
  /** ascii, kebab-case, without ending: 'critical-stock' */
  readonly fileName: string;
  /** echoed at the head of each file */
  readonly parameters: readonly { readonly title: Words; readonly value: string }[];
  readonly columns: readonly ReportColumn[];
  /** batches of rows by column key; may come from a cursor */
  readonly rows: AsyncIterable<readonly ReportRow[]> | Iterable<readonly ReportRow[]>;
  /** by column key; null: none. Read after the last row, so it may be a getter that adds the rows up on their way. */
  readonly totals: ReportRow | null;
  readonly chart?: ReportChart;
}
