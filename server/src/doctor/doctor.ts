import { resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { ConfigError, readConfig } from '../platform/config.ts';
import { createDatabase, createPool, type DatabaseLocation } from '../platform/database/database.ts';
import { MigrationError, missingMigrations } from '../platform/database/migrate.ts';
import {
  EmbeddedPostgresError,
  findRunning,
  hasCluster,
  startEmbeddedPostgres,
} from '../platform/embedded-postgres/index.ts';
import type { InvariantReport } from './invariants.schemas.ts';
import { runInvariants } from './invariants.service.ts';

/** Why the doctor could not look: one sentence for the administrator. */
class CannotRun extends Error {}

export interface DoctorSettings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly migrationsFolder: string;
  readonly say: (line: string) => void;
}

/**
 * Checks all invariants of the database that the settings name, and prints what it found. Changes nothing.
 *
 * @returns the exit code: 0 when all hold, 1 when one is violated, 2 when it could not look
 */
export async function runDoctor({ environment, migrationsFolder, say }: DoctorSettings): Promise<0 | 1 | 2> {
  try {
    const config = administratorConfig(environment);
    const where = await openDatabase(config.databaseUrl, config.dataDir, say);
    try {
      await requireMigrations(where.location, migrationsFolder);
      const pool = createPool({ location: where.location, size: 1, applicationName: 'horoz-doctor' });
      const db = createDatabase(pool, systemClock(config.policy.timeZone), config.policy);
      const report = await runInvariants(db).finally(() => db.close());
      for (const line of printed(report)) say(line);
      return report.status === 'ok' ? 0 : 1;
    } finally {
      await where.close();
    }
  } catch (error) {
    say(explain(error));
    return 2;
  }
}

/** Only what it needs: it signs nothing, so a database of one's own needs no SECRET_KEY here. */
export function administratorConfig(environment: DoctorSettings['environment']) {
  const { DATABASE_URL, DATA_DIR, TIME_ZONE } = environment;
  return readConfig({
    DATABASE_URL,
    DATA_DIR,
    TIME_ZONE,
    SECRET_KEY: 'not used, and 32 bytes as it must be',
  });
}

interface OpenDatabase {
  readonly location: DatabaseLocation;
  close(): Promise<void>;
}

/** The named server, or the one that runs in DATA_DIR, or the one in DATA_DIR started for the occasion. */
export async function openDatabase(
  databaseUrl: string | undefined,
  dataDir: string,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const nothingToClose = async () => {};
  if (databaseUrl !== undefined) return { location: { url: databaseUrl }, close: nothingToClose };
  const database = 'horoz_mrp';
  const folder = resolve(dataDir);
  if (!hasCluster(folder)) {
    throw new CannotRun(`There is no database in ${folder} yet. Start the server once, or set DATA_DIR.`);
  }
  const running = await findRunning(folder, database);
  if (running !== undefined) return { location: running, close: nothingToClose };
  say('The server is not running, so its database is started for this check.');
  const postgres = await startEmbeddedPostgres({ dataDir: folder, database, onProgress: say });
  return { location: postgres.connection, close: () => postgres.stop() };
}

export async function requireMigrations(location: DatabaseLocation, folder: string): Promise<void> {
  const missing = await missingMigrations(location, folder);
  if (missing.length === 0) return;
  throw new CannotRun(
    `The database lacks ${missing.length === 1 ? 'the migration' : `${missing.length} migrations, from`} ${missing[0]}. Start the server once: it applies what is missing.`,
  );
}

function* printed(report: InvariantReport): Generator<string> {
  for (const { id, name, violations, examples, duration_ms } of report.invariants) {
    const count = violations === 0 ? 'ok' : String(violations);
    yield `${count.padStart(7)}  ${id}  ${name}  (${duration_ms} ms)`;
    for (const example of examples) yield `              ${JSON.stringify(example)}`;
  }
  const violated = report.invariants.filter((one) => one.violations > 0);
  const time = `${report.invariants.length} checks in ${(report.duration_ms / 1000).toFixed(1)} s`;
  yield violated.length === 0
    ? `${time}: all hold.`
    : `${time}: ${violated.length} violated (${violated.map((one) => one.id).join(', ')}). See docs/guides/doctor.md.`;
}

/** Mistakes of set-up in one sentence; anything else keeps its stack, because it is ours to mend. */
export function explain(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (
    error instanceof CannotRun ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError
  ) {
    return error.message;
  }
  if (code === '57014')
    return 'A check took longer than two minutes and was stopped. Try again at a quiet hour.';
  if (typeof code === 'string' && /^(28|3D|E[A-Z])/.test(code)) {
    return `The database cannot be reached: ${(error as Error).message}. Check DATABASE_URL: host, port, user and database.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
