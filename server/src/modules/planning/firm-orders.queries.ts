import type { Updateable } from 'kysely';
import type { PlannedOrders } from '../../db/tables.ts';
import { only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type ProductRow, readPlannedProducts } from './planning-facts.queries.ts';

const lock = statement<never>(
  'firm_orders_lock',
  `select from planned_orders where planned_order_id = any($1::bigint[]) order by planned_order_id for no key update`,
);

/** As conversions and runs lock them, by number. Read them afterwards. */
export async function lockPlannedOrders(tx: Tx, plannedOrderIds: readonly number[]): Promise<void> {
  await tx.run(lock, [plannedOrderIds]);
}

/** What decides how a product is ordered: as a run reads it. */
export interface OrderedProduct extends ProductRow {
  readonly is_active: boolean;
}

const lockProduct = statement<{ is_active: boolean }>(
  'firm_order_product',
  'select is_active from products where product_id = $1 for no key update',
);

/** Locks the product, so that two orders for one day of it do not take the same lot number. */
export async function lockOrderedProduct(tx: Tx, productId: number): Promise<OrderedProduct | undefined> {
  const [[locked], [product]] = await Promise.all([
    tx.run(lockProduct, [productId]),
    readPlannedProducts(tx, tx.clock.today(), [productId]),
  ]);
  return locked === undefined || product === undefined
    ? undefined
    : { ...product, is_active: locked.is_active };
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
