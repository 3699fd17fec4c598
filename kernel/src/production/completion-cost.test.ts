import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Amount,
  amount,
  formatAmount,
  formatQuantity,
  type Quantity,
  quantity,
} from '../decimal/fixed.ts';
import { formatRational, parseRational, rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, decimalOfFraction, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { completionCost, costForQuantity } from './completion-cost.ts';

const cost = fc.bigInt({ min: 0n, max: 10n ** 10n }).map((steps) => steps as Amount);
const done = fc.bigInt({ min: 0n, max: 10n ** 6n }).map((steps) => steps as Quantity);

describe('completionCost', () => {
  test.each(
    readTable(
      ['material', 'labour', 'overhead', 'completed', 'total', 'unit cost', 'why'],
      `
      | material | labour  | overhead | completed | total    | unit cost | why                                      |
      | 100.0000 | 30.0000 | 20.0000  | 10.000    | 150.0000 | 15.0000   | the sum ÷ the good quantity              |
      | 10.0000  | 0.0000  | 0.0000   | 3.000     | 10.0000  | 3.3333    | the layer still enters with 10.0000      |
      | 0.0001   | 0.0000  | 0.0000   | 2.000     | 0.0001   | 0.0001    | 0.00005 is a half: up                    |
      | 75.5000  | 4.2500  | 1.0001   | 0.000     | 80.7501  | 0.0000    | all scrapped: booked as SCRAP, no unit   |
      | 0.0000   | 0.0000  | 0.0000   | 5.000     | 0.0000   | 0.0000    | free                                     |`,
    ),
  )('$total for $completed: $why', (row) => {
    const { totalCost, unitCost } = completionCost({
      material: amount(row.material),
      labor: amount(row.labour),
      overhead: amount(row.overhead),
      completedQuantity: quantity(row.completed),
    });
    expect([formatAmount(totalCost), formatAmount(unitCost)]).toEqual([row.total, row['unit cost']]);
  });

  test('property: by decimal.js; unit cost × quantity misses the total by at most half a step per unit', () => {
    fc.assert(
      fc.property(cost, cost, cost, done, (material, labor, overhead, completedQuantity) => {
        const { totalCost, unitCost } = completionCost({ material, labor, overhead, completedQuantity });
        const exact = [material, labor, overhead]
          .map(formatAmount)
          .reduce((sum, text) => sum.plus(text), decimalOf('0'));
        const units = decimalOf(formatQuantity(completedQuantity));
        expect(formatAmount(totalCost)).toBe(roundedText(exact, 4));
        expect(formatAmount(unitCost)).toBe(units.isZero() ? '0.0000' : roundedText(exact.div(units), 4));
        if (units.isZero()) return;
        const missed = units.times(formatAmount(unitCost)).minus(exact).abs();
        expect(missed.lessThanOrEqualTo(units.times('0.00005'))).toBe(true);
      }),
      runs(1000),
    );
  });

  const free = {
    material: amount('0'),
    labor: amount('0'),
    overhead: amount('0'),
    completedQuantity: quantity('1'),
  };
  test.each([
    ['costs', { material: amount('-1') }],
    ['costs', { labor: amount('-1') }],
    ['costs', { overhead: amount('-1') }],
    ['the completed quantity', { completedQuantity: quantity('-1') }],
  ])('a negative figure among %s is a bug', (figure, overrides) => {
    expect(() => completionCost({ ...free, ...overrides })).toThrow(bug(`${figure} must not be negative`));
  });
});

describe('costForQuantity', () => {
  test.each(
    readTable(
      ['rate', 'quantity', 'cost'],
      `
      | rate  | quantity | cost    |
      | 10/3  | 3.000    | 10.0000 |
      | 10/3  | 1.000    | 3.3333  |
      | 20/3  | 1.000    | 6.6667  |
      | 1/20  | 0.001    | 0.0001  |
      | 0     | 7.000    | 0.0000  |
      | 7     | 0.000    | 0.0000  |`,
    ),
  )('$rate per unit × $quantity = $cost', (row) => {
    expect(formatAmount(costForQuantity(parseRational(row.rate), quantity(row.quantity)))).toBe(row.cost);
  });

  test('property: rounded once, at the end', () => {
    const terms = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }));
    fc.assert(
      fc.property(terms, done, ([numerator, denominator], units) => {
        const rate = rational(numerator, denominator);
        const exact = decimalOfFraction(formatRational(rate)).times(formatQuantity(units));
        expect(formatAmount(costForQuantity(rate, units))).toBe(roundedText(exact.toDecimalPlaces(60), 4));
      }),
      runs(1000),
    );
  });

  test('a negative rate or quantity is a bug', () => {
    expect(() => costForQuantity(rational(-1n), quantity('1'))).toThrow(bug('the rate must not be negative'));
    expect(() => costForQuantity(rational(1n), quantity('-1'))).toThrow(
      bug('the quantity must not be negative'),
    );
  });
});
