import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { total } from '../decimal/arithmetic.ts';
import { amount, formatAmount, formatQuantity, type Quantity, quantity } from '../decimal/fixed.ts';
import { amounts, quantities } from '../testing/arbitraries.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { spread } from './spread.ts';

const list = (text: string) => text.split(' ');

describe('spread: largest remainders', () => {
  test.each(
    readTable(
      ['amount', 'weights', 'shares', 'why'],
      `
      | amount   | weights       | shares               | why                                        |
      | 10.0000  | 1 1 1         | 3.3334 3.3333 3.3333 | of equal remainders the first              |
      | 0.0002   | 1 1 1         | 0.0001 0.0001 0.0000 | fewer steps than shares                    |
      | 0.0000   | 1 2           | 0.0000 0.0000        | nothing to divide                          |
      | 1.0000   | 0 5 0         | 0.0000 1.0000 0.0000 | what weighs nothing gets nothing           |
      | 100.0000 | 2 3.5 0.25    | 34.7826 60.8696 4.3478 | remainders 0.09, 0.57 and 0.26 of a step: rounded they would sum to the same |
      | 1.0000   | 1 1 4         | 0.1667 0.1667 0.6666 | rounded half up they would sum to 1.0001   |
      | 850.0000 | 33.333        | 850.0000             | one share is all                           |`,
    ),
  )('$amount over $weights: $why', (row) => {
    const shares = spread(amount(row.amount), list(row.weights).map(quantity));
    expect(shares.map(formatAmount).join(' ')).toBe(row.shares);
  });

  const weights = fc
    .array(quantities(0n), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((one) => one > 0n));

  test('property: sums exactly, and no share is a step away from its exact part', () => {
    fc.assert(
      fc.property(amounts(0n), weights, (sum, all) => {
        const shares = spread(sum, all);
        expect(total(shares)).toBe(sum);
        const whole = decimalOf(formatQuantity(total(all)));
        for (const [place, share] of shares.entries()) {
          const weight = decimalOf(formatQuantity(all[place] ?? (0n as Quantity)));
          const exact = decimalOf(formatAmount(sum)).times(weight).div(whole);
          expect(decimalOf(formatAmount(share)).minus(exact).abs().lessThan('0.0001')).toBe(true);
          if (weight.isZero()) expect(share).toBe(0n);
        }
      }),
      runs(800),
    );
  });

  test('property: who lost more by rounding down is served first', () => {
    fc.assert(
      fc.property(amounts(0n), weights, (sum, all) => {
        const whole = total(all) as bigint;
        const shares = spread(sum, all);
        const judged = all.map((weight, place) => ({
          remainder: (sum * weight) % whole,
          isServed: shares[place] !== (sum * weight) / whole,
        }));
        const served = judged.filter((one) => one.isServed).map((one) => one.remainder);
        const waiting = judged.filter((one) => !one.isServed).map((one) => one.remainder);
        for (const one of served) expect(waiting.every((other) => other <= one)).toBe(true);
      }),
      runs(500),
    );
  });

  test('negative amounts and weights, and no weight at all, are bugs', () => {
    expect(() => spread(amount('-1'), [quantity('1')])).toThrow(bug('nothing may be negative'));
    expect(() => spread(amount('1'), [quantity('2'), quantity('-1')])).toThrow(
      bug('nothing may be negative'),
    );
    expect(() => spread(amount('1'), [quantity('0')])).toThrow(bug('something must have a weight'));
    expect(() => spread(amount('1'), [])).toThrow(bug('something must have a weight'));
  });
});
