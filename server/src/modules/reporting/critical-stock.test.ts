import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { CriticalStock } from './critical-stock.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const DAY_MS = 86_400_000;
const clock = manualClock(new Date('2026-02-20T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/critical-stock';

let t: TestApp;
let f: Factory;
const ids: Record<string, number> = {};

async function product(code: string, minimum: string | null, critical: string | null): Promise<number> {
  const id = await f.product(code);
  await t.db.sql(
    'update products set minimum_stock_level = $2, critical_stock_level = $3 where product_id = $1',
    [id, minimum, critical],
  );
  ids[code] = id;
  return id;
}

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  const steel = await product('STEEL', '20', '10');
  const paint = await product('PAINT', '10', null);
  await product('BOLT', null, '5');
  const glue = await product('GLUE', '1', '1');
  await product('PLAIN', null, null);
  await f.stock(steel, '15', '2');
  await f.stock(paint, '6', '1');
  await f.stock(paint, '2', '1', { warehouseId: f.secondRawWarehouse });
  await f.stock(glue, '4', '1');
  // what waits for inspection, or has expired, is not available
  await f.stock(steel, '50', '2', { quality: 'PENDING' });
  await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: steel,
    warehouse_id: f.rawWarehouse,
    quantity: '70',
    unit_cost: '1',
    quality_status: 'APPROVED',
    expiry_date: '2026-02-21',
  });
  for (let day = 0; day < 10; day += 1) {
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: '1', reason: 'x' });
    clock.advance(DAY_MS);
  }
  const [supplier] = await t.db.sql<{ id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('DEMIR', 'Demir A.Ş.') returning supplier_id as id`,
  );
  await t.db.sql(
    'insert into product_suppliers (product_id, supplier_id, unit_price, lead_time_days) values ($1, $2, 2.5, 3)',
    [steel, supplier?.id],
  );
});
afterAll(() => t.close());

const read = (query = '') => readReport<CriticalStock>(t, `${path}${query}`);

test('lists what is below its levels, the most urgent first', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters).toEqual({ warehouse_id: null, urgency_level: null });
  expect(
    rows.map((row) => [
      row.product_code,
      row.urgency_level,
      row.available_quantity,
      row.missing_quantity,
      row.days_of_cover,
    ]),
  ).toEqual([
    ['BOLT', 'OUT_OF_STOCK', '0.000', '5.000', null],
    // 1 a day on each of the 10 days of its history
    ['STEEL', 'CRITICAL', '5.000', '15.000', 5],
    ['PAINT', 'MINIMUM', '8.000', '2.000', null],
  ]);
  expect(rows[1]).toMatchObject({
    critical_stock_level: '10.000',
    minimum_stock_level: '20.000',
  });
  expect(totals).toMatchObject({ product_count: 3, out_of_stock: 1, critical: 1, minimum: 1 });
});

test('suggests what planning suggests', async () => {
  const { rows, totals } = await read();
  for (const row of rows) {
    const { body } = await t.as.viewer.get(`/products/${row.product_id}/reorder-suggestion`);
    expect(row).toMatchObject({
      order_type: body.order_type,
      suggested_quantity: body.suggested_quantity,
      order_by_date: body.order_by_date,
      unit_price: body.unit_price,
      total_price: body.total_price,
      currency: body.currency,
      supplier_code: body.supplier?.supplier_code ?? null,
    });
  }
  // Reorder point 20 + 3 days of 1; cover 30 days of 1: 53 − 5 on hand. 48 × 2.5.
  expect(rows[1]).toMatchObject({ suggested_quantity: '48.000', total_price: '120.0000', currency: 'TRY' });
  expect(totals.suggested_orders).toEqual([{ currency: 'TRY', total_price: '120.0000' }]);
});

test('agrees with the alerts', async () => {
  await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: ids.BOLT,
    warehouse_id: f.rawWarehouse,
    quantity: '1',
    unit_cost: '1',
    quality_status: 'APPROVED',
  });
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: ids.BOLT, quantity: '1', reason: 'x' });
  const alerts = await t.db.sql<{ product_id: number; alert_type: string }>(
    `select product_id, alert_type from alerts where status <> 'RESOLVED'
     and alert_type in ('OUT_OF_STOCK', 'CRITICAL', 'MINIMUM') and product_id = $1`,
    [ids.BOLT],
  );
  const { rows } = await read();
  expect(alerts.map((one) => [one.product_id, one.alert_type])).toEqual(
    rows.filter((row) => row.product_id === ids.BOLT).map((row) => [row.product_id, row.urgency_level]),
  );
});

test('filters by urgency and by warehouse', async () => {
  expect((await read('?urgency_level=MINIMUM')).rows.map((row) => row.product_code)).toEqual(['PAINT']);
  expect((await read('?urgency_level=CRITICAL')).totals).toMatchObject({ product_count: 1, minimum: 0 });
  const second = await read(`?warehouse_id=${f.secondRawWarehouse}`);
  expect(second.rows.map((row) => [row.product_code, row.urgency_level, row.available_quantity])).toEqual([
    ['BOLT', 'OUT_OF_STOCK', '0.000'],
    ['GLUE', 'OUT_OF_STOCK', '0.000'],
    ['STEEL', 'OUT_OF_STOCK', '0.000'],
    ['PAINT', 'MINIMUM', '2.000'],
  ]);
  const unknown = await t.as.viewer.get(`${path}?warehouse_id=999999`);
  expect([unknown.status, unknown.body.error_code]).toEqual([404, 'NOT_FOUND']);
});

test('takes as many statements for many products as for one', async () => {
  const one = await countStatements(t, () => read('?urgency_level=CRITICAL'));
  for (let number = 0; number < 20; number += 1) await product(`MANY${number}`, null, '3');
  expect(await countStatements(t, () => read())).toBe(one);
});

test('comes as a file, and has a door', async () => {
  await expectFiles(t, path, { tr: 'Eksik Miktar', en: 'Missing', fileName: 'critical-stock' });
  await expectDoor(t, path, ['urgency_level=HIGH', 'warehouse_id=0']);
});
