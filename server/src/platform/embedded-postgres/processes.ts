import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** What can be known of another process. Only the Linux half is tested; macOS goes through `ps`. */
export interface ProcessFacts {
  readonly state: 'running' | 'zombie' | 'gone';
  /** Differs between two processes that had the same pid one after the other; undefined when unknown. */
  readonly startTime: string | undefined;
  /** The command line; empty for a zombie, a kernel thread, and a process that we may not look into. */
  readonly args: readonly string[];
}

const GONE: ProcessFacts = { state: 'gone', startTime: undefined, args: [] };
const HAS_PROC = existsSync('/proc/self/stat');

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but it belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export function factsOf(pid: number): ProcessFacts {
  if (!isAlive(pid)) return GONE;
  if (HAS_PROC) return factsFromProc(pid);
  if (process.platform === 'win32') return factsFromTasklist(pid);
  return factsFromPs(pid);
}

function factsFromProc(pid: number): ProcessFacts {
  try {
    // "pid (name) state …": the name may hold spaces and brackets, so count from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0] === 'Z' || fields[0] === 'X' ? 'zombie' : 'running';
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    return { state, startTime: fields[19], args };
  } catch {
    // Ended meanwhile, or hidden from us (hidepid): then it is another user's, so none of ours.
    return isAlive(pid) ? { state: 'running', startTime: undefined, args: [] } : GONE;
  }
}

export function factsFromPs(pid: number): ProcessFacts {
  const ask = (column: string): string => {
    try {
      const args = ['-ww', '-o', `${column}=`, '-p', String(pid)];
      return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return ''; // ps ends with 1 for a pid that does not exist
    }
  };
  const state = ask('stat');
  if (state === '') return GONE;
  return {
    state: state.startsWith('Z') ? 'zombie' : 'running',
    startTime: ask('lstart'),
    args: ask('args').split(' '),
  };
}

/** Not tested. */
function factsFromTasklist(pid: number): ProcessFacts {
  try {
    const tool = path.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'tasklist.exe');
    const row = execFileSync(tool, ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' });
    return { state: 'running', startTime: undefined, args: [row.split('"')[1] ?? ''] };
  } catch {
    return { state: 'running', startTime: undefined, args: [] };
  }
}

/**
 * The postmaster that serves this cluster directory, if one runs. `hint` is the pid that postmaster.pid names;
 * it is asked first, then (on Linux) every process, because the file may be wrong or missing.
 */
export function findPostmaster(cluster: string, hint: number | undefined): number | undefined {
  if (hint !== undefined && serves(hint, cluster)) return hint;
  if (!HAS_PROC) return undefined;
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.find((pid) => pid !== process.pid && serves(pid, cluster));
}

function serves(pid: number, cluster: string): boolean {
  const { args, state } = factsOf(pid);
  if (state !== 'running' || !/^postgres(\.exe)?$/.test(path.basename(args[0] ?? ''))) return false;
  // Windows shows the program but not its arguments: there the pid file's word is taken.
  if (process.platform === 'win32') return true;
  if (!HAS_PROC) return args.join(' ').includes(`-D ${cluster}`);
  return hasDataDirectory(args, cluster) && !worksElsewhere(pid, cluster);
}

function hasDataDirectory(args: readonly string[], cluster: string): boolean {
  const given = args[args.indexOf('-D') + 1];
  if (!args.includes('-D') || given === undefined) return false;
  try {
    return realpathSync(given) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/**
 * The same path can name another directory inside a container, and a process of a container is visible from its
 * host. A postmaster's working directory is its data directory, and /proc shows that across the border. Root
 * without CAP_SYS_PTRACE (Docker's default) may not look; then the path alone has to do.
 */
function worksElsewhere(pid: number, cluster: string): boolean {
  try {
    const theirs = statSync(`/proc/${pid}/cwd`);
    const ours = statSync(cluster);
    return theirs.dev !== ours.dev || theirs.ino !== ours.ino;
  } catch {
    return false;
  }
}
