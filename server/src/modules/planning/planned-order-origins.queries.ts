import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

interface ParentRow {
  readonly key: string;
  readonly production_order_id: number;
}

/** Only what was planned one level at a time makes its components in orders of their own. */
const read = statement<ParentRow>(
  'planned_order_parents',
  `select 'PLANNED_ORDER ' || planned_order_id as key, production_order_id from planned_orders
   where planned_order_id = any($1::bigint[]) and production_order_id is not null
   union all
   select 'COMPONENT ' || c.production_order_component_id, c.production_order_id from production_order_components c
   where c.production_order_component_id = any($2::bigint[])
     and exists (select from planned_orders o where o.production_order_id = c.production_order_id)`,
);

const lock = statement<{ production_order_id: number }>(
  'planned_order_parents_lock',
  `select production_order_id from production_orders
   where production_order_id = any($1::bigint[]) and status in ('PLANNED', 'RELEASED')
   order by production_order_id for no key update`,
);

/**
 * The production orders that planned orders became, and those that components belong to, as far as they were planned and have
 * not begun; locked by id, so that they do not begin now.
 *
 * @returns by "PLANNED_ORDER 7" and "COMPONENT 7"
 */
export async function lockParents(
  tx: Tx,
  plannedOrderIds: readonly number[],
  componentIds: readonly number[],
): Promise<Map<string, number>> {
  const rows = await tx.run(read, [plannedOrderIds, componentIds]);
  const waiting = await tx.run(lock, [rows.map((row) => row.production_order_id)]);
  const ids = new Set(waiting.map((row) => row.production_order_id));
  return new Map(
    rows.filter((row) => ids.has(row.production_order_id)).map((row) => [row.key, row.production_order_id]),
  );
}

const save = statement<{ production_order_id: number; parent_id: number }>(
  'planned_order_parents_save',
  `update production_orders o set parent_production_order_id = w.parent_id
   from unnest($1::bigint[], $2::bigint[]) as w (production_order_id, parent_id)
   where o.production_order_id = w.production_order_id
     and exists (select from production_order_components c where c.production_order_id = w.parent_id
       and c.component_product_id = o.product_id and c.required_quantity > 0)
   returning o.production_order_id, w.parent_id`,
);

export interface SubOrder {
  readonly productionOrderId: number;
  readonly parentId: number;
}

/**
 * An order is never put under one that does not require it: a recipe may have changed since the run.
 *
 * @returns the parents by sub-order
 */
export async function saveParents(tx: Tx, subOrders: readonly SubOrder[]): Promise<Map<number, number>> {
  const rows = await tx.run(save, [
    subOrders.map((one) => one.productionOrderId),
    subOrders.map((one) => one.parentId),
  ]);
  return new Map(rows.map((row) => [row.production_order_id, row.parent_id]));
}
