import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { MigrationError, migrate, readMigrations } from './migrate.ts';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await db.sql('drop table if exists schema_migrations, first, second');
  await write('0001_first.sql', 'create table first (n integer);');
  return () => rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const run = () => migrate(db.location, folder);

it('applies what is new, in order, once', async () => {
  expect(await run()).toEqual(['0001_first.sql']);
  await write('0002_second.sql', 'create table second as select * from first;');
  expect(await run()).toEqual(['0002_second.sql']);
  expect(await run()).toEqual([]);
  expect((await readMigrations(folder)).map((one) => one.version)).toEqual(['0001', '0002']);
});

it('two servers that start at once migrate one after the other', async () => {
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 1]);
});

it('undoes a migration that fails, whole, and keeps those before it', async () => {
  await write('0002_second.sql', 'create table second (n integer); select no_such_column from first;');
  const failed = run();
  await expect(failed).rejects.toThrow(MigrationError);
  await expect(failed).rejects.toThrow(/^Migration 0002_second.sql failed and was undone: .*no_such_column/);
  const tables = await db.sql(
    `select to_regclass('first') is not null as first, to_regclass('second') as second`,
  );
  expect(tables).toEqual([{ first: true, second: null }]);
});

it('refuses a migration that was changed after it was applied', async () => {
  await run();
  await write('0001_first.sql', 'create table first (n bigint);');
  await expect(run()).rejects.toThrow(/^Migration 0001_first.sql was changed after it was applied/);
});

it('refuses a database that is newer than the program', async () => {
  await write('0002_second.sql', 'create table second (n integer);');
  await run();
  await rm(join(folder, '0002_second.sql'));
  await expect(run()).rejects.toThrow(/^The database has migration 0002, which this version/);
});
