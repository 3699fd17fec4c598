import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import type { LateOrders } from './late-orders.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2026-03-10T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/orders/late';

let t: TestApp;
let f: Factory;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '12.5' });
  const bare = await f.product('BARE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const bom = await f.bom(cabinet, [{ productId: steel, quantity: '2' }], { labor: '1' });
  await f.stock(steel, '100', '4');
  await t.db.sql(
    `insert into demands (product_id, quantity, due_date, demand_type, reference_number, is_active) values
       ($1, 3, '2026-03-09', 'CUSTOMER_ORDER', 'SO-1', true), ($2, 1, '2026-03-05', 'MANUAL', null, true),
       ($1, 3, '2026-03-10', 'CUSTOMER_ORDER', 'TODAY', true), ($1, 3, '2026-03-01', 'FORECAST', 'F', true),
       ($1, 3, '2026-03-01', 'CUSTOMER_ORDER', 'DONE', false)`,
    [cabinet, bare],
  );
  const orders: number[] = [];
  for (let number = 0; number < 3; number += 1) {
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: bom,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: '4',
    });
    orders.push(made.body.production_order_id);
  }
  // estimated 4 × (2 × 4 + 1) = 36, one of four done
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${orders[0]}/status`, { status });
  await t.as.prod_mgr.post(`/production/orders/${orders[0]}/complete`, {
    completed_quantity: '1',
    is_final: false,
  });
  await t.as.prod_mgr.put(`/production/orders/${orders[2]}/status`, { status: 'CANCELLED', notes: 'x' });
  await t.db.sql(
    `update production_orders set planned_start_date = null, planned_completion_date = case production_order_id
       when $1 then '2026-03-07'::date when $2 then '2026-03-10' else '2026-03-01' end`,
    [orders[0], orders[1]],
  );
  const [supplier] = await t.db.sql<{ id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('DEMIR', 'Demir A.Ş.') returning supplier_id as id`,
  );
  const purchase = async (number: string, status: string, day: string) => {
    const [order] = await t.db.sql<{ id: number }>(
      `insert into purchase_orders (po_number, supplier_id, warehouse_id, order_date, expected_delivery_date, status,
         currency, exchange_rate) values ($1, $2, $3, '2026-01-01', $4, $5, 'EUR', 40) returning purchase_order_id as id`,
      [number, supplier?.id, f.rawWarehouse, day, status],
    );
    await t.db.sql(
      `insert into purchase_order_items (purchase_order_id, line_number, product_id, quantity_ordered, quantity_received,
         unit_price, total_price, expected_delivery_date, delivery_status) values
         ($1, 1, $2, 10, 4, 2.5, 25, null, 'PARTIAL'), ($1, 2, $2, 10, 10, 2.5, 25, null, 'RECEIVED'),
         ($1, 3, $2, 10, 0, 2.5, 25, '2026-03-20', 'OPEN')`,
      [order?.id, steel],
    );
  };
  await purchase('PO-2026-000001', 'PARTIALLY_RECEIVED', '2026-03-08');
  await purchase('PO-2026-000002', 'CANCELLED', '2026-03-01');
  await purchase('PO-2026-000003', 'PARTIALLY_RECEIVED', '2026-03-10');
});
afterAll(() => t.close());

const read = (query = '') => readReport<LateOrders>(t, `${path}${query}`);

test('lists what is missing since before today, the latest first', async () => {
  const { rows, by_kind, totals, parameters } = await read();
  expect(parameters).toEqual({ as_of: '2026-03-10', kind: null, product_id: null });
  expect(
    rows.map((row) => [row.kind, row.number, row.line_number, row.days_late, row.open_quantity, row.value]),
  ).toEqual([
    ['DEMAND', null, null, 5, '1.000', null],
    ['PRODUCTION', expect.stringMatching(/^MO-/), null, 3, '3.000', '27.0000'],
    // 6 × 2.5 EUR at 40
    ['PURCHASE', 'PO-2026-000001', 1, 2, '6.000', '600.0000'],
    ['DEMAND', 'SO-1', null, 1, '3.000', '37.5000'],
  ]);
  expect(rows.map((row) => row.partner)).toEqual([null, null, 'Demir A.Ş.', null]);
  expect(by_kind).toEqual([
    { kind: 'DEMAND', order_count: 2, value: '37.5000' },
    { kind: 'PRODUCTION', order_count: 1, value: '27.0000' },
    { kind: 'PURCHASE', order_count: 1, value: '600.0000' },
  ]);
  expect(totals).toEqual({ order_count: 4, longest_days_late: 5, value: '664.5000', without_value: 1 });
});

test('filters by kind and product', async () => {
  expect((await read('?kind=PURCHASE')).totals).toMatchObject({ order_count: 1, value: '600.0000' });
  expect((await read(`?product_id=${steel}`)).rows.map((row) => row.kind)).toEqual(['PURCHASE']);
  expect((await read('?product_id=999999')).totals).toEqual({
    order_count: 0,
    longest_days_late: 0,
    value: '0.0000',
    without_value: 0,
  });
});

test('comes as a file, and has a door', async () => {
  await expectFiles(t, path, { tr: 'Geciken Siparişler', en: 'Late orders', fileName: 'late-orders' });
  await expectDoor(t, path, ['kind=SALES', 'product_id=0']);
});
