import { type Db, only } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PurchaseVariance, RevaluationVariance } from './cost-variances.schemas.ts';
import { bookedSince, type Period, within } from './period.ts';

/** The standard cost that held at a moment: the last one recorded before it, else today's; null when there is none. */
const standardAt = (moment: string) => `coalesce(
      (select h.unit_cost from product_cost_history h
        where h.product_id = $1 and h.cost_type = 'STANDARD' and h.recorded_at <= ${moment}
        order by h.recorded_at desc, h.product_cost_history_id desc limit 1),
      (select p.standard_cost from products p where p.product_id = $1))`;

/**
 * The variance is the difference of the two values as they are rounded, not a product rounded for itself: so the columns add up
 * to the last 0.0001, and so do their totals.
 */
const RECEIPTS = `receipt as (
    select *, round(quantity * standard_cost, 4) as standard_value,
      actual_value - round(quantity * standard_cost, 4) as variance
    from (
      select i.inventory_item_id, i.batch_number, i.entry_date as date, o.po_number as reference,
        m.quantity::numeric as quantity, m.unit_cost, m.value::numeric as actual_value,
        ${standardAt('i.entry_date')}::numeric as standard_cost
      from inventory_items i join stock_movements m using (inventory_item_id)
      left join purchase_orders o using (purchase_order_id)
      where i.product_id = $1 and i.source_item_id is null and m.movement_type = 'STOCK_IN'
        and ${bookedSince('m')} and ${within('i.entry_date')}) received)`;

const parameters = (db: Db, productId: number, { from, to }: Period) => [
  productId,
  from,
  to,
  db.policy.timeZone,
];

const readReceipts = statement<PurchaseVariance>(
  'cost_variance_receipts',
  `with ${RECEIPTS}
   select inventory_item_id, batch_number, date, reference, quantity, unit_cost, actual_value, standard_cost, standard_value,
     variance
   from (select * from receipt order by date desc, inventory_item_id desc limit $5) latest
   order by date, inventory_item_id`,
);

/** The latest of the period, in time order: one more than the limit, when there are more. */
export function receiptVariances(db: Db, productId: number, period: Period): Promise<PurchaseVariance[]> {
  return db.run(readReceipts, [...parameters(db, productId, period), period.limit + 1]);
}

interface ReceiptTotals {
  readonly entries: number;
  readonly without_standard: number;
  readonly actual_value: string;
  readonly standard_value: string;
  readonly variance: string | null;
}

const readReceiptTotals = statement<ReceiptTotals>(
  'cost_variance_receipt_totals',
  `with ${RECEIPTS}
   select count(*) as entries, count(*) filter (where standard_cost is null) as without_standard,
     coalesce(sum(actual_value) filter (where standard_cost is not null), 0.0000) as actual_value,
     coalesce(sum(standard_value), 0.0000) as standard_value,
     case when count(*) = 0 then 0.0000 else sum(variance) end as variance
   from receipt`,
);

export async function receiptVarianceTotals(
  db: Db,
  productId: number,
  period: Period,
): Promise<ReceiptTotals> {
  return only(await db.run(readReceiptTotals, parameters(db, productId, period)));
}

interface CompletedOrder {
  readonly production_order_id: number;
  readonly standard_cost: string | null;
}

const readCompletedOrders = statement<CompletedOrder>(
  'cost_variance_orders',
  `select o.production_order_id, ${standardAt('o.actual_completion_date')} as standard_cost
   from production_orders o
   where o.product_id = $1 and o.status = 'COMPLETED' and ${within('o.actual_completion_date')}`,
);

/** Orders of the product that were completed in the period, with the standard cost of that time. */
export function completedOrders(db: Db, productId: number, period: Period): Promise<CompletedOrder[]> {
  return db.run(readCompletedOrders, parameters(db, productId, period));
}

/** What a correction came too late for: it ends in no stock. */
const CORRECTIONS = `correction as (
    select r.stock_revaluation_id, r.revaluation_number, r.revalued_at as date, l.line_number, l.place, l.inventory_item_id,
      l.quantity, l.value_change as variance
    from inventory_items i join stock_revaluations r using (inventory_item_id)
    join stock_revaluation_lines l using (stock_revaluation_id)
    where i.product_id = $1 and l.is_final and l.place <> 'ON_HAND' and ${within('r.revalued_at')})`;

const readCorrections = statement<RevaluationVariance>(
  'cost_variance_corrections',
  `with ${CORRECTIONS}
   select stock_revaluation_id, revaluation_number, date, place, inventory_item_id, quantity, variance
   from (select * from correction order by date desc, stock_revaluation_id desc, line_number desc limit $5) latest
   order by date, stock_revaluation_id, line_number`,
);

export function correctionVariances(
  db: Db,
  productId: number,
  period: Period,
): Promise<RevaluationVariance[]> {
  return db.run(readCorrections, [...parameters(db, productId, period), period.limit + 1]);
}

interface CorrectionsOfPlace {
  readonly place: RevaluationVariance['place'];
  readonly entries: number;
  readonly variance: string;
}

const readCorrectionTotals = statement<CorrectionsOfPlace>(
  'cost_variance_correction_totals',
  `with ${CORRECTIONS} select place, count(*) as entries, sum(variance) as variance from correction group by place order by place`,
);

export function correctionTotals(db: Db, productId: number, period: Period): Promise<CorrectionsOfPlace[]> {
  return db.run(readCorrectionTotals, parameters(db, productId, period));
}

const readStandardCost = statement<{ standard_cost: string | null }>(
  'cost_variance_standard',
  'select standard_cost from products where product_id = $1',
);

export async function standardCost(db: Db, productId: number): Promise<string | null> {
  return only(await db.run(readStandardCost, [productId])).standard_cost;
}
