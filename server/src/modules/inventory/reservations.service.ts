import {
  formatAmount,
  formatQuantity,
  minus,
  plus,
  type Quantity,
  quantity,
  type Take,
  takeOldestFirst,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  insertAllocations,
  type OpenAllocation,
  openAllocationsById,
  settleAllocations,
} from './allocations.queries.ts';
import { inStockUnits } from './given-quantity.ts';
import { lockedLayers } from './issuable-layers.ts';
import { type LayerChange, lockScopes, postToLedger } from './ledger.ts';
import type {
  ReleaseReservationRequest,
  ReservationRequest,
  ReservationResponse,
} from './reservations.schemas.ts';
import { insufficientStock } from './shortage.ts';
import { readStockFacts, requireUsable } from './stock-facts.ts';

const lockOrder = statement<{ order_number: string; status: string }>(
  'reserve_lock_order',
  `select order_number, status from production_orders where production_order_id = $1 for no key update`,
);

/** A statement of its own after the lock: in the lock's statement the sum would be as old as the wait for the lock. */
const readMissing = statement<{ component_id: number; missing: string }>(
  'reserve_missing',
  `select c.production_order_component_id as component_id,
     greatest(c.required_quantity - c.replaced_quantity
       - (select coalesce(sum(a.allocated_quantity - a.released_quantity), 0) from stock_allocations a
         where a.production_order_component_id = c.production_order_component_id), 0.000) as missing
   from production_order_components c where c.production_order_id = $1 and c.component_product_id = $2
     and c.substitute_for_id is null`,
);

/** One change per layer that reserves what was taken of it. */
export function reservingChanges(takes: readonly Take[]): LayerChange[] {
  const byLayer = new Map<number, Quantity>();
  for (const take of takes)
    byLayer.set(take.layerId, plus(byLayer.get(take.layerId) ?? ZERO_QUANTITY, take.quantity));
  return [...byLayer].map(([layerId, reserved]) => ({
    layerId,
    eventType: 'RESERVE',
    quantity: ZERO_QUANTITY,
    reserved,
    value: ZERO_AMOUNT,
  }));
}

/**
 * Promises stock, oldest layer first, whole or not at all, to a production order or to a named reason.
 *
 * @throws NOT_FOUND, CONFLICT, PRODUCTION_ORDER_ERROR, INSUFFICIENT_STOCK, VALIDATION_ERROR
 */
export async function reserveStock(tx: Tx, request: ReservationRequest): Promise<ReservationResponse> {
  const { product_id: productId } = request;
  const warehouseId = request.warehouse_id ?? null;
  const orderId = request.production_order_id ?? null;
  if (orderId === null && !request.reason) {
    throw invalidField('reason', say`is required when no production_order_id is given`);
  }
  const wanted = await inStockUnits(tx, productId, request);
  const facts = await readStockFacts(tx, productId, warehouseId);
  requireUsable(facts, productId, warehouseId);
  const componentId =
    orderId === null ? null : await componentOf(tx, orderId, productId, wanted, facts.product_code);
  const [, current] = await Promise.all([
    lockScopes(
      tx,
      warehouseId === null ? { productIds: [productId] } : { scopes: [{ productId, warehouseId }] },
    ),
    readStockFacts(tx, productId, warehouseId),
  ]);
  requireUsable(current, productId, warehouseId);
  const layers =
    (await lockedLayers(tx, [{ productId, warehouseId, quantity: wanted }])).get(productId) ?? [];
  const issue = takeOldestFirst(layers, wanted);
  if (issue.missing > 0n) {
    throw insufficientStock([
      { productId, productCode: facts.product_code, required: wanted, available: issue.quantity },
    ]);
  }
  const allocations = await insertAllocations(
    tx,
    issue.takes.map((take) => ({ layerId: take.layerId, quantity: take.quantity, componentId })),
    { productionOrderId: orderId, reason: request.reason ?? null },
  );
  const { changed } = await postToLedger(tx, {
    changes: reservingChanges(issue.takes),
    context: null,
    productionOrderId: orderId,
  });
  const answer: ReservationResponse = {
    product_id: productId,
    production_order_id: orderId,
    reason: request.reason ?? null,
    reserved_quantity: formatQuantity(wanted),
    total_cost: formatAmount(issue.value),
    weighted_average_cost: formatAmount(issue.weightedAverageCost),
    allocations: issue.takes.map((take, place) => ({
      allocation_id: allocations[place]?.allocation_id ?? 0,
      inventory_item_id: take.layerId,
      warehouse_id: changed[place]?.warehouse_id ?? 0,
      batch_number: changed[place]?.batch_number ?? '',
      allocated_quantity: formatQuantity(take.quantity),
      unit_cost: formatAmount(take.unitCost),
    })),
  };
  audit(tx, { action: 'stock.reserve', entityType: 'product', entityId: productId, after: answer });
  return answer;
}

