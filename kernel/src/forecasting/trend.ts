import type { Quantity } from '../decimal/fixed.ts';
import { type Rational, rational, ZERO } from '../decimal/rational.ts';

export type TrendDirection = 'RISING' | 'FALLING' | 'STEADY';

export interface DemandTrend {
  readonly direction: TrendDirection;
  /** units a day more each day, by least squares, exact */
  readonly slope: Rational;
}

/**
 * The straight line through demand per day, oldest first, by least squares. It counts as rising or falling only when its slope
 * is at least twice its standard error, which chance alone does about once in twenty series.
 */
export function demandTrend(series: readonly Quantity[]): DemandTrend {
  const n = BigInt(series.length);
  if (n < 3n) return { direction: 'STEADY', slope: ZERO };
  let sumT = 0n;
  let sumTT = 0n;
  let sumY = 0n;
  let sumTY = 0n;
  let sumYY = 0n;
  series.forEach((y, index) => {
    const t = BigInt(index);
    sumT += t;
    sumTT += t * t;
    sumY += y;
    sumTY += t * y;
    sumYY += y * y;
  });
  // n times the sums of squares and products about the means
  const squaresT = n * sumTT - sumT * sumT;
  const products = n * sumTY - sumT * sumY;
  const squaresY = n * sumYY - sumY * sumY;
  const slope = rational(products, squaresT * 1000n);
  // slope² ≥ 4 × residual ÷ ((n − 2) × squaresT), with residual = squaresY − products² ÷ squaresT
  const explained = products * products;
  const residual = squaresY * squaresT - explained;
  const isClear = products !== 0n && explained * (n - 2n) >= 4n * residual;
  if (!isClear) return { direction: 'STEADY', slope };
  return { direction: products > 0n ? 'RISING' : 'FALLING', slope };
}
