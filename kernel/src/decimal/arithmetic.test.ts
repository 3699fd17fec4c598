import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amounts, quantities } from '../testing/arbitraries.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { extendedCost, greatest, least, minus, negate, plus, total, unitCostOf } from './arithmetic.ts';
import { amount, formatAmount, formatQuantity, quantity, ZERO_AMOUNT, ZERO_QUANTITY } from './fixed.ts';

describe('extendedCost (valueOf): quantity × unit cost, half up to 4 decimals', () => {
  test.each(
    readTable(
      ['quantity', 'unit cost', 'value', 'why'],
      `
      | quantity | unit cost | value     | why                                   |
      | 2.500    | 10.0000   | 25.0000   | exact                                 |
      | 0.001    | 0.0500    | 0.0001    | 0.00005 is a half: up                 |
      | 0.001    | 0.0499    | 0.0000    | 0.0000499 is below a half             |
      | 0.003    | 0.1500    | 0.0005    | 0.00045 is a half: up                 |
      | -0.001   | 0.0500    | -0.0001   | a half goes away from zero            |
      | 0.001    | -0.0500   | -0.0001   | whichever of the two is negative      |
      | -0.001   | -0.0500   | 0.0001    | and up again when both are            |
      | 1.005    | 1.0050    | 1.0100    | 1.010025 is below a half              |
      | 0.009    | 0.1500    | 0.0014    | 0.00135 is a half; a double says 0.0013 |
      | 0.000    | 99.0000   | 0.0000    | nothing costs nothing                 |`,
    ),
  )('$quantity costs $value: $why', (row) => {
    expect(formatAmount(extendedCost(quantity(row.quantity), amount(row['unit cost'])))).toBe(row.value);
  });

  test('property: equals decimal.js rounded half up', () => {
    fc.assert(
      fc.property(quantities(), amounts(), (someQuantity, unitCost) => {
        const exact = decimalOf(formatQuantity(someQuantity)).times(formatAmount(unitCost));
        expect(formatAmount(extendedCost(someQuantity, unitCost))).toBe(roundedText(exact, 4));
      }),
      runs(1500),
    );
  });
});

describe('unitCostOf: value ÷ quantity, half up to 4 decimals', () => {
  test.each(
    readTable(
      ['value', 'quantity', 'unit cost'],
      `
      | value    | quantity | unit cost |
      | 10.0000  | 3.000    | 3.3333    |
      | 20.0000  | 3.000    | 6.6667    |
      | 0.0001   | 2.000    | 0.0001    |
      | -0.0001  | 2.000    | -0.0001   |
      | 0.0001   | -2.000   | -0.0001   |
      | -0.0001  | -2.000   | 0.0001    |
      | 0.0001   | 2.001    | 0.0000    |
      | 7.0000   | 0.001    | 7000.0000 |`,
    ),
  )('$value ÷ $quantity', (row) => {
    expect(formatAmount(unitCostOf(amount(row.value), quantity(row.quantity)))).toBe(row['unit cost']);
  });

  test('property: equals decimal.js rounded half up', () => {
    fc.assert(
      fc.property(amounts(), quantities(), (value, someQuantity) => {
        fc.pre(someQuantity !== ZERO_QUANTITY);
        const exact = decimalOf(formatAmount(value)).div(formatQuantity(someQuantity));
        expect(formatAmount(unitCostOf(value, someQuantity))).toBe(roundedText(exact, 4));
      }),
      runs(1500),
    );
  });

  test('there is no unit cost of nothing', () => {
    expect(() => unitCostOf(amount('1'), ZERO_QUANTITY)).toThrow(bug('unitCostOf: a unit cost needs'));
  });
});

describe('sums and comparisons are exact and stay in their scale', () => {
  test('property: plus, minus, negate, total agree with decimal.js', () => {
    fc.assert(
      fc.property(quantities(), quantities(), (a, b) => {
        const [left, right] = [decimalOf(formatQuantity(a)), decimalOf(formatQuantity(b))];
        expect(formatQuantity(plus(a, b))).toBe(roundedText(left.plus(right), 3));
        expect(formatQuantity(minus(a, b))).toBe(roundedText(left.minus(right), 3));
        expect(formatQuantity(negate(a))).toBe(roundedText(left.negated(), 3));
        expect(total([a, b, a])).toBe(plus(plus(a, b), a));
      }),
      runs(1000),
    );
  });

  test('property: least and greatest return one argument each, in order', () => {
    fc.assert(
      fc.property(amounts(), amounts(), (a, b) => {
        expect([least(a, b), greatest(a, b)]).toEqual([a, b].sort((left, right) => (left < right ? -1 : 1)));
      }),
      runs(1000),
    );
  });

  test('the sum of nothing is zero', () => {
    expect(total([])).toBe(ZERO_AMOUNT);
  });

  test('the compiler refuses to mix scales', () => {
    // @ts-expect-error a quantity plus an amount
    expect(plus(quantity('1'), amount('1'))).toBe(11_000n);
    // @ts-expect-error an amount minus a quantity
    expect(minus(amount('1'), quantity('1'))).toBe(9000n);
    // @ts-expect-error the least of both
    expect(least(quantity('1'), amount('1'))).toBe(1000n);
    // @ts-expect-error a unit cost where a quantity belongs
    expect(extendedCost(amount('1'), amount('1'))).toBe(100_000n);
  });
});
