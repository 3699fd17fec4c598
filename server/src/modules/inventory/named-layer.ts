import {
  type Amount,
  amount,
  formatQuantity,
  type Layer,
  minus,
  type Quantity,
  quantity,
} from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
import { lockScopes, type NewLayer, type QualityStatus } from './ledger.ts';
import { insufficientStock } from './shortage.ts';

/** A layer that the caller named, as it is under the lock of its scope. */
export interface NamedLayer {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly product_code: string;
  readonly product_type: string;
  readonly warehouse_id: number;
  readonly warehouse_code: string;
  readonly batch_number: string;
  readonly entry_date: string;
  readonly initial_quantity: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly unit_cost: string;
  readonly remaining_value: string;
  readonly quality_status: QualityStatus;
  readonly expiry_date: string | null;
  readonly location_in_warehouse: string | null;
  readonly supplier_id: number | null;
  readonly purchase_order_id: number | null;
  readonly production_order_id: number | null;
  readonly source_item_id: number | null;
  readonly updated_at: string;
}

const readLayers = statement<NamedLayer>(
  'named_layers',
  `select i.inventory_item_id, i.product_id, p.product_code, p.product_type, i.warehouse_id, w.warehouse_code,
     i.batch_number, i.entry_date, i.initial_quantity, i.quantity_in_stock, i.reserved_quantity, i.unit_cost,
     i.remaining_value, i.quality_status, i.expiry_date, i.location_in_warehouse, i.supplier_id, i.purchase_order_id,
     i.production_order_id, i.source_item_id, i.updated_at
   from inventory_items i join products p using (product_id) join warehouses w using (warehouse_id)
   where i.inventory_item_id = any($1::bigint[])`,
);

/** Layers by their numbers. */
export async function findLayers(
  tx: Tx,
  inventoryItemIds: readonly number[],
): Promise<Map<number, NamedLayer>> {
  const rows = await tx.run(readLayers, [inventoryItemIds]);
  return new Map(rows.map((row) => [row.inventory_item_id, row]));
}

/** What a layer is never changes, so its scope can be read before the lock. @throws NOT_FOUND */
export async function findLayer(tx: Tx, inventoryItemId: number): Promise<NamedLayer> {
  const layer = (await findLayers(tx, [inventoryItemId])).get(inventoryItemId);
  if (layer === undefined) throw notFound('inventory item', inventoryItemId);
  return layer;
}

/** Locks the layer's scope, and others with it, and reads the layer as it is then. @throws NOT_FOUND */
export async function lockLayer(
  tx: Tx,
  inventoryItemId: number,
  also: Parameters<typeof lockScopes>[1] = {},
): Promise<NamedLayer> {
  const [, layer] = await Promise.all([
    lockScopes(tx, { ...also, layerIds: [inventoryItemId] }),
    findLayer(tx, inventoryItemId),
  ]);
  return layer;
}

export function kernelLayer(layer: NamedLayer): Layer {
  const onHand = quantity(layer.quantity_in_stock);
  return {
    layerId: layer.inventory_item_id,
    quantityOnHand: onHand,
    quantityAvailable: minus(onHand, quantity(layer.reserved_quantity)),
    unitCost: amount(layer.unit_cost),
    remainingValue: amount(layer.remaining_value),
  };
}

/** Part of a layer as a layer of its own, somewhere else or in another quality: same batch, entry date, cost and expiry. */
export function partOf(layer: NamedLayer, part: { quantity: Quantity; value: Amount }): NewLayer {
  return {
    productId: layer.product_id,
    warehouseId: layer.warehouse_id,
    batchNumber: layer.batch_number,
    entryDate: layer.entry_date,
    quantity: part.quantity,
    unitCost: amount(layer.unit_cost),
    value: part.value,
    qualityStatus: layer.quality_status,
    expiryDate: layer.expiry_date,
    location: layer.location_in_warehouse,
    supplierId: layer.supplier_id,
    purchaseOrderId: layer.purchase_order_id,
    productionOrderId: layer.production_order_id,
    sourceItemId: layer.inventory_item_id,
    notes: null,
  };
}

interface Reservation {
  readonly allocation_id: number;
  readonly production_order_id: number | null;
  readonly order_number: string | null;
  readonly reason: string | null;
  readonly quantity: string;
}

const readReservations = statement<Reservation>(
  'reservations_of_layers',
  `select a.allocation_id, a.production_order_id, o.order_number, a.reason,
     a.allocated_quantity - a.consumed_quantity - a.released_quantity as quantity
   from stock_allocations a left join production_orders o using (production_order_id)
   where a.inventory_item_id = any($1::bigint[])
     and a.consumed_quantity + a.released_quantity < a.allocated_quantity
   order by a.allocation_id limit 100`,
);

/** Reserved stock is in the way: who holds it, by name. `refusal` says it: "… is reserved for MO-2026-000001. …" */
export async function reservedStock(
  tx: Tx,
  layerIds: readonly number[],
  refusal: (holders: SentenceValue) => Sentence,
): Promise<AppError> {
  const reservations = await tx.run(readReservations, [layerIds]);
  const names = [...new Set(reservations.map((one) => one.order_number ?? `"${one.reason}"`))];
  const holders = names.length > 5 ? say`${names.slice(0, 5)} and ${names.length - 5} more` : names;
  return new AppError(
    'IN_USE',
    refusal(holders),
    reservations.map((one) => ({ ...one })),
  );
}

/** Only what nobody has been promised may leave a layer. @throws INSUFFICIENT_STOCK, IN_USE */
export async function requireFree(tx: Tx, layer: NamedLayer, wanted: Quantity): Promise<void> {
  const { quantityAvailable: free, quantityOnHand: onHand } = kernelLayer(layer);
  if (wanted <= free) return;
  if (wanted > onHand) {
    const short = { productId: layer.product_id, productCode: layer.product_code };
    throw insufficientStock(
      [{ ...short, required: wanted, available: free }],
      say`There is not enough available stock in batch ${layer.batch_number}.`,
    );
  }
  throw await reservedStock(
    tx,
    [layer.inventory_item_id],
    (holders) =>
      say`Only ${formatQuantity(free)} of batch ${layer.batch_number} in ${layer.warehouse_code} is free; the rest is reserved for ${holders}. Release it there first.`,
  );
}
