import type { Quantity } from '../decimal/fixed.ts';

/**
 * What kind of demand a series is, by how often there is any and how much its size varies. Cut-off values 1.32 and 0.49 of
 * Syntetos, Boylan and Croston, "On the categorization of demand patterns", JORS 56 (2005).
 */
export type DemandPattern = 'NONE' | 'SMOOTH' | 'ERRATIC' | 'INTERMITTENT' | 'LUMPY';

/** Judges demand per day, oldest first; no day is negative. */
export function demandPattern(series: readonly Quantity[]): DemandPattern {
  const sizes = series.filter((size) => size > 0n);
  if (sizes.length === 0) return 'NONE';
  const count = BigInt(sizes.length);
  // the average interval between demands: days ÷ days with demand ≥ 1.32
  const isRare = BigInt(series.length) * 100n >= count * 132n;
  const isUneven = variesMuch(sizes, count);
  if (isRare) return isUneven ? 'LUMPY' : 'INTERMITTENT';
  return isUneven ? 'ERRATIC' : 'SMOOTH';
}

/** Squared coefficient of variation ≥ 0.49: sample variance ÷ mean², cleared of its fractions. */
function variesMuch(sizes: readonly bigint[], count: bigint): boolean {
  if (count < 2n) return false;
  let sum = 0n;
  let squares = 0n;
  for (const size of sizes) {
    sum += size;
    squares += size * size;
  }
  return count * (count * squares - sum * sum) * 100n >= 49n * (count - 1n) * sum * sum;
}
