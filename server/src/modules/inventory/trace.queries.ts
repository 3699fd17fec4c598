import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { TraceIssue, TraceItem, TraceLink, TraceOrder } from './trace.schemas.ts';

/**
 * The movements `other` of the booking that the movement `one` belongs to. A booking of an early version has no number of its
 * own; all of such an order belong together, and never to a booking that has one.
 */
const sameBooking = (one: string, other: string, otherType: string) => `(
  select p.* from stock_movements p where p.production_completion_id = ${one}.production_completion_id
    and p.reference_type = ${one}.reference_type and p.reference_id = ${one}.reference_id and p.movement_type = '${otherType}'
  union all
  select p.* from stock_movements p where ${one}.production_completion_id is null and p.production_completion_id is null
    and p.reference_type = ${one}.reference_type and p.reference_id = ${one}.reference_id and p.movement_type = '${otherType}')
  ${other}`;

/**
 * Walks from layer to layer. UNION drops what was found before, so a part that is shared by many ways is visited once; the rows
 * come nearest first, and the limit ends the walk, not only its answer.
 */
const walk = (step: string) => `
  with recursive walk as (
    select start as inventory_item_id from unnest($1::bigint[]) as start
    union
    select next.inventory_item_id from walk cross join lateral (${step}) next)
  select inventory_item_id from walk limit $2::integer`;

const walkBackward = statement<{ inventory_item_id: number }>(
  'trace_backward',
  walk(`
    select i.source_item_id as inventory_item_id from inventory_items i
    where i.inventory_item_id = walk.inventory_item_id and i.source_item_id is not null
    union all
    select c.inventory_item_id from stock_movements m cross join lateral ${sameBooking('m', 'c', 'PRODUCTION_OUT')}
    where m.inventory_item_id = walk.inventory_item_id and m.movement_type = 'PRODUCTION_IN'
      and m.reference_type = 'PRODUCTION_ORDER'`),
);

const walkForward = statement<{ inventory_item_id: number }>(
  'trace_forward',
  walk(`
    select i.inventory_item_id from inventory_items i where i.source_item_id = walk.inventory_item_id
    union all
    select c.inventory_item_id from stock_movements m cross join lateral ${sameBooking('m', 'c', 'PRODUCTION_IN')}
    where m.inventory_item_id = walk.inventory_item_id and m.movement_type = 'PRODUCTION_OUT'
      and m.reference_type = 'PRODUCTION_ORDER'`),
);

/** The layers themselves and every layer behind them, or every layer that they went into; nearest first. */
export async function reachedItems(
  db: Db,
  direction: 'backward' | 'forward',
  inventoryItemIds: readonly number[],
  limit: number,
): Promise<number[]> {
  const rows = await db.run(direction === 'backward' ? walkBackward : walkForward, [inventoryItemIds, limit]);
  return rows.map((row) => row.inventory_item_id);
}

const LINKS = `
  with item as (select * from unnest($1::bigint[]) with ordinality as i (inventory_item_id, place)),
  link as (
    select i.source_item_id as from_item_id, i.inventory_item_id as to_item_id,
      case when i.warehouse_id = s.warehouse_id then 'SPLIT' else 'TRANSFER' end as kind,
      null::bigint as production_order_id, i.initial_quantity as quantity
    from item join inventory_items i using (inventory_item_id)
      join inventory_items s on s.inventory_item_id = i.source_item_id
    union all
    select c.inventory_item_id, m.inventory_item_id, 'PRODUCTION', m.reference_id, -c.quantity
    from item join stock_movements m using (inventory_item_id)
      cross join lateral ${sameBooking('m', 'c', 'PRODUCTION_OUT')}
    where m.movement_type = 'PRODUCTION_IN' and m.reference_type = 'PRODUCTION_ORDER')
  select l.from_item_id, l.to_item_id, l.kind, l.production_order_id, o.order_number, l.quantity::quantity
  from link l join item f on f.inventory_item_id = l.from_item_id join item t on t.inventory_item_id = l.to_item_id
    left join production_orders o on o.production_order_id = l.production_order_id`;

const linksBackward = statement<TraceLink>(
  'trace_links_backward',
  `${LINKS} order by t.place, f.place limit $2::integer`,
);
const linksForward = statement<TraceLink>(
  'trace_links_forward',
  `${LINKS} order by f.place, t.place limit $2::integer`,
);

/** The links between these layers, in the order of the end that is nearer to the layer that was asked for. */
export function linksBetween(
  db: Db,
  direction: 'backward' | 'forward',
  inventoryItemIds: readonly number[],
  limit: number,
): Promise<TraceLink[]> {
  return db.run(direction === 'backward' ? linksBackward : linksForward, [inventoryItemIds, limit]);
}

const readItems = statement<Omit<TraceItem, 'depth'>>(
  'trace_items',
  `select i.inventory_item_id, i.product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure,
     i.batch_number, i.warehouse_id, w.warehouse_code, i.location_in_warehouse, i.quality_status, i.entry_date,
     i.initial_quantity, i.quantity_in_stock, i.reserved_quantity, i.supplier_id, s.supplier_name, i.purchase_order_id,
     po.po_number, i.production_order_id, o.order_number
   from inventory_items i join products p using (product_id) join warehouses w using (warehouse_id)
     left join suppliers s using (supplier_id) left join purchase_orders po using (purchase_order_id)
     left join production_orders o on o.production_order_id = i.production_order_id
   where i.inventory_item_id = any($1::bigint[])`,
);

export function traceItems(db: Db, inventoryItemIds: readonly number[]): Promise<Omit<TraceItem, 'depth'>[]> {
  return db.run(readItems, [inventoryItemIds]);
}

const readOrders = statement<TraceOrder>(
  'trace_orders',
  `select o.production_order_id, o.order_number, o.product_id, p.product_code, o.status
   from production_orders o join products p using (product_id)
   where o.production_order_id in (select m.reference_id from stock_movements m
     where m.inventory_item_id = any($1::bigint[]) and m.movement_type = 'PRODUCTION_OUT'
       and m.reference_type = 'PRODUCTION_ORDER')
   order by o.production_order_id limit $2::integer`,
);

/** The orders that consumed these layers, also where all that they made was scrapped. */
export function ordersThatConsumed(
  db: Db,
  inventoryItemIds: readonly number[],
  limit: number,
): Promise<TraceOrder[]> {
  return db.run(readOrders, [inventoryItemIds, limit]);
}

const readIssues = statement<TraceIssue>(
  'trace_issues',
  `select m.movement_id, m.movement_type, m.inventory_item_id, m.product_id, p.product_code, i.batch_number, m.quantity,
     m.reference_number, m.reason, m.movement_date
   from stock_movements m join inventory_items i using (inventory_item_id) join products p on p.product_id = m.product_id
   where m.inventory_item_id = any($1::bigint[]) and m.quantity < 0
     and m.movement_type in ('STOCK_OUT', 'SCRAP', 'RETURN', 'ADJUSTMENT')
   order by m.movement_id limit $2::integer`,
);

/** What left of these layers, other than into production or another layer. */
export function issuesOf(db: Db, inventoryItemIds: readonly number[], limit: number): Promise<TraceIssue[]> {
  return db.run(readIssues, [inventoryItemIds, limit]);
}
