// `npm test`: installs what is missing, development packages included, and runs the tests; arguments go to vitest
// (`npm test -- fifo`). `node scripts/test.mjs --prepare` only installs.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) {
  import('./lib/run-tests.mjs').then((program) => program.runTests());
} else {
  console.error(
    `The tests need Node.js 20.19 or newer, and this is ${process.version}; install a newer one.`,
  );
  process.exitCode = 1;
}
