import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiFile } from '../scripts/lib/generated-files.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { type ApiDocument, type ApiSummary, breaksOf, summaryOf } from './harness/api-summary.ts';

/**
 * Nothing that a client of /api/v1 relies on may go away: docs/api/versioning.md. The baseline is what the last release had;
 * after a release it is renewed: UPDATE_BASELINE=true npx vitest run tests/api-compatibility.test.ts
 */
const BASELINE = join(PROJECT_ROOT, 'docs/api/baseline-v1.json');

let now: ApiSummary;
beforeAll(async () => {
  now = summaryOf(JSON.parse((await openApiFile()).text) as ApiDocument);
  if (process.env.UPDATE_BASELINE === 'true') await writeFile(BASELINE, textOf(now));
});

/** One line for each operation, so that a difference is read with ease. */
function textOf(summary: ApiSummary): string {
  const lines = Object.entries(summary).map(
    ([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

it('the API still keeps what the baseline promises', async () => {
  const baseline = JSON.parse(await readFile(BASELINE, 'utf8')) as ApiSummary;
  expect(Object.keys(baseline).length).toBeGreaterThan(200);
  expect(breaksOf(baseline, now), 'see docs/api/versioning.md').toEqual([]);
});

describe('a break is seen', () => {
  const operation = {
    status: '200',
    takes: ['application/json'],
    gives: ['application/json'],
    request: {
      'query search?': 'string',
      lines: 'array',
      'lines[].quantity': 'number|string',
      'kind?': '"A"|"B"',
    },
    answer: { order_id: 'integer', 'lines[].note?': 'null|string', status: 'string' },
  };
  const breaks = (change: Partial<typeof operation> | { request: object } | { answer: object }) =>
    breaksOf(
      { 'POST /orders': operation },
      { 'POST /orders': { ...operation, ...change } as typeof operation },
    );
  const { request, answer } = operation;
  const without = (fields: object, name: string) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

  it.each<[string, Parameters<typeof breaks>[0], string]>([
    ['another status', { status: '201' }, 'answers 201 instead of 200'],
    ['a body of another type', { takes: ['text/csv'] }, 'takes application/json no more'],
    ['an answer of another type', { gives: ['text/csv'] }, 'answers application/json no more'],
    ['a parameter is gone', { request: without(request, 'query search?') }, 'takes query search no more'],
    ['a value is gone', { request: { ...request, 'kind?': '"A"' } }, 'takes no "B" for kind any more'],
    [
      'a type is gone',
      { request: { ...request, 'lines[].quantity': 'string' } },
      'takes no number for lines[].quantity any more',
    ],
    ['a new field is required', { request: { ...request, reason: 'string' } }, 'now requires reason'],
    [
      'a new field of a line is required',
      { request: { ...request, 'lines[].unit': 'string' } },
      'now requires lines[].unit',
    ],
    [
      'an old field is required',
      { request: { ...without(request, 'kind?'), kind: '"A"|"B"' } },
      'now requires kind',
    ],
    ['a field of an answer is gone', { answer: without(answer, 'order_id') }, 'answers order_id no more'],
    [
      'a field of an answer may be missing',
      { answer: { ...without(answer, 'order_id'), 'order_id?': 'integer' } },
      'may leave order_id out',
    ],
    ['null comes in', { answer: { ...answer, status: 'null|string' } }, 'may answer null for status'],
  ])('%s', (_what, change, expected) => {
    expect(breaks(change)).toEqual([`POST /orders ${expected}`]);
  });

  it('an operation is gone', () => {
    expect(breaksOf({ 'POST /orders': operation }, {})).toEqual(['POST /orders is gone']);
  });

  it('an addition is none: an operation, an optional field, a value, a field of an answer, a wider type', () => {
    const wider = {
      ...operation,
      gives: ['application/json', 'text/csv'],
      request: {
        ...request,
        'kind?': 'string',
        'note?': 'string',
        'discount?': 'object',
        'discount.percent': 'string',
      },
      answer: { ...answer, made_at: 'string' },
    };
    expect(
      breaksOf({ 'POST /orders': operation }, { 'POST /orders': wider, 'GET /orders': operation }),
    ).toEqual([]);
  });
});

it('the summary tells fields at any depth, what may be left out, and the values of a request', () => {
  const line = {
    type: 'object',
    required: ['quantity'],
    properties: { quantity: { type: ['string', 'number'] } },
  };
  const order = {
    type: 'object',
    required: ['lines'],
    properties: {
      lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
      kind: { type: ['string', 'null'], enum: ['A', null] },
      parent: { anyOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] },
    },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } };
  const document = {
    paths: { '/orders': { post: { requestBody: { content }, responses: { 201: { content } } } } },
    components: { schemas: { Order: order, Line: line } },
  } as unknown as ApiDocument;
  const summary = summaryOf(document)['POST /orders'];
  expect(summary?.status).toBe('201');
  expect(summary?.request).toMatchObject({
    lines: 'array',
    'lines[].quantity': 'number|string',
    'kind?': '"A"|null',
    'parent?': 'null|object',
    'parent.lines[].quantity': 'number|string',
  });
  expect(summary?.answer['kind?']).toBe('null|string');
});
