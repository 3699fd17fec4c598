import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The project's root folder: the start script says where it is; otherwise the current folder is it. */
export const PROJECT_ROOT = process.env.HOROZ_ROOT ?? process.cwd();

export const MIGRATIONS_FOLDER = join(PROJECT_ROOT, 'server/src/db/migrations');

/** The script of the reading view, from its package. */
export function readRedocBundle(): Promise<string> {
  const require = createRequire(join(PROJECT_ROOT, 'server/package.json'));
  return readFile(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8');
}
