import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amounts, quantities, rationals } from '../testing/arbitraries.ts';
import { bug } from '../testing/bug.ts';
import { decimalOfFraction, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { amount, DecimalError, formatAmount, formatQuantity, percentage, quantity } from './fixed.ts';
import {
  addRational,
  compareRational,
  divideRational,
  formatRational,
  fromAmount,
  fromPercentage,
  fromQuantity,
  multiplyRational,
  ONE,
  parseRational,
  type Rational,
  rational,
  subtractRational,
  toAmount,
  toQuantity,
  toQuantityRoundedHalfUp,
  toQuantityRoundedUp,
  ZERO,
} from './rational.ts';

const exact = (value: Rational) => decimalOfFraction(formatRational(value));
const unitDecimals = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);

describe('fractions are reduced, with a positive denominator', () => {
  test.each(
    readTable(
      ['written', 'read'],
      `
      | written    | read    |
      | 125/3      | 125/3   |
      | 250/6      | 125/3   |
      | -250/6     | -125/3  |
      | 125        | 125     |
      | 125/1      | 125     |
      | 0/7        | 0       |
      | -0         | 0       |
      | 15.7       | 157/10  |
      | -0.5       | -1/2    |
      | 0.0000001  | 1/10000000 |
      | 007/014    | 1/2     |`,
    ),
  )('$written is $read', ({ written, read }) => {
    expect(formatRational(parseRational(written))).toBe(read);
  });

  test.each([
    '',
    '1/0',
    '1/00',
    '1/-3',
    '1/',
    '/3',
    '1.',
    '.5',
    '1.5/2',
    '1/2.5',
    '1e3',
    '+1',
    ' 1',
    '1\n',
    'NaN',
    '1/2/3',
  ])('%j is refused', (text) => {
    expect(() => parseRational(text)).toThrow(DecimalError);
    expect(() => parseRational(text)).toThrow(`like 125/3 or 15.7, but got ${JSON.stringify(text)}`);
  });

  test('property: writing and reading gives the same fraction; so does any multiple of both terms', () => {
    fc.assert(
      fc.property(rationals, fc.bigInt({ min: -99n, max: 99n }), (value, factor) => {
        fc.pre(factor !== 0n);
        expect(parseRational(formatRational(value))).toEqual(value);
        expect(rational(value.numerator * factor, value.denominator * factor)).toEqual(value);
        expect(value.denominator > 0n).toBe(true);
      }),
      runs(1000),
    );
  });

  test('the denominator is 1 when left out, and never zero', () => {
    expect(rational(-4n)).toEqual({ numerator: -4n, denominator: 1n });
    expect(rational(0n, -5n)).toEqual(ZERO);
    expect(() => rational(1n, 0n)).toThrow(bug('rational: the denominator'));
  });
});

describe('conversion from fixed decimals', () => {
  test.each(
    readTable(
      ['from', 'text', 'fraction'],
      `
      | from       | text   | fraction |
      | quantity   | 0.125  | 1/8      |
      | quantity   | -12.5  | -25/2    |
      | amount     | 0.0625 | 1/16     |
      | percentage | 12.50  | 1/8      |
      | percentage | 100    | 1        |
      | percentage | 0      | 0        |`,
    ),
  )('$from $text is $fraction', ({ from, text, fraction }) => {
    const read = {
      quantity: () => fromQuantity(quantity(text)),
      amount: () => fromAmount(amount(text)),
      percentage: () => fromPercentage(percentage(text)),
    }[from];
    expect(read && formatRational(read())).toBe(fraction);
  });

  test('property: a fixed decimal survives the way there and back', () => {
    fc.assert(
      fc.property(quantities(), amounts(), (someQuantity, someAmount) => {
        expect(toQuantity(fromQuantity(someQuantity))).toBe(someQuantity);
        expect(toQuantityRoundedUp(fromQuantity(someQuantity), 3)).toBe(someQuantity);
        expect(toAmount(fromAmount(someAmount))).toBe(someAmount);
      }),
      runs(1000),
    );
  });
});

