import { expect } from 'vitest';
import { sweepAlerts } from '../../server/src/modules/alerts/index.ts';
import type { TestApp } from '../harness/app.ts';

/** One open alert of every kind, on top of a rich history, and one that is resolved. */
export async function makeAlerts(t: TestApp): Promise<void> {
  const { admin, inv_clerk } = t.as;
  const [place] = await t.db.sql<{ raw: number }>(
    `select warehouse_id as raw from warehouses where warehouse_code = 'RM01'`,
  );
  const product = async (product_code: string, minimum: string, critical: string): Promise<number> => {
    const answer = await admin.post('/products', {
      product_code,
      product_name: product_code,
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
      minimum_stock_level: minimum,
      critical_stock_level: critical,
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.product_id;
  };
  const receive = async (product_id: number, quantity: string, more: object = {}) => {
    const body = {
      product_id,
      warehouse_id: place?.raw,
      quantity,
      unit_cost: '1',
      quality_status: 'APPROVED',
    };
    const answer = await inv_clerk.post('/inventory/stock-in', { ...body, ...more });
    expect(answer.status, answer.text).toBe(201);
  };
  await product('EMPTY', '10', '5');
  await receive(await product('CRITICAL', '10', '5'), '4');
  await receive(await product('MINIMUM', '10', '5'), '6');
  await receive(await product('FINE', '10', '5'), '10');
  const paint = await product('PAINT', '0', '0');
  const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await receive(paint, '3', { expiry_date: dayFromNow(10) });
  await receive(paint, '2', { expiry_date: dayFromNow(-10) });
  // No order is made for a day that is over: time passes.
  await t.db.sql(
    `update production_orders set planned_start_date = null, planned_completion_date = current_date - 5
     where production_order_id = (select min(production_order_id) from production_orders where status = 'PLANNED')`,
  );
  await t.db.sql(
    `update purchase_orders set order_date = current_date - 20, expected_delivery_date = current_date - 5
     where status = 'PARTIALLY_RECEIVED'`,
  );
  await t.db.sql(
    `update purchase_order_items set expected_delivery_date = null where purchase_order_id in
       (select purchase_order_id from purchase_orders where status = 'PARTIALLY_RECEIVED')`,
  );
  await sweepAlerts(t.db);
  const open = await t.db.sql<{ alert_type: string }>(
    `select distinct alert_type from alerts where status <> 'RESOLVED' order by 1`,
  );
  expect(open.map((row) => row.alert_type)).toEqual([
    ...['CRITICAL', 'EXPIRING', 'LATE_PRODUCTION', 'LATE_PURCHASE', 'MINIMUM', 'OUT_OF_STOCK'],
  ]);
}
