import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { croston, damped, type FloatOutlook, smoothing } from '../testing/oracle-forecast.ts';
import { runs } from '../testing/runs.ts';
import { crostonSba, dampedTrend, expectedDays, exponentialSmoothing, type Forecaster } from './methods.ts';

const ONE = 1_000_000_000n;
const units = (value: bigint) => Number(value) / 1e9;

function after(forecaster: Forecaster, days: readonly number[]): FloatOutlook {
  for (const day of days) forecaster.see(BigInt(day) * ONE);
  const { level, trend } = forecaster.outlook();
  return { level: units(level), trend: units(trend) };
}

const histories = fc.array(fc.nat(1000), { maxLength: 120 });
const near = (got: FloatOutlook, wanted: FloatOutlook) => {
  expect(got.level).toBeCloseTo(wanted.level, 5);
  expect(got.trend).toBeCloseTo(wanted.trend, 5);
};

describe('the methods are those of the papers', () => {
  test('property: simple exponential smoothing', () => {
    fc.assert(
      fc.property(histories, fc.nat(500), (days, start) => {
        near(after(exponentialSmoothing(BigInt(start) * ONE, 3n), days), smoothing(start, 0.3, days));
      }),
      runs(300),
    );
  });

  test('property: damped trend', () => {
    fc.assert(
      fc.property(histories, fc.nat(500), (days, start) => {
        near(after(dampedTrend(BigInt(start) * ONE, 4n, 1n), days), damped(start, 0.4, 0.1, days));
      }),
      runs(300),
    );
  });

  test('property: Croston with the correction of Syntetos and Boylan', () => {
    const rare = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(1000)), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(rare, (days) => near(after(crostonSba(2n), days), croston(0.2, days))),
      runs(300),
    );
  });
});

test('10 pieces every fifth day are 1.9 a day with α = 0.1: two, less the bias of 5 %', () => {
  const days = [0, 0, 0, 0, 10, 0, 0, 0, 0, 10];
  expect(after(crostonSba(1n), days)).toEqual({ level: 1.9, trend: 0 });
});

test('before the first demand Croston expects nothing', () => {
  expect(after(crostonSba(1n), [0, 0, 0])).toEqual({ level: 0, trend: 0 });
});

test('a trend of 10 adds 9, then 8.1, then 7.29', () => {
  expect([...expectedDays({ level: 100n * ONE, trend: 10n * ONE }, 3)].map(units)).toEqual([
    109, 117.1, 124.39,
  ]);
});

test('a falling trend ends at nothing, never below', () => {
  expect([...expectedDays({ level: 15n * ONE, trend: -10n * ONE }, 3)].map(units)).toEqual([6, 0, 0]);
});
