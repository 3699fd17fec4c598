import { assert } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findLayer, lockScopes, returnLayer } from '../inventory/index.ts';
import { findReturn, insertReturn, originOf } from './supplier-returns.queries.ts';
import type { SupplierReturn, SupplierReturnRequest } from './supplier-returns.schemas.ts';

/** @throws NOT_FOUND */
export async function getReturn(db: Db, supplierReturnId: number): Promise<SupplierReturn> {
  const found = await findReturn(db, supplierReturnId);
  if (found === undefined) throw notFound('supplier return', supplierReturnId);
  return found;
}

/**
 * Sends part of a layer back to the supplier that it came from, at the layer's cost. What was received stays received: the
 * order does not open again. Where a layer came from never changes, so it is read before the lock.
 *
 * @throws NOT_FOUND, CONFLICT (a layer that no receipt brought), INSUFFICIENT_STOCK, IN_USE (reserved)
 */
export async function returnToSupplier(tx: Tx, request: SupplierReturnRequest): Promise<SupplierReturn> {
  const { inventory_item_id: inventoryItemId, ...what } = request;
  const [layer, origin] = await Promise.all([findLayer(tx, inventoryItemId), originOf(tx, inventoryItemId)]);
  if (origin === undefined) {
    throw new AppError(
      'CONFLICT',
      say`Batch ${layer.batch_number} of ${layer.product_code} did not come with a receipt of a purchase order. Use POST /inventory/items/${inventoryItemId}/return instead.`,
    );
  }
  await lockScopes(tx, { layerIds: [inventoryItemId] });
  const returnNumber = await nextDocumentNumber(tx, 'SR');
  const movement = await returnLayer(tx, inventoryItemId, { ...what, reference_number: returnNumber });
  const supplierReturnId = await insertReturn(tx, {
    ...origin,
    returnNumber,
    inventoryItemId,
    movementId: movement.movement_id,
    quantity: request.quantity,
    value: movement.value,
    reason: request.reason,
  });
  const answer = await findReturn(tx, supplierReturnId);
  assert(answer !== undefined, 'returnToSupplier: the return that was just written is gone');
  audit(tx, {
    action: 'supplier_return.create',
    entityType: 'supplier_return',
    entityId: supplierReturnId,
    after: answer,
  });
  return answer;
}
