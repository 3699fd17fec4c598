import { spawn } from 'node:child_process';
import { pidFileOf } from './leftovers.ts';

/**
 * Waits for a line from its parent; the end of the input without one means that the parent is dead, and then the
 * postmaster is told to shut down. A shell needs 1 MB and 1 ms where a second Node would need 40 MB and 50 ms.
 * The pid is checked against the pid file, and the signals that end the parent politely are left to the parent.
 */
const SCRIPT = `
trap '' INT TERM HUP
read -r line && exit 0
read -r pid < "$2" && [ "$pid" = "$1" ] && kill -INT "$1"
`;

/**
 * Stops PostgreSQL when this process is killed with -9, or ends without stopping it. Returns the function that
 * dismisses the watchdog. Windows has no such shell: there the next start finds the orphan and stops it.
 */
export function watchOver(pid: number, cluster: string): () => void {
  if (process.platform === 'win32') return () => {};
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', String(pid), pidFileOf(cluster)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // not in the terminal's process group, which Ctrl-C and a killed session go to
    cwd: '/',
    env: {},
  });
  child.on('error', () => {}); // no /bin/sh: as on Windows
  child.stdin?.on('error', () => {});
  child.unref();
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return () => child.stdin?.end('done\n');
}
