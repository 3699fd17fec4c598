import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import { divideHalfUp, magnitude } from '../decimal/rounding.ts';
import { squareRoot } from '../decimal/square-root.ts';
import {
  type Billionths,
  crostonSba,
  dampedTrend,
  expectedDays,
  exponentialSmoothing,
  type Forecaster,
  type Outlook,
} from './methods.ts';
import { type DemandPattern, demandPattern } from './pattern.ts';

export type ForecastMethod = 'NO_DEMAND' | 'EXPONENTIAL_SMOOTHING' | 'DAMPED_TREND' | 'CROSTON_SBA';

/** What the coming days are expected to need, how it was found, and how far off it was so far. */
export interface DemandForecast {
  readonly pattern: DemandPattern;
  readonly method: ForecastMethod;
  readonly outlook: Outlook;
  /** the weights of the method, as it was tuned: "0.2", or "0.4, 0.1" for level and trend */
  readonly weights: string;
  /** of the forecasts for one day ahead over the days after the first ones, which only start the method */
  readonly meanAbsoluteError: Quantity;
  /** mean of forecast − demand: above zero it expects too much */
  readonly bias: Quantity;
  /** sum of the squared errors, in billionths squared, and their number: what an interval is made of */
  readonly squaredErrors: bigint;
  readonly errorCount: number;
}

const PER_THOUSANDTH = 1_000_000n;

/** In the order of their simplicity: of two that err the same, the simpler one is taken. */
const REGULAR: readonly Candidate[] = [
  ...[1n, 2n, 3n, 5n].map(
    (alpha): Candidate => ({
      method: 'EXPONENTIAL_SMOOTHING',
      weights: `0.${alpha}`,
      create: (start) => exponentialSmoothing(start, alpha),
    }),
  ),
  ...[2n, 4n].flatMap((alpha) =>
    [1n, 2n].map(
      (beta): Candidate => ({
        method: 'DAMPED_TREND',
        weights: `0.${alpha}, 0.${beta}`,
        create: (start) => dampedTrend(start, alpha, beta),
      }),
    ),
  ),
];
const RARE: readonly Candidate[] = [1n, 2n].map((alpha) => ({
  method: 'CROSTON_SBA',
  weights: `0.${alpha}`,
  create: () => crostonSba(alpha),
}));

interface Candidate {
  readonly method: ForecastMethod;
  readonly weights: string;
  create(start: Billionths): Forecaster;
}

/**
 * Forecasts demand from its history, one number a day, oldest first. Of the methods that fit the pattern of the demand, the one
 * is taken whose forecasts for one day ahead were closest (least mean squared error) over that very history. The mean absolute
 * error is shown and not used to choose: for demand that is mostly zero it favours a forecast of zero.
 */
export function forecastDemand(series: readonly Quantity[]): DemandForecast {
  assert(
    series.every((day) => day >= 0n),
    'forecastDemand: demand is never negative',
  );
  const pattern = demandPattern(series);
  if (pattern === 'NONE') return NOTHING;
  const days = series.map((day) => day * PER_THOUSANDTH);
  const candidates = pattern === 'SMOOTH' || pattern === 'ERRATIC' ? REGULAR : RARE;
  let best: Trial | undefined;
  for (const candidate of candidates) {
    const trial = tryOut(candidate, days);
    if (best === undefined || trial.squaredErrors < best.squaredErrors) best = trial;
  }
  assert(best !== undefined, 'forecastDemand: there is a method for every pattern');
  const count = BigInt(Math.max(1, best.errorCount));
  return {
    pattern,
    method: best.candidate.method,
    weights: best.candidate.weights,
    outlook: best.outlook,
    meanAbsoluteError: divideHalfUp(best.absoluteErrors, count * PER_THOUSANDTH) as Quantity,
    bias: divideHalfUp(best.errors, count * PER_THOUSANDTH) as Quantity,
    squaredErrors: best.squaredErrors,
    errorCount: best.errorCount,
  };
}

const NOTHING: DemandForecast = {
  pattern: 'NONE',
  method: 'NO_DEMAND',
  weights: '',
  outlook: { level: 0n, trend: 0n },
  meanAbsoluteError: 0n as Quantity,
  bias: 0n as Quantity,
  squaredErrors: 0n,
  errorCount: 0,
};

interface Trial {
  readonly candidate: Candidate;
  readonly outlook: Outlook;
  readonly errors: bigint;
  readonly absoluteErrors: bigint;
  readonly squaredErrors: bigint;
  readonly errorCount: number;
}

/** The first days start the method: at most a week, and at most a third of the history. */
function tryOut(candidate: Candidate, days: readonly Billionths[]): Trial {
  const warmUp = Math.max(1, Math.min(7, Math.floor(days.length / 3)));
  const first = days.slice(0, warmUp);
  const start = divideHalfUp(
    first.reduce((sum, day) => sum + day, 0n),
    BigInt(warmUp),
  );
  const forecaster = candidate.create(start);
  let errors = 0n;
  let absoluteErrors = 0n;
  let squaredErrors = 0n;
  days.forEach((day, index) => {
    if (index >= warmUp) {
      const [expected = 0n] = expectedDays(forecaster.outlook(), 1);
      const error = expected - day;
      errors += error;
      absoluteErrors += magnitude(error);
      squaredErrors += error * error;
    }
    forecaster.see(day);
  });
  const errorCount = days.length - warmUp;
  return { candidate, outlook: forecaster.outlook(), errors, absoluteErrors, squaredErrors, errorCount };
}

/** The demand of the next `days` days together, half up. */
export function expectedDemand({ outlook }: DemandForecast, days: number): Quantity {
  let sum = 0n;
  for (const day of expectedDays(outlook, days)) sum += day;
  return divideHalfUp(sum, PER_THOUSANDTH) as Quantity;
}

/** 80 of 100 normal values lie within 1.2816 standard deviations of the mean. */
const STANDARD_SCORE = 12_816n;

/**
 * Where the demand of the next `days` days together will lie four times out of five, if errors stay as they were: expected ±
 * 1.2816 × root mean squared error × √days, and not below zero. Supposes that the errors of two days have nothing to do with
 * each other.
 */
export function demandInterval(forecast: DemandForecast, days: number): { lower: Quantity; upper: Quantity } {
  const expected = expectedDemand(forecast, days);
  const half = deviation(forecast, BigInt(days), STANDARD_SCORE);
  return {
    lower: (expected > half ? expected - half : 0n) as Quantity,
    upper: (expected + half) as Quantity,
  };
}

/** Square root of the mean squared error of one day, in quantities. */
export function rootMeanSquaredError(forecast: DemandForecast): Quantity {
  return deviation(forecast, 1n, 10_000n);
}

function deviation({ squaredErrors, errorCount }: DemandForecast, days: bigint, score: bigint): Quantity {
  if (errorCount === 0) return 0n as Quantity;
  const variance = (squaredErrors * days * score * score) / BigInt(errorCount);
  return divideHalfUp(squareRoot(variance), 10_000n * PER_THOUSANDTH) as Quantity;
}

/**
 * After how many days the stock is not enough any more, if demand is as expected; null when it lasts longer than `limit` days,
 * as even no stock does where there is no demand.
 */
export function daysUntilUsedUp(forecast: DemandForecast, stock: Quantity, limit: number): number | null {
  if (stock < 0n) return 0;
  let left = stock * PER_THOUSANDTH;
  let days = 0;
  for (const day of expectedDays(forecast.outlook, limit)) {
    if (left < day) return days;
    left -= day;
    days += 1;
  }
  return null;
}
