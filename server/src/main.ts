import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { buildApp } from './app.ts';
import { seedDemoFactory } from './db/seed/demo-factory.ts';
import { keepMailingAlerts } from './modules/alerts/digest.service.ts';
import { sweepAlerts, watchForAlerts } from './modules/alerts/index.ts';
import { startWebhookWorker } from './modules/alerts/webhook-delivery.service.ts';
import { ensureFirstAdmin } from './modules/auth/first-admin.ts';
import { sweepSessions } from './modules/auth/session-sweep.ts';
import { failInterruptedImports } from './modules/imports/imports.queries.ts';
import { keepMovementDays } from './modules/inventory/index.ts';
import { compactMarks } from './modules/planning/planning-marks.queries.ts';
import { type PlanningThread, startPlanningThread } from './modules/planning/planning-thread.ts';
import { sweepDataChanges } from './platform/cache/freshness.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import {
  createDatabase,
  createPool,
  type Database,
  type DatabaseLocation,
} from './platform/database/database.ts';
import { MigrationError, migrate, readMigrations } from './platform/database/migrate.ts';
import { primaryOnly, type ReportSource, reportsFromReplica } from './platform/database/replica.ts';
import { EmbeddedPostgresError } from './platform/embedded-postgres/index.ts';
import { type KeptPostgres, keepEmbeddedPostgres } from './platform/embedded-postgres/keep-running.ts';
import { sweepIdempotencyKeys } from './platform/http/idempotency.ts';
import { startJobs } from './platform/jobs.ts';
import { createMailer } from './platform/mailer.ts';
import { startTracing } from './platform/tracing.ts';
import { MIGRATIONS_FOLDER, readRedocBundle } from './project.ts';

/** The process: configuration, database, listening, signals. Nothing else. */

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Running {
  readonly app: FastifyInstance;
  readonly background: Background;
  readonly db: Database;
  readonly reports: ReportSource;
  readonly postgres: KeptPostgres | undefined;
  readonly stopTracing: (() => Promise<void>) | undefined;
}

