import path from 'node:path';
import { prepareBinaries } from './binaries.ts';
import { prepareCluster, resetPassword } from './cluster.ts';
import { createWhatIsMissing, prepareDatabase, ROLE } from './database.ts';
import { EmbeddedPostgresError, errnoOf, USE_DATABASE_URL } from './errors.ts';
import { clearLeftovers } from './leftovers.ts';
import { acquireLock, type Lock } from './lock.ts';
import { openDataDir, placeCluster } from './placement.ts';
import { startPostmaster } from './postmaster.ts';

export { EmbeddedPostgresError } from './errors.ts';
export { findRunning, hasCluster } from './running.ts';

export interface EmbeddedPostgres {
  /** What a pg.Pool needs: the directory of a Unix socket (127.0.0.1 on Windows), port, user, database. */
  readonly connection: { host: string; port: number; user: string; password?: string; database: string };
  readonly pid: number;
  /** Settles when PostgreSQL has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown, after 8 s an immediate one. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** DATA_DIR; the cluster lives in its `postgres`. */
  readonly dataDir: string;
  /** Created when missing. */
  readonly database: string;
  /** Settings as in postgresql.conf, over the defaults below. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onProgress?: (message: string) => void;
}

const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '50',
  shared_buffers: '128MB',
  synchronous_commit: 'on',
  // A query whose client is gone ends within a second. Windows cannot notice and refuses the setting.
  ...(process.platform === 'win32' ? {} : { client_connection_check_interval: '1s' }),
  // Layers empty at the old end of the FIFO range; with the default 0.2 one read met 494 dead entries instead of 10.
  autovacuum_vacuum_scale_factor: '0.02',
  log_min_messages: 'warning',
};

/**
 * Starts the PostgreSQL that comes with the program. Measured on 2 shared cores: 1.0 s the first time (initdb 0.8 s),
 * then 0.07 s; stop 0.02 s. Tested on Linux x64 with glibc; macOS, Windows and arm64 follow the documented
 * differences but were not run.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const locks: Lock[] = [];
  const releaseAll = (): void => {
    for (const lock of locks) lock.release();
  };
  try {
    return await start({ ...options, dataDir }, locks, releaseAll);
  } catch (error) {
    releaseAll();
    throw asSentence(error, dataDir);
  }
}

async function start(
  { dataDir: asked, database, settings, onProgress = () => {} }: EmbeddedPostgresOptions,
  locks: Lock[],
  releaseAll: () => void,
): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(asked);
  const lock = async (directory: string): Promise<void> => {
    locks.push(await acquireLock(path.join(directory, 'postgres.lock'), (pid) => busy(dataDir, pid)));
  };
  await lock(dataDir);
  const placement = placeCluster(dataDir, onProgress);
  // A copied DATA_DIR points to the same cluster.
  if (placement.home !== dataDir) await lock(placement.home);
  const binaries = prepareBinaries(placement);
  const { password, state } = await prepareCluster(binaries, placement, onProgress);
  await clearLeftovers(placement.cluster, onProgress);
  if (state === 'password lost') await resetPassword(binaries, placement, password);
  const postmaster = await startPostmaster(
    binaries,
    placement,
    { ...DEFAULT_SETTINGS, ...settings },
    onProgress,
  );
  const { host, port } = postmaster.endpoint;
  const connection = { host, port, user: ROLE, password, database };
  try {
    // Of a new cluster it is known that the role is missing: no need to have a refused login in its log.
    await (state === 'kept' ? prepareDatabase : createWhatIsMissing)(connection, dataDir);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    releaseAll();
  };
  return { connection, pid: postmaster.pid, ended: postmaster.ended, stop };
}

function busy(dataDir: string, pid: number): string {
  return `Another start of this program (process ${pid}) is using ${dataDir}; stop it first, or give this one a DATA_DIR of its own.`;
}

/** A full disk, a missing right: the system's own words, inside a sentence. */
function asSentence(error: unknown, dataDir: string): unknown {
  const code = errnoOf(error);
  if (error instanceof EmbeddedPostgresError || code === undefined || !(error instanceof Error)) return error;
  return new EmbeddedPostgresError(
    `The database in ${dataDir} could not be started (${error.message}); clear the cause, choose another DATA_DIR, or ${USE_DATABASE_URL}.`,
    { cause: error },
  );
}
