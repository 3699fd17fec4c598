import { only, type Tx } from '../../platform/database/database.ts';
import { documentNumbers } from '../../platform/database/document-numbers.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PricedLine } from './order-lines.ts';
import type { LockedOrder } from './orders.queries.ts';

/** The lines as parameters $1 to $7, each with its place and its price in all, half up to 4 decimals. */
const WANTED = `wanted as materialized (
     select w.*, round(w.quantity * w.unit_price, 4) as total_price
     from unnest($1::bigint[], $2::numeric[], $3::numeric[], $4::text[], $5::text[], $6::date[], $7::text[])
       with ordinality as w (product_id, quantity, unit_price, price_source, supplier_product_code, due, notes, place))`;

function lineParameters(lines: readonly PricedLine[]) {
  return [
    lines.map((line) => line.product_id),
    lines.map((line) => line.quantity_ordered),
    lines.map((line) => line.unit_price),
    lines.map((line) => line.price_source),
    lines.map((line) => line.supplier_product_code),
    lines.map((line) => line.expected_delivery_date),
    lines.map((line) => line.notes),
  ];
}

const LINE_COLUMNS = `purchase_order_id, line_number, product_id, quantity_ordered, unit_price, total_price, price_source,
       supplier_product_code, expected_delivery_date, notes`;
const LINE_VALUES = `w.place, w.product_id, w.quantity, w.unit_price, w.total_price, w.price_source,
       w.supplier_product_code, w.due, w.notes`;

export interface OrderHeader {
  readonly supplierId: number;
  readonly warehouseId: number;
  readonly expectedDeliveryDate: string | null;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly notes: string | null;
}

const insert = statement<{ purchase_order_id: number }>(
  'purchase_order_insert',
  `with ${documentNumbers('PO', '$8::integer', '1')}, ${WANTED},
   made as (
     insert into purchase_orders (po_number, supplier_id, warehouse_id, status, order_date, expected_delivery_date,
       currency, exchange_rate, total_amount, notes, created_by, created_at, updated_at)
     select 'PO-' || $8::integer || '-' || to_char(last_number, 'FM000000'), $9::bigint, $10::bigint, 'DRAFT', $11::date,
       $12::date, $13::text, $14::numeric, (select sum(total_price) from wanted), $15::text, $16::bigint,
       $17::timestamptz, $17::timestamptz
     from numbers returning purchase_order_id),
   history as (
     insert into purchase_order_status_history (purchase_order_id, sequence_number, from_status, to_status, changed_at,
       changed_by)
     select purchase_order_id, 1, null, 'DRAFT', $17::timestamptz, $16::bigint from made),
   line as (
     insert into purchase_order_items (${LINE_COLUMNS})
     select m.purchase_order_id, ${LINE_VALUES} from made m cross join wanted w order by w.place)
   select purchase_order_id from made`,
);

/** Writes an order with its number, lines and first history step: one statement for any number of lines. */
export async function insertOrder(
  tx: Tx,
  orderDate: string,
  header: OrderHeader,
  lines: readonly PricedLine[],
): Promise<number> {
  const rows = await tx.run(insert, [
    ...lineParameters(lines),
    Number(orderDate.slice(0, 4)),
    header.supplierId,
    header.warehouseId,
    orderDate,
    header.expectedDeliveryDate,
    header.currency,
    header.exchangeRate,
    header.notes,
    tx.actor.userId,
    tx.clock.now(),
  ]);
  return only(rows).purchase_order_id;
}

/** A line keeps its id as long as its place is used. */
const update = statement<never>(
  'purchase_order_update',
  `with ${WANTED},
   header as (
     update purchase_orders set supplier_id = $10, warehouse_id = $11, expected_delivery_date = $12, currency = $13,
       exchange_rate = $14, notes = $15, updated_at = $16,
       total_amount = case when $9::boolean then (select sum(total_price) from wanted) else total_amount end
     where purchase_order_id = $8::bigint),
   surplus as (
     delete from purchase_order_items
     where $9::boolean and purchase_order_id = $8::bigint and line_number > (select count(*) from wanted))
   insert into purchase_order_items (${LINE_COLUMNS})
   select $8::bigint, ${LINE_VALUES} from wanted w where $9::boolean order by w.place
   on conflict (purchase_order_id, line_number) do update set product_id = excluded.product_id,
     quantity_ordered = excluded.quantity_ordered, unit_price = excluded.unit_price, total_price = excluded.total_price,
     price_source = excluded.price_source, supplier_product_code = excluded.supplier_product_code,
     expected_delivery_date = excluded.expected_delivery_date, notes = excluded.notes`,
);

/** Changes a locked draft; `lines` null leaves its lines as they are. */
export function updateOrder(
  tx: Tx,
  order: LockedOrder,
  header: OrderHeader,
  lines: readonly PricedLine[] | null,
): void {
  tx.defer(update, [
    ...lineParameters(lines ?? []),
    order.purchase_order_id,
    lines !== null,
    header.supplierId,
    header.warehouseId,
    header.expectedDeliveryDate,
    header.currency,
    header.exchangeRate,
    header.notes,
    tx.clock.now(),
  ]);
}

export interface LineToMove {
  readonly po_item_id: number;
  readonly line_number: number;
  readonly delivery_status: string;
}

/** Sent after the order's lock, so that it sees what the receipt before it did. */
const readLines = statement<LineToMove>(
  'purchase_order_lines_to_move',
  `select po_item_id, line_number, delivery_status from purchase_order_items
   where purchase_order_id = $1 and po_item_id = any($2::bigint[])`,
);

export function linesToMove(tx: Tx, orderId: number, lineIds: readonly number[]): Promise<LineToMove[]> {
  return tx.run(readLines, [orderId, lineIds]);
}

const moveDates = statement<never>(
  'purchase_order_dates',
  `with header as (
     update purchase_orders set expected_delivery_date = coalesce($2::date, expected_delivery_date), updated_at = $5
     where purchase_order_id = $1)
   update purchase_order_items l set expected_delivery_date = w.due
   from unnest($3::bigint[], $4::date[]) as w (po_item_id, due)
   where l.po_item_id = w.po_item_id and l.purchase_order_id = $1`,
);

/** @param day of the order; null leaves it */
export function saveDates(
  tx: Tx,
  orderId: number,
  day: string | null,
  lines: readonly { readonly po_item_id: number; readonly expected_delivery_date: string | null }[],
): void {
  tx.defer(moveDates, [
    orderId,
    day,
    lines.map((line) => line.po_item_id),
    lines.map((line) => line.expected_delivery_date),
    tx.clock.now(),
  ]);
}
