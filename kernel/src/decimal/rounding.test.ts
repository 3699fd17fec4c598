import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bug } from '../testing/bug.ts';
import { decimalOf, OracleDecimal } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { divideHalfUp, divideRoundedUp, magnitude } from './rounding.ts';

const dividend = fc.oneof(
  fc.bigInt({ min: -40n, max: 40n }),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const divisor = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }));

test('property: half up is decimal.js ROUND_HALF_UP, whichever of the two is negative', () => {
  fc.assert(
    fc.property(dividend, divisor, fc.boolean(), (numerator, positive, isNegative) => {
      const denominator = isNegative ? -positive : positive;
      const exact = decimalOf(`${numerator}`).div(`${denominator}`);
      expect(divideHalfUp(numerator, denominator)).toBe(BigInt(exact.toDecimalPlaces(0).toFixed(0)));
    }),
    runs(1000),
  );
});

test('property: rounded up is decimal.js ROUND_CEIL', () => {
  fc.assert(
    fc.property(dividend, divisor, (numerator, denominator) => {
      const exact = decimalOf(`${numerator}`).div(`${denominator}`);
      const ceiling = exact.toDecimalPlaces(0, OracleDecimal.ROUND_CEIL).toFixed(0);
      expect(divideRoundedUp(numerator, denominator)).toBe(BigInt(ceiling));
    }),
    runs(1000),
  );
});

test('the magnitude is the number without its sign', () => {
  expect([magnitude(-7n), magnitude(0n), magnitude(7n)]).toEqual([7n, 0n, 7n]);
});

test('nothing is divided by zero', () => {
  expect(() => divideHalfUp(1n, 0n)).toThrow(bug('divideHalfUp: the denominator'));
  expect(() => divideRoundedUp(1n, 0n)).toThrow(bug('divideRoundedUp: the denominator'));
  expect(() => divideRoundedUp(1n, -1n)).toThrow(bug('divideRoundedUp: the denominator'));
});
