import {
  type Amount,
  amount,
  assert,
  type BatchHistory,
  formatAmount,
  layerValue,
  NegativeCostError,
  plus,
  revalueBatch,
  unitCostOf,
  valueReceived,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { ChangedMeanwhile } from '../../platform/database/transaction.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { findLayer, lockScopes, type NamedLayer, postToLedger } from '../inventory/index.ts';
import {
  findRevaluation,
  insertHeader,
  insertLines,
  lockRevaluedOrders,
  originOf,
  type Reach,
  readHistories,
  readReach,
  saveCorrections,
} from './revaluations.queries.ts';
import type { Revaluation, RevaluationRequest } from './revaluations.schemas.ts';

/**
 * Posts a cost that became known after the receipt: the invoice differs, freight was added. Follows the batch through all that
 * it went into and corrects what is on hand; what is gone is booked as variance, line by line. No movement is rewritten, and
 * the work is bounded by what the batch touched, not by what happened since.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR, CONFLICT (the layer is part of another batch, or a product of it would cost less than nothing)
 */
export async function revalueLayer(
  tx: Tx,
  inventoryItemId: number,
  request: RevaluationRequest,
): Promise<Revaluation> {
  requireOneCost(request);
  const known = await findLayer(tx, inventoryItemId);
  if (known.source_item_id !== null) throw await notTheOrigin(tx, known);
  const reach = await lockReach(tx, inventoryItemId);
  // Another revaluation may have changed the unit cost while this one waited for the lock.
  const root = await findLayer(tx, inventoryItemId);
  const { batches, bookings, orderOfBooking } = await readHistories(tx, reach.layerIds);
  const batch = batches.find((one) => one.layerId === inventoryItemId);
  assert(batch !== undefined, 'revalueLayer: the layer is not among those that it reaches');
  const cost = newCost(batch, request);
  const result = revalued(() => revalueBatch({ layerId: inventoryItemId, ...cost }, batches, bookings));

  const revaluationNumber = await nextDocumentNumber(tx, 'RV');
  const revaluationId = await insertHeader(tx, {
    revaluationNumber,
    inventoryItemId,
    unitCostBefore: root.unit_cost,
    unitCostAfter: formatAmount(cost.unitCost),
    valueBefore: formatAmount(result.valueBefore),
    valueAfter: formatAmount(cost.value),
    reason: request.reason,
    referenceNumber: request.reference_number ?? null,
  });
  insertLines(tx, revaluationId, result.lines, orderOfBooking);
  const lost = new Set(bookings.filter((one) => one.outputLayerId === null).map((one) => one.bookingId));
  saveCorrections(
    tx,
    result.bookings.map(({ bookingId, change }) => ({
      orderId: orderOfBooking.get(bookingId) ?? 0,
      change: formatAmount(change),
      isLost: lost.has(bookingId),
    })),
    revaluationNumber,
  );
  await postToLedger(tx, {
    changes: result.layers.map((layer) => ({
      layerId: layer.layerId,
      eventType: 'REVALUE' as const,
      quantity: ZERO_QUANTITY,
      reserved: ZERO_QUANTITY,
      value: layer.valueChange,
      unitCost: layer.unitCost,
      isPinned: true,
    })),
    context: {
      referenceType: 'ADJUSTMENT',
      referenceId: revaluationId,
      referenceNumber: revaluationNumber,
      reason: request.reason,
      notes: null,
    },
  });
  const answer = await findRevaluation(tx, revaluationId);
  audit(tx, {
    action: 'stock.revalue',
    entityType: 'inventory_item',
    entityId: inventoryItemId,
    before: { unit_cost: root.unit_cost, value: answer.value_before },
    after: { ...answer, lines: answer.lines.length },
  });
  return answer;
}

/** @throws CONFLICT when a product that was credited by a revaluation of its own would cost less than nothing */
function revalued(work: () => ReturnType<typeof revalueBatch>) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NegativeCostError)) throw error;
    throw new AppError(
      'CONFLICT',
      `Item ${error.layerId} was made of this batch and was given a credit that is larger than what would be left of its cost. Revalue that item first.`,
      [{ inventory_item_id: error.layerId }],
    );
  }
}

function requireOneCost(request: RevaluationRequest): void {
  const hasUnitCost = request.unit_cost != null;
  const hasAddition = request.additional_cost != null;
  if (hasUnitCost === hasAddition) {
    throw invalidField('unit_cost', 'give either unit_cost or additional_cost');
  }
}

/** A transferred or split part has the cost of the batch that it came from. */
async function notTheOrigin(tx: Tx, layer: NamedLayer): Promise<AppError> {
  const origin = await findLayer(tx, await originOf(tx, layer.inventory_item_id));
  return new AppError(
    'CONFLICT',
    `This layer is a part of batch ${origin.batch_number}, which was received as item ${origin.inventory_item_id} in ${origin.warehouse_code}. Revalue that item: the change follows to this one.`,
    [{ origin_inventory_item_id: origin.inventory_item_id }],
  );
}

/** Locks the orders, then the scopes, of everything that the batch went into. */
async function lockReach(tx: Tx, inventoryItemId: number): Promise<Reach> {
  const before = await readReach(tx, inventoryItemId);
  await lockRevaluedOrders(tx, before.orderIds);
  const [, now] = await Promise.all([
    lockScopes(tx, { layerIds: before.layerIds }),
    readReach(tx, inventoryItemId),
  ]);
  // Somebody moved or consumed more of it while we waited; orders cannot be locked after scopes, so begin anew.
  if (JSON.stringify(now) !== JSON.stringify(before)) throw new ChangedMeanwhile();
  return now;
}

function newCost(batch: BatchHistory, request: RevaluationRequest): { value: Amount; unitCost: Amount } {
  if (request.unit_cost != null) {
    const unitCost = amount(request.unit_cost);
    return { value: layerValue(batch.initialQuantity, unitCost), unitCost };
  }
  const value = plus(valueReceived(batch), amount(request.additional_cost ?? '0'));
  if (value < 0n) {
    throw invalidField(
      'additional_cost',
      `must not take away more than the batch has cost, ${formatAmount(valueReceived(batch))}`,
    );
  }
  const unitCost = unitCostOf(value, batch.initialQuantity);
  if (unitCost > amount('999999999.9999')) {
    throw invalidField('additional_cost', 'would make the unit cost larger than 999999999.9999');
  }
  return { value, unitCost };
}
