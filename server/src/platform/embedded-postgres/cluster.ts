import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { give } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, errnoOf, USE_DATABASE_URL } from './errors.ts';
import type { Placement } from './placement.ts';
import { complaintIn, run, spawnOptions } from './programs.ts';

/** The superuser, for this launcher alone: the program itself connects as an ordinary role (see database.ts). */
export const SUPERUSER = 'postgres';

const UNFINISHED = 'postgres.new-';

/**
 * Makes sure that a cluster of the right version is there. Returns the password that goes with it.
 * Measured: initdb 0.8 s (with its fsync), the rest below 5 ms.
 */
export async function prepareCluster(
  binaries: Binaries,
  placement: Placement,
  onProgress: (message: string) => void,
): Promise<{ password: string; state: 'new' | 'kept' | 'password lost' }> {
  const { cluster, home, dataDir } = placement;
  removeUnfinished(home);
  const version = versionOf(cluster);
  const known = readPassword(dataDir);
  const password = known ?? writePassword(dataDir);
  if (version === undefined) {
    onProgress(`Creating the database in ${cluster} (first start only)`);
    await createCluster(binaries, placement, password);
    return { password, state: 'new' };
  }
  if (version !== binaries.major) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} was written by PostgreSQL ${version}, and the bundled one is version ${binaries.major}; set DATABASE_URL to a PostgreSQL ${version} that serves it, or choose another DATA_DIR.`,
    );
  }
  repairRights(placement);
  return { password, state: known === undefined ? 'password lost' : 'kept' };
}

function versionOf(cluster: string): string | undefined {
  if (!existsSync(cluster)) return undefined;
  try {
    return readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
  try {
    rmdirSync(cluster); // empty: nothing is lost
    return undefined;
  } catch {
    throw new EmbeddedPostgresError(
      `${cluster} holds files but no PostgreSQL database; move it out of the way, or choose another DATA_DIR.`,
    );
  }
}

/** What an initdb left that was killed. Our lock says that nobody works on it; what resists stays for the next start. */
function removeUnfinished(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(UNFINISHED))) {
    try {
      rmSync(path.join(home, name), { recursive: true, force: true });
    } catch {
      // An initdb that outlived its parent still writes into it, for a second at most.
    }
  }
}

/** Under another name first, so that `postgres` is either whole or not there. */
async function createCluster(binaries: Binaries, placement: Placement, password: string): Promise<void> {
  const { home, cluster, account } = placement;
  const unfinished = mkdtempSync(path.join(home, UNFINISHED));
  give(unfinished, account);
  try {
    const passwordFile = path.join(unfinished, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    give(passwordFile, account);
    await initialise(binaries, placement, path.join(unfinished, 'data'), passwordFile);
    renameSync(path.join(unfinished, 'data'), cluster);
    syncDirectory(home);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Sorting, upper() and lower() are PostgreSQL's own (`builtin`), the same on every machine, so that the cluster
 * may move. The character classes still come from the system, and they must be those of some UTF-8 locale:
 * measured, under LC_CTYPE=C pg_trgm takes every letter of "Şişe" outside ASCII for a blank.
 */
async function initialise(
  binaries: Binaries,
  placement: Placement,
  data: string,
  passwordFile: string,
): Promise<void> {
  let failure = '';
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const { code, output } = await run(
      binaries.initdb,
      [
        ...['-D', data, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
        ...[`--lc-ctype=${characters}`, '--data-checksums', '--no-instructions'],
      ],
      spawnOptions(binaries, placement),
    );
    if (code === 0) return;
    failure = complaintIn(output);
    if (!/invalid locale/.test(output)) break;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL could not create its database in ${placement.cluster} (${failure}); clear the cause and start again, or ${USE_DATABASE_URL}.`,
  );
}

/** Without it a power cut could take the rename back after data has been written under the new name. */
function syncDirectory(dir: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dir, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A copy or an unpacked backup may belong to root or be open to others; PostgreSQL insists on neither. */
function repairRights(placement: Placement): void {
  if (process.platform === 'win32') return;
  const { uid, mode } = statSync(placement.cluster);
  if (placement.account !== undefined && uid === 0) giveAll(placement.cluster, placement);
  if ((mode & 0o027) !== 0) chmodSync(placement.cluster, 0o700);
}

/** The directory after what is in it: cut off in the middle, it is done again. */
function giveAll(dir: string, placement: Placement): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) giveAll(file, placement);
    else if (!entry.isSymbolicLink()) give(file, placement.account);
  }
  give(dir, placement.account);
}

export function passwordFileOf(dataDir: string): string {
  return path.join(dataDir, 'postgres.password');
}

export function readPassword(dataDir: string): string | undefined {
  try {
    return readFileSync(passwordFileOf(dataDir), 'utf8').trim() || undefined;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function writePassword(dataDir: string): string {
  const password = randomBytes(24).toString('base64url');
  const unfinished = `${passwordFileOf(dataDir)}.new`;
  writeFileSync(unfinished, `${password}\n`, { mode: 0o600 });
  renameSync(unfinished, passwordFileOf(dataDir));
  return password;
}

/** The password file is gone but the cluster is there: the owner of the files sets a new one, as documented for lost passwords. */
export async function resetPassword(
  binaries: Binaries,
  placement: Placement,
  password: string,
): Promise<void> {
  const { code, output } = await run(
    binaries.postgres,
    ['--single', '-D', placement.cluster, 'postgres'],
    spawnOptions(binaries, placement),
    `alter role ${SUPERUSER} password '${password}'\n`,
  );
  if (code !== 0 || /ERROR:/.test(output)) {
    throw new EmbeddedPostgresError(
      `${passwordFileOf(placement.dataDir)} is missing and a new password could not be set (${complaintIn(output)}); bring the file back.`,
    );
  }
}
