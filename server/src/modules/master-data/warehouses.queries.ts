import type { Updateable } from 'kysely';
import type { Warehouses } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import { lockStockOf } from './scope-locks.ts';
import type { Warehouse, WarehouseCreate, WarehouseList } from './warehouses.schemas.ts';

const COLUMNS = [
  'warehouse_id',
  'warehouse_code',
  'warehouse_name',
  'warehouse_type',
  'location',
  'manager_name',
  'is_active',
  'created_at',
  'updated_at',
] as const;

export async function findWarehouse(db: Db, warehouseId: number): Promise<Warehouse | undefined> {
  const query = queries.selectFrom('warehouses').select(COLUMNS).where('warehouse_id', '=', warehouseId);
  const [row] = await db.select(query);
  return row as Warehouse | undefined;
}

/**
 * Locks a warehouse for a change. `againstReferences` also keeps others from creating orders and scopes that refer to it, so
 * that "nothing needs it" is still true at the commit.
 */
export async function lockWarehouse(
  tx: Tx,
  warehouseId: number,
  againstReferences: boolean,
): Promise<Warehouse | undefined> {
  const query = queries.selectFrom('warehouses').select(COLUMNS).where('warehouse_id', '=', warehouseId);
  const [row] = await tx.select(againstReferences ? query.forUpdate() : query.forNoKeyUpdate());
  if (againstReferences) await lockStockOf(tx, { warehouseId });
  return row as Warehouse | undefined;
}

export async function warehouseCodeTaken(db: Db, code: string): Promise<boolean> {
  const query = queries.selectFrom('warehouses').select('warehouse_id').where('warehouse_code', '=', code);
  return (await db.select(query)).length > 0;
}

export async function listWarehouses(db: Db, list: WarehouseList) {
  const order = sortOrder(list.sort, 'warehouse_code');
  let query = queries.selectFrom('warehouses').select(COLUMNS);
  if (list.warehouse_type !== undefined) query = query.where('warehouse_type', '=', list.warehouse_type);
  if (list.is_active !== undefined) query = query.where('is_active', '=', list.is_active);
  if (list.search) query = query.where(searchCondition('search_text', list.search));
  const ordered = query.orderBy(order.field, order.direction).orderBy('warehouse_id');
  return readPage(db, ordered, list);
}

export async function insertWarehouse(tx: Tx, warehouse: WarehouseCreate): Promise<Warehouse> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('warehouses')
    .values({ ...warehouse, created_at: now, updated_at: now })
    .returning(COLUMNS);
  return only(await tx.select(query)) as Warehouse;
}

export async function updateWarehouse(
  tx: Tx,
  warehouseId: number,
  changes: Updateable<Warehouses>,
): Promise<Warehouse> {
  const query = queries
    .updateTable('warehouses')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('warehouse_id', '=', warehouseId)
    .returning(COLUMNS);
  return only(await tx.select(query)) as Warehouse;
}

export const productsInWarehouse = statement<{ product_id: number }>(
  'warehouse_products',
  'select product_id from stock_scopes where warehouse_id = $1 and on_hand > 0',
);

/** What a warehouse still holds or owes: the names of what stands in the way of deactivating it. */
export const whatNeedsWarehouse = statement<{ what: string }>(
  'warehouse_needed_by',
  `select what from (
     select 1 as place, p.product_code || ': ' || s.on_hand || ' ' || p.unit_of_measure || ' on hand' as what
       from stock_scopes s join products p using (product_id)
       where s.warehouse_id = $1 and s.on_hand > 0
     union all
     select 2, 'production order ' || order_number from production_orders
       where warehouse_id = $1 and status not in ('COMPLETED', 'CANCELLED')
     union all
     select 3, 'purchase order ' || po_number from purchase_orders
       where warehouse_id = $1 and status not in ('FULLY_RECEIVED', 'CANCELLED', 'CLOSED')
   ) needs order by place, what limit 20`,
);
