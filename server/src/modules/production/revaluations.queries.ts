import {
  amount,
  type BatchHistory,
  type BookingHistory,
  formatAmount,
  formatQuantity,
  type OutflowPlace,
  quantity,
  type RevaluationLine,
} from '@horoz/kernel';
import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { documentNumbers } from '../../platform/database/document-numbers.ts';
import { statement } from '../../platform/database/statement.ts';
import type { Revaluation } from './revaluations.schemas.ts';

/**
 * Everything that anything of some layers went into: its transferred and split parts, and the outputs of the bookings that
 * consumed it, and so on. A layer is younger than what it was made of, so the walk ends.
 */
const reached = statement<{ inventory_item_id: number; production_order_id: number | null }>(
  'revaluation_reach',
  `with recursive reach as (
     select unnest($1::bigint[]) as inventory_item_id
     union
     select next.inventory_item_id from reach r cross join lateral (
       select child.inventory_item_id from inventory_items child where child.source_item_id = r.inventory_item_id
       union all
       select made.inventory_item_id from stock_movements used join stock_movements made
           on made.production_completion_id = used.production_completion_id and made.movement_type = 'PRODUCTION_IN'
         where used.inventory_item_id = r.inventory_item_id and used.movement_type = 'PRODUCTION_OUT') next)
   select r.inventory_item_id, m.reference_id as production_order_id
   from reach r left join lateral (select distinct reference_id from stock_movements
     where inventory_item_id = r.inventory_item_id and movement_type = 'PRODUCTION_OUT') m on true
   order by 1, 2`,
);

export interface Reach {
  readonly layerIds: number[];
  readonly orderIds: number[];
}

export async function readReach(tx: Tx, inventoryItemIds: readonly number[]): Promise<Reach> {
  const rows = await tx.run(reached, [inventoryItemIds]);
  return {
    layerIds: [...new Set(rows.map((row) => row.inventory_item_id))],
    orderIds: [...new Set(rows.flatMap((row) => row.production_order_id ?? []))].sort((a, b) => a - b),
  };
}

const readOrigin = statement<{ inventory_item_id: number }>(
  'revaluation_origin',
  `with recursive up as (
     select inventory_item_id, source_item_id from inventory_items where inventory_item_id = $1
     union
     select i.inventory_item_id, i.source_item_id from up join inventory_items i on i.inventory_item_id = up.source_item_id)
   select inventory_item_id from up where source_item_id is null`,
);

/** The layer that a transferred or split part was received as. */
export async function originOf(tx: Tx, inventoryItemId: number): Promise<number> {
  return only(await tx.run(readOrigin, [inventoryItemId])).inventory_item_id;
}

const lockOrders = statement<never>(
  'revaluation_lock_orders',
  `select 1 from production_orders where production_order_id = any($1::bigint[]) order by production_order_id
   for no key update`,
);

export function lockRevaluedOrders(tx: Tx, orderIds: readonly number[]): Promise<unknown> {
  return orderIds.length === 0 ? Promise.resolve() : tx.run(lockOrders, [orderIds]);
}

interface LayerRow {
  readonly inventory_item_id: number;
  readonly unit_cost: string;
  readonly initial_quantity: string;
  readonly quantity_in_stock: string;
  readonly remaining_value: string;
}

const readLayers = statement<LayerRow>(
  'revaluation_layers',
  `select inventory_item_id, unit_cost, initial_quantity, quantity_in_stock, remaining_value from inventory_items
   where inventory_item_id = any($1::bigint[])`,
);

interface OutflowRow {
  readonly movement_id: number;
  readonly inventory_item_id: number;
  readonly place: OutflowPlace;
  readonly quantity: string;
  readonly value: string;
  readonly to_item_id: number | null;
  readonly production_completion_id: number | null;
}

/**
 * What left, oldest first, at its value of today: as booked, and every correction since. The nth part that was moved away became
 * the nth layer that names this one as its source: each transfer and split makes one.
 */
const readOutflows = statement<OutflowRow>(
  'revaluation_outflows',
  `with child as (
     select source_item_id, inventory_item_id,
       row_number() over (partition by source_item_id order by inventory_item_id) as place
     from inventory_items where source_item_id = any($1::bigint[])),
   outflow as (
     select m.*, case when m.movement_type in ('TRANSFER_OUT', 'SPLIT') then row_number() over (
         partition by m.inventory_item_id, m.movement_type in ('TRANSFER_OUT', 'SPLIT') order by m.movement_id) end as part
     from stock_movements m where m.inventory_item_id = any($1::bigint[]) and m.quantity < 0)
   select o.movement_id, o.inventory_item_id, case o.movement_type when 'STOCK_OUT' then 'ISSUED' when 'SCRAP' then 'SCRAPPED'
       when 'RETURN' then 'RETURNED' when 'ADJUSTMENT' then 'ADJUSTED' when 'TRANSFER_OUT' then 'TRANSFERRED'
       when 'SPLIT' then 'SPLIT' else 'CONSUMED' end as place,
     -o.quantity as quantity,
     -o.value + coalesce((select sum(l.value_change) from stock_revaluation_lines l where l.movement_id = o.movement_id), 0)
       as value,
     c.inventory_item_id as to_item_id, o.production_completion_id
   from outflow o left join child c on c.source_item_id = o.inventory_item_id and c.place = o.part
   order by o.movement_id`,
);

