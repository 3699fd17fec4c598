import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBackupCommand } from '../server/src/backup/command.ts';
import { BackupError, type Part, readBackup, writeBackup } from '../server/src/backup/file.ts';
import { makeBackup } from '../server/src/backup/make.ts';
import { checkBackup, restoreBackup } from '../server/src/backup/restore.ts';
import { runDoctor } from '../server/src/doctor/doctor.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { makeAlerts } from './doctor/alerts-history.ts';
import { makeRichHistory } from './doctor/rich-history.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { createTestDatabase, type TestDatabase } from './harness/database.ts';
import { expectInvariants } from './harness/invariants.ts';

/** Everything that a format of lines, quotes, brackets and commas could trip over. */
const ODD_TEXT = `"a\\b", (c)\n{d} \u2028 \\N 'e' ğüşİ 🦅 %`;
const NOW = new Date('2026-11-21T08:30:00.123Z');

let t: TestApp;
let folder: string;
let file: string;
beforeAll(async () => {
  t = await createTestApp();
  await makeRichHistory(t);
  await makeAlerts(t);
  await t.db.sql(`update warehouses set manager_name = $1 where warehouse_code = 'RM01'`, [ODD_TEXT]);
  folder = await mkdtemp(join(tmpdir(), 'horoz-backup-test-'));
  file = join(folder, 'one.backup.gz');
  await makeBackup(t.db.location, file, NOW);
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

/** A database without anything of the program in it. */
async function emptyDatabase(): Promise<TestDatabase> {
  const db = await createTestDatabase();
  await db.sql('drop schema public cascade; create schema public');
  return db;
}

async function withEmptyDatabase(work: (db: TestDatabase) => Promise<void>): Promise<void> {
  const db = await emptyDatabase();
  try {
    await work(db);
  } finally {
    await db.drop();
  }
}

function urlOf({ location: { host, port, user, password = '', database } }: TestDatabase): string {
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

/** Every row of every table as text, in an order of its own. */
async function contentOf(db: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await db.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const columns = await db.sql<{ name: string }>(
      'select quote_ident(column_name) as name from information_schema.columns where table_schema = $1 and table_name = $2 order by 1',
      ['public', name],
    );
    const list = columns.map((column) => column.name).join();
    const rows = await db.sql<{ row: string }>(`select row(${list})::text as row from "${name}" order by 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** What protects the rows: constraints, triggers with their state, indexes, and where the numbers go on. */
async function guardsOf(db: TestDatabase): Promise<unknown[]> {
  return db.sql(
    `select conrelid::regclass || '.' || conname as name, pg_get_constraintdef(oid) || convalidated as what from pg_constraint
       where connamespace = 'public'::regnamespace
     union all select tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
     union all select indexname, indexdef from pg_indexes where schemaname = 'public'
     union all select sequencename, last_value::text from pg_sequences where schemaname = 'public'
     order by 1, 2`,
  );
}

describe('a restored database', () => {
  it('has every row, value and guard of the original, and the doctor is content', async () => {
    await withEmptyDatabase(async (db) => {
      const before = await contentOf(t.db);
      const { rows } = await restoreBackup(db.location, file, MIGRATIONS_FOLDER);
      const after = await contentOf(db);
      expect(after).toEqual(before);
      expect(Object.values(before).flat().length).toBeGreaterThan(200);
      expect(rows).toEqual(
        Object.fromEntries(Object.entries(before).map(([name, all]) => [name, all.length])),
      );
      expect(await guardsOf(db)).toEqual(await guardsOf(t.db));
      const totals = 'select count(*), sum(quantity), sum(value) from stock_movements';
      expect(await db.sql(totals)).toEqual(await t.db.sql(totals));
      expect(await db.sql(`select manager_name from warehouses where warehouse_code = 'RM01'`)).toEqual([
        { manager_name: ODD_TEXT },
      ]);
      await expectInvariants(db);
    });
  });

  it('sends nothing again that was waiting: a webhook that was not delivered must be replayed', async () => {
    await t.db.sql(
      `insert into webhooks (url, secret, topics) values ('https://hooks.example.com/a', repeat('s', 40), '{*}')`,
    );
    await t.db.sql(`insert into webhook_deliveries (webhook_id, event_id, status, next_attempt_at)
      select webhook_id, event_id, 'PENDING', now() from webhooks, (select event_id from events limit 2) as e`);
    const other = join(folder, 'webhooks.backup.gz');
    await makeBackup(t.db.location, other, NOW);
    await t.db.sql('delete from webhook_deliveries; delete from webhooks');
    await withEmptyDatabase(async (db) => {
      await restoreBackup(db.location, other, MIGRATIONS_FOLDER);
      const [first, ...more] = await db.sql(
        'select status, next_attempt_at, last_error from webhook_deliveries',
      );
      expect(more).toHaveLength(1);
      expect(first).toMatchObject({ status: 'DEAD', next_attempt_at: null });
      expect(first?.last_error).toContain('Replay it');
    });
  });

  it('is of one moment, whatever is posted meanwhile', async () => {
    const [at] = await t.db.sql<{ product_id: number; warehouse_id: number }>(
      `select product_id, warehouse_id from products, warehouses where product_code = 'STEEL' and warehouse_code = 'RM01'`,
    );
    const during = join(folder, 'during.backup.gz');
    let isOver = false;
    const posting = (async () => {
      const body = { ...at, quantity: '1', unit_cost: '10', quality_status: 'APPROVED' };
      let posted = 0;
      for (; !isOver || posted < 5; posted += 1) {
        const answer = await t.as.inv_clerk.post('/inventory/stock-in', body);
        expect(answer.status, answer.text).toBe(201);
      }
    })();
    await makeBackup(t.db.location, during, NOW);
    isOver = true;
    await posting;
    await withEmptyDatabase(async (db) => {
      await restoreBackup(db.location, during, MIGRATIONS_FOLDER);
      await expectInvariants(db);
    });
  });
});

describe('a file that is not sound is refused, and nothing is restored from it', () => {
  const cut = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
    const damaged = join(folder, 'damaged.backup.gz');
    await writeFile(damaged, change(await readFile(file)));
    return damaged;
  };
  const repack = (change: (lines: string[]) => string[]) => (bytes: Buffer) =>
    gzipSync(change(gunzipSync(bytes).toString().split('\n')).join('\n'));
  const flipped = (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 4;
    return copy;
  };
  let empty: TestDatabase;
  beforeAll(async () => {
    empty = await emptyDatabase();
  });
  afterAll(() => empty.drop());
  const isRow = (line: string) => line.startsWith('"');

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['one bit is another', flipped],
    ['its second half is missing', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['its last byte is missing', (bytes) => bytes.subarray(0, -1)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => gzipSync('{"hello":1}\n')],
    ['it is no gzip at all', () => Buffer.from('pg_dump')],
    ['a row was removed', repack((lines) => lines.toSpliced(lines.findIndex(isRow), 1))],
    [
      'a row is there twice',
      repack((lines) => lines.toSpliced(lines.findIndex(isRow), 0, lines.find(isRow) ?? '')),
    ],
    ['a value was changed', repack((lines) => lines.map((line) => line.replace('STEEL', 'STEAL')))],
    ['its end was removed', repack((lines) => [...lines.slice(0, -2), ''])],
    ['its last line is cut off', repack((lines) => [...lines.slice(0, -2), '{"kind":"mani'])],
    ['something follows', repack((lines) => [...lines.slice(0, -1), '"(1)"', ''])],
    ['a row comes first', repack((lines) => ['"(1)"', ...lines])],
  ])('%s', async (_, change) => {
    const damaged = await cut(change);
    await expect(checkBackup(damaged)).rejects.toThrow(BackupError);
    await expect(checkBackup(damaged)).rejects.toThrow(/^[^\n]+$/);
    await expect(restoreBackup(empty.location, damaged, MIGRATIONS_FOLDER)).rejects.toThrow(BackupError);
    expect(await empty.sql(`select tablename from pg_tables where schemaname = 'public'`)).toEqual([]);
  });

  it('rows that break a rule of the schema are refused, and the same database takes a sound backup after that', async () => {
    const orphan = join(folder, 'orphan.backup.gz');
    const parts = async function* (): AsyncGenerator<Part> {
      let table = '';
      for await (const part of readBackup(file)) {
        if (part.kind === 'table') table = part.table;
        if (part.kind !== 'rows' || table !== 'warehouses') yield part;
      }
    };
    await writeBackup(orphan, parts());
    await withEmptyDatabase(async (db) => {
      await expect(restoreBackup(db.location, orphan, MIGRATIONS_FOLDER)).rejects.toMatchObject({
        code: '23503',
      });
      expect(await db.sql('select from products')).toEqual([]);
      await restoreBackup(db.location, file, MIGRATIONS_FOLDER);
      await expectInvariants(db);
    });
  });

  it('one of a newer version, or whose migrations are others', async () => {
    const newer = join(folder, 'newer.backup.gz');
    const parts = async function* (): AsyncGenerator<Part> {
      for await (const part of readBackup(file)) {
        const more = { version: '9999', name: '9999_new.sql', checksum: 'x' };
        yield part.kind === 'head'
          ? { kind: 'head', head: { ...part.head, migrations: [...part.head.migrations, more] } }
          : part;
      }
    };
    await writeBackup(newer, parts());
    await withEmptyDatabase(async (db) => {
      await expect(restoreBackup(db.location, newer, MIGRATIONS_FOLDER)).rejects.toThrow(
        /migration 9999_new\.sql, which this program does not have/,
      );
    });
  });

  it('a database that is in use is not touched', async () => {
    const before = await contentOf(t.db);
    await expect(restoreBackup(t.db.location, file, MIGRATIONS_FOLDER)).rejects.toThrow(/is in use/);
    expect(await contentOf(t.db)).toEqual(before);
  });
});

describe('the commands', () => {
  async function command(args: readonly string[], environment: Record<string, string> = {}) {
    const lines: string[] = [];
    const code = await runBackupCommand({
      args,
      environment,
      migrationsFolder: MIGRATIONS_FOLDER,
      say: (line) => lines.push(line),
      now: () => NOW,
    });
    return { code, text: lines.join('\n') };
  }

  it('makes a file that is for its owner only, never over another one, and leaves nothing half done', async () => {
    const target = await mkdtemp(join(folder, 'to-'));
    const first = await command(['--to', target], { DATABASE_URL: urlOf(t.db) });
    expect(first.text).toMatch(/horoz-mrp-20261121T083000Z\.backup\.gz: \d+ rows in \d+ tables\.$/);
    expect(first.code).toBe(0);
    const made = join(target, 'horoz-mrp-20261121T083000Z.backup.gz');
    expect((await stat(made)).mode & 0o777).toBe(0o600);
    const again = await command(['--to', target], { DATABASE_URL: urlOf(t.db) });
    expect(again).toMatchObject({
      code: 1,
      text: expect.stringMatching(/is there already\. Choose another name\.$/),
    });
    const nowhere = await command(['--to', join(target, 'a/b/c')], { DATABASE_URL: urlOf(t.db) });
    expect(nowhere).toMatchObject({ code: 1, text: expect.stringContaining('cannot be written') });
    expect(await readdir(target)).toEqual(['horoz-mrp-20261121T083000Z.backup.gz']);
    expect(await command(['--verify', made])).toMatchObject({
      code: 0,
      text: expect.stringContaining('is whole: made 2026-11-21'),
    });
  });

  it('verifies deeply: restores into a scratch database and asks the doctor', async () => {
    const sound = await command(['--verify', file, '--deep']);
    expect(sound.text).toMatch(/was restored: .* the doctor finds that all hold\.$/);
    expect(sound.code).toBe(0);
  });

  it('says what the doctor finds in a backup of a database that was damaged', async () => {
    const sick = join(folder, 'sick.backup.gz');
    const sickParts = async function* (): AsyncGenerator<Part> {
      let table = '';
      for await (const part of readBackup(file)) {
        if (part.kind === 'table') table = part.table;
        const isNumbers = part.kind === 'rows' && table === 'document_numbers';
        yield isNumbers
          ? { kind: 'rows', rows: part.rows.map((row) => row.replace(/,(\d+)\)$/, ',9$1)')) }
          : part;
      }
    };
    await writeBackup(sick, sickParts());
    const answer = await command(['--verify', sick, '--deep']);
    expect(answer.text).toMatch(/ {2}I29 {2}/);
    expect(answer.code).toBe(1);
  });

  it('restores into a new DATA_DIR, where the doctor then finds all well', async () => {
    const DATA_DIR = await mkdtemp(join(folder, 'data-'));
    const restored = await command(['--from', file], { DATA_DIR });
    expect(restored.text).toMatch(/Restored \d+ rows in \d+ tables from /);
    expect(restored.code).toBe(0);
    const again = await command(['--from', file], { DATA_DIR });
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('is in use') });
    const say = () => {};
    expect(await runDoctor({ environment: { DATA_DIR }, migrationsFolder: MIGRATIONS_FOLDER, say })).toBe(0);
    const server = await startEmbeddedPostgres({ dataDir: DATA_DIR, database: 'horoz_mrp' });
    await server.stop();
  });

  it.each([
    [[]],
    [['--to', 'a', '--from', 'b']],
    [['--to']],
    [['--to', '']],
    [['--deep', '--to', 'a']],
    [['--everything']],
    [['a.backup.gz']],
  ])('answers %j with how it is used', async (args) => {
    expect(await command(args)).toMatchObject({
      code: 2,
      text: expect.stringContaining('npm run backup -- --to'),
    });
  });

  it('says in a sentence why it cannot', async () => {
    const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
    for (const args of [
      ['--to', folder],
      ['--from', file],
    ]) {
      const answer = await command(args, { DATABASE_URL });
      expect(answer).toMatchObject({
        code: 2,
        text: expect.stringMatching(/^The database cannot be reached: .+$/),
      });
    }
    expect(await command(['--to', folder], { DATA_DIR: folder })).toMatchObject({ code: 2 });
    expect(await command(['--verify', join(folder, 'none')])).toMatchObject({
      code: 1,
      text: expect.stringContaining('cannot be read'),
    });
    await withEmptyDatabase(async (db) => {
      expect(await command(['--to', join(folder, 'empty')], { DATABASE_URL: urlOf(db) })).toMatchObject({
        code: 1,
        text: 'The database holds nothing of this program to back up.',
      });
    });
  });
});
