import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseLocation } from './database.ts';

interface Migration {
  readonly version: string;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** All migrations of a folder, oldest first. File names are `0001_what_it_does.sql`. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      return { version: name.slice(0, 4), name, text, checksum };
    }),
  );
}

/** One number that changes with any migration: names the template database of the tests. */
export function fingerprintOf(migrations: readonly Migration[]): string {
  return createHash('sha256')
    .update(migrations.map((m) => m.checksum).join())
    .digest('hex')
    .slice(0, 12);
}

/** Any number, the same in every version: two servers that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_306_201;

/**
 * Brings the database up to date, each migration in a transaction of its own. Migrations only go forward, and one that was
 * applied must never be edited: its checksum is compared.
 *
 * @returns the names of the migrations that were applied now.
 * @throws MigrationError with a sentence for the operator.
 */
export async function migrate(
  location: DatabaseLocation,
  folder: string,
  onProgress: (message: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client('url' in location ? { connectionString: location.url } : location);
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migrations (
      version text primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
    const migrations = await readMigrations(folder);
    const pending = await pendingOf(client, migrations);
    for (const migration of pending) {
      onProgress(`Migrating the database: ${migration.name}`);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/**
 * The names of the migrations that this database lacks. Changes nothing.
 *
 * @throws MigrationError when the database has others than this version of the program.
 */
export async function missingMigrations(location: DatabaseLocation, folder: string): Promise<string[]> {
  const client = new pg.Client('url' in location ? { connectionString: location.url } : location);
  await client.connect();
  try {
    const migrations = await readMigrations(folder);
    const { rows } = await client.query(`select from pg_tables where tablename = 'schema_migrations'`);
    const missing = rows.length === 0 ? migrations : await pendingOf(client, migrations);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const answer = await client.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  const version = Number(answer.rows[0]?.version);
  if (version < 150_000) {
    throw new MigrationError(
      `The database server is PostgreSQL ${Math.trunc(version / 10_000)}; version 15 or newer is needed.`,
    );
  }
}

async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const answer = await client.query<{ version: string; checksum: string }>(
    'select version, checksum from schema_migrations',
  );
  const applied = new Map(answer.rows.map((row) => [row.version, row.checksum]));
  for (const migration of migrations) {
    const checksum = applied.get(migration.version);
    if (checksum !== undefined && checksum !== migration.checksum) {
      throw new MigrationError(
        `Migration ${migration.name} was changed after it was applied to this database. Restore the file, and put the change into a new migration.`,
      );
    }
    applied.delete(migration.version);
  }
  const [unknown] = applied.keys();
  if (unknown !== undefined) {
    throw new MigrationError(
      `The database has migration ${unknown}, which this version of the program does not know. Start a newer version, or use another database.`,
    );
  }
  const known = new Set(answer.rows.map((row) => row.version));
  return migrations.filter((migration) => !known.has(migration.version));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new MigrationError(
      `Migration ${migration.name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
