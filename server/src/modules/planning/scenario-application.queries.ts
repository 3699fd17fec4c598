import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { AppliedOrder } from './scenario-application.schemas.ts';

/** A planned order of a scenario and what decides whether it may be taken over. */
export interface OrderToApply extends Omit<AppliedOrder, 'planned_order_id'> {
  readonly scenario_id: number | null;
  readonly is_standing: boolean;
  readonly is_active: boolean;
  /** of reality, for the same product and day */
  readonly firm_order_id: number | null;
}

/** Whoever makes an order firm takes the same lock, so that two orders for one day do not take the same lot number. */
const lockProducts = statement<never>(
  'scenario_application_lock_products',
  `select from products where product_id in (select product_id from planned_orders where planned_order_id = any($1::bigint[]))
   order by product_id for no key update`,
);

const lockOrders = statement<never>(
  'scenario_application_lock_orders',
  'select from planned_orders where planned_order_id = any($1::bigint[]) order by planned_order_id for no key update',
);

const read = statement<OrderToApply>(
  'scenario_application_orders',
  `select o.planned_order_id as scenario_planned_order_id, o.scenario_id, o.ended_run_id is null as is_standing,
     p.is_active, o.product_id, p.product_code, o.order_type, o.quantity, o.start_date, o.due_date, o.supplier_id, o.bom_id,
     (row_number() over (partition by o.product_id, o.due_date order by o.planned_order_id) + there.highest)::integer
       as lot_number, there.firm_order_id
   from planned_orders o join products p using (product_id)
   cross join lateral (
     select coalesce(max(r.lot_number), 0) as highest, min(r.planned_order_id) filter (where r.firm) as firm_order_id
     from planned_orders r where coalesce(r.scenario_id, 0) = 0 and r.product_id = o.product_id
       and r.due_date = o.due_date and r.ended_run_id is null and r.converted_at is null) there
   where o.planned_order_id = any($1::bigint[]) order by o.planned_order_id`,
);

/** Locks planned orders and their products, and reads them after that. An unknown one is missing. */
export async function lockOrdersToApply(tx: Tx, plannedOrderIds: readonly number[]): Promise<OrderToApply[]> {
  await tx.run(lockOrders, [plannedOrderIds]);
  await tx.run(lockProducts, [plannedOrderIds]);
  return tx.run(read, [plannedOrderIds]);
}

/** Nothing is written in the place of what a run has planned there at this moment. */
const insert = statement<{
  planned_order_id: number;
  product_id: number;
  due_date: string;
  lot_number: number;
}>(
  'scenario_application_insert',
  `insert into planned_orders (product_id, order_type, quantity, start_date, due_date, lot_number, supplier_id, bom_id, firm,
     first_run_id)
   select o.product_id, o.order_type, o.quantity, o.start_date, o.due_date, n.lot_number, o.supplier_id, o.bom_id, true, $3
   from unnest($1::bigint[], $2::integer[]) as n (planned_order_id, lot_number) join planned_orders o using (planned_order_id)
   order by o.planned_order_id
   on conflict (coalesce(scenario_id, 0), product_id, due_date, lot_number)
     where ended_run_id is null and converted_at is null do nothing
   returning planned_order_id, product_id, due_date, lot_number`,
);

/** @returns by product, due date and lot number: "7 2026-03-20 1" */
export async function insertFirmOrders(
  tx: Tx,
  orders: readonly OrderToApply[],
  runId: number,
): Promise<Map<string, number>> {
  const rows = await tx.run(insert, [
    orders.map((one) => one.scenario_planned_order_id),
    orders.map((one) => one.lot_number),
    runId,
  ]);
  return new Map(rows.map((row) => [placeOf(row), row.planned_order_id]));
}

export const placeOf = (order: Pick<OrderToApply, 'product_id' | 'due_date' | 'lot_number'>): string =>
  `${order.product_id} ${order.due_date} ${order.lot_number}`;
