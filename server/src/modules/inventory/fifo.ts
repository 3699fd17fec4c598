import { type FifoIssue, type Quantity, takeOldestFirst } from '@horoz/kernel';
import type { Db, Tx } from '../../platform/database/database.ts';
import { issuableLayers } from './issuable-layers.ts';
import type { ReservationIssue } from './reservation-issues.schemas.ts';
import { consumeReservations } from './reservation-issues.service.ts';
import type { ReservationResponse } from './reservations.schemas.ts';
import { reserveStock } from './reservations.service.ts';

/** The three functions that the system's documents name, for programs that are built on the modules and not on the API. */

/**
 * Promises stock to a production order or, without one, to the reason "FIFO allocation": oldest layers first, whole or not at
 * all. @throws as POST /inventory/reserve
 */
export function allocateFifoInventory(
  tx: Tx,
  productId: number,
  warehouseId: number | null,
  requiredQuantity: string,
  productionOrderId: number | null = null,
): Promise<ReservationResponse> {
  return reserveStock(tx, {
    product_id: productId,
    warehouse_id: warehouseId,
    quantity: requiredQuantity,
    production_order_id: productionOrderId,
    reason: productionOrderId === null ? 'FIFO allocation' : null,
  });
}

/**
 * What a quantity would cost if it were issued now: the takes with their values, their sum, the weighted average, and what stock
 * cannot cover. Changes nothing and locks nothing.
 */
export async function calculateFifoCost(
  db: Db,
  productId: number,
  quantity: Quantity,
  warehouseId: number | null = null,
): Promise<FifoIssue> {
  const layers = await issuableLayers(db, [{ productId, warehouseId, quantity }]);
  return takeOldestFirst(layers.get(productId) ?? [], quantity);
}

/** Issues reserved stock from the very layers that were promised. @throws as POST /inventory/issue-reservation */
export function consumeAllocatedInventory(
  tx: Tx,
  allocationIds: readonly number[],
  reason: string,
): Promise<ReservationIssue> {
  return consumeReservations(tx, { allocation_ids: [...allocationIds], reason });
}
