import type { FastifyInstance } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { afterEach, expect, it } from 'vitest';
import { contractOf, watchContract } from '../../../../tests/harness/contract.ts';
import { createSmallApp } from '../../../../tests/harness/small-app.ts';
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { say } from '../words/sentence.ts';
import { object } from './schemas.ts';

/** That every test would see an answer that breaks the contract: applications that break it, one way each. */

let app: FastifyInstance;
afterEach(() => app.close());

const Bolt = object('Bolt', {
  code: Type.String({ pattern: '^[A-Z]+$' }),
  stock: object('BoltStock', { on_hand: Type.String() }),
});
const GOOD = { code: 'M', stock: { on_hand: '1.000' } };

/** What is found when GET /bolts does this. */
async function verdict(
  handler: () => Promise<unknown>,
  { response = Bolt, errors = [] }: { response?: TSchema; errors?: ErrorCode[] } = {},
): Promise<string> {
  app = await createSmallApp((api) =>
    api.read(
      {
        url: '/bolts',
        tag: 'Bolts',
        access: 'public',
        summary: 'Get a bolt',
        description: 'One bolt.',
        response,
        errors,
      },
      handler as () => Promise<never>,
    ),
  );
  const contract = watchContract(app, () => contractOf(app));
  await app.inject({ url: '/api/v1/bolts' });
  try {
    contract.verify();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

it('is content with an answer that fits, and with a documented error', async () => {
  expect(await verdict(async () => GOOD)).toBe('');
  await app.close();
  expect(
    await verdict(() => Promise.reject(new AppError('NOT_FOUND', say`No bolt.`)), { errors: ['NOT_FOUND'] }),
  ).toBe('');
});

it('names the operation, the place in the body and the test where a value does not fit', async () => {
  const found = await verdict(async () => ({ ...GOOD, code: 'm' }));
  expect(found).toContain('1 answers do not keep what the OpenAPI document says');
  expect(found).toContain('GET /api/v1/bolts 200: body/code must match pattern "^[A-Z]+$"');
  expect(found).toContain('(in: names the operation, the place in the body');
});

it('sees a field that is answered but not declared, which the serializer would drop without a word', async () => {
  const found = await verdict(async () => ({ ...GOOD, stock: { on_hand: '1.000', reserved: '0.500' } }));
  expect(found).toContain('GET /api/v1/bolts: body.stock.reserved is answered, but not declared');
});

it('sees a value that the serializer turns into another one', async () => {
  const found = await verdict(async () => ({ ...GOOD, stock: { on_hand: 1 } }));
  expect(found).toContain('body.stock.on_hand was 1 and is sent as "1"');
});

it('sees a status that is not documented, with the error that it carries', async () => {
  const found = await verdict(() => Promise.reject(new AppError('INSUFFICIENT_STOCK', say`No bolts.`)));
  expect(found).toContain('GET /api/v1/bolts 409 INSUFFICIENT_STOCK: the status is not documented');
});

it('sees an error that is not documented although its status is', async () => {
  const found = await verdict(() => Promise.reject(new AppError('IN_USE', say`No.`)), {
    errors: ['INSUFFICIENT_STOCK'],
  });
  expect(found).toContain('GET /api/v1/bolts 409: the error IN_USE is not documented');
});

it('sees a header that is promised and missing', async () => {
  const found = await verdict(() => Promise.reject(new AppError('SERVICE_UNAVAILABLE', say`Later.`)));
  expect(found).toContain('GET /api/v1/bolts 503: the header Retry-After is missing');
});

it('judges what a stranger hands it: other operations, other content types, texts that are no JSON', async () => {
  expect(await verdict(async () => GOOD)).toBe('');
  const contract = contractOf(app);
  const judge = (method: string, url: string, status: number, type: string, body: unknown) =>
    contract.problems(method, url, status, { 'content-type': type, 'x-request-id': 'r' }, body);
  const json = 'application/json; charset=utf-8';
  expect(judge('GET', '/api/v1/bolts', 200, json, JSON.stringify(GOOD))).toEqual([]);
  expect(judge('GET', '/api/v1/bolts', 200, json, GOOD)).toEqual([]);
  expect(judge('GET', '/api/v1/bolts', 200, json, '{')).toEqual([
    'GET /api/v1/bolts 200: the body is not JSON',
  ]);
  expect(judge('GET', '/api/v1/bolts', 200, 'text/csv', '')).toEqual([
    'GET /api/v1/bolts 200: the content type "text/csv" is not documented',
  ]);
  expect(judge('PUT', '/api/v1/bolts', 200, json, GOOD)).toEqual([
    'PUT /api/v1/bolts 200: the document has no such operation',
  ]);
});
