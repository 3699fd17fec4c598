import { auditCreated } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { groupBy } from '../../platform/group-by.ts';
import { mayDo } from '../../platform/http/permissions.ts';
import { say } from '../../platform/words/sentence.ts';
import { lockPurchaseOrders, replanPurchaseOrder } from '../procurement/index.ts';
import {
  componentsOfOrders,
  lockProductionOrders,
  type OrderReplanning,
  replanProductionOrder,
} from '../production/index.ts';
import { type Act, actOf, refusal, requireAcceptable } from './exception-acts.ts';
import { lockPlannedOrders } from './firm-orders.queries.ts';
import { changePlannedOrder } from './firm-orders.service.ts';
import type { Conversion } from './planned-order-conversion.schemas.ts';
import {
  carryOut,
  prepareConversion,
  withoutProductionNumber,
  withoutPurchaseNumber,
} from './planned-order-conversion.service.ts';
import { plannedOrdersById } from './planned-orders.queries.ts';
import { lockExceptions, ordersMadeOf, saveAcceptance } from './planning-exception-acts.queries.ts';
import type { Acceptance, ActDone, ExceptionsAcceptance } from './planning-exception-acts.schemas.ts';
import { findExceptions } from './planning-exceptions.queries.ts';
import type { PlanningException } from './planning-exceptions.schemas.ts';
import { undone } from './preview.ts';

type ActOf<Kind extends Act['kind']> = Act & { readonly kind: Kind };

/**
 * Does what the messages say, all or nothing, and marks them ACCEPTED. A preview does the same and undoes it.
 *
 * @throws NOT_FOUND; CONFLICT (decided or resolved; of a scenario; the state of an order forbids it), with what can be done
 *   instead; INSUFFICIENT_PERMISSIONS (cancelling); and what a conversion throws
 */
export async function acceptExceptions(tx: Tx, request: ExceptionsAcceptance): Promise<Acceptance> {
  if (request.preview !== true) return accept(tx, request);
  const { done, purchase_orders_made, production_orders_made } = await undone(tx, () => accept(tx, request));
  const isMade = (one: ActDone) => one.exception_type === 'ORDER' || one.exception_type === 'MAKE';
  const unmade = { purchase_order_id: null, po_item_id: null, production_order_id: null };
  return {
    preview: true,
    done: done.map((one) => (isMade(one) ? { ...one, ...unmade } : one)),
    purchase_orders_made: purchase_orders_made.map(withoutPurchaseNumber),
    production_orders_made: production_orders_made.map(withoutProductionNumber),
  };
}

/**
 * All documents are locked before the first of them changes, and all scopes before the first document number: planned orders and
 * messages as a run locks them, then purchase orders, then production orders with their trees.
 */
async function accept(tx: Tx, request: ExceptionsAcceptance): Promise<Acceptance> {
  const acts = await lockedActs(tx, request.planning_exception_ids);
  const reason = request.note ?? null;
  const purchases = byOrder(ofKind(acts, 'PURCHASE'));
  const productions = byOrder(ofKind(acts, 'PRODUCTION'));
  await lockPurchaseOrders(tx, [...purchases.keys()]);
  await lockProductionOrders(tx, [...productions.keys()]);
  const converted = ofKind(acts, 'CONVERT');
  await changeFirmOrders(tx, ofKind(acts, 'FIRM'), converted);
  const conversion = await naming(converted, async () =>
    prepareConversion(
      tx,
      {
        planned_order_ids: converted.map((act) => act.plannedOrderId),
        exchange_rates: request.exchange_rates ?? [],
        notes: reason,
      },
      await componentsOfOrders(tx, [...productions.keys()]),
    ),
  );
  for (const [orderId, own] of purchases) {
    await naming(own, () => replanPurchaseOrder(tx, orderId, lineChanges(tx, own), reason));
  }
  for (const [orderId, own] of productions) {
    const change: OrderReplanning = Object.assign({}, ...own.map((act) => act.change));
    await naming(own, () => replanProductionOrder(tx, orderId, change, reason));
  }
  const made = await naming(converted, () => carryOut(tx, conversion));
  return answered(tx, request, acts, made);
}

async function lockedActs(tx: Tx, ids: readonly number[]): Promise<Act[]> {
  const asked = await messagesOf(tx, ids);
  await lockPlannedOrders(tx, plannedOrdersOf(asked));
  await lockExceptions(tx, ids);
  // What a run or somebody else has done while this waited is seen only now.
  const messages = await messagesOf(tx, ids);
  for (const message of messages) requireAcceptable(message);
  const planned = new Map(
    (await plannedOrdersById(tx, plannedOrdersOf(messages))).map((row) => [row.planned_order_id, row]),
  );
  return messages.map((message) =>
    actOf(message, planned.get(message.planned_order_id ?? 0), tx.clock.today()),
  );
}

