import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory } from '../../../../../tests/harness/factory.ts';
import { createPlanner } from './planner.ts';

/**
 * The cabinets of docs/concepts/mrp.md: a cabinet takes a door, a door takes two hinges. A cabinet is made in 2 days, a door in
 * 3; a hinge is bought. Every day is worked on.
 */
export async function createCabinets(t: TestApp, hingeDays: number) {
  const f = await createFactory(t);
  const cabinet = await f.product('FP-CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '9' });
  const door = await f.product('SF-DOOR', { type: 'SEMI_FINISHED', unit: 'PCS', standardCost: '4' });
  const hinge = await f.product('RM-HINGE', { unit: 'PCS', standardCost: '1' });
  await f.bom(cabinet, [{ productId: door, quantity: '1' }]);
  await f.bom(door, [{ productId: hinge, quantity: '2' }]);
  const leadTime = (productId: number, days: number) =>
    t.db.sql('update products set lead_time_days = $2 where product_id = $1', [productId, days]);
  await leadTime(cabinet, 2);
  await leadTime(door, 3);
  await leadTime(hinge, hingeDays);
  await t.db.sql(`update products set product_name = 'ÇELİK DOLAP' where product_id = $1`, [cabinet]);
  const seller = await t.as.proc_off.post('/suppliers', {
    supplier_code: 'MENTESE',
    supplier_name: 'Menteşe',
  });
  expect(seller.status, seller.text).toBe(201);

  return {
    ...createPlanner(t),
    f,
    cabinet,
    door,
    hinge,
    leadTime,
    /** Hinges on order. */
    async hinges(quantity: string, day: string) {
      const order = await t.as.proc_off.post('/procurement/orders', {
        supplier_id: seller.body.supplier_id,
        warehouse_id: f.rawWarehouse,
        items: [
          {
            product_id: hinge,
            quantity_ordered: quantity,
            unit_price: '1',
            expected_delivery_date: day,
          },
        ],
      });
      expect(order.status, order.text).toBe(201);
      const [line] = await t.db.sql<{ po_item_id: number }>(
        'select po_item_id from purchase_order_items where purchase_order_id = $1',
        [order.body.purchase_order_id],
      );
      return { line: line?.po_item_id ?? 0, number: order.body.po_number as string };
    },
  };
}
export type Cabinets = Awaited<ReturnType<typeof createCabinets>>;
