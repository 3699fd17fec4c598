import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { publish } from '../../platform/events.ts';
import { say } from '../../platform/words/sentence.ts';
import { IS_OPEN_LINE, ORDER_COLUMNS, ORDER_TABLES, OUTSTANDING } from './order-columns.ts';
import type { PurchaseOrder, PurchaseStatus } from './orders.schemas.ts';

const readOrder = statement<PurchaseOrder>(
  'purchase_order_read',
  `select ${ORDER_COLUMNS},
     (select coalesce(json_agg(json_build_object('po_item_id', l.po_item_id, 'line_number', l.line_number,
         'product_id', l.product_id, 'product_code', p.product_code, 'product_name', p.product_name,
         'unit_of_measure', p.unit_of_measure, 'supplier_product_code', l.supplier_product_code,
         'quantity_ordered', l.quantity_ordered::text, 'quantity_received', l.quantity_received::text,
         'quantity_outstanding', case when ${IS_OPEN_LINE} then ${OUTSTANDING} else 0.000 end::text,
         'unit_price', l.unit_price::text, 'total_price', l.total_price::text, 'price_source', l.price_source,
         'expected_delivery_date', coalesce(l.expected_delivery_date, o.expected_delivery_date),
         'delivery_status', l.delivery_status, 'notes', l.notes) order by l.line_number), '[]'::json)
       from purchase_order_items l join products p using (product_id)
       where l.purchase_order_id = o.purchase_order_id) as items
   from ${ORDER_TABLES} where o.purchase_order_id = $2`,
);

/** The whole order with its lines, in one statement. @throws NOT_FOUND */
export async function getOrder(db: Db, orderId: number): Promise<PurchaseOrder> {
  const [order] = await db.run(readOrder, [db.clock.today(), orderId]);
  if (order === undefined) throw notFound('purchase order', orderId);
  return order;
}

export function lineNotFound({ po_number }: { readonly po_number: string }, poItemId: number): AppError {
  return new AppError(
    'NOT_FOUND',
    say`There is no line of order ${po_number} with po_item_id ${poItemId}. Check the id.`,
  );
}

/** What decides what may be done with an order. */
export interface LockedOrder {
  readonly purchase_order_id: number;
  readonly po_number: string;
  readonly supplier_id: number;
  readonly warehouse_id: number;
  readonly status: PurchaseStatus;
  readonly order_date: string;
  readonly expected_delivery_date: string | null;
  readonly currency: string;
  readonly exchange_rate: string;
  readonly supplier_reference: string | null;
  readonly notes: string | null;
  readonly updated_at: string;
}

const lock = statement<LockedOrder>(
  'purchase_order_lock',
  `select purchase_order_id, po_number, supplier_id, warehouse_id, status, order_date, expected_delivery_date, currency,
     exchange_rate, supplier_reference, notes, updated_at
   from purchase_orders where purchase_order_id = $1 for no key update`,
);

/**
 * The order's row is the lock of its lines, receipts and documents; it comes before scopes and counters. Lines are read in a
 * later statement: in this one they would be as old as the wait for the lock.
 *
 * @throws NOT_FOUND
 */
export async function lockOrder(tx: Tx, orderId: number): Promise<LockedOrder> {
  const [order] = await tx.run(lock, [orderId]);
  if (order === undefined) throw notFound('purchase order', orderId);
  return order;
}

const writeStatus = statement<never>(
  'purchase_order_status',
  `with changed as (
     update purchase_orders set status = $2::text, supplier_reference = coalesce($5::text, supplier_reference),
       updated_at = $4::timestamptz
     where purchase_order_id = $1 returning purchase_order_id),
   closed as (
     update purchase_order_items set delivery_status = 'CLOSED'
     where $2::text in ('CANCELLED', 'CLOSED') and purchase_order_id = $1 and delivery_status in ('OPEN', 'PARTIAL'))
   insert into purchase_order_status_history (purchase_order_id, sequence_number, from_status, to_status, changed_at,
     changed_by, notes)
   select purchase_order_id, (select coalesce(max(h.sequence_number), 0) + 1 from purchase_order_status_history h
       where h.purchase_order_id = $1), $3::text, $2::text, $4::timestamptz, $6::bigint, $7::text
   from changed where $2::text <> $3::text`,
);

/**
 * Moves a locked order to another status: its row, the lines that will not come any more (CANCELLED, CLOSED), the step of its
 * history, the event, and the word to the watchers. With the status that it has, it only counts as changed: for the second
 * partial receipt. Whether the step is allowed is the caller's question. Costs no round trip.
 */
export function saveOrderStatus(
  tx: Tx,
  order: LockedOrder,
  to: PurchaseStatus,
  more: { readonly notes?: string | null; readonly supplierReference?: string | null } = {},
): void {
  tx.defer(writeStatus, [
    order.purchase_order_id,
    to,
    order.status,
    tx.clock.now(),
    more.supplierReference ?? null,
    tx.actor.userId,
    more.notes ?? null,
  ]);
  tx.changed('purchase_order', [order.purchase_order_id]);
  if (to === order.status) return;
  publish(tx, [
    {
      topic: 'purchase_order.status_changed',
      entityType: 'purchase_order',
      entityId: order.purchase_order_id,
      payload: {
        purchase_order_id: order.purchase_order_id,
        po_number: order.po_number,
        supplier_id: order.supplier_id,
        from: order.status,
        to,
      },
    },
  ]);
}
