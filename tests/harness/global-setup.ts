import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { DatabaseLocation } from '../../server/src/platform/database/database.ts';
import { fingerprintOf, migrate, readMigrations } from '../../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER, PROJECT_ROOT } from '../../server/src/project.ts';
import { insertTestUsers } from './users.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: { host: string; port: number; user: string; password?: string };
    templateDatabase: string;
  }
}

/** Durability is of no use to a test database, and waiting for the disk would double the time. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
};

/**
 * One real PostgreSQL for the whole run, and in it one migrated template: each test file clones it in about a tenth of a
 * second instead of migrating anew.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Two runs at once need two folders: the launcher lets only one server have each.
  const dataDir = process.env.HOROZ_TEST_DIR ?? join(PROJECT_ROOT, '.cache', 'tests');
  mkdirSync(dataDir, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir, database: 'tests', settings: SETTINGS });
  const { database: _, ...cluster } = server.connection;
  const admin = new pg.Client({ ...cluster, database: 'tests' });
  await admin.connect();
  await dropLeftovers(admin);
  const template = `template_${fingerprintOf(await readMigrations(MIGRATIONS_FOLDER))}`;
  await makeTemplate(admin, { ...cluster, database: template });
  await admin.end();
  project.provide('testCluster', cluster);
  project.provide('templateDatabase', template);
  return () => server.stop();
}

/** Databases of a run that was killed. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const answer = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'`,
  );
  for (const { datname } of answer.rows) await admin.query(`drop database "${datname}" with (force)`);
}

async function makeTemplate(
  admin: pg.Client,
  location: DatabaseLocation & { database: string },
): Promise<void> {
  await admin.query(`create database "${location.database}"`);
  await migrate(location, MIGRATIONS_FOLDER);
  const client = new pg.Client(location);
  await client.connect();
  await insertTestUsers(client);
  await client.end();
}
