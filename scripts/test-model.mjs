// `npm run test:model`: the long version of tests/model, 200 histories of 1,500 operations each. MODEL_SEEDS,
// MODEL_OPERATIONS and TEST_SEED choose others; arguments go to vitest.
import { runTests } from './lib/run-tests.mjs';

process.env.MODEL_SEEDS ??= '200';
process.env.MODEL_OPERATIONS ??= '1500';
process.argv.splice(2, 0, '--project', 'server', 'tests/model');
await runTests();