interface BookingRow {
  readonly production_completion_id: number;
  readonly production_order_id: number;
  readonly output_item_id: number | null;
  readonly scrapped_quantity: string;
  readonly total_cost: string;
}

const readBookings = statement<BookingRow>(
  'revaluation_bookings',
  `select c.production_completion_id, c.production_order_id, made.inventory_item_id as output_item_id, c.scrapped_quantity,
     c.total_cost + coalesce((select sum(l.value_change) from stock_revaluation_lines l
       where l.production_completion_id = c.production_completion_id
         and l.place in ('PRODUCED', 'LOST_IN_PRODUCTION')), 0) as total_cost
   from production_completions c
   left join stock_movements made on made.production_completion_id = c.production_completion_id
     and made.movement_type = 'PRODUCTION_IN'
   where c.production_completion_id in (select production_completion_id from stock_movements
     where inventory_item_id = any($1::bigint[]) and movement_type = 'PRODUCTION_OUT')
   order by c.production_completion_id`,
);

export interface Histories {
  readonly batches: BatchHistory[];
  readonly bookings: BookingHistory[];
  readonly orderOfBooking: ReadonlyMap<number, number>;
  readonly unitCosts: ReadonlyMap<number, string>;
}

/** The layers with all that left them, and the bookings that consumed of them. Three statements, whatever their number. */
export async function readHistories(tx: Tx, layerIds: readonly number[]): Promise<Histories> {
  const [layers, outflows, bookings] = await Promise.all([
    tx.run(readLayers, [layerIds]),
    tx.run(readOutflows, [layerIds]),
    tx.run(readBookings, [layerIds]),
  ]);
  const byLayer = new Map<number, OutflowRow[]>(layerIds.map((layerId) => [layerId, []]));
  for (const row of outflows) byLayer.get(row.inventory_item_id)?.push(row);
  return {
    batches: layers.map((row) => batchOf(row, byLayer.get(row.inventory_item_id) ?? [])),
    bookings: bookings.map((row) => ({
      bookingId: row.production_completion_id,
      outputLayerId: row.output_item_id,
      scrappedQuantity: quantity(row.scrapped_quantity),
      totalCost: amount(row.total_cost),
    })),
    orderOfBooking: new Map(bookings.map((row) => [row.production_completion_id, row.production_order_id])),
    unitCosts: new Map(layers.map((row) => [row.inventory_item_id, row.unit_cost])),
  };
}

function batchOf(layer: LayerRow, outflows: readonly OutflowRow[]): BatchHistory {
  return {
    layerId: layer.inventory_item_id,
    initialQuantity: quantity(layer.initial_quantity),
    quantityOnHand: quantity(layer.quantity_in_stock),
    remainingValue: amount(layer.remaining_value),
    outflows: outflows.map((row) => ({
      movementId: row.movement_id,
      place: row.place,
      quantity: quantity(row.quantity),
      value: amount(row.value),
      toLayerId: row.to_item_id,
      bookingId: row.production_completion_id,
    })),
  };
}

export interface NumberedRevaluation {
  readonly stock_revaluation_id: number;
  readonly revaluation_number: string;
}

const insertRevaluations = statement<NumberedRevaluation>(
  'revaluations_insert',
  `with ${documentNumbers('RV', '$1::integer', '$2::integer')}
   insert into stock_revaluations (revaluation_number, inventory_item_id, unit_cost_before, unit_cost_after, value_before,
     value_after, reason, reference_number, revalued_at, revalued_by, request_id)
   select 'RV-' || $1::integer || '-' || to_char(n.last_number - $2::integer + h.place, 'FM000000'), h.inventory_item_id,
     h.unit_cost_before, h.unit_cost_after, h.value_before, h.value_after, $8::text, $9::text, $10::timestamptz,
     $11::bigint, $12::text
   from unnest($3::bigint[], $4::numeric[], $5::numeric[], $6::numeric[], $7::numeric[]) with ordinality
     as h (inventory_item_id, unit_cost_before, unit_cost_after, value_before, value_after, place) cross join numbers n
   order by h.place returning stock_revaluation_id, revaluation_number`,
);

export interface NewRevaluation {
  readonly inventoryItemId: number;
  readonly unitCostBefore: string;
  readonly unitCostAfter: string;
  readonly valueBefore: string;
  readonly valueAfter: string;
}

