import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { SlowMovers } from './slow-movers.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2025-11-01T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/stock/slow-movers';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  const never = await f.product('NEVER');
  const old = await f.product('OLD');
  const little = await f.product('LITTLE');
  const fast = await f.product('FAST');
  const fresh = await f.product('FRESH');
  const out = (product_id: number, quantity: string) =>
    t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity, reason: 'x' });
  await f.stock(never, '10', '5');
  await f.stock(old, '20', '4');
  await f.stock(little, '105', '1');
  await f.stock(fast, '100', '3');
  clock.set(new Date('2025-12-01T08:00:00.000Z'));
  await out(old, '5');
  // 1 December is the 91st day before 1 March, 2 December the 90th
  clock.set(new Date('2026-02-20T22:00:00.000Z')); // 21 February in Istanbul
  await out(little, '5');
  await out(fast, '50');
  await f.stock(fresh, '7', '9');
  // moved, and scrapped: neither is an issue
  await t.as.inv_clerk.post('/inventory/transfer', {
    product_id: never,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '4',
  });
  clock.set(new Date('2026-03-01T08:00:00.000Z'));
});
afterAll(() => t.close());

const read = (query = '') => readReport<SlowMovers>(t, `${path}${query}`);
const codes = ({ rows }: SlowMovers) => rows.map((row) => row.product_code);

test('lists what hardly moved, the highest value first', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters).toEqual({
    as_of: '2026-03-01',
    days: 90,
    issued_at_most: '10.00',
    warehouse_id: null,
    product_type: null,
  });
  expect(rows).toMatchObject([
    {
      product_code: 'LITTLE',
      quantity: '100.000',
      value: '100.0000',
      issued_quantity: '5.000',
      issued_percentage: '5.00',
      last_issue_date: '2026-02-21',
      days_since_issue: 8,
      oldest_days: 120,
    },
    {
      product_code: 'OLD',
      quantity: '15.000',
      value: '60.0000',
      issued_quantity: '0.000',
      issued_percentage: '0.00',
      last_issue_date: '2025-12-01',
      days_since_issue: 90,
    },
    { product_code: 'NEVER', value: '50.0000', last_issue_date: null, days_since_issue: null },
  ]);
  expect(totals).toEqual({ product_count: 3, value: '210.0000', never_issued: 1 });
});

test('days, share, warehouse and type decide what is slow', async () => {
  expect(codes(await read('?issued_at_most=0'))).toEqual(['OLD', 'NEVER']);
  expect(codes(await read('?issued_at_most=5'))).toEqual(['LITTLE', 'OLD', 'NEVER']);
  // the issue of 1 December is the first of 91 days: a third of what is left
  expect(codes(await read('?days=91'))).toEqual(['LITTLE', 'NEVER']);
  expect(codes(await read('?days=91&issued_at_most=34'))).toEqual(['LITTLE', 'OLD', 'NEVER']);
  // on 21 February all but the fresh were there for long; within 8 days nothing was issued
  expect(codes(await read('?days=8'))).toEqual(['FAST', 'LITTLE', 'FRESH', 'OLD', 'NEVER']);
  expect(codes(await read('?days=9'))).toEqual(['LITTLE', 'OLD', 'NEVER']);
  const second = await read(`?warehouse_id=${f.secondRawWarehouse}`);
  expect(second.rows).toMatchObject([{ product_code: 'NEVER', quantity: '4.000', value: '20.0000' }]);
  expect((await read('?product_type=SEMI_FINISHED')).totals).toEqual({
    product_count: 0,
    value: '0.0000',
    never_issued: 0,
  });
});

test('is one statement, comes as a file, and has a door', async () => {
  const few = await countStatements(t, () => read('?product_type=PACKAGING'));
  expect(await countStatements(t, () => read())).toBe(few);
  await expectFiles(t, path, { tr: 'Hareketsiz Stok', en: 'Slow movers', fileName: 'slow-movers' });
  await expectDoor(t, path, ['days=0', 'issued_at_most=101', 'issued_at_most=-1', 'product_type=x']);
});
