import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withInstallLock } from './install-lock.mjs';
import { explainReadOnly, Refusal, ROOT } from './project.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** npm's own account of what it has put into node_modules; written last, removed first. */
const INSTALLED = join(MODULES, '.package-lock.json');
/** Ours: which lock file node_modules was last found to satisfy, and whether with development packages. */
const STAMP = join(MODULES, '.horoz-install.json');
const PROGRESS_MS = 5_000;

/**
 * Installs the packages when node_modules does not satisfy the lock file. An install with development packages also
 * serves to run the server, and stays one.
 */
export async function install({ dev }) {
  if (isInstalled(dev)) return;
  const again = () => (isInstalled(dev) ? undefined : runNpm(dev || hasDevelopmentPackages()));
  try {
    await withInstallLock(again);
  } catch (error) {
    throw explainReadOnly(
      error,
      'Packages must be installed, but this directory cannot be written; run "npm start -- --prepare" once as a user who may write to it.',
    );
  }
}

function isInstalled(dev) {
  if (!existsSync(INSTALLED)) return false;
  const content = readFileSync(LOCK_FILE);
  const lockFile = createHash('sha256').update(content).digest('hex');
  const stamp = readJson(STAMP);
  if (stamp?.lockFile === lockFile && (stamp.dev || !dev)) return true;
  // No stamp of ours: installed by hand, or a lock file that changed without changing what is wanted here.
  const wanted = JSON.parse(content).packages;
  const found = readJson(INSTALLED)?.packages ?? {};
  if (!satisfies(wanted, found, dev)) return false;
  leaveStamp({ lockFile, dev: dev || satisfies(wanted, found, true) });
  return true;
}

function satisfies(wanted, found, dev) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || (entry.dev && !dev)) return true;
    const there = found[path];
    if (there === undefined) return Boolean(entry.optional || entry.devOptional); // for another platform
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

function hasDevelopmentPackages() {
  return Object.values(readJson(INSTALLED)?.packages ?? {}).some((entry) => entry.dev);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // not there, or cut off in the middle: as good as not there
  }
}

function leaveStamp(stamp) {
  try {
    writeFileSync(STAMP, JSON.stringify(stamp));
  } catch {
    // node_modules is read-only: the full comparison (measured: 7 ms) is made at each start.
  }
}

async function runNpm(dev) {
  console.log(
    `Installing packages${dev ? ' with those for development' : ''}; this takes a minute or two the first time.`,
  );
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const progress = setInterval(() => console.log(`  still installing (${seconds()} s)`), PROGRESS_MS);
  const { code, output } = await installWithNpm(dev).finally(() => clearInterval(progress));
  if (code === null) throw new Refusal('The installation was interrupted; start again to finish it.');
  if (code !== 0) {
    const words = output.trim().split('\n').slice(0, 15).join('\n');
    throw new Refusal(
      `${words}\nnpm could not install the packages (its words are above); check the connection to the package registry and the free space, then start again.`,
    );
  }
  if (!isInstalled(dev)) {
    throw new Refusal(
      'npm installed other packages than package-lock.json names; restore that file from git, then start again.',
    );
  }
  console.log(`Packages installed in ${seconds()} s.`);
}

async function installWithNpm(dev) {
  const result = await npm(['ci'], dev);
  if (result.code === 0 || !result.output.includes('EUSAGE')) return result;
  // The lock file lacks some optional package for another platform, as one written from a registry without it does
  // (measured: 23 missing, none needed here). What is installed is held against the lock file afterwards.
  rmSync(MODULES, { recursive: true, force: true });
  return await npm(['install', '--no-save'], dev);
}

/** Install scripts stay off: no package here needs its own, and those of strangers are not run. */
function npm(command, dev) {
  const args = [...command, '--ignore-scripts', dev ? '--include=dev' : '--omit=dev', '--include=optional'];
  args.push('--no-audit', '--no-fund', '--loglevel=error');
  // The npm that started this script, else the one on the PATH (a .cmd file on Windows, which needs a shell).
  const own = process.env.npm_execpath;
  const [program, first] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []];
  const shell = program === 'npm' && process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    // Asked to stop: npm first, or it would go on writing into node_modules behind the next start's back.
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', (error) =>
      reject(
        new Refusal(
          `npm cannot be run (${error.message}); install npm, which comes with Node.js, then start again.`,
        ),
      ),
    );
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve({ code, output });
    });
  });
}
