import type { Db } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';
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

const sum = (type: string, name: string) =>
  `coalesce(sum(m.value) filter (where m.movement_type in (${type})), 0.0000) as ${name}`;
const FLOWS = [
  ['receipts', `'STOCK_IN'`],
  ['production_in', `'PRODUCTION_IN'`],
  ['issues', `'STOCK_OUT'`],
  ['production_out', `'PRODUCTION_OUT'`],
  ['transfers', `'TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT'`],
  ['count_differences', `'ADJUSTMENT'`],
  ['scrap', `'SCRAP'`],
  ['supplier_returns', `'RETURN'`],
  ['revaluations', `'REVALUATION'`],
] as const;

/**
 * One statement, so one moment of the database. What stood before the period is what the last movement of each product and
 * warehouse left (an index look-up each, however long the ledger); the movements of the period alone are added up. A closing
 * value is its opening and its movements: the summary's layers and the scopes' totals must agree with it, and tests say so.
 */
const rollForward = (name: string, groups: string, product: string): Statement<Row> =>
  statement<Row>(
    name,
    `with flow as (
     select m.product_id, sum(m.value) as change, ${FLOWS.map(([key, types]) => sum(types, key)).join(', ')}
     from stock_movements m
     where ${inPeriod('m.movement_date')} and ($4::bigint is null or m.product_id = $4)
       and ($5::bigint is null or m.warehouse_id = $5)
     group by 1),
   opening as (
     select s.product_id, sum(l.stock_value_after) as value
     from stock_scopes s cross join lateral (select m.stock_value_after from stock_movements m
       where m.product_id = s.product_id and m.warehouse_id = s.warehouse_id
         and m.movement_date < $1::date::timestamp at time zone $3
       order by m.movement_date desc, m.movement_id desc limit 1) l
     where ($4::bigint is null or s.product_id = $4) and ($5::bigint is null or s.warehouse_id = $5)
     group by 1),
   line as (
     select product_id, p.product_type, p.product_code, p.product_name, coalesce(o.value, 0.0000) as opening_value,
       ${FLOWS.map(([key]) => `coalesce(f.${key}, 0.0000) as ${key}`).join(', ')},
       coalesce(o.value, 0.0000) + coalesce(f.change, 0.0000) as closing_value
     from opening o full join flow f using (product_id) join products p using (product_id)
     where ($6::text is null or p.product_type = $6) and (o.value <> 0 or f.product_id is not null))
   select product_type, ${product}, count(*) as row_count, coalesce(sum(opening_value), 0.0000) as opening_value,
     ${FLOWS.map(([key]) => `coalesce(sum(${key}), 0.0000) as ${key}`).join(', ')},
     coalesce(sum(closing_value), 0.0000) as closing_value
   from line group by grouping sets ((${groups}), ()) order by product_type, product_code`,
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
  return db.run(filter.groupBy === 'product' ? byProduct : byType, [
    filter.from,
    filter.to,
    db.policy.timeZone,
    filter.productId,
    filter.warehouseId,
    filter.productType,
  ]);
}
