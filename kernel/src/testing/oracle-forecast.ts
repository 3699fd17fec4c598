/**
 * The forecasting methods as the papers write them, in ordinary binary numbers: an oracle to compare the exact ones with, to
 * a part in a million.
 */
export interface FloatOutlook {
  readonly level: number;
  readonly trend: number;
}

export function smoothing(start: number, alpha: number, days: readonly number[]): FloatOutlook {
  let level = start;
  for (const day of days) level = alpha * day + (1 - alpha) * level;
  return { level, trend: 0 };
}

export function damped(start: number, alpha: number, beta: number, days: readonly number[]): FloatOutlook {
  let level = start;
  let trend = 0;
  for (const day of days) {
    const before = level;
    level = alpha * day + (1 - alpha) * (level + 0.9 * trend);
    trend = beta * (level - before) + (1 - beta) * 0.9 * trend;
  }
  return { level, trend };
}

export function croston(alpha: number, days: readonly number[]): FloatOutlook {
  let size: number | undefined;
  let interval = 0;
  let since = 1;
  for (const day of days) {
    if (day === 0) {
      since += 1;
      continue;
    }
    interval = size === undefined ? since : alpha * since + (1 - alpha) * interval;
    size = size === undefined ? day : alpha * day + (1 - alpha) * size;
    since = 1;
  }
  return { level: size === undefined ? 0 : ((1 - alpha / 2) * size) / interval, trend: 0 };
}
