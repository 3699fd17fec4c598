import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, errnoOf } from './errors.ts';
import { factsOf, findPostmaster, isAlive } from './processes.ts';
import { removeSocketDirectory, SOCKET_PORT } from './socket.ts';

/** How long a fast shutdown may take, and then how long an immediate one. */
export const FAST_STOP_MS = 8_000;
export const IMMEDIATE_STOP_MS = 6_000;
const REAP_MS = 1_000;
const POLL_MS = 20;

/** postmaster.pid, of which PostgreSQL documents the lines: pid, data directory, …, port, socket directory, …, status. */
export interface PidFile {
  readonly pid: number | undefined;
  readonly port: number | undefined;
  readonly socketDirectory: string | undefined;
  /** "starting", "ready", "stopping", … */
  readonly status: string | undefined;
}

export function pidFileOf(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    return {
      pid: pid > 0 ? pid : undefined,
      port: Number.parseInt(lines[3] ?? '', 10) || undefined,
      socketDirectory: lines[4]?.trim() || undefined,
      status: lines[7]?.trim() || undefined,
    };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Clears what an earlier run left behind, so that a new postmaster can start. A postmaster survives a kill -9 of
 * its parent and stays usable; it is stopped rather than adopted, so that it always runs with today's settings
 * and a watchdog. The pid file is removed only when no process serves this cluster:
 * PostgreSQL itself ignores it when the pid is dead, but refuses to start for ever when the pid went to another
 * program of the same user or is a zombie that nobody reaps (measured, both).
 */
export async function clearLeftovers(cluster: string, onProgress: (message: string) => void): Promise<void> {
  const file = readPidFile(cluster);
  const orphan = findPostmaster(cluster, file?.pid);
  if (orphan !== undefined) {
    onProgress(`Stopping the PostgreSQL that an earlier run left behind (process ${orphan})`);
    await stopOrphan(orphan, cluster);
  }
  if (file !== undefined) removeSocketDirectory(file.socketDirectory);
  const left = readPidFile(cluster);
  if (left === undefined || (left.pid !== undefined && (await isReaped(left.pid)))) return;
  rmSync(pidFileOf(cluster), { force: true });
  rmSync(path.join(cluster, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true });
}

async function stopOrphan(pid: number, cluster: string): Promise<void> {
  const steps = [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const;
  for (const [signal, patienceMs] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errnoOf(error) === 'ESRCH') return;
      throw new EmbeddedPostgresError(
        `Process ${pid} already serves the database in ${cluster} and may not be stopped from here (${errnoOf(error)}); stop it, then start again.`,
      );
    }
    if (await endsWithin(pid, patienceMs)) return;
  }
  throw new EmbeddedPostgresError(
    `Process ${pid} already serves the database in ${cluster} and does not stop; stop it, then start again.`,
  );
}

/** A zombie counts as ended: it holds nothing any more. */
async function endsWithin(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (factsOf(pid).state === 'running') {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Gone for good. A zombie is given a moment: usually its parent or the init process is about to collect it. */
async function isReaped(pid: number): Promise<boolean> {
  const deadline = Date.now() + REAP_MS;
  while (factsOf(pid).state === 'zombie' && Date.now() < deadline) await sleep(POLL_MS);
  return !isAlive(pid);
}
