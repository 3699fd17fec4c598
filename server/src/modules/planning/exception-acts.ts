import { dateOf, dayOf } from '@horoz/kernel';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { LineReplanning } from '../procurement/index.ts';
import type { OrderReplanning } from '../production/index.ts';
import type { FirmOrderUpdate } from './firm-orders.schemas.ts';
import type { StandingPlannedOrder } from './planned-orders.schemas.ts';
import type { PlanningException } from './planning-exceptions.schemas.ts';

/** What a message asks for, of what. */
export type Act = {
  readonly message: PlanningException;
  /** What is done, in a sentence. */
  readonly what: Sentence;
  readonly days: number | null;
} & (
  | { readonly kind: 'CONVERT'; readonly plannedOrderId: number }
  | { readonly kind: 'FIRM'; readonly plannedOrderId: number; readonly change: FirmOrderUpdate }
  | { readonly kind: 'PURCHASE'; readonly orderId: number; readonly change: LineReplanning }
  | { readonly kind: 'PRODUCTION'; readonly orderId: number; readonly change: OrderReplanning }
);

/** Whatever is refused names the message. */
export function refusal(message: PlanningException, why: Sentence): AppError {
  const { planning_exception_id, exception_type, status } = message;
  return new AppError('CONFLICT', say`Message ${planning_exception_id} (${exception_type}): ${why}`, [
    { planning_exception_id, exception_type, status },
  ]);
}

/** @throws CONFLICT with what can be done instead */
export function requireAcceptable(message: PlanningException): void {
  const why = whyNot(message);
  if (why !== null) throw refusal(message, why);
}

function whyNot(message: PlanningException): Sentence | null {
  const { scenario_id, status, exception_type, planned_order_id } = message;
  if (scenario_id !== null) return say`it belongs to a scenario. Accept messages of the plan of reality.`;
  if (status === 'RESOLVED') return say`it is resolved, and nothing is left to do. Read the open ones.`;
  if (status === 'ACCEPTED')
    return say`it is accepted already, and what it says was done. Read the open ones.`;
  if (exception_type === 'SHORTAGE') {
    return say`there is no single thing to do about it. Accept the messages about the orders of the product, or put off what needs it.`;
  }
  if (exception_type !== 'PAST_DUE') return null;
  return planned_order_id === null
    ? say`a new day must come from whoever delivers. Enter it in the order, or book what has come.`
    : say`its day has passed, and it is for you to decide. Convert the planned order with POST /planning/planned-orders/convert, or put off what needs it.`;
}

/**
 * What an acceptable message asks for. A day that has passed since the run becomes today. Pure.
 *
 * @param planned the planned order that it is about, if it is about one that is still there
 * @throws CONFLICT
 */
export function actOf(
  message: PlanningException,
  planned: StandingPlannedOrder | undefined,
  today: string,
): Act {
  const { exception_type: type, po_item_id, purchase_order_id, production_order_id } = message;
  const day = later(message.needed_date ?? today, today);
  const isMove = type === 'EXPEDITE' || type === 'DEFER';
  const days = isMove ? dayOf(day) - dayOf(message.exception_date) : null;
  const said = { message, days };
  if (type === 'ORDER' || type === 'MAKE') {
    if (planned === undefined) throw goneOrder(message);
    return { ...said, ...conversionOf(planned, today) };
  }
  const own = { ...said, what: changeSentence(message, day) };
  if (po_item_id !== null && purchase_order_id !== null) {
    const change = changeOf(message, { day });
    return {
      ...own,
      kind: 'PURCHASE',
      orderId: purchase_order_id,
      change: { poItemId: po_item_id, ...change },
    };
  }
  if (production_order_id !== null) {
    const completion = { day, wasDue: message.exception_date };
    return {
      ...own,
      kind: 'PRODUCTION',
      orderId: production_order_id,
      change: changeOf(message, { completion }),
    };
  }
  if (planned === undefined) throw goneOrder(message);
  const change = firmChange(message, planned, day);
  return { ...own, kind: 'FIRM', plannedOrderId: planned.planned_order_id, change };
}

const later = (a: string, b: string) => (a > b ? a : b);

const goneOrder = (message: PlanningException) =>
  refusal(message, say`its planned order is not there any more. Start a new planning run.`);

function conversionOf(planned: StandingPlannedOrder, today: string) {
  const goods = say`${planned.quantity} ${planned.unit_of_measure} of ${planned.product_code}`;
  const due = later(planned.due_date, today);
  const what =
    planned.order_type === 'BUY'
      ? say`${goods} are ordered for ${due}.`
      : say`${goods} are made from ${later(planned.start_date, today)} to ${due}.`;
  return { kind: 'CONVERT', plannedOrderId: planned.planned_order_id, what } as const;
}

/** @param move what EXPEDITE and DEFER change */
function changeOf<Move>(
  message: PlanningException,
  move: Move,
): Move | { readonly isCancelled: true } | { readonly quantity: string } {
  switch (message.exception_type) {
    case 'CANCEL':
      return { isCancelled: true };
    case 'INCREASE':
    case 'DECREASE':
      return { quantity: message.needed_quantity ?? message.quantity };
    default:
      return move;
  }
}

/** A firm order that nothing needs is given back to the next run, which drops it. */
function firmChange(message: PlanningException, planned: StandingPlannedOrder, day: string): FirmOrderUpdate {
  const shift = dayOf(day) - dayOf(planned.due_date);
  const start_date = dateOf(dayOf(planned.start_date) + shift);
  const change = changeOf(message, { due_date: day, start_date });
  return 'isCancelled' in change ? { firm: false } : change;
}

function changeSentence(message: PlanningException, day: string): Sentence {
  const { exception_type: type, quantity, unit_of_measure: unit, product_code: code } = message;
  const { po_number, order_number, planned_order_id } = message;
  const which = po_number ?? order_number ?? say`Planned order ${planned_order_id ?? ''}`;
  const isFirm = po_number === null && order_number === null;
  switch (type) {
    case 'CANCEL':
      return isFirm
        ? say`${which}: ${quantity} ${unit} of ${code} are given back to the next run, which drops them.`
        : say`${which}: ${quantity} ${unit} of ${code} are cancelled.`;
    case 'INCREASE':
    case 'DECREASE':
      return say`${which}: ${message.needed_quantity ?? ''} ${unit} of ${code} instead of ${quantity}.`;
    default:
      return say`${which}: ${quantity} ${unit} of ${code} are due on ${day} instead of ${message.exception_date}.`;
  }
}
