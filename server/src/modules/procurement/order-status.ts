import { AppError } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { LockedOrder } from './orders.queries.ts';
import type { PurchaseStatus } from './orders.schemas.ts';

/** The state table of purchase orders: where people may send an order. What comes is booked by receiving alone. */
export const TRANSITIONS: Readonly<Record<PurchaseStatus, readonly PurchaseStatus[]>> = {
  DRAFT: ['SENT', 'CANCELLED'],
  SENT: ['CONFIRMED', 'CANCELLED', 'CLOSED'],
  CONFIRMED: ['CANCELLED', 'CLOSED'],
  PARTIALLY_RECEIVED: ['CLOSED'],
  FULLY_RECEIVED: [],
  CANCELLED: [],
  CLOSED: [],
};

/** Where goods may still come, and the day on which they are due may still move. */
export const AWAITED: readonly PurchaseStatus[] = ['SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED'];

const BY_RECEIVING: readonly PurchaseStatus[] = ['PARTIALLY_RECEIVED', 'FULLY_RECEIVED'];

/** @throws INVALID_STATUS_TRANSITION */
export function requireTransition(order: LockedOrder, to: PurchaseStatus): void {
  const allowed = TRANSITIONS[order.status];
  if (allowed.includes(to)) return;
  throw transitionError(order, to, adviceFor(order.status, to, allowed));
}

function adviceFor(from: PurchaseStatus, to: PurchaseStatus, allowed: readonly PurchaseStatus[]): Sentence {
  if (BY_RECEIVING.includes(to) && AWAITED.includes(from)) {
    return say`Book what has come with PUT /procurement/orders/{order_id}/receive; it sets this status.`;
  }
  if (to === 'CANCELLED' && from === 'PARTIALLY_RECEIVED') {
    return say`Something has come already. Close it instead: the rest is then not awaited any more.`;
  }
  return allowed.length === 0 ? say`This status is final.` : say`Allowed: ${allowed}.`;
}

/** Goods come for orders that were sent and are not finished. @throws INVALID_STATUS_TRANSITION */
export function requireReceivable(order: LockedOrder): void {
  if (AWAITED.includes(order.status)) return;
  throw transitionError(
    order,
    'PARTIALLY_RECEIVED',
    order.status === 'DRAFT'
      ? say`Nothing was ordered yet. Send it first: set its status to SENT.`
      : say`Nothing more is awaited for it.`,
  );
}

function transitionError(order: LockedOrder, to: PurchaseStatus, advice: Sentence): AppError {
  return new AppError(
    'INVALID_STATUS_TRANSITION',
    say`Order ${order.po_number} is ${order.status} and cannot go to ${to}. ${advice}`,
    [{ from: order.status, to, allowed: TRANSITIONS[order.status] }],
  );
}
