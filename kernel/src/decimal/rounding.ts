import { assert } from '../assert.ts';

/**
 * numerator ÷ denominator to a whole number, a half going away from zero: 5/2 → 3, -5/2 → -3.
 * This is the commercial "half up" of SPEC section 6, and what PostgreSQL's round(numeric) does, so that the
 * database and the kernel never disagree about a cent.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, 'divideHalfUp: the denominator must not be zero');
  const isNegative = numerator < 0n !== denominator < 0n;
  const dividend = magnitude(numerator);
  const divisor = magnitude(denominator);
  const rounded = (2n * dividend + divisor) / (2n * divisor);
  return isNegative ? -rounded : rounded;
}

/** numerator ÷ denominator to the next whole number upwards (towards plus infinity): 5/2 → 3, -5/2 → -2. */
export function divideRoundedUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'divideRoundedUp: the denominator must be positive');
  // BigInt division truncates towards zero, which already is upwards for negative numbers.
  const truncated = numerator / denominator;
  return numerator % denominator > 0n ? truncated + 1n : truncated;
}

/** The number without its sign. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
