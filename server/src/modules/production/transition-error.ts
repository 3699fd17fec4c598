import type { ProductionStatus } from '@horoz/kernel';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { LockedOrder } from './orders.queries.ts';

/** The 409 for a step that the state table does not have. */
export function transitionError(
  order: LockedOrder,
  to: ProductionStatus,
  allowed: readonly ProductionStatus[],
  advice: Sentence,
): AppError {
  return new AppError(
    'INVALID_STATUS_TRANSITION',
    say`Order ${order.order_number} is ${order.status} and cannot go to ${to}. ${advice}`,
    [{ from: order.status, to, allowed }],
  );
}