/** In the order of the numbers given. @throws NOT_FOUND */
async function messagesOf(tx: Tx, ids: readonly number[]): Promise<PlanningException[]> {
  const found = new Map((await findExceptions(tx, ids)).map((one) => [one.planning_exception_id, one]));
  return ids.map((id) => {
    const message = found.get(id);
    if (message === undefined) throw notFound('planning exception', id);
    return message;
  });
}

const plannedOrdersOf = (messages: readonly PlanningException[]) =>
  messages.flatMap(({ planned_order_id: id }) => (id === null ? [] : [id]));

const ofKind = <Kind extends Act['kind']>(acts: readonly Act[], kind: Kind): ActOf<Kind>[] =>
  acts.filter((act): act is ActOf<Kind> => act.kind === kind);

/** By order, in the order of their numbers. */
const byOrder = <One extends { readonly orderId: number }>(acts: readonly One[]): Map<number, One[]> =>
  groupBy(
    acts.toSorted((a, b) => a.orderId - b.orderId),
    (act) => act.orderId,
  );

/** By product, as the products are locked. A firm order that is converted as well is changed first. @throws CONFLICT when it is to be dropped and made */
async function changeFirmOrders(
  tx: Tx,
  acts: readonly ActOf<'FIRM'>[],
  converted: readonly ActOf<'CONVERT'>[],
): Promise<void> {
  for (const act of acts.toSorted((a, b) => a.message.product_id - b.message.product_id)) {
    const other = converted.find((one) => one.plannedOrderId === act.plannedOrderId);
    if (act.change.firm === false && other !== undefined) {
      const { planning_exception_id: id } = other.message;
      throw refusal(act.message, say`message ${id} asks for the same planned order. Accept one of the two.`);
    }
    await naming([act], () => changePlannedOrder(tx, act.plannedOrderId, act.change));
  }
}

/** What several messages say of one line becomes one change of it. */
function lineChanges(tx: Tx, acts: readonly ActOf<'PURCHASE'>[]) {
  const lines = new Map<number, ActOf<'PURCHASE'>['change']>();
  for (const { change, message } of acts) {
    // The plan's own rights are enough to move an order; to end one takes those of the order.
    if (change.isCancelled === true && !mayDo(tx.actor, 'write:procurement')) {
      throw new AppError(
        'INSUFFICIENT_PERMISSIONS',
        say`Your role ${tx.actor.role} does not have the permission write:procurement, which cancelling ${message.po_number ?? ''} needs. Ask a procurement officer.`,
      );
    }
    lines.set(change.poItemId, { ...lines.get(change.poItemId), ...change });
  }
  return [...lines.values()];
}

/** Whatever `work` refuses says which message it is about. */
async function naming<Result>(acts: readonly Act[], work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [detail = {}] = error.details;
    const isMeant = ({ message }: Act) =>
      (['po_item_id', 'planned_order_id', 'production_order_id'] as const).some(
        (field) => message[field] !== null && message[field] === detail[field],
      );
    const act = acts.find(isMeant) ?? (acts.length === 1 ? acts[0] : undefined);
    if (act === undefined) throw error;
    const { planning_exception_id, exception_type } = act.message;
    throw new AppError(
      error.code,
      say`Message ${planning_exception_id} (${exception_type}): ${error.sentence}`,
      [{ planning_exception_id, ...detail }, ...error.details.slice(1)],
      { cause: error },
    );
  }
}

async function answered(
  tx: Tx,
  { planning_exception_ids: ids, note }: ExceptionsAcceptance,
  acts: readonly Act[],
  made: Conversion,
): Promise<Acceptance> {
  saveAcceptance(tx, ids, note ?? null);
  const orders = await ordersMadeOf(
    tx,
    ofKind(acts, 'CONVERT').map((act) => act.plannedOrderId),
  );
  const done = acts.map((act): ActDone => {
    const { message, what, days } = act;
    const order = act.kind === 'CONVERT' ? orders.get(act.plannedOrderId) : message;
    return {
      planning_exception_id: message.planning_exception_id,
      exception_type: message.exception_type,
      what: what.in(tx.actor.language),
      purchase_order_id: order?.purchase_order_id ?? null,
      po_item_id: order?.po_item_id ?? null,
      production_order_id: order?.production_order_id ?? null,
      days,
      amount: message.effect_amount,
    };
  });
  auditCreated(
    tx,
    'planning_exception.accept',
    'planning_exception',
    done.map((one, place) => ({
      id: one.planning_exception_id,
      after: { ...one, was: acts[place]?.message.status, status: 'ACCEPTED', decision_note: note ?? null },
    })),
  );
  return {
    preview: false,
    done,
    purchase_orders_made: made.purchase_orders,
    production_orders_made: made.production_orders,
  };
}
