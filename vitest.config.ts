import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The examples of the documentation name the client as its users do; here it is not built.
  resolve: { alias: { '@horoz/client': fileURLToPath(new URL('client/src/index.ts', import.meta.url)) } },
  test: {
    // Unless told, vitest leaves one of two cores idle, and the whole run took 13.5 minutes instead of 8.
    maxWorkers: 2,
    // Each worker keeps the modules that it has loaded: loading them anew for each of 275 files took a third of the run. So a
    // test leaves nothing behind in a module, and none replaces a module (vi.mock).
    isolate: false,
    projects: [
      {
        extends: true,
        // Properties over hundreds of random factories: seconds alone, and longer beside other work.
        test: { name: 'kernel', include: ['kernel/src/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts', 'tests/**/*.test.ts'],
          globalSetup: ['tests/harness/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['kernel/src/**/*.ts', 'server/src/**/*.ts'],
      exclude: ['**/*.test.ts', 'kernel/src/testing/**', 'server/src/db/tables.ts'],
      reporter: ['text-summary', 'text'],
    },
  },
});
