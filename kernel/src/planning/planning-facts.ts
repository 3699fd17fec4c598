import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, rowsOf } from './factory.ts';
import { type DemandKind, type LedgerRow, type Piece, piecesAt, type SupplyKind } from './item-ledger.ts';
import { itemBuckets } from './item-record.ts';
import { orderQuantity } from './lot-size.ts';
import type { OrderColumns } from './order-columns.ts';
import { type Pegging, shownQuantity } from './pegging.ts';
import type { PlanningItem } from './planning-input.ts';

export type PlanningFactKind =
  | 'EXPEDITE'
  | 'DEFER'
  | 'CANCEL'
  | 'INCREASE'
  | 'DECREASE'
  | 'PAST_DUE'
  | 'SHORTAGE';

/**
 * Something that a planner should look at. `supply` is the order that it is about, as in pegs; null for a SHORTAGE, which is
 * about the item.
 *
 * - EXPEDITE, DEFER: `day` → `neededDay`, the first day on which something needs it.
 * - CANCEL: nothing within the horizon needs it.
 * - INCREASE, DECREASE: `quantity` → `neededQuantity`.
 * - PAST_DUE: a planned order should have started, or an open order should have come, on `day`; today is `neededDay`.
 * - SHORTAGE: from `day` until before `neededDay` the projected stock is below the safety stock, at worst by `quantity`.
 */
export interface PlanningFact {
  readonly kind: PlanningFactKind;
  readonly productId: number;
  readonly supply: { readonly kind: SupplyKind; readonly id: number } | null;
  readonly day: EpochDay;
  readonly neededDay: EpochDay | null;
  readonly quantity: Quantity;
  readonly neededQuantity: Quantity | null;
}

/** The facts of these items, one after the other. Only items with open or firm orders are looked into. */
export function planningFacts(
  factory: Factory,
  orders: OrderColumns,
  pegging: Pegging,
  items: Iterable<number>,
): PlanningFact[] {
  const facts: PlanningFact[] = [];
  for (const item of items) {
    const first = indexAt(orders.from, item);
    const hasFirm = first < indexAt(orders.to, item) && indexAt(orders.firm, first) >= 0;
    if (hasFirm || rowsOf(factory.receipts, item).length > 0) {
      for (const fact of factsOfSupplies(factory, item, pegging)) facts.push(fact);
      for (const fact of shortages(factory, orders, item)) facts.push(fact);
    }
    for (let order = first; order < indexAt(orders.to, item); order += 1) {
      if (indexAt(orders.start, order) < factory.today) facts.push(pastDue(factory, orders, order));
    }
  }
  return facts;
}

function pastDue(factory: Factory, orders: OrderColumns, order: number): PlanningFact {
  const isFirm = indexAt(orders.firm, order) >= 0;
  return {
    kind: 'PAST_DUE',
    productId: rowAt(factory.items, indexAt(orders.item, order)).productId,
    supply: { kind: isFirm ? 'FIRM_PLANNED_ORDER' : 'PLANNED_ORDER', id: order },
    day: indexAt(orders.start, order),
    neededDay: factory.today,
    quantity: shownQuantity(numberAt(orders.quantity, order)),
    neededQuantity: null,
  };
}

/** What is to be said about the open and the firm orders of an item. */
function factsOfSupplies(factory: Factory, index: number, pegging: Pegging): PlanningFact[] {
  const supplies = pegging.supplies(index);
  return supplies
    .filter((supply) => supply.kind !== 'STOCK' && supply.kind !== 'PLANNED_ORDER')
    .flatMap((supply) => {
      const pieces = piecesAt(pegging.demands(index), supply.at, supply.quantity);
      const found = [
        overdue(factory, supply),
        ...(pieces.length === 0
          ? [cancelled(factory, supply)]
          : [moved(factory, index, supply, pieces), resized(factory, index, supply, pieces, supplies)]),
      ];
      return found.flatMap((fact) => (fact === null ? [] : [factOf(factory, index, supply, fact)]));
    });
}

type Supply = LedgerRow<SupplyKind>;
type Pieces = readonly Piece<DemandKind>[];
type Change = Pick<PlanningFact, 'kind' | 'neededDay' | 'neededQuantity'>;

