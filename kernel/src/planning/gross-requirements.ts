import { stepsTaken } from './bom-columns.ts';
import { exactNumber, indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, usableLots } from './factory.ts';
import type { OrderColumns } from './order-columns.ts';
import type { PlanningItem } from './planning-input.ts';

/**
 * What one item needs, summed per day of the horizon. One array serves all items, one after the other: whoever has read a
 * bucket sets it to zero. 365 buckets stay in the processor's cache, and nothing has to be sorted.
 */
export class GrossRequirements {
  readonly buckets: Float64Array;
  /** the first and the last bucket that may hold something */
  first = 0;
  last = -1;
  private readonly factory: Factory;
  private readonly orders: OrderColumns;

  constructor(factory: Factory, orders: OrderColumns) {
    this.factory = factory;
    this.orders = orders;
    this.buckets = new Float64Array(factory.horizonDays);
  }

  /** All buckets are zero before. Orders of the parents are known by now. */
  gather(item: number): void {
    this.first = this.factory.horizonDays;
    this.last = -1;
    this.addGiven(item);
    this.addOrdersOfParents(item);
  }

  private addGiven(item: number): void {
    const { from, rows } = this.factory.requirements;
    for (let row = indexAt(from, item); row < indexAt(from, item + 1); row += 1) {
      const { day, quantity } = rowAt(rows, row);
      this.require(day - this.factory.today, quantity);
    }
  }

  private addOrdersOfParents(item: number): void {
    const { orders, factory } = this;
    const { whereUsed, today } = factory;
    const step = numberAt(factory.step, item);
    const end = indexAt(whereUsed.from, item + 1);
    for (let use = indexAt(whereUsed.from, item); use < end; use += 1) {
      const parent = indexAt(whereUsed.parent, use);
      const endOfOrders = indexAt(orders.to, parent);
      for (let order = indexAt(orders.from, parent); order < endOfOrders; order += 1) {
        const taken = stepsTaken(whereUsed, use, numberAt(orders.quantity, order)) * step;
        this.require(indexAt(orders.start, order) - today, taken);
      }
    }
  }

  /** What is left of each lot when it expires, on the day after. */
  addExpiries(item: PlanningItem): void {
    if (item.stock.length === 0) return;
    for (const { bucket, quantity } of expiries(item, this.factory, this.buckets))
      this.require(bucket, quantity);
  }

  /** Stock for k days more at the end of each day is all requirements met k days early. */
  moveEarlier(coverDays: number): void {
    const { buckets: gross, first, last } = this;
    if (coverDays === 0 || last < 0) return;
    this.first = Math.max(0, first - coverDays);
    for (let bucket = first; bucket <= last; bucket += 1) {
      const quantity = numberAt(gross, bucket);
      gross[bucket] = 0;
      const earlier = Math.max(0, bucket - coverDays);
      gross[earlier] = numberAt(gross, earlier) + quantity;
    }
    this.last = Math.max(0, last - coverDays);
  }

  /** What is needed before today is needed today; what is needed after the horizon is left out. */
  private require(bucket: number, quantity: number): void {
    if (bucket >= this.factory.horizonDays) return;
    const place = Math.max(bucket, 0);
    this.buckets[place] = numberAt(this.buckets, place) + quantity;
    if (place < this.first) this.first = place;
    if (place > this.last) this.last = place;
  }
}

/**
 * What is left of each lot when it expires, on the day after, when the stock that expires first is used first.
 *
 * @param gross what is needed in each bucket
 */
export function expiries(
  item: PlanningItem,
  { today, horizonDays }: Factory,
  gross: Float64Array,
): { readonly bucket: number; readonly quantity: number }[] {
  const found: { bucket: number; quantity: number }[] = [];
  let [bucket, needed] = [0, 0];
  for (const { expiryDay, quantity } of usableLots(item, today)) {
    if (expiryDay === null || expiryDay - today + 1 >= horizonDays) break;
    for (; bucket <= expiryDay - today; bucket += 1) needed += numberAt(gross, bucket);
    const left = Math.max(0, exactNumber(quantity) - needed);
    needed = Math.max(0, needed - exactNumber(quantity));
    if (left > 0) found.push({ bucket, quantity: left });
  }
  return found;
}
