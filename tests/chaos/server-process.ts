import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { passwordFileOf } from '../../server/src/platform/embedded-postgres/cluster.ts';
import { ROLE } from '../../server/src/platform/embedded-postgres/database.ts';
import { readPidFile } from '../../server/src/platform/embedded-postgres/leftovers.ts';
import { SOCKET_PORT } from '../../server/src/platform/embedded-postgres/socket.ts';
import { PROJECT_ROOT } from '../../server/src/project.ts';

export const ADMIN_PASSWORD = 'Chaos-Only-2026';
const READY_MS = 60_000;

/** PostgreSQL runs as another user and may not pass through the folder for temporary files. */
export class DatabaseOutOfReach extends Error {}

/** The real server, started as a user starts it, with a DATA_DIR of its own and the settings of production. */
export class ServerProcess {
  readonly port: number;
  readonly #dataDir: string;
  readonly #logFile: string;
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.port = port;
    this.#dataDir = join(folder, 'data');
    this.#logFile = join(folder, 'server.log');
  }

  static async start(folder: string): Promise<ServerProcess> {
    const server = new ServerProcess(folder, await freePort());
    server.launch();
    await server.becomesReady().catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    if (!existsSync(server.#cluster)) {
      await server.stop();
      throw new DatabaseOutOfReach(
        'The database lies elsewhere; set TMPDIR to a folder that other users may pass',
      );
    }
    return server;
  }

  /** The one command, the same each time. */
  launch(): void {
    const log = openSync(this.#logFile, 'a');
    this.#child = spawn(process.execPath, [join(PROJECT_ROOT, 'scripts', 'start.mjs')], {
      cwd: PROJECT_ROOT,
      env: {
        PATH: process.env.PATH,
        DATA_DIR: this.#dataDir,
        PORT: String(this.port),
        ADMIN_PASSWORD,
        SEED_DEMO_DATA: 'false',
        LOG_LEVEL: 'warn',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ACCESS_TOKEN_EXPIRE_MINUTES: '1440',
      },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until it says that it may be sent work. */
  async becomesReady(): Promise<void> {
    const start = performance.now();
    while (performance.now() - start < READY_MS) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/health/ready`, {
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      await ready?.text();
      if (ready?.ok) return;
      if (!this.isRunning) throw new Error(`The server ended instead of starting; see ${this.#logFile}`);
      await sleep(50);
    }
    throw new Error(`The server was not ready after ${READY_MS / 1000} s; see ${this.#logFile}`);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.isRunning) throw new Error('The server has ended by itself');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Answers its process id. */
  killPostmaster(): number {
    const pid = readPidFile(this.#cluster)?.pid;
    if (pid === undefined) throw new Error('PostgreSQL is not running');
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Sessions outlive their postmaster for a moment, so an answer of the server proves nothing yet. */
  async hasAnotherPostmaster(than: number): Promise<void> {
    const deadline = performance.now() + READY_MS;
    while ((readPidFile(this.#cluster)?.pid ?? than) === than) {
      if (!this.isRunning) throw new Error(`The server ended with its PostgreSQL; see ${this.#logFile}`);
      if (performance.now() > deadline) throw new Error('Nobody started PostgreSQL again');
      await sleep(20);
    }
  }

  /** A session that is at work; PostgreSQL then throws all others out and recovers. */
  async killBackend(): Promise<void> {
    const [row] = await this.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'horoz-mrp' order by state = 'idle', random() limit 1`,
    );
    if (row === undefined) throw new Error('The server has no session');
    process.kill(row.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.#child === undefined || !this.isRunning) return;
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }

  get #cluster(): string {
    return join(this.#dataDir, 'postgres');
  }

  /** What PostgreSQL wrote into its log. */
  postgresLog(): string {
    return readFileSync(join(this.#dataDir, 'postgres.log'), 'utf8');
  }

  /** As the server's own role, past the server. */
  async withClient<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({
      host: readPidFile(this.#cluster)?.socketDirectory ?? '',
      port: SOCKET_PORT,
      user: ROLE,
      password: readFileSync(passwordFileOf(this.#dataDir), 'utf8').trim(),
      database: 'horoz_mrp',
    });
    client.on('error', () => {}); // the query under way says so too
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    return this.withClient(async (client) => (await client.query<Row>(text)).rows);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
