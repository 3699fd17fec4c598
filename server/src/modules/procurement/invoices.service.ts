import { type Amount, amount, formatAmount, layerValue, minus, quantity, ZERO_AMOUNT } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { lockForRevaluation, postRevaluations } from '../production/index.ts';
import { findInvoice, insertInvoice, invoicesOf, orderLines, postedInvoice } from './invoices.queries.ts';
import type { PurchaseInvoice, PurchaseInvoiceRequest } from './invoices.schemas.ts';
import type { ReceivedLine } from './late-costs.queries.ts';
import { exchangeRate, inCompanyCurrency, receivedLines, requireSize } from './late-costs.ts';
import { getOrder, type LockedOrder, lockOrder } from './orders.queries.ts';

/**
 * Posts what the supplier invoiced where it differs from what was booked: the difference of every receipt of a line becomes a
 * revaluation of its layer, which follows the batch to wherever it went. It is a difference of prices, so landed cost and other
 * corrections of the same layer stay.
 *
 * @throws NOT_FOUND, DUPLICATE, CONFLICT (nothing received), VALIDATION_ERROR (a line twice, rate, size)
 */
export async function postInvoice(
  tx: Tx,
  orderId: number,
  request: PurchaseInvoiceRequest,
): Promise<PurchaseInvoice> {
  requireEachOnce(request);
  const order = await lockOrder(tx, orderId);
  await requireNew(tx, order, request.invoice_number);
  const received = await receivedLines(tx, order);
  const rate = exchangeRate(tx, order.currency, request.exchange_rate, order.exchange_rate);
  const invoiced = await invoicedLines(tx, order, received, request, rate);
  const changed = invoiced.filter((line) => line.change !== ZERO_AMOUNT);

  const locked = await lockForRevaluation(
    tx,
    changed.map((line) => line.received.inventory_item_id),
  );
  const postingNumber = await nextDocumentNumber(tx, 'PI');
  const revaluations = await postRevaluations(
    tx,
    locked,
    changed.map((line) => ({
      inventoryItemId: line.received.inventory_item_id,
      additional_cost: formatAmount(line.change),
      field: line.field,
    })),
    { reason: `Invoice ${request.invoice_number} for ${order.po_number}`, referenceNumber: postingNumber },
  );
  const revaluationOf = new Map(
    revaluations.map((one) => [one.inventory_item_id, one.stock_revaluation_id] as const),
  );
  const id = await insertInvoice(tx, {
    postingNumber,
    orderId,
    invoiceNumber: request.invoice_number,
    invoiceDate: request.invoice_date ?? tx.clock.today(),
    rate,
    notes: request.notes ?? null,
    lines: invoiced.map(
      ({ received: { receipt_item_id, inventory_item_id }, unitPrice, unitCost, change }) => ({
        receiptItemId: receipt_item_id,
        unitPrice,
        unitCost: formatAmount(unitCost),
        valueChange: formatAmount(change),
        revaluationId: revaluationOf.get(inventory_item_id) ?? null,
      }),
    ),
  });
  const posted = await findInvoice(tx, orderId, id);
  audit(tx, { action: 'purchase_invoice.post', entityType: 'purchase_invoice', entityId: id, after: posted });
  return posted;
}

/** @throws VALIDATION_ERROR */
function requireEachOnce({ lines }: PurchaseInvoiceRequest): void {
  const seen = new Set<number>();
  for (const [place, line] of lines.entries()) {
    if (seen.has(line.po_item_id)) throw invalidField(`lines.${place}.po_item_id`, say`is invoiced twice`);
    seen.add(line.po_item_id);
  }
}

/** @throws DUPLICATE */
async function requireNew(tx: Tx, order: LockedOrder, invoiceNumber: string): Promise<void> {
  const posted = await postedInvoice(tx, order.purchase_order_id, invoiceNumber);
  if (posted === undefined) return;
  throw new AppError(
    'DUPLICATE',
    say`Invoice ${posted.invoice_number} of ${order.po_number} was posted already, as ${posted.posting_number}. A correction of it has a number of its own.`,
    [{ field: 'invoice_number', posting_number: posted.posting_number }],
  );
}

interface InvoicedLine {
  readonly received: ReceivedLine;
  readonly unitPrice: string;
  readonly unitCost: Amount;
  readonly change: Amount;
  /** where its price stands in the request */
  readonly field: string;
}

/** @throws NOT_FOUND, CONFLICT, VALIDATION_ERROR */
async function invoicedLines(
  tx: Tx,
  order: LockedOrder,
  received: readonly ReceivedLine[],
  { lines }: PurchaseInvoiceRequest,
  rate: string,
): Promise<InvoicedLine[]> {
  const numbers = await orderLines(tx, order.purchase_order_id);
  for (const { po_item_id: id } of lines) {
    if (!numbers.has(id)) {
      throw new AppError(
        'NOT_FOUND',
        say`There is no line of ${order.po_number} with the number ${id}. Check the id.`,
      );
    }
  }
  return lines.flatMap((line, place) => {
    const field = `lines.${place}.unit_price`;
    const unitCost = inCompanyCurrency(line.unit_price, rate);
    const itsReceipts = received.filter((one) => one.po_item_id === line.po_item_id);
    if (itsReceipts.length === 0) {
      throw new AppError(
        'CONFLICT',
        say`Nothing of line ${numbers.get(line.po_item_id) ?? ''} of ${order.po_number} has been received yet. Receive it first, or leave it out.`,
        [{ po_item_id: line.po_item_id }],
      );
    }
    requireSize(tx, unitCost, 'unitCost', field);
    return itsReceipts.map((one) => {
      const all = quantity(one.quantity_received);
      const booked = layerValue(all, amount(one.booked_unit_cost));
      const change = minus(layerValue(all, unitCost), booked);
      return { received: one, unitPrice: line.unit_price, unitCost, change, field };
    });
  });
}

/** @throws NOT_FOUND */
export async function listInvoices(db: Db, orderId: number): Promise<{ items: PurchaseInvoice[] }> {
  const [items] = await Promise.all([invoicesOf(db, orderId), getOrder(db, orderId)]);
  return { items };
}
