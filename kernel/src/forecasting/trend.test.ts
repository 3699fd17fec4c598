import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Quantity, quantity } from '../decimal/fixed.ts';
import { formatRational } from '../decimal/rational.ts';
import { runs } from '../testing/runs.ts';
import { demandTrend } from './trend.ts';

const days = (text: string) => text.split(' ').map((day) => quantity(day));

test.each([
  ['1 2 3 4 5', 'RISING', '1'],
  ['5 4 3 2 1', 'FALLING', '-1'],
  ['4 4 4 4', 'STEADY', '0'],
  ['1 9 1 9 1', 'STEADY', '0'],
  ['1 9 2 9 3', 'STEADY', '2/5'],
  ['1 9', 'STEADY', '0'],
  ['0 0.001 0.002', 'RISING', '1/1000'],
])('%s is %s by %s a day', (series, direction, slope) => {
  const trend = demandTrend(days(series));
  expect([trend.direction, formatRational(trend.slope)]).toEqual([direction, slope]);
});

test('property: slope and its t-value are those of the textbook', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 3, maxLength: 60 }), (series) => {
      const n = series.length;
      const meanT = (n - 1) / 2;
      const meanY = series.reduce((sum, y) => sum + y, 0) / n;
      const sxx = series.reduce((sum, _, t) => sum + (t - meanT) ** 2, 0);
      const sxy = series.reduce((sum, y, t) => sum + (t - meanT) * (y - meanY), 0);
      const slope = sxy / sxx;
      const residual = series.reduce((sum, y, t) => sum + (y - meanY - slope * (t - meanT)) ** 2, 0);
      const t = Math.abs(slope) / Math.sqrt(residual / (n - 2) / sxx);
      fc.pre(Math.abs(t - 2) > 1e-6);
      const trend = demandTrend(series.map((y) => BigInt(y) as Quantity));
      expect(Number(trend.slope.numerator) / Number(trend.slope.denominator)).toBeCloseTo(slope / 1000, 9);
      expect(trend.direction !== 'STEADY').toBe(t > 2 && slope !== 0);
    }),
    runs(300),
  );
});
