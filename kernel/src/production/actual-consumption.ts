import { assert } from '../assert.ts';
import { greatest, minus, plus } from '../decimal/arithmetic.ts';
import { type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import {
  compareRational,
  divideRational,
  fromQuantity,
  type Rational,
  rational,
  subtractRational,
  toQuantityRoundedHalfUp,
  toQuantityRoundedUp,
} from '../decimal/rational.ts';

/** A product that one booking took in place of a component, in its own stock unit. */
export interface SubstituteUse {
  readonly quantity: Quantity;
  /** Of the same product in place of the same component, by the bookings before this one. */
  readonly takenBefore: Quantity;
  /** Stock units of the substitute for one stock unit of the component; above zero. */
  readonly ratio: Rational;
  /** Decimals of the substitute's stock unit: 0 for pieces. */
  readonly unitDecimals: 0 | 1 | 2 | 3;
}

export interface ActualConsumptionInput {
  /** What `consumptionDue` says: of the component, by this booking. */
  readonly due: Quantity;
  /** Decimals of the component's stock unit. */
  readonly unitDecimals: 0 | 1 | 2 | 3;
  /** What was taken of the component itself; null when nobody said, and it is what the substitutes leave of `due`. */
  readonly given: Quantity | null;
  readonly substitutes: readonly SubstituteUse[];
}

export interface ActualConsumption {
  /** Of the component itself. */
  readonly own: Quantity;
  /**
   * What the substitutes stand for, in the component's unit: all that they stand for now less what they stood for before, each
   * half up to 3 decimals. Parts rounded one by one would not add up to the whole.
   */
  readonly replaced: Quantity;
  /** More was taken than is due, also when it is seen that nobody takes half a piece. */
  readonly isExcessive: boolean;
}

/**
 * How much of a component so much of a substitute stands for: quantity ÷ ratio, half up to 3 decimals.
 *
 * @throws KernelAssertionError on a negative quantity or a ratio that is not above zero
 */
export function replacedQuantity(taken: Quantity, ratio: Rational): Quantity {
  assert(taken >= 0n, 'replacedQuantity: the quantity must not be negative');
  assert(ratio.numerator > 0n, 'replacedQuantity: the ratio must be above zero');
  return toQuantityRoundedHalfUp(divideRational(fromQuantity(taken), ratio), 3);
}

/**
 * What one booking takes of a component, with substitutes in place of part of it or all, and whether that is more than is due.
 * Units that cannot be divided are rounded up before they count as excess: when 3.5 pieces of a substitute are due, 4 are
 * right and 5 are one too many.
 *
 * @throws KernelAssertionError on a negative quantity or a ratio that is not above zero
 */
export function actualConsumption(input: ActualConsumptionInput): ActualConsumption {
  const { due, unitDecimals, given, substitutes } = input;
  assert(due >= 0n && (given ?? 0n) >= 0n, 'actualConsumption: quantities must not be negative');
  const replaced = substitutes.reduce<Quantity>((sum, one) => plus(sum, replacedNow(one)), ZERO_QUANTITY);
  const left = greatest(minus(due, replaced), ZERO_QUANTITY);
  // Without a substitute it is what is due, to the last digit, whatever the unit's decimals have become since.
  const own = replaced === ZERO_QUANTITY ? due : toQuantityRoundedUp(fromQuantity(left), unitDecimals);
  const isExcessive =
    (given !== null && given > own) || substitutes.some((one) => isOneTooMany(one, replaced, due));
  return { own: given ?? own, replaced, isExcessive };
}

function replacedNow({ quantity, takenBefore, ratio }: SubstituteUse): Quantity {
  assert(quantity >= 0n, 'actualConsumption: quantities must not be negative');
  return minus(replacedQuantity(plus(takenBefore, quantity), ratio), replacedQuantity(takenBefore, ratio));
}

/** Whether one step less of this substitute would have covered what is due as well. */
function isOneTooMany(use: SubstituteUse, replaced: Quantity, due: Quantity): boolean {
  if (use.quantity === ZERO_QUANTITY) return false;
  const step = divideRational(rational(1n, 10n ** BigInt(use.unitDecimals)), use.ratio);
  return compareRational(subtractRational(fromQuantity(replaced), step), fromQuantity(due)) >= 0;
}
