import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PriceSource } from './orders.schemas.ts';

const lock = statement<never>(
  'purchase_orders_to_replan_lock',
  `select from purchase_orders where purchase_order_id = any($1::bigint[]) order by purchase_order_id for no key update`,
);

/** By number, all in one statement: whoever changes several orders locks them before the first change. */
export async function lockPurchaseOrders(tx: Tx, orderIds: readonly number[]): Promise<void> {
  await tx.run(lock, [orderIds]);
}

/** What is null stays as it is. */
export interface ReplannedLine {
  readonly po_item_id: number;
  readonly day: string | null;
  readonly quantity: string | null;
  readonly unit_price: string | null;
  readonly price_source: PriceSource | null;
}

const saveLines = statement<never>(
  'purchase_order_replan_lines',
  `update purchase_order_items l
   set expected_delivery_date = coalesce(w.day, l.expected_delivery_date),
     quantity_ordered = coalesce(w.quantity, l.quantity_ordered), unit_price = coalesce(w.unit_price, l.unit_price),
     price_source = coalesce(w.price_source, l.price_source),
     total_price = round(coalesce(w.quantity, l.quantity_ordered) * coalesce(w.unit_price, l.unit_price), 4)
   from unnest($2::bigint[], $3::date[], $4::numeric[], $5::numeric[], $6::text[])
     as w (po_item_id, day, quantity, unit_price, price_source)
   where l.po_item_id = w.po_item_id and l.purchase_order_id = $1`,
);

const saveHeader = statement<never>(
  'purchase_order_replan_header',
  `update purchase_orders set expected_delivery_date = coalesce($2::date, expected_delivery_date), updated_at = $3,
     total_amount = (select sum(total_price) from purchase_order_items where purchase_order_id = $1)
   where purchase_order_id = $1`,
);

/** Changes lines of a locked draft, and its total. @param day of the order; null leaves it */
export function saveReplannedLines(
  tx: Tx,
  orderId: number,
  day: string | null,
  lines: readonly ReplannedLine[],
): void {
  tx.defer(saveLines, [
    orderId,
    lines.map((line) => line.po_item_id),
    lines.map((line) => line.day),
    lines.map((line) => line.quantity),
    lines.map((line) => line.unit_price),
    lines.map((line) => line.price_source),
  ]);
  tx.defer(saveHeader, [orderId, day, tx.clock.now()]);
}

const drop = statement<never>(
  'purchase_order_drop_lines',
  'delete from purchase_order_items where purchase_order_id = $1 and po_item_id = any($2::bigint[])',
);

/** Takes lines off a locked draft; its total follows with `saveReplannedLines`. */
export function dropLines(tx: Tx, orderId: number, lineIds: readonly number[]): void {
  if (lineIds.length > 0) tx.defer(drop, [orderId, lineIds]);
}
