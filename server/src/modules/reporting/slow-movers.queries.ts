import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { SlowMover } from './slow-movers.schemas.ts';

export interface SlowMoverFilter {
  readonly days: number;
  readonly issuedAtMost: string;
  readonly warehouseId: number | null;
  readonly productType: string | null;
}

const ISSUE = `m.movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')`;

/**
 * Stock is what the scopes say. Issues of the days are added up once for all products; the last one is looked up, walking back,
 * for those that remain. What came into stock within the days has had no time to move yet and is not listed.
 */
const readSlow = statement<SlowMover>(
  'report_slow_movers',
  `with stock as (
     select s.product_id, sum(s.on_hand) as quantity, sum(s.stock_value) as value from stock_scopes s
     where s.on_hand > 0 and ($5::bigint is null or s.warehouse_id = $5) group by 1),
   issued as (
     select m.product_id, -sum(m.quantity) as quantity from stock_movements m
     where m.movement_date >= ($1::date - $3::integer + 1)::timestamp at time zone $2 and ${ISSUE}
       and ($5::bigint is null or m.warehouse_id = $5) group by 1),
   slow as (
     select s.*, coalesce(u.quantity, 0.000) as issued_quantity,
       round(100 * coalesce(u.quantity, 0) / s.quantity, 2) as issued_percentage
     from stock s left join issued u using (product_id)
     where coalesce(u.quantity, 0) * 100 <= s.quantity * $4::numeric)
   select product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure, s.quantity, s.value,
     s.issued_quantity, s.issued_percentage, l.day as last_issue_date, $1::date - l.day as days_since_issue, o.oldest_days
   from slow s join products p using (product_id)
   cross join lateral (select $1::date - (min(i.entry_date) at time zone $2)::date as oldest_days from inventory_items i
     where i.product_id = s.product_id and i.quantity_in_stock > 0 and ($5::bigint is null or i.warehouse_id = $5)) o
   left join lateral (select (m.movement_date at time zone $2)::date as day from stock_movements m
     where m.product_id = s.product_id and ${ISSUE} and ($5::bigint is null or m.warehouse_id = $5)
     order by m.movement_date desc, m.movement_id desc limit 1) l on true
   where o.oldest_days >= $3::integer and ($6::text is null or p.product_type = $6)
   order by s.value desc, p.product_code`,
);

/** The highest value first. */
export function slowMoverRows(db: Db, filter: SlowMoverFilter): Promise<SlowMover[]> {
  return db.run(readSlow, [
    db.clock.today(),
    db.policy.timeZone,
    filter.days,
    filter.issuedAtMost,
    filter.warehouseId,
    filter.productType,
  ]);
}
