import type { Percentage } from '../decimal/fixed.ts';
import { type Rational, subtractRational } from '../decimal/rational.ts';
import { divideHalfUp, magnitude } from '../decimal/rounding.ts';

/**
 * By how many percent a cost has changed, half up (away from zero) to 2 decimals; null when it was zero before, because
 * nothing is a percentage of zero.
 */
export function percentageChange(before: Rational, after: Rational): Percentage | null {
  if (before.numerator === 0n) return null;
  const change = subtractRational(after, before);
  const numerator = change.numerator * before.denominator * 10_000n;
  return divideHalfUp(numerator, change.denominator * magnitude(before.numerator)) as Percentage;
}
