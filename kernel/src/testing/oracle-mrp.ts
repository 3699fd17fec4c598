import type { Quantity } from '../decimal/fixed.ts';
import {
  addRational,
  multiplyRational,
  type Rational,
  rational,
  toQuantityRoundedUp,
} from '../decimal/rational.ts';
import { startOfPeriod } from '../planning/calendar.ts';
import { planLots } from '../planning/lot-sizing.ts';
import type { PlanningInput, PlanningItem } from '../planning/planning-input.ts';

export interface OracleOrder {
  readonly productId: number;
  readonly quantity: bigint;
  readonly startDay: number;
  readonly dueDay: number;
  readonly firm: boolean;
}

/** A plan as a person would make it with paper: one product after the other, one day after the other, in BigInts. */
export class OracleMrp {
  readonly orders: OracleOrder[] = [];
  private readonly input: PlanningInput;

  constructor(input: PlanningInput) {
    this.input = input;
    const byLevel = input.items.toSorted(
      (a, b) => this.level(a.productId) - this.level(b.productId) || a.productId - b.productId,
    );
    for (const item of byLevel) this.plan(item);
  }

  /** What a product consists of when phantoms are gone through. */
  private components(productId: number): Map<number, Rational> {
    const found = new Map<number, Rational>();
    for (const line of this.input.bomLines.filter((each) => each.parentProductId === productId)) {
      const parts = line.isPhantom
        ? [...this.components(line.componentProductId)]
        : [[line.componentProductId, rational(1n)] as const];
      for (const [component, each] of parts) {
        const more = multiplyRational(each, line.quantityPerParent);
        found.set(component, addRational(found.get(component) ?? rational(0n), more));
      }
    }
    return found;
  }

  private level(productId: number): number {
    const parents = this.input.items.filter((each) => this.components(each.productId).has(productId));
    return Math.max(0, ...parents.map((each) => this.level(each.productId) + 1));
  }

  private plan(item: PlanningItem): void {
    const { input } = this;
    const mine = <Row extends { productId: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.productId === item.productId);
    const firm = mine(input.firmOrders).toSorted((a, b) => a.dueDay - b.dueDay || a.id - b.id);
    for (const order of firm) this.orders.push({ ...order, firm: true });
    const gross = this.gross(item);
    const written = writtenOff(item, input, gross);
    const sum = (rows: readonly { quantity: bigint }[]) => rows.reduce((all, row) => all + row.quantity, 0n);
    const usable = item.stock.filter((lot) => lot.expiryDay === null || lot.expiryDay >= input.today);
    let available = sum(usable) + sum(mine(input.receipts)) + sum(firm) - item.safetyStock;
    const net: { day: number; quantity: Quantity }[] = [];
    for (let bucket = 0; bucket < input.horizonDays; bucket += 1) {
      const seen = bucket + item.coverDays;
      // On the first day everything that the cover reaches, on each other the one day more.
      for (let other = bucket === 0 ? 0 : seen; other <= seen && other < input.horizonDays; other += 1) {
        available -= (gross[other] ?? 0n) + (written[other] ?? 0n);
      }
      if (available < 0n) net.push({ day: input.today + bucket, quantity: -available as Quantity });
      if (available < 0n) available = 0n;
    }
    for (const lot of planLots(net, item.policy, item.limits)) {
      const startDay = input.calendar.back(lot.day, item.leadTimeDays);
      const { productId } = item;
      this.orders.push({ productId, quantity: lot.quantity, startDay, dueDay: lot.day, firm: false });
    }
  }

  private gross(item: PlanningItem): bigint[] {
    const { input } = this;
    const gross = Array.from({ length: input.horizonDays }, () => 0n);
    const add = (day: number, quantity: bigint) => {
      const bucket = Math.max(0, day - input.today);
      if (bucket < gross.length) gross[bucket] = (gross[bucket] ?? 0n) + quantity;
    };
    for (const row of [...this.independent(item), ...input.componentRequirements])
      if (row.productId === item.productId) add(row.day, row.quantity);
    for (const order of this.orders) {
      const ratio = this.components(order.productId).get(item.productId);
      if (ratio === undefined) continue;
      const exact = multiplyRational(ratio, rational(order.quantity, 1000n));
      add(order.startDay, toQuantityRoundedUp(exact, item.unitDecimals));
    }
    return gross;
  }

  private independent({ productId }: PlanningItem): { productId: number; day: number; quantity: bigint }[] {
    const { demands, forecastPeriod: period, today } = this.input;
    const mine = demands.filter((row) => row.productId === productId);
    const left = new Map<number, bigint>();
    for (const order of mine.filter((row) => row.kind === 'CUSTOMER_ORDER')) {
      const key = startOfPeriod(order.day, period);
      left.set(key, (left.get(key) ?? 0n) + order.quantity);
    }
    const forecasts = mine
      .filter((row) => row.kind === 'FORECAST')
      .sort((a, b) => a.day - b.day || a.id - b.id);
    const open = forecasts.map((row) => {
      const key = startOfPeriod(row.day, period);
      if (key < startOfPeriod(today, period)) return { ...row, quantity: 0n };
      const ordered = left.get(key) ?? 0n;
      const consumed = ordered < row.quantity ? ordered : row.quantity;
      left.set(key, ordered - consumed);
      return { ...row, quantity: row.quantity - consumed };
    });
    return [...mine.filter((row) => row.kind !== 'FORECAST'), ...open];
  }
}

/** Lives through every day: in the morning what has expired is thrown away, then the oldest stock is taken first. */
function writtenOff(
  item: PlanningItem,
  { today, horizonDays }: PlanningInput,
  gross: readonly bigint[],
): bigint[] {
  const never = Number.POSITIVE_INFINITY;
  let lots = item.stock
    .map((lot) => ({ left: lot.quantity as bigint, last: lot.expiryDay ?? never }))
    .filter((lot) => lot.last >= today)
    .sort((a, b) => a.last - b.last || 0);
  return Array.from({ length: horizonDays }, (_, bucket) => {
    const expired = lots.filter((lot) => lot.last < today + bucket).reduce((sum, lot) => sum + lot.left, 0n);
    lots = lots.filter((lot) => lot.last >= today + bucket);
    let needed = gross[bucket] ?? 0n;
    for (const lot of lots) {
      const taken = lot.left < needed ? lot.left : needed;
      lot.left -= taken;
      needed -= taken;
    }
    return expired;
  });
}
