import { amount, extendedCost, formatAmount, minus, quantity, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import {
  completedOrders,
  correctionTotals,
  correctionVariances,
  receiptVariances,
  receiptVarianceTotals,
  standardCost,
} from './cost-variances.queries.ts';
import type { CostVariances, OrderVariance } from './cost-variances.schemas.ts';
import type { PeriodQuery } from './costs.schemas.ts';
import { type Period, periodOf } from './period.ts';
import { requireProduct } from './product-facts.ts';
import type { ProductionCost } from './production-costs.schemas.ts';
import { productionCosts } from './production-costs.ts';

/**
 * Standard against actual cost of a product in a period: what was paid for it, what making it cost, and what became known too
 * late to be in stock. Nine statements, whatever the number of rows.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR (the period ends before it begins)
 */
export async function costVariances(db: Db, productId: number, range: PeriodQuery): Promise<CostVariances> {
  const period = periodOf(db, range);
  const product = await requireProduct(db, productId);
  const [standard, purchase, production, revaluation] = await Promise.all([
    standardCost(db, productId),
    purchaseVariances(db, productId, period),
    productionVariances(db, productId, period),
    revaluationVariances(db, productId, period),
  ]);
  return {
    product_id: productId,
    product_code: product.productCode,
    unit_of_measure: product.unitOfMeasure,
    from: period.from,
    to: period.to,
    standard_cost: standard,
    has_standard_cost: standard !== null,
    purchase,
    production,
    revaluation,
    total_variance: sumOf([purchase.variance ?? '0', production.variance, revaluation.variance]),
  };
}

const sumOf = (values: readonly string[]) => formatAmount(total(values.map(amount)));

async function purchaseVariances(
  db: Db,
  productId: number,
  period: Period,
): Promise<CostVariances['purchase']> {
  const [receipts, totals] = await Promise.all([
    receiptVariances(db, productId, period),
    receiptVarianceTotals(db, productId, period),
  ]);
  return { ...totals, receipts: receipts.slice(-period.limit), has_more: receipts.length > period.limit };
}

async function productionVariances(
  db: Db,
  productId: number,
  period: Period,
): Promise<CostVariances['production']> {
  const completed = await completedOrders(db, productId, period);
  const standards = new Map(completed.map((order) => [order.production_order_id, order.standard_cost]));
  const costs = await productionCosts(db, [...standards.keys()]);
  const sum = (pick: (cost: ProductionCost) => string) => sumOf(costs.map(pick));
  return {
    entries: costs.length,
    expected_cost: sum((cost) => cost.total.expected_cost),
    actual_cost: sum((cost) => cost.total.actual_cost),
    price_variance: sum((cost) => cost.material.price_variance),
    usage_variance: sum((cost) => cost.material.usage_variance),
    material_variance: sum((cost) => cost.material.variance),
    labor_variance: sum((cost) => cost.labor.variance),
    overhead_variance: sum((cost) => cost.overhead.variance),
    variance: sum((cost) => cost.total.variance),
    orders: costs
      .slice(-period.limit)
      .map((cost) => againstStandard(cost, standards.get(cost.production_order_id) ?? null)),
    has_more: costs.length > period.limit,
  };
}

function againstStandard(cost: ProductionCost, standard: string | null): OrderVariance {
  const { components: _, status: __, product_id: ___, ...order } = cost;
  if (standard === null) {
    return { ...order, standard_cost: null, standard_value: null, standard_variance: null };
  }
  const value = extendedCost(quantity(order.completed_quantity), amount(standard));
  return {
    ...order,
    standard_cost: standard,
    standard_value: formatAmount(value),
    standard_variance: formatAmount(minus(amount(order.total.actual_cost), value)),
  };
}

async function revaluationVariances(
  db: Db,
  productId: number,
  period: Period,
): Promise<CostVariances['revaluation']> {
  const [lines, totals] = await Promise.all([
    correctionVariances(db, productId, period),
    correctionTotals(db, productId, period),
  ]);
  return {
    entries: totals.reduce((count, one) => count + one.entries, 0),
    variance: sumOf(totals.map((one) => one.variance)),
    by_place: totals.map(({ place, variance }) => ({ place, variance })),
    lines: lines.slice(-period.limit),
    has_more: lines.length > period.limit,
  };
}
