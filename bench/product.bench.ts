// What the documents and we promise, measured in one run: npm run bench
//
// The real server and its PostgreSQL on this machine, a demo factory and 1,000,000 movements. Ratios are to the limit of the same
// run: the least that PostgreSQL alone takes for such an answer. BENCH_MOVEMENTS and BENCH_SECONDS make it smaller;
// BENCH_WRITE=name writes bench/results/name.md.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WORKFLOWS } from '../scripts/lib/postman-six.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { type Figures, figuresOf, machine, shown, table } from './lib/figures.ts';
import { megabytesOf } from './lib/memory.ts';
import { operations, readings, takeReadings } from './lib/readings.ts';
import { playMix, worldOf } from './lib/user-mix.ts';
import { playWorkflow, type Times } from './lib/workflow-player.ts';
import { type BareStock, bareExplosion, bareIssue, bareMix, bareReading } from './product/bare.ts';
import { ADMIN, type BenchFactory, openFactory } from './product/factory.ts';
import type { Promised } from './product/promised.ts';
import { measureReports } from './product/reports.ts';
import { enterStructure } from './product/structure.ts';
import { MORE_WORKFLOWS } from './product/workflows.ts';

const SIZE = { movements: Number(process.env.BENCH_MOVEMENTS ?? 1_000_000), products: 2_000 };
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20);
const MOST_USERS = 200;

const written: string[] = [];
function print(text: string): void {
  console.log(text);
  written.push(text);
}

const ratio = (figure: number, limit: number) => (figure / limit).toFixed(2);

