import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Cache } from './cache/cache.ts';
import type { Database } from './database/database.ts';
import type { ReportSource } from './database/replica.ts';
import { transactionTallies } from './database/transaction.ts';
import { AppError } from './errors/app-error.ts';
import { VERSION } from './http/information.ts';
import { type DatabaseFigures, readDatabaseFigures } from './metrics.queries.ts';
import { say } from './words/sentence.ts';

declare module 'fastify' {
  interface FastifyRequest {
    isInFlight: boolean;
  }
}

/** Around the bars that the documents set: 50 ms, 100 ms, 2 s. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

/** Counts what goes through this server. Comes before the routes: it hears only of those that are made after it. */
export function measureRequests(app: FastifyInstance): Registry {
  const registry = new Registry();
  const registers = [registry];
  const duration = new Histogram({
    name: 'horoz_http_request_duration_seconds',
    help: 'Time to answer a request, by the template of its address. Live streams are left out.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'horoz_http_requests_in_flight',
    help: 'Requests that are being answered, live streams among them.',
    registers,
  });
  const problems = new Counter({
    name: 'horoz_http_problems_total',
    help: 'Answers that are no success, by error_code.',
    labelNames: ['error_code'],
    registers,
  });
  app.decorateRequest('isInFlight', false);
  app.addHook('onRequest', async (request) => {
    request.isInFlight = true;
    inFlight.inc();
  });
  app.addHook('onResponse', async (request, reply) => {
    // One that the door has refused was never counted in.
    if (request.isInFlight) inFlight.dec();
    request.isInFlight = false;
    if (request.problemCode !== null) problems.inc({ error_code: request.problemCode });
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return;
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
      },
      reply.elapsedTime / 1000,
    );
  });
  return registry;
}

export interface MetricsSettings {
  readonly registry: Registry;
  readonly db: Database;
  readonly reports: ReportSource;
  readonly cache: Cache;
  /** undefined: only from loopback and private addresses */
  readonly token: string | undefined;
  readonly openStreams: () => number;
}

/** `GET /metrics` in the text format of Prometheus. */
export function metricsRoute(app: FastifyInstance, settings: MetricsSettings): void {
  const { registry, db, token } = settings;
  const registers = [registry];
  const build = new Gauge({
    name: 'horoz_build_info',
    help: 'Always 1; the label says which version runs.',
    labelNames: ['version'],
    registers,
  });
  build.set({ version: VERSION }, 1);
  countProcess(registry, settings);
  countReports(registry, settings.reports);
  const show = databaseGauges(registry);
  /** Scrapes at the same time share one look into the database. */
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      show(await readDatabaseFigures(db));
    } catch {
      // The figures of the process are the ones that are needed most when the database is away.
      show(undefined);
    }
  };
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, token)) {
      throw new AppError(
        'INSUFFICIENT_PERMISSIONS',
        say`Metrics are for this machine and private networks, directly. From elsewhere send Authorization: Bearer and METRICS_TOKEN.`,
      );
    }
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking;
    const text = `${await processRegistry().metrics()}\n${await registry.metrics()}`;
    return reply.type(registry.contentType).header('cache-control', 'no-store').send(text);
  });
}

/** Memory, processor, garbage, event loop: of the process, however many applications it holds (in tests many). */
let ofProcess: Registry | undefined;

function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** Pool, transactions and streams: read when somebody asks. */
function countProcess(registry: Registry, { db, cache, openStreams }: MetricsSettings): void {
  const registers = [registry];
  const { pool } = db;
  new Gauge({
    name: 'horoz_database_pool_connections',
    help: 'Connections to the database: total, the idle ones of these, and how many there may be (max).',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'max' }, pool.options.max);
    },
  });
  new Gauge({
    name: 'horoz_database_pool_waiting',
    help: 'Work that waits for a connection.',
    registers,
    collect() {
      this.set(pool.waitingCount);
    },
  });
  new Counter({
    name: 'horoz_transaction_retries_total',
    help: 'Transactions that were begun anew, by SQLSTATE: 40001 changed meanwhile, 40P01 deadlock, 55P03 lock wait.',
    labelNames: ['sqlstate'],
    registers,
    collect() {
      this.reset();
      for (const [sqlstate, count] of transactionTallies.retries) this.inc({ sqlstate }, count);
    },
  });
  new Counter({
    name: 'horoz_transactions_given_up_total',
    help: 'Transactions that were answered with 503 because every try met others.',
    registers,
    collect() {
      this.reset();
      this.inc(transactionTallies.givenUp);
    },
  });
  new Counter({
    name: 'horoz_cache_answers_total',
    help: 'Answers that are kept, by reading and outcome: hit, miss, stale (made anew after a change), shared (made once for several).',
    labelNames: ['reading', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const [reading, outcomes] of cache.tallies) {
        for (const [outcome, count] of outcomes) this.inc({ reading, outcome }, count);
      }
    },
  });
  new Gauge({
    name: 'horoz_event_streams_open',
    help: 'Live streams (server-sent events) that are open on this server.',
    registers,
    collect() {
      this.set(openStreams());
    },
  });
}

function countReports(registry: Registry, reports: ReportSource): void {
  new Counter({
    name: 'horoz_reports_total',
    help: 'Reports by where they were read: primary or replica.',
    labelNames: ['source'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [source, count] of Object.entries(reports.tallies)) this.inc({ source }, count);
    },
  });
}

function databaseGauges(registry: Registry): (figures: DatabaseFigures | undefined) => void {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('horoz_database_up', '1 when the database answered this scrape, else 0.');
  const runs = gauge('horoz_planning_runs', 'Planning runs among the newest 1000, by state.', 'state');
  const seconds = gauge(
    'horoz_planning_last_run_seconds',
    'How long the newest completed planning run took.',
  );
  const marks = gauge('horoz_planning_marks_waiting', 'Changes that no net change has looked at yet.');
  const deliveries = gauge(
    'horoz_webhook_deliveries',
    'Webhook deliveries that wait (PENDING) or were given up (DEAD).',
    'status',
  );
  const jobs = gauge('horoz_jobs', 'Jobs in the queues that are not done, by state.', 'queue', 'state');
  return (figures) => {
    for (const one of [seconds, marks]) one.remove();
    for (const one of [runs, deliveries, jobs]) one.reset();
    up.set(figures === undefined ? 0 : 1);
    if (figures === undefined) return;
    for (const [state, count] of Object.entries(figures.planningRuns)) runs.set({ state }, count);
    if (figures.lastPlanningSeconds !== null) seconds.set(figures.lastPlanningSeconds);
    marks.set(figures.marksWaiting);
    deliveries.set({ status: 'PENDING' }, figures.deliveriesPending);
    deliveries.set({ status: 'DEAD' }, figures.deliveriesDead);
    for (const { queue, state, count } of figures.jobs) jobs.set({ queue, state }, count);
  };
}

const NEAR = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);

/**
 * Who has the token, and whoever comes from near by without a proxy between: what a proxy passes on may come from anywhere, and the
 * address that it names can be made up.
 */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization, forwarded } = request.headers;
  if (token !== undefined && isSame(authorization ?? '', `Bearer ${token}`)) return true;
  if (forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined) return false;
  const address = request.socket.remoteAddress ?? '';
  return ipaddr.isValid(address) && NEAR.has(ipaddr.process(address).range());
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
