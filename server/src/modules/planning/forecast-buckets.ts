import {
  type DemandForecast,
  expectedDemand,
  fromQuantity,
  minus,
  type Quantity,
  toQuantityRoundedHalfUp,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { addDays } from './daily-consumption.ts';

/** Part of a horizon: what is expected of it becomes one demand. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  readonly quantity: Quantity;
}

const MONDAY = 1;

function beginsBucket(day: string, bucket: 'WEEK' | 'MONTH'): boolean {
  if (bucket === 'MONTH') return day.endsWith('-01');
  return new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY;
}

/**
 * The forecast cut at Mondays or at the firsts of months, in the decimals of the unit. What is rounded is the demand from the
 * beginning on, and a bucket is the difference of two such sums: so the buckets add up to the rounded whole, and what a bucket
 * loses the next one gets.
 */
export function forecastBuckets(
  forecast: DemandForecast,
  horizon: { readonly from: string; readonly days: number; readonly bucket: 'WEEK' | 'MONTH' },
  decimals: 0 | 1 | 2 | 3,
): Bucket[] {
  const buckets: Bucket[] = [];
  let { from } = horizon;
  let before = ZERO_QUANTITY;
  for (let days = 1; days <= horizon.days; days += 1) {
    const next = addDays(horizon.from, days);
    if (days < horizon.days && !beginsBucket(next, horizon.bucket)) continue;
    const sum = toQuantityRoundedHalfUp(fromQuantity(expectedDemand(forecast, days)), decimals);
    buckets.push({ from, to: addDays(next, -1), quantity: minus(sum, before) });
    from = next;
    before = sum;
  }
  return buckets;
}
