import { divideHalfUp } from '../decimal/rounding.ts';

/**
 * Forecasting methods over a series of one number a day. All arithmetic is on whole billionths of a unit, rounded half up at
 * each step: the same everywhere, and far below the thousandth in which quantities are kept.
 */
export type Billionths = bigint;

/** A weight between 0 and 1 in tenths. */
export type Tenths = bigint;

/** What a method expects after the last day. */
export interface Outlook {
  readonly level: Billionths;
  /** what is added each day, shrinking by DAMPING from day to day; 0 where the method has no trend */
  readonly trend: Billionths;
}

/** Sees the days one by one; `outlook` is what it expects before it has seen the next. */
export interface Forecaster {
  outlook(): Outlook;
  see(value: Billionths): void;
}

/** A trend of today counts 0.9 of it tomorrow: undamped trends overshoot (Gardner and McKenzie, 1985). */
const DAMPING: Tenths = 9n;

const weighed = (value: Billionths, weight: Tenths) => divideHalfUp(value * weight, 10n);

/** Level ← level + α (value − level). Brown, "Statistical Forecasting for Inventory Control" (1959). */
export function exponentialSmoothing(start: Billionths, alpha: Tenths): Forecaster {
  let level = start;
  return {
    outlook: () => ({ level, trend: 0n }),
    see(value) {
      level += weighed(value - level, alpha);
    },
  };
}

/** Holt's linear method with a damped trend: Gardner and McKenzie, "Forecasting trends in time series" (1985). */
export function dampedTrend(start: Billionths, alpha: Tenths, beta: Tenths): Forecaster {
  let level = start;
  let trend = 0n;
  return {
    outlook: () => ({ level, trend }),
    see(value) {
      const expected = level + weighed(trend, DAMPING);
      const next = expected + weighed(value - expected, alpha);
      trend = weighed(next - level, beta) + weighed(weighed(trend, DAMPING), 10n - beta);
      level = next;
    },
  };
}

/**
 * For demand that is zero on most days: the size of a demand and the interval between two are smoothed apart, and the rate is
 * (1 − α/2) × size ÷ interval. Croston (1972) with the correction of his bias by Syntetos and Boylan, "The accuracy of
 * intermittent demand estimates", International Journal of Forecasting 21 (2005).
 */
export function crostonSba(alpha: Tenths): Forecaster {
  let size: Billionths | undefined;
  /** in billionths of a day */
  let interval = 0n;
  let daysSince = 1n;
  return {
    outlook() {
      if (size === undefined) return { level: 0n, trend: 0n };
      return { level: divideHalfUp(size * ONE_DAY * (20n - alpha), interval * 20n), trend: 0n };
    },
    see(value) {
      if (value === 0n) {
        daysSince += 1n;
        return;
      }
      const observed = daysSince * ONE_DAY;
      size = size === undefined ? value : size + weighed(value - size, alpha);
      interval = interval === 0n ? observed : interval + weighed(observed - interval, alpha);
      daysSince = 1n;
    },
  };
}

const ONE_DAY = 1_000_000_000n;

/** What is expected on each of the next days; never less than nothing. */
export function* expectedDays({ level, trend }: Outlook, days: number): Generator<Billionths> {
  let expected = level;
  let step = trend;
  for (let day = 0; day < days; day += 1) {
    step = weighed(step, DAMPING);
    expected += step;
    yield expected < 0n ? 0n : expected;
  }
}
