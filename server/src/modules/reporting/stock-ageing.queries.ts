import type { Db } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
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

const FILTERS = [
  ['warehouseId', (value: string) => `i.warehouse_id = ${value}`],
  ['productId', (value: string) => `i.product_id = ${value}`],
  [
    'productType',
    (value: string) => `i.product_id in (select product_id from products where product_type = ${value})`,
  ],
] as const;
type Filters = (typeof FILTERS)[number][];

/**
 * What is moved or split keeps its entry date, and so its age. Layers are added up by product and band first: of 100,000 of them
 * that leaves two sums to make for each, not fourteen. Only the filters that are asked for stand in the text: with all of them in
 * it, the plan reckons with a hundred layers and sorts them all on disk.
 */
const ageingBy = (filters: Filters): Statement<Row> =>
  statement(
    `report_stock_ageing_${filters.map(([key]) => key).join('_')}`,
    `with layer as (
     select i.product_id, i.quantity_in_stock as quantity, i.remaining_value as value,
       $1::date - (i.entry_date at time zone $2)::date as age
     from inventory_items i
     where i.quantity_in_stock > 0${filters.map(([, condition], place) => ` and ${condition(`$${place + 3}`)}`).join('')}),
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

const statements = new Map<string, Statement<Row>>();

/** Products by code; last, without a product, the totals. */
export function ageingRows(db: Db, filter: AgeingFilter): Promise<Row[]> {
  const filters = FILTERS.filter(([key]) => filter[key] !== null);
  const name = filters.map(([key]) => key).join();
  const readAgeing = statements.get(name) ?? ageingBy(filters);
  statements.set(name, readAgeing);
  return db.run(readAgeing, [db.clock.today(), db.policy.timeZone, ...filters.map(([key]) => filter[key])]);
}
