import { type SpawnOptions, spawn } from 'node:child_process';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, errnoOf, USE_DATABASE_URL } from './errors.ts';
import type { Placement } from './placement.ts';

/**
 * PostgreSQL's programs get these variables and no others: the server's secrets are none of their business, and
 * PG…, LC_… and LD_… variables of the terminal would change what they do.
 */
const PASSED_ON = [
  'PATH',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'SystemDrive',
  'USERPROFILE',
  'APPDATA',
];

/** What every program of PostgreSQL is started with. */
export function spawnOptions(binaries: Binaries, { account, home }: Placement): SpawnOptions {
  const env: NodeJS.ProcessEnv = { ...binaries.env };
  for (const name of PASSED_ON) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  // The directory this process stands in may be closed to the account; initdb then fails with "could not identify current directory".
  return { env, cwd: process.platform === 'win32' ? home : '/', windowsHide: true, ...account };
}

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  input = '',
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: 'pipe' });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.stdin?.on('error', () => {}); // it ended without reading: its exit code says why
    child.stdin?.end(input);
    child.on('error', (error) => reject(cannotRun(program, error)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

export function cannotRun(program: string, error: Error): EmbeddedPostgresError {
  // ENOENT for a file that is there: its loader is missing, as on Alpine and other systems without glibc.
  const why = errnoOf(error) === 'ENOENT' ? 'the system has no glibc' : error.message;
  return new EmbeddedPostgresError(
    `The bundled PostgreSQL does not run on this system (${program}: ${why}); ${USE_DATABASE_URL}.`,
  );
}

/** The line of a program's output that says what went wrong, without time and process id. */
export function complaintIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const line =
    lines.find((text) => /FATAL|PANIC|error|could not/i.test(text)) ?? lines.at(-1) ?? 'it said nothing';
  return line.replace(/^.*?(?=FATAL:|PANIC:|error:)/, '').trim();
}
