import {
  amount,
  formatAmount,
  formatPercentage,
  fromAmount,
  percentageChange,
  quantity,
  weightedAverageCost,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { costPoints, type EntryTotals, entryMonths, entryTotals } from './cost-history.queries.ts';
import type { CostHistory } from './cost-history.schemas.ts';
import type { PeriodQuery } from './costs.schemas.ts';
import { periodOf } from './period.ts';
import { requireProduct } from './product-facts.ts';

/**
 * How the cost of a product moved: every receipt, output, standard cost and correction of a period, with figures over all of
 * what came in. Costs are those that were booked; a correction is a point of its own, at the time it became known.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR (the period ends before it begins)
 */
export async function trackCostHistory(db: Db, productId: number, range: PeriodQuery): Promise<CostHistory> {
  const period = periodOf(db, range);
  const product = await requireProduct(db, productId);
  const [points, totals, months] = await Promise.all([
    costPoints(db, productId, period),
    entryTotals(db, productId, period),
    entryMonths(db, productId, period),
  ]);
  return {
    product_id: productId,
    product_code: product.productCode,
    unit_of_measure: product.unitOfMeasure,
    from: period.from,
    to: period.to,
    points: points.slice(-period.limit),
    has_more: points.length > period.limit,
    statistics: {
      ...totals,
      weighted_average_cost: totals.entries === 0 ? null : averageOf(totals),
      change_percentage: changeOf(totals),
    },
    months: months.map((month) => ({ ...month, weighted_average_cost: averageOf(month) })),
  };
}

function averageOf(sums: { quantity: string; value: string }): string {
  return formatAmount(weightedAverageCost(amount(sums.value), quantity(sums.quantity)));
}

function changeOf({ first_cost: first, last_cost: last }: EntryTotals): string | null {
  if (first === null || last === null) return null;
  const change = percentageChange(fromAmount(amount(first)), fromAmount(amount(last)));
  return change === null ? null : formatPercentage(change);
}
