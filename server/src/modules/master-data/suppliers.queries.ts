import { sql, type Updateable } from 'kysely';
import type { Suppliers } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { Supplier, SupplierCreate, SupplierList } from './suppliers.schemas.ts';

/** A supplier as it is stored, without what is computed from its deliveries. */
export type StoredSupplier = Omit<Supplier, 'deliveries' | 'on_time_percentage'>;

const COLUMNS = [
  'supplier_id',
  'supplier_code',
  'supplier_name',
  'contact_person',
  'email',
  'phone',
  'address',
  'city',
  'country',
  'tax_number',
  'payment_terms',
  'lead_time_days',
  'quality_rating',
  'delivery_rating',
  'price_rating',
  'is_active',
  'created_at',
  'updated_at',
] as const;

export async function findSupplier(db: Db, supplierId: number): Promise<StoredSupplier | undefined> {
  const query = queries.selectFrom('suppliers').select(COLUMNS).where('supplier_id', '=', supplierId);
  const [row] = await db.select(query);
  return row;
}

/**
 * Locks a supplier for a change. `againstReferences` also keeps others from creating orders and links that refer to it, so
 * that "no open order needs it" is still true at the commit.
 */
export async function lockSupplier(
  tx: Tx,
  supplierId: number,
  againstReferences: boolean,
): Promise<StoredSupplier | undefined> {
  const query = queries.selectFrom('suppliers').select(COLUMNS).where('supplier_id', '=', supplierId);
  const [row] = await tx.select(againstReferences ? query.forUpdate() : query.forNoKeyUpdate());
  return row;
}

export async function supplierCodeTaken(db: Db, code: string): Promise<boolean> {
  const query = queries.selectFrom('suppliers').select('supplier_id').where('supplier_code', '=', code);
  return (await db.select(query)).length > 0;
}

export function listStoredSuppliers(db: Db, list: SupplierList): Promise<Page<StoredSupplier>> {
  const order = sortOrder(list.sort, 'supplier_code');
  let query = queries.selectFrom('suppliers').select(COLUMNS);
  if (list.is_active !== undefined) query = query.where('is_active', '=', list.is_active);
  if (list.city !== undefined) {
    query = query.where(sql<boolean>`search_fold(city) = search_fold(${list.city.trim()})`);
  }
  if (list.search) query = query.where(searchCondition('search_text', list.search));
  return readPage(db, query.orderBy(order.field, order.direction).orderBy('supplier_id'), list);
}

export interface Performance {
  readonly deliveries: number;
  readonly on_time_percentage: string | null;
}

/**
 * One delivery is one receipt. It is late when any of its lines came after the day it was expected, by the factory's
 * calendar ($2 is its time zone); one that nobody had set a day for counts as a delivery and as neither late nor on time.
 */
const readPerformance = statement<Performance & { supplier_id: number }>(
  'supplier_performance_summary',
  `select supplier_id, count(*) as deliveries,
     round(100.0 * count(*) filter (where not is_late) / nullif(count(is_late), 0), 2) as on_time_percentage
   from (
     select o.supplier_id, bool_or((r.received_at at time zone $2)::date
         > coalesce(i.expected_delivery_date, o.expected_delivery_date)) as is_late
       from purchase_orders o
       join receipts r using (purchase_order_id)
       left join receipt_items l using (receipt_id)
       left join purchase_order_items i on i.po_item_id = l.po_item_id
       where o.supplier_id = any($1::bigint[])
       group by o.supplier_id, r.receipt_id
   ) receipt group by supplier_id`,
);

/** How each supplier delivered so far. A supplier without a delivery is absent. */
export async function supplierPerformance(db: Db, ids: readonly number[]): Promise<Map<number, Performance>> {
  const rows = ids.length === 0 ? [] : await db.run(readPerformance, [ids, db.policy.timeZone]);
  return new Map(rows.map(({ supplier_id, ...performance }) => [supplier_id, performance]));
}

export async function insertSupplier(tx: Tx, supplier: SupplierCreate): Promise<StoredSupplier> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('suppliers')
    .values({ ...supplier, created_at: now, updated_at: now })
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export async function updateSupplier(
  tx: Tx,
  supplierId: number,
  changes: Updateable<Suppliers>,
): Promise<StoredSupplier> {
  const query = queries
    .updateTable('suppliers')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('supplier_id', '=', supplierId)
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export const openOrdersOfSupplier = statement<{ what: string }>(
  'supplier_needed_by',
  `select 'purchase order ' || po_number as what from purchase_orders
   where supplier_id = $1 and status not in ('FULLY_RECEIVED', 'CANCELLED', 'CLOSED')
   order by po_number limit 20`,
);
