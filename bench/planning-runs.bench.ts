// Planning runs over the API, with reading and saving: node scripts/run.mjs bench/planning-runs.bench.ts
//
// BENCH_ITEMS=10000 by default; the bars are 3 seconds for it, and 0.2 for a net change after one stock issue at 100000. Beside it, what
// a small request waits for while a run goes on, and how much more that is than when nothing goes on: at most twice as much.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { fillPlanning } from './lib/fill-planning.ts';
import { logIn } from './lib/http-stock-out.ts';
import { startServer } from './lib/start-server.ts';

const SIZES = (process.env.BENCH_ITEMS ?? '10000').split(',').map(Number);
const PASSWORD = 'Bench-Only-2026';
const PATIENCE_MS = 600_000;

interface Run {
  readonly run_id: number;
  readonly state: string;
  readonly error_message: string | null;
  readonly summary: {
    readonly planned_order_count: number;
    readonly new_count: number;
    readonly ended_count: number;
    readonly milliseconds: { readonly reading: number; readonly planning: number; readonly saving: number };
  };
}

async function planned(base: string, headers: Record<string, string>, mode: string) {
  const waits: number[] = [];
  const start = performance.now();
  const asked = await fetch(`${base}/planning/runs`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(mode === 'NET_CHANGE' ? { mode } : { mode, horizon_days: 366 }),
  });
  let run = (await asked.json()) as Run;
  while (run.state === 'QUEUED' || run.state === 'RUNNING') {
    if (performance.now() - start > PATIENCE_MS) throw new Error('The run takes too long');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = performance.now();
    run = (await (await fetch(`${base}/planning/runs/${run.run_id}`, { headers })).json()) as Run;
    waits.push(performance.now() - before);
  }
  if (run.state !== 'COMPLETED') throw new Error(`The run is ${run.state}: ${run.error_message}`);
  return { run, seconds: (performance.now() - start) / 1_000, waits: waits.toSorted((a, b) => a - b) };
}

const shares = (waits: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(1)).join(' / ');

async function idleReads(base: string, headers: Record<string, string>, runId: number): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = performance.now();
    await (await fetch(`${base}/planning/runs/${runId}`, { headers })).json();
    waits.push(performance.now() - before);
  }
  return waits.toSorted((a, b) => a - b);
}

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function rawWarehouse(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ warehouse_id: string }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ('RM', 'Ham', 'RAW_MATERIALS')
     returning warehouse_id`,
  );
  return Number(rows[0]?.warehouse_id);
}

async function measure(itemCount: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, database: 'bench' });
  try {
    await migrate(postgres.connection, MIGRATIONS_FOLDER);
    const client = new pg.Client(postgres.connection);
    await client.connect();
    await client.query(
      `insert into users (username, full_name, role, password_hash) values ('planner', 'Planner', 'admin', $1)`,
      [await bcrypt.hash(PASSWORD, 4)],
    );
    await fillPlanning(client, itemCount);
    const warehouse = await rawWarehouse(client);
    const server = await startServer(postgres);
    try {
      const base = `http://127.0.0.1:${server.port}/api/v1`;
      const headers = { authorization: `Bearer ${await logIn(server.port, 'planner', PASSWORD)}` };
      const send = async (path: string, body: object) => {
        const answer = await fetch(`${base}${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      };
      const report = ({ run, seconds, waits }: Awaited<ReturnType<typeof planned>>, name: string) => {
        const { reading, planning, saving } = run.summary.milliseconds;
        console.log(
          `${String(itemCount).padStart(7)}  ${name.padEnd(22)} ${String(run.summary.planned_order_count).padStart(8)} ` +
            `${String(run.summary.new_count).padStart(8)} ${String(run.summary.ended_count).padStart(7)} ` +
            `${seconds.toFixed(2).padStart(8)}   ${reading} / ${planning} / ${saving}   ${shares(waits)}`,
        );
        return run.run_id;
      };
      const demand = { product_id: 1, quantity: '7', due_date: dayFromNow(99), demand_type: 'MANUAL' };
      report(await planned(base, headers, 'REGENERATIVE'), 'first');
      report(await planned(base, headers, 'REGENERATIVE'), 'nothing changed');
      await send('/planning/demands', demand);
      const runId = report(await planned(base, headers, 'REGENERATIVE'), 'one demand more');
      console.log(
        `         the same read when nothing goes on: ${shares(await idleReads(base, headers, runId))} ms`,
      );
      const stock = { product_id: itemCount, warehouse_id: warehouse, quantity: '900' };
      await send('/inventory/stock-in', { ...stock, unit_cost: '5', quality_status: 'APPROVED' });
      report(await planned(base, headers, 'NET_CHANGE'), 'net: stock has come');
      for (let n = 0; n < 5; n += 1) {
        await send('/inventory/stock-out', { ...stock, quantity: '3', reason: 'Numune' });
        report(await planned(base, headers, 'NET_CHANGE'), 'net: one stock issue');
      }
      await send('/planning/demands', demand);
      report(await planned(base, headers, 'NET_CHANGE'), 'net: one demand more');
      report(await planned(base, headers, 'REGENERATIVE'), 'the same, all anew');
    } finally {
      await server.stop();
      await client.end();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`);
console.log(
  '  items  change                   orders      new   ended  seconds   ms to read / plan / save   a read meanwhile p50 / p95 / max ms',
);
for (const size of SIZES) await measure(size);
