import { allowedTransitions, type Layer, plus, quantity, takeOldestFirst } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  HOME_WAREHOUSE_TYPES,
  lockedLayers,
  lockScopes,
  openAllocationsOfOrder,
  releaseAll,
} from '../inventory/index.ts';
import { layersAfter } from './consumption.ts';
import { isOpen, reserveTakes } from './order-materials.service.ts';
import { type LockedOrder, missingMaterial, type OrderState, saveStatus } from './orders.queries.ts';
import { productsTaken, subOrderPlaces } from './sub-orders.queries.ts';

/**
 * Where the output of sub-orders goes, by product.
 *
 * @throws CONFLICT when a product is inactive or no active warehouse may hold it
 */
export async function subOrderWarehouses(
  tx: Tx,
  productIds: readonly number[],
): Promise<Map<number, number>> {
  const warehouses = new Map<number, number>();
  if (productIds.length === 0) return warehouses;
  for (const place of await subOrderPlaces(tx, productIds, HOME_WAREHOUSE_TYPES)) {
    const { product_code: code, product_type: type } = place;
    if (!place.product_active)
      throw new AppError(
        'CONFLICT',
        say`Product ${code} needs a sub-order and is inactive. Activate it first.`,
      );
    if (place.warehouse_id === null) {
      throw new AppError(
        'CONFLICT',
        say`${code} needs a sub-order, and there is no active ${HOME_WAREHOUSE_TYPES[type] ?? type} warehouse for it. Open one first.`,
      );
    }
    warehouses.set(place.product_id, place.warehouse_id);
  }
  return warehouses;
}

/**
 * Work on an order begins when its sub-orders are done: those made for it, and those that make a component of it for it and
 * others together.
 *
 * @throws INVALID_STATUS_TRANSITION with `waits_for`
 */
export async function requireSubOrdersDone(tx: Tx, order: LockedOrder): Promise<void> {
  const open = order.tree.filter(isOpen);
  if (open.length === 0) return;
  const { production_order_id: id } = order;
  const taken = (await productsTaken(tx, [id])).get(id);
  const waitsFor = open.filter(
    (one) => one.parent_production_order_id === id || taken?.has(one.product_id) === true,
  );
  if (waitsFor.length === 0) return;
  const list = waitsFor.map((one) => `${one.order_number} (${one.product_code}, ${one.status})`).join(', ');
  const allowed = allowedTransitions(order.status, order.held_from_status).filter(
    (status) => status !== 'IN_PROGRESS',
  );
  throw new AppError(
    'INVALID_STATUS_TRANSITION',
    say`Order ${order.order_number} waits for its sub-orders: ${list}. Complete or cancel them first.`,
    [
      {
        from: order.status,
        to: 'IN_PROGRESS',
        allowed,
        waits_for: waitsFor.map(({ production_order_id, order_number, product_code, status }) => ({
          production_order_id,
          order_number,
          product_code,
          status,
        })),
      },
    ],
  );
}

/**
 * After a booking of a sub-order: promises its product to the order it was made for, and then to the others of its tree that
 * lack it, before anybody else can have it. Oldest layers first in the warehouse of the output, whose scope the booking holds,
 * so strict FIFO holds as well: an older layer there goes before the new one. Does nothing for an order without a tree.
 *
 * To be called after the posting, with the order as `lockOrder` gave it: the tree is locked, too.
 */
export async function reserveForParent(tx: Tx, order: LockedOrder): Promise<void> {
  const takers = order.tree.filter(isOpen).map((one) => one.production_order_id);
  if (takers.length === 0) return;
  const missing = await missingMaterial(tx, takers, order.product_id);
  if (missing.length === 0) return;
  const isParent = (id: number) => (id === order.parent_production_order_id ? 0 : 1);
  missing.sort((a, b) => isParent(a.production_order_id) - isParent(b.production_order_id));
  const wanted = missing.map((one) => quantity(one.missing)).reduce(plus);
  const demand = { productId: order.product_id, warehouseId: order.warehouse_id, quantity: wanted };
  let layers: readonly Layer[] = (await lockedLayers(tx, [demand])).get(order.product_id) ?? [];
  for (const one of missing) {
    const { takes } = takeOldestFirst(layers, quantity(one.missing));
    await reserveTakes(
      tx,
      one.production_order_id,
      takes.map((take) => ({ componentId: one.component_id, take })),
    );
    layers = layersAfter(layers, takes);
  }
}

/**
 * Cancels an order and, with it, its sub-orders that nobody has released and no other open order needs: they exist for it alone.
 * Those that are released or further go on, and their output becomes free stock. All reservations are given back.
 *
 * @returns the sub-orders that were cancelled with it
 */
export async function cancelWithSubOrders(
  tx: Tx,
  order: LockedOrder,
  notes: string | null,
): Promise<OrderState[]> {
  const { tree, ...own } = order;
  const taken = await productsTaken(
    tx,
    [own, ...tree].map((one) => one.production_order_id),
  );
  const needless = needlessWithout(order, taken);
  const productIds = [own, ...needless].flatMap((one) => [...(taken.get(one.production_order_id) ?? [])]);
  await lockScopes(tx, { productIds: [...new Set(productIds)] });
  for (const one of [own, ...needless]) {
    const id = one.production_order_id;
    await releaseAll(tx, await openAllocationsOfOrder(tx, id), id);
    saveStatus(tx, one, 'CANCELLED', one === own ? notes : `Cancelled with ${own.order_number}`);
    if (one === own) continue;
    audit(tx, {
      action: 'production_order.status',
      entityType: 'production_order',
      entityId: id,
      before: { status: one.status },
      after: { status: 'CANCELLED', notes: `Cancelled with ${own.order_number}` },
    });
  }
  return needless;
}

/** Sub-orders that only `order`, or one that goes with it, would have taken from. Pure. */
function needlessWithout(order: LockedOrder, taken: ReadonlyMap<number, ReadonlySet<number>>): OrderState[] {
  const gone = new Set([order.production_order_id]);
  const needless: OrderState[] = [];
  // By id: whatever takes from an order was made before it.
  for (const one of order.tree) {
    const isUntouched = one.status === 'PLANNED' || one.held_from_status === 'PLANNED';
    if (!isUntouched || one.parent_production_order_id === null) continue;
    const takers = [order, ...order.tree].filter((other) =>
      taken.get(other.production_order_id)?.has(one.product_id),
    );
    const isForTheGone = takers.some((other) => gone.has(other.production_order_id));
    const isNeeded = takers.some((other) => isOpen(other) && !gone.has(other.production_order_id));
    if (!isForTheGone || isNeeded) continue;
    gone.add(one.production_order_id);
    needless.push(one);
  }
  return needless;
}
