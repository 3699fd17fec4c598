import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

export interface ComponentState {
  readonly component_id: number;
  readonly product_id: number;
  readonly product_code: string;
  readonly unit_decimals: 0 | 1 | 2 | 3;
  readonly required: string;
  readonly consumed: string;
  /** what substitutes covered of it so far, in its own unit */
  readonly replaced: string;
  /** the component that this product was taken in place of; null when it is one itself */
  readonly substitute_for_id: number | null;
}

const readComponentStates = statement<ComponentState>(
  'completion_components',
  `select c.production_order_component_id as component_id, c.component_product_id as product_id, p.product_code,
     u.decimals as unit_decimals, c.required_quantity as required, c.substitute_for_id,
     c.replaced_quantity as replaced, coalesce((select sum(a.consumed_quantity) from stock_allocations a
       where a.production_order_component_id = c.production_order_component_id), 0.000) as consumed
   from production_order_components c join products p on p.product_id = c.component_product_id
   join units u on u.unit_code = c.unit_of_measure
   where c.production_order_id = $1 order by p.product_id, c.production_order_component_id`,
);

export function componentStates(tx: Tx, orderId: number): Promise<ComponentState[]> {
  return tx.run(readComponentStates, [orderId]);
}

const insertSubstitutes = statement<ComponentState>(
  'completion_substitutes',
  `with made as (
     insert into production_order_components (production_order_id, component_product_id, unit_of_measure, level,
       required_quantity, substitute_for_id)
     select c.production_order_id, p.product_id, p.unit_of_measure, c.level, 0, c.production_order_component_id
     from unnest($1::bigint[], $2::bigint[]) as s (component_id, product_id)
     join production_order_components c on c.production_order_component_id = s.component_id
     join products p on p.product_id = s.product_id
     returning production_order_component_id, component_product_id, unit_of_measure, substitute_for_id)
   select m.production_order_component_id as component_id, p.product_id, p.product_code, u.decimals as unit_decimals,
     0.000 as required, 0.000 as consumed, 0.000 as replaced, m.substitute_for_id
   from made m join products p on p.product_id = m.component_product_id join units u on u.unit_code = m.unit_of_measure`,
);

/** A row of its own for each product that takes the place of a component: nothing is required of it. */
export async function addSubstitutes(
  tx: Tx,
  substitutes: readonly { readonly componentId: number; readonly productId: number }[],
): Promise<ComponentState[]> {
  if (substitutes.length === 0) return [];
  return tx.run(insertSubstitutes, [
    substitutes.map((one) => one.componentId),
    substitutes.map((one) => one.productId),
  ]);
}

const updateReplaced = statement<never>(
  'completion_replaced',
  `update production_order_components c set replaced_quantity = r.quantity
   from unnest($1::bigint[], $2::numeric[]) as r (component_id, quantity)
   where c.production_order_component_id = r.component_id`,
);

/** Notes how much of each component its substitutes have covered, all bookings together. */
export function saveReplaced(
  tx: Tx,
  components: readonly { readonly componentId: number; readonly quantity: string }[],
): void {
  if (components.length === 0) return;
  tx.defer(updateReplaced, [components.map((one) => one.componentId), components.map((one) => one.quantity)]);
}

export interface Booking {
  readonly orderId: number;
  readonly completed: string;
  readonly scrapped: string;
  readonly material: string;
  readonly labor: string;
  readonly overhead: string;
  readonly totalCost: string;
  readonly unitCost: string;
  readonly isFinal: boolean;
  readonly notes: string | null;
  /** cost that goes into no layer, because nothing good came out */
  readonly scrapCost: string | null;
}

/** The booking, what it adds to the order, and the order's last step when it is final, in one statement. */
const book = statement<{ completion_id: number }>(
  'completion_book',
  `with booking as (
     insert into production_completions (production_order_id, completed_quantity, scrapped_quantity, material_cost,
       labor_cost, overhead_cost, total_cost, unit_cost, is_final, notes, completed_at, completed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     returning production_completion_id as completion_id, production_order_id, is_final),
   variance as (
     insert into production_variances (production_order_id, variance_type, variance_amount, posted_at, notes)
     select production_order_id, 'SCRAP', $13::numeric, $11::timestamptz, 'Nothing good came out of this booking'
     from booking where $13::numeric is not null),
   history as (
     insert into production_order_status_history (production_order_id, sequence_number, from_status, to_status, changed_at,
       changed_by, notes)
     select o.production_order_id, (select max(h.sequence_number) + 1 from production_order_status_history h
         where h.production_order_id = o.production_order_id), o.status, 'COMPLETED', $11::timestamptz, $12::bigint, $10
     from booking join production_orders o using (production_order_id) where booking.is_final),
   changed as (
     update production_orders set completed_quantity = completed_quantity + $2, scrapped_quantity = scrapped_quantity + $3,
       actual_material_cost = actual_material_cost + $4, actual_labor_cost = actual_labor_cost + $5,
       actual_overhead_cost = actual_overhead_cost + $6, updated_at = $11,
       status = case when $9 then 'COMPLETED' else status end,
       actual_completion_date = case when $9 then $11 else actual_completion_date end
     where production_order_id = $1)
   select completion_id from booking`,
);

/** The order must be locked. @returns the number of the booking: its movements carry it */
export async function saveBooking(tx: Tx, booking: Booking): Promise<number> {
  if (booking.isFinal) tx.changed('production_order', [booking.orderId]);
  const rows = await tx.run(book, [
    booking.orderId,
    booking.completed,
    booking.scrapped,
    booking.material,
    booking.labor,
    booking.overhead,
    booking.totalCost,
    booking.unitCost,
    booking.isFinal,
    booking.notes,
    tx.clock.now(),
    tx.actor.userId,
    booking.scrapCost,
  ]);
  return only(rows).completion_id;
}
