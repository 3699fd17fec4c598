import { assert } from '../assert.ts';
import { greatest, least } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { type Rational, rational } from '../decimal/rational.ts';
import { divideRoundedUp } from '../decimal/rounding.ts';
import { squareRoot } from '../decimal/square-root.ts';
import { rowAt } from './exact-number.ts';
import { type OrderLimits, orderQuantity } from './lot-size.ts';
import { requireWithin } from './planning-limit.ts';

/** What is needed on a day and not covered by anything yet. */
export interface NetRequirement {
  readonly day: number;
  readonly quantity: Quantity;
}

/** What an order costs and what keeping stock costs. */
export interface LotCosts {
  /** Of one order or set-up, whatever its quantity; above zero. */
  readonly orderingCost: Amount;
  /** Of one stock unit kept from one day to the next; not negative. */
  readonly holdingCostPerDay: Rational;
}

/** How requirements are gathered into orders; a lot covers at least the shortage of its day. */
export type LotPolicy =
  | { readonly rule: 'LOT_FOR_LOT' }
  /** whole lots of that size */
  | { readonly rule: 'FIXED_QUANTITY'; readonly lotSize: Quantity }
  /** what is needed in that many days, the day of the shortage being the first */
  | { readonly rule: 'PERIOD_QUANTITY'; readonly periodDays: number }
  /** at least that much; economicOrderQuantity() says how much that should be */
  | { readonly rule: 'ECONOMIC_QUANTITY'; readonly lotSize: Quantity }
  /** Silver and Meal's rule */
  | { readonly rule: 'LEAST_COST'; readonly costs: LotCosts };

export interface LotLimits extends OrderLimits {
  /** the most that one order may have; a larger lot becomes several orders */
  readonly maximum: Quantity | null;
}

export const NO_LIMITS: LotLimits = Object.freeze({ minimum: ZERO_QUANTITY, multiple: null, maximum: null });

export interface Lot {
  /** the day of the first requirement that it covers */
  readonly day: number;
  readonly quantity: Quantity;
}

/**
 * The quantity at which ordering and holding cost the same, √(2 × demand × ordering cost ÷ holding cost), rounded to the
 * nearest thousandth (Harris 1913; Silver, Pyke and Thomas, Inventory and Production Management, section 4.1). Demand and
 * holding cost are for the same time, whichever it is.
 *
 * @param holdingCost of one stock unit over that time; above zero
 */
export function economicOrderQuantity(
  demand: Quantity,
  orderingCost: Amount,
  holdingCost: Rational,
): Quantity {
  assert(demand >= 0n && orderingCost >= 0n, 'economicOrderQuantity: demand and cost must not be negative');
  assert(holdingCost.numerator > 0n, 'economicOrderQuantity: the holding cost must be above zero');
  // In thousandths q² = 10⁶ · 2 · (demand ÷ 10³) · (cost ÷ 10⁴) ÷ holding. The root of four times that is twice the root, whose
  // last bit then says which way to round.
  const timesFour = (4n * demand * orderingCost * holdingCost.denominator) / (5n * holdingCost.numerator);
  return ((squareRoot(timesFour) + 1n) >> 1n) as Quantity;
}

/** More orders than that for one shortage are nobody's intention. */
const MOST_ORDERS = 100_000n;

/**
 * The quantities of the orders for one need: one, or as many as it takes when a lot would exceed the maximum. Of the policies,
 * fixed and economic quantities count here.
 *
 * @throws PlanningLimitError when the maximum is so small that it would take too many
 * @throws KernelAssertionError when no order can keep all three limits
 */
export function orderQuantities(
  need: Quantity,
  limits: LotLimits,
  policy: LotPolicy = { rule: 'LOT_FOR_LOT' },
): Quantity[] {
  const largest = largestOrder(limits);
  requireWithin(
    largest === null || need / largest < MOST_ORDERS,
    'ORDERS',
    'orderQuantities: the maximum is too small for the need',
  );
  const quantities: Quantity[] = [];
  for (let rest: bigint = need; rest > 0n; ) {
    const lot = orderQuantity(lotOf(rest as Quantity, policy), limits);
    const next = largest === null ? lot : least(lot, largest);
    quantities.push(next);
    rest -= next;
  }
  return quantities;
}

