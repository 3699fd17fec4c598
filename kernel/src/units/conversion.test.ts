import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, quantity } from '../decimal/fixed.ts';
import { formatRational, ONE, parseRational, rational } from '../decimal/rational.ts';
import { quantities } from '../testing/arbitraries.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { convertQuantity, formatFactor } from './conversion.ts';

/** Factors above zero, as units have them: decimals of 9 places and what comes of dividing two of them. */
const factors = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('convertQuantity: quantity × factor of its unit ÷ factor of the other', () => {
  test.each(
    readTable(
      ['quantity', 'from', 'to', 'converted', 'exactly', 'is exact'],
      `
      | quantity | from  | to    | converted | exactly  | is exact |
      | 3.000    | 15.7  | 1     | 47.100    | 471/10   | yes      |
      | 47.100   | 1     | 15.7  | 3.000     | 3        | yes      |
      | 10.000   | 1     | 15.7  | 0.637     | 100/157  | no       |
      | 100.000  | 1     | 60    | 1.667     | 5/3      | no       |
      | 1.000    | 0.001 | 1     | 0.001     | 1/1000   | yes      |
      | 0.500    | 0.001 | 1     | 0.001     | 1/2000   | no       |
      | 0.499    | 0.001 | 1     | 0.000     | 499/1000000 | no    |
      | 0.000    | 12    | 1     | 0.000     | 0        | yes      |
      | -2.500   | 12    | 1     | -30.000   | -30      | yes      |`,
    ),
  )('$quantity × $from ÷ $to = $converted', (row) => {
    const found = convertQuantity(quantity(row.quantity), parseRational(row.from), parseRational(row.to));
    expect(formatQuantity(found.quantity)).toBe(row.converted);
    expect(formatRational(found.exact)).toBe(row.exactly);
    expect(found.isExact).toBe(row['is exact'] === 'yes');
  });

  test('without a second unit it converts to the stock unit', () => {
    const factor = parseRational('15.7');
    expect(convertQuantity(quantity('3'), factor)).toEqual(convertQuantity(quantity('3'), factor, ONE));
  });

  test('property: there and back is the same number, and decimal.js rounds as we do', () => {
    fc.assert(
      fc.property(quantities(), factors, factors, (value, from, to) => {
        const there = convertQuantity(value, from, to);
        // One division, at the end: two would leave the oracle a hair off an exact half.
        const whole = (number: bigint) => decimalOf(number.toString());
        const oracle = decimalOf(formatQuantity(value))
          .times(whole(from.numerator))
          .times(whole(to.denominator))
          .div(whole(from.denominator).times(whole(to.numerator)));
        expect(formatQuantity(there.quantity)).toBe(roundedText(oracle, 3));
        expect(there.isExact).toBe(
          decimalOf(formatQuantity(there.quantity)).minus(oracle).abs().lessThan('1e-40'),
        );
        if (there.isExact)
          expect(convertQuantity(there.quantity, to, from).exact).toEqual(rational(value, 1000n));
      }),
      runs(500),
    );
  });

  test('a factor that is not above zero is a bug', () => {
    for (const factor of [rational(0n), rational(-1n)]) {
      expect(() => convertQuantity(quantity('1'), factor)).toThrow(bug('a factor must be above zero'));
      expect(() => convertQuantity(quantity('1'), ONE, factor)).toThrow(bug('a factor must be above zero'));
    }
  });
});

describe('formatFactor: nine decimals', () => {
  test.each([
    ['15.7', '15.700000000'],
    ['1/60', '0.016666667'],
    ['1', '1.000000000'],
    ['1/2000000000', '0.000000001'],
    ['99999999999.999999999', '99999999999.999999999'],
  ])('%s is %s', (text, written) => {
    expect(formatFactor(parseRational(text))).toBe(written);
  });

  test('property: what has nine decimals is written exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (steps) => {
        const factor = rational(steps, 10n ** 9n);
        expect(parseRational(formatFactor(factor))).toEqual(factor);
      }),
      runs(300),
    );
  });

  test('zero is a bug', () => {
    expect(() => formatFactor(rational(0n))).toThrow(bug('a factor must be above zero'));
  });
});
