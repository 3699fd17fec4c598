import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { FAST_STOP_MS, IMMEDIATE_STOP_MS, readPidFile } from './leftovers.ts';
import type { Placement } from './placement.ts';
import { cannotRun, complaintIn, run, spawnOptions } from './programs.ts';
import { chooseEndpoint, type Endpoint, removeSocketDirectory } from './socket.ts';
import { watchOver } from './watchdog.ts';

export interface Postmaster {
  readonly pid: number;
  readonly endpoint: Endpoint;
  /** Settles when PostgreSQL has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 10;
/** Old backends of a killed postmaster may live on for a moment; PostgreSQL refuses to start beside them. */
const RETRY_MS = 10_000;
const STILL_BUSY = /shared memory block|lock file .* already exists|address already in use/i;
/** Recovery after a crash replays at most some max_wal_size (1 GB) of log. */
const READY_MS = 300_000;
const PROGRESS_MS = 5_000;
const LONGEST_LOG_BYTES = 10_000_000;

export async function startPostmaster(
  binaries: Binaries,
  placement: Placement,
  settings: Readonly<Record<string, string>>,
  onProgress: (message: string) => void,
): Promise<Postmaster> {
  const logFile = path.join(placement.dataDir, 'postgres.log');
  keepShort(logFile);
  for (const giveUpAt = Date.now() + RETRY_MS; ; await sleep(300)) {
    const endpoint = await chooseEndpoint(placement);
    const attempt = await launch(binaries, placement, { ...settings, ...endpoint.settings }, logFile);
    if (await becomesReady(attempt, placement.cluster, onProgress))
      return running(attempt, binaries, placement, endpoint);
    removeSocketDirectory(endpoint.host);
    const said = attempt.said();
    if (!STILL_BUSY.test(said) || Date.now() > giveUpAt) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start (${complaintIn(said)}); clear the cause and start again, all it said is in ${logFile}.`,
      );
    }
  }
}

interface Attempt {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<void>;
  dismissWatchdog(): void;
  /** What it wrote into the log so far. */
  said(): string;
}

function launch(
  binaries: Binaries,
  placement: Placement,
  settings: Readonly<Record<string, string>>,
  logFile: string,
): Promise<Attempt> {
  // Opened here, as this process: PostgreSQL's user needs no right on the file or its directory.
  const log = openSync(logFile, 'a', 0o600);
  const { size } = fstatSync(log);
  const args = ['-D', placement.cluster];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.postgres, args, {
      ...spawnOptions(binaries, placement),
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C goes to us alone: first the open requests, then the database
    });
    closeSync(log);
    child.on('error', (error) => reject(cannotRun(binaries.postgres, error)));
    child.on('spawn', () => {
      const pid = child.pid ?? 0;
      const dismissWatchdog = watchOver(pid, placement.cluster);
      const ended = new Promise<void>((settle) => {
        child.on('exit', () => {
          dismissWatchdog();
          settle();
        });
      });
      child.unref();
      resolve({
        child,
        pid,
        ended,
        dismissWatchdog,
        said: () => readFileSync(logFile).subarray(size).toString(),
      });
    });
  });
}

/** Line 8 of postmaster.pid says when connections are accepted; the log may be in another language. */
async function becomesReady(
  { child, pid }: Attempt,
  cluster: string,
  onProgress: (message: string) => void,
): Promise<boolean> {
  const start = Date.now();
  for (let nextReport = PROGRESS_MS; hasNotEnded(child); await sleep(POLL_MS)) {
    const file = readPidFile(cluster);
    if (file?.pid === pid && file.status === 'ready') return true;
    const waited = Date.now() - start;
    if (waited > READY_MS) {
      child.kill('SIGINT');
      return false;
    }
    if (waited > nextReport) {
      onProgress(
        `PostgreSQL is still starting, it may be recovering from a crash (${Math.round(waited / 1000)} s)`,
      );
      nextReport += PROGRESS_MS;
    }
  }
  return false;
}

function hasNotEnded(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function running(attempt: Attempt, binaries: Binaries, placement: Placement, endpoint: Endpoint): Postmaster {
  const { child, pid, ended } = attempt;
  const ends = async (patienceMs: number): Promise<boolean> => {
    const patience = new AbortController();
    const tooLong = sleep(patienceMs, false, { signal: patience.signal }).catch(() => false);
    const over = await Promise.race([ended.then(() => true), tooLong]);
    patience.abort();
    return over;
  };
  const shutDown = async (): Promise<void> => {
    await signalFastStop(child, binaries, placement);
    if (!(await ends(FAST_STOP_MS))) {
      child.kill('SIGQUIT');
      if (!(await ends(IMMEDIATE_STOP_MS))) {
        throw new EmbeddedPostgresError(
          `PostgreSQL (process ${pid}) does not stop; stop it, then start again.`,
        );
      }
    }
    removeSocketDirectory(endpoint.host);
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= shutDown();
    return stopping;
  };
  return { pid, endpoint, ended, stop };
}

async function signalFastStop(child: ChildProcess, binaries: Binaries, placement: Placement): Promise<void> {
  if (!hasNotEnded(child)) return;
  if (process.platform !== 'win32') {
    child.kill('SIGINT');
    return;
  }
  // Not tested: on Windows kill() ends a process at once, so PostgreSQL's own tool has to ask.
  await run(
    binaries.pgCtl,
    ['stop', '-D', placement.cluster, '-m', 'fast', '-W'],
    spawnOptions(binaries, placement),
  );
}

function keepShort(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}
