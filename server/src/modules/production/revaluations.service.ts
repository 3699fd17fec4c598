import {
  type Amount,
  amount,
  assert,
  type BatchHistory,
  formatAmount,
  layerValue,
  NegativeCostError,
  plus,
  type Revaluation as Result,
  revalueBatch,
  unitCostOf,
  valueReceived,
  withRevaluation,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import { only, type Tx } from '../../platform/database/database.ts';
import { ChangedMeanwhile } from '../../platform/database/transaction.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findLayer, findLayers, lockScopes, type NamedLayer, postToLedger } from '../inventory/index.ts';
import {
  findRevaluations,
  type Histories,
  insertHeaders,
  insertLines,
  lockRevaluedOrders,
  type NewRevaluation,
  type NumberedRevaluation,
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
  const locked = await lockForRevaluation(tx, [inventoryItemId]);
  const { reason, reference_number: referenceNumber = null, ...cost } = request;
  const posted = await postRevaluations(tx, locked, [{ inventoryItemId, ...cost }], {
    reason,
    referenceNumber,
  });
  return only(posted);
}

/** The new cost of a layer: its unit cost, or what is added to the cost of the whole batch. */
export interface LateCost extends Pick<RevaluationRequest, 'unit_cost' | 'additional_cost'> {
  readonly inventoryItemId: number;
  /** where the addition stands in the caller's request, for an error that names it */
  readonly field?: string;
}

/** What the revaluations of one document have in common. */
export interface RevaluationDocument {
  readonly reason: string;
  readonly referenceNumber: string | null;
}

/**
 * Locks everything that some layers went into, orders before scopes and each kind in one statement, and reads it. Costs of many
 * layers that are posted in one transaction must be locked together: the orders of the second could not be locked after the
 * scopes of the first.
 *
 * @throws NOT_FOUND, CONFLICT (a layer is part of another batch)
 */
export async function lockForRevaluation(tx: Tx, inventoryItemIds: readonly number[]): Promise<Histories> {
  const known = await findLayers(tx, inventoryItemIds);
  for (const layerId of inventoryItemIds) {
    const layer = known.get(layerId) ?? (await findLayer(tx, layerId));
    if (layer.source_item_id !== null) throw await notTheOrigin(tx, layer);
  }
  const reach = await lockReach(tx, inventoryItemIds);
  return readHistories(tx, reach.layerIds);
}

/**
 * Posts late costs one after the other, each as a revaluation of its own: a later one begins with what the earlier ones made of
 * the stock, because two batches may have gone into one product. The number of statements is fixed, but for one posting and one
 * audit entry each.
 *
 * @param locked of lockForRevaluation, for all these layers
 * @returns the revaluations in the order of the costs
 * @throws VALIDATION_ERROR, CONFLICT as revalueLayer
 */
export async function postRevaluations(
  tx: Tx,
  locked: Histories,
  costs: readonly LateCost[],
  document: RevaluationDocument,
): Promise<Revaluation[]> {
  if (costs.length === 0) return [];
  const decided = decide(locked, costs);
  const numbered = await insertHeaders(
    tx,
    decided.map((one) => one.header),
    document,
  );
  const revaluations = numbered.map((one, place) => ({ ...one, ...at(decided, place) }));
  const lines = revaluations.flatMap(({ stock_revaluation_id: revaluationId, result }) =>
    result.lines.map((line) => ({ ...line, revaluationId })),
  );
  insertLines(tx, lines, locked.orderOfBooking);
  const lost = new Set(
    locked.bookings.filter((one) => one.outputLayerId === null).map((one) => one.bookingId),
  );
  saveCorrections(
    tx,
    revaluations.flatMap(({ result, revaluation_number: revaluationNumber }) =>
      result.bookings.map(({ bookingId, change }) => ({
        orderId: locked.orderOfBooking.get(bookingId) ?? 0,
        change: formatAmount(change),
        isLost: lost.has(bookingId),
        revaluationNumber,
      })),
    ),
  );
  await Promise.all(revaluations.map((one) => post(tx, one, document)));
  const answers = await findRevaluations(
    tx,
    revaluations.map((one) => one.stock_revaluation_id),
  );
  for (const answer of answers) {
    audit(tx, {
      action: 'stock.revalue',
      entityType: 'inventory_item',
      entityId: answer.inventory_item_id,
      before: { unit_cost: answer.unit_cost_before, value: answer.value_before },
      after: { ...answer, lines: answer.lines.length },
    });
  }
  return answers;
}

interface Decided {
  readonly header: NewRevaluation;
  readonly result: Result;
}

/** What each cost changes, in memory: the kernel's part of the work. */
function decide(locked: Histories, costs: readonly LateCost[]): Decided[] {
  let histories = locked;
  const unitCosts = new Map(locked.unitCosts);
  return costs.map((late) => {
    const layerId = late.inventoryItemId;
    const batch = histories.batches.find((one) => one.layerId === layerId);
    assert(batch !== undefined, 'postRevaluations: a layer was not locked');
    const cost = newCost(batch, late);
    const { batches, bookings } = histories;
    const result = revalued(() => revalueBatch({ layerId, ...cost }, batches, bookings));
    const header = {
      inventoryItemId: layerId,
      unitCostBefore: unitCosts.get(layerId) ?? '',
      unitCostAfter: formatAmount(cost.unitCost),
      valueBefore: formatAmount(result.valueBefore),
      valueAfter: formatAmount(cost.value),
    };
    histories = withRevaluation(histories, result);
    for (const layer of result.layers) unitCosts.set(layer.layerId, formatAmount(layer.unitCost));
    return { header, result };
  });
}

function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  assert(item !== undefined, 'postRevaluations: a revaluation is missing');
  return item;
}