function factOf(factory: Factory, index: number, supply: Supply, change: Change): PlanningFact {
  return {
    ...change,
    productId: rowAt(factory.items, index).productId,
    supply: { kind: supply.kind, id: supply.id },
    day: supply.day,
    quantity: shownQuantity(supply.quantity),
  };
}

/** Of firm planned orders the start is looked at, as of the others that nobody has begun. */
function overdue({ today }: Factory, { day, kind }: Supply): Change | null {
  if (day >= today || kind === 'FIRM_PLANNED_ORDER') return null;
  return { kind: 'PAST_DUE', neededDay: today, neededQuantity: null };
}

function cancelled({ today, horizonDays }: Factory, { day }: Supply): Change | null {
  return day < today + horizonDays ? { kind: 'CANCEL', neededDay: null, neededQuantity: null } : null;
}

function moved({ items, today }: Factory, index: number, { day }: Supply, pieces: Pieces): Change | null {
  const neededDay = dayOfNeed(rowAt(items, index), today, pieces);
  if (neededDay < day) return { kind: 'EXPEDITE', neededDay, neededQuantity: null };
  return neededDay > Math.max(day, today) ? { kind: 'DEFER', neededDay, neededQuantity: null } : null;
}

function resized(
  { items, today }: Factory,
  index: number,
  supply: Supply,
  pieces: Pieces,
  supplies: readonly Supply[],
): Change | null {
  const item = rowAt(items, index);
  const neededDay = dayOfNeed(item, today, pieces);
  const ordered = shownQuantity(supply.quantity);
  const neededQuantity = quantityNeeded(item, pieces, supply, supplies);
  if (neededQuantity === ordered) return null;
  return { kind: neededQuantity > ordered ? 'INCREASE' : 'DECREASE', neededDay, neededQuantity };
}

/** Of the first thing that needs it: safety stock is needed today, everything else so many days early as cover is kept. */
function dayOfNeed(item: PlanningItem, today: EpochDay, pieces: Pieces): EpochDay {
  const row = rowAt(pieces, 0).row;
  return row.kind === 'SAFETY_STOCK' ? today : Math.max(today, row.day - item.coverDays);
}

/** More when another order is planned for the very day, so that one order can do; less when the rest is for nothing. */
function quantityNeeded(
  item: PlanningItem,
  pieces: Pieces,
  supply: Supply,
  supplies: readonly Supply[],
): Quantity {
  const next = supplies.find((row) => row.kind === 'PLANNED_ORDER' && row.day === supply.day);
  if (next !== undefined) return shownQuantity(supply.quantity + next.quantity);
  const pegged = pieces.reduce((sum, piece) => sum + piece.quantity, 0);
  const lot = orderQuantity(shownQuantity(pegged), item.limits);
  const ordered = shownQuantity(supply.quantity);
  const { policy } = item;
  const fixed = policy.rule === 'FIXED_QUANTITY' || policy.rule === 'ECONOMIC_QUANTITY' ? policy.lotSize : 0n;
  return pegged === supply.quantity || lot > ordered || fixed >= ordered ? ordered : lot;
}

/** Stretches of days on which what comes on its own day is not enough. */
function shortages(factory: Factory, orders: OrderColumns, index: number): PlanningFact[] {
  const item = rowAt(factory.items, index);
  const { projected, gross, expired } = itemBuckets(factory, orders, index);
  const safety = numberAt(factory.safetyStock, index);
  const facts: PlanningFact[] = [];
  let begun = -1;
  let worst = 0;
  for (let bucket = 0; bucket <= factory.horizonDays; bucket += 1) {
    const lacking = bucket < factory.horizonDays ? safety - numberAt(projected, bucket) + ahead(bucket) : 0;
    if (lacking > 0) {
      if (begun === -1) begun = bucket;
      worst = Math.max(worst, lacking);
    } else if (begun !== -1) {
      facts.push({
        kind: 'SHORTAGE',
        productId: item.productId,
        supply: null,
        day: factory.today + begun,
        neededDay: factory.today + bucket,
        quantity: shownQuantity(worst),
        neededQuantity: null,
      });
      [begun, worst] = [-1, 0];
    }
  }
  return facts;

  function ahead(bucket: number): number {
    const end = bucket + 1 + item.coverDays;
    const sum = (column: Float64Array) =>
      column.subarray(bucket + 1, end).reduce((all, each) => all + each, 0);
    return item.coverDays === 0 ? 0 : sum(gross) + sum(expired);
  }
}