/** Locks the order and finds the component that the reservation is for. */
async function componentOf(
  tx: Tx,
  orderId: number,
  productId: number,
  wanted: Quantity,
  productCode: string,
): Promise<number> {
  const [[order], [component]] = await Promise.all([
    tx.run(lockOrder, [orderId]),
    tx.run(readMissing, [orderId, productId]),
  ]);
  if (order === undefined) throw notFound('production order', orderId);
  if (order.status === 'COMPLETED' || order.status === 'CANCELLED') {
    throw new AppError(
      'CONFLICT',
      say`Order ${order.order_number} is ${order.status}; nothing can be reserved for it.`,
    );
  }
  if (component === undefined) {
    throw new AppError(
      'PRODUCTION_ORDER_ERROR',
      say`${productCode} is not a component of order ${order.order_number}. Choose one of its components.`,
    );
  }
  if (wanted > quantity(component.missing)) {
    throw new AppError(
      'PRODUCTION_ORDER_ERROR',
      say`Order ${order.order_number} needs only ${component.missing} more of ${productCode}. Reserve that much or less.`,
    );
  }
  return component.component_id;
}

/** Documents are locked before scopes, in the order of their numbers. */
const lockAllocationOrders = statement<never>(
  'release_lock_orders',
  `select 1 from production_orders where production_order_id in (
     select production_order_id from stock_allocations where allocation_id = any($1::bigint[]))
   order by production_order_id for no key update`,
);

const knownAllocations = statement<{ allocation_id: number; inventory_item_id: number }>(
  'release_known',
  'select allocation_id, inventory_item_id from stock_allocations where allocation_id = any($1::bigint[])',
);

/**
 * Locks the orders, then the scopes, of allocations that must all be open.
 *
 * @throws NOT_FOUND; CONFLICT when one is closed already
 */
export async function lockOpenAllocations(tx: Tx, ids: readonly number[]): Promise<OpenAllocation[]> {
  const [, known] = await Promise.all([tx.run(lockAllocationOrders, [ids]), tx.run(knownAllocations, [ids])]);
  const found = new Set(known.map((row) => row.allocation_id));
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) throw notFound('allocation', unknown);
  const [, open] = await Promise.all([
    lockScopes(tx, { layerIds: known.map((row) => row.inventory_item_id) }),
    openAllocationsById(tx, ids),
  ]);
  const openIds = new Set(open.map((allocation) => allocation.allocationId));
  const closed = ids.filter((id) => !openIds.has(id));
  if (closed.length > 0) {
    throw new AppError(
      'CONFLICT',
      say`Allocation ${closed} is released or consumed already. Nothing was changed.`,
      closed.map((id) => ({ allocation_id: id })),
    );
  }
  return open;
}

/** Gives up reservations: all of those named, or none. @throws NOT_FOUND, CONFLICT when one is closed already */
export async function releaseReservations(tx: Tx, request: ReleaseReservationRequest): Promise<number> {
  const ids = request.allocation_ids;
  const open = await lockOpenAllocations(tx, ids);
  await releaseAll(tx, open, null);
  audit(tx, {
    action: 'stock.release',
    entityType: 'stock_allocation',
    entityId: ids.join(','),
    before: open.map((one) => ({ allocation_id: one.allocationId, quantity: formatQuantity(one.open) })),
  });
  return open.length;
}

/** Releases what is open of allocations whose scopes are locked. */
export async function releaseAll(
  tx: Tx,
  allocations: readonly OpenAllocation[],
  productionOrderId: number | null,
): Promise<void> {
  settleAllocations(
    tx,
    allocations.map((one) => ({
      allocationId: one.allocationId,
      consumed: ZERO_QUANTITY,
      released: one.open,
    })),
  );
  const byLayer = new Map<number, Quantity>();
  for (const one of allocations) {
    byLayer.set(one.layer.layerId, minus(byLayer.get(one.layer.layerId) ?? ZERO_QUANTITY, one.open));
  }
  const changes = [...byLayer].map(([layerId, reserved]) => ({
    layerId,
    eventType: 'RELEASE' as const,
    quantity: ZERO_QUANTITY,
    reserved,
    value: ZERO_AMOUNT,
  }));
  await postToLedger(tx, { changes, context: null, productionOrderId });
}
