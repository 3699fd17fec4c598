import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { publish } from '../../platform/events.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { currencyOf, exchangeRateOf, pricedLines, requireDays, warningsOf } from './order-lines.ts';
import { shareParties } from './order-parties.ts';
import { lineFacts } from './order-prices.ts';
import { AWAITED } from './order-status.ts';
import { getOrder, type LockedOrder, lineNotFound, lockOrder } from './orders.queries.ts';
import type {
  DeliveryDatesUpdate,
  PurchaseOrder,
  PurchaseOrderRequest,
  PurchaseOrderUpdate,
} from './orders.schemas.ts';
import {
  insertOrder,
  linesToMove,
  type OrderHeader,
  saveDates,
  updateOrder,
} from './orders-write.queries.ts';

/**
 * Creates a draft. Prices that are left out are looked up, and the day on which it is due follows from the lead times.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), WAREHOUSE_TYPE_MISMATCH, VALIDATION_ERROR (currency, exchange rate, price, day)
 */
export async function createOrder(tx: Tx, request: PurchaseOrderRequest): Promise<PurchaseOrder> {
  const today = tx.clock.today();
  const company = tx.policy.companyCurrency;
  await shareParties(tx, request.supplier_id, request.warehouse_id, productsOf(request.items));
  const facts = await lineFacts(tx, request.supplier_id, today, request.items);
  const currency = request.currency ?? currencyOf(facts, company);
  const header: OrderHeader = {
    supplierId: request.supplier_id,
    warehouseId: request.warehouse_id,
    expectedDeliveryDate: request.expected_delivery_date ?? latest(facts.map((one) => one.due)),
    currency,
    exchangeRate: exchangeRateOf(currency, request.exchange_rate, company),
    notes: request.notes ?? null,
  };
  requireDays(today, header.expectedDeliveryDate, request.items);
  const lines = pricedLines(request.items, facts, currency);
  const order = await getOrder(tx, await insertOrder(tx, today, header, lines));
  audit(tx, {
    action: 'purchase_order.create',
    entityType: 'purchase_order',
    entityId: order.purchase_order_id,
    after: order,
  });
  tx.changed('purchase_order', [order.purchase_order_id]);
  announceCreation(tx, order);
  return { ...order, warnings: warningsOf(order, facts, tx.actor.language) };
}

function announceCreation(tx: Tx, order: PurchaseOrder): void {
  const { purchase_order_id, po_number, supplier_id, supplier_code, status, currency, total_amount } = order;
  publish(tx, [
    {
      topic: 'purchase_order.created',
      entityType: 'purchase_order',
      entityId: purchase_order_id,
      payload: {
        purchase_order_id,
        po_number,
        supplier_id,
        supplier_code,
        status,
        expected_delivery_date: order.expected_delivery_date,
        currency,
        total_amount,
      },
    },
  ]);
}

/**
 * Changes a draft: the fields that are sent, and with `items` all lines. Lines keep the price that they were given or found
 * with unless they are sent again.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match, no DRAFT, inactive), WAREHOUSE_TYPE_MISMATCH, VALIDATION_ERROR
 */
export async function editOrder(
  tx: Tx,
  orderId: number,
  request: PurchaseOrderUpdate,
  expectedVersion: string | null,
): Promise<PurchaseOrder> {
  const locked = await lockOrder(tx, orderId);
  requireVersion(expectedVersion, locked);
  requireDraft(locked);
  const before = await getOrder(tx, orderId);
  const header = editedHeader(locked, request, tx.policy.companyCurrency);
  requireDays(locked.order_date, header.expectedDeliveryDate, request.items ?? []);
  const items = request.items ?? before.items;
  await shareParties(tx, header.supplierId, header.warehouseId, productsOf(items));
  const facts = await lineFacts(tx, header.supplierId, locked.order_date, items);
  const lines = request.items === undefined ? null : pricedLines(request.items, facts, header.currency);
  updateOrder(tx, locked, header, lines);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'purchase_order.update',
    entityType: 'purchase_order',
    entityId: orderId,
    before,
    after,
  });
  tx.changed('purchase_order', [orderId]);
  return { ...after, warnings: warningsOf(after, facts, tx.actor.language) };
}

function requireDraft(order: LockedOrder): void {
  if (order.status === 'DRAFT') return;
  throw new AppError(
    'CONFLICT',
    AWAITED.includes(order.status)
      ? say`Order ${order.po_number} is ${order.status}: the supplier has it. Move its dates with PUT …/delivery-dates, or cancel or close it and order anew.`
      : say`Order ${order.po_number} is ${order.status} and cannot be changed any more.`,
    [{ status: order.status }],
  );
}

