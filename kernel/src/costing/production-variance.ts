import { assert } from '../assert.ts';
import { minus, plus, total } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_AMOUNT } from '../decimal/fixed.ts';
import { divideHalfUp } from '../decimal/rounding.ts';

/** One component of an order: what the whole order was to take of it, and what has been taken. */
export interface ComponentFigures {
  readonly estimatedQuantity: Quantity;
  readonly estimatedCost: Amount;
  readonly actualQuantity: Quantity;
  readonly actualCost: Amount;
  /** of a substitute: what it was taken in place of */
  readonly replaced?: ReplacedComponent;
}

/** So much of a component, in its own unit, with its estimate for the whole order. */
export interface ReplacedComponent {
  readonly quantity: Quantity;
  readonly estimatedQuantity: Quantity;
  readonly estimatedCost: Amount;
}

/**
 * `expected` is the estimate for what is done, `standard` the estimate for the good part of it; variance = actual − expected,
 * yield variance = expected − standard: what the scrapped output was to cost.
 */
export interface CostVariance {
  readonly estimated: Amount;
  readonly expected: Amount;
  readonly standard: Amount;
  readonly actual: Amount;
  readonly variance: Amount;
  readonly yieldVariance: Amount;
}

/** The part of a variance that comes of other prices and the part that comes of other quantities: exactly its sum. */
export interface MaterialVariance extends CostVariance {
  readonly priceVariance: Amount;
  readonly usageVariance: Amount;
}

export interface ProductionFigures {
  readonly plannedQuantity: Quantity;
  /** good and scrapped */
  readonly doneQuantity: Quantity;
  /** the good part of it */
  readonly completedQuantity: Quantity;
  readonly components: readonly ComponentFigures[];
  readonly labor: { readonly estimated: Amount; readonly actual: Amount };
  readonly overhead: { readonly estimated: Amount; readonly actual: Amount };
}

export interface ProductionVariance {
  /** in the order given */
  readonly components: readonly MaterialVariance[];
  readonly material: MaterialVariance;
  readonly labor: CostVariance;
  readonly overhead: CostVariance;
  readonly total: CostVariance;
}

/**
 * Estimated against actual cost of an order. The estimate is for the planned quantity, so it is first brought to what is
 * done: an order of 10 of which 8 are booked is compared with 8/10 of its estimate ("flexed budget"). Usage variance =
 * actual quantity at the estimated price − expected cost, price variance = actual cost − actual quantity at the estimated
 * price: both are differences of rounded amounts, so they add up to the last 0.0001. What a substitute stands for is usage of
 * the component at its estimated price, and only what is left is a difference of prices. The estimate of what was scrapped is
 * the yield variance: price + usage + labour + overhead + yield = actual − standard cost of the good output, exactly.
 *
 * @throws KernelAssertionError on a negative figure, planned = 0, more done than planned, or more completed than done
 */
export function productionVariance(figures: ProductionFigures): ProductionVariance {
  const { plannedQuantity: planned, doneQuantity: done } = figures;
  assert(planned > 0n, 'productionVariance: the planned quantity must be above zero');
  assert(done >= 0n && done <= planned, 'productionVariance: done must be between zero and planned');
  assert(
    figures.completedQuantity >= 0n && figures.completedQuantity <= done,
    'productionVariance: completed must be between zero and done',
  );
  const components = figures.components.map((component) => materialVariance(component, figures));
  const material = materialTotal(components);
  const labor = costVariance(figures.labor, figures);
  const overhead = costVariance(figures.overhead, figures);
  return { components, material, labor, overhead, total: costTotal([material, labor, overhead]) };
}

function materialVariance(component: ComponentFigures, order: ProductionFigures): MaterialVariance {
  const { estimatedQuantity, estimatedCost, actualQuantity, actualCost, replaced } = component;
  assert(
    estimatedQuantity >= 0n && actualQuantity >= 0n && (replaced?.quantity ?? 0n) >= 0n,
    'productionVariance: quantities must not be negative',
  );
  const cost = costVariance({ estimated: estimatedCost, actual: actualCost }, order);
  const atEstimatedPrice =
    replaced === undefined
      ? share(estimatedCost, actualQuantity, estimatedQuantity)
      : share(replaced.estimatedCost, replaced.quantity, replaced.estimatedQuantity);
  return {
    ...cost,
    priceVariance: minus(actualCost, atEstimatedPrice),
    usageVariance: minus(atEstimatedPrice, cost.expected),
  };
}

function costVariance(
  { estimated, actual }: { estimated: Amount; actual: Amount },
  { plannedQuantity, doneQuantity, completedQuantity }: ProductionFigures,
): CostVariance {
  assert(estimated >= 0n && actual >= 0n, 'productionVariance: costs must not be negative');
  const expected = share(estimated, doneQuantity, plannedQuantity);
  const standard = share(estimated, completedQuantity, plannedQuantity);
  return {
    estimated,
    expected,
    standard,
    actual,
    variance: minus(actual, expected),
    yieldVariance: minus(expected, standard),
  };
}

/** cost × part ÷ whole, half up to 4 decimals; nothing of nothing. */
function share(cost: Amount, part: Quantity, whole: Quantity): Amount {
  return whole === 0n ? ZERO_AMOUNT : (divideHalfUp(cost * part, whole) as Amount);
}

function costTotal(parts: readonly CostVariance[]): CostVariance {
  return {
    estimated: total(parts.map((part) => part.estimated)),
    expected: total(parts.map((part) => part.expected)),
    standard: total(parts.map((part) => part.standard)),
    actual: total(parts.map((part) => part.actual)),
    variance: total(parts.map((part) => part.variance)),
    yieldVariance: total(parts.map((part) => part.yieldVariance)),
  };
}

function materialTotal(components: readonly MaterialVariance[]): MaterialVariance {
  const material = {
    ...costTotal(components),
    priceVariance: total(components.map((component) => component.priceVariance)),
    usageVariance: total(components.map((component) => component.usageVariance)),
  };
  assert(
    plus(material.priceVariance, material.usageVariance) === material.variance,
    'productionVariance: price and usage variance must add up',
  );
  return material;
}
