import { allowedTransitions, type ProductionStatus } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { mayDo } from '../../platform/http/permissions.ts';
import { say } from '../../platform/words/sentence.ts';
import { completeOrder } from './completions.service.ts';
import { reserveMissing } from './order-materials.service.ts';
import { type LockedOrder, lockOrder, saveStatus } from './orders.queries.ts';
import { getOrder, type ToldOrder } from './orders.service.ts';
import type { ProductionStatusUpdate } from './status.schemas.ts';
import { cancelWithSubOrders, requireSubOrdersDone } from './sub-orders.service.ts';
import { transitionError } from './transition-error.ts';

/**
 * Moves an order along its state table. A release reserves what is still missing; work begins when the sub-orders are done;
 * cancelling gives all reservations back and cancels the sub-orders that nobody has released; completing is `completeOrder`.
 *
 * @throws NOT_FOUND, INSUFFICIENT_PERMISSIONS, CONFLICT (If-Match), INVALID_STATUS_TRANSITION, INSUFFICIENT_STOCK (release of a
 *   short order)
 */
export async function changeStatus(
  tx: Tx,
  orderId: number,
  update: ProductionStatusUpdate,
  expectedVersion: string | null,
): Promise<ToldOrder> {
  if (update.status === 'COMPLETED' && update.completion_data !== undefined) {
    return completeOrder(tx, orderId, update.completion_data, expectedVersion);
  }
  if (['RELEASED', 'CANCELLED'].includes(update.status)) requireApproval(tx);
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  requireVersion(expectedVersion, order);
  requireTransition(order, update.status);
  await move(tx, order, update.status, update.notes ?? null);
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

async function move(tx: Tx, order: LockedOrder, to: ProductionStatus, notes: string | null): Promise<void> {
  if (to === 'CANCELLED') {
    await cancelWithSubOrders(tx, order, notes);
    return;
  }
  // A release promises that the work can start.
  if (to === 'RELEASED') await reserveMissing(tx, order);
  if (to === 'IN_PROGRESS') await requireSubOrdersDone(tx, order);
  saveStatus(tx, order, to, notes);
}

function requireApproval(tx: Tx): void {
  if (mayDo(tx.actor, 'approve:production')) return;
  throw new AppError(
    'INSUFFICIENT_PERMISSIONS',
    say`Your role ${tx.actor.role} does not have the permission approve:production. Ask a production manager.`,
  );
}

/** @throws INVALID_STATUS_TRANSITION */
export function requireTransition(order: LockedOrder, to: ProductionStatus): void {
  const allowed = allowedTransitions(order.status, order.held_from_status);
  // Only the booking of a completion completes an order, so that nothing is completed without its costs.
  if (allowed.includes(to) && to !== 'COMPLETED') return;
  const advice =
    to === 'COMPLETED' && order.status === 'IN_PROGRESS'
      ? say`Send completion_data with it, or use POST …/complete.`
      : allowed.length === 0
        ? say`This status is final.`
        : say`Allowed: ${allowed}.`;
  throw transitionError(order, to, allowed, advice);
}
