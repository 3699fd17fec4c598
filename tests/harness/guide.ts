import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoFactory } from '../../server/src/db/seed/demo-factory.ts';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import { createTestApp, type TestApp } from './app.ts';

const MISSING = ['sh', 'curl', 'node'].find((program) => spawnSync(program, ['-c', ':']).error !== undefined);

/**
 * Runs the commands of a text as they stand there, on the demo factory: each block of sh, and behind it what it prints.
 *
 * @param blocks so many there must be, so that none is passed over
 */
export function runsAsItStands(name: string, file: string, blocks: number): void {
  describe.skipIf(MISSING !== undefined)(`${name}${MISSING ? ` (${MISSING} is missing)` : ''}`, () => {
    let t: TestApp;
    let base: string;
    beforeAll(async () => {
      t = await createTestApp();
      await seedDemoFactory(t.db, () => {});
      base = await t.app.listen({ host: '127.0.0.1', port: 0 });
    }, 120_000);
    afterAll(() => t.close());

    it('prints what it says', async () => {
      const text = await readFile(join(PROJECT_ROOT, file), 'utf8');
      const steps = [...text.matchAll(/^```sh\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];
      expect(steps.length).toBe(blocks);
      expect([...text.matchAll(/^```sh$/gm)].length, 'a block of sh without its output').toBe(steps.length);
      const script = steps.map(([, commands]) => commands).join('');
      const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', script], {
        env: { ...process.env, BASE: base },
        timeout: 60_000,
      });
      expect(stderr).toBe('');
      expect(stdout).toBe(steps.map(([, , output]) => output).join(''));
    }, 90_000);
  });
}
