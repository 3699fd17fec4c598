import { amount, formatAmount, total } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import type { StockAgeing } from './stock-ageing.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

// 1 March in Istanbul
const clock = manualClock(new Date('2026-02-28T22:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/stock/ageing';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  const steel = await f.product('STEEL');
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  // 0, 30, 31, 60, 61, 90, 91, 180, 181, 365 and 366 days before
  const days: [string, string][] = [
    ['2026-03-01', '1'],
    ['2026-01-30', '2'],
    ['2026-01-29', '4'],
    ['2025-12-31', '8'],
    ['2025-12-30', '16'],
    ['2025-12-01', '32'],
    ['2025-11-30', '64'],
    ['2025-09-02', '128'],
    ['2025-09-01', '256'],
    ['2025-03-01', '512'],
    ['2025-02-28', '1024'],
  ];
  for (const [entryDate, quantity] of days)
    await f.stock(steel, quantity, '0.5', {
      entryDate: entryDate === '2026-03-01' ? '2026-02-28T21:30:00Z' : entryDate,
      quality: quantity === '4' ? 'PENDING' : 'APPROVED',
    });
  await f.stock(panel, '3', '7', { warehouseId: f.semiWarehouse, entryDate: '2026-02-01' });
  await t.as.inv_clerk.post('/inventory/transfer', {
    product_id: steel,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '1025',
  });
});
afterAll(() => t.close());

const read = (query = '') => readReport<StockAgeing>(t, `${path}${query}`);

test('puts each layer into the band of its days', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters.as_of).toBe('2026-03-01');
  expect(rows).toMatchObject([
    {
      product_code: 'PANEL',
      quantity_0_30: '3.000',
      value_0_30: '21.0000',
      value: '21.0000',
      oldest_days: 28,
    },
    {
      product_code: 'STEEL',
      quantity: '2047.000',
      quantity_0_30: '3.000',
      quantity_31_60: '12.000',
      quantity_61_90: '48.000',
      quantity_91_180: '192.000',
      quantity_181_365: '768.000',
      quantity_over_365: '1024.000',
      value_0_30: '1.5000',
      value_31_60: '6.0000',
      value_61_90: '24.0000',
      value_91_180: '96.0000',
      value_181_365: '384.0000',
      value_over_365: '512.0000',
      value: '1023.5000',
      oldest_days: 366,
    },
  ]);
  expect(totals).toEqual({
    product_count: 2,
    value: '1044.5000',
    value_0_30: '22.5000',
    value_31_60: '6.0000',
    value_61_90: '24.0000',
    value_91_180: '96.0000',
    value_181_365: '384.0000',
    value_over_365: '512.0000',
  });
});

test('bands add up to rows, rows to totals, and totals to the summary', async () => {
  for (const query of ['?', `?warehouse_id=${f.secondRawWarehouse}`, '?product_type=SEMI_FINISHED']) {
    const { rows, totals } = await read(query);
    for (const row of [...rows, totals]) {
      const bands = [row.value_0_30, row.value_31_60, row.value_61_90, row.value_91_180, row.value_181_365];
      expect(formatAmount(total([...bands, row.value_over_365].map(amount)))).toBe(row.value);
    }
    expect(formatAmount(total(rows.map((row) => amount(row.value))))).toBe(totals.value);
    const summary = await t.as.viewer.get(`/reports/inventory/summary${query}`);
    expect(totals.value).toBe(summary.body.totals.total_value);
  }
});

test('what was moved keeps its age', async () => {
  const { rows } = await read(`?warehouse_id=${f.secondRawWarehouse}`);
  expect(rows).toMatchObject([
    { quantity_over_365: '1024.000', quantity_181_365: '1.000', oldest_days: 366 },
  ]);
  expect((await read('?product_id=999999')).totals).toMatchObject({ product_count: 0, value: '0.0000' });
});

test('comes as a file, and has a door', async () => {
  await expectFiles(t, path, { tr: 'Stok Yaşlandırma', en: 'Stock ageing', fileName: 'stock-ageing' });
  await expectDoor(t, path, ['product_type=x', 'warehouse_id=0', 'as_of=2026-01-01']);
});
