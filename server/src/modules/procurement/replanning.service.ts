import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, type ErrorDetail } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { knownPrice, lineFacts } from './order-prices.ts';
import { changeStatus } from './order-status.service.ts';
import { AWAITED } from './order-status.ts';
import { getOrder, type LockedOrder, lineNotFound, lockOrder } from './orders.queries.ts';
import type { PurchaseOrder, PurchaseOrderItem } from './orders.schemas.ts';
import { moveDeliveryDates } from './orders.service.ts';
import { dropLines, type ReplannedLine, saveReplannedLines } from './replanning.queries.ts';

/** What a plan wants of a line: another day, another quantity still to come, or nothing of it any more. */
export interface LineReplanning {
  readonly poItemId: number;
  readonly day?: string;
  readonly quantity?: string;
  readonly isCancelled?: boolean;
}

/**
 * Brings lines of one order to what the plan wants, as far as the order's state allows: days move until all has come, quantities
 * change and lines go in a draft, and an order of which nothing else is awaited is cancelled, or closed when something has come.
 *
 * @throws NOT_FOUND; CONFLICT with what can be done instead; its detail names the po_item_id
 */
export async function replanPurchaseOrder(
  tx: Tx,
  orderId: number,
  changes: readonly LineReplanning[],
  reason: string | null,
): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const before = await getOrder(tx, orderId);
  for (const change of changes) requireAwaitedLine(order, before, change);
  const cancelled = changes.filter((one) => one.isCancelled === true).map((one) => one.poItemId);
  if (cancelled.length > 0 && !staysAwaited(order, before, cancelled)) {
    const status = order.status === 'PARTIALLY_RECEIVED' ? 'CLOSED' : 'CANCELLED';
    await changeStatus(tx, orderId, { status, notes: reason }, null);
    return;
  }
  // The day of an order of one line is the day of the line.
  const day = before.items.length === 1 ? (changes.find((one) => one.day !== undefined)?.day ?? null) : null;
  if (order.status === 'DRAFT') {
    await editDraft(tx, order, before, day, changes);
    return;
  }
  for (const change of changes) requireQuantityUnchanged(order, change);
  const items = changes.flatMap(({ poItemId, day: due }) =>
    due === undefined ? [] : [{ po_item_id: poItemId, expected_delivery_date: due }],
  );
  const header = day === null ? {} : { expected_delivery_date: day };
  await moveDeliveryDates(tx, orderId, { ...header, items, reason }, null);
}

function refusal(order: LockedOrder, poItemId: number, why: Sentence, more: ErrorDetail = {}): AppError {
  const { purchase_order_id, status } = order;
  return new AppError('CONFLICT', why, [{ purchase_order_id, po_item_id: poItemId, status, ...more }]);
}

const isOpenLine = (item: PurchaseOrderItem) =>
  item.delivery_status === 'OPEN' || item.delivery_status === 'PARTIAL';

function requireAwaitedLine(order: LockedOrder, before: PurchaseOrder, { poItemId }: LineReplanning): void {
  const item = before.items.find((one) => one.po_item_id === poItemId);
  if (item === undefined) throw lineNotFound(order, poItemId);
  if ((order.status === 'DRAFT' || AWAITED.includes(order.status)) && isOpenLine(item)) return;
  throw refusal(
    order,
    poItemId,
    say`Order ${order.po_number} is ${order.status} and its line ${item.line_number} ${item.delivery_status}: nothing is awaited any more. Start a new planning run.`,
    { delivery_status: item.delivery_status },
  );
}

/** Whether anything else is on the order. A draft can do without some of its lines. @throws CONFLICT when the supplier has it */
function staysAwaited(order: LockedOrder, { items }: PurchaseOrder, cancelled: readonly number[]): boolean {
  const others = items.filter((item) => isOpenLine(item) && !cancelled.includes(item.po_item_id));
  if (others.length === 0 || order.status === 'DRAFT') return others.length > 0;
  const products = others.map((item) => item.product_code).join(', ');
  throw refusal(
    order,
    cancelled[0] ?? 0,
    order.status === 'PARTIALLY_RECEIVED'
      ? say`Order ${order.po_number} is ${order.status} and also brings ${products}: the supplier has it as a whole. Close the order and order the other lines anew.`
      : say`Order ${order.po_number} is ${order.status} and also brings ${products}: the supplier has it as a whole. Cancel the order and order the other lines anew.`,
  );
}

function requireQuantityUnchanged(order: LockedOrder, { poItemId, quantity }: LineReplanning): void {
  if (quantity === undefined) return;
  throw refusal(
    order,
    poItemId,
    say`Order ${order.po_number} is ${order.status}: the supplier has it, and its quantities are agreed. Order more with an order of its own; for less, agree with the supplier, cancel or close the order and order anew.`,
  );
}

async function editDraft(
  tx: Tx,
  order: LockedOrder,
  before: PurchaseOrder,
  day: string | null,
  changes: readonly LineReplanning[],
): Promise<void> {
  const dropped = changes.filter((one) => one.isCancelled === true).map((one) => one.poItemId);
  dropLines(tx, order.purchase_order_id, dropped);
  saveReplannedLines(tx, order.purchase_order_id, day, await replannedLines(tx, order, before, changes));
  audit(tx, {
    action: 'purchase_order.update',
    entityType: 'purchase_order',
    entityId: order.purchase_order_id,
    before,
    after: await getOrder(tx, order.purchase_order_id),
  });
  tx.changed('purchase_order', [order.purchase_order_id]);
}

/** Another quantity is priced anew, so that price breaks are reached and lost, unless somebody gave the price. */
async function replannedLines(
  tx: Tx,
  order: LockedOrder,
  before: PurchaseOrder,
  changes: readonly LineReplanning[],
): Promise<ReplannedLine[]> {
  const lines = before.items.map((item) => {
    const change = changes.find((one) => one.poItemId === item.po_item_id);
    return { item, change, quantity_ordered: change?.quantity ?? item.quantity_ordered };
  });
  const facts = await lineFacts(
    tx,
    order.supplier_id,
    order.order_date,
    lines.map(({ item, quantity_ordered }) => ({ product_id: item.product_id, quantity_ordered })),
  );
  return lines.flatMap(({ item, change }, place) => {
    if (change === undefined) return [];
    const fact = facts[place];
    const known = fact === undefined ? undefined : knownPrice(fact);
    const isPriced =
      change.quantity !== undefined && item.price_source !== 'GIVEN' && known?.currency === order.currency;
    return {
      po_item_id: item.po_item_id,
      day: change.day ?? null,
      quantity: change.quantity ?? null,
      unit_price: isPriced ? (known?.unitPrice ?? null) : null,
      price_source: isPriced ? (known?.source ?? null) : null,
    };
  });
}