function largestOrder(limits: LotLimits): Quantity | null {
  if (limits.maximum === null) return null;
  const step = limits.multiple === null || limits.multiple === 0n ? 1n : limits.multiple;
  const largest = ((limits.maximum / step) * step) as Quantity;
  assert(largest > 0n, 'orderQuantities: the maximum must allow one multiple');
  assert(
    orderQuantity(1n as Quantity, limits) <= largest,
    'orderQuantities: the minimum must be within the maximum',
  );
  return largest;
}

function lotOf(need: Quantity, policy: LotPolicy): Quantity {
  if (policy.rule === 'ECONOMIC_QUANTITY') return greatest(need, policy.lotSize);
  if (policy.rule !== 'FIXED_QUANTITY') return need;
  assert(policy.lotSize > 0n, 'lot sizing: a fixed lot must be above zero');
  return (divideRoundedUp(need, policy.lotSize) * policy.lotSize) as Quantity;
}

/**
 * The orders for a list of net requirements: whenever what was ordered before no longer covers a requirement, a lot is ordered
 * for its day, as the policy says. What a lot has too much covers the requirements after it.
 *
 * @param requirements in the order of their days, which all differ; quantities not negative
 */
export function planLots(
  requirements: readonly NetRequirement[],
  policy: LotPolicy,
  limits: LotLimits = NO_LIMITS,
): Lot[] {
  assertInOrder(requirements);
  const lots: Lot[] = [];
  let stock = 0n;
  for (const [index, { day, quantity }] of requirements.entries()) {
    stock -= quantity;
    if (stock >= 0n) continue;
    const covered = coveredBy(requirements, index, -stock as Quantity, policy);
    for (const ordered of orderQuantities(covered, limits, policy)) {
      lots.push({ day, quantity: ordered });
      stock += ordered;
    }
  }
  return lots;
}

function assertInOrder(requirements: readonly NetRequirement[]): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const { day, quantity } of requirements) {
    assert(day > before, 'lot sizing: the days of the requirements must ascend');
    assert(quantity >= 0n, 'lot sizing: a requirement must not be negative');
    before = day;
  }
}

/** How much the policy covers at once when there is a shortage at requirements[index]. */
function coveredBy(
  requirements: readonly NetRequirement[],
  index: number,
  shortage: Quantity,
  policy: LotPolicy,
): Quantity {
  if (policy.rule === 'PERIOD_QUANTITY')
    return shortageUpTo(requirements, index, shortage, endOfPeriod(requirements, index, policy.periodDays));
  if (policy.rule === 'LEAST_COST')
    return shortageUpTo(
      requirements,
      index,
      shortage,
      silverMeal(requirements, index, shortage, policy.costs),
    );
  return shortage;
}

function shortageUpTo(
  requirements: readonly NetRequirement[],
  index: number,
  shortage: Quantity,
  end: number,
): Quantity {
  const later = requirements.slice(index + 1, end);
  return later.reduce<bigint>((sum, each) => sum + each.quantity, shortage) as Quantity;
}

function endOfPeriod(requirements: readonly NetRequirement[], index: number, periodDays: number): number {
  assert(Number.isInteger(periodDays) && periodDays > 0, 'lot sizing: a period has one day or more');
  const first = rowAt(requirements, index).day;
  const end = requirements.findIndex((each) => each.day >= first + periodDays);
  return end === -1 ? requirements.length : end;
}

/** One money unit × 10⁴ × 10³ × the holding cost's denominator: in these, every cost of a plan is a whole number. */
function scaledCosts({ orderingCost, holdingCostPerDay }: LotCosts): { ordering: bigint; holding: bigint } {
  assert(orderingCost > 0n, 'lot sizing: the ordering cost must be above zero');
  assert(holdingCostPerDay.numerator >= 0n, 'lot sizing: the holding cost must not be negative');
  return {
    ordering: orderingCost * 1000n * holdingCostPerDay.denominator,
    holding: holdingCostPerDay.numerator * 10_000n,
  };
}

/**
 * Silver and Meal (1973; Silver, Pyke and Thomas, section 5.6): the lot grows by the next requirement as long as that does not
 * raise its cost per day. A lot lasts until the first requirement that it does not cover, which with requirements in every
 * period is the rule as it is printed, and with gaps between them does not split lots at each gap.
 *
 * @returns the index after the last requirement that the lot covers
 */
