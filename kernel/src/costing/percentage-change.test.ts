import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPercentage } from '../decimal/fixed.ts';
import { parseRational, rational } from '../decimal/rational.ts';
import { rationals } from '../testing/arbitraries.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { percentageChange } from './percentage-change.ts';

describe('percentageChange', () => {
  test.each([
    ['10', '12.5', '25.00'],
    ['10', '7.5', '-25.00'],
    ['3', '4', '33.33'],
    ['3', '2', '-33.33'],
    ['20000', '20001', '0.01'],
    ['20000', '19999', '-0.01'],
    ['10', '10', '0.00'],
    ['5', '0', '-100.00'],
    ['-2', '-1', '50.00'],
  ])('%s to %s is %s %%', (before, after, change) => {
    const found = percentageChange(parseRational(before), parseRational(after));
    expect(found === null ? null : formatPercentage(found)).toBe(change);
  });

  test('nothing is a percentage of zero', () => {
    expect(percentageChange(rational(0n), rational(5n))).toBeNull();
  });

  test('property: as decimal.js rounds it', () => {
    fc.assert(
      fc.property(rationals, rationals, (before, after) => {
        const found = percentageChange(before, after);
        if (before.numerator === 0n) {
          expect(found).toBeNull();
          return;
        }
        // One division, at the end: two would leave the oracle a hair off an exact half.
        const whole = (value: bigint) => decimalOf(value.toString());
        const change = whole(after.numerator)
          .times(whole(before.denominator))
          .minus(whole(before.numerator).times(whole(after.denominator)))
          .times(100)
          .div(whole(after.denominator).times(whole(before.numerator).abs()));
        expect(found === null ? null : formatPercentage(found)).toBe(roundedText(change, 2));
      }),
      runs(500),
    );
  });
});
