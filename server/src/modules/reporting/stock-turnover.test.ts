import { amount, formatAmount, total } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { StockTurnover } from './stock-turnover.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2026-02-25T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/stock/turnover';

let t: TestApp;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  const f = await createFactory(t);
  steel = await f.product('STEEL');
  const still = await f.product('STILL');
  const gone = await f.product('GONE', { type: 'SEMI_FINISHED' });
  const out = (product_id: number, quantity: string) =>
    t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity, reason: 'x' });
  await f.stock(steel, '10', '10'); // 100
  await f.stock(still, '2', '15'); // 30
  await f.stock(gone, '1', '8', { warehouseId: f.semiWarehouse });
  await out(gone, '1');
  clock.set(new Date('2026-03-03T08:00:00.000Z')); // third of ten days
  await out(steel, '4'); // 60 from here
  clock.set(new Date('2026-03-05T21:30:00.000Z')); // 6 March in Istanbul: sixth day
  await f.stock(steel, '5', '12'); // 120 from here
  clock.set(new Date('2026-03-10T08:00:00.000Z')); // the last day
  await out(steel, '8'); // 6 of 10 and 2 of 12: 84; 36 stay
});
afterAll(() => t.close());

const read = (query = '') => readReport<StockTurnover>(t, `${path}${query}`);

test('divides what was issued by the mean of the daily values', async () => {
  const { rows, totals, parameters } = await read('?from=2026-03-01&to=2026-03-10');
  expect(parameters).toEqual({
    from: '2026-03-01',
    to: '2026-03-10',
    days: 10,
    product_id: null,
    product_type: null,
  });
  expect(rows).toMatchObject([
    {
      product_code: 'STEEL',
      issued_value: '124.0000',
      // 2 days of 100, 3 of 60, 4 of 120, 1 of 36: 896 in 10 days
      average_stock_value: '89.6000',
      turnover: '1.38',
      days_of_stock: '7.23',
    },
    {
      product_code: 'STILL',
      issued_value: '0.0000',
      average_stock_value: '30.0000',
      turnover: '0.00',
      days_of_stock: null,
    },
  ]);
  expect(totals).toEqual({
    product_count: 2,
    issued_value: '124.0000',
    average_stock_value: '119.6000',
    turnover: '1.04',
    days_of_stock: '9.65',
  });
});

test('totals are the sums of the rows, and issues those of the ledger', async () => {
  const { rows, totals } = await read();
  expect(rows.map((row) => row.product_code)).toEqual(['GONE', 'STEEL', 'STILL']);
  for (const key of ['issued_value', 'average_stock_value'] as const)
    expect(formatAmount(total(rows.map((row) => amount(row[key]))))).toBe(totals[key]);
  const [ledger] = await t.db.sql<{ value: string }>(
    `select -sum(value) as value from stock_movements where movement_type = 'STOCK_OUT'`,
  );
  expect(totals.issued_value).toBe(ledger?.value);
  // nothing of it stayed overnight
  expect(rows[0]).toMatchObject({ issued_value: '8.0000', average_stock_value: '0.0000', turnover: null });
});

test('filters by product and type', async () => {
  expect((await read(`?product_id=${steel}`)).rows).toHaveLength(1);
  expect((await read('?product_category=SEMI_FINISHED')).rows.map((row) => row.product_code)).toEqual([
    'GONE',
  ]);
  expect((await read('?to=2026-01-01')).totals).toEqual({
    product_count: 0,
    issued_value: '0.0000',
    average_stock_value: '0.0000',
    turnover: null,
    days_of_stock: null,
  });
});

test('is one statement, comes as a file, and has a door', async () => {
  const few = await countStatements(t, () => read('?to=2026-01-01'));
  expect(await countStatements(t, () => read())).toBe(few);
  await expectFiles(t, path, { tr: 'Stok Devir Hızı', en: 'Stock turnover', fileName: 'stock-turnover' });
  await expectDoor(t, path, ['to=2026-03-11', 'from=2026-03-11', 'from=x', 'product_type=x']);
});
