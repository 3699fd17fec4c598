import { assert } from '../assert.ts';
import { least, minus, plus, unitCostOf } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_AMOUNT, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { assertSaneLayer, type Layer, valueOfTake } from './layer.ts';

/** What an issue takes from one layer, and what that costs. `unitCost` is the layer's, not value ÷ quantity. */
export interface Take {
  readonly layerId: number;
  readonly quantity: Quantity;
  readonly value: Amount;
  readonly unitCost: Amount;
}

/** The outcome of an issue: quantity + missing = wanted, and quantity and value are the sums of the takes. */
export interface FifoIssue {
  readonly takes: Take[];
  readonly quantity: Quantity;
  readonly value: Amount;
  readonly missing: Quantity;
  readonly weightedAverageCost: Amount;
}

/**
 * Takes `wanted` from the available part of the layers, oldest first (SPEC section 6). The caller passes the
 * issuable layers in FIFO order, entry date then id; layers with nothing available are skipped, and layers
 * after the last one needed are not looked at. What the layers cannot give is returned as `missing`: whether
 * that is an error is the caller's decision.
 *
 * @returns takes in FIFO order; nothing is changed, applyTake gives each layer's next state
 * @throws KernelAssertionError when wanted < 0, a layer is impossible or a layer comes twice
 */
export function takeOldestFirst(layers: readonly Layer[], wanted: Quantity): FifoIssue {
  assert(wanted >= 0n, 'takeOldestFirst: the wanted quantity must not be negative');
  const takes: Take[] = [];
  const seen = new Set<number>();
  let missing = wanted;
  let value = ZERO_AMOUNT;
  for (const layer of layers) {
    if (missing === ZERO_QUANTITY) break;
    assertSaneLayer(layer);
    assert(!seen.has(layer.layerId), 'takeOldestFirst: a layer must not come twice');
    seen.add(layer.layerId);
    if (layer.quantityAvailable === ZERO_QUANTITY) continue;
    const take = takeFrom(layer, least(missing, layer.quantityAvailable));
    takes.push(take);
    missing = minus(missing, take.quantity);
    value = plus(value, take.value);
  }
  assert(missing >= 0n, 'takeOldestFirst: an issue must not take more than wanted');
  const quantity = minus(wanted, missing);
  return { takes, quantity, value, missing, weightedAverageCost: weightedAverageCost(value, quantity) };
}

/**
 * value ÷ quantity rounded half up to 4 decimals (SPEC section 6), zero when the quantity is zero.
 *
 * @throws KernelAssertionError when the quantity or the value is negative
 */
export function weightedAverageCost(value: Amount, quantity: Quantity): Amount {
  assert(quantity >= 0n, 'weightedAverageCost: the quantity must not be negative');
  assert(value >= 0n, 'weightedAverageCost: the value must not be negative');
  return quantity === ZERO_QUANTITY ? ZERO_AMOUNT : unitCostOf(value, quantity);
}

function takeFrom(layer: Layer, quantity: Quantity): Take {
  return { layerId: layer.layerId, quantity, value: valueOfTake(layer, quantity), unitCost: layer.unitCost };
}
