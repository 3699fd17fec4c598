import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inZone, lastDay, runByDay } from './movement-days.ts';
import type { ReportPeriod } from './report-fields.ts';
import type { StockTurnoverRow } from './stock-turnover.schemas.ts';

export interface TurnoverFilter extends ReportPeriod {
  readonly productId: number | null;
  readonly productType: string | null;
}

/** A row of a product, or (without one) the totals. */
type Row = Omit<StockTurnoverRow, 'product_id'> & {
  readonly product_id: number | null;
  readonly product_count: number;
};

/**
 * The mean of the values at the end of each day is the opening value and, of each movement, the share of the days from its own
 * to the last: exact, without a row per day. Summed over a period, value × (last day + 1 − own day) is (last day + 1) × the sum
 * of the values − the sum of value × own day, and of both `movement_days` has running totals: two days are looked up per scope.
 */
const readTurnover = statement<Row>(
  'report_stock_turnover',
  `with stock as (
     select s.product_id, coalesce(sum(b.stock_value), 0) as opening,
       coalesce(sum(b.issues + b.production_out), 0) - coalesce(sum(e.issues + e.production_out), 0) as issued,
       (coalesce(sum(e.stock_value), 0) - coalesce(sum(b.stock_value), 0)) * ($2::date + 1 - date '2000-01-01')
         - (coalesce(sum(e.value_days), 0) - coalesce(sum(b.value_days), 0)) as value_days,
       bool_or(e.day >= $1::date) as has_moved
     from stock_scopes s
     ${lastDay('e', 'd.day <= $2::date')}
     ${lastDay('b', 'd.day < $1::date')}
     where ${inZone('$3')} and ($4::bigint is null or s.product_id = $4) group by 1),
   line as (
     select product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure,
       s.issued + 0.0000 as issued_value, round(s.opening + s.value_days / ($2::date - $1::date + 1), 4) as average_stock_value
     from stock s join products p using (product_id)
     where ($5::text is null or p.product_type = $5) and (s.opening <> 0 or s.has_moved)),
   figures as (
     select product_id, product_code, product_name, product_type, unit_of_measure, count(*) as product_count,
       coalesce(sum(issued_value), 0.0000) as issued_value,
       coalesce(sum(average_stock_value), 0.0000) as average_stock_value
     from line group by grouping sets ((product_id, product_code, product_name, product_type, unit_of_measure), ()))
   select *, round(issued_value / nullif(average_stock_value, 0), 2) as turnover,
     round(average_stock_value * ($2::date - $1::date + 1) / nullif(issued_value, 0), 2) as days_of_stock
   from figures order by product_code`,
);

/** Products by code; last, without a product, the totals. */
export function turnoverRows(db: Db, filter: TurnoverFilter): Promise<Row[]> {
  return runByDay(db, readTurnover, [
    filter.from,
    filter.to,
    db.policy.timeZone,
    filter.productId,
    filter.productType,
  ]);
}
