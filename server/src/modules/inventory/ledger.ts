/**
 * The one door to the stock. Nothing else writes layers, scopes, movements or events, and the database refuses a layer that is
 * written by a transaction which has not locked the layer's scope. The protocol (docs/invariants.md has the reasons):
 *
 *   1. documents first (an order's row), then `lockScopes`, once, for everything that the transaction will touch;
 *   2. only then read layers, in a new statement, so that its snapshot is younger than the lock;
 *   3. decide in the kernel, write with `receiveLayers` and `changeLayers`;
 *   4. counters (document numbers) last.
 */
import { type Amount, assert, formatAmount, formatQuantity, type Quantity } from '@horoz/kernel';
import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

export interface Scope {
  readonly productId: number;
  readonly warehouseId: number;
}

/** Which scopes to lock: named ones, and all that exist of some products. */
export interface ScopesToLock {
  readonly scopes?: readonly Scope[];
  readonly productIds?: readonly number[];
}

/** In the order of the key, everywhere: two transactions that lock the same scopes can never wait for each other in a circle. */
const lock = statement<never>(
  'scopes_lock',
  `insert into stock_scopes (product_id, warehouse_id, locked_by)
   select product_id, warehouse_id, pg_current_xact_id() from (
     select p.product_id, w.warehouse_id from unnest($1::bigint[], $2::bigint[]) as d (product_id, warehouse_id)
       join products p using (product_id) join warehouses w using (warehouse_id)
     union
     select s.product_id, s.warehouse_id from stock_scopes s where s.product_id = any($3::bigint[])) wanted
   order by product_id, warehouse_id
   on conflict (product_id, warehouse_id) do update set locked_by = excluded.locked_by`,
);

/** Locks scopes until the end of the transaction. A product or warehouse that does not exist is passed over. */
export async function lockScopes(tx: Tx, { scopes = [], productIds = [] }: ScopesToLock): Promise<void> {
  await tx.run(lock, [
    scopes.map((scope) => scope.productId),
    scopes.map((scope) => scope.warehouseId),
    [...productIds],
  ]);
}

export type EventType = 'RESERVE' | 'RELEASE' | 'ISSUE' | 'CONSUME';
export type MovementType = 'STOCK_IN' | 'STOCK_OUT' | 'PRODUCTION_IN' | 'PRODUCTION_OUT';
export type ReferenceType = 'PURCHASE_ORDER' | 'PRODUCTION_ORDER' | 'MANUAL';

/** What a movement refers to, and why it happened. */
export interface MovementContext {
  readonly movementType: MovementType;
  readonly referenceType: ReferenceType;
  readonly referenceId: number | null;
  readonly referenceNumber: string | null;
  readonly reason: string | null;
  readonly notes: string | null;
}

/** What happens to one layer. Quantities and value are changes: negative takes away. */
export interface LayerChange {
  readonly layerId: number;
  readonly eventType: EventType;
  readonly quantity: Quantity;
  readonly reserved: Quantity;
  readonly value: Amount;
  readonly componentId?: number | null;
}

export interface ChangedLayer {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly batch_number: string;
  readonly unit_cost: string;
  readonly quantity: string;
  readonly value: string;
  readonly movement_id: number | null;
}

/** Scope totals and the gapless event numbers follow from the layers in the same statement. */
const SCOPE_AND_EVENT = `
   scope as (
     update stock_scopes s set last_event_number = s.last_event_number + t.changes, on_hand = s.on_hand + t.quantity,
       reserved = s.reserved + t.reserved, stock_value = s.stock_value + t.value
     from (select product_id, warehouse_id, count(*) as changes, sum(quantity) as quantity, sum(reserved) as reserved,
             sum(value) as value from layer group by product_id, warehouse_id) t
     where s.product_id = t.product_id and s.warehouse_id = t.warehouse_id
     returning s.product_id, s.warehouse_id, s.last_event_number - t.changes as events_before),
   event as (
     insert into inventory_events (product_id, warehouse_id, event_number, inventory_item_id, event_type, quantity_change,
       reserved_change, available_after, issuable_after, is_pinned, production_order_id, occurred_at, request_id)
     select l.product_id, l.warehouse_id,
       s.events_before + row_number() over (partition by l.product_id, l.warehouse_id order by l.place),
       l.inventory_item_id, l.event_type, l.quantity, l.reserved, l.available, l.issuable, false,
       l.production_order_id, l.moment, l.request_id
     from layer l join scope s using (product_id, warehouse_id))`;

