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

/** Counts all errors and keeps the first ones in the order of the file. */
export class Report {
  count = 0;
  private kept: ImportError[] = [];

  add(error: ImportError): void {
    this.count += 1;
    const { found } = error;
    this.kept.push(
      found !== null && found.length > LONGEST_FOUND
        ? { ...error, found: `${found.slice(0, LONGEST_FOUND)}…` }
        : error,
    );
    // The checks come one after the other, each in the order of the file: those of a later one may belong before.
    if (this.kept.length > 10 * MAX_ERRORS) this.kept = this.first();
  }

  /** The first errors by row; within a row in the order in which they were found. */
  first(): ImportError[] {
    return this.kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_ERRORS);
  }
}
