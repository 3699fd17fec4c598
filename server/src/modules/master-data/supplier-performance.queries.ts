import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/**
 * How suppliers deliver, by the formulas of docs/concepts/procurement.md. It stands here and not in procurement, because the
 * list of suppliers shows it. Everything is computed from the receipts when it is asked for: a status that inspection gives
 * today counts today.
 */

/** What the parts of the score weigh. A part that is not known does not weigh. */
export const SCORE_WEIGHTS = { on_time: 40, quality: 40, price: 20 } as const;

/** Whole days of the factory's calendar, both included. */
export interface PerformancePeriod {
  readonly from: string;
  readonly to: string;
}

export interface PerformanceSummary {
  readonly supplier_id: number;
  readonly deliveries: number;
  readonly lines_received: number;
  readonly on_time_percentage: string | null;
  readonly lead_time_days_mean: string | null;
  readonly lead_time_days_deviation: string | null;
  readonly accepted_percentage: string | null;
  readonly approved: string;
  readonly rejected: string;
  readonly pending: string;
  readonly quarantine: string;
  readonly price_index: string | null;
  readonly price_part: string | null;
  readonly score: string | null;
  readonly quality_rating: string | null;
  readonly delivery_rating: string | null;
  readonly price_rating: string | null;
}

/** Thirty decimals are enough for a quotient to be rounded once, as if it were exact. */
const percentage = (part: string, whole: string) =>
  `round(100::numeric(40, 30) * ${part} / nullif(${whole}, 0), 2)`;

/**
 * The statements plan for any suppliers and any period. Left alone, the planner reads all layers and histories once and joins
 * them by hash, which is right for a page of a hundred suppliers and took 60 ms where one needs 7. `offset 0` makes it ask row
 * by row. Which is better depends on how many suppliers are asked for, so there are both.
 */
type Way = '' | 'offset 0';
const FEW_SUPPLIERS = 30;

/** What the suppliers $1 delivered in the days $2 to $3 of the time zone $4, line by line; receipts always order by order. */
const lines = (way: Way) => `line as materialized (
     select o.supplier_id, o.purchase_order_id, o.currency, o.order_date, r.receipt_id,
       (r.received_at at time zone $4)::date as received_on, l.receipt_item_id, l.inventory_item_id, l.expected_delivery_date
     from purchase_orders o
     cross join lateral (select r.receipt_id, r.received_at from receipts r
       where r.purchase_order_id = o.purchase_order_id and r.received_at >= $2::date::timestamp at time zone $4
         and r.received_at < ($3::date + 1)::timestamp at time zone $4 offset 0) r
     join receipt_items l using (receipt_id) where o.supplier_id = any($1::bigint[])),
   layer as materialized (
     select l.supplier_id, l.currency, l.receipt_item_id, i.inventory_item_id, i.product_id, i.quality_status,
       i.initial_quantity
     from line l cross join lateral (select * from inventory_items where inventory_item_id = l.inventory_item_id ${way}) i)`;

/**
 * The first and the last price of each product, in each currency by itself: rates of exchange are not the supplier's doing.
 * What was invoiced goes before what the order said. Lines are numbered as they were received.
 */
const PRICES = `price as (
     select e.supplier_id, e.product_id, e.currency, coalesce(fi.unit_price, f.unit_price) as first_price,
       coalesce(li.unit_price, l.unit_price) as last_price
     from (select supplier_id, product_id, currency, min(receipt_item_id) as first_id, max(receipt_item_id) as last_id
       from layer group by 1, 2, 3) e
     join receipt_items f on f.receipt_item_id = e.first_id join receipt_items l on l.receipt_item_id = e.last_id
     left join lateral (select unit_price from purchase_invoice_lines v where v.receipt_item_id = e.first_id
       order by v.purchase_invoice_id desc limit 1) fi on true
     left join lateral (select unit_price from purchase_invoice_lines v where v.receipt_item_id = e.last_id
       order by v.purchase_invoice_id desc limit 1) li on true)`;

/** Last ÷ first as a quotient of thirty decimals; nothing for a product that was free at first. */
const RATIO = 'last_price::numeric(45, 30) / nullif(first_price, 0)';

/**
 * One delivery is one receipt. It is late when any of its lines came after the day that was agreed for it when it came; one
 * without any day is neither late nor on time. An order is sent once, so its step to SENT joins at most once.
 */
const delivered = (way: Way) => `delivery as (
     select receipt_id, min(supplier_id) as supplier_id, min(purchase_order_id) as purchase_order_id,
       min(order_date) as order_date, min(received_on) as received_on, count(*) as lines,
       bool_or(received_on > expected_delivery_date) as is_late
     from line group by receipt_id),
   delivered as (
     select d.supplier_id, count(*) as deliveries, sum(d.lines)::bigint as lines_received,
       ${percentage('count(*) filter (where not d.is_late)', 'count(d.is_late)')} as on_time_percentage,
       round(avg(t.days), 2) as lead_time_days_mean, round(stddev_samp(t.days), 2) as lead_time_days_deviation
     from delivery d left join lateral (select changed_at from purchase_order_status_history
       where purchase_order_id = d.purchase_order_id and to_status = 'SENT' ${way}) h on true
     cross join lateral (select (d.received_on
       - coalesce((h.changed_at at time zone $4)::date, d.order_date))::numeric as days) t
     group by 1)`;

