import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { requireTransition } from './order-status.ts';
import { getOrder, lockOrder, saveOrderStatus } from './orders.queries.ts';
import type { PurchaseOrder, PurchaseOrderStatusUpdate } from './orders.schemas.ts';

/**
 * Moves an order along its state table. Cancelling and closing end the lines that have not come.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_STATUS_TRANSITION
 */
export async function changeStatus(
  tx: Tx,
  orderId: number,
  update: PurchaseOrderStatusUpdate,
  expectedVersion: string | null,
): Promise<PurchaseOrder> {
  const order = await lockOrder(tx, orderId);
  requireVersion(expectedVersion, order);
  requireTransition(order, update.status);
  saveOrderStatus(tx, order, update.status, {
    notes: update.notes ?? null,
    supplierReference: update.supplier_reference ?? null,
  });
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'purchase_order.status',
    entityType: 'purchase_order',
    entityId: orderId,
    before: { status: order.status, supplier_reference: order.supplier_reference },
    after: {
      status: after.status,
      supplier_reference: after.supplier_reference,
      notes: update.notes ?? null,
    },
  });
  return after;
}
