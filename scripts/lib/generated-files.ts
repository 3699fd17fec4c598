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
import {
  isScope,
  mayDo,
  PERMISSIONS,
  type Permission,
  ROLES,
} from '../../server/src/platform/http/permissions.ts';
import { MIGRATIONS_FOLDER } from '../../server/src/project.ts';
import { clientFiles } from './client-files.ts';
import { postmanFiles } from './postman.ts';
import { referencePages } from './reference.ts';
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
      const openApi = await openApiFile();
      return [
        ...(await databaseFiles(server.connection)),
        errorsPage(),
        openApi,
        permissionsPage(openApi.text),
        ...(await clientFiles(openApi.text)),
        ...postmanFiles(openApi.text),
        ...referencePages(openApi.text),
      ];
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

const LANGUAGE_OF_ERRORS = [
  '## Language',
  '',
  '`message`, and each `message` in `details`, is Turkish where `Accept-Language` prefers `tr`, and English otherwise;',
  '`Content-Language` says which. So are the messages of actions that succeed. Codes, names of fields, statuses and numbers are the',
  'same in both.',
  '',
  '- A repeat under an `Idempotency-Key` gets the bytes of the first answer, in the language of the first request, and without',
  '  `Content-Language`.',
  '- What is kept and read later is English, since nobody knows its reader yet: errors in the rows of an import, the reason why a',
  '  planning run failed, the texts of alerts, notes in the audit log, and the log of the server. So is `what` in the details of',
  '  `IN_USE`.',
  '',
];

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
    ...LANGUAGE_OF_ERRORS,
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

/** Who may call what, for people; a test asks every operation as everybody and compares. */
export function permissionsPage(openApi: string): GeneratedFile {
  const { paths } = JSON.parse(openApi) as {
    paths: Record<string, Record<string, { 'x-access': string }>>;
  };
  const mark = (is: boolean) => (is ? 'x' : '');
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).map((permission) => [
    `\`${permission}\``,
    ...ROLES.map((role) => mark(mayDo({ role }, permission))),
    mark(isScope(permission)),
  ]);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access }]) => [
      `\`${method.toUpperCase()} ${path}\``,
      `\`${access}\``,
      ...ROLES.map((role) => mark(!(access in PERMISSIONS) || mayDo({ role }, access as Permission))),
      mark(access in PERMISSIONS ? isScope(access as Permission) : access !== 'session'),
    ]),
  );
  const table = (heads: readonly string[], rows: readonly string[][]) =>
    [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const text = [
    '<!-- Made by `npm run generate` from the routes and server/src/platform/http/permissions.ts. Do not edit; a test fails when it is stale. -->',
    '',
    '# Who may do what',
    '',
    'A test asks every operation with no token, an expired one, a forged one, as each role and with API keys, and compares',
    'the answers with these tables.',
    '',
    '## Permissions of the roles',
    '',
    'The last column says whether an API key may have the permission as a scope.',
    '',
    ...table(['permission', ...ROLES, 'API key'], permissions),
    '',
    '## Operations',
    '',
    '`public` needs no token, `authenticated` any, and `session` that of somebody who logged in: no API key will do. Some',
    'operations look closer at what is asked for; their description says so.',
    '',
    ...table(['operation', 'access', ...ROLES, 'API key'], operations),
    '',
  ].join('\n');
  return { path: 'docs/api/permissions.md', text };
}