/** Until a run is over, a plan is there to read. */
async function plan({ client, admin }: BenchFactory): Promise<number> {
  const started = await client.send({ method: 'POST', path: '/planning/runs', token: admin, body: {} });
  const { run_id } = JSON.parse(started.text) as { run_id: number };
  const start = performance.now();
  while (performance.now() - start < 120_000) {
    const answer = await client.send({ method: 'GET', path: `/planning/runs/${run_id}`, token: admin });
    const { state } = JSON.parse(answer.text) as { state: string };
    if (state === 'COMPLETED') return performance.now() - start;
    if (state !== 'QUEUED' && state !== 'RUNNING') throw new Error(`The planning run: ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The planning run took longer than two minutes');
}

async function everyEndpoint(factory: BenchFactory, limit: number): Promise<Times> {
  const { client, admin, db } = factory;
  const times: Times = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const workflow of [...WORKFLOWS, ...MORE_WORKFLOWS])
      await playWorkflow(client, workflow, ADMIN, times);
  }
  for (const [operation, list] of await takeReadings(client, admin, await readings(db, 10), ROUNDS)) {
    times.set(operation, list);
  }
  const all = await operations();
  const rows = [...times].map(([operation, list]): [string, Figures] => [operation, figuresOf(list)]);
  print(`\n## Every endpoint, one user: ${rows.length} of ${all.length} operations\n`);
  print(
    table(
      ['operation', 'requests', 'mean ms', 'p95 ms', 'ratio'],
      rows
        .toSorted((a, b) => b[1].mean - a[1].mean)
        .map(([operation, { count, mean, p95 }]) => [
          operation,
          String(count),
          shown(mean),
          shown(p95),
          ratio(mean, limit),
        ]),
    ),
  );
  const missing = all.map(({ name }) => name).filter((name) => !times.has(name));
  print(`\nNot measured: ${missing.join(', ')}.`);
  return times;
}

async function users(factory: BenchFactory, stock: BareStock): Promise<Promised[]> {
  const tokens = await factory.logIns(MOST_USERS);
  const world = await worldOf(factory.db);
  // More connections than these do not make it faster on two cores, and PostgreSQL allows no hundred.
  const limit = await bareMix(factory.location, stock, 16, Math.min(SECONDS, 10));
  const found: Promised[] = [];
  // The first seconds warm the compiler, plans and caches.
  await playMix(factory.client, tokens, world, { users: 50, seconds: Math.min(SECONDS, 10), pauseMs: 0 });
  for (const [count, pauseMs] of [
    [50, 1_000],
    [200, 1_000],
    [50, 0],
    [200, 0],
  ] as const) {
    const mix = await playMix(factory.client, tokens, world, { users: count, seconds: SECONDS, pauseMs });
    for (const [operation, text] of mix.refusals) console.error(`${operation} was refused: ${text}`);
    const { p50, p95 } = figuresOf(mix.times);
    const perSecond = mix.times.length / mix.seconds;
    const statuses = [...mix.statuses]
      .toSorted((a, b) => a[0] - b[0])
      .map(([status, n]) => `${n} × ${status}`);
    const pause = pauseMs === 0 ? 'without a pause' : 'a second between two requests';
    found.push({
      what: `${count} users, ${pause}, for ${SECONDS} s: p95`,
      documents: count === 50 ? '50 users' : '',
      ours: count === 50 ? '< 100 ms' : '',
      figure: `${shown(p95)} ms (p50 ${shown(p50)}; ${perSecond.toFixed(0)}/s; ${statuses.join(', ')})`,
      ratio: pauseMs === 0 ? ratio(perSecond, limit) : '',
    });
  }
  return found;
}

/** What the documents promise of single requests: master data, FIFO and explosion. */
async function singleRequests(
  factory: BenchFactory,
  { stock, bomId, crud, limit }: { stock: BareStock; bomId: number; crud: readonly number[]; limit: number },
): Promise<Promised[]> {
  const { db, location } = factory;
  const masterData = figuresOf(crud);
  const issues = await one(
    factory,
    'POST',
    () => '/inventory/stock-out',
    () => issueOf(stock),
  );
  const issue = figuresOf(issues);
  const explosion = figuresOf(
    await one(factory, 'GET', (turn) => `/bom/${bomId}/explosion?quantity=${1000 + turn}`),
  );
  return [
    {
      what: 'Products, warehouses, suppliers: p95 of a request',
      documents: '< 100 ms',
      ours: '',
      figure: `${shown(masterData.p95)} ms`,
      ratio: ratio(masterData.mean, limit),
    },
    {
      what: 'FIFO issue over one to three layers: p95',
      documents: '< 200 ms',
      ours: '',
      figure: `${shown(issue.p95)} ms`,
      ratio: ratio(issue.mean, await bareIssue(location, stock)),
    },
    {
      what: 'Explosion, three levels, 1,110 lines: median',
      documents: '< 500 ms',
      ours: '< 60 ms',
      figure: `${shown(explosion.p50)} ms`,
      ratio: ratio(explosion.p50, await bareExplosion(db, bomId)),
    },
  ];
}

async function run(factory: BenchFactory): Promise<void> {
  const { client, admin, db, server } = factory;
  const atStart = await megabytesOf(server.pid);
  const bomId = await enterStructure(client, admin);
  const planned = await plan(factory);
  const limit = await bareReading(db);
  const times = await everyEndpoint(factory, limit);
  const crud = [...times]
    .filter(([name]) => /^\w+ \/(products|warehouses|suppliers)/.test(name))
    .flatMap(([, list]) => list);
  const stock = await stockOf(factory);
  const rows: Promised[] = [
    ...(await singleRequests(factory, { stock, bomId, crud, limit })),
    ...(await measureReports(factory, { movements: SIZE.movements, runs: 5, print })),
    {
      what: 'First planning run of this factory',
      documents: '',
      ours: '< 3 s',
      figure: `${shown(planned)} ms`,
      ratio: '',
    },
    ...(await users(factory, stock)),
    {
      what: 'Memory of the server at the start and at the end',
      documents: '',
      ours: '',
      figure: `${atStart.toFixed(0)} and ${(await megabytesOf(server.pid)).toFixed(0)} MB`,
      ratio: '',
    },
  ];
  print('\n## What is promised\n');
  print(
    table(
      ['what', 'documents', 'ours', 'figure', 'ratio'],
      rows.map((row) => [row.what, row.documents, row.ours, row.figure, row.ratio]),
    ),
  );
}

async function stockOf({ db }: BenchFactory): Promise<BareStock> {
  const { rows } = await db.query<{ warehouse_id: number; product_id: number }>(
    `select warehouse_id::integer, product_id::integer from stock_scopes join products using (product_id)
     join warehouses using (warehouse_id)
     where product_code like 'BENCH-%' and warehouse_code = 'WH1'
     order by on_hand desc, product_id limit 1000`,
  );
  const ids = rows.map((row) => row.product_id);
  return {
    warehouseId: rows[0]?.warehouse_id ?? 0,
    any: () => ids[Math.floor(Math.random() * ids.length)] ?? 0,
  };
}

const issueOf = (stock: BareStock) => ({
  product_id: stock.any(),
  warehouse_id: stock.warehouseId,
  quantity: String(50 + Math.floor(Math.random() * 200)),
  reason: 'bench',
});

/** Such requests one after the other by one user; the first quarter is not counted. No address twice, or a kept answer is timed. */
async function one(
  { client, admin }: BenchFactory,
  method: string,
  pathOf: (turn: number) => string,
  body?: () => object,
): Promise<number[]> {
  const times: number[] = [];
  const runs = 10 * ROUNDS;
  for (let turn = -runs / 4; turn < runs; turn += 1) {
    const path = pathOf(turn);
    const answer = await client.send({ method, path, token: admin, body: body?.() });
    if (answer.status >= 500)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    if (turn >= 0 && answer.status < 300) times.push(answer.ms);
  }
  return times;
}

const factory = await openFactory(SIZE, MOST_USERS);
try {
  print(`# The product's benchmark, ${new Date().toISOString().slice(0, 10)}\n`);
  print(
    `${SIZE.movements} movements, ${SIZE.products} products beside the demo factory. A ratio is to the limit of the same run.`,
  );
  await run(factory);
  print(`\n${machine()}.`);
} finally {
  await factory.stop();
}
const name = process.env.BENCH_WRITE;
if (name !== undefined)
  await writeFile(join(PROJECT_ROOT, 'bench/results', `${name}.md`), `${written.join('\n')}\n`);
