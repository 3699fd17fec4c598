import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** A planned order and what decides whether and how it becomes a real one. */
export interface OrderToConvert {
  readonly planned_order_id: number;
  readonly scenario_id: number | null;
  readonly ended_run_id: number | null;
  /** the number of the order that it became */
  readonly converted_to: string | null;
  readonly product_id: number;
  readonly product_code: string;
  readonly product_type: string;
  readonly order_type: 'MAKE' | 'BUY';
  readonly quantity: string;
  /** the plan's days, or today where they have passed */
  readonly start_day: string;
  readonly due_day: string;
  /** as the plan knows it */
  readonly due_date: string;
  readonly lot_number: number;
  /** the Monday before `due_day`, or that day */
  readonly week: string;
  readonly supplier_id: number | null;
  readonly supplier_code: string | null;
  readonly bom_id: number | null;
  /** null: no active warehouse may hold the product */
  readonly warehouse_id: number | null;
  readonly warehouse_code: string | null;
}

const lock = statement<never>(
  'planned_orders_lock',
  `select from planned_orders where planned_order_id = any($1::bigint[]) order by planned_order_id for no key update`,
);

/**
 * Of the active warehouses of the right type the first that has stock of the product, else the first by code. In a statement
 * after the lock: in that of the lock the number of the order that another request made in the meantime would be missing.
 */
const read = statement<OrderToConvert>(
  'planned_orders_to_convert',
  `select o.planned_order_id, o.scenario_id, o.ended_run_id, coalesce(m.order_number, b.po_number) as converted_to,
     o.product_id, p.product_code, p.product_type, o.order_type, o.quantity, d.start_day, d.due_day,
     o.due_date, o.lot_number,
     d.due_day - (extract(isodow from d.due_day)::integer - 1) as week, o.supplier_id, s.supplier_code, o.bom_id,
     home.warehouse_id, home.warehouse_code
   from planned_orders o join products p using (product_id)
   cross join lateral (
     select greatest(o.start_date, $2::date) as start_day, greatest(o.due_date, $2::date) as due_day) d
   left join suppliers s on s.supplier_id = o.supplier_id
   left join production_orders m on m.production_order_id = o.production_order_id
   left join purchase_order_items i on i.po_item_id = o.po_item_id
   left join purchase_orders b on b.purchase_order_id = i.purchase_order_id
   left join lateral (
     select w.warehouse_id, w.warehouse_code
     from warehouses w
     join unnest($3::text[], $4::text[]) as h (product_type, warehouse_type) using (warehouse_type)
     left join stock_scopes k on k.product_id = o.product_id and k.warehouse_id = w.warehouse_id
     where h.product_type = p.product_type and w.is_active
     order by coalesce(k.on_hand, 0) > 0 desc, w.warehouse_code, w.warehouse_id limit 1) home on true
   where o.planned_order_id = any($1::bigint[])
   order by d.start_day, d.due_day, o.planned_order_id`,
);

/**
 * Locks planned orders by id and reads them, the one that starts first before the others. An unknown one is missing.
 *
 * @param homes which type of warehouse holds which type of product
 */
export async function lockOrdersToConvert(
  tx: Tx,
  plannedOrderIds: readonly number[],
  homes: Readonly<Record<string, string>>,
): Promise<OrderToConvert[]> {
  await tx.run(lock, [plannedOrderIds]);
  return tx.run(read, [plannedOrderIds, tx.clock.today(), Object.keys(homes), Object.values(homes)]);
}

/** Through phantoms, whose components an order takes in their place. */
const readComponents = statement<{ product_id: number }>(
  'planned_orders_components',
  `with recursive line as (
     select component_product_id, is_phantom from bom_components where bom_id = any($1::bigint[])
     union
     select c.component_product_id, c.is_phantom
     from line l join bill_of_materials b on b.parent_product_id = l.component_product_id and b.status = 'ACTIVE'
     join bom_components c using (bom_id) where l.is_phantom)
   select distinct component_product_id as product_id from line order by product_id`,
);

/** What production orders by these recipes may take from stock. */
export async function componentsOf(db: Db, bomIds: readonly number[]): Promise<number[]> {
  return (await db.run(readComponents, [bomIds])).map((one) => one.product_id);
}

const shareSuppliers = statement<never>(
  'planned_orders_share_suppliers',
  'select from suppliers where supplier_id = any($1::bigint[]) order by supplier_id for share',
);
const shareWarehouses = statement<never>(
  'planned_orders_share_warehouses',
  'select from warehouses where warehouse_id = any($1::bigint[]) order by warehouse_id for share',
);
const shareProducts = statement<never>(
  'planned_orders_share_products',
  'select from products where product_id = any($1::bigint[]) order by product_id for share',
);

/** All the master data that the orders refer to stays as it is, and nobody has to wait for it later. */
export async function shareMasterData(
  tx: Tx,
  supplierIds: readonly number[],
  warehouseIds: readonly number[],
  productIds: readonly number[],
): Promise<void> {
  await Promise.all([
    tx.run(shareSuppliers, [supplierIds]),
    tx.run(shareWarehouses, [warehouseIds]),
    tx.run(shareProducts, [productIds]),
  ]);
}

/** What became of a planned order: one of the two is not null. */
export interface ConvertedTo {
  readonly plannedOrderId: number;
  readonly productionOrderId: number | null;
  readonly poItemId: number | null;
}

const save = statement<never>(
  'planned_orders_converted',
  `update planned_orders o set production_order_id = w.production_order_id, po_item_id = w.po_item_id, converted_at = $4,
     converted_by = $5
   from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as w (planned_order_id, production_order_id, po_item_id)
   where o.planned_order_id = w.planned_order_id`,
);

export function saveConversion(tx: Tx, converted: readonly ConvertedTo[]): void {
  tx.defer(save, [
    converted.map((one) => one.plannedOrderId),
    converted.map((one) => one.productionOrderId),
    converted.map((one) => one.poItemId),
    tx.clock.now(),
    tx.actor.userId,
  ]);
}
