import { amount, formatQuantity, type Layer, minus, type Quantity, quantity } from '@horoz/kernel';
import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** A promise of part of a layer that is neither consumed nor released as a whole, with its layer as it is now. */
export interface OpenAllocation {
  readonly allocationId: number;
  readonly productionOrderId: number | null;
  readonly componentId: number | null;
  readonly productId: number;
  readonly warehouseId: number;
  readonly open: Quantity;
  readonly layer: Layer;
}

interface AllocationRow {
  allocation_id: number;
  production_order_id: number | null;
  production_order_component_id: number | null;
  product_id: number;
  warehouse_id: number;
  open: string;
  inventory_item_id: number;
  quantity_in_stock: string;
  reserved_quantity: string;
  unit_cost: string;
  remaining_value: string;
}

const openAllocationsWhere = (condition: string) => `
  select a.allocation_id, a.production_order_id, a.production_order_component_id, i.product_id, i.warehouse_id,
    a.allocated_quantity - a.consumed_quantity - a.released_quantity as open, i.inventory_item_id, i.quantity_in_stock,
    i.reserved_quantity, i.unit_cost, i.remaining_value
  from stock_allocations a join inventory_items i using (inventory_item_id)
  where ${condition} and a.consumed_quantity + a.released_quantity < a.allocated_quantity
  order by i.product_id, i.entry_date, i.inventory_item_id, a.allocation_id`;

const ofOrder = statement<AllocationRow>(
  'allocations_of_order',
  openAllocationsWhere('a.production_order_id = $1'),
);
const byId = statement<AllocationRow>(
  'allocations_by_id',
  openAllocationsWhere('a.allocation_id = any($1::bigint[])'),
);

/** Oldest layer first. Read it after the scopes were locked. */
export async function openAllocationsOfOrder(db: Db, productionOrderId: number): Promise<OpenAllocation[]> {
  return (await db.run(ofOrder, [productionOrderId])).map(toAllocation);
}

export async function openAllocationsById(
  db: Db,
  allocationIds: readonly number[],
): Promise<OpenAllocation[]> {
  return (await db.run(byId, [allocationIds])).map(toAllocation);
}

function toAllocation(row: AllocationRow): OpenAllocation {
  const onHand = quantity(row.quantity_in_stock);
  return {
    allocationId: row.allocation_id,
    productionOrderId: row.production_order_id,
    componentId: row.production_order_component_id,
    productId: row.product_id,
    warehouseId: row.warehouse_id,
    open: quantity(row.open),
    layer: {
      layerId: row.inventory_item_id,
      quantityOnHand: onHand,
      quantityAvailable: minus(onHand, quantity(row.reserved_quantity)),
      unitCost: amount(row.unit_cost),
      remainingValue: amount(row.remaining_value),
    },
  };
}

export interface NewAllocation {
  readonly layerId: number;
  readonly quantity: Quantity;
  readonly componentId: number | null;
  /** consumed at once: stock that a completion takes beyond its reservations */
  readonly consumed?: boolean;
}

const insert = statement<{ allocation_id: number; inventory_item_id: number }>(
  'allocations_insert',
  `insert into stock_allocations (inventory_item_id, production_order_id, production_order_component_id, reason,
     allocated_quantity, consumed_quantity, allocated_at, allocated_by, closed_at, request_id)
   select a.item, $5, a.component, $6, a.quantity, case when a.consumed then a.quantity else 0 end, $7, $8,
     case when a.consumed then $7::timestamptz end, $9
   from unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::boolean[])
     with ordinality as a (item, component, quantity, consumed, place)
   order by a.place returning allocation_id, inventory_item_id`,
);

/** Writes allocations; their layers' reserved quantities are changed by `postToLedger`. */
export async function insertAllocations(
  tx: Tx,
  allocations: readonly NewAllocation[],
  purpose: { productionOrderId: number | null; reason: string | null },
): Promise<{ allocation_id: number; inventory_item_id: number }[]> {
  if (allocations.length === 0) return [];
  return tx.run(insert, [
    allocations.map((one) => one.layerId),
    allocations.map((one) => one.componentId),
    allocations.map((one) => formatQuantity(one.quantity)),
    allocations.map((one) => one.consumed ?? false),
    purpose.productionOrderId,
    purpose.reason,
    tx.clock.now(),
    tx.actor.userId,
    tx.actor.requestId,
  ]);
}

/** How much of an open allocation is consumed now, and how much is released. */
export interface Settlement {
  readonly allocationId: number;
  readonly consumed: Quantity;
  readonly released: Quantity;
}

const settle = statement<never>(
  'allocations_settle',
  `update stock_allocations a set consumed_quantity = a.consumed_quantity + s.consumed,
     released_quantity = a.released_quantity + s.released,
     closed_at = case when a.consumed_quantity + s.consumed + a.released_quantity + s.released = a.allocated_quantity
       then $4::timestamptz end
   from unnest($1::bigint[], $2::numeric[], $3::numeric[]) as s (allocation_id, consumed, released)
   where a.allocation_id = s.allocation_id`,
);

export function settleAllocations(tx: Tx, settlements: readonly Settlement[]): void {
  if (settlements.length === 0) return;
  tx.defer(settle, [
    settlements.map((one) => one.allocationId),
    settlements.map((one) => formatQuantity(one.consumed)),
    settlements.map((one) => formatQuantity(one.released)),
    tx.clock.now(),
  ]);
}
