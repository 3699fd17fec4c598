import { sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { Allocation, AllocationList } from './allocations.schemas.ts';

function allocationsQuery() {
  return queries
    .selectFrom('stock_allocations as a')
    .innerJoin('inventory_items as i', 'i.inventory_item_id', 'a.inventory_item_id')
    .innerJoin('products as p', 'p.product_id', 'i.product_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'i.warehouse_id')
    .leftJoin('production_orders as o', 'o.production_order_id', 'a.production_order_id')
    .select([
      'a.allocation_id',
      'a.inventory_item_id',
      'i.product_id',
      'p.product_code',
      'p.unit_of_measure',
      'i.warehouse_id',
      'w.warehouse_code',
      'i.batch_number',
      'i.entry_date',
      'a.production_order_id',
      'o.order_number',
      'a.reason',
      'a.allocated_quantity',
      'a.consumed_quantity',
      'a.released_quantity',
      sql<string>`a.allocated_quantity - a.consumed_quantity - a.released_quantity`.as('open_quantity'),
      sql<Allocation['status']>`a.status`.as('status'),
      'a.allocated_at',
      'a.closed_at',
    ]);
}

/** @throws NOT_FOUND */
export async function getAllocation(db: Db, allocationId: number): Promise<Allocation> {
  const [found] = await db.select(allocationsQuery().where('a.allocation_id', '=', allocationId));
  if (found === undefined) throw notFound('allocation', allocationId);
  return found;
}

const SORT_COLUMNS = {
  allocation_id: 'a.allocation_id',
  allocated_at: 'a.allocated_at',
  product_code: 'p.product_code',
  entry_date: 'i.entry_date',
} as const;

export function listAllocations(db: Db, list: AllocationList) {
  const order = sortOrder(list.sort, '-allocation_id');
  let query = allocationsQuery();
  if (list.product_id !== undefined) query = query.where('i.product_id', '=', list.product_id);
  if (list.production_order_id !== undefined)
    query = query.where('a.production_order_id', '=', list.production_order_id);
  if (list.inventory_item_id !== undefined)
    query = query.where('a.inventory_item_id', '=', list.inventory_item_id);
  if (list.status !== undefined) query = query.where('a.status', '=', list.status);
  if (list.search) {
    const { search } = list;
    query = query.where((condition) =>
      condition.or([
        searchCondition('p.search_text', search),
        condition('o.order_number', '=', search.trim()),
        condition('i.batch_number', '=', search.trim()),
      ]),
    );
  }
  const ordered = query
    .orderBy(SORT_COLUMNS[order.field], order.direction)
    .orderBy('a.allocation_id', order.direction);
  return readPage(db, ordered, list);
}

/** The event with which an allocation's batch was chosen. */
export interface ChoosingEvent {
  readonly event_number: number;
  readonly event_type: 'RESERVE' | 'CONSUME';
  readonly occurred_at: string;
  readonly request_id: string;
  /** the factory's day then, which decided what was expired */
  readonly day: string;
  readonly available_before: string;
  readonly available_after: string;
}

// A booking that takes beyond its reservations makes allocations that are consumed at once, by a CONSUME; all others begin with
// a RESERVE. Allocations of an early version do not know their request and are found by their moment alone.
const readEvent = statement<ChoosingEvent>(
  'allocation_event',
  `select e.event_number, e.event_type, e.occurred_at, e.request_id,
     (e.occurred_at at time zone $2::text)::date as day,
     (e.available_after - e.quantity_change + e.reserved_change)::quantity as available_before, e.available_after
   from stock_allocations a join inventory_events e using (inventory_item_id)
   where a.allocation_id = $1 and e.event_type in ('RESERVE', 'CONSUME')
     and (a.request_id is null or e.request_id = a.request_id) and e.occurred_at >= a.allocated_at
     and e.production_order_id is not distinct from a.production_order_id
   order by (a.request_id is not null and e.event_type = 'CONSUME'), e.event_number limit 1`,
);

export async function findChoosingEvent(db: Db, allocationId: number): Promise<ChoosingEvent | undefined> {
  const [event] = await db.run(readEvent, [allocationId, db.policy.timeZone]);
  return event;
}

/** A layer as it was when a batch was chosen. */
export interface LayerThen {
  readonly inventory_item_id: number;
  readonly batch_number: string;
  readonly warehouse_id: number;
  readonly warehouse_code: string;
  readonly entry_date: string;
  readonly expiry_date: string | null;
  readonly quality_status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'QUARANTINE';
  readonly on_hand_quantity: string;
  readonly available_quantity: string;
  readonly is_taken_too: boolean;
}

/** A layer and the event with which it was chosen. */
export interface Choice {
  readonly inventoryItemId: number;
  readonly event: ChoosingEvent;
}

/**
 * Layers of the product that were not empty then: still not empty, or something of them moved since; so the cost grows with
 * what there is and what happened since, and not with every layer that ever was. In the warehouse of the choice the number of
 * the event says what was before it; in other warehouses, which count for themselves, only the moment can. What the same posting
 * took of other layers counts as taken: its events have one moment, in whatever order they are numbered.
 */
const layersThen = (condition: string, limit: number) => `
  select i.inventory_item_id, i.batch_number, i.warehouse_id, w.warehouse_code, i.entry_date, i.expiry_date,
    e.quality_status_after as quality_status, e.on_hand::quantity as on_hand_quantity,
    e.available_after as available_quantity, e.is_taken_too
  from inventory_items t
    cross join lateral (
      select inventory_item_id from inventory_items h where h.product_id = t.product_id and h.quantity_in_stock > 0
      union
      select inventory_item_id from stock_movements m
      where m.product_id = t.product_id and m.movement_date >= $3::timestamptz) known
    join inventory_items i on i.inventory_item_id = known.inventory_item_id
    join warehouses w on w.warehouse_id = i.warehouse_id
    cross join lateral (
      select quality_status_after, available_after, sum(quantity_change) over () as on_hand,
        bool_or(x.request_id = $4 and x.occurred_at = $3::timestamptz and event_type in ('RESERVE', 'CONSUME')) over ()
          as is_taken_too
      from inventory_events x
      where x.inventory_item_id = i.inventory_item_id
        and case when i.warehouse_id <> t.warehouse_id then x.occurred_at <= $3::timestamptz
          else x.event_number < $2::bigint or (x.request_id = $4 and x.occurred_at = $3::timestamptz) end
      order by event_number desc limit 1) e
  where t.inventory_item_id = $1 and ${condition}
  order by i.entry_date, i.inventory_item_id limit ${limit}`;

const readOlder = statement<LayerThen>(
  'allocation_older_layers',
  layersThen(
    `(i.entry_date, i.inventory_item_id) < (t.entry_date, t.inventory_item_id)
     and (e.on_hand > 0 or e.is_taken_too)`,
    200,
  ),
);

export function olderLayers(db: Db, { inventoryItemId, event }: Choice): Promise<LayerThen[]> {
  return db.run(readOlder, [inventoryItemId, event.event_number, event.occurred_at, event.request_id]);
}

const readNext = statement<LayerThen>(
  'allocation_next_layer',
  layersThen(
    `(i.entry_date, i.inventory_item_id) > (t.entry_date, t.inventory_item_id) and i.warehouse_id = t.warehouse_id
     and e.quality_status_after = 'APPROVED' and e.available_after > 0
     and (i.expiry_date is null or i.expiry_date >= $5::date)`,
    1,
  ),
);

/** The layer that would have been taken after the chosen one. */
export async function nextLayer(db: Db, { inventoryItemId, event }: Choice): Promise<LayerThen | undefined> {
  const [next] = await db.run(readNext, [
    inventoryItemId,
    event.event_number,
    event.occurred_at,
    event.request_id,
    event.day,
  ]);
  return next;
}

export interface Holder {
  readonly inventory_item_id: number;
  readonly allocation_id: number;
  readonly production_order_id: number | null;
  readonly order_number: string | null;
  readonly reason: string | null;
  readonly allocated_quantity: string;
}

const readHolders = statement<Holder>(
  'allocation_holders',
  `select a.inventory_item_id, a.allocation_id, a.production_order_id, o.order_number, a.reason, a.allocated_quantity
   from stock_allocations a left join production_orders o using (production_order_id)
   where a.inventory_item_id = any($1::bigint[]) and a.allocated_at <= $2::timestamptz
     and (a.closed_at is null or a.closed_at > $2::timestamptz)
   order by a.allocation_id limit 1000`,
);

/** Whose allocations were open on these layers at that moment. */
export function holdersThen(db: Db, itemIds: readonly number[], event: ChoosingEvent): Promise<Holder[]> {
  if (itemIds.length === 0) return Promise.resolve([]);
  return db.run(readHolders, [itemIds, event.occurred_at]);
}
