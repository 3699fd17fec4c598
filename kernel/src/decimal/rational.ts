import { assert } from '../assert.ts';
import { type Amount, DecimalError, type Percentage, type Quantity } from './fixed.ts';
import { divideHalfUp, divideRoundedUp, magnitude } from './rounding.ts';

/**
 * An exact fraction with a positive denominator, in lowest terms unless its source says otherwise (an explosion does),
 * so that two equal fractions are deeply equal. Everything here takes both kinds and answers in lowest terms. Used where a division comes before the last step (BOM explosion, cost rates): SPEC section 7
 * asks for exact numbers until the end, and 100 ÷ 3 ÷ 0.97 has no finite decimal form.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = Object.freeze({ numerator: 0n, denominator: 1n });
export const ONE: Rational = Object.freeze({ numerator: 1n, denominator: 1n });

/**
 * The fraction numerator ÷ denominator, reduced.
 *
 * @throws KernelAssertionError when the denominator is zero
 */
export function rational(numerator: bigint, denominator = 1n): Rational {
  assert(denominator !== 0n, 'rational: the denominator must not be zero');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The number a quantity stands for: quantity("0.125") is 1/8. */
export function fromQuantity(value: Quantity): Rational {
  return rational(value, 1000n);
}

/** The number an amount stands for: amount("0.0625") is 1/16. */
export function fromAmount(value: Amount): Rational {
  return rational(value, 10_000n);
}

/** The ratio a percentage stands for, already divided by 100: percentage("12.50") is 1/8, "100" is 1. */
export function fromPercentage(value: Percentage): Rational {
  return rational(value, 10_000n);
}

/** a + b, exact. */
export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a − b, exact. */
export function subtractRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a × b, exact. */
export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/**
 * a ÷ b, exact.
 *
 * @throws KernelAssertionError when b is zero
 */
export function divideRational(a: Rational, b: Rational): Rational {
  assert(b.numerator !== 0n, 'divideRational: the divisor must not be zero');
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. Usable as a sort order. */
export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const RATIONAL_TEXT = /^(-?\d+)(?:\/(\d+)|\.(\d+))?$/;

/**
 * Reads "125/3", a whole number "125", or a plain decimal of any length "15.7" (unit conversion factors come
 * in all three). The result is reduced, whatever was written.
 *
 * @throws DecimalError on any other text and on a zero denominator
 */
export function parseRational(text: string): Rational {
  const [, whole, denominator = '1', fraction = ''] = RATIONAL_TEXT.exec(text) ?? [];
  if (whole === undefined || BigInt(denominator) === 0n) {
    throw new DecimalError(
      `Expected a fraction like 125/3 or 15.7, but got ${JSON.stringify(text.slice(0, 40))}`,
    );
  }
  return rational(BigInt(whole + fraction), BigInt(denominator) * 10n ** BigInt(fraction.length));
}

/** The same number in lowest terms. */
export function lowestTerms({ numerator, denominator }: Rational): Rational {
  return rational(numerator, denominator);
}

/** Writes "125/3", or "125" when the denominator is 1; in lowest terms. parseRational reads it back unchanged. */
export function formatRational(fraction: Rational): string {
  const value = lowestTerms(fraction);
  return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
}

/** The nearest quantity, a half going up (away from zero): the last step of an explosion, SPEC section 7. */
export function toQuantity(value: Rational): Quantity {
  return divideHalfUp(value.numerator * 1000n, value.denominator) as Quantity;
}

/** The nearest amount, a half going up (away from zero). */
export function toAmount(value: Rational): Amount {
  return divideHalfUp(value.numerator * 10_000n, value.denominator) as Amount;
}

/** The nearest quantity with that many decimals, a half going up (away from zero). */
export function toQuantityRoundedHalfUp(value: Rational, decimals: 0 | 1 | 2 | 3): Quantity {
  return (divideHalfUp(value.numerator * stepsPerUnit(decimals), value.denominator) *
    thousandthsPerStep(decimals)) as Quantity;
}

/**
 * The smallest quantity with that many decimals which is not below the number. SPEC section 7: an order's
 * component is rounded up to the decimals of its unit, 12.01 pieces are 13.
 */
export function toQuantityRoundedUp(value: Rational, decimals: 0 | 1 | 2 | 3): Quantity {
  return (divideRoundedUp(value.numerator * stepsPerUnit(decimals), value.denominator) *
    thousandthsPerStep(decimals)) as Quantity;
}

function stepsPerUnit(decimals: 0 | 1 | 2 | 3): bigint {
  return 10n ** BigInt(decimals);
}

function thousandthsPerStep(decimals: 0 | 1 | 2 | 3): bigint {
  return 10n ** BigInt(3 - decimals);
}

/**
 * Euclid's algorithm (Knuth, The Art of Computer Programming 2, section 4.5.2). Once both fit, it goes on in plain
 * numbers, where a remainder of whole numbers is exact too and much cheaper.
 */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = magnitude(a);
  let smaller = magnitude(b);
  while (smaller !== 0n) {
    if (larger <= LARGEST_EXACT && smaller <= LARGEST_EXACT)
      return ofNumbers(Number(larger), Number(smaller));
    [larger, smaller] = [smaller, larger % smaller];
  }
  return larger;
}

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

function ofNumbers(a: number, b: number): bigint {
  let larger = a;
  let smaller = b;
  while (smaller !== 0) {
    const rest = larger % smaller;
    larger = smaller;
    smaller = rest;
  }
  return BigInt(larger);
}
