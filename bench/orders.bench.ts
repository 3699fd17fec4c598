// Production orders of ten components, beside their own statements run bare: node scripts/run.mjs bench/orders.bench.ts
//
// An order is created, released, started and completed; creating and completing are timed. Three ways, in turn, in the same
// minute, on the same cluster with durable commits:
//
//   HTTP      the real server in a process of its own
//   services  createOrder and completeOrder in this process: SQL, rules and kernel, no network, login, validation or answer
//   bare      the statements that the services sent, and nothing else: same texts, names, values and order, same waits for
//             answers (so the same round trips), committed
//
// Recorded values hold the numbers that new rows got, so each bare connection has a database of its own, a copy of the one that
// was recorded as it was before: there the same statements give the same numbers and leave the same rows, which is checked at
// the end. The other two ways give each connection its own finished product in one database, so that no stock is wanted twice;
// what they still wait for there is the counter of the order numbers, from the insert of an order to its commit. The row "one
// product" is what happens when all make the same. The ratio is ms ÷ ms bare, of create and complete together.
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { systemClock } from '../server/src/platform/clock.ts';
import { readConfig } from '../server/src/platform/config.ts';
import { createDatabase, createPool } from '../server/src/platform/database/database.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/src/platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../server/src/project.ts';
import { type Assembly, fillAssemblies } from './lib/fill-assemblies.ts';
import { logIn } from './lib/http-stock-out.ts';
import {
  bare,
  inProcess,
  type OrderWay,
  overHttp,
  type RecordedOrder,
  recordOrder,
} from './lib/order-ways.ts';
import { record, roundTripsIn, statementsIn } from './lib/recorded-work.ts';
import { startServer } from './lib/start-server.ts';

const CONNECTIONS = 8;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** of each connection in each round; there is one round more, to warm caches, plans and the compiler */
const ORDERS = Number(process.env.BENCH_ORDERS ?? 6);
const LAYERS_PER_COMPONENT = [1, 5] as const;
const PASSWORD = 'Bench-Only-2026';

const ALL_ORDERS = (ROUNDS + 1) * ORDERS;
/** Orders of each product and size that are there before: with empty tables the first plans would be those for empty tables. */
const EARLIER_ORDERS = 6;
/** The first product is for one connection, the next are one for each of several, the last is the one all make. */
const ASSEMBLIES = CONNECTIONS + 2;

interface Time {
  readonly create: number;
  readonly complete: number;
}

/** A way for each connection, and the product that it makes there. */
type Line = readonly { readonly way: OrderWay; readonly assembly: Assembly }[];

async function measure(line: Line, pieces: number): Promise<Time[]> {
  const times: Time[] = [];
  const connection = async ({ way, assembly }: Line[number]) => {
    for (let order = 0; order < ORDERS; order += 1) {
      const start = performance.now();
      const id = await way.create(assembly, pieces);
      const created = performance.now();
      await way.begin(id);
      const begun = performance.now();
      await way.complete(id, pieces);
      times.push({ create: created - start, complete: performance.now() - begun });
    }
  };
  await Promise.all(line.map(connection));
  return times;
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const together = ({ create, complete }: Time) => create + complete;

function print(columns: readonly string[], times: readonly Time[], ratio: string): void {
  const figures = [(time: Time) => time.create, (time: Time) => time.complete, together].flatMap((part) =>
    [0.5, 0.95].map((share) => at(times.map(part), share).toFixed(1)),
  );
  const [layers = '', connections = '', way = ''] = columns;
  process.stdout.write(
    `${layers.padStart(6)} ${connections.padStart(15)}  ${way.padEnd(8)} ${figures.map((one) => one.padStart(7)).join('')}  ${ratio}\n`,
  );
}

function printHead(): void {
  process.stdout.write(
    `${''.padEnd(34)}${['create', 'complete', 'together'].map((one) => one.padStart(14)).join('')}\n` +
      `layers     connections  way      ${'    p50    p95'.repeat(3)}  ratio (rounds)\n`,
  );
}

/** Rounds of all ways in turn; the ratios are to the way called bare. */
async function compare(
  ways: Readonly<Record<string, Line>>,
  pieces: number,
  connections: string,
): Promise<void> {
  const rounds: Record<string, Time[]>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times: Record<string, Time[]> = {};
    for (const [name, line] of Object.entries(ways)) times[name] = await measure(line, pieces);
    if (round > 0) rounds.push(times);
  }
  for (const name of Object.keys(ways)) {
    const medians = (way: string) => rounds.map((times) => at((times[way] ?? []).map(together), 0.5));
    const limits = medians('bare');
    const ratios = medians(name).map((one, round) => one / (limits[round] ?? Number.NaN));
    const ratio = limits.some(Number.isNaN)
      ? ''
      : `${at(ratios, 0.5).toFixed(2)} (${ratios.map((one) => one.toFixed(2)).join(' ')})`;
    const times = rounds.flatMap((all) => all[name] ?? []);
    print([String(pieces), connections, name], times, ratio);
  }
}

/** Copies the database that is never touched after it was filled. */
async function copies(postgres: EmbeddedPostgres, names: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...postgres.connection, database: 'postgres' });
  await client.connect();
  for (const name of names) await client.query(`create database ${name} template bench`);
  await client.end();
}

const { policy } = readConfig({});
const poolOn = (postgres: EmbeddedPostgres, database: string, size: number) =>
  createPool({ location: { ...postgres.connection, database }, size });
