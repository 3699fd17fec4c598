import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** What landed costs and invoices read alike: the received lines of an order, and what a revaluation did. */

/** A line of a receipt, with the layer that it became. */
export interface ReceivedLine {
  readonly receipt_item_id: number;
  readonly receipt_id: number;
  readonly po_item_id: number;
  readonly line_number: number;
  readonly inventory_item_id: number;
  readonly unit_of_measure: string;
  readonly quantity_received: string;
  /** what it was worth when it came */
  readonly received_value: string;
  /** in the company's currency: as last invoiced, else as received */
  readonly booked_unit_cost: string;
}

const readLines = statement<ReceivedLine>(
  'late_cost_received_lines',
  `select i.receipt_item_id, i.receipt_id, i.po_item_id, l.line_number, i.inventory_item_id, p.unit_of_measure,
     i.quantity_received, layer.initial_value as received_value, coalesce((select v.unit_cost from purchase_invoice_lines v
       where v.receipt_item_id = i.receipt_item_id order by v.purchase_invoice_id desc limit 1), i.unit_cost)
       as booked_unit_cost
   from receipts r join receipt_items i using (receipt_id) join purchase_order_items l using (po_item_id)
   join products p using (product_id) join inventory_items layer using (inventory_item_id)
   where r.purchase_order_id = $1 order by i.receipt_item_id`,
);

/** All lines received of a locked order, oldest first; nothing more can come while its lock is held. */
export function readReceivedLines(tx: Tx, orderId: number): Promise<ReceivedLine[]> {
  return tx.run(readLines, [orderId]);
}

/** What a revaluation did, for a line `l` with its stock_revaluation_id: in stock, and in what had left it. */
export const REVALUED = `left join lateral (
     select coalesce(sum(v.value_change) filter (where v.place = 'ON_HAND'), 0.0000) as on_hand,
       coalesce(sum(v.value_change) filter (where v.is_final and v.place <> 'ON_HAND'), 0.0000) as gone
     from stock_revaluation_lines v where v.stock_revaluation_id = l.stock_revaluation_id) change on true`;

/** The line of a receipt behind `l`, for its answer. */
export const RECEIVED = `join receipt_items i on i.receipt_item_id = l.receipt_item_id
     join receipts r on r.receipt_id = i.receipt_id
     join purchase_order_items o on o.po_item_id = i.po_item_id join products p on p.product_id = o.product_id
     join inventory_items layer on layer.inventory_item_id = i.inventory_item_id`;

export const RECEIVED_FIELDS = `'line_number', l.line_number, 'receipt_item_id', l.receipt_item_id,
     'receipt_number', r.receipt_number, 'po_item_id', i.po_item_id, 'product_id', o.product_id,
     'product_code', p.product_code, 'inventory_item_id', i.inventory_item_id, 'batch_number', layer.batch_number,
     'quantity_received', i.quantity_received::text, 'stock_revaluation_id', l.stock_revaluation_id,
     'value_change_on_hand', change.on_hand::text, 'value_change_gone', change.gone::text`;
