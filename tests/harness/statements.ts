import { TOPICS } from '../../server/src/platform/cache/topics.ts';
import type { TestApp } from './app.ts';

/**
 * How many statements the application sends while `work` runs. Nothing else may run at the same time. An answer that is kept
 * would need fewer: all of them are out of date before.
 */
export async function countStatements({ db }: TestApp, work: () => Promise<unknown>): Promise<number> {
  const { pool } = db;
  await db.sql('insert into data_changes (topic) select unnest($1::text[])', [TOPICS]);
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
