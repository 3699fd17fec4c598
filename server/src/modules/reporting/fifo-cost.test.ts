import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import type { FifoCost } from './fifo-cost.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2026-01-10T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let first: number;
let path: string;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  path = `/reports/cost/fifo?product_id=${steel}`;
  first = await f.stock(steel, '10', '10');
  clock.set(new Date('2026-02-05T08:00:00.000Z'));
  await f.stock(steel, '10', '12');
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: '4', reason: 'x' });
  await t.as.inv_clerk.post('/inventory/transfer', {
    product_id: steel,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '2',
  });
  clock.set(new Date('2026-04-10T08:00:00.000Z'));
  await f.stock(steel, '5', '9');
  await t.as.inv_clerk.post(`/inventory/items/${first}/scrap`, { quantity: '1', reason: 'x' });
});
afterAll(() => t.close());

const read = (query = '') => readReport<FifoCost>(t, `${path}${query}`);

test('tells the layers, what left them, and how the cost went', async () => {
  const report = await read();
  expect(report.parameters).toEqual({ product_id: steel, from: '2025-04-11', to: '2026-04-10' });
  expect(report.product.product_code).toBe('STEEL');
  // on hand: 3 + 2 moved at 10, 10 at 12, 5 at 9: 215 for 20, 10.75 each
  const row = (
    quantity: string,
    unit_cost: string,
    value: string,
    change: string | null,
    difference: string,
  ) => ({
    quantity,
    unit_cost,
    value,
    cost_change: change,
    average_difference: difference,
  });
  expect(report.rows).toMatchObject([
    row('3.000', '10.0000', '30.0000', null, '-2.2500'),
    row('2.000', '10.0000', '20.0000', '0.0000', '-1.5000'),
    row('10.000', '12.0000', '120.0000', '2.0000', '12.5000'),
    row('5.000', '9.0000', '45.0000', '-3.0000', '-8.7500'),
  ]);
  expect(report.rows.map((one) => one.cost_change_percentage)).toEqual([null, '0.00', '20.00', '-25.00']);
  expect(report.totals).toEqual({
    layer_count: 4,
    quantity: '20.000',
    value: '215.0000',
    average_unit_cost: '10.7500',
    lowest_unit_cost: '9.0000',
    highest_unit_cost: '12.0000',
    spread: '3.0000',
    spread_percentage: '33.33',
  });
  expect(report.issues).toMatchObject([
    {
      inventory_item_id: first,
      movement_type: 'SCRAP',
      quantity: '1.000',
      unit_cost: '10.0000',
      value: '10.0000',
    },
    {
      inventory_item_id: first,
      movement_type: 'STOCK_OUT',
      quantity: '4.000',
      unit_cost: '10.0000',
      value: '40.0000',
    },
  ]);
  expect(report.issue_totals).toEqual({ quantity: '5.000', value: '50.0000', average_unit_cost: '10.0000' });
  const month = (name: string, received: string[], issued: string[], closing: string[]) => ({
    month: name,
    received_quantity: received[0],
    received_value: received[1],
    received_unit_cost: received[2] ?? null,
    issued_quantity: issued[0],
    issued_value: issued[1],
    issued_unit_cost: issued[2] ?? null,
    closing_quantity: closing[0],
    closing_value: closing[1],
    average_unit_cost: closing[2],
  });
  const none = ['0.000', '0.0000'];
  expect(report.months).toEqual([
    month('2026-01', ['10.000', '100.0000', '10.0000'], none, ['10.000', '100.0000', '10.0000']),
    month(
      '2026-02',
      ['10.000', '120.0000', '12.0000'],
      ['4.000', '40.0000', '10.0000'],
      ['16.000', '180.0000', '11.2500'],
    ),
    month('2026-03', none, none, ['16.000', '180.0000', '11.2500']),
    month(
      '2026-04',
      ['5.000', '45.0000', '9.0000'],
      ['1.000', '10.0000', '10.0000'],
      ['20.000', '215.0000', '10.7500'],
    ),
  ]);
});

test('a period starts with what was there before it', async () => {
  const report = await read('&from=2026-03-01&to=2026-12-31');
  expect(report.months.map((one) => [one.month, one.closing_value])).toEqual([
    ['2026-03', '180.0000'],
    ['2026-04', '215.0000'],
  ]);
  expect(report.issue_totals.value).toBe('10.0000');
  const early = await read('&from=2025-01-01&to=2025-12-31');
  expect([early.months, early.issues, early.issue_totals.average_unit_cost]).toEqual([[], [], null]);
});

test('its value is that of the ledger', async () => {
  const [ledger] = await t.db.sql<{ quantity: string; value: string }>(
    'select sum(quantity) as quantity, sum(value) as value from stock_movements where product_id = $1',
    [steel],
  );
  const { totals } = await read();
  expect([totals.quantity, totals.value]).toEqual([ledger?.quantity, ledger?.value]);
});

test('of a product without stock or movements', async () => {
  const bolt = await f.product('BOLT');
  const report = await readReport<FifoCost>(t, `/reports/cost/fifo?product_id=${bolt}`);
  expect(report).toMatchObject({ rows: [], issues: [], months: [] });
  expect(report.totals).toEqual({
    layer_count: 0,
    quantity: '0.000',
    value: '0.0000',
    average_unit_cost: null,
    lowest_unit_cost: null,
    highest_unit_cost: null,
    spread: '0.0000',
    spread_percentage: null,
  });
  await f.stock(bolt, '1', '0');
  expect(
    (await readReport<FifoCost>(t, `/reports/cost/fifo?product_id=${bolt}`)).totals.spread_percentage,
  ).toBeNull();
});

test('comes as a file, and has a door', async () => {
  await expectFiles(t, path, { tr: 'FIFO Maliyet Analizi', en: 'FIFO cost analysis', fileName: 'fifo-cost' });
  await expectDoor(t, path, ['from=x', 'from=2026-05-01', 'from=1800-01-01']);
  const missing = await t.as.viewer.get('/reports/cost/fifo?product_id=999999');
  expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
  expect((await t.as.viewer.get('/reports/cost/fifo')).status).toBe(422);
});
