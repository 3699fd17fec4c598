import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, errnoOf } from './errors.ts';
import { factsOf } from './processes.ts';

/** A lock file that names the process which holds it; a file whose process is gone counts for nothing. */
export interface Lock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly startTime: string | null;
  /** Where the pid means something: the machine and the pid namespace (each container has its own). */
  readonly place: string;
}

const HEARTBEAT_MS = 1_000;
/** A holder in another container cannot be asked; its heartbeat can be waited for. */
const SILENCE_MS = 4_000;

export async function acquireLock(file: string, busy: (pid: number) => string): Promise<Lock> {
  const mine = describeMyself();
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (create(file, mine)) return hold(file, mine);
    const found = read(file);
    if (found === undefined) continue; // released meanwhile
    const holder = parse(found);
    if (holder === undefined ? await grows(file, found) : await isHeld(file, holder)) {
      if (holder !== undefined) throw new EmbeddedPostgresError(busy(holder.pid));
    } else {
      discard(file, found);
    }
  }
  throw new EmbeddedPostgresError(
    `${file} changes all the time; wait until no other start is under way, then start again.`,
  );
}

function describeMyself(): string {
  const startTime = factsOf(process.pid).startTime ?? null;
  return JSON.stringify({ pid: process.pid, startTime, place: place() } satisfies Holder);
}

function place(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${os.hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content: string): Holder | undefined {
  try {
    const { pid, startTime, place: where } = JSON.parse(content) as Partial<Holder>;
    return typeof pid === 'number' && typeof where === 'string'
      ? { pid, startTime: startTime ?? null, place: where }
      : undefined;
  } catch {
    return undefined;
  }
}

/** An empty file: somebody is between creating and writing it, or died there. */
async function grows(file: string, before: string): Promise<boolean> {
  await sleep(200);
  return read(file) !== before;
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.place !== place()) return beats(file);
  const { state, startTime } = factsOf(holder.pid);
  if (state !== 'running') return false;
  return startTime === undefined || holder.startTime === null || startTime === holder.startTime;
}

async function beats(file: string): Promise<boolean> {
  const touched = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = touched();
  for (let waited = 0; waited < SILENCE_MS; waited += 100) {
    await sleep(100);
    if (touched() !== before) return true;
  }
  return false;
}

/**
 * Removes a dead lock, and only that one: another start may have put its own there since we looked. So it is
 * moved aside first and looked at again; a living one goes back to its place.
 */
function discard(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function hold(file: string, mine: string): Lock {
  const timer = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // Removed by hand, or a full disk: nothing that a heartbeat should stop the program for.
    }
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      if (read(file) === mine) rmSync(file, { force: true });
    },
  };
}