const change = statement<ChangedLayer>(
  'layers_change',
  `with change as (
     select * from unnest($1::bigint[], $2::text[], $3::numeric[], $4::numeric[], $5::numeric[], $6::bigint[])
       with ordinality as c (inventory_item_id, event_type, quantity, reserved, value, component_id, place)),
   layer as (
     update inventory_items i set quantity_in_stock = i.quantity_in_stock + c.quantity,
       reserved_quantity = i.reserved_quantity + c.reserved, remaining_value = i.remaining_value + c.value,
       updated_at = $7::timestamptz
     from change c where i.inventory_item_id = c.inventory_item_id
     returning i.inventory_item_id, i.product_id, i.warehouse_id, i.batch_number, i.unit_cost,
       i.quantity_in_stock - i.reserved_quantity as available,
       i.quality_status = 'APPROVED' and (i.expiry_date is null or i.expiry_date >= $8::date) as issuable,
       c.event_type, c.quantity, c.reserved, c.value, c.component_id, c.place,
       $9::bigint as production_order_id, $7::timestamptz as moment, $10::text as request_id),
   ${SCOPE_AND_EVENT},
   movement as (
     insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
       reference_type, reference_id, reference_number, production_order_component_id, reason, notes, movement_date,
       created_by, request_id)
     select $11::text, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value, $12::text, $13::bigint,
       $14::text, component_id, $15::text, $16::text, moment, $17::bigint, request_id
     from layer where quantity <> 0 order by place
     returning movement_id, inventory_item_id)
   select l.inventory_item_id, l.product_id, l.warehouse_id, l.batch_number, l.unit_cost, l.quantity::signed_quantity,
     l.value::signed_amount, m.movement_id
   from layer l left join movement m using (inventory_item_id) order by l.place`,
);

/**
 * Changes layers, each at most once, and writes what follows: scope totals, one event each, and one movement for each whose
 * quantity changes. One statement whatever the number of layers.
 *
 * @returns the layers in the order of `changes`
 */
export async function changeLayers(
  tx: Tx,
  changes: readonly LayerChange[],
  context: MovementContext | null,
  productionOrderId: number | null = null,
): Promise<ChangedLayer[]> {
  if (changes.length === 0) return [];
  assert(
    new Set(changes.map((one) => one.layerId)).size === changes.length,
    'changeLayers: a layer comes twice',
  );
  assert(
    context !== null || changes.every((one) => one.quantity === 0n),
    'changeLayers: a changed quantity needs a movement',
  );
  const rows = await tx.run(change, [
    changes.map((one) => one.layerId),
    changes.map((one) => one.eventType),
    changes.map((one) => formatQuantity(one.quantity)),
    changes.map((one) => formatQuantity(one.reserved)),
    changes.map((one) => formatAmount(one.value)),
    changes.map((one) => one.componentId ?? null),
    tx.clock.now(),
    tx.clock.today(),
    productionOrderId,
    tx.actor.requestId,
    context?.movementType ?? null,
    context?.referenceType ?? null,
    context?.referenceId ?? null,
    context?.referenceNumber ?? null,
    context?.reason ?? null,
    context?.notes ?? null,
    tx.actor.userId,
  ]);
  assert(rows.length === changes.length, 'changeLayers: a layer is missing');
  return rows;
}

