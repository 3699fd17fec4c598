import {
  type Amount,
  chooseFallbackCost,
  costForQuantity,
  divideRational,
  fromAmount,
  fromQuantity,
  type KnownPrices,
  materialCost,
  plus,
  type Quantity,
  toAmount,
  total,
  weightedAverageCost,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { PlannedComponent, PlannedOrder } from './order-plan.ts';
import type { COMPONENT_COST_SOURCES } from './orders.schemas.ts';

interface Estimate {
  readonly unitCost: Amount;
  readonly cost: Amount;
  readonly costSource: (typeof COMPONENT_COST_SOURCES)[number];
  readonly uncoveredQuantity: Quantity;
}

export interface EstimatedOrder extends PlannedOrder {
  readonly components: readonly (PlannedComponent & Estimate)[];
  readonly estimatedMaterialCost: Amount;
  readonly estimatedLaborCost: Amount;
  readonly estimatedOverheadCost: Amount;
}

interface SubOrderCost {
  readonly total: Amount;
  readonly lot: Quantity;
}

const NO_PRICES: KnownPrices = { lastPurchasePrice: null, preferredSupplierPrice: null, standardCost: null };

/**
 * What each order will cost: FIFO as far as stock goes; what a sub-order makes at that sub-order's estimate; the rest at the
 * last known price, as in explosions. Pure.
 */
export function estimateOrders(
  orders: readonly PlannedOrder[],
  prices: ReadonlyMap<number, KnownPrices>,
): EstimatedOrder[] {
  const subOrders = new Map<number, SubOrderCost>();
  // From the last, because what a sub-order costs is part of what the orders before it cost.
  const estimated = orders.toReversed().map((order): EstimatedOrder => {
    const components = order.components.map((one) => {
      const subOrder = subOrders.get(one.productId);
      return { ...one, ...(subOrder === undefined ? atPrices(one, prices) : withSubOrder(one, subOrder)) };
    });
    const material = total(components.map((one) => one.cost));
    const labor = toAmount(order.laborCost);
    const overhead = toAmount(order.overheadCost);
    subOrders.set(order.productId, { total: total([material, labor, overhead]), lot: order.quantity });
    return {
      ...order,
      components,
      estimatedMaterialCost: material,
      estimatedLaborCost: labor,
      estimatedOverheadCost: overhead,
    };
  });
  return estimated.reverse();
}

function atPrices(
  { productId, issue }: PlannedComponent,
  prices: ReadonlyMap<number, KnownPrices>,
): Estimate {
  const fallback =
    issue.missing === ZERO_QUANTITY
      ? { unitCost: ZERO_AMOUNT, source: 'NONE' as const }
      : chooseFallbackCost(prices.get(productId) ?? NO_PRICES);
  const cost = materialCost({ issue, fallback });
  return {
    unitCost: cost.unitCost,
    cost: cost.total,
    costSource: cost.costSource,
    uncoveredQuantity: cost.uncoveredQuantity,
  };
}

/** The missing part at its share of the sub-order's cost; the shares of several that take from one are rounded each. */
function withSubOrder({ issue, required }: PlannedComponent, subOrder: SubOrderCost): Estimate {
  const perUnit = divideRational(fromAmount(subOrder.total), fromQuantity(subOrder.lot));
  const cost = plus(issue.value, costForQuantity(perUnit, issue.missing));
  const ofMissing = issue.quantity === ZERO_QUANTITY ? 'SUB_ORDER' : 'MIXED';
  return {
    unitCost: weightedAverageCost(cost, required),
    cost,
    costSource: issue.missing === ZERO_QUANTITY ? 'FIFO' : ofMissing,
    uncoveredQuantity: issue.missing,
  };
}
