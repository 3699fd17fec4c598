// Stock-outs over HTTP beside bare SQL of the same work, in one run: npm run bench:stock
//
// The figure that matters is the ratio: both run on the same machine in the same minute, against the same durable database.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import type pg from 'pg';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { bareStockOut, connectBare } from './lib/bare-stock-out.ts';
import { median } from './lib/figures.ts';
import { fillStock, type Stock } from './lib/fill-stock.ts';
import { httpStockOut, logIn } from './lib/http-stock-out.ts';
import { startServer } from './lib/start-server.ts';

const SECONDS_PER_CELL = Number(process.env.BENCH_SECONDS ?? 4);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONNECTIONS = (process.env.BENCH_CONNECTIONS ?? '1,8,32').split(',').map(Number);
const PASSWORD = 'Bench-Only-2026';

/** One operation after the other on each of `connections`; the times in ms. */
async function measure(connections: number, operation: (worker: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + SECONDS_PER_CELL * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, worker) => {
      while (performance.now() < end) {
        const start = performance.now();
        await operation(worker);
        times.push(performance.now() - start);
      }
    }),
  );
  return times;
}

interface Cell {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

function cellOf(times: number[]): Cell {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: times.length / SECONDS_PER_CELL, p50: at(0.5), p95: at(0.95) };
}

async function compare(port: number, stock: Stock, location: pg.ClientConfig): Promise<void> {
  const http = httpStockOut(port, await logIn(port, 'clerk', PASSWORD), Math.max(...CONNECTIONS));
  const bare = await connectBare(location, Math.max(...CONNECTIONS));
  console.log('connections   HTTP/s   p50 ms   p95 ms   bare SQL/s   ratio (rounds)');
  for (const connections of CONNECTIONS) {
    const server: Cell[] = [];
    const limit: Cell[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const overHttp = cellOf(await measure(connections, () => http.issue(stock.next())));
      const inSql = cellOf(await measure(connections, (worker) => bareStockOut(bare, worker, stock.next())));
      // The first round warms caches, plans and the compiler.
      if (round === 0) continue;
      server.push(overHttp);
      limit.push(inSql);
    }
    const ratios = server.map((cell, round) => cell.perSecond / (limit[round]?.perSecond ?? 1));
    console.log(
      [
        String(connections).padStart(11),
        median(server.map((cell) => cell.perSecond))
          .toFixed(0)
          .padStart(8),
        median(server.map((cell) => cell.p50))
          .toFixed(1)
          .padStart(8),
        median(server.map((cell) => cell.p95))
          .toFixed(1)
          .padStart(8),
        median(limit.map((cell) => cell.perSecond))
          .toFixed(0)
          .padStart(12),
        `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')})`.padStart(7),
      ].join(' '),
    );
  }
  http.close();
  await Promise.all(bare.map((client) => client.end()));
}

const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
try {
  await migrate(postgres.connection, MIGRATIONS_FOLDER);
  const stock = await fillStock(postgres.connection, await bcrypt.hash(PASSWORD, 4));
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}; ${stock.description}`,
  );
  const server = await startServer(postgres);
  await compare(server.port, stock, postgres.connection);
  await server.stop();
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
