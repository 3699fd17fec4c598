import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { DatabaseLocation } from '../platform/database/database.ts';
import { migrate, readMigrations } from '../platform/database/migrate.ts';
import { BackupError, type Head, type Manifest, readBackup, type SequenceValue } from './file.ts';
import { connectExactly, listTables } from './make.ts';

export interface CheckedBackup {
  readonly head: Head;
  readonly rows: Manifest;
}

/** Reads a backup to its end. @throws BackupError when it is not whole */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let head: Head | undefined;
  let table = '';
  const rows: Record<string, number> = {};
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') head = part.head;
    if (part.kind === 'table') {
      table = part.table;
      rows[table] = 0;
    }
    if (part.kind === 'rows') rows[table] = (rows[table] ?? 0) + part.rows.length;
  }
  if (head === undefined) throw new BackupError(`${file} is empty.`);
  return { head, rows };
}

/**
 * Fills an empty database from a backup: the schema of that time by its migrations, the rows in one transaction with every rule
 * of the schema checked at its end, then the migrations that came later. Needs no superuser.
 *
 * @throws BackupError when the file is damaged, the database is in use, or the program is older than the backup
 */
export async function restoreBackup(
  location: DatabaseLocation,
  file: string,
  migrationsFolder: string,
): Promise<CheckedBackup> {
  const checked = await checkBackup(file);
  await requireKnown(checked.head, migrationsFolder);
  await requireEmpty(location);
  await migrateAsItWas(location, checked.head, migrationsFolder);
  const client = await connectExactly(location);
  try {
    await client.query('begin');
    await load(client, file);
    await client.query('commit');
    await migrate(location, migrationsFolder);
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return checked;
}

async function requireKnown(head: Head, folder: string): Promise<void> {
  const known = new Map((await readMigrations(folder)).map((one) => [one.version, one.checksum]));
  const unknown = head.migrations.find(({ version, checksum }) => known.get(version) !== checksum);
  if (unknown === undefined) return;
  throw new BackupError(
    `The backup was made by version ${head.program} with the migration ${unknown.name}, which this program does not have. Restore it with the version that made it, or a newer one.`,
  );
}

async function requireEmpty(location: DatabaseLocation): Promise<void> {
  const client = await connectExactly(location);
  try {
    const { rows } = await client.query<{ is_there: boolean }>(
      `select to_regclass('public.users') is not null as is_there`,
    );
    if (rows[0]?.is_there !== true) return;
    const { rows: users } = await client.query('select from users limit 1');
    if (users.length === 0) return;
  } finally {
    await client.end();
  }
  throw new BackupError(
    'The database is in use: it has users. Restore into an empty one (another DATABASE_URL or DATA_DIR).',
  );
}

async function migrateAsItWas(location: DatabaseLocation, head: Head, folder: string): Promise<void> {
  const wanted = new Set(head.migrations.map((one) => one.version));
  const copies = await mkdtemp(join(tmpdir(), 'horoz-restore-'));
  try {
    for (const { version, name, text } of await readMigrations(folder)) {
      if (wanted.has(version)) await writeFile(join(copies, name), text);
    }
    await migrate(location, copies);
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
}

async function load(client: pg.Client, file: string): Promise<void> {
  const tables = new Map((await listTables(client)).map((one) => [one.table, one.columns.join()]));
  const restoreGuards = await liftGuards(client);
  const names = [...tables.keys()].map((table) => `public.${client.escapeIdentifier(table)}`);
  await client.query(`truncate ${names.join(', ')}`);
  let insert = '';
  for await (const part of readBackup(file)) {
    if (part.kind === 'table') {
      // The order of columns may differ where a column was added later, their set may not.
      if (tables.get(part.table)?.split(',').sort().join() !== [...part.columns].sort().join()) {
        throw new BackupError(`The table ${part.table} of the backup is not one of this schema.`);
      }
      insert = await prepareTable(client, part.table, part.columns);
      tables.delete(part.table);
    }
    if (part.kind === 'rows') await client.query(insert, [part.rows]);
    if (part.kind === 'sequences') await setSequences(client, part.sequences);
  }
  const [missing] = tables.keys();
  if (missing !== undefined) throw new BackupError(`The backup lacks the table ${missing}.`);
  await quietWebhooks(client);
  await restoreGuards();
  const views = await client.query<{ name: string }>(
    `select format('public.%I', matviewname) as name from pg_matviews where schemaname = 'public'`,
  );
  for (const { name } of views.rows) await client.query(`refresh materialized view ${name}`);
}

/** A type that has exactly the columns of the file: the rows are its values. */
async function prepareTable(client: pg.Client, table: string, columns: readonly string[]): Promise<string> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const target = `public.${client.escapeIdentifier(table)}`;
  const shape = client.escapeIdentifier(`shape_of_${table}`.slice(0, 63));
  await client.query(
    `create temp table ${shape} on commit drop as select ${list} from ${target} with no data`,
  );
  return `insert into ${target} (${list}) overriding system value select * from unnest($1::pg_temp.${shape}[])`;
}

async function setSequences(client: pg.Client, sequences: readonly SequenceValue[]): Promise<void> {
  for (const { name, last_value, is_called } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      last_value,
      is_called,
    ]);
  }
}

/**
 * Takes away what stands in the way of loading tables in any order: foreign keys, which are made and so checked anew at the end,
 * and triggers, which would do again what the rows have in them already. All in the transaction of the load.
 *
 * @returns what puts them back
 */
async function liftGuards(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  const { rows: triggers } = await client.query<{ table: string; name: string; enable: string }>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name,
       case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as enable
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  return async () => {
    for (const { table, name, enable } of triggers) {
      await client.query(`alter table ${table} ${enable} trigger ${name}`);
    }
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}

/** A copy must not tell the world again what the original may have told it already. An administrator replays what is wanted. */
async function quietWebhooks(client: pg.Client): Promise<void> {
  await client.query(
    `update webhook_deliveries set status = 'DEAD', next_attempt_at = null,
       last_error = 'It was waiting when this backup was made. Replay it if the receiver lacks it.'
     where status = 'PENDING'`,
  );
}
