import { type Amount, amount, formatAmount, quantity, spread, ZERO_AMOUNT } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { lockForRevaluation, postRevaluations } from '../production/index.ts';
import { findLandedCost, insertLandedCost, landedCostsOf } from './landed-costs.queries.ts';
import type { LandedCost, LandedCostRequest } from './landed-costs.schemas.ts';
import type { ReceivedLine } from './late-costs.queries.ts';
import { exchangeRate, inCompanyCurrency, receivedLines, requireSize } from './late-costs.ts';
import { getOrder, type LockedOrder, lockOrder } from './orders.queries.ts';

/**
 * Spreads freight, customs or another cost of getting goods here over the layers that they became. Each share is a revaluation of
 * its layer, which follows the batch to wherever it went; the shares sum to the bill, to the last 0.0001.
 *
 * @throws NOT_FOUND, CONFLICT (nothing received, no common measure), VALIDATION_ERROR (rate, size)
 */
export async function postLandedCost(
  tx: Tx,
  orderId: number,
  request: LandedCostRequest,
): Promise<LandedCost> {
  const order = await lockOrder(tx, orderId);
  const lines = linesOf(order, await receivedLines(tx, order), request.receipt_id ?? null);
  const currency = request.currency ?? tx.policy.companyCurrency;
  const known = currency === order.currency ? order.exchange_rate : null;
  const rate = exchangeRate(tx, currency, request.exchange_rate, known);
  const total = inCompanyCurrency(request.billed_amount, rate);
  requireSize(tx, total, 'bill', 'billed_amount');
  if (total === ZERO_AMOUNT) {
    throw invalidField('billed_amount', say`is less than 0.0001 ${tx.policy.companyCurrency} at this rate`);
  }
  const shares = sharesOf(total, order, lines, request.basis);
  const borne = lines.flatMap((line, place) => {
    const share = shares[place] ?? ZERO_AMOUNT;
    return share === ZERO_AMOUNT ? [] : [costOf(line, share)];
  });

  const locked = await lockForRevaluation(
    tx,
    borne.map((one) => one.inventoryItemId),
  );
  const number = await nextDocumentNumber(tx, 'LC');
  const revaluations = await postRevaluations(tx, locked, borne, {
    reason: `${request.cost_type} of ${order.po_number}`,
    referenceNumber: number,
  });
  const revaluationOf = new Map(
    revaluations.map((one) => [one.inventory_item_id, one.stock_revaluation_id] as const),
  );
  const id = await insertLandedCost(tx, {
    number,
    orderId,
    request,
    currency,
    rate,
    total: formatAmount(total),
    lines: lines.map((line, place) => ({
      receiptItemId: line.receipt_item_id,
      amount: formatAmount(shares[place] ?? ZERO_AMOUNT),
      revaluationId: revaluationOf.get(line.inventory_item_id) ?? null,
    })),
  });
  const posted = await findLandedCost(tx, orderId, id);
  audit(tx, { action: 'landed_cost.post', entityType: 'landed_cost', entityId: id, after: posted });
  return posted;
}

const costOf = (line: ReceivedLine, share: Amount) => ({
  inventoryItemId: line.inventory_item_id,
  additional_cost: formatAmount(share),
  field: 'billed_amount',
});

/** @throws NOT_FOUND when the order has no such receipt */
function linesOf(
  order: LockedOrder,
  lines: readonly ReceivedLine[],
  receiptId: number | null,
): readonly ReceivedLine[] {
  if (receiptId === null) return lines;
  const found = lines.filter((line) => line.receipt_id === receiptId);
  if (found.length === 0) {
    throw new AppError(
      'NOT_FOUND',
      say`There is no receipt of ${order.po_number} with the number ${receiptId}. Check the id.`,
    );
  }
  return found;
}

/** @throws CONFLICT when the lines have no measure in common */
function sharesOf(
  total: Amount,
  order: LockedOrder,
  lines: readonly ReceivedLine[],
  basis: LandedCostRequest['basis'],
): Amount[] {
  if (basis === 'QUANTITY') {
    const units = [...new Set(lines.map((line) => line.unit_of_measure))];
    if (units.length === 1) {
      return spread(
        total,
        lines.map((line) => quantity(line.quantity_received)),
      );
    }
    throw new AppError(
      'CONFLICT',
      say`What was received of ${order.po_number} is counted in ${units.join(', ')}, and those cannot be added up. Use VALUE, or name a receipt.`,
      [{ units }],
    );
  }
  const values = lines.map((line) => amount(line.received_value));
  if (values.some((value) => value > 0n)) return spread(total, values);
  throw new AppError(
    'CONFLICT',
    say`What was received of ${order.po_number} cost nothing, so nothing can be spread by its value. Use QUANTITY.`,
  );
}

/** @throws NOT_FOUND */
export async function listLandedCosts(db: Db, orderId: number): Promise<{ items: LandedCost[] }> {
  const [items] = await Promise.all([landedCostsOf(db, orderId), getOrder(db, orderId)]);
  return { items };
}
