// `npm start`: installs what is missing, bundles the server when its source has changed, and runs it in this very
// process, so that signals and exit codes are the server's own. `npm start -- --prepare` stops before the last step
// (for images and read-only checkouts). Only Node's built-in modules, since nothing may be installed yet, and no
// syntax that an old Node cannot read: it must get as far as being told so.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./lib/start-server.mjs').then((program) => program.startServer());
} else {
  console.error(
    `This program needs Node.js 20.19 or newer, and this is ${process.version}; install a newer one.`,
  );
  process.exitCode = 1;
}
