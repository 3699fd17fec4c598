import { assert } from '../assert.ts';
import { type Amount, ZERO_AMOUNT } from '../decimal/fixed.ts';

/** Where the cost of a quantity that stock cannot cover comes from. NONE: nothing is known, it counts as zero. */
export type FallbackSource = 'LAST_PURCHASE' | 'SUPPLIER_PRICE' | 'STANDARD' | 'NONE';

export interface FallbackCost {
  readonly unitCost: Amount;
  readonly source: FallbackSource;
}

/** What is known about a product's price. null is "not known"; zero is a price. */
export interface KnownPrices {
  readonly lastPurchasePrice: Amount | null;
  readonly preferredSupplierPrice: Amount | null;
  readonly standardCost: Amount | null;
}

/**
 * The unit cost of what stock cannot cover (SPEC section 7): the last purchase price, else the preferred
 * supplier's price, else the standard cost, else zero with source NONE.
 *
 * @throws KernelAssertionError when the chosen price is negative
 */
export function chooseFallbackCost(prices: KnownPrices): FallbackCost {
  const chosen = firstKnown(prices);
  assert(chosen.unitCost >= 0n, 'chooseFallbackCost: a price must not be negative');
  return chosen;
}

function firstKnown(prices: KnownPrices): FallbackCost {
  if (prices.lastPurchasePrice !== null)
    return { unitCost: prices.lastPurchasePrice, source: 'LAST_PURCHASE' };
  if (prices.preferredSupplierPrice !== null) {
    return { unitCost: prices.preferredSupplierPrice, source: 'SUPPLIER_PRICE' };
  }
  if (prices.standardCost !== null) return { unitCost: prices.standardCost, source: 'STANDARD' };
  return { unitCost: ZERO_AMOUNT, source: 'NONE' };
}
