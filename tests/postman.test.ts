import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import newman, { type NewmanRunSummary } from 'newman';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiFile } from '../scripts/lib/generated-files.ts';
import { type ApiDocument, operationsOf } from '../scripts/lib/openapi-document.ts';
import { postmanFiles } from '../scripts/lib/postman.ts';
import type { PostmanItem } from '../scripts/lib/postman-items.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { expectInvariants } from './harness/invariants.ts';
import { TEST_PASSWORD } from './harness/users.ts';

interface Collection {
  readonly variable: readonly { readonly key: string; readonly value: string }[];
  readonly item: readonly PostmanItem[];
}

const COLLECTION = 'docs/postman/Horoz_Demir_MRP_API.postman_collection.json';
const ENVIRONMENT = 'docs/postman/MRP_Environment.postman_environment.json';
const WORKFLOWS = [
  'Complete production order workflow',
  'FIFO inventory operations',
  'BOM explosion testing',
  'Cost calculation validation',
  'Error scenario testing',
  'Performance benchmarking',
];

let document: ApiDocument;
let openApi: string;
let collection: Collection;
let environment: { values: { key: string; value: string; enabled: boolean }[] };
let t: TestApp;

const present = (path: string) => readFile(join(PROJECT_ROOT, path), 'utf8');

beforeAll(async () => {
  openApi = (await openApiFile()).text;
  document = JSON.parse(openApi) as ApiDocument;
  collection = JSON.parse(await present(COLLECTION)) as Collection;
  environment = JSON.parse(await present(ENVIRONMENT)) as typeof environment;
  t = await createTestApp();
  const address = await t.app.listen({ host: '127.0.0.1', port: 0 });
  const values: Record<string, string> = {
    baseUrl: address,
    username: 'admin',
    password: TEST_PASSWORD,
    // The targets are for a server that has nothing else to do; here, other tests run beside it.
    patience: '50',
  };
  for (const one of environment.values) one.value = values[one.key] ?? one.value;
}, 90_000);
afterAll(() => t?.close());

/** Every request below some items, whatever folder it is in. */
const requestsOf = (items: readonly PostmanItem[]): PostmanItem[] =>
  items.flatMap((one) => [...(one.request === undefined ? [] : [one]), ...requestsOf(one.item ?? [])]);

const folder = (name: string): readonly PostmanItem[] =>
  collection.item.find((one) => one.name === name)?.item ?? [];

const addressOf = ({ request }: PostmanItem) =>
  `${request?.method} /${request?.url.path.map((part) => part.replace(/^:(\w+)$/, '{$1}')).join('/')}`;

function run(items: readonly PostmanItem[]): Promise<NewmanRunSummary> {
  return new Promise((resolve, reject) => {
    newman.run(
      {
        collection: { ...collection, item: items } as never,
        environment: environment as never,
        reporters: [],
        timeoutRequest: 20_000,
      },
      (error, summary) => (error === null ? resolve(summary) : reject(error)),
    );
  });
}

const failuresOf = (summary: NewmanRunSummary) =>
  summary.run.failures.map(
    ({ source, error }) => `${source?.name ?? 'a script'}: ${error.test ?? ''} ${error.message}`,
  );

describe('the Postman collection', () => {
  it('is what the API and the workflows make', async () => {
    const files = postmanFiles(openApi);
    expect(files.map(({ path }) => path)).toEqual([COLLECTION, ENVIRONMENT]);
    for (const { path, text } of files) {
      expect((await present(path)) === text, `${path} is stale: npm run generate`).toBe(true);
    }
  });

  it('has every operation once, in the folder of its tag', () => {
    const folders = collection.item.filter(({ name }) => name !== 'Workflows');
    for (const { name, item = [] } of folders) {
      const tagged = operationsOf(document).filter(({ operation }) => operation.tags[0] === name);
      expect(item.map(addressOf).sort(), name).toEqual(
        tagged.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort(),
      );
    }
    expect(requestsOf(folders).length).toBe(operationsOf(document).length);
  });

  it('gives each request the body of the document and a value for each variable', () => {
    const known = new Set(
      [...collection.variable, ...environment.values]
        .filter(({ value }) => value !== '')
        .map(({ key }) => key),
    );
    for (const key of ['access_token', 'refresh_token', 'run', '$guid']) known.add(key);
    for (const { request, ...item } of requestsOf(
      collection.item.filter((one) => one.name !== 'Workflows'),
    )) {
      if (request?.body?.options.raw.language === 'json') JSON.parse(request.body.raw);
      for (const [, name] of JSON.stringify(request).matchAll(/\{\{([$\w]+)\}\}/g)) {
        expect(known, `${item.name} needs ${name}`).toContain(name);
      }
      for (const { key, value } of request?.url.variable ?? [])
        expect(value, `${item.name}: ${key}`).not.toBe('');
    }
  });

  it('has scripts that are JavaScript, and no id twice', () => {
    const items = requestsOf(collection.item);
    for (const { name, event } of items) {
      for (const { script } of event ?? []) {
        expect(() => new Function(script.exec.join('\n')), name).not.toThrow();
      }
    }
    const ids = items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('runs its six workflows, and the books agree afterwards', async () => {
    expect(folder('Workflows').map(({ name }) => name)).toEqual(WORKFLOWS);
    const summary = await run(folder('Workflows'));
    expect(failuresOf(summary)).toEqual([]);
    expect(summary.run.stats.requests.total).toBe(requestsOf(folder('Workflows')).length);
    expect(summary.run.stats.assertions.total).toBeGreaterThan(200);
    await expectInvariants(t.db);
  }, 180_000);

  it('a workflow notices a wrong number', async () => {
    const [production] = folder('Workflows');
    const text = JSON.stringify(production).replaceAll('395.0000', '395.0001');
    const failures = failuresOf(await run([JSON.parse(text) as PostmanItem]));
    expect(failures.length).toBe(4);
    for (const failure of failures)
      expect(failure).toContain("expected '395.0000' to deeply equal '395.0001'");
  }, 180_000);

  it('reads every list and, with the ids of their first rows, every single thing', async () => {
    const streams = operationsOf(document).filter(
      ({ operation }) => operation.responses['200']?.content['text/event-stream'] !== undefined,
    );
    const endless = new Set(streams.map(({ path }) => `GET ${path}`));
    const reads = requestsOf(collection.item.filter(({ name }) => name !== 'Workflows')).filter(
      (one) => one.request?.method === 'GET' && !endless.has(addressOf(one)),
    );
    const summary = await run(reads);
    expect(failuresOf(summary)).toEqual([]);
    const found = summary.run.executions.filter((one) => one.response?.code === 200);
    expect(found.length).toBeGreaterThan(60);
    // A number that does not exist is not found; only a variable without a usable value is invalid.
    const invalid = summary.run.executions.filter((one) => one.response?.code === 422);
    expect(invalid.filter((one) => one.item.request.url.variables.count() > 0)).toEqual([]);
  }, 180_000);

  it('checks a file of each kind', async () => {
    const files = folder('Imports').filter(({ request }) => request?.method === 'POST');
    expect(files.length).toBeGreaterThanOrEqual(6);
    const summary = await run(files);
    expect(failuresOf(summary)).toEqual([]);
    const answers = new Map(summary.run.executions.map((one) => [one.item.name, one.response?.code]));
    expect([...answers]).toEqual(files.map(({ name }) => [name, 202]));
  }, 180_000);
});
