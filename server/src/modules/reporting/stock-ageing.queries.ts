import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { StockAgeingRow } from './stock-ageing.schemas.ts';

export interface AgeingFilter {
  readonly warehouseId: number | null;
  readonly productId: number | null;
  readonly productType: string | null;
}

/** A row of a product, or (without one) the totals. */
type Row = Omit<StockAgeingRow, 'product_id'> & {
  readonly product_id: number | null;
  readonly product_count: number;
};

/** Names and the first day after each band. */
const BANDS = [
  ['0_30', 31],
  ['31_60', 61],
  ['61_90', 91],
  ['91_180', 181],
  ['181_365', 366],
  ['over_365', null],
] as const;

const ENDS = BANDS.flatMap(([, end]) => end ?? []).join(', ');
const sums = BANDS.map(
  ([name], band) => `coalesce(sum(quantity) filter (where band = ${band}), 0.000) as quantity_${name},
     coalesce(sum(value) filter (where band = ${band}), 0.0000) as value_${name}`,
);

/**
 * What is moved or split keeps its entry date, and so its age. Layers are added up by product and band first: of 100,000 of them
 * that leaves two sums to make for each, not fourteen.
 */
const readAgeing = statement<Row>(
  'report_stock_ageing',
  `with layer as (
     select i.product_id, i.quantity_in_stock as quantity, i.remaining_value as value,
       $1::date - (i.entry_date at time zone $2)::date as age
     from inventory_items i
     where i.quantity_in_stock > 0 and ($3::bigint is null or i.warehouse_id = $3)
       and ($4::bigint is null or i.product_id = $4)
       and ($5::text is null or i.product_id in (select product_id from products where product_type = $5))),
   banded as materialized (
     select product_id, width_bucket(age, array[${ENDS}]) as band, sum(quantity) as quantity, sum(value) as value,
       max(age) as age
     from layer group by 1, 2),
   aged as (
     select product_id, count(distinct product_id) as product_count, coalesce(sum(quantity), 0.000) as quantity,
       coalesce(sum(value), 0.0000) as value, coalesce(max(age), 0) as oldest_days, ${sums.join(', ')}
     from banded group by grouping sets ((product_id), ()))
   select a.*, p.product_code, p.product_name, p.product_type, p.unit_of_measure
   from aged a left join products p using (product_id) order by p.product_code`,
);

/** Products by code; last, without a product, the totals. */
export function ageingRows(db: Db, filter: AgeingFilter): Promise<Row[]> {
  return db.run(readAgeing, [
    db.clock.today(),
    db.policy.timeZone,
    filter.warehouseId,
    filter.productId,
    filter.productType,
  ]);
}
