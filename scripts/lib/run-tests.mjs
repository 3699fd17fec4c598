import { spawn } from 'node:child_process';
import os from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { orRefuse, ROOT } from './project.mjs';

export async function runTests() {
  await orRefuse(() => install({ dev: true }));
  const args = process.argv.slice(2);
  if (args.includes('--prepare')) return;
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
  // Ctrl-C reaches vitest by itself; it closes what it opened, and then we end with it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}