async function start(config: Config): Promise<Running> {
  const postgres =
    config.databaseUrl === undefined
      ? await keepEmbeddedPostgres(
          { dataDir: resolve(config.dataDir), database: 'horoz_mrp', onProgress: say },
          fail,
        )
      : undefined;
  try {
    const location: DatabaseLocation = postgres?.connection ?? { url: config.databaseUrl ?? '' };
    await migrate(location, MIGRATIONS_FOLDER, say);
    const pool = createPool({ location, size: config.databasePoolSize });
    const db = createDatabase(pool, systemClock(config.policy.timeZone), config.policy);
    if (await keepMovementDays(db))
      say('TIME_ZONE is another one than before: the days of the ledger were made again.');
    // Here and not only in the application: the stock of the demo factory has alerts, too.
    watchForAlerts(db);
    const secretKey = config.secretKey ?? (await generatedSecret(config.dataDir));
    await prepareAccounts(config, db);
    await failInterruptedImports(db);
    const logger = pino({
      level: config.logLevel,
      redact: ['req.headers.authorization', 'req.headers["x-api-key"]', 'password', '*.password'],
    });
    const stopTracing = config.tracing && (await startTracing(config.tracing, logger));
    const reports = reportSource(config, db, logger);
    const app = await buildApp({
      config,
      secretKey,
      db,
      reports,
      logger,
      migrations: (await readMigrations(MIGRATIONS_FOLDER)).map((migration) => migration.name),
      redocBundle: await readRedocBundle(),
    });
    sweepEveryHour(db, app);
    sweepAlertsEveryMinute(db, app);
    const background = await startBackground(config, db, app, location);
    postgres?.onRestart((connection) => {
      Object.assign(pool.options, connection);
      background.planning.moveTo(connection);
    });
    const address = await app.listen({ host: config.host, port: config.port });
    announce(config, address);
    return { app, background, db, reports, postgres, stopTracing };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function reportSource(config: Config, db: Database, logger: pino.Logger): ReportSource {
  const { databaseReplicaUrl: url, databasePoolSize: size } = config;
  return url === undefined ? primaryOnly(db) : reportsFromReplica(db, { location: { url }, size }, logger);
}

interface Background {
  readonly planning: PlanningThread;
  stop(): Promise<void>;
}

/** Beside this program in its bundle. */
const PLANNING_PROGRAM = new URL('./planning.mjs', import.meta.url);

/** What is done without a request. It ends before the pool is closed. */
async function startBackground(
  config: Config,
  db: Database,
  app: FastifyInstance,
  location: DatabaseLocation,
): Promise<Background> {
  const jobs = await startJobs(db, app.log);
  const webhooks = await startWebhookWorker(db, jobs, config.webhooks, app.log);
  const { policy, planningLive: isLive, tracing } = config;
  const data = { location, policy, isLive, tracing };
  const planning = startPlanningThread(db, PLANNING_PROGRAM, data, app.log);
  const { mail } = config;
  const stopMailing =
    mail && keepMailingAlerts({ db, mailer: createMailer(mail), settings: mail, log: app.log });
  return {
    planning,
    async stop() {
      await stopMailing?.();
      await webhooks.stop();
      await jobs.stop();
    },
  };
}

/** Old idempotency keys and sessions go, and marks that say the same; a failure waits for the next hour. */
function sweepEveryHour(db: Database, app: FastifyInstance): void {
  const sweep = () => {
    Promise.all([sweepIdempotencyKeys(db), compactMarks(db), sweepSessions(db), sweepDataChanges(db)]).catch(
      (error: unknown) => app.log.warn({ err: error }, 'old keys stay for another hour'),
    );
  };
  sweep();
  const timer = setInterval(sweep, 3_600_000);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

/** What time alone makes true. A run that fails, or takes longer than a minute, leaves the rest to the next one. */
function sweepAlertsEveryMinute(db: Database, app: FastifyInstance): void {
  let running: Promise<void> | undefined;
  const sweep = () => {
    running ??= sweepAlerts(db)
      .catch((error: unknown) => app.log.warn({ err: error }, 'alerts are judged again in a minute'))
      .finally(() => {
        running = undefined;
      });
  };
  sweep();
  const timer = setInterval(sweep, 60_000);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await running;
  });
}

/** Tokens stay valid over a restart: the key is made once and kept beside the database, readable by its owner only. */
async function generatedSecret(dataDir: string): Promise<string> {
  const file = join(resolve(dataDir), 'secret-key');
  await mkdir(resolve(dataDir), { recursive: true });
  await writeFile(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch((error) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}

/** The first administrator, and the demo factory on the first start. */
async function prepareAccounts(config: Config, db: Database): Promise<void> {
  const admin = await ensureFirstAdmin(db, {
    username: config.adminUsername,
    ...(config.adminPassword === undefined ? {} : { password: config.adminPassword }),
  });
  if (admin.created && admin.password !== undefined) {
    say(
      `First administrator: ${admin.username} with password ${admin.password} (shown once; change it soon)`,
    );
  }
  if (!config.seedDemoData) return;
  const demo = await seedDemoFactory(db, say);
  if (demo.accounts.length > 0) {
    if (!['127.0.0.1', 'localhost', '::1'].includes(config.host)) {
      say(
        'Warning: the demo accounts have a public password and HOST lets others in. Set SEED_DEMO_DATA=false for real use.',
      );
    }
    say(`Demo accounts, all with password ${demo.password}:`);
    for (const account of demo.accounts)
      say(`  ${account.username.padEnd(12)} ${account.role.padEnd(10)} ${account.fullName}`);
  }
}

function announce(config: Config, address: string): void {
  const base = config.host === '127.0.0.1' ? `http://localhost:${new URL(address).port}` : address;
  say('');
  say(`Horoz Demir MRP is running at ${base}`);
  say(`Documentation:               ${base}/docs  (reading view: ${base}/redoc)`);
  say('Stop with Ctrl-C.');
}

/** First stop taking requests, then the background, then close the pool, then the database. A second signal ends it at once. */
function stopOnSignals({ app, background, db, reports, postgres, stopTracing }: Running): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping …');
    const giveUp = setTimeout(() => process.exit(1), 9_500);
    giveUp.unref();
    // A question about a plan would keep its request, and with it the end, waiting.
    await Promise.all([app.close(), background.planning.stop()]);
    await background.stop();
    await reports.close();
    await db.close();
    await stopTracing?.();
    await postgres?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

/** Mistakes of set-up end in one sentence; anything else keeps its stack, because it is ours to mend. */
function fail(error: unknown): never {
  const code = (error as { code?: string }).code;
  if (
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError
  ) {
    process.stderr.write(`${error.message}\n`);
  } else if (code === 'EADDRINUSE') {
    process.stderr.write(
      'The port is taken by another program. Choose another one with PORT=8001 npm start.\n',
    );
  } else if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code?.startsWith('28') || code === '3D000') {
    process.stderr.write(
      `DATABASE_URL cannot be reached: ${(error as Error).message}. Check host, port, user and database.\n`,
    );
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exit(1);
}

try {
  stopOnSignals(await start(readConfig(process.env)));
} catch (error) {
  fail(error);
}