describe('arithmetic', () => {
  test('property: the field axioms that the explosion relies on', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(addRational(a, b)).toEqual(addRational(b, a));
        expect(addRational(addRational(a, b), c)).toEqual(addRational(a, addRational(b, c)));
        expect(multiplyRational(a, addRational(b, c))).toEqual(
          addRational(multiplyRational(a, b), multiplyRational(a, c)),
        );
        expect(addRational(a, ZERO)).toEqual(a);
        expect(multiplyRational(a, ONE)).toEqual(a);
        expect(addRational(subtractRational(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(multiplyRational(divideRational(a, b), b)).toEqual(a);
      }),
      runs(1000),
    );
  });

  test('property: agrees with decimal.js to 80 decimals', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        const [left, right] = [exact(a), exact(b)];
        const closeTo = (value: Rational, expected: typeof left) =>
          expect(exact(value).minus(expected).abs().lessThan('1e-80')).toBe(true);
        closeTo(addRational(a, b), left.plus(right));
        closeTo(subtractRational(a, b), left.minus(right));
        closeTo(multiplyRational(a, b), left.times(right));
        if (!right.isZero()) closeTo(divideRational(a, b), left.div(right));
        expect(compareRational(a, b)).toBe(left.comparedTo(right));
        expect(compareRational(a, a)).toBe(0);
      }),
      runs(1000),
    );
  });

  test('nothing is divided by zero', () => {
    expect(() => divideRational(ONE, ZERO)).toThrow(bug('divideRational: the divisor'));
  });
});

describe('the last step: rounding', () => {
  test.each(
    readTable(
      ['exact', 'quantity', 'amount', 'up to 0', 'up to 1', 'up to 2', 'up to 3'],
      `
      | exact     | quantity | amount  | up to 0 | up to 1 | up to 2 | up to 3 |
      | 12.01     | 12.010   | 12.0100 | 13.000  | 12.100  | 12.010  | 12.010  |
      | 12        | 12.000   | 12.0000 | 12.000  | 12.000  | 12.000  | 12.000  |
      | 1/3       | 0.333    | 0.3333  | 1.000   | 0.400   | 0.340   | 0.334   |
      | 2/3       | 0.667    | 0.6667  | 1.000   | 0.700   | 0.670   | 0.667   |
      | 1/2000    | 0.001    | 0.0005  | 1.000   | 0.100   | 0.010   | 0.001   |
      | 1/20000   | 0.000    | 0.0001  | 1.000   | 0.100   | 0.010   | 0.001   |
      | 1/20001   | 0.000    | 0.0000  | 1.000   | 0.100   | 0.010   | 0.001   |
      | -1/2000   | -0.001   | -0.0005 | 0.000   | 0.000   | 0.000   | 0.000   |
      | -4/3      | -1.333   | -1.3333 | -1.000  | -1.300  | -1.330  | -1.333  |
      | 0         | 0.000    | 0.0000  | 0.000   | 0.000   | 0.000   | 0.000   |`,
    ),
  )('$exact', (row) => {
    const value = parseRational(row.exact);
    expect(formatQuantity(toQuantity(value))).toBe(row.quantity);
    expect(formatAmount(toAmount(value))).toBe(row.amount);
    for (const decimals of [0, 1, 2, 3] as const) {
      expect(formatQuantity(toQuantityRoundedUp(value, decimals))).toBe(row[`up to ${decimals}`]);
    }
  });

  test('property: half up equals decimal.js', () => {
    fc.assert(
      fc.property(rationals, unitDecimals, (value, decimals) => {
        expect(formatQuantity(toQuantity(value))).toBe(roundedText(exact(value), 3));
        expect(formatAmount(toAmount(value))).toBe(roundedText(exact(value), 4));
        const atUnit = exact(value).toDecimalPlaces(decimals);
        expect(formatQuantity(toQuantityRoundedHalfUp(value, decimals))).toBe(roundedText(atUnit, 3));
      }),
      runs(1000),
    );
  });

  test('property: rounded up is the smallest multiple of the step that is not below', () => {
    fc.assert(
      fc.property(rationals, unitDecimals, (value, decimals) => {
        const rounded = toQuantityRoundedUp(value, decimals);
        const step = 10n ** BigInt(3 - decimals);
        expect(rounded % step).toBe(0n);
        expect(compareRational(rational(rounded, 1000n), value)).not.toBe(-1);
        expect(compareRational(rational(rounded - step, 1000n), value)).toBe(-1);
      }),
      runs(1000),
    );
  });
});
