import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

export interface ComponentState {
  readonly component_id: number;
  readonly product_id: number;
  readonly product_code: string;
  readonly unit_decimals: 0 | 1 | 2 | 3;
  readonly required: string;
  readonly consumed: string;
}

const readComponentStates = statement<ComponentState>(
  'completion_components',
  `select c.production_order_component_id as component_id, c.component_product_id as product_id, p.product_code,
     u.decimals as unit_decimals, c.required_quantity as required,
     coalesce((select sum(a.consumed_quantity) from stock_allocations a
       where a.production_order_component_id = c.production_order_component_id), 0.000) as consumed
   from production_order_components c join products p on p.product_id = c.component_product_id
   join units u on u.unit_code = c.unit_of_measure
   where c.production_order_id = $1 order by p.product_id`,
);

export function componentStates(tx: Tx, orderId: number): Promise<ComponentState[]> {
  return tx.run(readComponentStates, [orderId]);
}

const nextBooking = statement<{ completion_id: number }>(
  'completion_next_id',
  `select nextval(pg_get_serial_sequence('production_completions', 'production_completion_id')) as completion_id`,
);

/** The number of a booking before it is written: its movements carry it. */
export async function nextCompletionId(tx: Tx): Promise<number> {
  return only(await tx.run(nextBooking, [])).completion_id;
}

export interface Booking {
  readonly completionId: number;
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

const book = statement<never>(
  'completion_book',
  `with booking as (
     insert into production_completions (production_completion_id, production_order_id, completed_quantity, scrapped_quantity, material_cost,
       labor_cost, overhead_cost, total_cost, unit_cost, is_final, notes, completed_at, completed_by)
     overriding system value values ($14, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning production_order_id),
   variance as (
     insert into production_variances (production_order_id, variance_type, variance_amount, posted_at, notes)
     select production_order_id, 'SCRAP', $13::numeric, $11::timestamptz, 'Nothing good came out of this booking'
     from booking where $13::numeric is not null)
   update production_orders set completed_quantity = completed_quantity + $2, scrapped_quantity = scrapped_quantity + $3,
     actual_material_cost = actual_material_cost + $4, actual_labor_cost = actual_labor_cost + $5,
     actual_overhead_cost = actual_overhead_cost + $6, updated_at = $11
   where production_order_id = $1`,
);

export function saveBooking(tx: Tx, booking: Booking): void {
  tx.defer(book, [
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
    booking.completionId,
  ]);
}
