import { forecastDemand, formatQuantity, type Quantity, quantity, total } from '@horoz/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecastBuckets } from './forecast-buckets.ts';

const daily = (amount: string, days = 30) =>
  forecastDemand(Array.from({ length: days }, () => quantity(amount)));
const shown = (buckets: ReturnType<typeof forecastBuckets>) =>
  buckets.map((one) => `${one.from} ${one.to} ${formatQuantity(one.quantity)}`);

test('weeks begin on Monday; the first and the last may be parts', () => {
  // 2026-11-20 is a Friday.
  expect(shown(forecastBuckets(daily('10'), { from: '2026-11-20', days: 12, bucket: 'WEEK' }, 0))).toEqual([
    '2026-11-20 2026-11-22 30.000',
    '2026-11-23 2026-11-29 70.000',
    '2026-11-30 2026-12-01 20.000',
  ]);
});

test('a horizon of whole weeks from a Monday has no parts', () => {
  expect(shown(forecastBuckets(daily('1'), { from: '2026-11-23', days: 14, bucket: 'WEEK' }, 3))).toEqual([
    '2026-11-23 2026-11-29 7.000',
    '2026-11-30 2026-12-06 7.000',
  ]);
});

test('months are calendar months, also over the year', () => {
  expect(shown(forecastBuckets(daily('2'), { from: '2026-12-30', days: 61, bucket: 'MONTH' }, 0))).toEqual([
    '2026-12-30 2026-12-31 4.000',
    '2027-01-01 2027-01-31 62.000',
    '2027-02-01 2027-02-28 56.000',
  ]);
});

test('what rounding takes from one bucket the next one gets', () => {
  // 0.35 a day is 2.45 a week: 2, 3, 2, 3 pieces, and 9.8 in four weeks are 10
  expect(
    forecastBuckets(daily('0.35'), { from: '2026-11-23', days: 28, bucket: 'WEEK' }, 0).map((one) =>
      formatQuantity(one.quantity),
    ),
  ).toEqual(['2.000', '3.000', '2.000', '3.000']);
});

test('buckets add up to the rounded whole, none is negative, and no day is left out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 9_999_999n }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 365 }),
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('WEEK' as const, 'MONTH' as const),
      fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      (history, days, offset, bucket, decimals) => {
        const forecast = forecastDemand(history as Quantity[]);
        const from = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        const buckets = forecastBuckets(forecast, { from, days, bucket }, decimals);
        const [whole] = forecastBuckets(forecast, { from, days: 1, bucket }, decimals);
        expect(whole?.from).toBe(from);
        const unit = 10n ** BigInt(3 - decimals);
        for (const one of buckets) {
          expect(one.quantity).toBeGreaterThanOrEqual(0n);
          expect(one.quantity % unit).toBe(0n);
        }
        for (const [place, one] of buckets.slice(1).entries()) {
          const before = Date.parse(`${buckets[place]?.to}T00:00:00Z`);
          expect(Date.parse(`${one.from}T00:00:00Z`) - before).toBe(86_400_000);
        }
        const last = Date.parse(`${buckets.at(-1)?.to}T00:00:00Z`);
        expect((last - Date.parse(`${from}T00:00:00Z`)) / 86_400_000).toBe(days - 1);
        const sum = total(buckets.map((one) => one.quantity));
        const exact = forecastBuckets(forecast, { from, days, bucket }, 3);
        const difference = sum - total(exact.map((one) => one.quantity));
        expect(difference * 2n <= unit && difference * 2n >= -unit).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
