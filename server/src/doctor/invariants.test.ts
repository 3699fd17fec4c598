import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../tests/harness/app.ts';
import { createFactory } from '../../../tests/harness/factory.ts';
import { checkInvariants } from './invariants.service.ts';
import { INVARIANTS } from './invariants.ts';

let t: TestApp;
let layer: number;

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  layer = await f.stock(await f.product('STEEL'), '10', '1.5');
});
afterAll(() => t.close());

/** What happens to a layer behind the ledger's back. */
const corrupt = (change: string) =>
  t.db.sql(`alter table inventory_items disable trigger inventory_items_scope_lock;
    update inventory_items set ${change} where inventory_item_id = ${layer};
    alter table inventory_items enable trigger inventory_items_scope_lock`);

describe('GET /health/invariants', () => {
  test('lists every check with its count', async () => {
    const { status, body } = await t.as.admin.get('/health/invariants');
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(body.invariants.map((one: { id: string }) => one.id)).toEqual(INVARIANTS.map((one) => one.id));
    for (const one of body.invariants) expect(one).toMatchObject({ violations: 0, examples: [] });
    expect(body.checked_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test('names what is violated, with its rows and their exact figures', async () => {
    await corrupt('quantity_in_stock = 9.999');
    const { status, body } = await t.as.admin.get('/health/invariants');
    await corrupt('quantity_in_stock = 10');
    expect([status, body.status]).toEqual([200, 'violated']);
    const violated = body.invariants.filter((one: { violations: number }) => one.violations > 0);
    expect(violated.map((one: { id: string }) => one.id)).toEqual(['I03', 'I16', 'I17', 'I39', 'I44']);
    expect(violated[0]).toMatchObject({
      violations: 1,
      examples: [{ inventory_item_id: layer, quantity_in_stock: '9.999', quantity: '10.000' }],
    });
    expect((await t.as.admin.get('/health/invariants')).body.status).toBe('ok');
  });

  test.each(['/health/invariants', '/api/v1/health/invariants'])('%s reaches it', async (url) => {
    const authorization = `Bearer ${await t.tokenOf('admin')}`;
    const answer = await t.app.inject({ method: 'GET', url, headers: { authorization } });
    expect([answer.statusCode, (answer.json() as { status: string }).status]).toEqual([200, 'ok']);
  });

  test.each(['/health', '/health/ready'])('%s stays open to everybody', async (url) => {
    expect((await t.app.inject({ method: 'GET', url })).statusCode).toBe(200);
  });

  test.each([
    ['nobody', 401, 'NOT_AUTHENTICATED'],
    ['viewer', 403, 'INSUFFICIENT_PERMISSIONS'],
    ['prod_mgr', 403, 'INSUFFICIENT_PERMISSIONS'],
    ['inv_clerk', 403, 'INSUFFICIENT_PERMISSIONS'],
    ['proc_off', 403, 'INSUFFICIENT_PERMISSIONS'],
  ] as const)('%s may not ask', async (who, status, code) => {
    const answer = await t.as[who].get('/health/invariants');
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('knows no parameter', async () => {
    const answer = await t.as.admin.get('/health/invariants?page=1');
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('runs once at a time: whoever comes meanwhile is told to come back', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => t.as.admin.get('/health/invariants')));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 503, 503]);
    const busy = answers.find((one) => one.status === 503);
    expect(busy?.body.error_code).toBe('SERVICE_UNAVAILABLE');
    expect(busy?.headers['retry-after']).toBe('5');
    expect((await t.as.admin.get('/health/invariants')).status).toBe(200);
  });
});

test('counts all violations and shows five', async () => {
  const client = await t.db.pool.connect();
  try {
    await client.query('begin');
    const numbers = {
      id: 'I99',
      name: 'There are no numbers',
      query: 'select n from generate_series(1, 123) n',
    };
    const [checked] = await checkInvariants(client, 'UTC', [numbers]);
    expect(checked).toMatchObject({
      id: 'I99',
      violations: 123,
      examples: [1, 2, 3, 4, 5].map((n) => ({ n })),
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('could not change anything if it tried', async () => {
  // The report's own transaction: any check that writes fails there.
  const writing = { id: 'I99', name: 'Nothing', query: `select nextval('users_user_id_seq')` };
  const client = await t.db.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await expect(checkInvariants(client, 'UTC', [writing])).rejects.toThrow('read-only transaction');
  } finally {
    await client.query('rollback');
    client.release();
  }
});
