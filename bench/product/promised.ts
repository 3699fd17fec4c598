/** One row of the table of promises: what the documents and we say, and what was found. */
export interface Promised {
  readonly what: string;
  readonly documents: string;
  readonly ours: string;
  readonly figure: string;
  /** to the limit of the same run */
  readonly ratio: string;
}
