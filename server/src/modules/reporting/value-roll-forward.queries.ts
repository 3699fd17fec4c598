import type { Db } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
import { inZone, lastDay, runByDay } from './movement-days.ts';
import type { ReportPeriod } from './report-fields.ts';
import type { ValueRollForwardRow } from './value-roll-forward.schemas.ts';

export interface RollForwardFilter extends ReportPeriod {
  readonly groupBy: 'product_type' | 'product';
  readonly productId: number | null;
  readonly warehouseId: number | null;
  readonly productType: string | null;
}

/** A row of the report, or (without a type) the totals. */
type Row = Omit<ValueRollForwardRow, 'product_type'> & {
  readonly product_type: ValueRollForwardRow['product_type'] | null;
  readonly row_count: number;
};

const FLOWS = [
  'receipts',
  'production_in',
  'issues',
  'production_out',
  'transfers',
  'count_differences',
  'scrap',
  'supplier_returns',
  'revaluations',
] as const;

/**
 * One statement, so one moment of the database. Of each scope two days are looked up, however long the ledger: the last one
 * before the period and the last one in it. What the period moved is the difference of their running totals.
 */
const rollForward = (name: string, groups: string, product: string): Statement<Row> =>
  statement<Row>(
    name,
    `with line as (
     select s.product_id, coalesce(sum(b.stock_value), 0.0000) as opening_value,
       ${FLOWS.map((key) => `coalesce(sum(e.${key}), 0.0000) - coalesce(sum(b.${key}), 0.0000) as ${key}`).join(', ')},
       coalesce(sum(e.stock_value), 0.0000) as closing_value, bool_or(e.day >= $1::date) as has_moved
     from stock_scopes s
     ${lastDay('e', 'd.day <= $2::date')}
     ${lastDay('b', 'd.day < $1::date')}
     where ${inZone('$3')} and ($4::bigint is null or s.product_id = $4) and ($5::bigint is null or s.warehouse_id = $5)
     group by 1),
   described as (
     select l.*, p.product_type, p.product_code, p.product_name from line l join products p using (product_id)
     where ($6::text is null or p.product_type = $6) and (l.opening_value <> 0 or l.has_moved))
   select product_type, ${product}, count(*) as row_count, coalesce(sum(opening_value), 0.0000) as opening_value,
     ${FLOWS.map((key) => `coalesce(sum(${key}), 0.0000) as ${key}`).join(', ')},
     coalesce(sum(closing_value), 0.0000) as closing_value
   from described group by grouping sets ((${groups}), ()) order by product_type, product_code`,
  );

const byType = rollForward(
  'report_roll_forward_types',
  'product_type',
  'null::bigint as product_id, null::text as product_code, null::text as product_name',
);
const byProduct = rollForward(
  'report_roll_forward_products',
  'product_type, product_id, product_code, product_name',
  'product_id, product_code, product_name',
);

/** By type and code; the row without a type is the total. */
export function rollForwardRows(db: Db, filter: RollForwardFilter): Promise<Row[]> {
  return runByDay(db, filter.groupBy === 'product' ? byProduct : byType, [
    filter.from,
    filter.to,
    db.policy.timeZone,
    filter.productId,
    filter.warehouseId,
    filter.productType,
  ]);
}
