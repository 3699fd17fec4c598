// `npm run admin -- list-users`: accounts, for whoever has the machine. Exit code 0 when it is done, 1 when it is refused, 2
// when it could not work. Installs and bundles like `npm start`, and like it must be readable by an old Node.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./lib/start-admin.mjs').then((program) => program.startAdmin());
} else {
  console.error(
    `This program needs Node.js 20.19 or newer, and this is ${process.version}; install a newer one.`,
  );
  process.exitCode = 2;
}
