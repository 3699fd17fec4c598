// `npm run test:fuzz`: the long version of tests/fuzz, 1,000 requests to each operation, each answered within five seconds.
// FUZZ_CASES, FUZZ_SEED and FUZZ_ONLY choose others; arguments go to vitest.
import { runTests } from './lib/run-tests.mjs';

process.env.FUZZ_CASES ??= '1000';
process.env.FUZZ_TIME_LIMIT_MS ??= '5000';
process.argv.splice(2, 0, '--project', 'server', 'tests/fuzz');
await runTests();
