import type { CalendarPeriod, EpochDay } from './calendar.ts';
import { startOfPeriod } from './calendar.ts';

interface Demand {
  readonly kind: string;
  readonly item: number;
  readonly day: EpochDay;
  readonly quantity: number;
}

/**
 * What is left of the forecasts when customer orders have come: within a period, orders stand for what was forecast, and the
 * earliest forecast is consumed first (Vollmann et al., "Consuming the forecast"; APICS dictionary, "forecast consumption").
 * Orders beyond the forecast are demand of their own, and do not reach into other periods. A forecast of a period that is over
 * was wrong and is dropped; one of the period under way stands, also when its day has passed.
 *
 * @param demands ordered by item, then day
 * @returns the same demands without what was consumed, in the same order
 */
export function consumeForecasts<Row extends Demand>(
  demands: readonly Row[],
  today: EpochDay,
  period: CalendarPeriod,
): Row[] {
  const keyOf = (row: Demand) => `${row.item} ${startOfPeriod(row.day, period)}`;
  const ordered = new Map<string, number>();
  for (const row of demands) {
    if (row.kind === 'CUSTOMER_ORDER') ordered.set(keyOf(row), (ordered.get(keyOf(row)) ?? 0) + row.quantity);
  }
  const current = startOfPeriod(today, period);
  return demands.flatMap((row) => {
    if (row.kind !== 'FORECAST') return [row];
    if (startOfPeriod(row.day, period) < current) return [];
    const left = ordered.get(keyOf(row)) ?? 0;
    const consumed = Math.min(left, row.quantity);
    if (consumed === 0) return [row];
    ordered.set(keyOf(row), left - consumed);
    return consumed === row.quantity ? [] : [{ ...row, quantity: row.quantity - consumed }];
  });
}
