import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Clock, systemClock } from '../../server/src/platform/clock.ts';
import type { Policy } from '../../server/src/platform/config.ts';
import { createDatabase, createPool, type Database } from '../../server/src/platform/database/database.ts';

export const TEST_POLICY: Policy = {
  timeZone: 'Europe/Istanbul',
  enforceWarehouseType: true,
  companyCurrency: 'TRY',
  overReceiptTolerancePercent: '0',
  expiryWarningDays: 30,
};

export interface TestDatabase extends Database {
  /** runs any SQL, for arranging and for looking behind the API's back */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  readonly location: { host: string; port: number; user: string; password?: string; database: string };
  drop(): Promise<void>;
}

/** A database of its own for this test file, cloned from the migrated template. */
export async function createTestDatabase(
  options: { clock?: Clock; policy?: Partial<Policy>; poolSize?: number } = {},
): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ ...cluster, database: 'tests' });
  await admin.connect();
  await admin.query(`create database "${name}" template "${inject('templateDatabase')}"`);
  const location = { ...cluster, database: name };
  const pool = createPool({ location, size: options.poolSize ?? 8 });
  const policy = { ...TEST_POLICY, ...options.policy };
  const db = createDatabase(pool, options.clock ?? systemClock(policy.timeZone), policy);
  return {
    ...db,
    location,
    sql: async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[],
    async drop() {
      await pool.end();
      await admin.query(`drop database "${name}" with (force)`);
      await admin.end();
    },
  };
}
