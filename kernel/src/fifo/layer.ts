import { assert } from '../assert.ts';
import { extendedCost, least, minus } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_AMOUNT } from '../decimal/fixed.ts';

/**
 * One batch of one product in one warehouse, as FIFO sees it. Available is on hand less what open allocations
 * have reserved. The remaining value is kept beside the quantity because quantity × unit cost, rounded at each
 * issue, would not add up to what was paid.
 */
export interface Layer {
  readonly layerId: number;
  readonly quantityOnHand: Quantity;
  readonly quantityAvailable: Quantity;
  readonly unitCost: Amount;
  readonly remainingValue: Amount;
}

/** Fails on a layer that no sequence of receipts and issues can produce. */
export function assertSaneLayer(layer: Layer): void {
  assert(layer.quantityAvailable >= 0n, 'layer: the available quantity must not be negative');
  assert(layer.quantityAvailable <= layer.quantityOnHand, 'layer: available must not exceed on hand');
  assert(layer.unitCost >= 0n, 'layer: the unit cost must not be negative');
  assert(layer.remainingValue >= 0n, 'layer: the remaining value must not be negative');
  assert(
    layer.quantityOnHand > 0n || layer.remainingValue === 0n,
    'layer: an empty layer must have no value',
  );
}

/**
 * The value a received layer enters stock with: quantity × unit cost, rounded half up to 4 decimals (SPEC
 * section 6). Produced and landed layers enter with their exact total instead and do not call this.
 *
 * @throws KernelAssertionError unless quantity > 0 and unitCost ≥ 0
 */
export function layerValue(quantity: Quantity, unitCost: Amount): Amount {
  assert(quantity > 0n, 'layerValue: a layer enters with a quantity above zero');
  assert(unitCost >= 0n, 'layerValue: the unit cost must not be negative');
  return extendedCost(quantity, unitCost);
}

/**
 * What taking `quantity` out of a layer costs (SPEC section 6): a part costs quantity × unit cost rounded half
 * up to 4 decimals; the take that empties the layer takes all the value that is left, so that value in = value
 * out + value on hand to the last 0.0001. "Empties" means all that is on hand, not all that is available: while
 * somebody else's reservation remains in the layer, their value must remain too.
 *
 * A part never costs more than the value left. Without that cap 1.000 at 0.0500 taken in 1,000 parts of 0.001
 * would cost 1,000 × round(0.00005) = 1,000 × 0.0001 = 0.1000, twice what was paid, and leave −0.0500 behind.
 * With it the first 500 parts cost 0.0001 each and the other 500 nothing.
 *
 * @throws KernelAssertionError unless 0 < quantity ≤ on hand, or when the layer itself is impossible
 */
export function valueOfTake(layer: Layer, quantity: Quantity): Amount {
  assertSaneLayer(layer);
  assert(quantity > 0n, 'valueOfTake: the quantity must be above zero');
  assert(quantity <= layer.quantityOnHand, 'valueOfTake: the quantity must not exceed what is on hand');
  if (quantity === layer.quantityOnHand) return layer.remainingValue;
  return least(extendedCost(quantity, layer.unitCost), layer.remainingValue);
}

/**
 * The layer after `quantity` has left it at the cost valueOfTake gives. With `fromReserved` the quantity was
 * promised to the taker and was not available before either, so what is available stays as it is.
 *
 * @throws KernelAssertionError when the quantity exceeds the part it is taken from (reserved or available)
 */
export function applyTake(
  layer: Layer,
  quantity: Quantity,
  options: { readonly fromReserved: boolean },
): Layer {
  const value = valueOfTake(layer, quantity);
  const quantityReserved = minus(layer.quantityOnHand, layer.quantityAvailable);
  const takable = options.fromReserved ? quantityReserved : layer.quantityAvailable;
  assert(quantity <= takable, 'applyTake: the quantity must not exceed the reserved or available part');
  const after: Layer = {
    ...layer,
    quantityOnHand: minus(layer.quantityOnHand, quantity),
    quantityAvailable: options.fromReserved
      ? layer.quantityAvailable
      : minus(layer.quantityAvailable, quantity),
    remainingValue: minus(layer.remainingValue, value),
  };
  assert(
    after.quantityOnHand > 0n || after.remainingValue === ZERO_AMOUNT,
    'applyTake: value left in no stock',
  );
  return after;
}
