import { amount, layerValue, quantity, unitCostOf } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import { momentOf } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { backdatingNotice } from './backdating.ts';
import { nextBatchNumber } from './batch-numbers.ts';
import { inStockUnits } from './given-quantity.ts';
import { getItem } from './items.queries.ts';
import { lockScopes, postToLedger } from './ledger.ts';
import { readStockFacts, requireHome, requireUsable } from './stock-facts.ts';
import type { StockInRequest, StockInResponse } from './stock-in.schemas.ts';

const readSources = statement<{ supplier: boolean; purchase_order: boolean }>(
  'stock_in_sources',
  `select exists (select from suppliers where supplier_id = $1) as supplier,
     exists (select from purchase_orders where purchase_order_id = $2) as purchase_order`,
);

/** The table says the same. */
const EARLIEST_ENTRY = new Date('1900-01-01T00:00:00Z');

/** When a layer entered: now, unless it is said. @throws VALIDATION_ERROR */
export function entryDateOf(text: string | null | undefined, now: Date): Date {
  const entryDate = text == null ? now : momentOf(text);
  if (entryDate > now) throw invalidField('entry_date', say`must not be in the future`);
  if (entryDate < EARLIEST_ENTRY) throw invalidField('entry_date', say`must not be before 1900-01-01`);
  return entryDate;
}

/**
 * Receives stock as one new layer, worth quantity × unit cost.
 *
 * @throws NOT_FOUND, CONFLICT (inactive product or warehouse), WAREHOUSE_TYPE_MISMATCH, VALIDATION_ERROR (entry in the future)
 */
export async function receiveStock(tx: Tx, request: StockInRequest): Promise<StockInResponse> {
  const [, facts] = await Promise.all([
    lockScopes(tx, { scopes: [{ productId: request.product_id, warehouseId: request.warehouse_id }] }),
    readStockFacts(tx, request.product_id, request.warehouse_id),
  ]);
  requireUsable(facts, request.product_id, request.warehouse_id);
  await requireSources(tx, request);
  requireHome(facts, tx.policy.enforceWarehouseType);
  const entryDate = entryDateOf(request.entry_date, tx.clock.now());
  const receivedQuantity = await inStockUnits(tx, request.product_id, request);
  // What was paid is exact; the cost of one stock unit follows from it when the invoice is in another unit.
  const value = layerValue(quantity(request.quantity), amount(request.unit_cost));
  const unitCost = request.unit_of_measure ? unitCostOf(value, receivedQuantity) : amount(request.unit_cost);
  const { received } = await postToLedger(tx, {
    receipts: [
      {
        productId: request.product_id,
        warehouseId: request.warehouse_id,
        batchNumber:
          request.batch_number ?? (await nextBatchNumber(tx, request.product_id, facts.product_code)),
        entryDate: entryDate.toISOString(),
        quantity: receivedQuantity,
        unitCost,
        value,
        qualityStatus: request.quality_status ?? 'PENDING',
        expiryDate: request.expiry_date ?? null,
        location: request.location_in_warehouse ?? null,
        supplierId: request.supplier_id ?? null,
        purchaseOrderId: request.purchase_order_id ?? null,
        productionOrderId: null,
        sourceItemId: null,
        notes: request.notes ?? null,
      },
    ],
    receiptsAs: 'RECEIVE',
    context: {
      referenceType: request.purchase_order_id ? 'PURCHASE_ORDER' : 'MANUAL',
      referenceId: request.purchase_order_id ?? null,
      referenceNumber: null,
      reason: null,
      notes: request.notes ?? null,
    },
  });
  const { inventory_item_id } = only(received);
  const notice = request.entry_date
    ? await backdatingNotice(
        tx,
        { productId: request.product_id, productCode: facts.product_code, warehouseId: request.warehouse_id },
        entryDate,
      )
    : null;
  const item = { ...(await getItem(tx, inventory_item_id)), notice };
  audit(tx, {
    action: 'stock.receive',
    entityType: 'inventory_item',
    entityId: inventory_item_id,
    after: item,
  });
  return item;
}

async function requireSources(tx: Tx, request: StockInRequest): Promise<void> {
  const supplierId = request.supplier_id ?? null;
  const purchaseOrderId = request.purchase_order_id ?? null;
  if (supplierId === null && purchaseOrderId === null) return;
  const [found] = await tx.run(readSources, [supplierId, purchaseOrderId]);
  if (supplierId !== null && found?.supplier !== true) throw notFound('supplier', supplierId);
  if (purchaseOrderId !== null && found?.purchase_order !== true)
    throw notFound('purchase order', purchaseOrderId);
}
