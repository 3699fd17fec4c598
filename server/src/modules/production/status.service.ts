import { allowedTransitions, type ProductionStatus, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { mayDo } from '../../platform/http/permissions.ts';
import { insufficientStock, lockScopes, openAllocationsOfOrder, releaseAll } from '../inventory/index.ts';
import { completeOrder } from './completions.service.ts';
import { type LockedOrder, listComponents, lockOrder, saveStatus } from './orders.queries.ts';
import type { ProductionOrder } from './orders.schemas.ts';
import { getOrder } from './orders.service.ts';
import type { ProductionStatusUpdate } from './status.schemas.ts';
import { transitionError } from './transition-error.ts';

/**
 * Moves an order along its state table. Cancelling gives all reservations back; completing is `completeOrder`.
 *
 * @throws NOT_FOUND, INSUFFICIENT_PERMISSIONS, INVALID_STATUS_TRANSITION, INSUFFICIENT_STOCK (release of a short order)
 */
export async function changeStatus(
  tx: Tx,
  orderId: number,
  update: ProductionStatusUpdate,
  expectedVersion: string | null,
): Promise<ProductionOrder> {
  if (update.status === 'COMPLETED' && update.completion_data !== undefined) {
    return completeOrder(tx, orderId, update.completion_data, expectedVersion);
  }
  if (['RELEASED', 'CANCELLED'].includes(update.status)) requireApproval(tx);
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  requireVersion(expectedVersion, order);
  requireTransition(order, update.status);
  if (update.status === 'RELEASED') await requireMaterial(tx, order);
  if (update.status === 'CANCELLED') await releaseMaterial(tx, orderId);
  saveStatus(tx, order, update.status, update.notes ?? null);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'production_order.status',
    entityType: 'production_order',
    entityId: orderId,
    before: { status: order.status },
    after: { status: after.status, notes: update.notes ?? null },
  });
  return after;
}

function requireApproval(tx: Tx): void {
  if (mayDo(tx.actor.role, 'approve:production')) return;
  throw new AppError(
    'INSUFFICIENT_PERMISSIONS',
    `Your role ${tx.actor.role} does not have the permission approve:production. Ask a production manager.`,
  );
}

/** @throws INVALID_STATUS_TRANSITION */
export function requireTransition(order: LockedOrder, to: ProductionStatus): void {
  const allowed = allowedTransitions(order.status, order.held_from_status);
  // Only the booking of a completion completes an order, so that nothing is completed without its costs.
  if (allowed.includes(to) && to !== 'COMPLETED') return;
  const advice =
    to === 'COMPLETED' && order.status === 'IN_PROGRESS'
      ? 'Send completion_data with it, or use POST …/complete.'
      : allowed.length === 0
        ? 'This status is final.'
        : `Allowed: ${allowed.join(', ')}.`;
  throw transitionError(order, to, allowed, advice);
}

/** A release promises that the work can start. @throws INSUFFICIENT_STOCK */
async function requireMaterial(tx: Tx, order: LockedOrder): Promise<void> {
  const components = await listComponents(tx, order.production_order_id);
  const short = components
    .map((one) => ({
      productId: one.product_id,
      productCode: one.product_code,
      required: quantity(one.required_quantity),
      available: quantity(one.allocated_quantity),
    }))
    .filter((one) => one.available < one.required);
  if (short.length > 0) throw insufficientStock(short, ` reserved for order ${order.order_number}`);
}

async function releaseMaterial(tx: Tx, orderId: number): Promise<void> {
  const components = await listComponents(tx, orderId);
  await lockScopes(tx, { productIds: components.map((one) => one.product_id) });
  await releaseAll(tx, await openAllocationsOfOrder(tx, orderId), orderId);
}
