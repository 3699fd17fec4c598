/** One thing that is wrong, by its place in the file. */
export interface ImportError {
  /** null where it concerns the file as a whole */
  readonly row: number | null;
  readonly column: string | null;
  readonly found: string | null;
  readonly expected: string;
  readonly message: string;
}

export const MAX_ERRORS = 1_000;
const LONGEST_FOUND = 200;

/** Half a character, also one cut in two here, and NUL are in files now and then; the database holds neither. */
const storable = (text: string): string => text.replace(UNSTORABLE, '\ufffd');
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what this is about
const UNSTORABLE = /\u0000|\p{Surrogate}/gu;

/** Counts all errors and keeps the first ones in the order of the file. */
export class Report {
  count = 0;
  private kept: ImportError[] = [];

  add({ row, column, found, expected, message }: ImportError): void {
    this.count += 1;
    this.kept.push({
      row,
      column: column && storable(column),
      found: found && storable(found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND)}…` : found),
      expected: storable(expected),
      message: storable(message),
    });
    // The checks come one after the other, each in the order of the file: those of a later one may belong before.
    if (this.kept.length > 10 * MAX_ERRORS) this.kept = this.first();
  }

  /** The first errors by row; within a row in the order in which they were found. */
  first(): ImportError[] {
    return this.kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_ERRORS);
  }
}
