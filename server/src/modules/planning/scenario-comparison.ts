import {
  type Amount,
  amount,
  dateOf,
  divideRational,
  type EpochDay,
  extendedCost,
  formatAmount,
  formatQuantity,
  fromAmount,
  greatest,
  multiplyRational,
  plus,
  type Quantity,
  quantity,
  type Rational,
  rational,
  startOfPeriod,
  toAmount,
  toQuantityRoundedHalfUp,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Language } from '../../platform/words/language.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
import type { ScenarioFigures } from './scenario-comparison.schemas.ts';

/** Pure: the figures by which plans are compared. Everything is gone through once, and nothing is a float. */

export interface JudgedDemand {
  readonly quantity: Quantity;
  /** 0: in time */
  readonly daysLate: number;
}

export function demandFigures(demands: readonly JudgedDemand[]): ScenarioFigures['demands'] {
  const late = demands.filter((one) => one.daysLate > 0);
  const sum = (rows: readonly JudgedDemand[]) =>
    rows.reduce((total, one) => plus(total, one.quantity), ZERO_QUANTITY);
  const all = sum(demands);
  const onTime = demands.length - late.length;
  return {
    total: demands.length,
    on_time: onTime,
    late: late.length,
    on_time_share: demands.length === 0 ? null : percentOf(rational(BigInt(onTime), BigInt(demands.length))),
    on_time_quantity_share: all === 0n ? null : percentOf(rational(all - sum(late), all)),
    total_days_late: late.reduce((total, one) => total + one.daysLate, 0),
    greatest_days_late: late.reduce((most, one) => Math.max(most, one.daysLate), 0),
  };
}

const HUNDRED = rational(100n);

/** Half up to one decimal: "97.5". */
const percentOf = (part: Rational): string =>
  formatQuantity(toQuantityRoundedHalfUp(multiplyRational(part, HUNDRED), 1)).slice(0, -2);

export interface StockOfProduct {
  readonly onHand: Quantity;
  /** the days on which something happens, in their order */
  readonly days: readonly { readonly day: EpochDay; readonly projectedOnHand: Quantity }[];
}

const DAYS_BETWEEN_SAMPLES = 7;

/** The value of the projected stock, product by product. What is short is worth nothing, not less. */
export class StockValue {
  private readonly firstDay: EpochDay;
  private readonly horizonDays: number;
  private readonly sampleCount: number;
  private sampled = ZERO_AMOUNT;
  private end = ZERO_AMOUNT;
  private withoutCost = 0;

  constructor(firstDay: EpochDay, horizonDays: number) {
    this.firstDay = firstDay;
    this.horizonDays = horizonDays;
    this.sampleCount = Math.ceil(horizonDays / DAYS_BETWEEN_SAMPLES);
  }

  /** @param unitCost null: nobody knows it */
  add({ onHand, days }: StockOfProduct, unitCost: Amount | null): void {
    if (unitCost === null) {
      if (onHand > 0n || days.some((day) => day.projectedOnHand > 0n)) this.withoutCost += 1;
      return;
    }
    let [stock, next] = [onHand, 0];
    const until = (day: EpochDay): Amount => {
      for (let row = days[next]; row !== undefined && row.day <= day; row = days[next]) {
        stock = row.projectedOnHand;
        next += 1;
      }
      return extendedCost(greatest(stock, ZERO_QUANTITY), unitCost);
    };
    for (let sample = 0; sample < this.sampleCount; sample += 1)
      this.sampled = plus(this.sampled, until(this.firstDay + sample * DAYS_BETWEEN_SAMPLES));
    this.end = plus(this.end, until(this.firstDay + this.horizonDays - 1));
  }

  figures(): ScenarioFigures['stock'] {
    const average = divideRational(fromAmount(this.sampled), rational(BigInt(this.sampleCount)));
    return {
      end_value: formatAmount(this.end),
      average_value: formatAmount(toAmount(average)),
      products_without_cost: this.withoutCost,
    };
  }
}

export interface SupplierPrice {
  readonly currency: string;
  readonly unit_price: string;
  readonly price_breaks: readonly {
    readonly minimum_quantity: string;
    readonly unit_price: string;
    readonly valid_from: string;
    /** the first day on which it no longer holds */
    readonly valid_to: string | null;
  }[];
}

export interface PlannedPurchase {
  readonly productId: number;
  readonly quantity: Quantity;
  /** when it is to be ordered */
  readonly day: EpochDay;
  /** of its supplier; undefined: none, or no price */
  readonly price: SupplierPrice | undefined;
}

