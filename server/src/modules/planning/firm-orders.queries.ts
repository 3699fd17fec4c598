import type { Updateable } from 'kysely';
import type { PlannedOrders } from '../../db/tables.ts';
import { only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const lock = statement<never>(
  'firm_orders_lock',
  `select from planned_orders where planned_order_id = any($1::bigint[]) order by planned_order_id for no key update`,
);

/** As conversions and runs lock them, by number. Read them afterwards. */
export async function lockPlannedOrders(tx: Tx, plannedOrderIds: readonly number[]): Promise<void> {
  await tx.run(lock, [plannedOrderIds]);
}

/** What decides how a product is ordered, by the rules of the plan. */
export interface OrderedProduct {
  readonly product_code: string;
  readonly is_active: boolean;
  readonly unit_of_measure: string;
  readonly unit_decimals: number;
  readonly product_lead_time_days: number;
  readonly supplier_id: number | null;
  readonly supplier_lead_time_days: number | null;
  /** not null: it is made */
  readonly bom_id: number | null;
}

/** Locks the product, so that two orders for one day of it do not take the same lot number. */
const readProduct = statement<OrderedProduct>(
  'firm_order_product',
  `select p.product_code, p.is_active, p.unit_of_measure, u.decimals as unit_decimals,
     p.lead_time_days as product_lead_time_days, s.supplier_id, s.lead_time_days as supplier_lead_time_days, b.bom_id
   from products p join units u on u.unit_code = p.unit_of_measure
   left join lateral (
     select k.supplier_id, coalesce(k.lead_time_days, s.lead_time_days) as lead_time_days
     from product_suppliers k join suppliers s on s.supplier_id = k.supplier_id and s.is_active
     where k.product_id = p.product_id and k.is_active
     order by k.is_preferred desc, k.unit_price, k.supplier_id limit 1) s on true
   left join bill_of_materials b on b.parent_product_id = p.product_id and b.status = 'ACTIVE'
     and b.effective_date <= $2::date and (b.expiry_date is null or b.expiry_date > $2::date)
   where p.product_id = $1 for no key update of p`,
);

export async function lockOrderedProduct(tx: Tx, productId: number): Promise<OrderedProduct | undefined> {
  return (await tx.run(readProduct, [productId, tx.clock.today()]))[0];
}

const readNextLot = statement<{ lot_number: number }>(
  'firm_order_next_lot',
  `select coalesce(max(lot_number), 0) + 1 as lot_number from planned_orders
   where coalesce(scenario_id, 0) = 0 and product_id = $1 and due_date = $2::date and ended_run_id is null
     and converted_at is null`,
);

/** The product must be locked. */
export async function nextLotNumber(tx: Tx, productId: number, dueDate: string): Promise<number> {
  return only(await tx.run(readNextLot, [productId, dueDate])).lot_number;
}

/** It must be locked. */
export async function updatePlannedOrder(
  tx: Tx,
  plannedOrderId: number,
  changes: Updateable<PlannedOrders>,
): Promise<void> {
  await tx.select(
    queries.updateTable('planned_orders').set(changes).where('planned_order_id', '=', plannedOrderId),
  );
}

export interface NewFirmOrder {
  readonly productId: number;
  readonly orderType: 'MAKE' | 'BUY';
  readonly quantity: string;
  readonly startDate: string;
  readonly dueDate: string;
  readonly lotNumber: number;
  readonly supplierId: number | null;
  readonly bomId: number | null;
  readonly runId: number;
}

const insert = statement<{ planned_order_id: number }>(
  'firm_order_insert',
  `insert into planned_orders (product_id, order_type, quantity, start_date, due_date, lot_number, supplier_id, bom_id, firm,
     first_run_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9) returning planned_order_id`,
);

export async function insertFirmOrder(tx: Tx, order: NewFirmOrder): Promise<number> {
  const rows = await tx.run(insert, [
    order.productId,
    order.orderType,
    order.quantity,
    order.startDate,
    order.dueDate,
    order.lotNumber,
    order.supplierId,
    order.bomId,
    order.runId,
  ]);
  return only(rows).planned_order_id;
}
