import {
  chooseFallbackCost,
  type MaterialCost,
  materialCost,
  type Quantity,
  takeOldestFirst,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { availableQuantities, issuableLayers, knownPrices } from '../inventory/index.ts';

export interface PricedMaterial extends MaterialCost {
  readonly available: Quantity;
}

export const NO_PRICES = { lastPurchasePrice: null, preferredSupplierPrice: null, standardCost: null };

/**
 * What each material would cost if it were issued now: FIFO as far as stock goes, the rest at the last purchase price, else
 * the preferred supplier's, else the standard cost. Three statements for any number of materials.
 */
export async function priceMaterials(
  db: Db,
  materials: readonly { readonly productId: number; readonly quantity: Quantity }[],
): Promise<Map<number, PricedMaterial>> {
  const ids = materials.map((material) => material.productId);
  const [layers, available, prices] = await Promise.all([
    issuableLayers(
      db,
      materials.map((material) => ({ ...material, warehouseId: null })),
    ),
    availableQuantities(db, ids, null),
    knownPrices(db, ids),
  ]);
  return new Map(
    materials.map(({ productId, quantity }) => {
      const issue = takeOldestFirst(layers.get(productId) ?? [], quantity);
      const fallback = chooseFallbackCost(prices.get(productId) ?? NO_PRICES);
      const cost = materialCost({ issue, fallback });
      return [productId, { ...cost, available: available.get(productId) ?? ZERO_QUANTITY }] as const;
    }),
  );
}
