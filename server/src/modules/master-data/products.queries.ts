import type { Updateable } from 'kysely';
import type { Products } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { Product, ProductCreate, ProductList, UnitConversion } from './products.schemas.ts';
import { lockStockOf } from './scope-locks.ts';

const COLUMNS = [
  'product_id',
  'product_code',
  'product_name',
  'description',
  'product_type',
  'unit_of_measure',
  'standard_cost',
  'minimum_stock_level',
  'critical_stock_level',
  'lead_time_days',
  'safety_stock',
  'lot_sizing_rule',
  'lot_size',
  'minimum_order_quantity',
  'maximum_order_quantity',
  'order_multiple',
  'safety_days_of_cover',
  'ordering_cost',
  'annual_holding_rate',
  'is_active',
  'created_at',
  'updated_at',
] as const;

export async function findProduct(db: Db, productId: number): Promise<Product | undefined> {
  const query = queries.selectFrom('products').select(COLUMNS).where('product_id', '=', productId);
  const [row] = await db.select(query);
  return row;
}

export function findUnitConversions(db: Db, productId: number): Promise<UnitConversion[]> {
  const query = queries
    .selectFrom('product_unit_conversions')
    .select(['unit_code', 'factor'])
    .where('product_id', '=', productId)
    .orderBy('unit_code');
  return db.select(query);
}

/**
 * Locks a product for a change. `againstReferences` also keeps others from creating rows that refer to it, so that
 * "nothing needs it" is still true at the commit.
 */
export async function lockProduct(
  tx: Tx,
  productId: number,
  againstReferences: boolean,
): Promise<Product | undefined> {
  const query = queries.selectFrom('products').select(COLUMNS).where('product_id', '=', productId);
  const [row] = await tx.select(againstReferences ? query.forUpdate() : query.forNoKeyUpdate());
  if (againstReferences) await lockStockOf(tx, { productId });
  return row;
}

export async function productCodeTaken(db: Db, code: string): Promise<boolean> {
  const query = queries.selectFrom('products').select('product_id').where('product_code', '=', code);
  return (await db.select(query)).length > 0;
}

export async function listProducts(db: Db, list: ProductList) {
  const order = sortOrder(list.sort, 'product_code');
  let query = queries.selectFrom('products').select(COLUMNS);
  if (list.product_type !== undefined) query = query.where('product_type', '=', list.product_type);
  if (list.is_active !== undefined) query = query.where('is_active', '=', list.is_active);
  if (list.unit_of_measure !== undefined) query = query.where('unit_of_measure', '=', list.unit_of_measure);
  if (list.search) query = query.where(searchCondition('search_text', list.search));
  return readPage(db, query.orderBy(order.field, order.direction).orderBy('product_id'), list);
}

export async function insertProduct(tx: Tx, product: ProductCreate): Promise<Product> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('products')
    .values({ ...product, created_at: now, updated_at: now })
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export async function updateProduct(
  tx: Tx,
  productId: number,
  changes: Updateable<Products>,
): Promise<Product> {
  const query = queries
    .updateTable('products')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('product_id', '=', productId)
    .returning(COLUMNS);
  return only(await tx.select(query));
}

export const insertStandardCost = statement<never>(
  'product_cost_history_standard',
  `insert into product_cost_history (product_id, cost_type, unit_cost, recorded_at, recorded_by)
   values ($1, 'STANDARD', $2, $3, $4)`,
);

/**
 * What would be left in the air without the product: stock, open orders, recipes in force on the day $2, demand.
 * An ACTIVE recipe whose time is over needs nothing any more.
 */
export const whatNeedsProduct = statement<{ what: string }>(
  'product_needed_by',
  `select what from (
     select 1 as place, s.on_hand || ' ' || p.unit_of_measure || ' on hand in ' || w.warehouse_code as what
       from stock_scopes s join products p using (product_id) join warehouses w using (warehouse_id)
       where s.product_id = $1 and s.on_hand > 0
     union
     select 2, 'production order ' || o.order_number from production_orders o
       where o.status not in ('COMPLETED', 'CANCELLED') and (o.product_id = $1 or exists (
         select from production_order_components c
         where c.production_order_id = o.production_order_id and c.component_product_id = $1))
     union
     select 3, 'purchase order ' || o.po_number
       from purchase_order_items i join purchase_orders o using (purchase_order_id)
       where i.product_id = $1 and i.delivery_status in ('OPEN', 'PARTIAL')
         and o.status not in ('FULLY_RECEIVED', 'CANCELLED', 'CLOSED')
     union
     select 4, 'active BOM ' || b.bom_version || ' of ' || m.product_code
       from bill_of_materials b join products m on m.product_id = b.parent_product_id
       where b.status = 'ACTIVE' and (b.expiry_date is null or b.expiry_date > $2::date)
         and (b.parent_product_id = $1 or exists (
           select from bom_components c where c.bom_id = b.bom_id and c.component_product_id = $1))
     union
     select 5, 'demand ' || d.demand_id || ' for ' || d.quantity || ' due on ' || d.due_date
       from demands d where d.product_id = $1 and d.is_active
   ) needs order by place, what limit 20`,
);

/** What is written in the product's stock unit, and would mean something else in another one. */
export const whatCountsInUnitOfProduct = statement<{ what: string }>(
  'product_unit_used_by',
  `select what from (
     (select 1 as place, 'stock movements' as what from stock_movements where product_id = $1 limit 1)
     union
     select 2, 'BOM ' || b.bom_version || ' of ' || m.product_code
       from bill_of_materials b join products m on m.product_id = b.parent_product_id
       where b.parent_product_id = $1 or exists (
         select from bom_components c where c.bom_id = b.bom_id and c.component_product_id = $1)
     union
     select 3, 'purchase order ' || o.po_number
       from purchase_order_items i join purchase_orders o using (purchase_order_id) where i.product_id = $1
     union
     (select 4, 'demands' from demands where product_id = $1 limit 1)
   ) uses order by place, what limit 20`,
);

/** The warehouses that hold the product: they were chosen by its type. */
export const stockOfProduct = statement<{ what: string }>(
  'product_stock_by_warehouse',
  `select s.on_hand || ' ' || p.unit_of_measure || ' on hand in ' || w.warehouse_code as what
   from stock_scopes s join products p using (product_id) join warehouses w using (warehouse_id)
   where s.product_id = $1 and s.on_hand > 0 order by w.warehouse_code limit 20`,
);
