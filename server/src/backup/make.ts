import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { DatabaseLocation } from '../platform/database/database.ts';
import { VERSION } from '../platform/http/information.ts';
import {
  BackupError,
  FORMAT,
  FORMAT_VERSION,
  type Head,
  type Manifest,
  type Part,
  type SequenceValue,
  writeBackup,
} from './file.ts';

/** How a connection must speak, so that every value is written exactly and read back as the same. */
const EXACTLY = `set TimeZone = 'UTC'; set DateStyle = 'ISO, YMD'; set IntervalStyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set jit = off`;

const FETCH_ROWS = 500;

export async function connectExactly(location: DatabaseLocation): Promise<pg.Client> {
  const where = 'url' in location ? { connectionString: location.url } : location;
  const client = new pg.Client({
    ...where,
    application_name: 'horoz-backup',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {}); // a lost connection also fails the query under way
  await client.connect();
  await client.query(EXACTLY);
  return client;
}

/** A folder gets a file that is named after the moment; anything else is the file. */
export async function backupFile(to: string, now: Date): Promise<string> {
  const place = await stat(to).catch(() => undefined);
  if (place?.isDirectory() !== true) return resolve(to);
  const moment = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return join(resolve(to), `horoz-mrp-${moment}.backup.gz`);
}

/** Writes all tables of the program as they are at one moment, while others go on working. */
export async function makeBackup(location: DatabaseLocation, file: string, now: Date): Promise<Manifest> {
  const client = await connectExactly(location);
  try {
    await client.query('begin isolation level repeatable read read only');
    return await writeBackup(file, partsOf(client, now));
  } finally {
    await client.end();
  }
}

async function* partsOf(client: pg.Client, now: Date): AsyncGenerator<Part> {
  yield { kind: 'head', head: await headOf(client, now) };
  for (const { table, columns } of await listTables(client)) {
    yield { kind: 'table', table, columns };
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    await client.query(
      `declare backup no scroll cursor for select row(${list})::text as line from public.${client.escapeIdentifier(table)}`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${FETCH_ROWS} from backup`);
      if (rows.length > 0) yield { kind: 'rows', rows: rows.map((row) => row.line) };
      if (rows.length < FETCH_ROWS) break;
    }
    await client.query('close backup');
  }
  // After the rows: a sequence stands outside of transactions, and must not be behind what was read.
  yield { kind: 'sequences', sequences: await listSequences(client) };
}

async function headOf(client: pg.Client, now: Date): Promise<Head> {
  const { rows: there } = await client.query(`select from pg_tables where tablename = 'schema_migrations'`);
  if (there.length === 0) throw new BackupError('The database holds nothing of this program to back up.');
  const { rows } = await client.query<Head['migrations'][number]>(
    'select version, name, checksum from schema_migrations order by version',
  );
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    created_at: now.toISOString(),
    program: VERSION,
    migrations: rows,
  };
}

export interface TableShape {
  readonly table: string;
  /** without those that the database computes */
  readonly columns: readonly string[];
}

/** The queues (schema pgboss) are left out: the server makes them, and their jobs belong to the moment. */
export async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
     group by c.relname order by c.relname`,
  );
  return rows;
}

async function listSequences(client: pg.Client): Promise<SequenceValue[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  );
  const values: SequenceValue[] = [];
  for (const { name } of names) {
    const { rows } = await client.query<Omit<SequenceValue, 'name'>>(
      `select last_value::text, is_called from public.${client.escapeIdentifier(name)}`,
    );
    for (const row of rows) values.push({ name, ...row });
  }
  return values;
}
