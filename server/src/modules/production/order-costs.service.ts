import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { type ProductionCost, productionCosts } from '../costing/index.ts';

/**
 * Estimated against actual cost of an order, by material (with price and usage variance), labour and overhead. An order that
 * is under way is compared with the part of its estimate that is done.
 *
 * @throws NOT_FOUND
 */
export async function calculateProductionCost(db: Db, orderId: number): Promise<ProductionCost> {
  const [cost] = await productionCosts(db, [orderId]);
  if (cost === undefined) throw notFound('production order', orderId);
  return cost;
}