function silverMeal(
  requirements: readonly NetRequirement[],
  index: number,
  shortage: Quantity,
  costs: LotCosts,
): number {
  const { ordering, holding } = scaledCosts(costs);
  const first = rowAt(requirements, index).day;
  assert(shortage > 0n, 'lot sizing: a lot is for a shortage');
  const lastsUntil = (end: number) => BigInt(nextDay(requirements, end) - first);
  let cost = ordering;
  let end = index + 1;
  for (const next of requirements.slice(end)) {
    const grown = cost + holding * next.quantity * BigInt(next.day - first);
    if (grown * lastsUntil(end) > cost * lastsUntil(end + 1)) break;
    cost = grown;
    end += 1;
  }
  return end;
}

/** The day of that requirement; after the last one, the day after it. */
function nextDay(requirements: readonly NetRequirement[], index: number): number {
  const next = requirements[index];
  return next === undefined ? rowAt(requirements, requirements.length - 1).day + 1 : next.day;
}

/**
 * The cheapest orders that there are, when quantities are free of limits: Wagner and Whitin (1958), "Dynamic Version of the
 * Economic Lot Size Model", whose theorem is that an order covers whole requirements up to the next order. n² steps.
 *
 * @param orderingCosts per requirement, where they differ from day to day
 */
export function wagnerWhitin(
  requirements: readonly NetRequirement[],
  costs: LotCosts,
  orderingCosts?: readonly Amount[],
): Lot[] {
  assertInOrder(requirements);
  // A requirement of nothing needs no order, and would be given one.
  const needed = requirements
    .map((each, index) => ({ ...each, ordering: orderingCosts?.[index] ?? costs.orderingCost }))
    .filter((each) => each.quantity > 0n);
  const cheapest: { cost: bigint; from: number }[] = [{ cost: 0n, from: 0 }];
  for (const [from, { day, ordering }] of needed.entries()) {
    const { ordering: fixed, holding } = scaledCosts({ ...costs, orderingCost: ordering });
    let cost = rowAt(cheapest, from).cost + fixed;
    for (const [place, next] of needed.slice(from).entries()) {
      cost += holding * next.quantity * BigInt(next.day - day);
      const known = cheapest[from + place + 1];
      if (known === undefined || cost < known.cost) cheapest[from + place + 1] = { cost, from };
    }
  }
  return backwards(needed, cheapest);
}

function backwards(needed: readonly NetRequirement[], cheapest: readonly { readonly from: number }[]): Lot[] {
  const lots: Lot[] = [];
  for (let end = needed.length; end > 0; ) {
    const from = rowAt(cheapest, end).from;
    const covered = needed.slice(from, end);
    const quantity = covered.reduce((sum, each) => sum + each.quantity, 0n) as Quantity;
    lots.unshift({ day: rowAt(covered, 0).day, quantity });
    end = from;
  }
  return lots;
}

/**
 * What a list of lots costs, exact: each order its ordering cost, and each unit that is in stock at the end of a day the holding
 * cost of one day, up to and with the day of the last requirement.
 *
 * @throws KernelAssertionError when the lots do not cover the requirements in time
 */
export function costOfLots(
  requirements: readonly NetRequirement[],
  lots: readonly Lot[],
  costs: LotCosts,
): Rational {
  assertInOrder(requirements);
  const { ordering, holding } = scaledCosts(costs);
  const issues = requirements.map(({ day, quantity }) => ({ day, quantity: -quantity }));
  // The sort is stable, so on one day lots come in before anything is taken.
  const changes = [...lots, ...issues].sort((a, b) => a.day - b.day);
  let stock = 0n;
  let held = 0n;
  let before = changes[0]?.day ?? 0;
  for (const { day, quantity } of changes) {
    held += stock * BigInt(day - before);
    stock += quantity;
    assert(stock >= 0n, 'costOfLots: the lots must cover every requirement in time');
    before = day;
  }
  return rational(
    BigInt(lots.length) * ordering + holding * (held + stock),
    10_000_000n * costs.holdingCostPerDay.denominator,
  );
}
