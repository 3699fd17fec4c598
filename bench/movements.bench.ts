// The ledger's reports over a million movements: node scripts/run.mjs bench/movements.bench.ts
//
// Each figure is what a caller waits for in the application without a network: rights, SQL, sums and JSON.
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
import { fillMovements } from './lib/fill-movements.ts';

const SIZE = { movements: Number(process.env.BENCH_MOVEMENTS ?? 1_000_000), products: 2_000 };
const RUNS = Math.max(20, Number(process.env.BENCH_RUNS ?? 21));
const PASSWORD = 'Bench-Only-2026';

type App = Awaited<ReturnType<typeof buildApp>>;

interface Page {
  readonly items: readonly unknown[];
  readonly next_cursor: string | null;
}

/** Questions to the application; a `{cursor}` in a path is that of a page in the middle of the ledger. */
const PAGES = '/reports/inventory/movements';
const CASES: readonly (readonly [name: string, path: (run: number) => string, barMs: number | null])[] = [
  ['newest 100', () => PAGES, 50],
  ['100 in the middle, by cursor', () => `${PAGES}?cursor={cursor}`, 50],
  ['100 in the middle, oldest first', () => `${PAGES}?order=asc&cursor={cursor}`, 50],
  [
    '100 of a month',
    (run) => `${PAGES}?date_from=2025-0${1 + (run % 9)}-01&date_to=2025-0${1 + (run % 9)}-28`,
    50,
  ],
  ['100 of a warehouse', (run) => `${PAGES}?warehouse_id=${1 + (run % 3)}`, 50],
  ['100 of a product, running balance', (run) => `${PAGES}?product_id=${1 + run * 97}`, 50],
  [
    '100 of a product, half way, running balance',
    (run) => `${PAGES}?product_id=${1 + run * 97}&order=asc&cursor={cursor}`,
    50,
  ],
  ['all of a product, running balance', (run) => `${PAGES}?product_id=${1 + run * 97}&page_size=1000`, 50],
  ['a product in a warehouse', (run) => `${PAGES}?product_id=${1 + run * 97}&warehouse_id=2`, 50],
  ['a batch', (run) => `${PAGES}?batch_number=B-${1 + run * 97}-2-3`, 50],
  ['a document', (run) => `${PAGES}?reference_type=PRODUCTION_ORDER&reference_id=${1 + run * 1_500}`, 50],
  ['100 of a common type', () => `${PAGES}?movement_type=PRODUCTION_OUT`, 50],
  ['a rare type (40 of 1,000,000)', () => `${PAGES}?movement_type=SCRAP`, null],
  [
    'a rare type of a month',
    () => `${PAGES}?movement_type=SCRAP&date_from=2025-03-01&date_to=2025-03-31`,
    null,
  ],
  ['totals of a month', () => `${PAGES}?date_from=2025-03-01&date_to=2025-03-31&totals=true`, null],
  ['totals of everything', () => `${PAGES}?totals=true`, null],
  ['inventory summary, now', () => '/reports/inventory/summary', 1_000],
  ...['2024-01-15', '2024-06-30', '2024-12-11', '2024-12-14', '2025-06-30', '2025-11-15'].map(
    (day) =>
      [`inventory summary as of ${day}`, () => `/reports/inventory/summary?as_of=${day}`, 1_000] as const,
  ),
  ['layers as of 2024-12-14', () => '/inventory/items?as_of=2024-12-14', null],
  [
    'layers of a product as of 2024-12-14',
    (run) => `/inventory/items?as_of=2024-12-14&product_id=${1 + run * 97}`,
    null,
  ],
];

function caller(app: App, token: string) {
  return async (path: string): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.body;
  };
}

async function logIn(app: App): Promise<string> {
  const payload = { username: 'accountant', password: PASSWORD };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  return (answer.json() as { access_token: string }).access_token;
}

/** Reads page after page: the time of each, and the cursor of the one in the middle. */
async function readThrough(get: (path: string) => Promise<string>, pageSize: number) {
  const times: number[] = [];
  const cursors: string[] = [];
  let rows = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const start = performance.now();
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = JSON.parse(await get(`${PAGES}?page_size=${pageSize}${next}`)) as Page;
    times.push(performance.now() - start);
    rows += page.items.length;
    cursor = page.next_cursor;
    if (cursor !== null) cursors.push(cursor);
  }
  return { rows, times, middle: cursors[Math.floor(cursors.length / 2)] ?? '' };
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
function print(name: string, times: readonly number[], bytes: number, barMs: number | null): void {
  const worst = sorted(times)[Math.floor(times.length * 0.95)] ?? 0;
  const verdict = barMs === null ? '' : `${median(times) < barMs ? 'met' : 'MISSED'} (${barMs} ms)`;
  const figures = [median(times).toFixed(1), worst.toFixed(1), (bytes / 1_024).toFixed(0)];
  console.log(`${name.padEnd(46)}${figures.map((figure) => figure.padStart(9)).join('')}  ${verdict}`);
}

async function measure(app: App): Promise<void> {
  const get = caller(app, await logIn(app));
  const through = await readThrough(get, 1_000);
  console.log(`read through: ${through.rows} rows in ${through.times.length} pages of 1000`);
  console.log(`${'question'.padEnd(46)}   p50 ms   p95 ms       KB  bar`);
  print('one of these pages', through.times, 0, null);
  for (const [name, path, barMs] of CASES) {
    const times: number[] = [];
    let bytes = 0;
    for (let run = -2; run < RUNS; run += 1) {
      const url = path(Math.abs(run)).replace('{cursor}', through.middle);
      const start = performance.now();
      bytes = (await get(url)).length;
      // The first two warm caches and plans.
      if (run >= 0) times.push(performance.now() - start);
    }
    print(name, times, bytes, barMs);
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
    await measure(app);
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
