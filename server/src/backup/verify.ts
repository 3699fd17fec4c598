import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { CheckedInvariant } from '../doctor/invariants.schemas.ts';
import { runInvariants } from '../doctor/invariants.service.ts';
import { systemClock } from '../platform/clock.ts';
import type { Policy } from '../platform/config.ts';
import { createDatabase, createPool, type DatabaseLocation } from '../platform/database/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { BackupError } from './file.ts';
import { connectExactly } from './make.ts';
import { type CheckedBackup, restoreBackup } from './restore.ts';

/** Restores a backup into a database that is thrown away afterwards, and asks the doctor about it. */
export async function verifyDeeply(file: string, migrationsFolder: string, policy: Policy) {
  const folder = await mkdtemp(join(tmpdir(), 'horoz-verify-'));
  try {
    const settings = { fsync: 'off', synchronous_commit: 'off' };
    const server = await startEmbeddedPostgres({ dataDir: folder, database: 'verify', settings });
    try {
      const checked = await restoreBackup(server.connection, file, migrationsFolder);
      await compareRows(server.connection, checked);
      return { ...checked, violated: await violatedIn(server.connection, policy) };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Migrations of a newer program may add rows to a table that the backup lacks, never take some of these. */
async function compareRows(location: DatabaseLocation, { rows, head }: CheckedBackup): Promise<void> {
  const client = await connectExactly(location);
  try {
    for (const [table, expected] of Object.entries(rows)) {
      const found = await countRows(client, table);
      const isEqual = table === 'schema_migrations' ? found >= head.migrations.length : found === expected;
      if (!isEqual) throw new BackupError(`${table} has ${found} rows after the restore, not ${expected}.`);
    }
  } finally {
    await client.end();
  }
}

async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from public.${client.escapeIdentifier(table)}`,
  );
  return Number(rows[0]?.count);
}

async function violatedIn(location: DatabaseLocation, policy: Policy): Promise<CheckedInvariant[]> {
  const pool = createPool({ location, size: 1, applicationName: 'horoz-backup' });
  const db = createDatabase(pool, systemClock(policy.timeZone), policy);
  try {
    return (await runInvariants(db)).invariants.filter((one) => one.violations > 0);
  } finally {
    await db.close();
  }
}
