import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainReadOnly, Refusal, ROOT } from './project.mjs';

const DIST = join(ROOT, 'server', 'dist');
/** Each program and its bundle. */
const PROGRAMS = {
  server: { source: join('server', 'src', 'main.ts'), bundle: join(DIST, 'main.mjs') },
  // A thread of the server, which looks for it beside itself.
  planning: { source: join('server', 'src', 'planning-thread-main.ts'), bundle: join(DIST, 'planning.mjs') },
  doctor: { source: join('server', 'src', 'doctor', 'main.ts'), bundle: join(DIST, 'doctor.mjs') },
  admin: { source: join('server', 'src', 'admin', 'main.ts'), bundle: join(DIST, 'admin.mjs') },
  backup: { source: join('server', 'src', 'backup', 'main.ts'), bundle: join(DIST, 'backup.mjs') },
};
const STAMP = join(DIST, 'source.sha256');

/**
 * Makes the bundles of all programs in server/dist unless they are there and made of exactly this source. Contents
 * are compared rather than times: a checkout, an image or a copy gives files any time it likes, and reading them
 * all costs little (measured: 11 ms for 164 files). Returns the path of each program's bundle.
 */
export async function bundlePrograms() {
  const bundles = Object.fromEntries(Object.entries(PROGRAMS).map(([name, { bundle }]) => [name, bundle]));
  const digest = digestSource();
  const isThere = Object.values(bundles).every((file) => existsSync(file)) && existsSync(STAMP);
  if (isThere && readFileSync(STAMP, 'utf8') === digest) return bundles;
  const files = await build();
  try {
    mkdirSync(DIST, { recursive: true });
    // Two starts at once each put whole files in place; the stamp comes last and makes them count.
    rmSync(STAMP, { force: true });
    for (const { path, contents } of files) replace(path, contents);
    replace(STAMP, digest);
  } catch (error) {
    throw explainReadOnly(
      error,
      `The server must be built, but ${relative(ROOT, DIST)} cannot be written; run "npm start -- --prepare" once as a user who may write to this directory.`,
    );
  }
  return bundles;
}

function replace(file, content) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

function digestSource() {
  const files = [
    ...sourceFiles(join(ROOT, 'kernel', 'src')),
    ...sourceFiles(join(ROOT, 'server', 'src')),
    ...['package.json', 'tsconfig.base.json', 'kernel/package.json', 'server/package.json'].map((name) =>
      join(ROOT, name),
    ),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(ROOT, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** What can be part of the bundle, in a fixed order. */
function sourceFiles(dir) {
  const files = [];
  for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(dir, entry.name);
    if (entry.isDirectory()) files.push(...sourceFiles(file));
    else if (/\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts')) files.push(file);
  }
  return files;
}

async function build() {
  const esbuild = await import('esbuild');
  try {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: ROOT,
      // esbuild wants the bundles' names without their ending
      entryPoints: Object.values(PROGRAMS).map(({ source, bundle }) => ({
        in: source,
        out: basename(bundle, '.mjs'),
      })),
      outdir: DIST,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      write: false,
      logLevel: 'error',
      plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
    });
    // The maps first: a bundle that is there has its map.
    return outputFiles.sort(
      (one, other) => Number(other.path.endsWith('.map')) - Number(one.path.endsWith('.map')),
    );
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    // esbuild has printed each error with its place.
    throw new Refusal(
      'The server could not be built from its source; mend the errors above, or check out a clean copy.',
    );
  } finally {
    await esbuild.stop(); // its helper process would keep this one from ending
  }
}

/** Packages are imported at run time; our own workspaces are TypeScript and must come in. */
function keepPackagesOutside(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || path.startsWith('@horoz/') ? undefined : { path, external: true },
  );
}
