import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';
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
 * to the last: exact, without a row per day. Opening values are looked up, as in the roll-forward.
 */
const readTurnover = statement<Row>(
  'report_stock_turnover',
  `with flow as (
     select m.product_id, sum(m.value * ($2::date - (m.movement_date at time zone $3)::date + 1)) as value_days,
       coalesce(-sum(m.value) filter (where m.movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0.0000) as issued
     from stock_movements m where ${inPeriod('m.movement_date')} and ($4::bigint is null or m.product_id = $4) group by 1),
   opening as (
     select s.product_id, sum(l.stock_value_after) as value
     from stock_scopes s cross join lateral (select m.stock_value_after from stock_movements m
       where m.product_id = s.product_id and m.warehouse_id = s.warehouse_id
         and m.movement_date < $1::date::timestamp at time zone $3
       order by m.movement_date desc, m.movement_id desc limit 1) l
     where $4::bigint is null or s.product_id = $4 group by 1),
   line as (
     select product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure,
       coalesce(f.issued, 0.0000) as issued_value,
       round(coalesce(o.value, 0) + coalesce(f.value_days, 0) / ($2::date - $1::date + 1), 4) as average_stock_value
     from opening o full join flow f using (product_id) join products p using (product_id)
     where ($5::text is null or p.product_type = $5) and (o.value <> 0 or f.product_id is not null)),
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
  return db.run(readTurnover, [
    filter.from,
    filter.to,
    db.policy.timeZone,
    filter.productId,
    filter.productType,
  ]);
}
