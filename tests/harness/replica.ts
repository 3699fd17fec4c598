import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../server/src/platform/clock.ts';
import { createDatabase, createPool } from '../../server/src/platform/database/database.ts';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../../server/src/project.ts';
import { TEST_POLICY, type TestDatabase } from './database.ts';
import { insertTestUsers } from './users.ts';

/** Without the disk: neither server is ever to survive a power cut. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', log_min_messages: 'error' };

/** A primary with a streaming replica, both of their own. */
export interface Replication {
  readonly db: TestDatabase;
  readonly replica: EmbeddedPostgres['connection'];
  /** asks the replica itself, as its superuser */
  onReplica<Row = Record<string, unknown>>(text: string): Promise<Row[]>;
  onPrimary<Row = Record<string, unknown>>(text: string): Promise<Row[]>;
  /** as a machine that fails */
  killReplica(): Promise<void>;
  startReplica(): Promise<void>;
  /** all that the replica was ever asked, as it wrote it down before it answered */
  statementsOnReplica(): string;
  stop(): Promise<void>;
}

/** The programs that npm brings lack pg_basebackup: the replica begins as a copy of a primary that is stopped for it. */
export async function startReplication(): Promise<Replication> {
  const folder = mkdtempSync(join(os.tmpdir(), 'horoz-replica-'));
  // Who runs PostgreSQL when the tests run as root must pass through.
  chmodSync(folder, 0o711);
  const dirs = { primary: join(folder, 'a'), replica: join(folder, 'b') };
  const start = (dataDir: string, settings: Readonly<Record<string, string>> = {}) =>
    startEmbeddedPostgres({ dataDir, database: 'horoz', settings: { ...SETTINGS, ...settings } });
  const startReplica = () => start(dirs.replica, { log_statement: 'all' });
  const first = await start(dirs.primary);
  await migrate(first.connection, MIGRATIONS_FOLDER);
  const client = new pg.Client(first.connection);
  await client.connect();
  await insertTestUsers(client);
  await client.end();
  await first.stop();
  mkdirSync(dirs.replica, { mode: 0o711 });
  cpSync(dirs.primary, dirs.replica, { recursive: true });
  const primary = await start(dirs.primary);
  follow(dirs.replica, primary);
  let replica = await startReplica();
  const password = readFileSync(join(dirs.primary, 'postgres.password'), 'utf8').trim();
  const asSuperuser = async (server: EmbeddedPostgres, text: string) => {
    const superuser = new pg.Client({ ...server.connection, user: 'postgres', password });
    await superuser.connect();
    const { rows } = await superuser.query(text);
    await superuser.end();
    return rows;
  };
  const pool = createPool({ location: primary.connection, size: 8 });
  const db: TestDatabase = {
    ...createDatabase(pool, systemClock(TEST_POLICY.timeZone), TEST_POLICY),
    location: primary.connection,
    sql: async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[],
    drop: () => pool.end(),
  };
  return {
    db,
    replica: replica.connection,
    onReplica: (text) => asSuperuser(replica, text),
    onPrimary: (text) => asSuperuser(primary, text),
    async killReplica() {
      process.kill(replica.pid, 'SIGKILL');
      await replica.ended;
      await replica.stop();
    },
    async startReplica() {
      replica = await startReplica();
    },
    statementsOnReplica: () => readFileSync(join(dirs.replica, 'postgres.log'), 'utf8'),
    async stop() {
      await replica.stop();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function follow(replicaDir: string, { connection }: EmbeddedPostgres): void {
  const { host, port, password } = connection;
  const cluster = join(replicaDir, 'postgres');
  writeFileSync(join(cluster, 'standby.signal'), '');
  appendFileSync(
    join(cluster, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${host} port=${port} user=postgres password=${password}'\n`,
  );
}
