import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import {
  divideRational,
  fromQuantity,
  multiplyRational,
  ONE,
  type Rational,
  toQuantity,
} from '../decimal/rational.ts';
import { divideHalfUp } from '../decimal/rounding.ts';

/** A quantity in another unit: the fraction that it really is, and the quantity that can be stored of it. */
export interface ConvertedQuantity {
  readonly exact: Rational;
  /** `exact`, half up to 3 decimals */
  readonly quantity: Quantity;
  /** nothing was lost by rounding */
  readonly isExact: boolean;
}

/**
 * Converts a quantity by the factors of its two units: how many stock units one of each is. 3 sheets of 15.7 kg are
 * 3 × 15.7 ÷ 1 = 47.1 kg; 100 minutes are 100 × 1 ÷ 60 hours, which no decimal holds.
 *
 * @param to left out, the stock unit itself
 * @throws KernelAssertionError when a factor is not above zero
 */
export function convertQuantity(value: Quantity, from: Rational, to: Rational = ONE): ConvertedQuantity {
  assert(from.numerator > 0n && to.numerator > 0n, 'convertQuantity: a factor must be above zero');
  const exact = divideRational(multiplyRational(fromQuantity(value), from), to);
  return { exact, quantity: toQuantity(exact), isExact: 1000n % exact.denominator === 0n };
}

const FACTOR_DECIMALS = 9;

/** A conversion factor as it is stored and shown: 9 decimals, half up (away from zero). */
export function formatFactor(factor: Rational): string {
  assert(factor.numerator > 0n, 'formatFactor: a factor must be above zero');
  const steps = divideHalfUp(factor.numerator * 10n ** BigInt(FACTOR_DECIMALS), factor.denominator);
  const digits = steps.toString().padStart(FACTOR_DECIMALS + 1, '0');
  return `${digits.slice(0, -FACTOR_DECIMALS)}.${digits.slice(-FACTOR_DECIMALS)}`;
}
