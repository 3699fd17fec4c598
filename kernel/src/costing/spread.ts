import { assert } from '../assert.ts';
import { total } from '../decimal/arithmetic.ts';
import type { Amount, Fixed } from '../decimal/fixed.ts';

/**
 * Divides an amount in proportion to weights, to the last 0.0001: the largest-remainder method (Hamilton). Each share is first
 * rounded down; the steps that are then left, fewer than there are shares, go one each to the shares that lost the most by it,
 * the first of equals. So no share is a whole step off, and what weighs nothing gets nothing.
 *
 * @param weights of one kind, quantities or values: none negative, and not all zero
 * @returns the shares in the order of the weights; they sum to the amount
 */
export function spread<F extends Fixed<number>>(sum: Amount, weights: readonly F[]): Amount[] {
  const whole = total(weights) as bigint;
  assert(sum >= 0n && weights.every((weight) => weight >= 0n), 'spread: nothing may be negative');
  assert(whole > 0n, 'spread: something must have a weight');
  const roundedDown = weights.map((weight) => ((sum * weight) / whole) as Amount);
  const lost = weights.map((weight, place) => ({ place, remainder: (sum * weight) % whole }));
  lost.sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  const left = Number(sum - total(roundedDown));
  const served = new Set(lost.slice(0, left).map(({ place }) => place));
  const shares = roundedDown.map((share, place) => (served.has(place) ? share + 1n : share) as Amount);
  assert(total(shares) === sum, 'spread: the shares must sum to the whole');
  return shares;
}
