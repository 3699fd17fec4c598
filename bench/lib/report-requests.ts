import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../../server/src/project.ts';
import { fillMovements, type MovementsSize } from './fill-movements.ts';

/** What the benchmarks of reports have in common. */

const PASSWORD = 'Bench-Only-2026';
export const ACCOUNTANT = ['accountant', PASSWORD] as const;

export interface Taken {
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly bytes: number;
}

/** Asks for a path below /api/v1 and reads the answer: to its end, or no further than its first bytes. */
export function take(
  port: number,
  token: string,
  path: string,
  until: 'end' | 'first byte' = 'end',
): Promise<Taken> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = http.get({ host: '127.0.0.1', port, path: `/api/v1${path}`, headers }, (response) => {
      let [firstByteMs, bytes] = [0, 0];
      response.on('data', (part: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - start;
        bytes += part.length;
        if (until === 'first byte' && response.statusCode === 200) {
          request.destroy();
          resolve({ firstByteMs, totalMs: firstByteMs, bytes });
        }
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
        else resolve({ firstByteMs, totalMs: performance.now() - start, bytes });
      });
    });
    request.on('error', reject);
  });
}

/** A database of its own with a long history and an accountant who may read it; gone afterwards. */
export async function withMovements(
  size: MovementsSize,
  work: (postgres: EmbeddedPostgres, client: pg.Client, writtenSeconds: number) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
  try {
    await migrate(postgres.connection, MIGRATIONS_FOLDER);
    const client = new pg.Client(postgres.connection);
    await client.connect();
    try {
      const start = performance.now();
      await client.query(
        `insert into users (username, full_name, role, password_hash) values ('accountant', 'Accountant', 'viewer', $1)`,
        [await bcrypt.hash(PASSWORD, 4)],
      );
      await fillMovements(client, size);
      await work(postgres, client, (performance.now() - start) / 1_000);
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
