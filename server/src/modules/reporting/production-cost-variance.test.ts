import { amount, formatAmount, total } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { ProductionCostVariance } from './production-cost-variance.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2026-03-01T22:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/production/cost-variance';

let t: TestApp;
let f: Factory;
let door: number;

async function make(productId: number, bomId: number, planned: string, completed: string, scrapped: string) {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: productId,
    bom_id: bomId,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: planned,
  });
  const order = `/production/orders/${made.body.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${order}/status`, { status });
  const answer = await t.as.prod_mgr.post(`${order}/complete`, {
    completed_quantity: completed,
    scrapped_quantity: scrapped,
  });
  expect(answer.status, answer.text).toBe(200);
}

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  const steel = await f.product('STEEL');
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  door = await f.product('DOOR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const cabinetBom = await f.bom(cabinet, [{ productId: steel, quantity: '5' }], {
    labor: '3',
    overhead: '1',
  });
  const doorBom = await f.bom(door, [{ productId: steel, quantity: '1' }]);
  await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '100', '12', { entryDate: '2026-02-01' });
  await make(cabinet, cabinetBom, '10', '8', '2');
  await make(door, doorBom, '4', '4', '0');
});
afterAll(() => t.close());

const read = (query = '') => readReport<ProductionCostVariance>(t, `${path}${query}`);

test('splits the variance of each completed order as the order itself does', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters).toEqual({ from: '2026-02-01', to: '2026-03-02', product_id: null, product_type: null });
  expect(rows).toMatchObject([
    {
      product_code: 'CABINET',
      completed_on: '2026-03-02',
      planned_quantity: '10.000',
      completed_quantity: '8.000',
      scrapped_quantity: '2.000',
      // 40 × 10 + 10 × 12 + 30 + 10 = 560 for ten, 448 for eight, and 112 for what was scrapped
      standard_cost: '448.0000',
      actual_cost: '560.0000',
      price_variance: '0.0000',
      usage_variance: '0.0000',
      yield_variance: '112.0000',
      total_variance: '112.0000',
    },
    { product_code: 'DOOR', standard_cost: '48.0000', actual_cost: '48.0000', total_variance: '0.0000' },
  ]);
  for (const row of rows) {
    const { body } = await t.as.viewer.get(`/production/orders/${row.production_order_id}/cost`);
    expect(row).toMatchObject({
      order_number: body.order_number,
      labor_variance: body.variances.labor,
      overhead_variance: body.variances.overhead,
      total_variance: body.variances.total,
      scrap_cost: body.scrap_cost,
    });
    const parts = [row.price_variance, row.usage_variance, row.labor_variance, row.overhead_variance];
    expect(formatAmount(total([...parts, row.yield_variance].map(amount)))).toBe(row.total_variance);
  }
  expect(totals).toMatchObject({
    order_count: 2,
    standard_cost: '496.0000',
    actual_cost: '608.0000',
    yield_variance: '112.0000',
    total_variance: '112.0000',
  });
});

test('filters by day, product and type', async () => {
  expect((await read(`?product_id=${door}`)).totals).toMatchObject({
    order_count: 1,
    actual_cost: '48.0000',
  });
  expect((await read('?product_type=FINISHED_PRODUCT')).totals.order_count).toBe(2);
  expect((await read('?product_category=SEMI_FINISHED')).totals.order_count).toBe(0);
  expect((await read('?to=2026-03-01')).totals).toMatchObject({ order_count: 0, total_variance: '0.0000' });
});

test('takes a fixed number of statements, comes as a file, and has a door', async () => {
  const one = await countStatements(t, () => read(`?product_id=${door}`));
  expect(await countStatements(t, () => read())).toBe(one);
  await expectFiles(t, path, {
    tr: 'Üretim Maliyet Sapmaları',
    en: 'Production cost variances',
    fileName: 'production-cost-variance',
  });
  await expectDoor(t, path, ['from=x', 'from=2026-03-03', 'product_type=x', 'product_id=0']);
});