async function post(
  tx: Tx,
  { result, stock_revaluation_id, revaluation_number }: Decided & NumberedRevaluation,
  { reason }: RevaluationDocument,
): Promise<void> {
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
      referenceId: stock_revaluation_id,
      referenceNumber: revaluation_number,
      reason,
      notes: null,
    },
  });
}

/** @throws CONFLICT when a product that was credited by a revaluation of its own would cost less than nothing */
function revalued(work: () => ReturnType<typeof revalueBatch>) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NegativeCostError)) throw error;
    throw new AppError(
      'CONFLICT',
      say`Item ${error.layerId} was made of this batch and was given a credit that is larger than what would be left of its cost. Revalue that item first.`,
      [{ inventory_item_id: error.layerId }],
    );
  }
}

function requireOneCost(request: RevaluationRequest): void {
  const hasUnitCost = request.unit_cost != null;
  const hasAddition = request.additional_cost != null;
  if (hasUnitCost === hasAddition) {
    throw invalidField('unit_cost', say`give either unit_cost or additional_cost`);
  }
}

/** A transferred or split part has the cost of the batch that it came from. */
async function notTheOrigin(tx: Tx, layer: NamedLayer): Promise<AppError> {
  const origin = await findLayer(tx, await originOf(tx, layer.inventory_item_id));
  return new AppError(
    'CONFLICT',
    say`This layer is a part of batch ${origin.batch_number}, which was received as item ${origin.inventory_item_id} in ${origin.warehouse_code}. Revalue that item: the change follows to this one.`,
    [{ origin_inventory_item_id: origin.inventory_item_id }],
  );
}

/** Locks the orders, then the scopes, of everything that the batches went into. */
async function lockReach(tx: Tx, inventoryItemIds: readonly number[]): Promise<Reach> {
  const before = await readReach(tx, inventoryItemIds);
  await lockRevaluedOrders(tx, before.orderIds);
  const [, now] = await Promise.all([
    lockScopes(tx, { layerIds: before.layerIds }),
    readReach(tx, inventoryItemIds),
  ]);
  // Somebody moved or consumed more of it while we waited; orders cannot be locked after scopes, so begin anew.
  if (JSON.stringify(now) !== JSON.stringify(before)) throw new ChangedMeanwhile();
  return now;
}

function newCost(batch: BatchHistory, request: LateCost): { value: Amount; unitCost: Amount } {
  if (request.unit_cost != null) {
    const unitCost = amount(request.unit_cost);
    return { value: layerValue(batch.initialQuantity, unitCost), unitCost };
  }
  const { field = 'additional_cost' } = request;
  const value = plus(valueReceived(batch), amount(request.additional_cost ?? '0'));
  if (value < 0n) {
    throw invalidField(
      field,
      say`must not take away more than the batch has cost, ${formatAmount(valueReceived(batch))}`,
    );
  }
  const unitCost = unitCostOf(value, batch.initialQuantity);
  if (unitCost > amount('999999999.9999')) {
    throw invalidField(field, say`would make the unit cost larger than 999999999.9999`);
  }
  return { value, unitCost };
}
