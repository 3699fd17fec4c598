import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { IS_OPEN_LINE, LINE_DUE, OUTSTANDING } from './order-columns.ts';
import { AWAITED } from './order-status.ts';
import type { LookupLine, LookupReceipt, Match } from './receiving-lookup.schemas.ts';

/** Something that has the code. A product may be limited to one supplier, whose code it is. */
export interface CodeMatch {
  readonly matched_as: Match;
  readonly purchase_order_id: number | null;
  readonly receipt_id: number | null;
  readonly product_id: number | null;
  readonly supplier_id: number | null;
}

/** Of several kinds of thing with one code, the first in the order of places is meant. $1 as it was read, $2 in capitals. */
const readMatches = statement<CodeMatch>(
  'receiving_lookup_matches',
  `with found as (
     select 1 as place, 'PO_NUMBER' as matched_as, purchase_order_id, null::bigint as receipt_id,
       null::bigint as product_id, null::bigint as supplier_id from purchase_orders where po_number = $2
     union all
     select 2, 'RECEIPT_NUMBER', purchase_order_id, receipt_id, null, null from receipts where receipt_number = $2
     union all
     select 3, 'PRODUCT_CODE', null, null, product_id, null from products where product_code = $2
     union all
     select 4, 'SUPPLIER_PRODUCT_CODE', null, null, product_id, supplier_id from product_suppliers
     where supplier_product_code in ($1, $2)
     union
     select 4, 'SUPPLIER_PRODUCT_CODE', null, null, l.product_id, o.supplier_id
     from purchase_order_items l join purchase_orders o using (purchase_order_id)
     where l.supplier_product_code in ($1, $2) and ${IS_OPEN_LINE}
     union all
     select distinct 5, 'BATCH_NUMBER', null::bigint, i.receipt_id, l.product_id, null::bigint
     from inventory_items l left join receipt_items i using (inventory_item_id) where l.batch_number = $2
     union all
     select 6, 'DELIVERY_NOTE', purchase_order_id, receipt_id, null, null from receipts where delivery_note in ($1, $2))
   select matched_as, purchase_order_id, receipt_id, product_id, supplier_id from found
   where place = (select min(place) from found)`,
);

export function matchesOf(db: Db, code: string): Promise<CodeMatch[]> {
  return db.run(readMatches, [code, code.toUpperCase()]);
}

const STATUSES = AWAITED.map((status) => `'${status}'`).join(', ');

/** The lines are found by their order or product first: an OR over both would read every line. */
const readLines = statement<LookupLine>(
  'receiving_lookup_lines',
  `select o.purchase_order_id, o.po_number, o.status as order_status, o.supplier_id, s.supplier_code, s.supplier_name,
     o.warehouse_id, w.warehouse_code, l.po_item_id, l.line_number, l.product_id, p.product_code, p.product_name,
     p.unit_of_measure, l.supplier_product_code, l.quantity_ordered, (${OUTSTANDING})::quantity as quantity_outstanding,
     ${LINE_DUE} as expected_delivery_date, greatest(coalesce($4::date - ${LINE_DUE}, 0), 0) as days_late
   from (
     select po_item_id from purchase_order_items where purchase_order_id = any($1::bigint[])
     union
     select l.po_item_id from unnest($2::bigint[], $3::bigint[]) as wanted (product_id, supplier_id)
       join purchase_order_items l using (product_id) join purchase_orders o using (purchase_order_id)
     where ${IS_OPEN_LINE} and (wanted.supplier_id is null or wanted.supplier_id = o.supplier_id)) found
     join purchase_order_items l using (po_item_id) join purchase_orders o using (purchase_order_id)
     join suppliers s using (supplier_id) join warehouses w using (warehouse_id)
     join products p on p.product_id = l.product_id
   where ${IS_OPEN_LINE} and o.status in (${STATUSES})
   order by expected_delivery_date nulls last, l.po_item_id limit 100`,
);

/** Receipts by themselves, else by order, else by product. */
const readReceipts = statement<LookupReceipt>(
  'receiving_lookup_receipts',
  `select r.receipt_id, r.receipt_number, r.purchase_order_id, o.po_number, r.delivery_note, r.received_at
   from (
     select unnest($1::bigint[]) as receipt_id
     union
     select receipt_id from receipts where cardinality($1::bigint[]) = 0 and purchase_order_id = any($2::bigint[])
     union
     select i.receipt_id from unnest($3::bigint[], $4::bigint[]) as wanted (product_id, supplier_id)
       join purchase_order_items l using (product_id) join purchase_orders o using (purchase_order_id)
       join receipt_items i using (po_item_id)
     where cardinality($1::bigint[]) = 0 and (wanted.supplier_id is null or wanted.supplier_id = o.supplier_id)) found
     join receipts r using (receipt_id) join purchase_orders o using (purchase_order_id)
   order by r.receipt_id desc limit 10`,
);

const numbers = (ids: readonly (number | null)[]) => [...new Set(ids)].filter((one) => one !== null);

/** What is still to come, and what came, of all that has the code: two statements. */
export async function whatComes(
  db: Db,
  matches: readonly CodeMatch[],
): Promise<{ lines: LookupLine[]; receipts: LookupReceipt[] }> {
  const orders = numbers(matches.map((one) => one.purchase_order_id));
  const found = numbers(matches.map((one) => one.receipt_id));
  const ofProduct = matches.filter((one) => one.product_id !== null);
  const products = ofProduct.map((one) => one.product_id);
  const suppliers = ofProduct.map((one) => one.supplier_id);
  const [lines, receipts] = await Promise.all([
    db.run(readLines, [orders, products, suppliers, db.clock.today()]),
    db.run(readReceipts, [found, orders, products, suppliers]),
  ]);
  return { lines, receipts };
}
