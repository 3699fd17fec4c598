import {
  type Amount,
  type Explosion,
  plus,
  type Quantity,
  toAmount,
  toQuantity,
  total,
  unitCostOf,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { loadPrices } from './material-prices.ts';

/** What a quantity of a recipe costs when it is made from materials alone, at FIFO cost. */
export interface RecipeCost {
  readonly materialCost: Amount;
  readonly laborCost: Amount;
  readonly overheadCost: Amount;
  readonly totalCost: Amount;
  readonly unitCost: Amount;
  /** materials that nothing says a cost of: the total is too low */
  readonly unknown: readonly number[];
}

/**
 * Costs several explosions of the same quantity against the same stock, each as if it alone were made. Three statements for
 * all of them.
 */
export async function costExplosions(
  db: Db,
  explosions: readonly Explosion[],
  quantity: Quantity,
): Promise<RecipeCost[]> {
  const needs = explosions.map((explosion) =>
    explosion.materials.map((one) => ({ productId: one.productId, quantity: toQuantity(one.required) })),
  );
  const price = await loadPrices(db, needs.flat());
  return explosions.map((explosion, place) => {
    const prices = (needs[place] ?? []).map((need) => ({ ...need, ...price(need) }));
    const materialCost = total(prices.map((one) => one.total));
    const laborCost = toAmount(explosion.laborCost);
    const overheadCost = toAmount(explosion.overheadCost);
    const totalCost = plus(materialCost, plus(laborCost, overheadCost));
    return {
      materialCost,
      laborCost,
      overheadCost,
      totalCost,
      unitCost: unitCostOf(totalCost, quantity),
      unknown: prices.filter((one) => one.uncoveredCostSource === 'NONE').map((one) => one.productId),
    };
  });
}
