import { amount, formatAmount, total } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';
import type { ValueRollForward } from './value-roll-forward.schemas.ts';

const clock = manualClock(new Date('2026-02-10T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/stock/value-roll-forward';

let t: TestApp;
let f: Factory;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  const paint = await f.product('PAINT');
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [{ productId: steel, quantity: '2' }], { labor: '1' });
  const ok = async (answer: Promise<{ status: number; text: string }>) => {
    const { status, text } = await answer;
    expect(status, text).toBeLessThan(300);
  };
  const first = await f.stock(steel, '20', '10'); // 200
  await f.stock(paint, '5', '2'); // 10, and never touched again
  clock.set(new Date('2026-03-01T21:30:00.000Z')); // already 2 March in Istanbul
  await f.stock(steel, '10', '11'); // 110
  const clerk = t.as.inv_clerk;
  await ok(clerk.post('/inventory/stock-out', { product_id: steel, quantity: '3', reason: 'x' })); // −30
  await ok(
    clerk.post('/inventory/transfer', {
      inventory_item_id: first,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: '2',
    }), // −20 + 20
  );
  await ok(clerk.post(`/inventory/items/${first}/scrap`, { quantity: '1', reason: 'x' })); // −10
  await ok(clerk.post(`/inventory/items/${first}/return`, { quantity: '1', reason: 'x' })); // −10
  await ok(clerk.post(`/inventory/items/${first}/adjust`, { counted_quantity: '12', reason: 'x' })); // 13 there: −10
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bom,
    warehouse_id: f.semiWarehouse,
    planned_quantity: '2',
  });
  const orderPath = `/production/orders/${order.body.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await ok(t.as.prod_mgr.put(`${orderPath}/status`, { status }));
  await ok(t.as.prod_mgr.post(`${orderPath}/complete`, { completed_quantity: '2' })); // −40, and 40 + 2
  clock.set(new Date('2026-03-05T08:00:00.000Z'));
  await ok(t.as.admin.post(`/inventory/items/${first}/revalue`, { unit_cost: '10.5', reason: 'x' }));
});
afterAll(() => t.close());

const read = (query = '') => readReport<ValueRollForward>(t, `${path}${query}`);
const NOTHING = {
  receipts: '0.0000',
  production_in: '0.0000',
  issues: '0.0000',
  production_out: '0.0000',
  transfers: '0.0000',
  count_differences: '0.0000',
  scrap: '0.0000',
  supplier_returns: '0.0000',
  revaluations: '0.0000',
};

test('shows by product what each kind of movement did', async () => {
  const { rows, totals, parameters } = await read('?from=2026-03-02&to=2026-03-04&group_by=product');
  expect(parameters).toEqual({
    from: '2026-03-02',
    to: '2026-03-04',
    group_by: 'product',
    product_id: null,
    warehouse_id: null,
    product_type: null,
  });
  const steelRow = {
    opening_value: '200.0000',
    ...NOTHING,
    receipts: '110.0000',
    issues: '-30.0000',
    production_out: '-40.0000',
    count_differences: '-10.0000',
    scrap: '-10.0000',
    supplier_returns: '-10.0000',
    closing_value: '210.0000',
  };
  expect(rows).toMatchObject([
    {
      product_type: 'RAW_MATERIAL',
      product_code: 'PAINT',
      opening_value: '10.0000',
      ...NOTHING,
      closing_value: '10.0000',
    },
    { product_type: 'RAW_MATERIAL', product_code: 'STEEL', ...steelRow },
    {
      product_type: 'SEMI_FINISHED',
      product_code: 'PANEL',
      opening_value: '0.0000',
      ...NOTHING,
      production_in: '42.0000',
      closing_value: '42.0000',
    },
  ]);
  expect(totals).toEqual({
    row_count: 3,
    ...steelRow,
    opening_value: '210.0000',
    production_in: '42.0000',
    closing_value: '262.0000',
  });
});

test('days begin at midnight in the factory', async () => {
  expect((await read('?from=2026-02-01&to=2026-03-01')).totals).toMatchObject({
    opening_value: '0.0000',
    receipts: '210.0000',
    closing_value: '210.0000',
  });
});

test('a revaluation is a column of its own, in stock and in what was made of it', async () => {
  const { rows, totals } = await read('?from=2026-03-05&to=2026-03-05');
  expect(rows.map((row) => [row.product_type, row.product_id, row.opening_value, row.revaluations])).toEqual([
    // 8 left there and 2 moved of the 20, half a lira each; 4 went into the panels
    ['RAW_MATERIAL', null, '220.0000', '5.0000'],
    ['SEMI_FINISHED', null, '42.0000', '2.0000'],
  ]);
  expect(totals.closing_value).toBe('269.0000');
});

test.each(['', `&product_type=RAW_MATERIAL`])('closes with the summary as of each day%s', async (filter) => {
  for (const day of ['2026-02-10', '2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05']) {
    const { totals, rows } = await read(`?from=2026-02-01&to=${day}${filter}`);
    const summary = await t.as.viewer.get(`/reports/inventory/summary?as_of=${day}${filter}`);
    expect([day, totals.closing_value]).toEqual([day, summary.body.totals.total_value]);
    for (const row of [...rows, totals]) {
      const parts = Object.keys(NOTHING).map((key) => amount(row[key as keyof typeof NOTHING]));
      expect(formatAmount(total([amount(row.opening_value), ...parts]))).toBe(row.closing_value);
    }
    const key = 'closing_value';
    expect(formatAmount(total(rows.map((row) => amount(row[key]))))).toBe(totals[key]);
  }
});

test('of one warehouse, transfers show', async () => {
  const { totals } = await read(`?from=2026-03-02&warehouse_id=${f.secondRawWarehouse}`);
  expect(totals).toMatchObject({ opening_value: '0.0000', transfers: '20.0000', closing_value: '21.0000' });
  const one = await read(`?from=2026-03-02&group_by=product&product_id=${steel}`);
  expect(one.rows.map((row) => row.product_code)).toEqual(['STEEL']);
});

test('is one statement, comes as a file, and has a door', async () => {
  await t.as.viewer.get(path);
  const few = await countStatements(t, () => read('?from=2026-01-01&to=2026-01-02'));
  expect(await countStatements(t, () => read('?group_by=product'))).toBe(few);
  await expectFiles(t, path, { tr: 'Stok Değeri', en: 'Stock value', fileName: 'value-roll-forward' });
  await expectDoor(t, path, ['to=2026-03-06', 'from=2026-03-06', 'group_by=warehouse', 'from=1800-01-01']);
});
