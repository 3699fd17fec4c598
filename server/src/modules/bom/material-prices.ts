import {
  chooseFallbackCost,
  greatest,
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

interface MaterialDemand {
  readonly productId: number;
  readonly quantity: Quantity;
}

/**
 * What each material would cost if it were issued now: FIFO as far as stock goes, the rest at the last purchase price, else
 * the preferred supplier's, else the standard cost. Three statements for any number of materials.
 */
export async function priceMaterials(
  db: Db,
  materials: readonly MaterialDemand[],
): Promise<Map<number, PricedMaterial>> {
  const price = await loadPrices(db, materials);
  return new Map(materials.map((material) => [material.productId, price(material)] as const));
}

/**
 * The same for who asks for several quantities of one material, up to the greatest of `demands`. Three statements, then none.
 */
export async function loadPrices(
  db: Db,
  demands: readonly MaterialDemand[],
): Promise<(material: MaterialDemand) => PricedMaterial> {
  const most = new Map<number, Quantity>();
  for (const { productId, quantity } of demands) {
    most.set(productId, greatest(quantity, most.get(productId) ?? ZERO_QUANTITY));
  }
  const ids = [...most.keys()];
  const [layers, available, prices] = await Promise.all([
    issuableLayers(
      db,
      [...most].map(([productId, quantity]) => ({ productId, quantity, warehouseId: null })),
    ),
    availableQuantities(db, ids, null),
    knownPrices(db, ids),
  ]);
  return ({ productId, quantity }) => {
    const issue = takeOldestFirst(layers.get(productId) ?? [], quantity);
    const fallback = chooseFallbackCost(prices.get(productId) ?? NO_PRICES);
    return { available: available.get(productId) ?? ZERO_QUANTITY, ...materialCost({ issue, fallback }) };
  };
}