/** @throws VALIDATION_ERROR */
function editedHeader(order: LockedOrder, request: PurchaseOrderUpdate, company: string): OrderHeader {
  const currency = request.currency ?? order.currency;
  const sameCurrency = currency === order.currency;
  const supplierId = request.supplier_id ?? order.supplier_id;
  if (request.items === undefined && !sameCurrency) {
    throw invalidField('currency', say`changes only together with items, because their prices are in it`);
  }
  if (request.items === undefined && supplierId !== order.supplier_id) {
    throw invalidField(
      'supplier_id',
      say`changes only together with items, because their prices are the supplier’s`,
    );
  }
  const rate = request.exchange_rate ?? (sameCurrency ? order.exchange_rate : null);
  return {
    supplierId,
    warehouseId: request.warehouse_id ?? order.warehouse_id,
    expectedDeliveryDate: request.expected_delivery_date ?? order.expected_delivery_date,
    currency,
    exchangeRate: exchangeRateOf(currency, rate, company),
    notes: request.notes === undefined ? order.notes : request.notes,
  };
}

/**
 * Moves the days on which an order that the supplier has is due. What came before keeps the day that was agreed then.
 *
 * @throws NOT_FOUND (order, line), CONFLICT (If-Match; nothing is awaited for the order or the line), VALIDATION_ERROR
 */
export async function moveDeliveryDates(
  tx: Tx,
  orderId: number,
  request: DeliveryDatesUpdate,
  expectedVersion: string | null,
): Promise<PurchaseOrder> {
  const items = request.items ?? [];
  requireDates(request);
  const order = await lockOrder(tx, orderId);
  requireVersion(expectedVersion, order);
  requireAwaited(order);
  const before = await getOrder(tx, orderId);
  await requireLines(tx, order, items);
  requireDays(order.order_date, request.expected_delivery_date ?? null, items);
  saveDates(tx, orderId, request.expected_delivery_date ?? null, items);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'purchase_order.delivery_dates',
    entityType: 'purchase_order',
    entityId: orderId,
    before: datesOf(before),
    after: { ...datesOf(after), reason: request.reason ?? null },
  });
  tx.changed('purchase_order', [orderId]);
  return after;
}

function requireDates({ expected_delivery_date, items = [] }: DeliveryDatesUpdate): void {
  if (expected_delivery_date === undefined && items.length === 0) {
    throw invalidField('expected_delivery_date', say`is required, or items with a day of their own`);
  }
  const seen = new Set<number>();
  for (const [place, { po_item_id }] of items.entries()) {
    if (seen.has(po_item_id)) throw invalidField(`items.${place}.po_item_id`, say`comes twice`);
    seen.add(po_item_id);
  }
}

function requireAwaited(order: LockedOrder): void {
  if (AWAITED.includes(order.status)) return;
  throw new AppError(
    'CONFLICT',
    order.status === 'DRAFT'
      ? say`Order ${order.po_number} is a DRAFT. Change it with PUT /procurement/orders/${order.purchase_order_id}.`
      : say`Order ${order.po_number} is ${order.status}: nothing is awaited any more.`,
    [{ status: order.status }],
  );
}

async function requireLines(
  tx: Tx,
  order: LockedOrder,
  items: readonly { readonly po_item_id: number }[],
): Promise<void> {
  const ids = items.map((item) => item.po_item_id);
  const lines = new Map(
    (await linesToMove(tx, order.purchase_order_id, ids)).map((one) => [one.po_item_id, one]),
  );
  for (const id of ids) {
    const line = lines.get(id);
    if (line === undefined) throw lineNotFound(order, id);
    if (line.delivery_status === 'OPEN' || line.delivery_status === 'PARTIAL') continue;
    throw new AppError(
      'CONFLICT',
      say`Line ${line.line_number} of order ${order.po_number} is ${line.delivery_status}: nothing is awaited any more.`,
      [{ po_item_id: id, delivery_status: line.delivery_status }],
    );
  }
}

const datesOf = (order: PurchaseOrder) => ({
  expected_delivery_date: order.expected_delivery_date,
  items: order.items.map(({ po_item_id, line_number, expected_delivery_date }) => ({
    po_item_id,
    line_number,
    expected_delivery_date,
  })),
});

const productsOf = (items: readonly { readonly product_id: number }[]) =>
  items.map((item) => item.product_id);

function latest(days: readonly string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}
