import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import { type BomColumns, bomColumns, stepOf } from './bom-columns.ts';
import type { CalendarPeriod, EpochDay, WorkingCalendar } from './calendar.ts';
import { exactNumber, indexAt, offsets } from './exact-number.ts';
import { consumeForecasts } from './forecast-consumption.ts';
import type {
  FirmPlannedOrder,
  IndependentDemandKind,
  PlanningInput,
  PlanningItem,
} from './planning-input.ts';

/** Quantities from here on are whole thousandths in doubles; exact-number.ts says why that is exact. */
export interface GivenRequirement {
  readonly kind: IndependentDemandKind | 'PRODUCTION_ORDER';
  readonly id: number;
  readonly item: number;
  readonly day: EpochDay;
  readonly quantity: number;
}

export interface GivenReceipt {
  readonly kind: 'PURCHASE_ORDER' | 'PRODUCTION_ORDER';
  readonly id: number;
  readonly item: number;
  readonly day: EpochDay;
  readonly quantity: number;
}

export interface GivenFirmOrder {
  readonly id: number;
  readonly item: number;
  readonly startDay: EpochDay;
  readonly day: EpochDay;
  readonly quantity: number;
}

/** Rows of one kind, ordered by item; those of item i are at from[i] … from[i + 1] − 1. */
export interface RowsByItem<Row> {
  readonly rows: readonly Row[];
  readonly from: Int32Array;
}

/** Everything a plan depends on, in an order of its own, so that no order of input rows can show in the plan. */
export interface Factory extends BomColumns {
  readonly today: EpochDay;
  readonly horizonDays: number;
  readonly calendar: WorkingCalendar;
  readonly forecastPeriod: CalendarPeriod;
  readonly items: readonly PlanningItem[];
  /** product id → index in items */
  readonly indexOf: ReadonlyMap<number, number>;
  readonly requirements: RowsByItem<GivenRequirement>;
  readonly receipts: RowsByItem<GivenReceipt>;
  readonly firmOrders: RowsByItem<GivenFirmOrder>;
  /** On the first day of the plan, what has not expired. */
  readonly onHand: Float64Array;
  readonly safetyStock: Float64Array;
  readonly step: Float64Array;
  /** lead time → the start day of an order due on each day of the horizon */
  readonly startDays: ReadonlyMap<number, Int32Array>;
}

/**
 * @throws CircularBomError, PhantomWithoutBomError
 * @throws KernelAssertionError on rows of a product that is not among the items, and on impossible numbers
 */
export function prepareFactory(input: PlanningInput): Factory {
  assert(input.horizonDays > 0, 'planning: the horizon has one day or more');
  const items = input.items.toSorted((a, b) => a.productId - b.productId);
  const indexOf = new Map(items.map((item, index) => [item.productId, index]));
  assert(indexOf.size === items.length, 'planning: each product is one item');
  for (const item of items) assertSane(item);
  const itemOf = (productId: number): number => {
    const index = indexOf.get(productId);
    assert(index !== undefined, `planning: product ${productId} is not among the items`);
    return index;
  };
  return {
    ...bomColumns(items, itemOf, input.bomLines),
    today: input.today,
    horizonDays: input.horizonDays,
    calendar: input.calendar,
    forecastPeriod: input.forecastPeriod,
    items,
    indexOf,
    requirements: requirementsOf(input, itemOf),
    receipts: byItem(input.receipts, items.length, itemOf, (row) => ({ kind: row.kind })),
    firmOrders: firmOrdersOf(input.firmOrders, items.length, itemOf),
    onHand: Float64Array.from(items, (item) => onHandOf(item, input.today)),
    safetyStock: Float64Array.from(items, (item) => exactNumber(item.safetyStock)),
    step: Float64Array.from(items, stepOf),
    startDays: startDays(items, input),
  };
}

function assertSane(item: PlanningItem): void {
  assert(
    Number.isInteger(item.leadTimeDays) && item.leadTimeDays >= 0,
    'planning: a lead time has whole days',
  );
  assert(Number.isInteger(item.coverDays) && item.coverDays >= 0, 'planning: days of cover are whole days');
  assert(item.safetyStock >= 0n, 'planning: safety stock must not be negative');
  const { policy } = item;
  assert(policy.rule !== 'FIXED_QUANTITY' || policy.lotSize > 0n, 'planning: a fixed lot must be above zero');
}

