import {
  amount,
  formatAmount,
  formatQuantity,
  layerValue,
  minus,
  negate,
  type Quantity,
  quantity,
  valueOfTake,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import { only, type Tx } from '../../platform/database/database.ts';
import { requireVersion } from '../../platform/http/api.ts';
import type {
  AdjustmentRequest,
  LayerMovement,
  LocationRequest,
  ReturnRequest,
  ScrapRequest,
} from './adjustments.schemas.ts';
import { getItem } from './items.queries.ts';
import type { InventoryItem } from './items.schemas.ts';
import { type MovementContext, type PostedLayer, postToLedger } from './ledger.ts';
import { kernelLayer, lockLayer, type NamedLayer, partOf, requireFree } from './named-layer.ts';
import { readStockFacts, requireHome, requireUsable } from './stock-facts.ts';

const ADJUSTMENT: MovementContext = {
  referenceType: 'ADJUSTMENT',
  referenceId: null,
  referenceNumber: null,
  reason: null,
  notes: null,
};

/** Throws part of a layer away, at its cost. @throws NOT_FOUND, INSUFFICIENT_STOCK, IN_USE (reserved) */
export async function scrapLayer(
  tx: Tx,
  inventoryItemId: number,
  request: ScrapRequest,
): Promise<LayerMovement> {
  const layer = await lockLayer(tx, inventoryItemId);
  const context = { ...ADJUSTMENT, reason: request.reason, notes: request.notes ?? null };
  const posted = await takeOut(tx, layer, 'SCRAP', quantity(request.quantity), context);
  return answerWith(tx, layer, 'SCRAP', posted);
}

/** Sends part of a layer back to its supplier, at its cost. @throws NOT_FOUND, INSUFFICIENT_STOCK, IN_USE (reserved) */
export async function returnLayer(
  tx: Tx,
  inventoryItemId: number,
  request: ReturnRequest,
): Promise<LayerMovement> {
  const layer = await lockLayer(tx, inventoryItemId);
  const posted = await takeOut(tx, layer, 'RETURN', quantity(request.quantity), {
    referenceType: layer.purchase_order_id === null ? 'MANUAL' : 'PURCHASE_ORDER',
    referenceId: layer.purchase_order_id,
    referenceNumber: request.reference_number ?? null,
    reason: request.reason,
    notes: request.notes ?? null,
  });
  return answerWith(tx, layer, 'RETURN', posted);
}

/**
 * Makes the ledger say what is left of a layer. What is found beyond it enters as a layer of its own, alike in everything.
 *
 * @throws NOT_FOUND, CONFLICT (found where nothing may enter), WAREHOUSE_TYPE_MISMATCH, IN_USE (what is missing is reserved)
 */
export async function adjustLayer(
  tx: Tx,
  inventoryItemId: number,
  request: AdjustmentRequest,
): Promise<LayerMovement> {
  const layer = await lockLayer(tx, inventoryItemId);
  const context = { ...ADJUSTMENT, reason: request.reason, notes: request.notes ?? null };
  const counted = quantity(request.counted_quantity);
  const onHand = quantity(layer.quantity_in_stock);
  const posted =
    counted < onHand
      ? await takeOut(tx, layer, 'ADJUST', minus(onHand, counted), context)
      : counted > onHand
        ? await putBeside(tx, layer, minus(counted, onHand), context)
        : undefined;
  return answerWith(tx, layer, 'ADJUSTMENT', posted);
}

async function takeOut(
  tx: Tx,
  layer: NamedLayer,
  eventType: 'SCRAP' | 'RETURN' | 'ADJUST',
  taken: Quantity,
  context: MovementContext,
): Promise<PostedLayer> {
  await requireFree(tx, layer, taken);
  const { changed } = await postToLedger(tx, {
    changes: [
      {
        layerId: layer.inventory_item_id,
        eventType,
        quantity: negate(taken),
        reserved: ZERO_QUANTITY,
        value: negate(valueOfTake(kernelLayer(layer), taken)),
        isPinned: true,
      },
    ],
    context,
  });
  return only(changed);
}

async function putBeside(
  tx: Tx,
  layer: NamedLayer,
  found: Quantity,
  context: MovementContext,
): Promise<PostedLayer> {
  // An empty layer may lie in a warehouse that was closed, or given another type, since.
  const facts = await readStockFacts(tx, layer.product_id, layer.warehouse_id);
  requireUsable(facts, layer.product_id, layer.warehouse_id);
  requireHome(facts, tx.policy.enforceWarehouseType);
  const value = layerValue(found, amount(layer.unit_cost));
  const { received } = await postToLedger(tx, {
    receipts: [{ ...partOf(layer, { quantity: found, value }), ...WITHOUT_ORIGIN }],
    receiptsAs: 'ADJUST',
    context,
  });
  return only(received);
}

/** Found stock came from nowhere: no supplier's price and no order's output may be read from it. */
const WITHOUT_ORIGIN = {
  supplierId: null,
  purchaseOrderId: null,
  productionOrderId: null,
  sourceItemId: null,
};

async function answerWith(
  tx: Tx,
  layer: NamedLayer,
  movementType: 'SCRAP' | 'RETURN' | 'ADJUSTMENT',
  posted: PostedLayer | undefined,
): Promise<LayerMovement> {
  const item = await getItem(tx, posted?.inventory_item_id ?? layer.inventory_item_id);
  const answer: LayerMovement = {
    inventory_item_id: layer.inventory_item_id,
    movement_id: posted?.movement_id ?? null,
    movement_type: movementType,
    quantity: posted?.quantity ?? formatQuantity(ZERO_QUANTITY),
    value: posted?.value ?? formatAmount(ZERO_AMOUNT),
    item,
  };
  audit(tx, {
    action: `stock.${movementType.toLowerCase()}`,
    entityType: 'inventory_item',
    entityId: layer.inventory_item_id,
    before: { quantity_in_stock: layer.quantity_in_stock, remaining_value: layer.remaining_value },
    after: answer,
  });
  return answer;
}

/** Puts a layer on another shelf. @throws NOT_FOUND, CONFLICT (If-Match) */
export async function relocateLayer(
  tx: Tx,
  inventoryItemId: number,
  request: LocationRequest,
  expectedVersion: string | null,
): Promise<InventoryItem> {
  const layer = await lockLayer(tx, inventoryItemId);
  requireVersion(expectedVersion, layer);
  await postToLedger(tx, {
    changes: [
      {
        layerId: inventoryItemId,
        eventType: 'RELOCATE',
        quantity: ZERO_QUANTITY,
        reserved: ZERO_QUANTITY,
        value: ZERO_AMOUNT,
        location: request.location_in_warehouse ?? '',
        isPinned: true,
      },
    ],
    context: null,
  });
  audit(tx, {
    action: 'stock.relocate',
    entityType: 'inventory_item',
    entityId: inventoryItemId,
    before: { location_in_warehouse: layer.location_in_warehouse },
    after: request,
  });
  return getItem(tx, inventoryItemId);
}
