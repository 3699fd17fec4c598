import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts';
import { migrate, readMigrations } from '../platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../project.ts';
import { runDoctor } from './doctor.ts';

async function doctor(environment: Record<string, string>) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const code = await runDoctor({ environment, migrationsFolder: MIGRATIONS_FOLDER, say });
  return { code, lines, last: lines.at(-1) ?? '' };
}

describe('with DATABASE_URL', () => {
  let db: TestDatabase;
  let DATABASE_URL: string;
  beforeAll(async () => {
    db = await createTestDatabase();
    const { host, port, user, password = '', database } = db.location;
    DATABASE_URL = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  });
  afterAll(() => db.drop());

  test('prints each check with its count and time, and one line for all', async () => {
    const { code, lines, last } = await doctor({ DATABASE_URL });
    expect(code, last).toBe(0);
    expect(lines[0]).toMatch(/^ {5}ok {2}I01 {2}Of each layer .* \(\d+ ms\)$/);
    expect(last).toMatch(new RegExp(`^${lines.length - 1} checks in \\d+\\.\\d s: all hold\\.$`));
  });

  test('a violation gives exit code 1, with its rows', async () => {
    await db.sql(`insert into document_numbers values ('MO', 2026, 7)`);
    const { code, lines, last } = await doctor({ DATABASE_URL });
    await db.sql('delete from document_numbers');
    expect(code).toBe(1);
    const place = lines.findIndex((line) => line.includes('I29'));
    expect(lines[place]).toMatch(/^ {6}1 {2}I29/);
    expect(lines[place + 1]).toContain('"document_type":"MO"');
    expect(last).toContain(': 1 violated (I29).');
  });

  describe('whose migrations are not those of the program', () => {
    beforeEach(() => db.sql('create table kept as select * from schema_migrations'));
    afterEach(async () => {
      await db.sql(`drop table if exists schema_migrations; alter table kept rename to schema_migrations;
        alter table schema_migrations add primary key (version)`);
      expect((await doctor({ DATABASE_URL })).code).toBe(0);
    });

    async function expectRefusal(sentence: string) {
      const before = await db.sql('select * from pg_tables order by tablename');
      const { code, lines } = await doctor({ DATABASE_URL });
      expect([code, lines.length]).toEqual([2, 1]);
      expect(lines[0]).toContain(sentence);
      expect(await db.sql('select * from pg_tables order by tablename')).toEqual(before);
    }

    test('one is missing', async () => {
      const last = (await readMigrations(MIGRATIONS_FOLDER)).at(-1);
      await db.sql('delete from schema_migrations where version = $1', [last?.version]);
      await expectRefusal(`lacks the migration ${last?.name}. Start the server once`);
    });

    test('all are missing', async () => {
      const all = await readMigrations(MIGRATIONS_FOLDER);
      await db.sql('drop table schema_migrations');
      await expectRefusal(`lacks ${all.length} migrations, from 0001_foundation.sql`);
    });

    test('one is newer', async () => {
      await db.sql(`insert into schema_migrations (version, name, checksum) values ('9999', 'x', 'x')`);
      await expectRefusal('which this version of the program does not know');
    });
  });
});

test.each([
  ['cannot be reached', { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/nothing' }],
  ['DATABASE_URL must look like', { DATABASE_URL: 'mysql://x' }],
  ['TIME_ZONE is "Nowhere"', { TIME_ZONE: 'Nowhere' }],
  ['There is no database in', { DATA_DIR: join(tmpdir(), 'no-such-horoz-data') }],
])('says in one sentence what is wrong: %s', async (sentence, environment) => {
  const { code, lines } = await doctor(environment);
  expect([code, lines.length]).toEqual([2, 1]);
  expect(lines[0]).toContain(sentence);
});

test('looks into DATA_DIR beside a running server, and starts its database for itself when none runs', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'horoz-doctor-'));
  const start = () =>
    startEmbeddedPostgres({ dataDir: DATA_DIR, database: 'horoz_mrp', settings: { fsync: 'off' } });
  try {
    const server = await start();
    try {
      await migrate(server.connection, MIGRATIONS_FOLDER);
      const beside = await doctor({ DATA_DIR });
      expect([beside.code, beside.lines[0]?.trim().slice(0, 7)]).toEqual([0, 'ok  I01']);
    } finally {
      await server.stop();
    }
    const alone = await doctor({ DATA_DIR });
    expect([alone.code, alone.lines[0]]).toEqual([
      0,
      'The server is not running, so its database is started for this check.',
    ]);
    // It has stopped what it started, so a server can start.
    await (await start()).stop();
  } finally {
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});
