import { assert } from '../assert.ts';
import { total, unitCostOf } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_AMOUNT, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { fromQuantity, multiplyRational, type Rational, toAmount } from '../decimal/rational.ts';

/** Totals of one booking, and the good quantity it puts into stock. */
export interface CompletionCostInput {
  readonly material: Amount;
  readonly labor: Amount;
  readonly overhead: Amount;
  readonly completedQuantity: Quantity;
}

export interface CompletionCost {
  /** Exact; the value the produced layer enters stock with. */
  readonly totalCost: Amount;
  /** Rounded; unitCost × quantity may differ from totalCost by less than quantity × 0.0001. */
  readonly unitCost: Amount;
}

/**
 * What a booking's output costs: (material + labour + overhead) ÷ completed quantity, half up to 4 decimals
 * (SPEC section 8). When everything was scrapped there is no unit: the total is booked as SCRAP, unitCost is zero.
 *
 * @throws KernelAssertionError when a cost or the quantity is negative
 */
export function completionCost(input: CompletionCostInput): CompletionCost {
  const { material, labor, overhead, completedQuantity } = input;
  assert(material >= 0n && labor >= 0n && overhead >= 0n, 'completionCost: costs must not be negative');
  assert(completedQuantity >= 0n, 'completionCost: the completed quantity must not be negative');
  const totalCost = total([material, labor, overhead]);
  const unitCost =
    completedQuantity === ZERO_QUANTITY ? ZERO_AMOUNT : unitCostOf(totalCost, completedQuantity);
  return { totalCost, unitCost };
}

/**
 * An exact rate per unit (labour of all levels for one piece, say) × quantity, rounded half up to 4 decimals
 * once, at the end.
 *
 * @throws KernelAssertionError when the rate or the quantity is negative
 */
export function costForQuantity(ratePerUnit: Rational, quantity: Quantity): Amount {
  assert(ratePerUnit.numerator >= 0n, 'costForQuantity: the rate must not be negative');
  assert(quantity >= 0n, 'costForQuantity: the quantity must not be negative');
  return toAmount(multiplyRational(ratePerUnit, fromQuantity(quantity)));
}
