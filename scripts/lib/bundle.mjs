import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainReadOnly, Refusal, ROOT } from './project.mjs';

const DIST = join(ROOT, 'server', 'dist');
const BUNDLE = join(DIST, 'main.mjs');
const MAP = `${BUNDLE}.map`;
const STAMP = join(DIST, 'source.sha256');

/**
 * Makes server/dist/main.mjs out of server/src/main.ts unless it is there and made of exactly this source. Contents
 * are compared rather than times: a checkout, an image or a copy gives files any time it likes, and reading them
 * all costs little (measured: 11 ms for 164 files). Returns the path of the bundle.
 */
export async function bundleServer() {
  const digest = digestSource();
  if (existsSync(BUNDLE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return BUNDLE;
  const [code, map] = await build();
  try {
    mkdirSync(DIST, { recursive: true });
    // Two starts at once each put whole files in place; the stamp comes last and makes them count.
    rmSync(STAMP, { force: true });
    replace(MAP, map);
    replace(BUNDLE, code);
    replace(STAMP, digest);
  } catch (error) {
    throw explainReadOnly(
      error,
      `The server must be built, but ${relative(ROOT, DIST)} cannot be written; run "npm start -- --prepare" once as a user who may write to this directory.`,
    );
  }
  return BUNDLE;
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
      entryPoints: [join('server', 'src', 'main.ts')],
      outfile: BUNDLE,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      write: false,
      logLevel: 'error',
      plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
    });
    const map = outputFiles.find((file) => file.path.endsWith('.map'));
    const code = outputFiles.find((file) => file !== map);
    return [code.contents, map.contents];
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
