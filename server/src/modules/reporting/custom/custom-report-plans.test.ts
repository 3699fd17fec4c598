import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillMovements } from '../../../../../bench/lib/fill-movements.ts';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { CustomReportDefinition } from './custom-reports.schemas.ts';
import { runCustomReport } from './custom-reports.service.ts';

/** On a ledger long enough for the planner to care, with a limit that is a part of it. */
const LIMITS = { timeoutMs: 5_000, maxRowsRead: 5_000 };

let t: TestApp;
let product: { product_id: number; product_code: string; movements: number };
let days: string[];

beforeAll(async () => {
  t = await createTestApp();
  const client = await t.db.pool.connect();
  await fillMovements(client, { movements: 30_000, products: 200 });
  client.release();
  const [row] = await t.db.sql<typeof product>(
    `select product_id, product_code, count(*) as movements from stock_movements join products using (product_id)
     group by 1, 2 order by 3, 1 limit 1`,
  );
  if (row === undefined) throw new Error('No movements');
  product = row;
  const found = await t.db.sql<{ day: string }>(
    'select distinct movement_date::date as day from stock_movements order by 1 limit 2',
  );
  days = found.map(({ day }) => day);
});
afterAll(() => t.close());

const run = (filters: NonNullable<CustomReportDefinition['filters']>) =>
  runCustomReport(
    t.db,
    systemActor('test'),
    { data_set: 'movements', filters, grouping: ['movement_type'], metrics: [{ aggregate: 'count' }] },
    LIMITS,
  );

test('what reads the whole ledger is refused, with a filter or without', async () => {
  await expect(run([])).rejects.toMatchObject({ code: 'CONFLICT' });
  const long = { field: 'movement_date', operator: 'gte' as const, value: '1990-01-01' };
  await expect(run([long])).rejects.toMatchObject({ code: 'CONFLICT' });
  const unindexed = { field: 'quantity', operator: 'eq' as const, value: '0.001' };
  await expect(run([unindexed])).rejects.toMatchObject({
    details: [{ estimated_rows: expect.any(Number), limit: 5_000 }],
  });
});

test('a filter on an indexed field keeps it small: the product, its code, a day', async () => {
  for (const filter of [
    { field: 'product_id', operator: 'eq' as const, value: product.product_id },
    { field: 'product_id', operator: 'in' as const, value: [product.product_id] },
    { field: 'product_code', operator: 'eq' as const, value: product.product_code },
  ])
    expect((await run([filter])).totals, filter.field).toEqual({ count: product.movements });
  const day = { field: 'movement_date', operator: 'between' as const, value: [days[0], days[0]] };
  expect(Number((await run([day])).totals.count)).toBeGreaterThan(0);
});