/** A layer that enters stock. */
export interface NewLayer extends Scope {
  readonly batchNumber: string;
  readonly entryDate: string;
  readonly quantity: Quantity;
  readonly unitCost: Amount;
  /** exact; a received layer's is quantity × unit cost, a produced one's is what went into it */
  readonly value: Amount;
  readonly qualityStatus: 'PENDING' | 'APPROVED' | 'REJECTED' | 'QUARANTINE';
  readonly expiryDate: string | null;
  readonly location: string | null;
  readonly supplierId: number | null;
  readonly purchaseOrderId: number | null;
  readonly productionOrderId: number | null;
  readonly notes: string | null;
}

const receive = statement<{ inventory_item_id: number; movement_id: number }>(
  'layer_receive',
  `with layer as (
     insert into inventory_items as i (product_id, warehouse_id, batch_number, entry_date, initial_quantity,
       quantity_in_stock, unit_cost, initial_value, remaining_value, quality_status, expiry_date, location_in_warehouse,
       supplier_id, purchase_order_id, production_order_id, notes, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
     returning i.inventory_item_id, i.product_id, i.warehouse_id, i.unit_cost, i.quantity_in_stock as available,
       i.quality_status = 'APPROVED' and (i.expiry_date is null or i.expiry_date >= $17::date) as issuable,
       'RECEIVE'::text as event_type, i.quantity_in_stock as quantity, 0::numeric as reserved,
       i.remaining_value as value, 1 as place, i.production_order_id, i.created_at as moment, $18::text as request_id),
   ${SCOPE_AND_EVENT}
   insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
     reference_type, reference_id, reference_number, reason, notes, movement_date, created_by, request_id)
   select $19, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value, $20, $21, $22, $23, $24, moment,
     $15, request_id from layer
   returning inventory_item_id, movement_id`,
);

/** Puts a new layer into stock, with its movement, event and scope totals. The scope must be locked. */
export async function receiveLayer(
  tx: Tx,
  layer: NewLayer,
  context: MovementContext,
): Promise<{ inventory_item_id: number; movement_id: number }> {
  const rows = await tx.run(receive, [
    layer.productId,
    layer.warehouseId,
    layer.batchNumber,
    layer.entryDate,
    formatQuantity(layer.quantity),
    formatAmount(layer.unitCost),
    formatAmount(layer.value),
    layer.qualityStatus,
    layer.expiryDate,
    layer.location,
    layer.supplierId,
    layer.purchaseOrderId,
    layer.productionOrderId,
    layer.notes,
    tx.actor.userId,
    tx.clock.now(),
    tx.clock.today(),
    tx.actor.requestId,
    context.movementType,
    context.referenceType,
    context.referenceId,
    context.referenceNumber,
    context.reason,
    context.notes,
  ]);
  return only(rows);
}

const lockBatchNumbers = statement<never>(
  'batch_numbers_lock',
  `select pg_advisory_xact_lock(7306, $1::integer)`,
);
const lastBatchNumber = statement<{ last: number }>(
  'batch_numbers_last',
  `select coalesce(max(substring(batch_number from length($1::text) + 1)::integer), 0) as last from inventory_items
   where batch_number like $1 || '%' and batch_number ~ ('^' || $1 || '[0-9]{3,6}$')`,
);

/** `{product_code}-{YYMMDD}-{nnn}`: unique over all warehouses, so the product's numbers are handed out one at a time. */
export async function nextBatchNumber(tx: Tx, productId: number, productCode: string): Promise<string> {
  const prefix = `${productCode}-${tx.clock.today().slice(2).replaceAll('-', '')}-`;
  tx.defer(lockBatchNumbers, [productId % 2_147_483_647]);
  const { last } = only(await tx.run(lastBatchNumber, [prefix]));
  return `${prefix}${String(last + 1).padStart(3, '0')}`;
}
