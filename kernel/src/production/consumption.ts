import { assert } from '../assert.ts';
import { greatest, least, minus, plus } from '../decimal/arithmetic.ts';
import { type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import {
  type Rational,
  rational,
  toQuantityRoundedHalfUp,
  toQuantityRoundedUp,
} from '../decimal/rational.ts';

/** One component of a production order at one booking of output. */
export interface ConsumptionInput {
  /** Of the component, for the whole order, in its stock unit. */
  readonly required: Quantity;
  /** Of the component, by the bookings before this one. */
  readonly consumedBefore: Quantity;
  /** Of the product, for the whole order; above zero. */
  readonly plannedQuantity: Quantity;
  /** Of the product, good and scrapped, by the bookings before this one. */
  readonly doneBefore: Quantity;
  /** Of the product, good and scrapped, by this booking. */
  readonly doneNow: Quantity;
  /** Decimals of the component's stock unit: 0 for pieces. */
  readonly unitDecimals: 0 | 1 | 2 | 3;
}

/**
 * How much of a component this booking consumes (SPEC section 8). It is the difference between what all
 * bookings together should have consumed and what they have, not a share of its own: shares rounded one by one
 * would not add up to what the order required. Whole units are rounded up, because half a bracket is taken
 * from the shelf as a bracket; others half up to the unit's decimals. When everything is done the target is
 * exactly `required`. Earlier over-consumption is made good by the later bookings, down to zero.
 *
 * @throws KernelAssertionError on a negative quantity, planned = 0, or more done than planned
 */
export function consumptionDue(input: ConsumptionInput): Quantity {
  assert(input.required >= 0n, 'consumptionDue: the required quantity must not be negative');
  assert(input.consumedBefore >= 0n, 'consumptionDue: the consumed quantity must not be negative');
  assert(input.plannedQuantity > 0n, 'consumptionDue: the planned quantity must be above zero');
  assert(input.doneBefore >= 0n && input.doneNow >= 0n, 'consumptionDue: what is done must not be negative');
  const done = plus(input.doneBefore, input.doneNow);
  assert(done <= input.plannedQuantity, 'consumptionDue: no more can be done than was planned');
  const due = greatest(minus(cumulativeTarget(input, done), input.consumedBefore), ZERO_QUANTITY);
  assert(due <= input.required, 'consumptionDue: one booking must not consume more than the order requires');
  return due;
}

function cumulativeTarget(input: ConsumptionInput, done: Quantity): Quantity {
  if (done === input.plannedQuantity) return input.required;
  // required × done is in millionths, planned in thousandths: 1000 more in the denominator makes units of it.
  const exact = rational(input.required * done, input.plannedQuantity * 1000n);
  // A required quantity with more decimals than its unit (the unit was changed since) must not be exceeded.
  return least(roundToUnit(exact, input.unitDecimals), input.required);
}

function roundToUnit(value: Rational, unitDecimals: 0 | 1 | 2 | 3): Quantity {
  return unitDecimals === 0 ? toQuantityRoundedUp(value, 0) : toQuantityRoundedHalfUp(value, unitDecimals);
}
