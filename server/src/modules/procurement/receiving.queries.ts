import { formatAmount, formatQuantity } from '@horoz/kernel';
import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { requireUsable, Scope } from '../inventory/index.ts';
import { LINE_DUE } from './order-columns.ts';
import type { LockedOrder } from './orders.queries.ts';
import type { ItemToReceive, LineToReceive } from './received-items.ts';

const readLines = statement<LineToReceive>(
  'receiving_lines',
  `select l.po_item_id, l.line_number, l.product_id, p.product_code, l.quantity_ordered, l.quantity_received, l.unit_price
   from purchase_order_items l join products p using (product_id) where l.purchase_order_id = $1 order by l.line_number`,
);

/** All lines of an order, to be read after its lock. */
export function linesToReceive(db: Db, orderId: number): Promise<LineToReceive[]> {
  return db.run(readLines, [orderId]);
}

/** What decides whether a product may enter a warehouse. */
type EntryFacts = Parameters<typeof requireUsable>[0] & {
  wanted_product_id: number;
  wanted_warehouse_id: number;
};

const readEntryFacts = statement<EntryFacts>(
  'receiving_entry_facts',
  `select e.product_id as wanted_product_id, e.warehouse_id as wanted_warehouse_id, p.product_id, p.product_code,
     p.product_type, p.is_active as product_active, w.warehouse_id, w.warehouse_code, w.warehouse_type,
     w.is_active as warehouse_active
   from unnest($1::bigint[], $2::bigint[]) with ordinality as e (product_id, warehouse_id, place)
     left join products p on p.product_id = e.product_id left join warehouses w on w.warehouse_id = e.warehouse_id
   order by e.place`,
);

/** To be sent after the lock of the scopes: ending a product or a warehouse takes that lock, too. */
export function entryFacts(db: Db, scopes: readonly Scope[]): Promise<EntryFacts[]> {
  return db.run(readEntryFacts, [scopes.map((one) => one.productId), scopes.map((one) => one.warehouseId)]);
}

export interface EarlierDelivery {
  readonly purchase_order_id: number;
  readonly po_number: string;
  readonly receipt_number: string;
}

/** Of this order any spelling counts; of the supplier's other orders only the same one, which the index finds. */
const readEarlier = statement<EarlierDelivery>(
  'receiving_earlier_deliveries',
  `select r.purchase_order_id, o.po_number, r.receipt_number, r.receipt_id
   from receipts r join purchase_orders o using (purchase_order_id)
   where r.purchase_order_id = $1 and search_fold(r.delivery_note) = search_fold($3)
   union all
   select r.purchase_order_id, o.po_number, r.receipt_number, r.receipt_id
   from purchase_orders o join receipts r using (purchase_order_id)
   where o.supplier_id = $2 and o.purchase_order_id <> $1 and r.delivery_note = $3
   order by receipt_id`,
);

/** Receipts with the same delivery note, of this order and of others of the same supplier. Read after the order's lock. */
export function earlierDeliveries(
  db: Db,
  order: LockedOrder,
  deliveryNote: string,
): Promise<EarlierDelivery[]> {
  return db.run(readEarlier, [order.purchase_order_id, order.supplier_id, deliveryNote]);
}

/** The receipt with its lines, and what that makes of the order's lines: one statement whatever their number. */
const save = statement<{ receipt_id: number }>(
  'receiving_save',
  `with arrived as (
     select * from unnest($7::bigint[], $8::bigint[], $9::numeric[], $10::numeric[], $11::numeric[], $12::text[])
       with ordinality as a (po_item_id, inventory_item_id, quantity, unit_price, unit_cost, quality_status, place)),
   receipt as (
     insert into receipts (receipt_number, purchase_order_id, delivery_note, received_at, received_by, notes)
     values ($1, $2, $3, $4, $5, $6) returning receipt_id),
   item as (
     insert into receipt_items (receipt_id, po_item_id, inventory_item_id, quantity_received, unit_price, unit_cost,
       quality_status, expected_delivery_date)
     select r.receipt_id, a.po_item_id, a.inventory_item_id, a.quantity, a.unit_price, a.unit_cost, a.quality_status,
       ${LINE_DUE}
     from receipt r cross join arrived a join purchase_order_items l using (po_item_id)
       join purchase_orders o using (purchase_order_id) order by a.place),
   line as (
     update purchase_order_items l set quantity_received = l.quantity_received + s.quantity,
       delivery_status = case when l.quantity_received + s.quantity >= l.quantity_ordered then 'RECEIVED' else 'PARTIAL' end
     from (select po_item_id, sum(quantity) as quantity from arrived group by po_item_id) s
     where l.po_item_id = s.po_item_id)
   select receipt_id from receipt`,
);

export interface ReceiptToSave {
  readonly receiptNumber: string;
  readonly purchaseOrderId: number;
  readonly deliveryNote: string | null;
  readonly notes: string | null;
}

/** What came, and the layer that it became. */
export interface ArrivedItem extends ItemToReceive {
  readonly inventoryItemId: number;
}

/** The order must be locked; its own status is the caller's. @returns the number of the receipt */
export async function saveReceipt(
  tx: Tx,
  receipt: ReceiptToSave,
  items: readonly ArrivedItem[],
): Promise<number> {
  const { receipt_id } = only(
    await tx.run(save, [
      receipt.receiptNumber,
      receipt.purchaseOrderId,
      receipt.deliveryNote,
      tx.clock.now(),
      tx.actor.userId,
      receipt.notes,
      items.map((one) => one.line.po_item_id),
      items.map((one) => one.inventoryItemId),
      items.map((one) => formatQuantity(one.quantity)),
      items.map((one) => formatAmount(one.unitPrice)),
      items.map((one) => formatAmount(one.unitCost)),
      items.map((one) => one.qualityStatus),
    ]),
  );
  return receipt_id;
}
