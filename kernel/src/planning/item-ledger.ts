import { stepsTaken } from './bom-columns.ts';
import type { EpochDay } from './calendar.ts';
import { exactNumber, indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, rowsOf, usableLots } from './factory.ts';
import { expiries, GrossRequirements } from './gross-requirements.ts';
import type { OrderColumns } from './order-columns.ts';
import type { IndependentDemandKind } from './planning-input.ts';

export type SupplyKind =
  | 'STOCK'
  | 'PURCHASE_ORDER'
  | 'PRODUCTION_ORDER'
  | 'FIRM_PLANNED_ORDER'
  | 'PLANNED_ORDER';
export type DemandKind =
  | 'SAFETY_STOCK'
  | 'EXPIRY'
  | 'PRODUCTION_ORDER'
  | 'PLANNED_ORDER'
  | IndependentDemandKind;

/**
 * One supply or demand of an item. All supplies, in the order in which they are used, cover the stretch from 0 to their sum,
 * and so do the demands: what lies at the same place of both is pegged together, first in, first out.
 */
export interface LedgerRow<Kind> {
  readonly kind: Kind;
  /** Id of the input row; the planned order's number for planned orders, firm or not; 0 for stock, safety and expiry. */
  readonly id: number;
  /** Of stock: today. Of a demand: the day on which it is needed. */
  readonly day: EpochDay;
  /** whole thousandths */
  readonly quantity: number;
  /** where its stretch begins */
  readonly at: number;
}

type Unplaced<Kind> = Omit<LedgerRow<Kind>, 'at'>;

/** What one item has, built when somebody asks: a plan of a million orders is not pegged in advance. */
export function supplyRows(factory: Factory, orders: OrderColumns, item: number): LedgerRow<SupplyKind>[] {
  const rows = placed([...stockOf(factory, item), ...openOrders(factory, orders, item)]);
  const last = rows.at(-1);
  let at = last === undefined ? 0 : last.at + last.quantity;
  const end = indexAt(orders.to, item);
  for (let id = indexAt(orders.from, item); id < end; id += 1) {
    if (indexAt(orders.firm, id) >= 0) continue;
    const quantity = numberAt(orders.quantity, id);
    rows.push({ kind: 'PLANNED_ORDER', id, day: indexAt(orders.due, id), quantity, at });
    at += quantity;
  }
  return rows;
}

/** What one item needs, built when somebody asks. */
export function demandRows(factory: Factory, orders: OrderColumns, item: number): LedgerRow<DemandKind>[] {
  return placed(demandsOf(factory, orders, item));
}

/**
 * Where the demands of an item have what one order of a parent takes: demandRows() has it, too, and builds and sorts all rows
 * for it, which made the pegging of a hundred demands six times as slow.
 *
 * @returns undefined when the order starts after the horizon
 */
export function stretchOfOrder(
  factory: Factory,
  orders: OrderColumns,
  item: number,
  order: number,
): { readonly at: number; readonly quantity: number } | undefined {
  const { today, horizonDays, whereUsed } = factory;
  const startDay = indexAt(orders.start, order);
  if (startDay >= today + horizonDays) return undefined;
  if (hasExpiringStock(factory, item)) {
    return demandRows(factory, orders, item).find((row) => row.kind === 'PLANNED_ORDER' && row.id === order);
  }
  const bucket = Math.max(startDay, today);
  const step = numberAt(factory.step, item);
  let at = numberAt(factory.safetyStock, item);
  for (const row of rowsOf(factory.requirements, item)) {
    const day = Math.max(row.day, today);
    if (day < bucket || (day === bucket && rank(row) < RANK.PLANNED_ORDER)) at += row.quantity;
  }
  let quantity = 0;
  for (let use = indexAt(whereUsed.from, item); use < indexAt(whereUsed.from, item + 1); use += 1) {
    const parent = indexAt(whereUsed.parent, use);
    for (let other = indexAt(orders.from, parent); other < indexAt(orders.to, parent); other += 1) {
      // Days before today are in the order of their days, too, so they need not be taken for today here.
      const later = indexAt(orders.start, other) - startDay || other - order;
      if (later > 0) continue;
      const taken = stepsTaken(whereUsed, use, numberAt(orders.quantity, other)) * step;
      if (later < 0) at += taken;
      else quantity = taken;
    }
  }
  return { at, quantity };
}

function hasExpiringStock(factory: Factory, item: number): boolean {
  return rowAt(factory.items, item).stock.some((lot) => lot.expiryDay !== null);
}

function placed<Kind>(rows: readonly Unplaced<Kind>[]): LedgerRow<Kind>[] {
  let at = 0;
  return rows.map(({ kind, id, day, quantity }) => {
    const row = { kind, id, day, quantity, at };
    at += quantity;
    return row;
  });
}

/** Open and firm orders in the order of their days; receipts of a day before firm orders. */
function openOrders(factory: Factory, orders: OrderColumns, item: number): Unplaced<SupplyKind>[] {
  const open: Unplaced<SupplyKind>[] = [...rowsOf(factory.receipts, item)];
  const end = indexAt(orders.to, item);
  for (let id = indexAt(orders.from, item); id < end && indexAt(orders.firm, id) >= 0; id += 1) {
    const quantity = numberAt(orders.quantity, id);
    open.push({ kind: 'FIRM_PLANNED_ORDER', id, day: indexAt(orders.due, id), quantity });
  }
  return open.sort((a, b) => a.day - b.day);
}

/**
 * Lots that expire first are used first. Safety stock, the first of the demands, is what lies longest: it is kept in the lots
 * that expire last.
 */
