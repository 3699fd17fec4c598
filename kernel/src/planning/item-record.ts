import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, rowsOf } from './factory.ts';
import { GrossRequirements } from './gross-requirements.ts';
import type { OrderColumns } from './order-columns.ts';
import { shownQuantity } from './pegging.ts';

/** One day of the time-phased record of an item. */
export interface RecordDay {
  readonly day: EpochDay;
  readonly grossRequirement: Quantity;
  /** stock that may no longer be used from this day on */
  readonly expired: Quantity;
  readonly scheduledReceipts: Quantity;
  /** due on the day, firm ones too */
  readonly plannedReceipts: Quantity;
  /** to be started on the day, firm ones too; today's also what should have been started before */
  readonly plannedStarts: Quantity;
  /** at the end of the day, everything coming on its own day */
  readonly projectedOnHand: Quantity;
}

export interface ItemRecord {
  readonly productId: number;
  readonly onHand: Quantity;
  readonly safetyStock: Quantity;
  /** the days on which something happens */
  readonly days: RecordDay[];
}

/** What happens to an item day by day, in buckets. */
export interface ItemBuckets {
  readonly gross: Float64Array;
  readonly expired: Float64Array;
  readonly scheduled: Float64Array;
  readonly planned: Float64Array;
  readonly starts: Float64Array;
  readonly projected: Float64Array;
}

export function itemBuckets(factory: Factory, orders: OrderColumns, index: number): ItemBuckets {
  const { today, horizonDays } = factory;
  const column = () => new Float64Array(horizonDays);
  const requirements = new GrossRequirements(factory, orders);
  requirements.gather(index);
  const gross = requirements.buckets.slice();
  requirements.addExpiries(rowAt(factory.items, index));
  const expired = requirements.buckets.map((sum, bucket) => sum - numberAt(gross, bucket));
  const [scheduled, planned, starts, projected] = [column(), column(), column(), column()];
  const add = (to: Float64Array, day: EpochDay, quantity: number) => {
    const bucket = Math.max(0, day - today);
    if (bucket < horizonDays) to[bucket] = numberAt(to, bucket) + quantity;
  };
  for (const { day, quantity } of rowsOf(factory.receipts, index)) add(scheduled, day, quantity);
  for (let order = indexAt(orders.from, index); order < indexAt(orders.to, index); order += 1) {
    add(planned, indexAt(orders.due, order), numberAt(orders.quantity, order));
    add(starts, indexAt(orders.start, order), numberAt(orders.quantity, order));
  }
  let stock = numberAt(factory.onHand, index);
  for (let bucket = 0; bucket < horizonDays; bucket += 1) {
    stock += numberAt(scheduled, bucket) + numberAt(planned, bucket);
    stock -= numberAt(gross, bucket) + numberAt(expired, bucket);
    projected[bucket] = stock;
  }
  return { gross, expired, scheduled, planned, starts, projected };
}

export function itemRecord(factory: Factory, orders: OrderColumns, index: number): ItemRecord {
  const buckets = itemBuckets(factory, orders, index);
  const days = Array.from(buckets.gross, (_, bucket) => recordDay(factory.today, buckets, bucket));
  return {
    productId: rowAt(factory.items, index).productId,
    onHand: shownQuantity(numberAt(factory.onHand, index)),
    safetyStock: shownQuantity(numberAt(factory.safetyStock, index)),
    days: days.filter(
      (day) =>
        day.grossRequirement + day.expired + day.scheduledReceipts + day.plannedReceipts + day.plannedStarts >
        0n,
    ),
  };
}

function recordDay(today: EpochDay, buckets: ItemBuckets, bucket: number): RecordDay {
  const of = (column: Float64Array) => shownQuantity(numberAt(column, bucket));
  return {
    day: today + bucket,
    grossRequirement: of(buckets.gross),
    expired: of(buckets.expired),
    scheduledReceipts: of(buckets.scheduled),
    plannedReceipts: of(buckets.planned),
    plannedStarts: of(buckets.starts),
    projectedOnHand: of(buckets.projected),
  };
}
