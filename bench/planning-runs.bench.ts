// Planning runs over the API, with reading and saving: node scripts/run.mjs bench/planning-runs.bench.ts
//
// BENCH_ITEMS=10000 by default; the bar is 3 seconds for it. Beside it, what a small request waits for while a run goes on.
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

async function planned(base: string, headers: Record<string, string>) {
  const waits: number[] = [];
  const start = performance.now();
  const asked = await fetch(`${base}/planning/runs`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ horizon_days: 366 }),
  });
  let run = (await asked.json()) as Run;
  while (run.state === 'QUEUED' || run.state === 'RUNNING') {
    if (performance.now() - start > PATIENCE_MS) throw new Error('The run takes too long');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = performance.now();
    run = (await (await fetch(`${base}/planning/runs/${run.run_id}`, { headers })).json()) as Run;
    waits.push(performance.now() - before);
  }
  if (run.state !== 'COMPLETED') throw new Error(`The run is ${run.state}: ${run.error_message}`);
  return { run, seconds: (performance.now() - start) / 1_000, waits: waits.toSorted((a, b) => a - b) };
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
    const server = await startServer(postgres);
    try {
      const base = `http://127.0.0.1:${server.port}/api/v1`;
      const headers = { authorization: `Bearer ${await logIn(server.port, 'planner', PASSWORD)}` };
      const changes = [
        ['first', 'select 1'],
        ['nothing changed', 'select 1'],
        ['one demand more', "insert into demands (product_id, quantity, due_date, demand_type) values (1, 7, current_date + 99, 'MANUAL')"],
      ] as const; // biome-ignore format: read as one
      for (const [name, change] of changes) {
        await client.query(change);
        const { run, seconds, waits } = await planned(base, headers);
        const { reading, planning, saving } = run.summary.milliseconds;
        const at = (share: number) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(0);
        console.log(
          `${String(itemCount).padStart(7)}  ${name.padEnd(16)} ${String(run.summary.planned_order_count).padStart(8)} ` +
            `${String(run.summary.new_count).padStart(8)} ${String(run.summary.ended_count).padStart(7)} ` +
            `${seconds.toFixed(2).padStart(8)}   ${reading} / ${planning} / ${saving}   ${at(0.5)} / ${at(0.95)} / ${at(1)}`,
        );
      }
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
  '  items  change             orders      new   ended  seconds   ms to read / plan / save   a read meanwhile p50 / p95 / max ms',
);
for (const size of SIZES) await measure(size);
