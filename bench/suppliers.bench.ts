// Suppliers with their performance: node scripts/run.mjs bench/suppliers.bench.ts
//
// Each figure is what a caller waits for in the application without a network: rights, SQL and JSON. All receipts lie within
// the year that is asked for. Beside each stands the ratio to a plain count over the same tables in the same run, which says
// what the machine makes of the same pages without any question about them.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import pg from 'pg';
import pino from 'pino';
import { buildApp } from '../server/src/app.ts';
import { systemClock } from '../server/src/platform/clock.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { createDatabase, createPool } from '../server/src/platform/database/database.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { median } from './lib/figures.ts';
import { fillReceipts } from './lib/fill-receipts.ts';

const SIZE = {
  suppliers: Number(process.env.BENCH_SUPPLIERS ?? 1_000),
  receipts: Number(process.env.BENCH_RECEIPTS ?? 100_000),
};
const RUNS = Math.max(11, Number(process.env.BENCH_RUNS ?? 15));
const PASSWORD = 'Bench-Only-2026';

type App = Awaited<ReturnType<typeof buildApp>>;

const CASES: readonly (readonly [name: string, path: (run: number) => string, barMs: number])[] = [
  ['list, a page of 20', (run) => `/suppliers?page=${1 + run}`, 300],
  ['list, a page of 100', (run) => `/suppliers?page_size=100&page=${1 + (run % 10)}`, 300],
  ['one supplier', (run) => `/suppliers/${1 + run * 61}`, 50],
  ['performance of one', (run) => `/procurement/suppliers/${1 + run * 61}/performance`, 50],
];

/** Every row of the tables that the figures come from, looked at once. */
const COUNT = `select (select count(*) from receipts), (select count(*) from receipt_items),
  (select count(quality_status) from inventory_items), (select count(currency) from purchase_orders)`;

async function timed(work: (run: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = -2; run < RUNS; run += 1) {
    const start = performance.now();
    await work(Math.abs(run));
    // The first two warm caches and plans.
    if (run >= 0) times.push(performance.now() - start);
  }
  return times;
}

async function measure(app: App, pool: pg.Pool): Promise<void> {
  const login = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { username: 'buyer', password: PASSWORD },
  });
  const { access_token: token } = login.json() as { access_token: string };
  const get = async (path: string): Promise<void> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  };
  const count = median(await timed(() => pool.query(COUNT)));
  console.log(`plain count over the tables: ${count.toFixed(1)} ms`);
  console.log(`${'question'.padEnd(28)}   p50 ms   max ms   to the count  bar`);
  for (const [name, path, barMs] of CASES) {
    const times = await timed((run) => get(path(run)));
    const p50 = median(times);
    const figures = [p50.toFixed(1), Math.max(...times).toFixed(1), (p50 / count).toFixed(2)];
    console.log(
      `${name.padEnd(28)}${figures.map((figure) => figure.padStart(9)).join('')}       ${p50 < barMs ? 'met' : 'MISSED'} (${barMs} ms)`,
    );
  }
}

async function fill(location: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(location);
  await client.connect();
  try {
    const start = performance.now();
    await client.query(
      `insert into users (username, full_name, role, password_hash) values ('buyer', 'Buyer', 'viewer', $1)`,
      [await bcrypt.hash(PASSWORD, 4)],
    );
    await fillReceipts(client, SIZE);
    console.log(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}; ` +
        `${SIZE.suppliers} suppliers, ${SIZE.receipts} receipts, written in ${((performance.now() - start) / 1_000).toFixed(0)} s`,
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
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '1000000' });
  const pool = createPool({ location: postgres.connection, size: 4 });
  try {
    const app = await buildApp({
      config,
      secretKey: 'a-secret-key-for-the-benchmark-only-0123456789',
      db: createDatabase(pool, systemClock(config.policy.timeZone), config.policy),
      logger: pino({ level: 'silent' }),
      migrations: [],
      redocBundle: '',
    });
    await app.ready();
    await measure(app, pool);
    // Whoever else is at work on the machine makes every figure larger.
    console.log(`load of the machine over the last 5 minutes: ${loadavg()[1]?.toFixed(1)}`);
    await app.close();
  } finally {
    await pool.end();
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
