import { pathToFileURL } from 'node:url';
import { bundleServer } from './bundle.mjs';
import { install } from './install.mjs';
import { orRefuse, ROOT } from './project.mjs';

export async function startServer() {
  const bundle = await orRefuse(async () => {
    await install({ dev: false });
    return await bundleServer();
  });
  if (process.argv.includes('--prepare')) return;
  // The server reads its migrations and other assets from the source tree.
  process.env.HOROZ_ROOT = ROOT;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(bundle).href);
}
