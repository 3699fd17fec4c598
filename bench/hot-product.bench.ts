// Everybody wants the same product: stock-outs of one product in one warehouse, over HTTP, durable commits.
//
//   npm run bench:hot
//
// Its row in stock_scopes is the one lock, so the writes stand in line: the bar is the p99 of 250 ms with 32 clients, no
// deadlock and no refusal.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { fillStock, type Stock } from './lib/fill-stock.ts';
import { httpStockOut, logIn, RefusedRequest } from './lib/http-stock-out.ts';
import { startServer } from './lib/start-server.ts';

const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 32);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 4_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** So many that 200 are still there at the end. */
const LAYERS = 600;
const PASSWORD = 'Bench-Only-2026';

interface Round {
  readonly perSecond: number;
  readonly times: readonly number[];
  readonly busy: number;
}

/** Each client issues one after the other and asks again when it is told 503; its waiting counts. */
async function measure(issue: () => Promise<void>): Promise<Round> {
  const times: number[] = [];
  let [begun, busy] = [0, 0];
  const untilDone = async (): Promise<void> => {
    try {
      await issue();
    } catch (error) {
      if (!(error instanceof RefusedRequest) || error.status !== 503) throw error;
      busy += 1;
      await untilDone();
    }
  };
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (begun < REQUESTS) {
      begun += 1;
      const start = performance.now();
      await untilDone();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const perSecond = (times.length * 1_000) / (performance.now() - startedAt);
  return { perSecond, times: times.toSorted((a, b) => a - b), busy };
}

function report({ perSecond, times, busy }: Round): string {
  const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(0).padStart(6);
  const figures = [at(0.5), at(0.95), at(0.99), at(1)].join('   ');
  return `${String(times.length).padStart(8)} ${perSecond.toFixed(0).padStart(9)}   ${figures}   ${busy}`;
}

async function run(port: number, stock: Stock): Promise<void> {
  const http = httpStockOut(port, await logIn(port, 'clerk', PASSWORD), CLIENTS);
  await measure(() => http.issue(stock.next())); // warms caches, plans and the compiler
  process.stdout.write('requests   per s   p50 ms   p95 ms   p99 ms   max ms   503s\n');
  for (let round = 0; round < ROUNDS; round += 1) {
    process.stdout.write(`${report(await measure(() => http.issue(stock.next())))}\n`);
  }
  http.close();
}

const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
try {
  await migrate(postgres.connection, MIGRATIONS_FOLDER);
  const hash = await bcrypt.hash(PASSWORD, 4);
  const stock = await fillStock(postgres.connection, hash, { products: 1, layers: LAYERS });
  process.stdout.write(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; ${LAYERS} layers, ${CLIENTS} clients\n`,
  );
  const server = await startServer(postgres);
  await run(server.port, stock);
  await server.stop();
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
  // Each of them made the server try the transaction again.
  for (const line of ['deadlock detected', 'lock timeout', 'could not serialize']) {
    process.stdout.write(`"${line}" in PostgreSQL's log: ${log.split(line).length - 1}\n`);
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
