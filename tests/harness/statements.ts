import type { TestApp } from './app.ts';

/** How many statements the application sends while `work` runs. Nothing else may run at the same time. */
export async function countStatements(
  { db: { pool } }: TestApp,
  work: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const query = pool.query.bind(pool);
  pool.query = ((...args: Parameters<typeof query>) => {
    count += 1;
    return query(...args);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return count;
}
