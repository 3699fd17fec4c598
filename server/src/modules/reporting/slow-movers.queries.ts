import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inZone, lastDay, runByDay } from './movement-days.ts';
import type { SlowMover } from './slow-movers.schemas.ts';

export interface SlowMoverFilter {
  readonly days: number;
  readonly issuedAtMost: string;
  readonly warehouseId: number | null;
  readonly productType: string | null;
}

/**
 * Stock is what the scopes say; what was issued within the days, and when last, the difference of two days of each scope. What
 * came into stock within the days has had no time to move yet and is not listed.
 */
const readSlow = statement<SlowMover>(
  'report_slow_movers',
  `with stock as (
     select s.product_id, coalesce(sum(s.on_hand), 0) as quantity, coalesce(sum(s.stock_value), 0) as value,
       coalesce(sum(e.issued_quantity), 0.000) - coalesce(sum(b.issued_quantity), 0.000) as issued_quantity,
       max(e.last_issue_day) as day
     from stock_scopes s
     ${lastDay('e', 'true')}
     ${lastDay('b', 'd.day <= $1::date - $3::integer')}
     where ${inZone('$2')} and ($5::bigint is null or s.warehouse_id = $5) group by 1),
   slow as (
     select *, round(100 * issued_quantity / quantity, 2) as issued_percentage from stock
     where quantity > 0 and issued_quantity * 100 <= quantity * $4::numeric)
   select product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure, s.quantity, s.value,
     s.issued_quantity, s.issued_percentage, s.day as last_issue_date, $1::date - s.day as days_since_issue, o.oldest_days
   from slow s join products p using (product_id)
   cross join lateral (select $1::date - (min(f.entry_date) at time zone $2)::date as oldest_days
     from stock_scopes c cross join lateral (select i.entry_date from inventory_items i where i.product_id = c.product_id
       and i.warehouse_id = c.warehouse_id and i.quantity_in_stock > 0 order by i.entry_date limit 1) f
     where c.product_id = s.product_id and ($5::bigint is null or c.warehouse_id = $5)) o
   where o.oldest_days >= $3::integer and ($6::text is null or p.product_type = $6)
   order by s.value desc, p.product_code`,
);

/** The highest value first. */
export function slowMoverRows(db: Db, filter: SlowMoverFilter): Promise<SlowMover[]> {
  return runByDay(db, readSlow, [
    db.clock.today(),
    db.policy.timeZone,
    filter.days,
    filter.issuedAtMost,
    filter.warehouseId,
    filter.productType,
  ]);
}
