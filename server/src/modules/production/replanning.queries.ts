import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** Each order with all orders of its tree, and all of them by number in one statement, as `lockOrder` does it for one. */
const lock = statement<never>(
  'production_orders_to_replan_lock',
  `with recursive up as (
     select production_order_id, parent_production_order_id from production_orders
     where production_order_id = any($1::bigint[])
     union
     select p.production_order_id, p.parent_production_order_id
     from up join production_orders p on p.production_order_id = up.parent_production_order_id),
   tree as (
     select production_order_id from up where parent_production_order_id is null
     union
     select s.production_order_id
     from tree join production_orders s on s.parent_production_order_id = tree.production_order_id)
   select from production_orders o
   where o.production_order_id = any(array(select production_order_id from tree))
   order by o.production_order_id for no key update of o`,
);

export async function lockProductionOrders(tx: Tx, orderIds: readonly number[]): Promise<void> {
  await tx.run(lock, [orderIds]);
}

const readComponents = statement<{ product_id: number }>(
  'production_orders_components',
  `with recursive tree as (
     select production_order_id from production_orders where production_order_id = any($1::bigint[])
     union
     select s.production_order_id
     from tree join production_orders s on s.parent_production_order_id = tree.production_order_id)
   select distinct component_product_id as product_id from tree join production_order_components using (production_order_id)
   order by product_id`,
);

/** What the orders and their sub-orders take: its scopes are locked before the first of several orders changes. */
export async function componentsOfOrders(db: Db, orderIds: readonly number[]): Promise<number[]> {
  return (await db.run(readComponents, [orderIds])).map((row) => row.product_id);
}

export interface OrderToReplan {
  readonly product_id: number;
  readonly bom_id: number;
  readonly explosion: string;
  readonly planned_quantity: string;
  readonly planned_start_date: string | null;
  readonly planned_completion_date: string | null;
  readonly component_products: readonly number[];
}

const read = statement<OrderToReplan>(
  'production_order_to_replan',
  `select o.product_id, o.bom_id, o.explosion, o.planned_quantity, o.planned_start_date, o.planned_completion_date,
     coalesce((select json_agg(c.component_product_id order by c.component_product_id)
       from production_order_components c where c.production_order_id = o.production_order_id), '[]'::json)
       as component_products
   from production_orders o where o.production_order_id = $1`,
);

/** In a statement after the lock. */
export async function orderToReplan(tx: Tx, orderId: number): Promise<OrderToReplan | undefined> {
  return (await tx.run(read, [orderId]))[0];
}

/**
 * The start moves with the completion: not before today, unless it was so already, and not at all once work has begun. It
 * never comes to lie after the completion.
 *
 * $1 order, $2 completion, $3 days, $4 today, $5 the moment
 */
const saveDates = statement<never>(
  'production_order_replan_dates',
  `update production_orders set planned_completion_date = $2::date, updated_at = $5,
     planned_start_date = least($2::date, case when actual_start_date is not null then planned_start_date
       else greatest(planned_start_date + $3::integer, least(planned_start_date, $4::date)) end)
   where production_order_id = $1 and planned_start_date is not null`,
);
const saveCompletion = statement<never>(
  'production_order_replan_completion',
  `update production_orders set planned_completion_date = $2::date, updated_at = $3
   where production_order_id = $1 and planned_start_date is null`,
);

/** @param days by which the completion of the locked order moves */
export function saveReplannedDates(tx: Tx, orderId: number, completion: string, days: number): void {
  tx.defer(saveDates, [orderId, completion, days, tx.clock.today(), tx.clock.now()]);
  tx.defer(saveCompletion, [orderId, completion, tx.clock.now()]);
}

/** Amounts and quantities as text. */
export interface ResizedOrder {
  readonly planned_quantity: string;
  readonly material_cost: string;
  readonly labor_cost: string;
  readonly overhead_cost: string;
  readonly frozen_recipe: unknown;
}

export interface ResizedComponent {
  readonly productId: number;
  readonly requiredQuantity: string;
  readonly estimatedUnitCost: string;
  readonly estimatedCost: string;
}

const resize = statement<{ component_id: number; product_id: number }>(
  'production_order_resize',
  `with changed as (
     update production_orders set planned_quantity = $2::numeric, estimated_material_cost = $3::numeric,
       estimated_labor_cost = $4::numeric, estimated_overhead_cost = $5::numeric, frozen_recipe = $6::jsonb, updated_at = $7
     where production_order_id = $1)
   update production_order_components c set required_quantity = w.required, estimated_unit_cost = w.unit_cost,
     estimated_cost = w.cost
   from unnest($8::bigint[], $9::numeric[], $10::numeric[], $11::numeric[]) as w (product_id, required, unit_cost, cost)
   where c.production_order_id = $1 and c.component_product_id = w.product_id
   returning c.production_order_component_id as component_id, c.component_product_id as product_id`,
);

/** @returns the components, by product */
export async function saveResized(
  tx: Tx,
  orderId: number,
  order: ResizedOrder,
  components: readonly ResizedComponent[],
): Promise<Map<number, number>> {
  const rows = await tx.run(resize, [
    orderId,
    order.planned_quantity,
    order.material_cost,
    order.labor_cost,
    order.overhead_cost,
    JSON.stringify(order.frozen_recipe),
    tx.clock.now(),
    components.map((one) => one.productId),
    components.map((one) => one.requiredQuantity),
    components.map((one) => one.estimatedUnitCost),
    components.map((one) => one.estimatedCost),
  ]);
  return new Map(rows.map((row) => [row.product_id, row.component_id]));
}
