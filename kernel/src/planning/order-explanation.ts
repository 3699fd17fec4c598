import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, rowsOf } from './factory.ts';
import { GrossRequirements } from './gross-requirements.ts';
import type { LotLimits, LotPolicy } from './lot-sizing.ts';
import type { OrderColumns } from './order-columns.ts';
import { type Pegging, shownQuantity } from './pegging.ts';

/**
 * Why an order is planned, as numbers that add up:
 *
 *   shortage = required + expired + safety stock − on hand − receipts − ordered before
 */
export interface OrderExplanation {
  /**
   * The due day, and where days of cover are kept so many days further. An order that is a later part of a lot for several days
   * (the lot exceeded the maximum) is explained by the first day that it covers.
   */
  readonly upToDay: EpochDay;
  readonly requiredUpTo: Quantity;
  readonly expiredUpTo: Quantity;
  readonly safetyStock: Quantity;
  readonly coverDays: number;
  readonly onHand: Quantity;
  /** All open orders, whatever their day: moving one is preferred to planning another. */
  readonly receipts: Quantity;
  /** Firm ones, whatever their day, and planned ones in front of this one. */
  readonly orderedBefore: Quantity;
  readonly shortage: Quantity;
  readonly policy: LotPolicy;
  readonly limits: LotLimits;
  readonly quantity: Quantity;
  readonly leadTimeDays: number;
  readonly startDay: EpochDay;
  readonly dueDay: EpochDay;
  /** How many days ago it should have been started; 0 when there is time. */
  readonly daysLate: number;
}

/** Worked out from the plan when somebody asks. A firm order has a shortage of zero or less when nothing calls for it. */
export function explainOrder(
  factory: Factory,
  orders: OrderColumns,
  pegging: Pegging,
  order: number,
): OrderExplanation {
  const index = indexAt(orders.item, order);
  const item = rowAt(factory.items, index);
  const dueDay = indexAt(orders.due, order);
  const startDay = indexAt(orders.start, order);
  const upToDay = Math.max(dueDay + item.coverDays, pegging.firstDayOf(order));
  const { required, expired } = sumsUpTo(factory, orders, index, upToDay);
  const onHand = numberAt(factory.onHand, index);
  const safetyStock = numberAt(factory.safetyStock, index);
  const receipts = rowsOf(factory.receipts, index).reduce((sum, row) => sum + row.quantity, 0);
  let orderedBefore = 0;
  for (let other = indexAt(orders.from, index); other < order; other += 1) {
    orderedBefore += numberAt(orders.quantity, other);
  }
  const shortage = required + expired + safetyStock - onHand - receipts - orderedBefore;
  return {
    upToDay,
    requiredUpTo: shownQuantity(required),
    expiredUpTo: shownQuantity(expired),
    safetyStock: shownQuantity(safetyStock),
    coverDays: item.coverDays,
    onHand: shownQuantity(onHand),
    receipts: shownQuantity(receipts),
    orderedBefore: shownQuantity(orderedBefore),
    shortage: shownQuantity(shortage),
    policy: item.policy,
    limits: item.limits,
    quantity: shownQuantity(numberAt(orders.quantity, order)),
    leadTimeDays: item.leadTimeDays,
    startDay,
    dueDay,
    daysLate: Math.max(0, factory.today - startDay),
  };
}

function sumsUpTo(
  factory: Factory,
  orders: OrderColumns,
  index: number,
  day: EpochDay,
): { required: number; expired: number } {
  const end = Math.max(0, day - factory.today) + 1;
  const requirements = new GrossRequirements(factory, orders);
  requirements.gather(index);
  const sum = () => requirements.buckets.subarray(0, end).reduce((all, each) => all + each, 0);
  const required = sum();
  requirements.addExpiries(rowAt(factory.items, index));
  return { required, expired: sum() - required };
}
