import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { ProductionEfficiency } from './production-efficiency.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const DAY_MS = 86_400_000;
const clock = manualClock(new Date('2026-03-01T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/production/efficiency';

let t: TestApp;
let f: Factory;
let cabinet: number;
const orderIds: number[] = [];

async function order(productId: number, bomId: number, planned: string, plannedDay: string | null) {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: productId,
    bom_id: bomId,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: planned,
  });
  expect(made.status, made.text).toBe(201);
  const id = made.body.production_order_id as number;
  await t.db.sql('update production_orders set planned_completion_date = $2 where production_order_id = $1', [
    id,
    plannedDay,
  ]);
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
  return id;
}

async function complete(id: number, completed: string, scrapped: string) {
  const answer = await t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
    completed_quantity: completed,
    scrapped_quantity: scrapped,
    is_final: true,
  });
  expect(answer.status, answer.text).toBe(200);
  orderIds.push(id);
}

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  const steel = await f.product('STEEL');
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const door = await f.product('DOOR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const cabinetBom = await f.bom(cabinet, [{ productId: steel, quantity: '5' }], {
    labor: '3',
    overhead: '1',
  });
  const doorBom = await f.bom(door, [{ productId: steel, quantity: '1' }]);
  await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '100', '12', { entryDate: '2026-02-01' });
  // estimated 40 × 10 + 10 × 12 = 520 material, 30 labour, 10 overhead
  const first = await order(cabinet, cabinetBom, '10', '2026-03-01');
  const second = await order(door, doorBom, '4', null);
  const never = await order(door, doorBom, '4', '2026-03-01');
  clock.advance(2 * DAY_MS);
  await complete(first, '8', '2'); // 2 days late
  await complete(second, '4', '0'); // no planned day
  const third = await order(cabinet, cabinetBom, '2', '2026-03-03');
  await complete(third, '2', '0'); // on time
  const scrap = await order(door, doorBom, '1', '2026-03-01');
  await complete(scrap, '0', '1'); // 2 days late, and nothing good: its cost is lost
  expect(never).toBeGreaterThan(0);
});
afterAll(() => t.close());

const read = (query = '') => readReport<ProductionEfficiency>(t, `${path}${query}`);
const sum = (rows: readonly string[]) =>
  rows.reduce((all, one) => all + BigInt(one.replace('.', '')), 0n).toString();

test('tells quantities, days and costs of what was completed', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters).toEqual({
    from: '2026-02-02',
    to: '2026-03-03',
    product_id: null,
    product_type: null,
  });
  expect(rows).toMatchObject([
    {
      product_code: 'CABINET',
      orders: 2,
      planned_quantity: '12.000',
      completed_quantity: '10.000',
      scrapped_quantity: '2.000',
      completion_percentage: '83.33',
      scrap_percentage: '16.67',
      orders_on_time: 1,
      orders_late: 1,
      days_late: 2,
      on_time_percentage: '50.00',
      scrap_cost: '0.0000',
    },
    {
      product_code: 'DOOR',
      orders: 2,
      planned_quantity: '5.000',
      completed_quantity: '4.000',
      scrapped_quantity: '1.000',
      orders_on_time: 0,
      orders_late: 1,
      days_late: 2,
      on_time_percentage: '0.00',
      // one unit of steel of the second batch
      scrap_cost: '12.0000',
    },
  ]);
  expect(totals).toMatchObject({
    product_count: 2,
    orders: 4,
    orders_on_time: 1,
    orders_late: 2,
    days_late: 4,
    on_time_percentage: '33.33',
    scrap_cost: '12.0000',
  });
});

test('its costs are those of the orders, and its totals the sums of its rows', async () => {
  const { rows, totals } = await read();
  const orders = await Promise.all(
    orderIds.map(async (id) => (await t.as.viewer.get(`/production/orders/${id}/cost`)).body),
  );
  const of = (pick: (one: (typeof orders)[number]) => string) => sum(orders.map(pick));
  expect({
    expected: sum([totals.expected_cost]),
    actual: sum([totals.actual_cost]),
    material: sum([totals.material_variance]),
    labor: sum([totals.labor_variance]),
    variance: sum([totals.cost_variance]),
    scrap: sum([totals.scrap_cost]),
  }).toEqual({
    expected: of((one) => one.total.expected_cost),
    actual: of((one) => one.total.actual_cost),
    material: of((one) => one.material.variance),
    labor: of((one) => one.labor.variance),
    variance: of((one) => one.total.variance),
    scrap: of((one) => one.scrap_cost),
  });
  expect(totals.actual_cost).not.toBe('0.0000');
  for (const key of [
    'expected_cost',
    'actual_cost',
    'material_variance',
    'cost_variance',
    'scrap_cost',
  ] as const)
    expect(sum(rows.map((row) => row[key]))).toBe(sum([totals[key]]));
});

test('filters by day, product and type', async () => {
  expect((await read('?from=2026-03-03&to=2026-03-03')).totals.orders).toBe(4);
  expect((await read('?from=2026-02-01&to=2026-03-02')).totals).toMatchObject({
    orders: 0,
    product_count: 0,
    on_time_percentage: null,
    actual_cost: '0.0000',
  });
  expect((await read(`?product_id=${cabinet}`)).rows.map((row) => row.product_code)).toEqual(['CABINET']);
  expect((await read('?product_type=SEMI_FINISHED')).rows).toEqual([]);
  expect((await read('?product_category=FINISHED_PRODUCT')).rows).toHaveLength(2);
});

test('is one statement, comes as a file, and has a door', async () => {
  await t.as.viewer.get(path);
  const nothing = await countStatements(t, () => read('?from=2026-01-01&to=2026-01-02'));
  expect(await countStatements(t, () => read())).toBe(nothing);
  await expectFiles(t, path, {
    tr: 'Üretim Verimliliği',
    en: 'Production efficiency',
    fileName: 'production-efficiency',
  });
  await expectDoor(t, path, ['from=x', 'from=2026-03-04', 'to=1800-01-01', 'product_type=x', 'product_id=0']);
});