function onHandOf(item: PlanningItem, today: EpochDay): number {
  return exactNumber(usableLots(item, today).reduce((sum, lot) => sum + lot.quantity, 0n));
}

/** The lots that may still be used, those that expire first in front. */
export function usableLots(item: PlanningItem, today: EpochDay): PlanningItem['stock'] {
  const last = Number.POSITIVE_INFINITY;
  const usable = item.stock.filter((lot) => (lot.expiryDay ?? last) >= today && lot.quantity > 0n);
  return usable.length < 2
    ? usable
    : usable.sort(
        (a, b) => (a.expiryDay ?? last) - (b.expiryDay ?? last) || (a.quantity < b.quantity ? -1 : 1),
      );
}

interface InputRow {
  readonly id: number;
  readonly productId: number;
  readonly quantity: Quantity;
  readonly day: EpochDay;
}

interface GivenRow {
  readonly id: number;
  readonly item: number;
  readonly day: EpochDay;
  readonly quantity: number;
}

function byItem<Row extends InputRow, Extra extends { readonly kind: string }>(
  rows: readonly Row[],
  itemCount: number,
  itemOf: (productId: number) => number,
  extra: (row: Row) => Extra,
): RowsByItem<GivenRow & Extra> {
  const given = rows.map((row) => {
    assert(row.quantity >= 0n, 'planning: what is needed or comes must not be negative');
    const quantity = exactNumber(row.quantity);
    return { ...extra(row), id: row.id, item: itemOf(row.productId), day: row.day, quantity };
  });
  return sorted(
    given.filter((row) => row.quantity > 0),
    itemCount,
  );
}

function sorted<Row extends GivenRow & { readonly kind?: string }>(
  rows: Row[],
  itemCount: number,
): RowsByItem<Row> {
  const kindOf = (row: Row) => row.kind ?? '';
  const byKind = (a: Row, b: Row) => Number(kindOf(a) > kindOf(b)) - Number(kindOf(a) < kindOf(b));
  rows.sort((a, b) => a.item - b.item || a.day - b.day || byKind(a, b) || a.id - b.id);
  return {
    rows,
    from: offsets(
      Int32Array.from(rows, (row) => row.item),
      itemCount,
    ),
  };
}

function requirementsOf(
  input: PlanningInput,
  itemOf: (productId: number) => number,
): RowsByItem<GivenRequirement> {
  const count = input.items.length;
  const demands = byItem(input.demands, count, itemOf, (row) => ({ kind: row.kind })).rows;
  const components = byItem(input.componentRequirements, count, itemOf, () => ({
    kind: 'PRODUCTION_ORDER' as const,
  })).rows;
  const left = consumeForecasts(demands, input.today, input.forecastPeriod);
  return sorted<GivenRequirement>([...left, ...components], count);
}

function firmOrdersOf(
  orders: readonly FirmPlannedOrder[],
  itemCount: number,
  itemOf: (productId: number) => number,
): RowsByItem<GivenFirmOrder> {
  const rows = orders.map((order) => {
    assert(order.quantity > 0n, 'planning: a firm planned order must be for something');
    assert(order.startDay <= order.dueDay, 'planning: a firm planned order must not end before it starts');
    const { id, startDay, dueDay: day } = order;
    return { id, startDay, day, item: itemOf(order.productId), quantity: exactNumber(order.quantity) };
  });
  return sorted(rows, itemCount);
}

function startDays(items: readonly PlanningItem[], input: PlanningInput): Map<number, Int32Array> {
  const { today, horizonDays, calendar } = input;
  const leadTimes = new Set(items.map((item) => item.leadTimeDays));
  const startsFor = (leadTime: number) =>
    Int32Array.from({ length: horizonDays }, (_, bucket) => calendar.back(today + bucket, leadTime));
  return new Map([...leadTimes].map((leadTime) => [leadTime, startsFor(leadTime)]));
}

/** The rows of one item. */
export function rowsOf<Row>({ rows, from }: RowsByItem<Row>, item: number): readonly Row[] {
  const [first, end] = [indexAt(from, item), indexAt(from, item + 1)];
  return first === end ? NO_ROWS : rows.slice(first, end);
}

const NO_ROWS: readonly never[] = Object.freeze([]);
