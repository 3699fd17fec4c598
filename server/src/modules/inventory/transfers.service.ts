import {
  type Amount,
  assert,
  formatAmount,
  formatQuantity,
  negate,
  type Quantity,
  takeOldestFirst,
  total,
  valueOfTake,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import { only, type Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { statement } from '../../platform/database/statement.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { inStockUnits } from './given-quantity.ts';
import { lockedLayers } from './issuable-layers.ts';
import { getItems } from './items.queries.ts';
import { lockScopes, postToLedger } from './ledger.ts';
import {
  findLayer,
  findLayers,
  kernelLayer,
  lockLayer,
  type NamedLayer,
  partOf,
  requireFree,
} from './named-layer.ts';
import { insufficientStock, tooLittleIn } from './shortage.ts';
import { readStockFacts, requireHome, requireUsable } from './stock-facts.ts';
import type { TransferRequest, TransferResponse } from './transfers.schemas.ts';

/** So much of each layer moves, with its value. */
interface Moved {
  readonly layer: NamedLayer;
  readonly quantity: Quantity;
  readonly value: Amount;
}

interface Transfer {
  readonly productId: number;
  readonly from: number;
  readonly to: number;
  readonly wanted: Quantity;
}

const insertTransfer = statement<{ stock_transfer_id: number; transferred_at: string }>(
  'transfer_insert',
  `insert into stock_transfers (transfer_number, product_id, from_warehouse_id, to_warehouse_id, quantity, value, reason,
     transferred_at, transferred_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning stock_transfer_id, transferred_at`,
);

/**
 * Moves stock to another warehouse: available stock oldest first, or one named layer. Entry date, batch, cost, expiry and
 * quality stay, so the FIFO order goes with it.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), WAREHOUSE_TYPE_MISMATCH, INSUFFICIENT_STOCK, IN_USE, VALIDATION_ERROR
 */
export async function transferStock(tx: Tx, request: TransferRequest): Promise<TransferResponse> {
  const { transfer, moved } = request.inventory_item_id
    ? await fromLayer(tx, request, request.inventory_item_id)
    : await oldestFirst(tx, request);
  const value = total(moved.map((one) => one.value));
  const transferNumber = await nextDocumentNumber(tx, 'TR');
  const { stock_transfer_id, transferred_at } = only(
    await tx.run(insertTransfer, [
      transferNumber,
      transfer.productId,
      transfer.from,
      transfer.to,
      formatQuantity(transfer.wanted),
      formatAmount(value),
      request.reason ?? null,
      tx.clock.now(),
      tx.actor.userId,
    ]),
  );
  const { changed, received } = await postToLedger(tx, {
    changes: moved.map((one) => ({
      layerId: one.layer.inventory_item_id,
      eventType: 'TRANSFER_OUT' as const,
      quantity: negate(one.quantity),
      reserved: ZERO_QUANTITY,
      value: negate(one.value),
      isPinned: request.inventory_item_id != null,
    })),
    receipts: moved.map((one) => ({
      ...partOf(one.layer, one),
      warehouseId: transfer.to,
      location: request.location_in_warehouse ?? null,
    })),
    receiptsAs: 'TRANSFER_IN',
    context: {
      referenceType: 'TRANSFER',
      referenceId: stock_transfer_id,
      referenceNumber: transferNumber,
      reason: request.reason ?? null,
      notes: null,
    },
  });
  const answer: TransferResponse = {
    stock_transfer_id,
    transfer_number: transferNumber,
    product_id: transfer.productId,
    from_warehouse_id: transfer.from,
    to_warehouse_id: transfer.to,
    quantity: formatQuantity(transfer.wanted),
    total_cost: formatAmount(value),
    transferred_at,
    movements: [...changed, ...received].map(({ product_id: _, ...row }) => ({
      ...row,
      movement_id: row.movement_id ?? 0,
    })),
    items: await getItems(
      tx,
      received.map((row) => row.inventory_item_id),
    ),
  };
  audit(tx, {
    action: 'stock.transfer',
    entityType: 'stock_transfer',
    entityId: stock_transfer_id,
    after: answer,
  });
  return answer;
}

function requireOtherWarehouse(from: number, to: number): void {
  if (from === to) throw invalidField('to_warehouse_id', say`must not be the warehouse that it leaves`);
}

async function fromLayer(tx: Tx, request: TransferRequest, inventoryItemId: number) {
  const known = await findLayer(tx, inventoryItemId);
  for (const [field, given, actual] of [
    ['product_id', request.product_id, known.product_id],
    ['from_warehouse_id', request.from_warehouse_id, known.warehouse_id],
  ] as const) {
    if (given != null && given !== actual) {
      throw invalidField(field, say`must be ${actual}, that of the layer, or be left out`);
    }
  }
  const to = request.to_warehouse_id;
  requireOtherWarehouse(known.warehouse_id, to);
  const scope = { productId: known.product_id, warehouseId: to };
  const [layer, target] = await Promise.all([
    lockLayer(tx, inventoryItemId, { scopes: [scope] }),
    readStockFacts(tx, known.product_id, to),
  ]);
  requireUsable(target, known.product_id, to);
  requireHome(target, tx.policy.enforceWarehouseType);
  const wanted = await inStockUnits(tx, layer.product_id, request);
  await requireFree(tx, layer, wanted);
  const transfer: Transfer = { productId: layer.product_id, from: layer.warehouse_id, to, wanted };
  return { transfer, moved: [{ layer, quantity: wanted, value: valueOfTake(kernelLayer(layer), wanted) }] };
}

async function oldestFirst(
  tx: Tx,
  request: TransferRequest,
): Promise<{ transfer: Transfer; moved: Moved[] }> {
  const { product_id: productId, from_warehouse_id: from, to_warehouse_id: to } = request;
  if (productId == null) throw invalidField('product_id', say`is required without inventory_item_id`);
  if (from == null) throw invalidField('from_warehouse_id', say`is required without inventory_item_id`);
  requireOtherWarehouse(from, to);
  const wanted = await inStockUnits(tx, productId, request);
  const [, source, target, layersByProduct] = await Promise.all([
    lockScopes(tx, { scopes: [from, to].map((warehouseId) => ({ productId, warehouseId })) }),
    readStockFacts(tx, productId, from),
    readStockFacts(tx, productId, to),
    lockedLayers(tx, [{ productId, warehouseId: from, quantity: wanted }]),
  ]);
  requireUsable(source, productId, from);
  requireUsable(target, productId, to);
  requireHome(target, tx.policy.enforceWarehouseType);
  const issue = takeOldestFirst(layersByProduct.get(productId) ?? [], wanted);
  if (issue.missing > 0n) {
    const short = {
      productId,
      productCode: source.product_code,
      required: wanted,
      available: issue.quantity,
    };
    throw insufficientStock([short], tooLittleIn(source.warehouse_code));
  }
  const layers = await findLayers(
    tx,
    issue.takes.map((take) => take.layerId),
  );
  const moved = issue.takes.map((take) => {
    const layer = layers.get(take.layerId);
    assert(layer !== undefined, 'transferStock: a layer under its lock is gone');
    return { layer, quantity: take.quantity, value: take.value };
  });
  return { transfer: { productId, from, to, wanted }, moved };
}
