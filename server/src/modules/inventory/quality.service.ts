import { formatQuantity, negate, quantity, valueOfTake, ZERO_AMOUNT, ZERO_QUANTITY } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import { only, type Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { getItem } from './items.queries.ts';
import { postToLedger, type QualityStatus } from './ledger.ts';
import { kernelLayer, lockLayer, type NamedLayer, partOf, requireFree } from './named-layer.ts';
import type { QualityStatusRequest, QualityStatusResponse } from './quality.schemas.ts';

/** Which status may follow which. A rejected batch goes through quarantine before it can be approved after all. */
export const QUALITY_TRANSITIONS: Readonly<Record<QualityStatus, readonly QualityStatus[]>> = {
  PENDING: ['APPROVED', 'REJECTED', 'QUARANTINE'],
  QUARANTINE: ['APPROVED', 'REJECTED'],
  APPROVED: ['QUARANTINE'],
  REJECTED: ['QUARANTINE'],
};

/**
 * Gives a layer, or part of it, another quality status. A part becomes a layer of its own with the same batch, entry date and
 * cost; both parts together are worth what the layer was.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_STATUS_TRANSITION, INSUFFICIENT_STOCK, IN_USE (reserved stock)
 */
export async function changeQuality(
  tx: Tx,
  inventoryItemId: number,
  request: QualityStatusRequest,
  expectedVersion: string | null,
): Promise<QualityStatusResponse> {
  const layer = await lockLayer(tx, inventoryItemId);
  requireVersion(expectedVersion, layer);
  requireTransition(layer, request.quality_status);
  const all = quantity(layer.quantity_in_stock);
  const part = request.quantity ? quantity(request.quantity) : all;
  if (all === ZERO_QUANTITY) {
    throw new AppError(
      'CONFLICT',
      say`Nothing of batch ${layer.batch_number} is left in this layer. Choose one that has stock.`,
    );
  }
  await requireFree(tx, layer, part);
  const changedId =
    part === all ? await changeAll(tx, layer, request) : await split(tx, layer, request, part);
  const [changed, source] = await Promise.all([getItem(tx, changedId), getItem(tx, inventoryItemId)]);
  const answer = { ...changed, remaining_item: changedId === inventoryItemId ? null : source };
  audit(tx, {
    action: 'stock.quality',
    entityType: 'inventory_item',
    entityId: inventoryItemId,
    before: { quality_status: layer.quality_status, quantity_in_stock: layer.quantity_in_stock },
    after: { ...request, quantity: formatQuantity(part), inventory_item_id: changedId },
  });
  return answer;
}

function requireTransition(layer: NamedLayer, to: QualityStatus): void {
  const allowed = QUALITY_TRANSITIONS[layer.quality_status];
  if (allowed.includes(to)) return;
  throw new AppError(
    'INVALID_STATUS_TRANSITION',
    say`Batch ${layer.batch_number} is ${layer.quality_status} and cannot become ${to}. Allowed: ${allowed}.`,
    [{ from: layer.quality_status, to, allowed }],
  );
}

async function changeAll(tx: Tx, layer: NamedLayer, request: QualityStatusRequest): Promise<number> {
  const { changed } = await postToLedger(tx, {
    changes: [
      {
        layerId: layer.inventory_item_id,
        eventType: 'QUALITY',
        quantity: ZERO_QUANTITY,
        reserved: ZERO_QUANTITY,
        value: ZERO_AMOUNT,
        qualityStatus: request.quality_status,
        isPinned: true,
      },
    ],
    context: null,
  });
  return only(changed).inventory_item_id;
}

async function split(
  tx: Tx,
  layer: NamedLayer,
  request: QualityStatusRequest,
  part: ReturnType<typeof quantity>,
): Promise<number> {
  const value = valueOfTake(kernelLayer(layer), part);
  const { received } = await postToLedger(tx, {
    changes: [
      {
        layerId: layer.inventory_item_id,
        eventType: 'SPLIT',
        quantity: negate(part),
        reserved: ZERO_QUANTITY,
        value: negate(value),
        isPinned: true,
      },
    ],
    receipts: [{ ...partOf(layer, { quantity: part, value }), qualityStatus: request.quality_status }],
    receiptsAs: 'SPLIT',
    context: {
      referenceType: 'ADJUSTMENT',
      referenceId: null,
      referenceNumber: null,
      reason: request.reason,
      notes: null,
    },
  });
  return only(received).inventory_item_id;
}
