import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { ProductionOrderRow } from './orders.schemas.ts';

/** An order that wants material, or one that may have to give it. */
export interface Contender {
  readonly production_order_id: number;
  readonly order_number: string;
  readonly status: ProductionOrderRow['status'];
  readonly priority: number;
  readonly planned_completion_date: string | null;
  readonly updated_at: string;
}

/**
 * The order, and the PLANNED orders that hold what it takes. Not those that were made with it: its own sub-orders must be done
 * before it begins. All of them in the order of their numbers, as everywhere; a status that changed during the wait is seen.
 */
const lock = statement<Contender>(
  'reprioritise_lock',
  `with recursive up as (
     select production_order_id, parent_production_order_id from production_orders where production_order_id = $1
     union all
     select p.production_order_id, p.parent_production_order_id
     from up join production_orders p on p.production_order_id = up.parent_production_order_id),
   tree as (
     select production_order_id from up where parent_production_order_id is null
     union all
     select s.production_order_id
     from tree join production_orders s on s.parent_production_order_id = tree.production_order_id)
   select o.production_order_id, o.order_number, o.status, o.priority, o.planned_completion_date, o.updated_at
   from production_orders o
   where o.production_order_id = $1
     or (o.status = 'PLANNED' and o.production_order_id <> all(array(select production_order_id from tree))
       and exists (select from stock_allocations a join inventory_items i using (inventory_item_id)
         join production_order_components c on c.component_product_id = i.product_id
         where a.production_order_id = o.production_order_id and c.production_order_id = $1 and c.required_quantity > 0
           and a.consumed_quantity + a.released_quantity < a.allocated_quantity))
   order by o.production_order_id for no key update of o`,
);

export function lockContenders(tx: Tx, orderId: number): Promise<Contender[]> {
  return tx.run(lock, [orderId]);
}

/** What another order has reserved of one layer. */
export interface Reservation {
  readonly allocation_id: number;
  readonly production_order_id: number;
  readonly order_number: string;
  readonly product_id: number;
  readonly inventory_item_id: number;
  readonly open: string;
}

/** Only what may be issued today, and only of scopes that this transaction has locked. */
const readReservations = statement<Reservation>(
  'reprioritise_reservations',
  `select a.allocation_id, o.production_order_id, o.order_number, i.product_id, i.inventory_item_id,
     a.allocated_quantity - a.consumed_quantity - a.released_quantity as open
   from inventory_items i join stock_allocations a using (inventory_item_id)
   join production_orders o on o.production_order_id = a.production_order_id
   join stock_scopes s on s.product_id = i.product_id and s.warehouse_id = i.warehouse_id
   join warehouses w on w.warehouse_id = i.warehouse_id and w.is_active
   where i.product_id = any($1::bigint[]) and i.reserved_quantity > 0 and o.production_order_id <> $2
     and a.consumed_quantity + a.released_quantity < a.allocated_quantity and s.locked_by = pg_current_xact_id()
     and i.quality_status = 'APPROVED' and (i.expiry_date is null or i.expiry_date >= $3::date)
   order by i.entry_date, i.inventory_item_id, a.allocation_id`,
);

/** What orders other than this one hold of these products, oldest layer first. */
export function reservationsOfOthers(
  tx: Tx,
  productIds: readonly number[],
  orderId: number,
): Promise<Reservation[]> {
  return tx.run(readReservations, [productIds, orderId, tx.clock.today()]);
}

const writePriority = statement<never>(
  'reprioritise_save',
  'update production_orders set priority = $2, updated_at = $3 where production_order_id = $1',
);

export function savePriority(tx: Tx, orderId: number, priority: number): void {
  tx.defer(writePriority, [orderId, priority, tx.clock.now()]);
}
