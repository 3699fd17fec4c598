import type { DemandForecast } from '@horoz/kernel';
import { type Sentence, say } from '../../platform/words/sentence.ts';

const PATTERNS = {
  NONE: say`there was no demand`,
  SMOOTH: say`there was demand on most days, of about the same size`,
  ERRATIC: say`there was demand on most days, of very different size`,
  INTERMITTENT: say`there was demand on few days, of about the same size`,
  LUMPY: say`there was demand on few days, of very different size`,
} as const;

const METHODS = {
  NO_DEMAND: say`nothing is expected`,
  EXPONENTIAL_SMOOTHING: say`exponential smoothing: recent days count more`,
  DAMPED_TREND: say`smoothing with a trend that fades (Holt, damped)`,
  CROSTON_SBA: say`Croston’s method as corrected by Syntetos and Boylan, made for rare demand`,
} as const;

/** "In 90 days there was demand on few days, of about the same size; so Croston's method …": why this forecast. */
export function forecastInWords({ pattern, method, weights }: DemandForecast, days: number): Sentence {
  return weights === ''
    ? say`In ${days} days ${PATTERNS[pattern]}, so: ${METHODS[method]}.`
    : say`In ${days} days ${PATTERNS[pattern]}, so: ${METHODS[method]} (weight ${weights}).`;
}
