// Reports as files over a million movements: node scripts/run.mjs bench/reports.bench.ts
//
// The server runs in a process of its own; its memory is what the system says that it has, read ten times a second.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { fillMovements } from './lib/fill-movements.ts';
import { logIn } from './lib/http-stock-out.ts';
import { type RunningServer, startServer } from './lib/start-server.ts';

const SIZE = { movements: Number(process.env.BENCH_MOVEMENTS ?? 1_000_000), products: 2_000 };
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const PASSWORD = 'Bench-Only-2026';

const MOVEMENTS = '/reports/inventory/movements';
const SUMMARY = '/reports/inventory/summary';
const CASES: readonly (readonly [report: string, path: string, format: string])[] = [
  ['movements, all', `${MOVEMENTS}?`, 'csv'],
  ['movements, all', `${MOVEMENTS}?`, 'xlsx'],
  ['movements of a month', `${MOVEMENTS}?date_from=2025-03-01&date_to=2025-03-31&`, 'csv'],
  ['movements of a product', `${MOVEMENTS}?product_id=98&`, 'csv'],
  ['movements of a product', `${MOVEMENTS}?product_id=98&`, 'pdf'],
  ['summary', `${SUMMARY}?`, 'json'],
  ['summary', `${SUMMARY}?`, 'csv'],
  ['summary', `${SUMMARY}?`, 'xlsx'],
  ['summary of a warehouse', `${SUMMARY}?warehouse_id=2&`, 'pdf'],
];

interface Taken {
  readonly firstByteMs: number;
  readonly totalMs: number;
  readonly bytes: number;
}

function take(port: number, token: string, path: string): Promise<Taken> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const request = http.get({ host: '127.0.0.1', port, path: `/api/v1${path}`, headers }, (response) => {
      let [firstByteMs, bytes] = [0, 0];
      response.on('data', (part: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - start;
        bytes += part.length;
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

async function megabytesOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1_024;
}

/** What `work` answers, and by how much the server grew at most while it ran. */
async function watched<Result>(pid: number, work: () => Promise<Result>) {
  const before = await megabytesOf(pid);
  let most = before;
  const timer = setInterval(() => {
    megabytesOf(pid).then(
      (now) => {
        most = Math.max(most, now);
      },
      () => {},
    );
  }, 100);
  try {
    return { result: await work(), before, grown: most - before };
  } finally {
    clearInterval(timer);
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measure({ port, pid }: RunningServer): Promise<void> {
  const token = await logIn(port, 'accountant', PASSWORD);
  // Programs, plans and fonts are read before the first figure.
  for (const [, path, format] of CASES.slice(2)) await take(port, token, `${path}format=${format}`);
  console.log('report                   format  first byte ms   total ms        MB   MB before   MB grown');
  for (const [report, path, format] of CASES) {
    const { result, before, grown } = await watched(pid, async () => {
      const taken: Taken[] = [];
      for (let run = 0; run < RUNS; run += 1) taken.push(await take(port, token, `${path}format=${format}`));
      return taken;
    });
    const figures = [
      median(result.map((one) => one.firstByteMs))
        .toFixed(0)
        .padStart(13),
      median(result.map((one) => one.totalMs))
        .toFixed(0)
        .padStart(10),
      ((result[0]?.bytes ?? 0) / 1_048_576).toFixed(1).padStart(9),
      before.toFixed(0).padStart(11),
      grown.toFixed(0).padStart(10),
    ];
    console.log(`${report.padEnd(25)}${format.padEnd(6)}  ${figures.join(' ')}`);
  }
}

async function fill(location: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(location);
  await client.connect();
  try {
    const start = performance.now();
    await client.query(
      `insert into users (username, full_name, role, password_hash) values ('accountant', 'Accountant', 'viewer', $1)`,
      [await bcrypt.hash(PASSWORD, 4)],
    );
    await fillMovements(client, SIZE);
    console.log(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}; ` +
        `${SIZE.movements} movements of ${SIZE.products} products, written in ${((performance.now() - start) / 1_000).toFixed(0)} s`,
    );
  } finally {
    await client.end();
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
try {
  await migrate(postgres.connection, MIGRATIONS_FOLDER);
  await fill(postgres.connection);
  const server = await startServer(postgres);
  try {
    await measure(server);
    // Whoever else is at work on the machine makes every figure larger.
    console.log(`load of the machine over the last 5 minutes: ${loadavg()[1]?.toFixed(1)}`);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
