import type { TestDatabase } from '../harness/database.ts';

/**
 * What grows without a caller's doing, or for a refusal: keys, sessions, what is done in the background. data_changes is written by the
 * login that follows a request which ended the fuzzer's session, because a login changes its user.
 */
const BY_ITSELF = ['idempotency_keys', 'audit_log', 'sessions', 'refresh_tokens', 'event_readers', 'app_state', 'alerts', 'alert_sweeps', 'events', 'webhook_deliveries', 'planning_runs', 'planned_orders', 'planning_exceptions', 'planning_inputs', 'planning_marks', 'schema_migrations', 'imports', 'data_changes']; // biome-ignore format: a list that is read as one

export type RowCounts = Readonly<Record<string, number>>;

/** Counts the rows of each table; the tables are looked up once. */
export async function createCounter(db: TestDatabase): Promise<() => Promise<RowCounts>> {
  const tables = await db.sql<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> all ($1) order by 1`,
    [BY_ITSELF],
  );
  const counts = tables.map(({ tablename }) => `(select count(*) from "${tablename}") as "${tablename}"`);
  return async () => (await db.sql<RowCounts>(`select ${counts.join(', ')}`))[0] ?? {};
}

/** In words; empty when nothing differs. */
export function difference(before: RowCounts, after: RowCounts): string {
  return Object.entries(after)
    .filter(([table, count]) => before[table] !== count)
    .map(([table, count]) => `${table} ${before[table]} → ${count}`)
    .join(', ');
}
