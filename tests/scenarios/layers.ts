import { expect } from 'vitest';
import type { Answer, TestApp } from '../harness/app.ts';
import { columns, type Json, type Row, type WorkedExample } from '../harness/worked-example.ts';

/** How the layers of a worked example come into stock. */

export const RECEIPT = columns('layer | product | warehouse | batch_number | quantity | unit_cost | value');
export const PURCHASE = columns(
  'layer | purchase order | product | warehouse | batch_number | quantity | unit_price | value',
);

/** The body of an answer that must not be a refusal. */
export function okOf(answer: Answer<Json>): Json {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

/** A receipt at the gate of a worked example: a layer of its own, without an order. */
export async function receiveLayer(
  t: TestApp,
  example: WorkedExample,
  { layer, product, warehouse, value, ...fields }: Row<typeof RECEIPT>,
): Promise<void> {
  const made = okOf(
    await t.as.inv_clerk.post('/inventory/stock-in', {
      ...fields,
      product_id: example.numberOf(product),
      warehouse_id: example.numberOf(warehouse),
      quality_status: 'APPROVED',
    }),
  );
  expect(made.total_value, layer).toBe(value);
  example.nameLayer(layer, made.inventory_item_id as number);
}

/** Ordered, sent, and received at the gate with a delivery note. */
export async function buyLayer(t: TestApp, example: WorkedExample, row: Row<typeof PURCHASE>): Promise<void> {
  const supplier = okOf(
    await t.as.proc_off.post('/suppliers', { supplier_code: 'MILL', supplier_name: 'Ereğli Çelikhanesi' }),
  );
  const order = okOf(
    await t.as.proc_off.post('/procurement/orders', {
      supplier_id: supplier.supplier_id,
      warehouse_id: example.numberOf(row.warehouse),
      items: [
        {
          product_id: example.numberOf(row.product),
          quantity_ordered: row.quantity,
          unit_price: row.unit_price,
        },
      ],
    }),
  );
  expect(order.po_number).toBe(row['purchase order']);
  const path = `/procurement/orders/${order.purchase_order_id}`;
  okOf(await t.as.proc_off.put(`${path}/status`, { status: 'SENT' }));
  const [line] = order.items as { po_item_id: number }[];
  const received = okOf(
    await t.as.inv_clerk.put(`${path}/receive`, {
      delivery_note: 'İRS-1001',
      items_received: [
        {
          po_item_id: line?.po_item_id,
          quantity_received: row.quantity,
          quality_status: 'APPROVED',
          batch_number: row.batch_number,
        },
      ],
    }),
  );
  const [item] = received.items as { inventory_item_id: number; value: string }[];
  expect(item?.value, row.layer).toBe(row.value);
  example.nameLayer(row.layer, item?.inventory_item_id ?? 0);
}
