import { pathToFileURL } from 'node:url';
import { bundlePrograms } from './bundle.mjs';
import { install } from './install.mjs';
import { orRefuse, ROOT } from './project.mjs';

const CANNOT_RUN = 2;

export async function startBackup() {
  const { backup } = await orRefuse(async () => {
    await install({ dev: false });
    return await bundlePrograms();
  }, CANNOT_RUN);
  process.env.HOROZ_ROOT = ROOT;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(backup).href);
}
