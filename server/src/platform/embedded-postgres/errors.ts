/** Its message is for the person at the terminal: one sentence that says what is wrong and what to do next. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** Where every sentence ends that says "this cannot work here": the way out that always works. */
export const USE_DATABASE_URL = 'set DATABASE_URL to a PostgreSQL server of version 15 or newer';

/** The errno code of a failed system call (`ENOENT`, `EACCES`, …), or undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