/**
 * A layer stands for what it received less what went on into layers of their own; those stand for themselves, by the status
 * that each has now. What was consumed, issued or returned meanwhile keeps the status that its layer ended with.
 */
const judged = (way: Way) => `part as (
     select l.supplier_id, c.inventory_item_id, c.quality_status, l.quality_status as taken_from, c.initial_quantity
     from layer l cross join lateral (select * from inventory_items where source_item_id = l.inventory_item_id ${way}) c
     union all
     select p.supplier_id, c.inventory_item_id, c.quality_status, p.quality_status, c.initial_quantity
     from part p join inventory_items c on c.source_item_id = p.inventory_item_id),
   judged as (
     select supplier_id, coalesce(sum(quantity) filter (where quality_status = 'APPROVED'), 0.000) as approved,
       coalesce(sum(quantity) filter (where quality_status = 'REJECTED'), 0.000) as rejected,
       coalesce(sum(quantity) filter (where quality_status = 'PENDING'), 0.000) as pending,
       coalesce(sum(quantity) filter (where quality_status = 'QUARANTINE'), 0.000) as quarantine
     from (
       select supplier_id, quality_status, initial_quantity::numeric as quantity from layer
       union all select supplier_id, quality_status, initial_quantity from part
       union all select supplier_id, taken_from, -initial_quantity from part) q
     group by 1)`;

const { on_time: onTime, quality, price } = SCORE_WEIGHTS;

const summary = (way: Way) => `with recursive ${lines(way)},
   ${delivered(way)},
   ${judged(way)},
   ${PRICES},
   priced as (
     select supplier_id, round(round(avg(${RATIO}), 20) * 100, 2) as price_index from price group by 1)
   select d.*, j.approved, j.rejected, j.pending, j.quarantine, a.accepted_percentage, p.price_index, a.price_part,
     round((${onTime} * coalesce(d.on_time_percentage, 0) + ${quality} * coalesce(a.accepted_percentage, 0)
         + ${price} * coalesce(a.price_part, 0))
       / nullif(case when d.on_time_percentage is null then 0 else ${onTime} end
         + case when a.accepted_percentage is null then 0 else ${quality} end
         + case when a.price_part is null then 0 else ${price} end, 0), 2) as score,
     round(a.accepted_percentage / 20, 2) as quality_rating, round(d.on_time_percentage / 20, 2) as delivery_rating,
     round(a.price_part / 20, 2) as price_rating
   from delivered d join judged j using (supplier_id) join priced p using (supplier_id)
   cross join lateral (select ${percentage('j.approved', '(j.approved + j.rejected)')} as accepted_percentage,
     case when p.price_index <= 100 then 100.00
       when p.price_index > 100 then greatest(0.00, 100 - 2 * (p.price_index - 100)) end as price_part) a`;

const summarizeFew = statement<PerformanceSummary>('supplier_performance_few', summary('offset 0'));
const summarizeMany = statement<PerformanceSummary>('supplier_performance_many', summary(''));

/** How each supplier delivered within a period. A supplier without a delivery in it is absent. One statement. */
export async function supplierPerformance(
  db: Db,
  supplierIds: readonly number[],
  { from, to }: PerformancePeriod,
): Promise<Map<number, PerformanceSummary>> {
  if (supplierIds.length === 0) return new Map();
  const summarize = supplierIds.length <= FEW_SUPPLIERS ? summarizeFew : summarizeMany;
  const rows = await db.run(summarize, [supplierIds, from, to, db.policy.timeZone]);
  return new Map(rows.map((row) => [row.supplier_id, row]));
}

export interface PriceTrend {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly currency: string;
  readonly first_price: string;
  readonly last_price: string;
  readonly price_index: string | null;
}

const readTrends = statement<PriceTrend>(
  'supplier_price_trends',
  `with ${lines('offset 0')},
   ${PRICES}
   select price.product_id, p.product_code, p.product_name, price.currency, price.first_price, price.last_price,
     round(${RATIO} * 100, 2) as price_index
   from price join products p using (product_id) order by p.product_code, price.currency`,
);

/** The first and last price of each product that a supplier delivered within a period, by product code. */
export function supplierPriceTrends(
  db: Db,
  supplierId: number,
  { from, to }: PerformancePeriod,
): Promise<PriceTrend[]> {
  return db.run(readTrends, [[supplierId], from, to, db.policy.timeZone]);
}

const DAY_MS = 86_400_000;

/** Not before year 1: no database day is. */
export function daysBefore(day: string, days: number): string {
  const moment = Math.max(Date.parse(day) - days * DAY_MS, Date.parse('0001-01-01'));
  return new Date(moment).toISOString().slice(0, 10);
}

/** The 365 days that end with today. */
export function lastYear(db: Db): PerformancePeriod {
  const to = db.clock.today();
  return { from: daysBefore(to, 364), to };
}
