import {
  type Amount,
  addRational,
  amount,
  costImpact,
  extendedCost,
  formatAmount,
  formatPercentage,
  formatQuantity,
  formatRational,
  fromAmount,
  fromPercentage,
  greatest,
  minus,
  multiplyRational,
  ONE,
  type ProductCostImpact,
  percentage,
  percentageChange,
  plus,
  quantity,
  type Rational,
  toAmount,
  toQuantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { type RecipesAbove, recipesAbove, withKernelErrors } from '../bom/index.ts';
import { currentUnitCosts } from '../costing/index.ts';
import { findProducts } from '../master-data/index.ts';
import { type OpenNeed, openNeeds } from './cost-impact.queries.ts';
import {
  type AffectedOrder,
  type AffectedProduct,
  type CostImpact,
  type CostImpactRequest,
  DEFAULT_ROWS,
} from './cost-impact.schemas.ts';

/** Deeper than any real product; a structure beyond it is an error of the data, and no answer would be read. */
const MAX_LEVELS = 100;

/**
 * What a new cost of a product would mean: for every product that contains it, over all levels, and for the open orders that
 * still have to consume it. Nothing is changed. Five statements, whatever the size.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR (neither or both ways of saying the cost), INVALID_BOM (nested too deep), INVALID_UNIT,
 *   CIRCULAR_BOM
 */
export async function analyzeCostImpact(db: Db, request: CostImpactRequest): Promise<CostImpact> {
  requireOneWay(request);
  const productId = request.product_id;
  const product = (await findProducts(db, [productId])).get(productId);
  if (product === undefined) throw notFound('product', productId);
  const [recipes, needs] = await Promise.all([
    recipesAbove(db, productId, db.clock.today()),
    openNeeds(db, productId),
  ]);
  const costs = await currentUnitCosts(db, materialsOf(recipes, productId));
  const current = costs.get(productId);
  if (current === undefined) throw new Error(`Product ${productId} was not costed`);
  const newCost = newUnitCost(request, current.unitCost);
  const difference = minus(newCost, current.unitCost);
  const unitCosts = new Map([...costs].map(([id, cost]) => [id, cost.unitCost]));
  const impacts = await withKernelErrors(db, () =>
    costImpact({ productId, costAfter: newCost, boms: recipes.boms, unitCosts }),
  );
  requireDepth(impacts, product.productCode);
  const orders = needs.map((need) => affectedOrder(need, difference));
  const limit = request.limit ?? DEFAULT_ROWS;
  return {
    product_id: productId,
    product_code: product.productCode,
    product_name: product.productName,
    unit_of_measure: product.unitOfMeasure,
    current_unit_cost: formatAmount(current.unitCost),
    cost_source: current.costSource,
    new_unit_cost: formatAmount(newCost),
    difference: formatAmount(difference),
    change_percentage: changeText(fromAmount(current.unitCost), fromAmount(newCost)),
    affected_product_count: impacts.length,
    affected_products: impacts
      .map((impact) => affectedProduct(impact, recipes))
      .sort(byLevelAndCode)
      .slice(0, limit),
    has_more_products: impacts.length > limit,
    affected_order_count: orders.length,
    affected_orders: orders.slice(0, limit),
    has_more_orders: orders.length > limit,
    total_remaining_quantity: formatQuantity(total(orders.map((one) => quantity(one.remaining_quantity)))),
    total_order_cost_change: formatAmount(total(orders.map((one) => amount(one.cost_change)))),
  };
}

function requireOneWay(request: CostImpactRequest): void {
  if ((request.new_unit_cost === undefined) === (request.change_percentage === undefined)) {
    throw invalidField('new_unit_cost', say`give either new_unit_cost or change_percentage, one of the two`);
  }
}

/** Everything that has a cost of its own: what no recipe makes, and the product itself. */
function materialsOf({ boms, products }: RecipesAbove, productId: number): number[] {
  return [productId, ...[...products.keys()].filter((id) => id !== productId && !boms.has(id))];
}

function newUnitCost(request: CostImpactRequest, current: Amount): Amount {
  if (request.new_unit_cost !== undefined) return amount(request.new_unit_cost);
  const change = fromPercentage(percentage(request.change_percentage ?? '0'));
  return toAmount(multiplyRational(fromAmount(current), addRational(ONE, change)));
}

function requireDepth(impacts: readonly ProductCostImpact[], productCode: string): void {
  const deepest = impacts.reduce((level, impact) => Math.max(level, impact.level), 0);
  if (deepest <= MAX_LEVELS) return;
  throw new AppError(
    'INVALID_BOM',
    say`${productCode} is ${deepest} levels below the top, and more than ${MAX_LEVELS} are not followed. Check the recipes above it.`,
  );
}

function affectedProduct(impact: ProductCostImpact, { products }: RecipesAbove): AffectedProduct {
  const product = products.get(impact.productId);
  if (product === undefined) throw new Error(`Product ${impact.productId} was not loaded with its recipe`);
  return {
    product_id: impact.productId,
    product_code: product.productCode,
    product_name: product.productName,
    unit_of_measure: product.unitOfMeasure,
    bom_id: impact.bomId,
    level: impact.level,
    required_quantity: formatQuantity(toQuantity(impact.requiredQuantity)),
    exact_required_quantity: formatRational(impact.requiredQuantity),
    cost_before: formatAmount(toAmount(impact.costBefore)),
    cost_after: formatAmount(toAmount(impact.costAfter)),
    cost_change: formatAmount(toAmount(impact.costChange)),
    change_percentage: changeText(impact.costBefore, impact.costAfter),
  };
}

function byLevelAndCode(a: AffectedProduct, b: AffectedProduct): number {
  return a.level - b.level || (a.product_code < b.product_code ? -1 : 1);
}

function changeText(before: Rational, after: Rational): string | null {
  const change = percentageChange(before, after);
  return change === null ? null : formatPercentage(change);
}

function affectedOrder(need: OpenNeed, difference: Amount): AffectedOrder {
  const covered = plus(quantity(need.consumed_quantity), quantity(need.replaced_quantity));
  const rest = minus(quantity(need.required_quantity), covered);
  const remaining = greatest(rest, ZERO_QUANTITY);
  return {
    ...need,
    remaining_quantity: formatQuantity(remaining),
    cost_change: formatAmount(extendedCost(remaining, difference)),
  };
}
