import { type RawBuilder, sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import {
  literalPattern,
  type Page,
  readPage,
  searchCondition,
  sortOrder,
} from '../../platform/http/paging.ts';
import { IS_OPEN_LINE, LINE_DUE, ORDER_COLUMNS, ORDER_TABLES, OUTSTANDING } from './order-columns.ts';
import type { PurchaseOrderList, PurchaseOrderRow } from './orders.schemas.ts';

/** How many lines still to come a row of the list names. */
const PENDING_ITEMS = 5;

const readRows = statement<PurchaseOrderRow>(
  'purchase_order_rows',
  `select ${ORDER_COLUMNS}, t.item_count,
     (select coalesce(json_agg(json_build_object('product_code', f.product_code,
         'quantity_outstanding', f.outstanding::text, 'expected_delivery_date', f.due)
         order by f.due, f.line_number), '[]'::json)
       from (select p.product_code, ${OUTSTANDING} as outstanding, ${LINE_DUE} as due, l.line_number
         from purchase_order_items l join products p using (product_id)
         where l.purchase_order_id = o.purchase_order_id and ${IS_OPEN_LINE}
         order by due, l.line_number limit ${PENDING_ITEMS}) f) as pending_items
   from ${ORDER_TABLES}
   join unnest($2::bigint[]) with ordinality as wanted (purchase_order_id, place)
     on wanted.purchase_order_id = o.purchase_order_id
   order by wanted.place`,
);

/** Two statements: the orders of the page, then all that is shown of them. Lines are summed for the page alone. */
export async function pageOfOrders(db: Db, list: PurchaseOrderList): Promise<Page<PurchaseOrderRow>> {
  const page = await readPage(db, orderedIds(db, list), list);
  const ids = page.items.map((one) => one.purchase_order_id);
  return { ...page, items: ids.length === 0 ? [] : await db.run(readRows, [db.clock.today(), ids]) };
}

function orderedIds(db: Db, list: PurchaseOrderList) {
  const order = sortOrder(list.sort, '-po_number');
  let query = queries.selectFrom('purchase_orders as o').select('o.purchase_order_id');
  if (list.status !== undefined) query = query.where('o.status', '=', list.status);
  if (list.supplier_id !== undefined) query = query.where('o.supplier_id', '=', list.supplier_id);
  if (list.warehouse_id !== undefined) query = query.where('o.warehouse_id', '=', list.warehouse_id);
  if (list.product_id !== undefined) query = query.where(hasLineFor(list.product_id));
  if (list.delivery_status !== undefined)
    query = query.where(deliveryCondition(list.delivery_status, db.clock.today()));
  if (list.order_date_from !== undefined) query = query.where('o.order_date', '>=', list.order_date_from);
  if (list.order_date_to !== undefined) query = query.where('o.order_date', '<=', list.order_date_to);
  if (list.expected_from !== undefined)
    query = query.where('o.expected_delivery_date', '>=', list.expected_from);
  if (list.expected_to !== undefined) query = query.where('o.expected_delivery_date', '<=', list.expected_to);
  if (list.search?.trim()) query = query.where(matches(list.search));
  return query.orderBy(`o.${order.field}`, order.direction).orderBy('o.purchase_order_id', order.direction);
}

function hasLineFor(productId: number): RawBuilder<boolean> {
  return sql`exists (select from purchase_order_items l
    where l.purchase_order_id = o.purchase_order_id and l.product_id = ${productId})`;
}

/**
 * The delivery status as conditions on the order's status first, which has an index, so that a rare one is not looked for in
 * all orders that ever were. They say the same as ORDER_COLUMNS; a test compares the two.
 */
function deliveryCondition(
  status: NonNullable<PurchaseOrderList['delivery_status']>,
  today: string,
): RawBuilder<boolean> {
  const openLine = (due: RawBuilder<unknown>) => sql<boolean>`exists (select from purchase_order_items l
    where l.purchase_order_id = o.purchase_order_id and ${sql.raw(IS_OPEN_LINE)} and ${sql.raw(LINE_DUE)} ${due})`;
  const late = openLine(sql`< ${today}::date`);
  const due = openLine(sql`= ${today}::date`);
  const waiting = sql<boolean>`o.status in ('SENT', 'CONFIRMED')`;
  switch (status) {
    case 'CANCELLED':
    case 'CLOSED':
      return sql`o.status = ${status}`;
    case 'COMPLETE':
      return sql`o.status = 'FULLY_RECEIVED'`;
    case 'PARTIAL_LATE':
      return sql`o.status = 'PARTIALLY_RECEIVED' and ${late}`;
    case 'PARTIAL':
      return sql`o.status = 'PARTIALLY_RECEIVED' and not ${late}`;
    case 'LATE':
      return sql`${waiting} and ${late}`;
    case 'DUE':
      return sql`${waiting} and not ${late} and ${due}`;
    case 'NOT_DUE':
      return sql`(o.status = 'DRAFT' or (${waiting} and not ${late} and not ${due}))`;
  }
}

/** Number, the supplier's reference, the supplier by code, name or city, or the code of a product on a line. */
function matches(search: string): RawBuilder<boolean> {
  const pattern = literalPattern(search);
  const folded = sql`'%' || search_fold(${pattern}) || '%'`;
  return sql`(o.po_number ilike ${`%${pattern}%`} or search_fold(o.supplier_reference) like ${folded}
    or o.supplier_id in (select s.supplier_id from suppliers s where ${searchCondition('s.search_text', search)})
    or o.purchase_order_id in (select l.purchase_order_id from purchase_order_items l join products p using (product_id)
      where ${searchCondition('p.search_text', search)} and search_fold(p.product_code) like ${folded}))`;
}
