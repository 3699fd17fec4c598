import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Account, canReach, chooseAccount, PASS } from './account.ts';
import { EmbeddedPostgresError, errnoOf } from './errors.ts';

/** Root only: for binaries and clusters that would otherwise be out of reach of the user PostgreSQL runs as. */
export const SYSTEM_DIR = '/var/lib/horoz-demir-mrp';

export interface Placement {
  readonly dataDir: string;
  /** DATA_DIR, or its stand-in under SYSTEM_DIR: holds the cluster and what must lie beside it. */
  readonly home: string;
  /** PGDATA */
  readonly cluster: string;
  readonly account: Account | undefined;
}

/** Makes DATA_DIR when it is missing; returns its real path. */
export function openDataDir(dataDir: string): string {
  const isRoot = process.geteuid?.() === 0;
  mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  return realpathSync(dataDir);
}

/** Decides where the cluster is or will be, and which user runs it. */
export function placeCluster(dataDir: string, onProgress: (message: string) => void): Placement {
  const pointer = path.join(dataDir, 'postgres.location');
  const home = readPointer(pointer) ?? dataDir;
  const cluster = path.join(home, 'postgres');
  const account = chooseAccount(cluster);
  letPass(home, account);
  if (canReach(home, account, PASS)) return { dataDir, home, cluster, account };
  if (home !== dataDir || existsSync(cluster)) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to user id ${account?.uid}, who may not pass through the directories above it; open them (chmod o+x), or move DATA_DIR to a place that is open.`,
    );
  }
  const other = settleElsewhere(dataDir, pointer, onProgress);
  return { dataDir, home: other, cluster: path.join(other, 'postgres'), account };
}

/** Where the cluster of a DATA_DIR is; undefined when there is none yet. Changes nothing. */
export function findCluster(dataDir: string): string | undefined {
  const home = readPointer(path.join(dataDir, 'postgres.location')) ?? dataDir;
  const cluster = path.join(home, 'postgres');
  return existsSync(path.join(cluster, 'PG_VERSION')) ? cluster : undefined;
}

/** mkdir with a mode that the umask has no say in. */
export function makePassable(dir: string): void {
  if (mkdirSync(dir, { recursive: true }) !== undefined) chmodSync(dir, 0o755);
}

function readPointer(pointer: string): string | undefined {
  try {
    const target = readFileSync(pointer, 'utf8').trim();
    if (existsSync(target)) return target;
    // A new, empty database instead of the lost one would look like all data gone, or hide that it is.
    throw new EmbeddedPostgresError(
      `The database was in ${target} and is not there any more; bring that directory back, or remove ${pointer} to begin with an empty database.`,
    );
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * DATA_DIR is this program's own directory and its secrets are files of mode 0600, so root may let PostgreSQL's
 * user pass through it (not list it). The directories above belong to the user and stay as they are.
 */
function letPass(dir: string, account: Account | undefined): void {
  const { mode, uid } = statSync(dir);
  if (account !== undefined && uid === 0 && (mode & PASS) === 0) chmodSync(dir, (mode & 0o7777) | PASS);
}

/**
 * `git clone` into /root (mode 0700) and `npm start` must simply work. The name is new each time: whoever removed
 * DATA_DIR wants an empty database, and the old one is named rather than reused or removed.
 */
function settleElsewhere(dataDir: string, pointer: string, onProgress: (message: string) => void): string {
  const prefix = `${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-`;
  makePassable(SYSTEM_DIR);
  const older = readdirSync(SYSTEM_DIR).filter((name) => name.startsWith(prefix));
  const home = mkdtempSync(path.join(SYSTEM_DIR, prefix));
  chmodSync(home, 0o711);
  writeFileSync(pointer, `${home}\n`, { mode: 0o600 });
  onProgress(`${dataDir} is closed to the user that PostgreSQL runs as, so the database lies in ${home}`);
  for (const name of older) {
    onProgress(
      `An older database of this DATA_DIR is still in ${path.join(SYSTEM_DIR, name)}; remove it if it is not needed`,
    );
  }
  return home;
}
