import { minus, plus, quantity, type Take, takeOldestFirst } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  insertAllocations,
  insufficientStock,
  lockedLayers,
  lockScopes,
  postToLedger,
  reservingChanges,
} from '../inventory/index.ts';
import { type LockedOrder, lockOrder, type MissingMaterial, missingMaterial } from './orders.queries.ts';
import type { ProductionOrder } from './orders.schemas.ts';

/** What one component gets of one layer. */
export interface ComponentTake {
  readonly componentId: number | null;
  readonly take: Take;
}

/** Promises layers to an order; their scopes are locked. */
export async function reserveTakes(tx: Tx, orderId: number, takes: readonly ComponentTake[]): Promise<void> {
  if (takes.length === 0) return;
  await insertAllocations(
    tx,
    takes.map(({ componentId, take }) => ({ layerId: take.layerId, quantity: take.quantity, componentId })),
    { productionOrderId: orderId, reason: null },
  );
  await postToLedger(tx, {
    changes: reservingChanges(takes.map(({ take }) => take)),
    context: null,
    productionOrderId: orderId,
  });
}

/**
 * Reserves everything that a locked order still lacks, oldest layers first over all active warehouses: all of it, or nothing.
 *
 * @throws INSUFFICIENT_STOCK with every short component
 */
export async function reserveMissing(tx: Tx, order: LockedOrder): Promise<void> {
  const missing = await missingMaterial(tx, [order.production_order_id]);
  if (missing.length === 0) return;
  const productIds = missing.map((one) => one.product_id);
  await lockScopes(tx, { productIds });
  const layers = await lockedLayers(
    tx,
    missing.map((one) => ({
      productId: one.product_id,
      warehouseId: null,
      quantity: quantity(one.missing),
    })),
  );
  const issues = missing.map((one) => ({
    one,
    issue: takeOldestFirst(layers.get(one.product_id) ?? [], quantity(one.missing)),
  }));
  const short = issues.flatMap(({ one, issue }) => {
    if (issue.missing === 0n) return [];
    const required = quantity(one.required);
    const held = minus(required, quantity(one.missing));
    const available = plus(held, issue.quantity);
    return [{ productId: one.product_id, productCode: one.product_code, required, available }];
  });
  if (short.length > 0) {
    throw withSubOrders(
      insufficientStock(short, say`There is not enough available stock for order ${order.order_number}.`),
      order,
      missing,
    );
  }
  await reserveTakes(
    tx,
    order.production_order_id,
    issues.flatMap(({ one, issue }) => issue.takes.map((take) => ({ componentId: one.component_id, take }))),
  );
}

/** Says which open sub-orders will bring what is short. */
function withSubOrders(error: AppError, order: LockedOrder, missing: readonly MissingMaterial[]): AppError {
  const short = new Set(missing.map((one) => one.product_id));
  const makers = order.tree.filter((one) => short.has(one.product_id) && isOpen(one));
  if (makers.length === 0) return error;
  const list = makers.map((one) => `${one.order_number} (${one.product_code}, ${one.status})`).join(', ');
  return new AppError(error.code, say`${error.sentence} Complete its sub-orders: ${list}.`, error.details);
}

export function isOpen(order: { readonly status: ProductionOrder['status'] }): boolean {
  return order.status !== 'COMPLETED' && order.status !== 'CANCELLED';
}

/**
 * Reserves what an order still lacks without moving it along its states: all of it, or nothing.
 *
 * @throws NOT_FOUND; CONFLICT when the order is completed or cancelled; INSUFFICIENT_STOCK with every short component
 */
export async function allocateMaterials(tx: Tx, orderId: number): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  if (!isOpen(order)) {
    throw new AppError(
      'CONFLICT',
      say`Order ${order.order_number} is ${order.status}; nothing can be reserved for it.`,
    );
  }
  await reserveMissing(tx, order);
  audit(tx, { action: 'production_order.allocate', entityType: 'production_order', entityId: orderId });
}
