import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import type { TestDatabase } from '../harness/database.ts';
import { TEST_PASSWORD } from '../harness/users.ts';
import { ApiClient } from './api-client.ts';
import { freePort } from './server-process.ts';

const READY_MS = 60_000;
const MOST_OF_THE_LOG = 10_000;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The real server in a process of its own, on the database of a test, with a plan that it keeps current by itself. */
export class LiveServer {
  readonly #child: ChildProcess;
  readonly #clients: ApiClient[] = [];
  readonly #port: number;
  #log = '';

  private constructor(db: TestDatabase, port: number) {
    this.#port = port;
    this.#child = spawn(process.execPath, [join(PROJECT_ROOT, 'scripts', 'start.mjs')], {
      cwd: PROJECT_ROOT,
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: urlOf(db),
        DATABASE_POOL_SIZE: '4',
        SECRET_KEY: 'a-secret-key-for-tests-only-0123456789',
        PORT: String(port),
        PLANNING_LIVE: 'true',
        SEED_DEMO_DATA: 'false',
        LOG_LEVEL: 'warn',
        RATE_LIMIT_PER_MINUTE: '1000000',
        LOGIN_RATE_LIMIT_PER_MINUTE: '1000000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (part: Buffer) => {
        this.#log = (this.#log + part.toString()).slice(-MOST_OF_THE_LOG);
      });
    }
  }

  static async start(db: TestDatabase): Promise<LiveServer> {
    const server = new LiveServer(db, await freePort());
    try {
      await server.#becomesReady();
    } catch (error) {
      await server.end('SIGKILL');
      throw error;
    }
    return server;
  }

  /** What it has said last. */
  get log(): string {
    return this.#log;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async logIn(username: string): Promise<ApiClient> {
    const client = new ApiClient(this.#port);
    this.#clients.push(client);
    await client.logIn(username, TEST_PASSWORD);
    return client;
  }

  /** How it has ended: by itself where it was already over. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
    for (const client of this.#clients) client.close();
    if (this.isRunning) {
      const exit = once(this.#child, 'exit');
      this.#child.kill(signal);
      await exit;
    }
    return { code: this.#child.exitCode, signal: this.#child.signalCode };
  }

  async #becomesReady(): Promise<void> {
    const start = performance.now();
    while (performance.now() - start < READY_MS) {
      const ready = await fetch(`http://127.0.0.1:${this.#port}/health/ready`, {
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      await ready?.text();
      if (ready?.ok) return;
      if (!this.isRunning) throw new Error(`The server ended instead of starting: ${this.#log}`);
      await sleep(50);
    }
    throw new Error(`The server was not ready after ${READY_MS / 1000} s: ${this.#log}`);
  }
}

/** By its socket, whose folder stands where a host has no place in a URL. */
function urlOf({ location }: TestDatabase): string {
  const { host, port, user, password = '', database } = location;
  const url = new URL(`postgres://localhost:${port}/${database}`);
  url.username = user;
  url.password = password;
  url.searchParams.set('host', host);
  return url.href;
}
