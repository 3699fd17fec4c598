import type { Quantity } from '../decimal/fixed.ts';
import { exactNumber, indexAt, LARGEST_EXACT, numberAt, roundUpTo, rowAt } from './exact-number.ts';
import { type Factory, rowsOf } from './factory.ts';
import { GrossRequirements } from './gross-requirements.ts';
import { type NetRequirement, orderQuantities, planLots } from './lot-sizing.ts';
import { OrderColumns } from './order-columns.ts';
import type { PlanningItem } from './planning-input.ts';
import { onBehalfOf, requireWithin } from './planning-limit.ts';

/**
 * Gross to net, item by item, every item after all that take it (Orlicky, Material Requirements Planning, chapters 4 and 5;
 * Vollmann et al., chapter on MRP). What an item needs on a day is known in full before anything is ordered for it: all
 * parents are summed first and sized once. Each day's surplus is carried to the days after it.
 *
 * Scheduled receipts and firm planned orders count from the first day on, whatever their own day: moving an open order is
 * preferred to placing another one beside it, and the plan says which must move (Orlicky, chapter 7, "rescheduling").
 *
 * A day of the horizon is a bucket. The sums of one item stand in one array of buckets that is used for all of them.
 */
export class Netting {
  readonly orders: OrderColumns;
  private readonly factory: Factory;
  private readonly gross: GrossRequirements;

  /** @param expectedOrders saves the columns from growing */
  constructor(factory: Factory, expectedOrders = 0) {
    this.factory = factory;
    this.orders = new OrderColumns(factory.items.length, expectedOrders);
    this.gross = new GrossRequirements(factory, this.orders);
  }

  run(): OrderColumns {
    for (const item of this.factory.order) this.plan(item);
    return this.orders;
  }

  /**
   * Items are planned in the order of the factory: the orders of all parents are there.
   *
   * @throws PlanningLimitError of the item
   */
  plan(item: number): void {
    const { productId } = rowAt(this.factory.items, item);
    this.orders.begin(item);
    this.addFirmOrders(item);
    onBehalfOf(productId, () => this.net(item));
    this.orders.end(item);
  }

  private addFirmOrders(item: number): void {
    const { from, rows } = this.factory.firmOrders;
    for (let row = indexAt(from, item); row < indexAt(from, item + 1); row += 1) {
      const { quantity, startDay, day } = rowAt(rows, row);
      this.orders.add(quantity, startDay, day, row);
    }
  }

  private net(index: number): void {
    const { factory, gross } = this;
    const item = rowAt(factory.items, index);
    gross.gather(index);
    gross.addExpiries(item);
    gross.moveEarlier(item.coverDays);
    const available =
      numberAt(factory.onHand, index) + this.expected(index) - numberAt(factory.safetyStock, index);
    if (available < 0) {
      gross.first = 0;
      gross.last = Math.max(gross.last, 0);
    }
    if (gross.last < 0) return;
    const { rule } = item.policy;
    if (rule === 'PERIOD_QUANTITY' || rule === 'LEAST_COST') this.orderAhead(item, available);
    else this.orderShortages(item, available);
  }

  /** All that open and firm orders will bring. */
  private expected(item: number): number {
    let sum = 0;
    for (const row of rowsOf(this.factory.receipts, item)) sum += row.quantity;
    for (const row of rowsOf(this.factory.firmOrders, item)) sum += row.quantity;
    requireWithin(sum <= LARGEST_EXACT, 'QUANTITY', 'the receipts are more than can be planned');
    return sum;
  }

  /** The rules that look at nothing but the shortage of the day. */
  private orderShortages(item: PlanningItem, availableAtFirst: number): void {
    const { buckets: gross, first, last } = this.gross;
    const fixed = item.policy.rule === 'FIXED_QUANTITY' ? exactNumber(item.policy.lotSize) : 0;
    const economic = item.policy.rule === 'ECONOMIC_QUANTITY' ? exactNumber(item.policy.lotSize) : 0;
    const minimum = Math.max(exactNumber(item.limits.minimum), economic);
    const multiple = exactNumber(item.limits.multiple ?? 0n);
    const maximum =
      item.limits.maximum === null ? Number.POSITIVE_INFINITY : exactNumber(item.limits.maximum);
    const starts = this.factory.startDays.get(item.leadTimeDays) as Int32Array;
    let available = availableAtFirst;
    let sum = 0;
    for (let bucket = first; bucket <= last; bucket += 1) {
      const needed = numberAt(gross, bucket);
      if (needed === 0 && available >= 0) continue;
      gross[bucket] = 0;
      sum += needed;
      available -= needed;
      if (available >= 0) continue;
      const lot = roundUpTo(Math.max(roundUpTo(-available, fixed), minimum), multiple);
      if (lot <= maximum) {
        this.orders.add(lot, indexAt(starts, bucket), this.factory.today + bucket, -1);
        available += lot;
      } else {
        available += this.addSeveral(item, -available, bucket, indexAt(starts, bucket));
      }
    }
    // Every sum before was smaller, so if this one is exact they all were.
    requireWithin(sum <= LARGEST_EXACT, 'QUANTITY', 'more is needed than can be planned');
  }

  private addSeveral(item: PlanningItem, shortage: number, bucket: number, start: number): number {
    let sum = 0;
    for (const quantity of orderQuantities(BigInt(shortage) as Quantity, item.limits, item.policy)) {
      this.orders.add(exactNumber(quantity), start, this.factory.today + bucket, -1);
      sum += exactNumber(quantity);
    }
    return sum;
  }

  /** The rules that look at what is needed later, too. */
  private orderAhead(item: PlanningItem, availableAtFirst: number): void {
    const { buckets: gross, first, last } = this.gross;
    const shortages: NetRequirement[] = [];
    let available = availableAtFirst;
    for (let bucket = first; bucket <= last; bucket += 1) {
      available -= numberAt(gross, bucket);
      gross[bucket] = 0;
      requireWithin(available >= -LARGEST_EXACT, 'QUANTITY', 'more is needed than can be planned');
      if (available >= 0) continue;
      shortages.push({ day: bucket, quantity: BigInt(-available) as Quantity });
      available = 0;
    }
    const starts = this.factory.startDays.get(item.leadTimeDays) as Int32Array;
    for (const { day, quantity } of planLots(shortages, item.policy, item.limits)) {
      this.orders.add(exactNumber(quantity), indexAt(starts, day), this.factory.today + day, -1);
    }
  }
}
