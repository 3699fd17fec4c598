import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the system says that a process has, in MB. */
export async function megabytesOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1_024;
}

/** What `work` answers, and by how many MB the process grew at most while it ran. */
export async function watched<Result>(pid: number, work: () => Promise<Result>) {
  const before = await megabytesOf(pid);
  let most = before;
  const timer = setInterval(() => {
    megabytesOf(pid).then(
      (now) => {
        most = Math.max(most, now);
      },
      () => {},
    );
  }, 100);
  try {
    return { result: await work(), before, grown: most - before };
  } finally {
    clearInterval(timer);
  }
}