/** Headers with their numbers, in the order given. Locks the counter, so nothing but the posting comes after it. */
export async function insertHeaders(
  tx: Tx,
  headers: readonly NewRevaluation[],
  { reason, referenceNumber }: { readonly reason: string; readonly referenceNumber: string | null },
): Promise<NumberedRevaluation[]> {
  const rows = await tx.run(insertRevaluations, [
    Number(tx.clock.today().slice(0, 4)),
    headers.length,
    headers.map((one) => one.inventoryItemId),
    headers.map((one) => one.unitCostBefore),
    headers.map((one) => one.unitCostAfter),
    headers.map((one) => one.valueBefore),
    headers.map((one) => one.valueAfter),
    reason,
    referenceNumber,
    tx.clock.now(),
    tx.actor.userId,
    tx.actor.requestId,
  ]);
  return rows.sort((a, b) => a.stock_revaluation_id - b.stock_revaluation_id);
}

const insertRevaluationLines = statement<never>(
  'revaluation_lines_insert',
  `insert into stock_revaluation_lines (stock_revaluation_id, line_number, place, inventory_item_id, movement_id,
     production_order_id, production_completion_id, quantity, value_before, value_after)
   select l.stock_revaluation_id, row_number() over (partition by l.stock_revaluation_id order by l.number), l.place,
     l.inventory_item_id, l.movement_id, l.production_order_id, l.production_completion_id, l.quantity, l.value_before,
     l.value_after
   from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::numeric[],
     $8::numeric[], $9::numeric[]) with ordinality as l (stock_revaluation_id, place, inventory_item_id, movement_id,
     production_order_id, production_completion_id, quantity, value_before, value_after, number)`,
);

export interface NewLine extends RevaluationLine {
  readonly revaluationId: number;
}

export function insertLines(
  tx: Tx,
  lines: readonly NewLine[],
  orderOfBooking: ReadonlyMap<number, number>,
): void {
  tx.defer(insertRevaluationLines, [
    lines.map((line) => line.revaluationId),
    lines.map((line) => line.place),
    lines.map((line) => line.layerId),
    lines.map((line) => line.movementId),
    lines.map((line) => (line.bookingId === null ? null : (orderOfBooking.get(line.bookingId) ?? null))),
    lines.map((line) => line.bookingId),
    lines.map((line) => formatQuantity(line.quantity)),
    lines.map((line) => formatAmount(line.before)),
    lines.map((line) => formatAmount(line.after)),
  ]);
}

/** What the orders' material cost, and what was lost in bookings from which nothing good came out. */
const correctOrders = statement<never>(
  'revaluation_orders',
  `with change as (select * from unnest($1::bigint[], $2::numeric[], $3::boolean[], $5::text[])
       as c (production_order_id, material, is_lost, revaluation_number)),
   lost as (
     insert into production_variances (production_order_id, variance_type, variance_amount, posted_at, notes)
     select production_order_id, 'SCRAP', material, $4::timestamptz,
         revaluation_number || ': the cost of what was consumed became known later' from change where is_lost)
   update production_orders o set actual_material_cost = o.actual_material_cost + c.material, updated_at = $4::timestamptz
   from (select production_order_id, sum(material) as material from change group by 1) c
   where o.production_order_id = c.production_order_id`,
);

export interface BookingCorrection {
  readonly orderId: number;
  readonly change: string;
  readonly isLost: boolean;
  readonly revaluationNumber: string;
}

export function saveCorrections(tx: Tx, corrections: readonly BookingCorrection[]): void {
  if (corrections.length === 0) return;
  tx.defer(correctOrders, [
    corrections.map((one) => one.orderId),
    corrections.map((one) => one.change),
    corrections.map((one) => one.isLost),
    tx.clock.now(),
    corrections.map((one) => one.revaluationNumber),
  ]);
}

const readRevaluations = statement<Revaluation>(
  'revaluations_read',
  `select r.stock_revaluation_id, r.revaluation_number, r.inventory_item_id, r.unit_cost_before, r.unit_cost_after,
     r.value_before, r.value_after, r.value_change, r.reason, r.reference_number, r.revalued_at,
     coalesce((select json_agg(json_build_object('line_number', l.line_number, 'place', l.place, 'is_final', l.is_final,
         'inventory_item_id', l.inventory_item_id, 'movement_id', l.movement_id,
         'production_order_id', l.production_order_id, 'quantity', l.quantity::text, 'value_before', l.value_before::text,
         'value_after', l.value_after::text, 'value_change', l.value_change::text) order by l.line_number)
       from stock_revaluation_lines l where l.stock_revaluation_id = r.stock_revaluation_id), '[]') as lines
   from stock_revaluations r where r.stock_revaluation_id = any($1::bigint[]) or r.inventory_item_id = $2
   order by r.stock_revaluation_id`,
);

/** Revaluations by their numbers, oldest first. */
export function findRevaluations(db: Db, revaluationIds: readonly number[]): Promise<Revaluation[]> {
  return db.run(readRevaluations, [revaluationIds, null]);
}

/** All of one layer, oldest first. */
export function revaluationsOf(db: Db, inventoryItemId: number): Promise<Revaluation[]> {
  return db.run(readRevaluations, [[], inventoryItemId]);
}
