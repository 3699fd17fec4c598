import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { buildApp } from '../../server/src/app.ts';
import { describeSchema, wordColumns } from '../../server/src/db/describe-schema.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { createDatabase, createPool } from '../../server/src/platform/database/database.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { ERROR_CATALOGUE, ERROR_CODES } from '../../server/src/platform/errors/catalogue.ts';
import { openApiDocument } from '../../server/src/platform/http/openapi.ts';
import { MIGRATIONS_FOLDER } from '../../server/src/project.ts';
import { tableTypes } from './table-types.ts';

export interface GeneratedFile {
  /** from the project's root */
  readonly path: string;
  readonly text: string;
}

/** Every file that follows from others, as it should be now. */
export async function generatedFiles(): Promise<GeneratedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'horoz-generate-'));
  try {
    const server = await startEmbeddedPostgres({
      dataDir: folder,
      database: 'generate',
      settings: { fsync: 'off' },
    });
    try {
      await migrate(server.connection, MIGRATIONS_FOLDER);
      return [...(await databaseFiles(server.connection)), errorsPage(), await openApiFile()];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
}

/** What follows from the migrations alone, read from a database that has them all. */
export async function databaseFiles(connection: Connection): Promise<GeneratedFile[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // Constants with a moment are shown in the session's zone, and the files must not depend on the machine's.
    await client.query(`set time zone 'UTC'`);
    const schema = await describeSchema(client);
    const types = await tableTypes(urlOf(connection), await wordColumns(client));
    return [
      { path: 'server/src/db/schema.sql', text: schema },
      { path: 'server/src/db/tables.ts', text: types },
    ];
  } finally {
    await client.end();
  }
}

/** The host may be the folder of a Unix socket, which has no place in a URL but among its parameters. */
function urlOf({ host, port, user, password = '', database }: Connection): string {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgres://${account}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** The catalogue of errors for people. */
export function errorsPage(): GeneratedFile {
  const sections = ERROR_CODES.flatMap((code) => {
    const entry: { status: number; meaning: string; whatToDo: string; details?: string } =
      ERROR_CATALOGUE[code];
    const details = entry.details === undefined ? [] : [`Details: ${entry.details}.`, ''];
    return [`## ${code} (${entry.status})`, '', `${entry.meaning} ${entry.whatToDo}`, '', ...details];
  });
  const text = [
    '<!-- Made by `npm run generate` from server/src/platform/errors/catalogue.ts. Do not edit; a test fails when it is stale. -->',
    '',
    '# Errors',
    '',
    'Every answer that is not a success has this body:',
    '',
    '```json',
    '{',
    '  "status": "error",',
    '  "error_code": "INSUFFICIENT_STOCK",',
    '  "message": "what happened and what to do next",',
    '  "details": [],',
    '  "request_id": "the X-Request-ID of the answer",',
    '  "timestamp": "2026-11-21T08:30:00.000Z"',
    '}',
    '```',
    '',
    'Programs read `error_code`; the wording of `message` may change. When several errors apply, the first of this order is',
    'answered: authentication (401), rights (403), shape (400, 413, 415, 422), existence (404), state (409), quantity (409).',
    '',
    ...sections,
  ].join('\n');
  return { path: 'docs/api/errors.md', text };
}

/** The OpenAPI document of an application that nobody calls: its database is never asked. */
export async function openApiFile(): Promise<GeneratedFile> {
  const config = readConfig({});
  const pool = createPool({ location: { url: 'postgres://nobody@127.0.0.1:1/none' }, size: 1 });
  const app = await buildApp({
    config,
    secretKey: 'never used: no token is made or read',
    db: createDatabase(pool, systemClock(config.policy.timeZone), config.policy),
    logger: pino({ level: 'silent' }),
    migrations: [],
    redocBundle: '',
  });
  try {
    await app.ready();
    return { path: 'docs/api/openapi.json', text: `${JSON.stringify(openApiDocument(app), null, 2)}\n` };
  } finally {
    await app.close();
    await pool.end();
  }
}
