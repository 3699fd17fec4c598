import { sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import {
  literalPattern,
  type Page,
  readPage,
  searchCondition,
  sortOrder,
} from '../../platform/http/paging.ts';
import type { GoodsReceipt, GoodsReceiptRow, ReceiptList } from './receipts.schemas.ts';

type Head = Omit<GoodsReceipt, 'items'>;

const readHead = statement<Head>(
  'receipt_head',
  `select r.receipt_id, r.receipt_number, r.purchase_order_id, o.po_number, o.supplier_id, s.supplier_code,
     s.supplier_name, r.delivery_note, r.received_at, u.username as received_by, u.full_name as received_by_name,
     r.notes, o.status as order_status
   from receipts r join purchase_orders o using (purchase_order_id) join suppliers s using (supplier_id)
     left join users u on u.user_id = r.received_by
   where r.receipt_id = $1`,
);

/** What a layer was worth when it came stands with the layer; a later revaluation leaves that as it is. */
const readItems = statement<GoodsReceipt['items'][number]>(
  'receipt_items',
  `select r.receipt_item_id, r.po_item_id, l.line_number, l.product_id, p.product_code, p.product_name,
     p.unit_of_measure, r.quantity_received, r.unit_price, r.unit_cost, i.initial_value as value, r.quality_status,
     r.inventory_item_id, i.batch_number, i.warehouse_id, w.warehouse_code, i.expiry_date, r.expected_delivery_date,
     case when l.delivery_status in ('OPEN', 'PARTIAL') then greatest(l.quantity_ordered - l.quantity_received, 0)
       else 0 end::quantity as quantity_outstanding
   from receipt_items r join purchase_order_items l using (po_item_id) join products p using (product_id)
     join inventory_items i using (inventory_item_id) join warehouses w using (warehouse_id)
   where r.receipt_id = $1 order by r.receipt_item_id`,
);

/** A receipt with its lines, in two statements whatever their number. */
export async function findReceipt(db: Db, receiptId: number): Promise<GoodsReceipt | undefined> {
  const [[head], items] = await Promise.all([db.run(readHead, [receiptId]), db.run(readItems, [receiptId])]);
  return head === undefined ? undefined : { ...head, items };
}

const SORT_COLUMNS = { received_at: 'r.received_at', receipt_number: 'r.receipt_number' } as const;

/** The first moment of a day, or of the day after it, as the factory's clocks show it. */
export const startOf = (db: Db, day: string, daysLater = 0) =>
  sql<string>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${db.policy.timeZone}::text)`;

function receiptsOf(db: Db, list: ReceiptList) {
  let query = queries
    .selectFrom('receipts as r')
    .innerJoin('purchase_orders as o', 'o.purchase_order_id', 'r.purchase_order_id')
    .innerJoin('suppliers as s', 's.supplier_id', 'o.supplier_id');
  if (list.purchase_order_id !== undefined)
    query = query.where('r.purchase_order_id', '=', list.purchase_order_id);
  if (list.supplier_id !== undefined) query = query.where('o.supplier_id', '=', list.supplier_id);
  if (list.delivery_note !== undefined)
    query = query.where('r.delivery_note', '=', list.delivery_note.trim());
  if (list.product_id !== undefined)
    query = query.where(
      sql<boolean>`exists (select from receipt_items i join purchase_order_items l using (po_item_id)
        where i.receipt_id = r.receipt_id and l.product_id = ${list.product_id})`,
    );
  if (list.received_from !== undefined)
    query = query.where('r.received_at', '>=', startOf(db, list.received_from));
  if (list.received_to !== undefined)
    query = query.where('r.received_at', '<', startOf(db, list.received_to, 1));
  if (list.search) {
    const { search } = list;
    query = query.where(({ or }) =>
      or([
        searchCondition('s.search_text', search),
        sql<boolean>`search_fold(r.receipt_number || ' ' || o.po_number || ' ' || coalesce(r.delivery_note, ''))
          like '%' || search_fold(${literalPattern(search)}) || '%'`,
      ]),
    );
  }
  return query;
}

/** One statement: the lines of a row are counted beside it. */
export async function listReceipts(db: Db, list: ReceiptList): Promise<Page<GoodsReceiptRow>> {
  const order = sortOrder(list.sort, '-received_at');
  const query = receiptsOf(db, list)
    .leftJoin('users as u', 'u.user_id', 'r.received_by')
    .select([
      'r.receipt_id',
      'r.receipt_number',
      'r.purchase_order_id',
      'o.po_number',
      'o.supplier_id',
      's.supplier_code',
      's.supplier_name',
      'r.delivery_note',
      'r.received_at',
      'u.username as received_by',
      'u.full_name as received_by_name',
      'r.notes',
      'o.status as order_status',
      sql<number>`(select count(*) from receipt_items i where i.receipt_id = r.receipt_id)`.as('item_count'),
      // Looked up one by one: joined, all layers were read for each receipt where the lines had no statistics yet.
      sql<string>`(select sum((select l.initial_value from inventory_items l where l.inventory_item_id = i.inventory_item_id))
        from receipt_items i where i.receipt_id = r.receipt_id)`.as('total_value'),
    ])
    .orderBy(SORT_COLUMNS[order.field], order.direction)
    .orderBy('r.receipt_id', order.direction);
  return (await readPage(db, query, list)) as unknown as Page<GoodsReceiptRow>;
}
