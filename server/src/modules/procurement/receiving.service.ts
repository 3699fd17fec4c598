import { assert, layerValue } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { publish } from '../../platform/events.ts';
import { requireVersion } from '../../platform/http/api.ts';
import type { Language } from '../../platform/words/language.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  lockScopes,
  type NewLayer,
  nextBatchNumbers,
  postToLedger,
  requireHome,
  requireUsable,
} from '../inventory/index.ts';
import { requireReceivable } from './order-status.ts';
import { type LockedOrder, lockOrder, saveOrderStatus } from './orders.queries.ts';
import { findReceipt } from './receipts.queries.ts';
import type { GoodsReceipt } from './receipts.schemas.ts';
import {
  type ItemToReceive,
  isComplete,
  linesAfter,
  overDeliveries,
  planItems,
  requireOneWay,
  requireWithinTolerance,
} from './received-items.ts';
import {
  type EarlierDelivery,
  earlierDeliveries,
  entryFacts,
  linesToReceive,
  saveReceipt,
} from './receiving.queries.ts';
import type { ReceivedGoods, ReceiveRequest, ReceivingWarning } from './receiving.schemas.ts';

/**
 * Receives a delivery: one layer of stock for each batch, all in one posting, and the order as far as it is then. A fixed number
 * of statements, whatever the number of lines. Goods enter now; a receipt is never dated back.
 *
 * @throws NOT_FOUND (order, line, warehouse), DUPLICATE (delivery note), INVALID_STATUS_TRANSITION (an order that is not out),
 *   CONFLICT (If-Match; inactive; more than ordered and tolerated), WAREHOUSE_TYPE_MISMATCH, VALIDATION_ERROR
 */
export async function receiveGoods(
  tx: Tx,
  orderId: number,
  request: ReceiveRequest,
  expectedVersion: string | null,
): Promise<ReceivedGoods> {
  requireOneWay(request);
  const deliveryNote = request.delivery_note?.trim() ?? null;
  const order = await lockOrder(tx, orderId);
  requireVersion(expectedVersion, order);
  const [lines, earlier] = await Promise.all([
    linesToReceive(tx, orderId),
    deliveryNote === null ? [] : earlierDeliveries(tx, order, deliveryNote),
  ]);
  const items = planItems(order, lines, request, tx.clock.today());
  requireNewDelivery(order, earlier);
  requireReceivable(order);
  const after = linesAfter(lines, items);
  await lockForEntry(tx, items);
  requireWithinTolerance(after, tx.policy.overReceiptTolerancePercent);
  const booked = await book(tx, order, items, { deliveryNote, notes: request.notes ?? null });
  const status = after.every(isComplete) ? 'FULLY_RECEIVED' : 'PARTIALLY_RECEIVED';
  saveOrderStatus(tx, order, status, { notes: `Receipt ${booked.number}` });
  const receipt = await findReceipt(tx, booked.id);
  assert(receipt !== undefined, 'receiveGoods: the receipt that was just written is gone');
  announce(tx, order, receipt);
  const { language } = tx.actor;
  return { ...receipt, warnings: [...notesOfOthers(earlier, language), ...overDeliveries(after, language)] };
}

/** Under the order's lock, so that of two requests at once the later one reads the first one's receipt. @throws DUPLICATE */
function requireNewDelivery(order: LockedOrder, earlier: readonly EarlierDelivery[]): void {
  const same = earlier.find((one) => one.purchase_order_id === order.purchase_order_id);
  if (same === undefined) return;
  throw new AppError(
    'DUPLICATE',
    say`This delivery note was booked for ${order.po_number} already, with receipt ${same.receipt_number}. Check the number, or leave the delivery as it is.`,
    [{ field: 'delivery_note', receipt_number: same.receipt_number }],
  );
}

/** Locks the scopes, then sees whether the goods may enter there. @throws NOT_FOUND, CONFLICT, WAREHOUSE_TYPE_MISMATCH */
async function lockForEntry(tx: Tx, items: readonly ItemToReceive[]): Promise<void> {
  const scopes = items.map(({ line, warehouseId }) => ({ productId: line.product_id, warehouseId }));
  const [, facts] = await Promise.all([lockScopes(tx, { scopes }), entryFacts(tx, scopes)]);
  for (const one of facts) {
    requireUsable(one, one.wanted_product_id, one.wanted_warehouse_id);
    requireHome(one, tx.policy.enforceWarehouseType);
  }
}

/** The layers, then the receipt that names them. Counters are taken last before the posting. */
async function book(
  tx: Tx,
  order: LockedOrder,
  items: readonly ItemToReceive[],
  paper: { readonly deliveryNote: string | null; readonly notes: string | null },
): Promise<{ id: number; number: string }> {
  const receipts = await newLayers(tx, order, items);
  const receiptNumber = await nextDocumentNumber(tx, 'GR');
  const { received } = await postToLedger(tx, {
    receipts,
    receiptsAs: 'RECEIVE',
    context: {
      referenceType: 'PURCHASE_ORDER',
      referenceId: order.purchase_order_id,
      referenceNumber: receiptNumber,
      reason: null,
      notes: paper.notes,
    },
  });
  const arrived = items.map((item, place) => {
    const layer = received[place];
    assert(layer !== undefined, 'receiveGoods: a layer is missing');
    return { ...item, inventoryItemId: layer.inventory_item_id };
  });
  const receipt = { receiptNumber, purchaseOrderId: order.purchase_order_id, ...paper };
  return { id: await saveReceipt(tx, receipt, arrived), number: receiptNumber };
}

async function newLayers(tx: Tx, order: LockedOrder, items: readonly ItemToReceive[]): Promise<NewLayer[]> {
  const unnamed = items.filter((item) => item.batchNumber === null);
  const batches = await nextBatchNumbers(
    tx,
    unnamed.map(({ line }) => ({ productId: line.product_id, productCode: line.product_code })),
  );
  const generated = new Map(unnamed.map((item, place) => [item, batches[place]]));
  return items.map((item) => {
    const batchNumber = item.batchNumber ?? generated.get(item);
    assert(batchNumber !== undefined, 'receiveGoods: a batch has no number');
    return {
      productId: item.line.product_id,
      warehouseId: item.warehouseId,
      batchNumber,
      entryDate: tx.clock.now().toISOString(),
      quantity: item.quantity,
      unitCost: item.unitCost,
      value: layerValue(item.quantity, item.unitCost),
      qualityStatus: item.qualityStatus,
      expiryDate: item.expiryDate,
      location: item.location,
      supplierId: order.supplier_id,
      purchaseOrderId: order.purchase_order_id,
      productionOrderId: null,
      sourceItemId: null,
      notes: item.notes,
    };
  });
}

function announce(tx: Tx, order: LockedOrder, receipt: GoodsReceipt): void {
  audit(tx, {
    action: 'purchase_order.receive',
    entityType: 'purchase_order',
    entityId: order.purchase_order_id,
    before: { status: order.status },
    after: receipt,
  });
  publish(tx, [
    {
      topic: 'purchase_order.received',
      entityType: 'purchase_order',
      entityId: order.purchase_order_id,
      payload: receipt,
    },
  ]);
}

/** One delivery note for two orders may be right, or a number that was read wrongly. */
function notesOfOthers(earlier: readonly EarlierDelivery[], language: Language): ReceivingWarning[] {
  return earlier.map((one) => ({
    code: 'DELIVERY_NOTE_OF_ANOTHER_ORDER',
    po_item_id: null,
    message:
      say`The delivery note was booked for ${one.po_number} as well, with receipt ${one.receipt_number}.`.in(
        language,
      ),
  }));
}
