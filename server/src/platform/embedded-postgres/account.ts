import { chownSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedPostgresError, errnoOf, USE_DATABASE_URL } from './errors.ts';

/** The user that PostgreSQL runs as; undefined means: as this process does. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to somebody else: to the owner of the cluster when there is
 * one, else to the system's `postgres`, else to `nobody`. Nothing is added to the system's users.
 */
export function chooseAccount(cluster: string): Account | undefined {
  const me = process.geteuid?.();
  if (me === undefined) return undefined; // Windows
  const owner = ownerOf(cluster);
  if (me === 0) {
    // Root owns it: a backup unpacked by root. Then it is treated as a new one (see `give`).
    const account = owner !== undefined && owner.uid !== 0 ? owner : systemAccount();
    if (account === undefined) {
      throw new EmbeddedPostgresError(
        `PostgreSQL does not run as root and this system has no user "postgres" or "nobody"; start the program as another user, or ${USE_DATABASE_URL}.`,
      );
    }
    return account;
  }
  if (owner === undefined && !hasName()) {
    // Measured: initdb needs a name for its user, `postgres` on a finished cluster does not.
    throw new EmbeddedPostgresError(
      `The bundled PostgreSQL cannot create a database as user id ${me}, which has no entry in the system's list of users; use an id that has one, or ${USE_DATABASE_URL}.`,
    );
  }
  if (owner !== undefined && owner.uid !== me) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to user id ${owner.uid}, but the program runs as user id ${me}; start it as that user or as root, or choose another DATA_DIR.`,
    );
  }
  return undefined;
}

function ownerOf(cluster: string): Account | undefined {
  const stats = statSync(cluster, { throwIfNoEntry: false });
  return stats && { uid: stats.uid, gid: stats.gid };
}

function hasName(): boolean {
  try {
    os.userInfo();
    return true;
  } catch {
    return false;
  }
}

function systemAccount(): Account | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** Hands a file or directory over to the account. */
export function give(file: string, account: Account | undefined): void {
  if (account === undefined) return;
  try {
    chownSync(file, account.uid, account.gid);
  } catch (error) {
    // EINVAL, EPERM: a user namespace in which only root exists.
    throw new EmbeddedPostgresError(
      `${file} cannot be given to user id ${account.uid} (${errnoOf(error)}), and PostgreSQL does not run as root; start the program as another user, or ${USE_DATABASE_URL}.`,
    );
  }
}

/** Permission bits, as in the last digit of a mode. */
export const READ = 0o4;
export const RUN = 0o5;
export const PASS = 0o1;

/**
 * Whether the account may do this with the file or directory, by the permission bits on the whole way to it.
 * Access lists are not looked at: a directory that only such a list opens counts as closed.
 */
export function canReach(file: string, account: Account | undefined, wanted: number): boolean {
  if (account === undefined) return true;
  const real = realpathSync(file);
  if (!allows(statSync(real), account, wanted)) return false;
  for (let step = path.dirname(real); ; step = path.dirname(step)) {
    if (!allows(statSync(step), account, PASS)) return false;
    if (step === path.dirname(step)) return true;
  }
}

function allows(stats: Stats, account: Account, wanted: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}