function stockOf(factory: Factory, index: number): Unplaced<SupplyKind>[] {
  const item = rowAt(factory.items, index);
  const row = (quantity: number) => ({ kind: 'STOCK' as const, id: 0, day: factory.today, quantity });
  if (!hasExpiringStock(factory, index)) {
    const onHand = numberAt(factory.onHand, index);
    return onHand > 0 ? [row(onHand)] : [];
  }
  let safety = numberAt(factory.safetyStock, index);
  const kept: number[] = [];
  const used: number[] = [];
  for (const lot of usableLots(item, factory.today).toReversed()) {
    const quantity = exactNumber(lot.quantity);
    const held = Math.min(quantity, safety);
    safety -= held;
    kept.push(held);
    used.unshift(quantity - held);
  }
  return [...kept, ...used].filter((quantity) => quantity > 0).map(row);
}

const RANK: Readonly<Record<DemandKind, number>> = {
  SAFETY_STOCK: 0,
  EXPIRY: 1,
  PRODUCTION_ORDER: 2,
  PLANNED_ORDER: 3,
  CUSTOMER_ORDER: 4,
  MANUAL: 5,
  FORECAST: 6,
};

function demandsOf(factory: Factory, orders: OrderColumns, item: number): Unplaced<DemandKind>[] {
  const { today, horizonDays } = factory;
  const end = today + horizonDays;
  const rows: Unplaced<DemandKind>[] = rowsOf(factory.requirements, item).filter((row) => row.day < end);
  addParents(factory, orders, item, rows);
  addExpiries(factory, orders, item, rows);
  const dayOf = (row: Unplaced<DemandKind>) => Math.max(row.day, today);
  rows.sort((a, b) => dayOf(a) - dayOf(b) || rank(a) - rank(b) || a.day - b.day || a.id - b.id);
  const safety = numberAt(factory.safetyStock, item);
  if (safety > 0) rows.unshift({ kind: 'SAFETY_STOCK', id: 0, day: today, quantity: safety });
  return rows;
}

const rank = (row: { readonly kind: DemandKind }) => RANK[row.kind];

function addParents(
  factory: Factory,
  orders: OrderColumns,
  item: number,
  rows: Unplaced<DemandKind>[],
): void {
  const { whereUsed } = factory;
  const step = numberAt(factory.step, item);
  const end = factory.today + factory.horizonDays;
  for (let use = indexAt(whereUsed.from, item); use < indexAt(whereUsed.from, item + 1); use += 1) {
    const parent = indexAt(whereUsed.parent, use);
    for (let order = indexAt(orders.from, parent); order < indexAt(orders.to, parent); order += 1) {
      const day = indexAt(orders.start, order);
      const quantity = stepsTaken(whereUsed, use, numberAt(orders.quantity, order)) * step;
      if (day < end) rows.push({ kind: 'PLANNED_ORDER', id: order, day, quantity });
    }
  }
}

function addExpiries(
  factory: Factory,
  orders: OrderColumns,
  index: number,
  rows: Unplaced<DemandKind>[],
): void {
  const item = rowAt(factory.items, index);
  if (!hasExpiringStock(factory, index)) return;
  const gross = new GrossRequirements(factory, orders);
  gross.gather(index);
  for (const { bucket, quantity } of expiries(item, factory, gross.buckets)) {
    rows.push({ kind: 'EXPIRY', id: 0, day: factory.today + bucket, quantity });
  }
}

/** A stretch of a ledger row: `from` is counted from the row's own beginning. */
export interface Piece<Kind> {
  readonly row: LedgerRow<Kind>;
  readonly from: number;
  readonly quantity: number;
}

/** What lies at `at` … `at + quantity` among the rows, found by halving and then walking. */
export function piecesAt<Kind>(
  rows: readonly LedgerRow<Kind>[],
  at: number,
  quantity: number,
): Piece<Kind>[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rowAt(rows, middle);
    if (row.at + row.quantity <= at) low = middle + 1;
    else high = middle;
  }
  const pieces: Piece<Kind>[] = [];
  for (; low < rows.length; low += 1) {
    const row = rowAt(rows, low);
    const begin = Math.max(at, row.at);
    const end = Math.min(at + quantity, row.at + row.quantity);
    if (begin >= end) break;
    pieces.push({ row, from: begin - row.at, quantity: end - begin });
  }
  return pieces;
}

/**
 * piecesAt() of the item's supplies. Most items have plain stock and planned orders only, and those are read from the columns
 * without making a row of each.
 */
export function suppliesAt(
  factory: Factory,
  orders: OrderColumns,
  item: number,
  at: number,
  quantity: number,
): Piece<SupplyKind>[] {
  const first = indexAt(orders.from, item);
  const end = indexAt(orders.to, item);
  const hasFirm = first < end && indexAt(orders.firm, first) >= 0;
  if (hasFirm || rowsOf(factory.receipts, item).length > 0 || hasExpiringStock(factory, item)) {
    return piecesAt(supplyRows(factory, orders, item), at, quantity);
  }
  const pieces: Piece<SupplyKind>[] = [];
  const onHand = numberAt(factory.onHand, item);
  if (at < onHand) {
    const row = { kind: 'STOCK' as const, id: 0, day: factory.today, quantity: onHand, at: 0 };
    pieces.push({ row, from: at, quantity: Math.min(at + quantity, onHand) - at });
  }
  let begin = onHand;
  for (let id = first; id < end && begin < at + quantity; id += 1) {
    const ordered = numberAt(orders.quantity, id);
    const from = Math.max(at - begin, 0);
    const taken = Math.min(at + quantity - begin, ordered) - from;
    if (taken > 0) {
      const row = {
        kind: 'PLANNED_ORDER' as const,
        id,
        day: indexAt(orders.due, id),
        quantity: ordered,
        at: begin,
      };
      pieces.push({ row, from, quantity: taken });
    }
    begin += ordered;
  }
  return pieces;
}
