import { assert } from '../assert.ts';
import { least, total } from '../decimal/arithmetic.ts';
import { type Quantity, quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { type FifoIssue, takeOldestFirst } from '../fifo/issue.ts';
import type { Layer } from '../fifo/layer.ts';
import { chooseFallbackCost, type KnownPrices } from './fallback-cost.ts';
import { type MaterialCost, materialCost } from './material-cost.ts';

/** What a quantity would cost if it were issued now, and from which layers. */
export interface CurrentCost extends MaterialCost {
  readonly quantity: Quantity;
  readonly issue: FifoIssue;
}

const ONE_UNIT = quantity('1');

/**
 * The current cost of a product: FIFO as far as the layers go, the fallback price for the rest (SPEC sections 6 and 7).
 *
 * @param input.layers the issuable layers in FIFO order: as many as the quantity needs, or all there are
 * @param input.quantity null: the next stock unit, or all that is available when it is less than one; without any stock
 *   one unit at the fallback price
 * @throws KernelAssertionError when the quantity is negative
 */
export function currentCost(input: {
  readonly layers: readonly Layer[];
  readonly quantity: Quantity | null;
  readonly prices: KnownPrices;
}): CurrentCost {
  const wanted = input.quantity ?? nextUnit(input.layers);
  assert(wanted >= 0n, 'currentCost: the quantity must not be negative');
  const issue = takeOldestFirst(input.layers, wanted);
  return { ...materialCost({ issue, fallback: chooseFallbackCost(input.prices) }), quantity: wanted, issue };
}

function nextUnit(layers: readonly Layer[]): Quantity {
  const available = total(layers.map((layer) => layer.quantityAvailable));
  return available === ZERO_QUANTITY ? ONE_UNIT : least(available, ONE_UNIT);
}
