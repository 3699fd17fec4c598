import {
  type DemandForecast,
  daysUntilUsedUp,
  expectedDemand,
  formatQuantity,
  greatest,
  minus,
  orderQuantity,
  parseRational,
  plus,
  type Quantity,
  quantity,
  toQuantityRoundedUp,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { withAnd } from '../../platform/words/joined.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
import { addDays } from './daily-consumption.ts';
import { forecastInWords } from './forecast-words.ts';
import type { ReorderFacts } from './reorder-facts.queries.ts';

/** Looking further ahead would only guess. */
const LONGEST_LOOK_AHEAD_DAYS = 730;

export interface ReorderFigures {
  readonly safety: Quantity;
  readonly position: Quantity;
  readonly leadTimeDays: number;
  readonly leadTimeSource: 'SUPPLIER_LINK' | 'SUPPLIER' | 'PRODUCT' | 'MEASURED';
  readonly leadTimeDemand: Quantity;
  readonly coverDemand: Quantity;
  readonly reorderPoint: Quantity;
  readonly isNeeded: boolean;
  readonly quantity: Quantity;
  readonly orderByDate: string | null;
  readonly explanation: readonly Sentence[];
}

export interface ReorderInput {
  readonly facts: ReorderFacts;
  readonly available: Quantity;
  readonly forecast: DemandForecast;
  readonly historyDays: number;
  readonly coverDays: number;
  readonly today: string;
}

/**
 * The reorder-point method: order when the position (available + on order + in production − open requirements) falls below
 * safety + demand of the lead time, and then so much that after the delivery it lasts for `coverDays`. Silver, Pyke and Thomas,
 * "Inventory and Production Management in Supply Chains", chapter 6 (order point, order-up-to level).
 */
export function reorderFigures({
  facts,
  available,
  forecast,
  historyDays,
  coverDays,
  today,
}: ReorderInput): ReorderFigures {
  const safety = [facts.safety_stock, facts.minimum_stock_level, facts.critical_stock_level]
    .map((text) => quantity(text))
    .reduce(greatest);
  const position = minus(
    total([available, quantity(facts.on_order), quantity(facts.in_production)]),
    quantity(facts.open_requirement),
  );
  const { days: leadTimeDays, source: leadTimeSource } = leadTimeOf(facts);
  const leadTimeDemand = expectedDemand(forecast, leadTimeDays);
  const coverDemand = minus(expectedDemand(forecast, leadTimeDays + coverDays), leadTimeDemand);
  const reorderPoint = plus(safety, leadTimeDemand);
  const isNeeded = position < reorderPoint;
  const need = minus(total([reorderPoint, coverDemand]), position);
  const limits = orderLimits(facts);
  const ordered = isNeeded ? orderQuantity(need, limits) : ZERO_QUANTITY;
  const daysLeft = isNeeded
    ? 0
    : daysUntilUsedUp(forecast, minus(position, reorderPoint), LONGEST_LOOK_AHEAD_DAYS);
  const orderByDate = daysLeft === null ? null : addDays(today, daysLeft);
  const unit = facts.unit_of_measure;
  const inUnit = (value: Quantity) => `${formatQuantity(value)} ${unit}`;
  const explanation = [
    say`Position: ${inUnit(available)} available + ${facts.on_order} on order + ${facts.in_production} in production − ${facts.open_requirement} needed by running orders and not reserved = ${inUnit(position)}.`,
    forecastInWords(forecast, historyDays),
    say`Reorder point: ${inUnit(safety)} safety + ${inUnit(leadTimeDemand)} expected in the lead time of ${leadTimeDays} days = ${inUnit(reorderPoint)}.`,
    isNeeded
      ? say`The position is below it, so order today: ${inUnit(need)} bring it to the reorder point and cover ${inUnit(coverDemand)} of the ${coverDays} days after the delivery${limitsInWords(limits, need, ordered, unit)}.`
      : orderByDate === null
        ? say`The position is not below it, and at the expected demand it stays so for two years.`
        : say`The position is not below it. At the expected demand it will be on ${orderByDate}.`,
  ];
  return {
    ...{ safety, position, leadTimeDays, leadTimeSource, leadTimeDemand, coverDemand, reorderPoint },
    ...{ isNeeded, quantity: ordered, orderByDate, explanation },
  };
}

/** The agreed lead time, or the measured one (rounded up to whole days) where the supplier takes longer than agreed. */
function leadTimeOf(facts: ReorderFacts): { days: number; source: ReorderFigures['leadTimeSource'] } {
  const agreed =
    facts.link_lead_time_days !== null
      ? { days: facts.link_lead_time_days, source: 'SUPPLIER_LINK' as const }
      : facts.supplier_lead_time_days !== null && facts.supplier_lead_time_days > 0
        ? { days: facts.supplier_lead_time_days, source: 'SUPPLIER' as const }
        : { days: facts.product_lead_time_days, source: 'PRODUCT' as const };
  if (facts.measured_lead_time_days === null) return agreed;
  const measured = Number(toQuantityRoundedUp(parseRational(facts.measured_lead_time_days), 0) / 1000n);
  return measured > agreed.days ? { days: measured, source: 'MEASURED' } : agreed;
}

interface Limits {
  readonly minimum: Quantity;
  readonly multiple: Quantity | null;
}

/** The larger of the product's and the supplier's minimum; lots of fixed size are a multiple of their own. */
function orderLimits(facts: ReorderFacts): Limits {
  const minimum = greatest(quantity(facts.minimum_order_quantity), quantity(facts.supplier_minimum ?? '0'));
  const multiple =
    facts.lot_sizing_rule === 'FIXED_QUANTITY' && facts.lot_size !== null
      ? facts.lot_size
      : facts.order_multiple;
  return { minimum, multiple: multiple === null ? null : quantity(multiple) };
}

function limitsInWords(
  { minimum, multiple }: Limits,
  need: Quantity,
  ordered: Quantity,
  unit: string,
): SentenceValue {
  if (ordered === need) return '';
  const reasons = [
    ...(minimum > need ? [say`at least ${formatQuantity(minimum)} are ordered`] : []),
    ...(multiple === null ? [] : [say`orders are multiples of ${formatQuantity(multiple)}`]),
  ];
  return say`; ${withAnd(reasons)}, so ${formatQuantity(ordered)} ${unit}`;
}
