// Runs a TypeScript program of this project: node scripts/run.mjs path/to/program.ts [arguments]
import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [program] = process.argv.slice(2);
if (program === undefined) {
  console.error('Say which program to run: node scripts/run.mjs path/to/program.ts');
  process.exit(1);
}
process.env.HOROZ_ROOT ??= root;
// Inside the project, so that packages are found the usual way.
const folder = join(root, 'node_modules', '.cache', 'run');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${basename(program, '.ts')}-${process.pid}.mjs`);
await build({
  entryPoints: [resolve(program)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // What our own packages give to this project rather than to others.
  conditions: ['source'],
  sourcemap: 'inline',
  logLevel: 'error',
  plugins: [{ name: 'packages', setup: keepPackagesOutside }],
});
process.argv.splice(1, 2, program);
await import(pathToFileURL(outfile).href);

/** Packages stay imports; our own workspaces are TypeScript and go into the bundle. */
function keepPackagesOutside(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || path.startsWith('@horoz/') ? undefined : { path, external: true },
  );
}