export function purchaseFigures(
  purchases: Iterable<PlannedPurchase>,
  companyCurrency: string,
): ScenarioFigures['purchases'] {
  const sums = new Map<string, Amount>();
  const without = new Set<number>();
  for (const { productId, quantity: bought, day, price } of purchases) {
    if (price === undefined) without.add(productId);
    else {
      const cost = extendedCost(bought, unitPrice(price, bought, dateOf(day)));
      sums.set(price.currency, plus(sums.get(price.currency) ?? ZERO_AMOUNT, cost));
    }
  }
  const own = sums.get(companyCurrency) ?? ZERO_AMOUNT;
  sums.delete(companyCurrency);
  return {
    amount: formatAmount(own),
    foreign: [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, sum]) => ({ currency, amount: formatAmount(sum) })),
    products_without_price: without.size,
  };
}

/** The break with the largest minimum quantity that is reached, of those that hold on the day; else the usual price. */
function unitPrice({ unit_price, price_breaks }: SupplierPrice, bought: Quantity, day: string): Amount {
  let [reached, price] = [ZERO_QUANTITY, unit_price];
  for (const one of price_breaks) {
    const minimum = quantity(one.minimum_quantity);
    const holds = one.valid_from <= day && (one.valid_to === null || day < one.valid_to);
    if (holds && minimum <= bought && minimum >= reached) [reached, price] = [minimum, one.unit_price];
  }
  return amount(price);
}

export interface Delivery {
  readonly supplierId: number;
  readonly day: EpochDay;
  readonly quantity: Quantity;
}

export function overloadedWeeks(
  deliveries: Iterable<Delivery>,
  capacities: readonly { readonly supplier_id: number; readonly quantity_per_week: string }[],
): ScenarioFigures['overloads'] {
  const weeks = new Map(capacities.map((one) => [one.supplier_id, new Map<EpochDay, Quantity>()] as const));
  for (const { supplierId, day, quantity: coming } of deliveries) {
    const own = weeks.get(supplierId);
    const week = startOfPeriod(day, 'WEEK');
    own?.set(week, plus(own.get(week) ?? ZERO_QUANTITY, coming));
  }
  return capacities
    .flatMap(({ supplier_id, quantity_per_week }) =>
      [...(weeks.get(supplier_id) ?? [])]
        .filter(([, ordered]) => ordered > quantity(quantity_per_week))
        .map(([week, ordered]) => ({
          supplier_id,
          week: dateOf(week),
          ordered: formatQuantity(ordered),
          capacity: quantity_per_week,
        })),
    )
    .sort((a, b) => (a.week === b.week ? a.supplier_id - b.supplier_id : a.week < b.week ? -1 : 1));
}

/** One sentence for each figure that differs. */
export function differencesFrom(
  first: { readonly runId: number; readonly figures: ScenarioFigures },
  figures: ScenarioFigures,
  language: Language = 'en',
): string[] {
  const before = lines(first.figures);
  return lines(figures).flatMap(([what, now], place) => {
    const then = before[place]?.[1] ?? '';
    return String(then) === String(now)
      ? []
      : [say`${what}: ${now}; in run ${first.runId}: ${then}.`.in(language)];
  });
}

function lines({
  demands,
  stock,
  purchases,
  orders,
  overloads,
}: ScenarioFigures): [Sentence, SentenceValue][] {
  const foreign = purchases.foreign.map((one) => `${one.amount} ${one.currency}`).join(', ');
  const percent = (share: string | null) => (share === null ? say`none` : `${share} %`);
  return [
    [say`Demands`, String(demands.total)],
    [say`Demands in time`, percent(demands.on_time_share)],
    [say`Quantity in time`, percent(demands.on_time_quantity_share)],
    [say`Late demands`, String(demands.late)],
    [say`Days late, all together`, String(demands.total_days_late)],
    [say`Days late at most`, String(demands.greatest_days_late)],
    [say`Value of the stock at the end`, stock.end_value],
    [say`Value of the stock on average`, stock.average_value],
    [say`Planned purchases`, purchases.amount],
    [say`Planned purchases in other currencies`, foreign === '' ? say`none` : foreign],
    [say`Products to buy without a price`, String(purchases.products_without_price)],
    [say`Planned orders to make`, String(orders.make)],
    [say`Planned orders to buy`, String(orders.buy)],
    [say`Planned orders that should have been started`, String(orders.past_due)],
    [say`Weeks in which a supplier has too much to deliver`, String(overloads.length)],
  ];
}
