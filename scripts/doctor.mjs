// `npm run doctor`: checks that all books agree, and changes nothing. Exit code 0 when all is well, 1 when something is
// violated, 2 when it could not look. Installs and bundles like `npm start`, and like it must be readable by an old Node.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./lib/start-doctor.mjs').then((program) => program.startDoctor());
} else {
  console.error(
    `This program needs Node.js 20.19 or newer, and this is ${process.version}; install a newer one.`,
  );
  process.exitCode = 2;
}
