import { formatAmount, formatQuantity, negate, takeOldestFirst, ZERO_QUANTITY } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inStockUnits } from './given-quantity.ts';
import { lockedLayers } from './issuable-layers.ts';
import { lockScopes, postToLedger } from './ledger.ts';
import { insufficientStock, tooLittleIn } from './shortage.ts';
import { readStockFacts, requireUsable } from './stock-facts.ts';
import type { StockMovementResponse, StockOutRequest } from './stock-out.schemas.ts';

/**
 * Issues stock, oldest layer first, whole or not at all. Four statements whatever the number of layers, in two round trips:
 * facts, lock and layers are sent together (the layers' statement still sees everything that committed before the lock was
 * granted), then the change.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), INSUFFICIENT_STOCK
 */
export async function issueStock(tx: Tx, request: StockOutRequest): Promise<StockMovementResponse> {
  const productId = request.product_id;
  const warehouseId = request.warehouse_id ?? null;
  const wanted = await inStockUnits(tx, productId, request);
  const [facts, , layersByProduct] = await Promise.all([
    readStockFacts(tx, productId, warehouseId),
    lockScopes(
      tx,
      warehouseId === null ? { productIds: [productId] } : { scopes: [{ productId, warehouseId }] },
    ),
    lockedLayers(tx, [{ productId, warehouseId, quantity: wanted }]),
  ]);
  requireUsable(facts, productId, warehouseId);
  const issue = takeOldestFirst(layersByProduct.get(productId) ?? [], wanted);
  if (issue.missing > 0n) {
    const short = { productId, productCode: facts.product_code, required: wanted, available: issue.quantity };
    throw insufficientStock([short], warehouseId === null ? undefined : tooLittleIn(facts.warehouse_code));
  }
  const { changed } = await postToLedger(tx, {
    changes: issue.takes.map((take) => ({
      layerId: take.layerId,
      eventType: 'ISSUE' as const,
      quantity: negate(take.quantity),
      reserved: ZERO_QUANTITY,
      value: negate(take.value),
    })),
    context: {
      referenceType: 'MANUAL',
      referenceId: null,
      referenceNumber: request.reference_number ?? null,
      reason: request.reason,
      notes: request.notes ?? null,
    },
  });
  const answer: StockMovementResponse = {
    product_id: productId,
    quantity: formatQuantity(issue.quantity),
    total_cost: formatAmount(issue.value),
    weighted_average_cost: formatAmount(issue.weightedAverageCost),
    reason: request.reason,
    reference_number: request.reference_number ?? null,
    movements: changed.map(({ product_id: _, ...row }) => ({ ...row, movement_id: row.movement_id ?? 0 })),
  };
  audit(tx, { action: 'stock.issue', entityType: 'product', entityId: productId, after: answer });
  return answer;
}
