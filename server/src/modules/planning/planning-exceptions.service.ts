import { dateOf, formatQuantity } from '@horoz/kernel';
import type { Updateable } from 'kysely';
import type { PlanningExceptions } from '../../db/tables.ts';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import type { Page } from '../../platform/http/paging.ts';
import { say } from '../../platform/words/sentence.ts';
import type { PlanningMessage } from './exception-messages.ts';
import {
  findException,
  listExceptions,
  lockAssignee,
  lockException,
  type Settlement,
  saveMessages,
  updateException,
} from './planning-exceptions.queries.ts';
import type {
  PlanningException,
  PlanningExceptionAssignment,
  PlanningExceptionDismissal,
  PlanningExceptionList,
} from './planning-exceptions.schemas.ts';
import { getRun } from './planning-runs.service.ts';

/**
 * Makes the messages what a run says, once per run, after its planned orders are saved and in the same transaction. A decision
 * stays until the need differs clearly from what was decided about (DECISION_HOLDS_DAYS, DECISION_HOLDS_PERCENT); until then the
 * row keeps the dates and quantities of the decision, so that many small steps add up.
 *
 * @param productIds what the messages are all of, when the run has looked at some products only; null: at all
 */
export function settleExceptions(
  tx: Tx,
  run: { readonly runId: number; readonly scenarioId: number | null },
  messages: readonly PlanningMessage[],
  productIds: readonly number[] | null = null,
): Promise<Settlement> {
  return saveMessages(tx, run, JSON.stringify(messages.map(rowOf)), productIds);
}

function rowOf(message: PlanningMessage, place: number) {
  const { plannedOrder, neededDay, neededQuantity } = message;
  return {
    place,
    exception_key: message.exceptionKey,
    exception_type: message.exceptionType,
    product_id: message.productId,
    due_date: plannedOrder === null ? null : dateOf(plannedOrder.dueDay),
    lot_number: plannedOrder?.lotNumber ?? null,
    production_order_id: message.productionOrderId,
    po_item_id: message.poItemId,
    exception_date: dateOf(message.day),
    needed_date: neededDay === null ? null : dateOf(neededDay),
    quantity: formatQuantity(message.quantity),
    needed_quantity: neededQuantity === null ? null : formatQuantity(neededQuantity),
    message: message.message,
  };
}

/** @throws NOT_FOUND */
export async function getException(db: Db, exceptionId: number): Promise<PlanningException> {
  const exception = await findException(db, exceptionId);
  if (exception === undefined) throw notFound('planning exception', exceptionId);
  return exception;
}

/**
 * What a run said, as far as it is known: a message bears its first and its last run, and is now as it has become since.
 *
 * @throws NOT_FOUND; CONFLICT when the run has no plan
 */
export async function exceptionsOfRun(
  db: Db,
  userId: number | null,
  runId: number,
  list: Omit<PlanningExceptionList, 'scenario_id'>,
): Promise<Page<PlanningException>> {
  const { state, scenario_id } = await getRun(db, runId);
  if (state !== 'COMPLETED') {
    throw new AppError('CONFLICT', say`Planning run ${runId} is ${state}: it has said nothing.`, [{ state }]);
  }
  return listExceptions(db, userId, { scenarioId: scenario_id, runId }, list);
}

/** Nothing is done about it: it is quiet until the need changes. @throws NOT_FOUND; CONFLICT when resolved or accepted */
export function dismissException(
  tx: Tx,
  exceptionId: number,
  input: PlanningExceptionDismissal,
): Promise<PlanningException> {
  const changes = {
    status: 'DISMISSED',
    decided_at: tx.clock.now(),
    decided_by: tx.actor.userId,
    decision_note: input.reason,
  } as const;
  return change(tx, exceptionId, 'dismiss', changes);
}

/** @throws NOT_FOUND; CONFLICT when the message is resolved or the user inactive */
export async function assignException(
  tx: Tx,
  exceptionId: number,
  input: PlanningExceptionAssignment,
): Promise<PlanningException> {
  await getException(tx, exceptionId);
  if (input.user_id !== null) await requireActiveUser(tx, input.user_id);
  return change(tx, exceptionId, 'assign', { assigned_to: input.user_id });
}

async function requireActiveUser(tx: Tx, userId: number): Promise<void> {
  const [user] = await tx.run(lockAssignee, [userId]);
  if (user === undefined) throw notFound('user', userId);
  if (user.is_active) return;
  throw new AppError('CONFLICT', say`${user.full_name} is inactive and plans nothing. Choose somebody else.`);
}

async function change(
  tx: Tx,
  exceptionId: number,
  action: 'dismiss' | 'assign',
  changes: Updateable<PlanningExceptions>,
): Promise<PlanningException> {
  await lockException(tx, exceptionId);
  const before = await getException(tx, exceptionId);
  requireUnresolved(before);
  if (action === 'dismiss') requireNotAccepted(before);
  await updateException(tx, exceptionId, changes);
  const after = await getException(tx, exceptionId);
  audit(tx, {
    action: `planning_exception.${action}`,
    entityType: 'planning_exception',
    entityId: exceptionId,
    before,
    after,
  });
  return after;
}

function requireUnresolved({ status, resolved_at }: PlanningException): void {
  if (status !== 'RESOLVED') return;
  throw new AppError(
    'CONFLICT',
    say`This message is resolved: the last plan no longer says it, and there is nothing left to do. Read the open ones.`,
    [{ status, resolved_at }],
  );
}

function requireNotAccepted({ status, decided_at }: PlanningException): void {
  if (status !== 'ACCEPTED') return;
  throw new AppError(
    'CONFLICT',
    say`This message is accepted: what it says has been done. Change the order itself if it should not be so.`,
    [{ status, decided_at }],
  );
}
