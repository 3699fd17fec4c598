import { sql, type Updateable } from 'kysely';
import type { Suppliers } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type {
  Supplier,
  SupplierCreate,
  SupplierList,
  SupplierPerformanceSummary,
} from './suppliers.schemas.ts';

/** A supplier as it is stored, without what is computed from its deliveries. */
export type StoredSupplier = Omit<Supplier, keyof SupplierPerformanceSummary>;

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
