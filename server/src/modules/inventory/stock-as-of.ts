import { type RawBuilder, sql } from 'kysely';
import type { InventoryItems } from '../../db/tables.ts';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { momentOf } from '../../platform/http/schemas.ts';

/**
 * Stock as it stood at a moment, told from the ledger. What counts is when a thing was posted, never the entry date: a receipt
 * that is entered late, or a batch that is revalued later, does not change what was known then.
 */
export interface Past {
  /** everything posted up to here counts, this moment included */
  readonly moment: string;
  /** the factory's day at that moment: decides what was expired */
  readonly day: string;
  /** whether less was posted after the moment than before it */
  readonly is_recent: boolean;
}

// Movements are numbered about as they are posted, so the number at the moment tells how many there are on either side of it.
const readPast = statement<Past>(
  'stock_as_of_moment',
  `select p.moment, (p.moment at time zone $3::text)::date as day,
     coalesce(2 * (select movement_id from stock_movements where movement_date <= p.moment
       order by movement_date desc, movement_id desc limit 1) > (select max(movement_id) from stock_movements), false)
       as is_recent
   from (select coalesce($1::timestamptz,
     ($2::date + 1)::timestamp at time zone $3::text - interval '1 microsecond') as moment) p`,
);

/**
 * What `as_of` means: a moment, or a day alone for the end of that day in the factory's time zone; today is up to now.
 *
 * @throws VALIDATION_ERROR (in the future)
 */
export async function pastOf(db: Db, asOf: string): Promise<Past> {
  const isDay = asOf.length === 10;
  const now = db.clock.now();
  const moment = isDay ? now : momentOf(asOf);
  if (isDay ? asOf > db.clock.today() : moment > now) {
    throw invalidField('as_of', 'must not be in the future: what stock will be then is not known');
  }
  const isOver = isDay && asOf < db.clock.today();
  const [past] = await db.run(readPast, [isOver ? null : moment, isOver ? asOf : null, db.policy.timeZone]);
  if (past === undefined) throw new Error('The moment of as_of has one row');
  return past;
}

/** How to write a value into SQL: a bound parameter of Kysely, or the place of one in a statement's text. */
type Sql = RawBuilder<unknown>;

/**
 * The table of layers as they stood: a FROM item with the columns of inventory_items. Quantity and value are what the movements
 * up to the moment add up to, taken from the shorter side: their sum, or the present stock less what happened since. What was
 * free, and the quality, are in the layer's last event of then; the unit cost is that of its last movement, so it is the cost
 * before any later revaluation. A layer that was not there yet is absent. Place and remarks are kept as they are now only.
 */
export function layersAsOf(
  isRecent: boolean,
  moment: Sql,
  productId: Sql | null = null,
): RawBuilder<InventoryItems> {
  const sums = sql`(select inventory_item_id, sum(quantity) as quantity, sum(value) as value from stock_movements
     where movement_date ${sql.raw(isRecent ? '>' : '<=')} ${moment}::timestamptz
       ${productId === null ? sql`` : sql`and product_id = ${productId}`} group by inventory_item_id)`;
  const onHand = isRecent
    ? sql`i.quantity_in_stock - coalesce(sums.quantity, 0)`
    : sql`coalesce(sums.quantity, 0.000)`;
  const value = isRecent
    ? sql`i.remaining_value - coalesce(sums.value, 0)`
    : sql`coalesce(sums.value, 0.0000)`;
  return sql<InventoryItems>`(select i.inventory_item_id, i.product_id, i.warehouse_id, i.batch_number, i.entry_date,
     i.initial_quantity, i.initial_value, ${onHand} as quantity_in_stock,
     ${onHand} - e.available_after as reserved_quantity, ${value} as remaining_value,
     (select m.unit_cost from stock_movements m where m.inventory_item_id = i.inventory_item_id
       and m.movement_date <= ${moment}::timestamptz order by m.movement_id desc limit 1) as unit_cost,
     e.quality_status_after as quality_status, i.expiry_date, i.location_in_warehouse, i.supplier_id,
     i.purchase_order_id, i.production_order_id, i.source_item_id, i.notes, i.created_by, i.created_at,
     e.occurred_at as updated_at
   from inventory_items i left join ${sums} sums on sums.inventory_item_id = i.inventory_item_id
   join lateral (select available_after, quality_status_after, occurred_at from inventory_events
     where inventory_item_id = i.inventory_item_id and occurred_at <= ${moment}::timestamptz
     order by event_number desc limit 1) e on true)`;
}
