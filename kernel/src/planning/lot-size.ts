import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import { divideRoundedUp } from '../decimal/rounding.ts';

/** What limits the quantity of one order. Zero or null: no limit. */
export interface OrderLimits {
  /** the least that may be ordered */
  readonly minimum: Quantity;
  /** orders are whole multiples of it */
  readonly multiple: Quantity | null;
}

/**
 * The quantity to order for a need: at least the minimum, then up to the next whole multiple. Several needs are summed first
 * and sized once; sizing each need by itself ordered 300 where 100 were enough (erpnext#58710).
 *
 * @returns zero for no need
 */
export function orderQuantity(need: Quantity, { minimum, multiple }: OrderLimits): Quantity {
  if (need <= 0n) return 0n as Quantity;
  const wanted = need > minimum ? need : minimum;
  if (multiple === null || multiple === 0n) return wanted;
  assert(multiple > 0n, 'orderQuantity: a multiple is above zero');
  return (divideRoundedUp(wanted, multiple) * multiple) as Quantity;
}
