import { type RawBuilder, sql } from 'kysely';
import type { InventoryItems } from '../../db/tables.ts';
import { type Db, only } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { momentOf } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';

/**
 * Stock as it stood at a moment, told from the ledger. What counts is when a thing was posted, never the entry date: a receipt
 * that is entered late, or a batch that is revalued later, does not change what was known then.
 */
export interface Past {
  /** everything posted up to here counts, this moment included */
  readonly moment: string;
  /** the factory's day at that moment: decides what was expired */
  readonly day: string;
}

const readPast = statement<Past>(
  'stock_as_of_moment',
  `select moment, (moment at time zone $3::text)::date as day from (select coalesce($1::timestamptz,
     ($2::date + 1)::timestamp at time zone $3::text - interval '1 microsecond') as moment) m`,
);

/**
 * What `as_of` means: a moment, or a day alone for the end of that day in the factory's time zone; today is up to now.
 *
 * @throws VALIDATION_ERROR (in the future)
 */
export async function pastOf(db: Db, asOf: string): Promise<Past> {
  const isDay = asOf.length === 10;
  const now = db.clock.now();
  const today = db.clock.today();
  const moment = isDay ? now : momentOf(asOf);
  if (isDay ? asOf > today : moment > now) {
    throw invalidField('as_of', say`must not be in the future: what stock will be then is not known`);
  }
  const isOver = isDay && asOf < today;
  return only(await db.run(readPast, [isOver ? null : moment, isOver ? asOf : null, db.policy.timeZone]));
}

/**
 * The table of layers as they stood: a FROM item with the columns of inventory_items that may change, and those that cannot.
 * A layer that nothing has happened to since is as it is now. Of the others, quantity and value are the sums of their movements
 * up to the moment; what was free, and the quality, are in their last event of then; the unit cost is that of their last
 * movement of then, so it is the cost before any later revaluation. Place and remarks are those of now. Layers that were not
 * there yet are absent.
 *
 * So the time goes by how many layers were in use then, not by the length of the ledger. Adding up all movements of 1,000,000
 * costs 300 to 650 ms of processor time before the first quality is looked up; the whole summary costs 200 to 260 ms this way.
 *
 * @param moment the moment as a bound parameter
 */
export function layersAsOf(moment: RawBuilder<unknown>): RawBuilder<InventoryItems> {
  const at = sql`${moment}::timestamptz`;
  return sql<InventoryItems>`(
   select i.inventory_item_id, i.product_id, i.warehouse_id, i.batch_number, i.entry_date, i.initial_quantity,
     i.quantity_in_stock, i.reserved_quantity, i.remaining_value, i.unit_cost, i.quality_status, i.updated_at,
     i.expiry_date, i.location_in_warehouse, i.supplier_id, i.purchase_order_id, i.production_order_id, i.source_item_id,
     i.notes, i.created_at
   from inventory_items i where i.updated_at <= ${at}
   union all
   select i.inventory_item_id, i.product_id, i.warehouse_id, i.batch_number, i.entry_date, i.initial_quantity,
     m.quantity, m.quantity - e.available_after, m.value, m.unit_cost, e.quality_status_after, e.occurred_at,
     i.expiry_date, i.location_in_warehouse, i.supplier_id, i.purchase_order_id, i.production_order_id, i.source_item_id,
     i.notes, i.created_at
   from inventory_items i
   join lateral (select sum(quantity) as quantity, sum(value) as value,
       (array_agg(unit_cost order by movement_id desc))[1] as unit_cost from stock_movements
     where inventory_item_id = i.inventory_item_id and movement_date <= ${at}) m on true
   join lateral (select available_after, quality_status_after, occurred_at from inventory_events
     where inventory_item_id = i.inventory_item_id and occurred_at <= ${at} order by event_number desc limit 1) e on true
   where i.updated_at > ${at} and i.created_at <= ${at})`;
}
