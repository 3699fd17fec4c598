import { assert } from '../assert.ts';
import { indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, prepareFactory, type RowsByItem } from './factory.ts';
import { Netting } from './netting.ts';
import type { OrderColumns } from './order-columns.ts';
import type {
  ComponentRequirement,
  FirmPlannedOrder,
  IndependentDemand,
  PlanningItem,
  ScheduledReceipt,
} from './planning-input.ts';

/**
 * What is new about some products: all their rows, also those that are as before. The BOMs, the calendar, the horizon and the
 * set of products stay as they are; when they change, so may every order, and the factory is planned anew.
 */
export interface PlanningChange {
  readonly productIds: readonly number[];
  /** one for each of the products */
  readonly items: readonly PlanningItem[];
  readonly demands: readonly IndependentDemand[];
  readonly componentRequirements: readonly ComponentRequirement[];
  readonly receipts: readonly ScheduledReceipt[];
  readonly firmOrders: readonly FirmPlannedOrder[];
}

/** The factory with the rows of the change in the place of the products' old ones. What has not changed is shared with it. */
export function changedFactory(factory: Factory, change: PlanningChange): Factory {
  // The touched products are prepared as a small factory of their own: forecasts are consumed within a product, and every row
  // is looked at as those of a whole factory are.
  const { today, horizonDays, calendar, forecastPeriod } = factory;
  const part = prepareFactory({ ...change, today, horizonDays, calendar, forecastPeriod, bomLines: [] });
  const named = new Set(change.productIds);
  assert(
    named.size === part.items.length && part.items.every((item) => named.has(item.productId)),
    'replan: each touched product is one of the items',
  );
  const indexes = Int32Array.from(part.items, ({ productId }) => {
    const index = factory.indexOf.get(productId);
    assert(index !== undefined, `replan: product ${productId} is not part of the plan`);
    return index;
  });
  const items = factory.items.slice();
  const onHand = factory.onHand.slice();
  const safetyStock = factory.safetyStock.slice();
  for (const [place, index] of indexes.entries()) {
    // What a parent takes of the product was worked out in its unit.
    assert(part.step[place] === factory.step[index], 'replan: other unit decimals need a new plan');
    items[index] = rowAt(part.items, place);
    onHand[index] = numberAt(part.onHand, place);
    safetyStock[index] = numberAt(part.safetyStock, place);
  }
  return {
    ...factory,
    items,
    onHand,
    safetyStock,
    requirements: withRows(factory.requirements, part.requirements, indexes),
    receipts: withRows(factory.receipts, part.receipts, indexes),
    firmOrders: withRows(factory.firmOrders, part.firmOrders, indexes),
    startDays: new Map([...factory.startDays, ...part.startDays]),
  };
}

/**
 * @param part the new rows; its item i is the item indexes[i] of the factory
 * @param indexes ascending, because both are in the order of product ids
 */
function withRows<Row extends { readonly item: number }>(
  { rows, from }: RowsByItem<Row>,
  part: RowsByItem<Row>,
  indexes: Int32Array,
): RowsByItem<Row> {
  const mixed: Row[] = [];
  const mixedFrom = new Int32Array(from.length);
  let next = 0;
  /** Rows of all items before `item` that are not there yet, and where they begin. */
  const keepUpTo = (item: number): void => {
    const shift = mixed.length - indexAt(from, next);
    for (let row = indexAt(from, next); row < indexAt(from, item); row += 1) mixed.push(rowAt(rows, row));
    for (; next < item; next += 1) mixedFrom[next] = indexAt(from, next) + shift;
  };
  for (const [place, index] of indexes.entries()) {
    keepUpTo(index);
    mixedFrom[index] = mixed.length;
    const end = indexAt(part.from, place + 1);
    for (let row = indexAt(part.from, place); row < end; row += 1) {
      mixed.push({ ...rowAt(part.rows, row), item: index });
    }
    next = index + 1;
  }
  keepUpTo(from.length - 1);
  mixedFrom[from.length - 1] = mixed.length;
  return { rows: mixed, from: mixedFrom };
}

/**
 * Net change planning (Orlicky, Material Requirements Planning, chapter 5, "net change"): an item is netted again when it was
 * touched or when the orders of a parent are others than before. All other orders are copied, in stretches of items.
 *
 * @param before the orders as they were; nothing is written there
 * @param touched indexes of items
 * @returns the items that were netted again, in the order of the plan
 */
export function replanItems(
  factory: Factory,
  before: OrderColumns,
  touched: readonly number[],
): { readonly orders: OrderColumns; readonly replanned: number[] } {
  const { order, whereUsed } = factory;
  // An eighth more: room that is never written to costs nothing, and growing would copy everything once more.
  const netting = new Netting(factory, before.count + (before.count >> 3));
  const { orders } = netting;
  const isTouched = new Uint8Array(factory.items.length);
  for (const item of touched) isTouched[item] = 1;
  const takesOther = new Uint8Array(factory.items.length);
  const mustBeNetted = (item: number): boolean => {
    if (isTouched[item] === 1) return true;
    const end = indexAt(whereUsed.from, item + 1);
    for (let use = indexAt(whereUsed.from, item); use < end; use += 1) {
      if (takesOther[indexAt(whereUsed.parent, use)] === 1) return true;
    }
    return false;
  };
  const replanned: number[] = [];
  let copied = 0;
  for (let place = 0; place < order.length; place += 1) {
    const item = indexAt(order, place);
    if (!mustBeNetted(item)) continue;
    orders.copy(before, order.subarray(copied, place));
    copied = place + 1;
    netting.plan(item);
    replanned.push(item);
    if (!orders.takesTheSame(before, item)) takesOther[item] = 1;
  }
  orders.copy(before, order.subarray(copied));
  numberFirmOrders(factory, orders);
  return { orders, replanned };
}

/** Copied firm orders point to where their rows were before other products got more or fewer of them. */
function numberFirmOrders({ firmOrders: { rows, from } }: Factory, orders: OrderColumns): void {
  for (const [row, { item }] of rows.entries()) {
    orders.firm[indexAt(orders.from, item) + row - indexAt(from, item)] = row;
  }
}
