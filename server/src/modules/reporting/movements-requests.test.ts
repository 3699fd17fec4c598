import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';

const PATH = '/reports/inventory/movements';
let t: TestApp;

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  const steel = await f.product('STEEL');
  for (let n = 0; n < 9; n += 1) await f.stock(steel, '1', '2');
});
afterAll(() => t.close());

test('every role may read it', async () => {
  for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
    expect((await t.as[role].get(PATH)).status).toBe(200);
  }
  expect(refused(await t.as.nobody.get(PATH))).toEqual([401, 'NOT_AUTHENTICATED']);
});

test.each([
  'page_size=0',
  'page_size=1001',
  'page_size=ten',
  'page=2',
  'sort=quantity',
  'order=up',
  'product_id=0',
  'warehouse_id=x',
  'inventory_item_id=1.5',
  'batch_number=x',
  'movement_type=MAGIC',
  'movement_type=SCRAP,',
  'movement_type=',
  'movement_type=SCRAP&movement_type=RETURN',
  `movement_type=${encodeURIComponent(`SCRAP' or '1'='1`)}`,
  'reference_type=ORDER',
  'reference_id=1',
  'date_from=2026-02-30',
  'date_to=01.03.2026',
  'date_from=0000-01-01',
  'date_from=2026-03-02&date_to=2026-03-01',
  'totals=perhaps',
  'cursor=',
  'cursor=abc',
  'cursor=%2B%2B%2B',
  `cursor=${'a'.repeat(101)}`,
  ...['1', '2026-03-02', '2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z -1', '2026-13-02T08:00:00Z 1'].map(
    (text) => `cursor=${Buffer.from(text).toString('base64url')}`,
  ),
  `cursor=${Buffer.from(`2026-03-02T08:00:00Z 9007199254740993`).toString('base64url')}`,
  `cursor=${Buffer.from(`2026-03-02T08:00:00Z 1`).toString('base64url')}A`,
])('refuses %s', async (parameters) => {
  const answer = await t.as.viewer.get(`${PATH}?${parameters}`);
  expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
});

test('a cursor may be of either order, and of other filters: it is a place in the ledger', async () => {
  const { body } = await t.as.viewer.get(`${PATH}?page_size=5`);
  const rest = await t.as.viewer.get(`${PATH}?order=asc&movement_type=STOCK_IN&cursor=${body.next_cursor}`);
  expect(rest.body.items).toEqual(body.items.slice(0, 4).toReversed());
});
