import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './project.mjs';

/** Outside node_modules, which npm empties. */
const FOLDER = join(ROOT, '.cache');
const FILE = join(FOLDER, 'install.lock');
/** The holder touches the file every second; a silent one is dead. Its pid would say nothing across containers. */
const BEAT_MS = 1_000;
const SILENCE_MS = 5_000;

/** Two starts at once in one checkout: one installs, the other waits and then finds all installed. */
export async function withInstallLock(work) {
  mkdirSync(FOLDER, { recursive: true });
  for (let waited = 0; !take(); waited += 1) {
    if (waited === 0) console.log('Another start is installing packages; waiting for it.');
    if (isAbandoned()) rmSync(FILE, { force: true });
    await sleep(300);
  }
  const beat = setInterval(() => writeFileSync(FILE, String(process.pid)), BEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(beat);
    rmSync(FILE, { force: true });
  }
}

function take() {
  try {
    writeFileSync(FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned() {
  const touchedMs = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs;
  return touchedMs !== undefined && Date.now() - touchedMs > SILENCE_MS;
}
