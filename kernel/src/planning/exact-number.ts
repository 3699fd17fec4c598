import { divideRoundedUp } from '../decimal/rounding.ts';
import { requireWithin } from './planning-limit.ts';

// The planning of a factory holds quantities as whole thousandths in doubles. A whole number up to 2⁵³ is exact in a double,
// and so are sums, differences and products that stay below it; a fraction never is, so none is ever formed: divisions end in a
// whole number whose remainder was looked at. What would exceed the limit is calculated with BigInt, or refused.

/** The largest quantity in thousandths: what is rounded up to the next multiple and the sum of two stay below 2⁵³. */
export const LARGEST_EXACT = 2 ** 52;

/** @throws PlanningLimitError beyond 4,503,599,627,370.496 */
export function exactNumber(value: bigint): number {
  const found = Number(value);
  requireWithin(
    found <= LARGEST_EXACT,
    'QUANTITY',
    `planning: ${value} thousandths are more than can be planned`,
  );
  return found;
}

/** amount ÷ divisor to the next whole number upwards, exact. Both up to 2⁵², not negative. */
function divideUp(amount: number, divisor: number): number {
  // The quotient may have been rounded up to a whole number, never below one: the remainder tells.
  const whole = Math.floor(amount / divisor);
  return amount - whole * divisor > 0 ? whole + 1 : whole;
}

/** value × numerator ÷ denominator to the next whole number upwards, exact. */
export function multiplyUp(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (product <= LARGEST_EXACT && denominator <= LARGEST_EXACT) return divideUp(product, denominator);
  return exactNumber(divideRoundedUp(BigInt(value) * BigInt(numerator), BigInt(denominator)));
}

/** The least multiple of the step that is not below the value, exact. */
export function roundUpTo(value: number, step: number): number {
  return step > 1 ? divideUp(value, step) * step : value;
}

/** The element of a column; the caller knows that there is one. These three are inlined, and each sees one kind of array. */
export function numberAt(column: Float64Array, index: number): number {
  return column[index] as number;
}

export function indexAt(column: Int32Array, index: number): number {
  return column[index] as number;
}

export function rowAt<Row>(rows: readonly Row[], index: number): Row {
  return rows[index] as Row;
}

/** For each key how many rows have a smaller one: where the rows of that key begin when they are ordered by it. */
export function offsets(keys: Int32Array, keyCount: number): Int32Array {
  const from = new Int32Array(keyCount + 1);
  for (const key of keys) from[key + 1] = indexAt(from, key + 1) + 1;
  for (let key = 0; key < keyCount; key += 1) from[key + 1] = indexAt(from, key + 1) + indexAt(from, key);
  return from;
}

/** The rows ordered by key, those of one key as they came (counting sort: Knuth, The Art of Computer Programming 3, 5.2). */
export function orderedBy(keys: Int32Array, keyCount: number, rows: Int32Array): Int32Array {
  const next = offsets(keys, keyCount);
  const ordered = new Int32Array(rows.length);
  for (const row of rows) {
    const key = indexAt(keys, row);
    const place = indexAt(next, key);
    ordered[place] = row;
    next[key] = place + 1;
  }
  return ordered;
}

export function countingUp(length: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => index);
}
