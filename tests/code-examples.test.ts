import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemoFactory } from '../server/src/db/seed/demo-factory.ts';
import { manualClock } from '../server/src/platform/clock.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';

const FOLDER = 'docs/code_examples';
const INSTALL: Readonly<Record<string, string>> = {
  python3: 'apt-get install python3',
  bash: 'apt-get install bash',
  curl: 'apt-get install curl',
};
const hasNone = (program: string) => spawnSync(program, ['--version']).error !== undefined;
/** What must be installed for a program of these, in words; undefined when all is there. */
const lacking = (...programs: readonly string[]) => {
  const missing = programs.find(hasNone);
  return missing === undefined ? undefined : `${missing} is missing: ${INSTALL[missing]}`;
};

let t: TestApp;
let base: string;
let readme: string;
const clock = manualClock(new Date(), 'Europe/Istanbul');

beforeAll(async () => {
  t = await createTestApp({ clock, config: { loginRateLimitPerMinute: 100 } });
  await seedDemoFactory(t.db, () => {});
  base = await t.app.listen({ host: '127.0.0.1', port: 0 });
  readme = await readFile(join(PROJECT_ROOT, FOLDER, 'README.md'), 'utf8');
}, 120_000);
afterAll(() => t.close());

async function outputOf(command: string): Promise<string> {
  expect(readme, 'the README says how to run it').toContain(command);
  const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', command], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, HOROZ_URL: base, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
    timeout: 60_000,
  });
  expect(stderr).toBe('');
  return stdout;
}

describe('the code examples', () => {
  it.each([
    { command: `node scripts/run.mjs ${FOLDER}/typescript/workflow.ts`, needs: [] },
    { command: `python3 ${FOLDER}/python/workflow.py`, needs: ['python3'] },
    { command: `bash ${FOLDER}/curl/workflow.sh`, needs: ['bash', 'curl'] },
  ])(
    '$command prints what its README says',
    async ({ command, needs }) => {
      const reason = lacking(...needs);
      // biome-ignore lint/suspicious/noConsole: who runs the tests should know what was left out
      if (reason !== undefined) return console.warn(`Left out: ${reason}`);
      const [, expected] = /^```text\n([\s\S]*?)^```$/m.exec(readme) ?? [];
      expect(await outputOf(command)).toBe(expected);
    },
    120_000,
  );
});

const SESSION = `import sys
sys.path.insert(0, sys.argv[1])
from concurrent.futures import ThreadPoolExecutor
from horoz import ApiError, Horoz
api = Horoz(sys.argv[2], "yonetici", "Horoz-2026!", language="tr")
print(api.get("/auth/me")["username"], flush=True)
input()
with ThreadPoolExecutor(6) as pool:
    print(list(pool.map(lambda _: api.get("/auth/me")["username"], range(6))), flush=True)
input()
try:
    api.get("/products/999999")
except ApiError as error:
    print(error.status, error.error_code, len(error.request_id) > 8)
`;

describe.skipIf(hasNone('python3'))('the class in Python', () => {
  it('renews its tokens once for all threads, and says what was refused', async () => {
    const running = promisify(execFile)(
      'python3',
      ['-B', '-c', SESSION, join(PROJECT_ROOT, FOLDER, 'python'), base],
      {
        timeout: 60_000,
      },
    );
    // Looked at below; a failure before that is told by the first line that does not come.
    running.catch(() => {});
    const { child } = running;
    const line = () =>
      new Promise<string>((resolve) => child.stdout?.once('data', (data) => resolve(`${data}`)));
    expect(await line()).toBe('yonetici\n');
    clock.set(new Date(clock.now().getTime() + 16 * 60_000));
    const renewed = line();
    child.stdin?.write('\n');
    expect(await renewed).toBe(`[${Array(6).fill("'yonetici'").join(', ')}]\n`);
    child.stdin?.write('\n');
    const { stdout } = await running;
    expect(stdout.split('\n')[2]).toBe('404 NOT_FOUND True');
  }, 90_000);
});
