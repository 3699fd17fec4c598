// `npm run backup -- --to <folder or file>` and `npm run backup -- --verify <file> [--deep]`: see docs/guides/backup.md.
// Installs and bundles like `npm start`, and like it must be readable by an old Node.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./lib/start-backup.mjs').then((program) => program.startBackup());
} else {
  console.error(
    `This program needs Node.js 20.19 or newer, and this is ${process.version}; install a newer one.`,
  );
  process.exitCode = 2;
}
