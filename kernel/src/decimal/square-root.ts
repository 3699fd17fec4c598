import { assert } from '../assert.ts';

/** The largest whole number whose square is not above `value`: Newton's iteration from above (Heron of Alexandria). */
export function squareRoot(value: bigint): bigint {
  assert(value >= 0n, 'squareRoot: there is no root of a negative number');
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
