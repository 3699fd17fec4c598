import { pathToFileURL } from 'node:url';
import { bundlePrograms } from './bundle.mjs';
import { install } from './install.mjs';
import { orRefuse, ROOT } from './project.mjs';

export async function startServer() {
  const { server } = await orRefuse(async () => {
    await install({ dev: false });
    return await bundlePrograms();
  });
  if (process.argv.includes('--prepare')) return;
  // The server reads its migrations and other assets from the source tree.
  process.env.HOROZ_ROOT = ROOT;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(server).href);
}
