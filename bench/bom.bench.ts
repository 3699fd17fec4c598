// Explosions in the kernel and through the API: node scripts/run.mjs bench/bom.bench.ts
//
// BENCH_KERNEL_ONLY=1 leaves the API out. What the API takes is measured in the application without a network: rights, SQL,
// kernel and JSON. Each figure is a median; other work on the machine makes it larger.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildable, explode, type Quantity, quantity } from '@horoz/kernel';
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
import { everyLetter, type Structure, tenLevels, threeLevels } from './lib/boms.ts';
import { fillBoms } from './lib/fill-boms.ts';

const RUNS = Math.max(11, Number(process.env.BENCH_RUNS ?? 31));
const PASSWORD = 'Bench-Only-2026';

type App = Awaited<ReturnType<typeof buildApp>>;

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

function print(name: string, times: readonly number[], barMs: number | null): void {
  const all = sorted(times);
  const median = all[Math.floor(all.length / 2)] ?? Number.NaN;
  const figures = [all[0] ?? Number.NaN, median, all[Math.floor(all.length * 0.95)] ?? Number.NaN];
  const verdict = barMs === null ? '' : `${median < barMs ? 'met' : 'MISSED'} (${barMs} ms)`;
  console.log(`${name.padEnd(44)}${figures.map((one) => one.toFixed(2).padStart(9)).join('')}  ${verdict}`);
}

async function timed(work: () => unknown, runs = RUNS): Promise<number[]> {
  const times: number[] = [];
  for (let run = -runs / 4; run < runs; run += 1) {
    const start = performance.now();
    await work();
    // The first ones warm the compiler, caches and plans.
    if (run >= 0) times.push(performance.now() - start);
  }
  return times;
}

async function measureKernel(): Promise<void> {
  const wanted = quantity('137');
  const cases: readonly (readonly [Structure, number])[] = [
    [threeLevels(), 2],
    [everyLetter(), 5],
    [tenLevels(), 30],
  ];
  for (const [structure, barMs] of cases) {
    const name = `explode: ${structure.name}, ${structure.edges} lines`;
    print(name, await timed(() => explode({ ...structure, quantity: wanted }), 8 * RUNS), barMs);
  }
  for (const [structure] of cases) {
    const { materials } = explode({ ...structure, quantity: wanted });
    const available = new Map(materials.map((row) => [row.productId, 50_000_000n as Quantity]));
    const decimals = new Map(
      [...materials.map((row) => row.productId), structure.root.productId].map((id) => [id, 3 as const]),
    );
    print(
      `buildable: ${structure.name}`,
      await timed(() => buildable({ ...structure, available, decimals })),
      null,
    );
  }
}

async function measureApi(app: App, bomId: number, materialId: number): Promise<void> {
  const login = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { username: 'planner', password: PASSWORD },
  });
  const headers = { authorization: `Bearer ${(login.json() as { access_token: string }).access_token}` };
  const get = async (path: string) => {
    const answer = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  };
  const cases: readonly (readonly [name: string, path: string, barMs: number | null])[] = [
    ['API explosion with costs and availability', `/bom/${bomId}/explosion?quantity=137`, 60],
    ['API explosion, net', `/bom/${bomId}/explosion?quantity=137&net=true`, null],
    ['API explosion with the tree', `/bom/${bomId}/explosion?quantity=137&tree=true`, null],
    ['API buildable', `/bom/${bomId}/buildable`, null],
    ['API where-used of a material', `/products/${materialId}/where-used`, null],
    ['API comparison with itself', `/bom/${bomId}/compare/${bomId}?levels=all`, null],
  ];
  for (const [name, path, barMs] of cases) print(name, await timed(() => get(path)), barMs);
}

async function withApi(structure: Structure): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '1000000' });
  try {
    await migrate(postgres.connection, MIGRATIONS_FOLDER);
    const client = new pg.Client(postgres.connection);
    await client.connect();
    const filled = await fillBoms(client, structure, await bcrypt.hash(PASSWORD, 4));
    await client.end();
    const pool = createPool({ location: postgres.connection, size: 4 });
    const app = await buildApp({
      config,
      secretKey: 'a-secret-key-for-the-benchmark-only-0123456789',
      db: createDatabase(pool, systemClock(config.policy.timeZone), config.policy),
      logger: pino({ level: 'silent' }),
      migrations: [],
      redocBundle: '',
    });
    try {
      await app.ready();
      await measureApi(app, filled.bomId, filled.materialId);
    } finally {
      await app.close();
      await pool.end();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
);
console.log(`${''.padEnd(44)}   min ms   p50 ms   p95 ms  bar`);
await measureKernel();
if (process.env.BENCH_KERNEL_ONLY !== '1') await withApi(threeLevels());
console.log(`load of the machine over the last 5 minutes: ${loadavg()[1]?.toFixed(1)}`);
