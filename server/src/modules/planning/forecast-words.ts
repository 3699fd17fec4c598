import type { DemandForecast } from '@horoz/kernel';

const PATTERNS = {
  NONE: 'there was no demand',
  SMOOTH: 'there was demand on most days, of about the same size',
  ERRATIC: 'there was demand on most days, of very different size',
  INTERMITTENT: 'there was demand on few days, of about the same size',
  LUMPY: 'there was demand on few days, of very different size',
} as const;

const METHODS = {
  NO_DEMAND: 'nothing is expected',
  EXPONENTIAL_SMOOTHING: 'exponential smoothing: recent days count more',
  DAMPED_TREND: 'smoothing with a trend that fades (Holt, damped)',
  CROSTON_SBA: 'Croston’s method as corrected by Syntetos and Boylan, made for rare demand',
} as const;

/** "In 90 days there was demand on few days, of about the same size; so Croston's method …": why this forecast. */
export function forecastInWords({ pattern, method, weights }: DemandForecast, days: number): string {
  const tuned = weights === '' ? '' : ` (weight ${weights})`;
  return `In ${days} days ${PATTERNS[pattern]}, so: ${METHODS[method]}${tuned}.`;
}