const databaseOn = (pool: pg.Pool) => createDatabase(pool, systemClock(policy.timeZone), policy);

/** A past, and fresh statistics. */
async function makeHistory(postgres: EmbeddedPostgres, assemblies: readonly Assembly[]): Promise<void> {
  const pool = poolOn(postgres, 'bench', 1);
  const way = inProcess(databaseOn(pool));
  for (const pieces of LAYERS_PER_COMPONENT) {
    for (const assembly of Array.from({ length: EARLIER_ORDERS }, () => assemblies).flat()) {
      const id = await way.create(assembly, pieces);
      await way.begin(id);
      await way.complete(id, pieces);
    }
  }
  await pool.query('vacuum analyze');
  await pool.end();
}

/** All orders that a bare connection will need, made one after the other as it will replay them. */
async function recordOrders(pool: pg.Pool, assembly: Assembly): Promise<RecordedOrder[]> {
  const client = await pool.connect();
  const take = record(client);
  client.release();
  const way = inProcess(databaseOn(pool));
  const orders: RecordedOrder[] = [];
  for (const pieces of LAYERS_PER_COMPONENT) {
    for (let order = 0; order < ALL_ORDERS; order += 1) {
      orders.push(await recordOrder(way, take, assembly, pieces));
    }
    const { create, complete } = orders.at(-1) as RecordedOrder;
    process.stdout.write(
      `${pieces} layer(s) per component: create ${statementsIn(create)} statements in ${roundTripsIn(create)} round trips, ` +
        `complete ${statementsIn(complete)} in ${roundTripsIn(complete)}, with begin and commit\n`,
    );
  }
  return orders;
}

/** What the orders left behind. */
async function stateOf(client: pg.Pool | pg.PoolClient): Promise<string> {
  const { rows } = await client.query(`select
    (select json_agg(o order by production_order_id) from (select production_order_id, order_number, status,
      actual_cost::text from production_orders) o) as orders,
    (select json_agg(s order by product_id, warehouse_id) from (select product_id, warehouse_id, last_event_number,
      on_hand::text, stock_value::text from stock_scopes) s) as scopes,
    (select count(*)::text from stock_movements) as movements, (select count(*)::text from audit_log) as audited`);
  return JSON.stringify(rows);
}

async function run(postgres: EmbeddedPostgres, assemblies: readonly Assembly[]): Promise<void> {
  const bareNames = Array.from({ length: CONNECTIONS + 1 }, (_, place) => `bare_${place}`);
  await copies(postgres, ['over_http', 'in_process', 'recorded', ...bareNames]);
  const recordedPool = poolOn(postgres, 'recorded', 1);
  const servicePool = poolOn(postgres, 'in_process', CONNECTIONS);
  const barePools = bareNames.map((name) => poolOn(postgres, name, 1));
  const orders = await recordOrders(recordedPool, assemblies[0] as Assembly);
  const bareClients = await Promise.all(barePools.map((pool) => pool.connect()));
  const services = inProcess(databaseOn(servicePool));
  const bareWays = bareClients.map((client) => bare(client, orders));
  const server = await startServer({
    ...postgres,
    connection: { ...postgres.connection, database: 'over_http' },
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const network = overHttp(agent, server.port, await logIn(server.port, 'planner', PASSWORD));

  const lineOf = (way: OrderWay | readonly OrderWay[], made: readonly Assembly[]): Line =>
    made.map((assembly, place) => ({
      way: 'create' in way ? way : (way[place] as OrderWay),
      assembly,
    }));
  printHead();
  for (const pieces of LAYERS_PER_COMPONENT) {
    for (const [from, to] of [
      [0, 1],
      [1, CONNECTIONS + 1],
    ] as const) {
      const made = assemblies.slice(from, to);
      const ways = {
        HTTP: lineOf(network, made),
        services: lineOf(services, made),
        bare: lineOf(bareWays.slice(from, to), made),
      };
      await compare(ways, pieces, String(to - from));
    }
  }
  const same = Array.from({ length: CONNECTIONS }, () => assemblies.at(-1) as Assembly);
  await compare({ HTTP: lineOf(network, same) }, 1, `${CONNECTIONS}, one product`);

  const expected = await stateOf(recordedPool);
  for (const client of bareClients) {
    if ((await stateOf(client)) !== expected) throw new Error('A replay left other rows than the recording');
    client.release();
  }
  agent.destroy();
  await server.stop();
  await Promise.all([recordedPool, servicePool, ...barePools].map((pool) => pool.end()));
}

const startedAt = performance.now();
const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
try {
  await migrate(postgres.connection, MIGRATIONS_FOLDER);
  // All make the last product; no other needs as many layers.
  const layers = ALL_ORDERS * Math.max(CONNECTIONS, 1 + 5) + EARLIER_ORDERS * (1 + 5);
  const assemblies = await fillAssemblies(postgres.connection, await bcrypt.hash(PASSWORD, 4), {
    assemblies: ASSEMBLIES,
    components: 10,
    layers,
  });
  process.stdout.write(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}; 10 components with ${layers} layers each\n`,
  );
  await makeHistory(postgres, assemblies);
  await run(postgres, assemblies);
  process.stdout.write(
    `${((performance.now() - startedAt) / 1_000).toFixed(0)} s; load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)}\n`,
  );
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
