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
}

/** `expected` is the estimate for what is done; variance = actual − expected. */
export interface CostVariance {
  readonly estimated: Amount;
  readonly expected: Amount;
  readonly actual: Amount;
  readonly variance: Amount;
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
 * price: both are differences of rounded amounts, so they add up to the last 0.0001.
 *
 * @throws KernelAssertionError on a negative figure, planned = 0, or more done than planned
 */
export function productionVariance(figures: ProductionFigures): ProductionVariance {
  const { plannedQuantity: planned, doneQuantity: done } = figures;
  assert(planned > 0n, 'productionVariance: the planned quantity must be above zero');
  assert(done >= 0n && done <= planned, 'productionVariance: done must be between zero and planned');
  const components = figures.components.map((component) => materialVariance(component, done, planned));
  const material = materialTotal(components);
  const labor = costVariance(figures.labor, done, planned);
  const overhead = costVariance(figures.overhead, done, planned);
  return { components, material, labor, overhead, total: costTotal([material, labor, overhead]) };
}

function materialVariance(component: ComponentFigures, done: Quantity, planned: Quantity): MaterialVariance {
  const { estimatedQuantity, estimatedCost, actualQuantity, actualCost } = component;
  assert(
    estimatedQuantity >= 0n && actualQuantity >= 0n,
    'productionVariance: quantities must not be negative',
  );
  const cost = costVariance({ estimated: estimatedCost, actual: actualCost }, done, planned);
  const atEstimatedPrice = share(estimatedCost, actualQuantity, estimatedQuantity);
  return {
    ...cost,
    priceVariance: minus(actualCost, atEstimatedPrice),
    usageVariance: minus(atEstimatedPrice, cost.expected),
  };
}

function costVariance(
  { estimated, actual }: { estimated: Amount; actual: Amount },
  done: Quantity,
  planned: Quantity,
): CostVariance {
  assert(estimated >= 0n && actual >= 0n, 'productionVariance: costs must not be negative');
  const expected = share(estimated, done, planned);
  return { estimated, expected, actual, variance: minus(actual, expected) };
}

/** cost × part ÷ whole, half up to 4 decimals; nothing of nothing. */
function share(cost: Amount, part: Quantity, whole: Quantity): Amount {
  return whole === 0n ? ZERO_AMOUNT : (divideHalfUp(cost * part, whole) as Amount);
}

function costTotal(parts: readonly CostVariance[]): CostVariance {
  return {
    estimated: total(parts.map((part) => part.estimated)),
    expected: total(parts.map((part) => part.expected)),
    actual: total(parts.map((part) => part.actual)),
    variance: total(parts.map((part) => part.variance)),
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
