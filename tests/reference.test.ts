import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referencePages } from '../scripts/lib/reference.ts';
import { typeOf } from '../scripts/lib/reference-types.ts';
import { seedDemoFactory } from '../server/src/db/seed/demo-factory.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { runsAsItStands } from './harness/guide.ts';

const REFERENCE = 'docs/api/reference.md';
const read = (path: string) => readFile(join(PROJECT_ROOT, path), 'utf8');

let openApi: string;
let page: string;
beforeAll(async () => {
  [openApi, page] = await Promise.all([read('docs/api/openapi.json'), read(REFERENCE)]);
});

describe('the API reference for people', () => {
  it('is the committed one', async () => {
    for (const { path, text } of referencePages(openApi)) {
      expect((await read(path)) === text, `${path} is stale: npm run generate`).toBe(true);
    }
  });

  it('has every operation once, with who may call it and an example', () => {
    const { paths } = JSON.parse(openApi) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `\`${method.toUpperCase()} ${path.replace('/api/v1', '')}\` · `),
    );
    for (const operation of operations) {
      expect(page.split(operation).length, operation).toBe(2);
    }
    expect([...page.matchAll(/^```bash$/gm)].length).toBe(operations.length);
  });

  it('says a type in a few words', () => {
    const words = (schema: Parameters<typeof typeOf>[0]) => typeOf(schema, (name) => `<${name}>`);
    const quantity = { type: 'string', pattern: '^-?[0-9]{1,18}(\\.[0-9]{1,3})?$', exclusiveMinimum: 0 };
    expect(words({ ...quantity, maximum: 999_999_999.999 })).toBe('decimal(3) > 0');
    expect(words({ type: 'string', pattern: '^-?[0-9]+\\.[0-9]{4}$' })).toBe('decimal(4)');
    expect(words({ type: 'string', pattern: '^[A-Z]{3}$', maxLength: 3 })).toBe('text, ≤ 3');
    expect(words({ type: 'integer', minimum: 1, maximum: 10 })).toBe('integer 1…10');
    expect(words({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe('integer ≥ 1');
    expect(words({ type: 'array', items: { $ref: '#/components/schemas/Unit' }, maxItems: 5 })).toBe(
      'list of <Unit>, ≤ 5',
    );
    expect(words({ anyOf: [{ type: 'boolean' }, { type: 'string', format: 'date-time' }] })).toBe(
      'true or false or moment',
    );
  });
});

runsAsItStands('the conventions of the reference', REFERENCE, 4);

const MISSING = ['sh', 'curl'].find((program) => spawnSync(program, ['-c', ':']).error !== undefined);
/** A stream does not end; the file to import and the address of the webhook are the reader's own. */
const READERS_OWN = /^curl -sN|@file\.csv|POST "\$API\/webhooks"/;
/** They end the session or the account that the other examples need, so they come last. */
const LAST = /auth\/(logout|change-password|sessions|refresh)|\/users/;

describe.skipIf(MISSING !== undefined)(
  `the examples of the reference${MISSING ? ` (${MISSING} is missing)` : ''}`,
  () => {
    let t: TestApp;
    let base: string;
    beforeAll(async () => {
      t = await createTestApp({ config: { rateLimitPerMinute: 100_000 } });
      await seedDemoFactory(t.db, () => {});
      base = await t.app.listen({ host: '127.0.0.1', port: 0 });
    }, 120_000);
    afterAll(() => t.close());

    it('are understood by the server, each one', async () => {
      const examples = [...page.matchAll(/^```bash\n([\s\S]*?)\n```$/gm)]
        .map(([, command = '']) => command)
        .filter((command) => !READERS_OWN.test(command))
        .sort((a, b) => Number(LAST.test(a)) - Number(LAST.test(b)));
      const script = examples
        .map((command) => `${command.replace('curl -s', "curl -s -o /dev/null -w '%{http_code}\\n'")}\n`)
        .join('');
      const env = {
        ...process.env,
        HOST: base,
        API: `${base}/api/v1`,
        JSON: 'Content-Type: application/json',
        AUTH: `Authorization: Bearer ${await t.tokenOf('admin')}`,
      };
      const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', script], {
        env,
        timeout: 120_000,
      });
      expect(stderr).toBe('');
      const statuses = stdout.trim().split('\n');
      expect(statuses.length).toBe(examples.length);
      const answers = statuses.map((status, index) => `${status} ${examples[index]?.split('\n')[0]}`);
      expect(answers.filter((answer) => !/^(2|400|401|404|409)/.test(answer))).toEqual([]);
      expect(answers.filter((answer) => answer.startsWith('2')).length).toBeGreaterThan(examples.length / 2);
    }, 150_000);
  },
);
