import { assert } from '../assert.ts';
import type { Amount, Fixed, Quantity } from './fixed.ts';
import { divideHalfUp } from './rounding.ts';

// The type parameter is the whole branded type, not its scale: with <S>(a: Fixed<S>, b: Fixed<S>) the compiler
// would infer S = 3 | 4 for a quantity and an amount and let them through.

/** a + b of one scale, exact. */
export function plus<F extends Fixed<number>>(a: F, b: F): F {
  return ((a as bigint) + (b as bigint)) as F;
}

/** a − b of one scale, exact. */
export function minus<F extends Fixed<number>>(a: F, b: F): F {
  return ((a as bigint) - (b as bigint)) as F;
}

/** −a, exact. */
export function negate<F extends Fixed<number>>(a: F): F {
  return -(a as bigint) as F;
}

/** The smaller of two numbers of one scale. */
export function least<F extends Fixed<number>>(a: F, b: F): F {
  return a < b ? a : b;
}

/** The greater of two numbers of one scale. */
export function greatest<F extends Fixed<number>>(a: F, b: F): F {
  return a > b ? a : b;
}

/** The exact sum of a list of one scale; zero for an empty list. */
export function total<F extends Fixed<number>>(list: readonly F[]): F {
  let sum = 0n;
  for (const item of list) sum += item as bigint;
  return sum as F;
}

/**
 * quantity × unit cost, rounded half up (away from zero) to 4 decimals: `round_half_up(quantity × unit_cost, 4)`
 * of SPEC section 6. Thousandths times ten-thousandths are ten-millionths, hence the division by 1000.
 * The package exports it as valueOf too; a file that imports that name shadows a global of JavaScript.
 */
export function extendedCost(quantity: Quantity, unitCost: Amount): Amount {
  return divideHalfUp(quantity * unitCost, 1000n) as Amount;
}

/**
 * value ÷ quantity, rounded half up (away from zero) to 4 decimals.
 *
 * @throws KernelAssertionError when the quantity is zero: the caller must know what "per unit" means then
 */
export function unitCostOf(value: Amount, quantity: Quantity): Amount {
  assert(quantity !== 0n, 'unitCostOf: a unit cost needs a quantity other than zero');
  return divideHalfUp(value * 1000n, quantity) as Amount;
}
