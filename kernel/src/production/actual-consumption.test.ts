import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, type Quantity, quantity } from '../decimal/fixed.ts';
import { parseRational, rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { actualConsumption, replacedQuantity } from './actual-consumption.ts';

type Decimals = 0 | 1 | 2 | 3;

const EXAMPLES = readTable(
  ['due', 'decimals', 'given', 'taken', 'ratio', 'of', 'own', 'replaced', 'excessive', 'why'],
  `
  | due    | decimals | given  | taken | ratio | of | own    | replaced | excessive | why                                     |
  | 10.000 | 3        |        | 0     | 1     | 3  | 10.000 | 0.000    | no        | nobody said anything                    |
  | 10.000 | 3        | 10.000 | 0     | 1     | 3  | 10.000 | 0.000    | no        | just what is due                        |
  | 10.000 | 3        | 10.001 | 0     | 1     | 3  | 10.001 | 0.000    | yes       | a gram more                             |
  | 10.000 | 3        | 9.000  | 0     | 1     | 3  | 9.000  | 0.000    | no        | less                                    |
  | 4.000  | 0        | 4.500  | 0     | 1     | 0  | 4.500  | 0.000    | yes       | half a piece more                       |
  | 2.375  | 0        |        | 0     | 1     | 0  | 2.375  | 0.000    | no        | the unit was changed since              |
  | 10.000 | 3        |        | 4     | 1     | 3  | 6.000  | 4.000    | no        | the rest is the component itself        |
  | 10.000 | 3        |        | 4     | 2     | 3  | 8.000  | 2.000    | no        | two of it stand for one                 |
  | 10.000 | 3        |        | 10    | 1     | 3  | 0.000  | 10.000   | no        | all of it                               |
  | 10.000 | 3        |        | 10.5  | 1     | 3  | 0.000  | 10.500   | yes       | half a unit too many                    |
  | 10.000 | 3        | 6.000  | 4     | 1     | 3  | 6.000  | 4.000    | no        | both are said                           |
  | 10.000 | 3        | 7.000  | 4     | 1     | 3  | 7.000  | 4.000    | yes       | together too much                       |
  | 10.000 | 3        |        | 4     | 7/20  | 0  | 0.000  | 11.429   | no        | 3.5 pieces are due, so 4                |
  | 10.000 | 3        |        | 5     | 7/20  | 0  | 0.000  | 14.286   | yes       | and not 5                               |
  | 5.000  | 0        | 3.000  | 2.5   | 1     | 3  | 3.000  | 2.500    | no        | 2.5 pieces are left to take, so 3       |
  | 0.000  | 3        |        | 0.001 | 1     | 3  | 0.000  | 0.001    | yes       | nothing is due                          |
  | 0.000  | 3        | 0.000  | 0     | 1     | 3  | 0.000  | 0.000    | no        | and nothing taken                       |`,
);

describe('actualConsumption', () => {
  test.each(EXAMPLES)('due $due, given $given, $taken of a substitute ($ratio): $why', (row) => {
    const found = actualConsumption({
      due: quantity(row.due),
      unitDecimals: Number(row.decimals) as Decimals,
      given: row.given === '' ? null : quantity(row.given),
      substitutes: [
        {
          quantity: quantity(row.taken),
          takenBefore: quantity('0'),
          ratio: parseRational(row.ratio),
          unitDecimals: Number(row.of) as Decimals,
        },
      ],
    });
    expect(formatQuantity(found.own)).toBe(row.own);
    expect(formatQuantity(found.replaced)).toBe(row.replaced);
    expect(found.isExcessive).toBe(row.excessive === 'yes');
  });

  const quantities = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((steps) => steps as Quantity);
  const positive = fc.bigInt({ min: 1n, max: 1000n });
  const uses = fc.array(
    fc.record({
      quantity: quantities,
      takenBefore: quantities,
      ratio: fc.tuple(positive, positive).map(([over, under]) => rational(over, under)),
      unitDecimals: fc.constantFrom<Decimals[]>(0, 1, 2, 3),
    }),
    { maxLength: 3 },
  );

  test('property: what is left unsaid covers what is due, and is never excessive unless a substitute is', () => {
    fc.assert(
      fc.property(quantities, fc.constantFrom<Decimals[]>(0, 3), uses, (due, unitDecimals, substitutes) => {
        const found = actualConsumption({ due, unitDecimals, given: null, substitutes });
        expect(found.own + found.replaced >= due).toBe(true);
        if (found.replaced < due) expect(found.isExcessive).toBe(false);
        const more = (found.own + 1n) as Quantity;
        expect(actualConsumption({ due, unitDecimals, given: more, substitutes }).isExcessive).toBe(true);
      }),
      runs(500),
    );
  });

  test('property: parts add up to what all of it stands for together', () => {
    fc.assert(
      fc.property(fc.array(quantities, { maxLength: 5 }), positive, positive, (parts, over, under) => {
        const ratio = rational(over, under);
        let taken = quantity('0');
        let replaced = quantity('0');
        for (const part of parts) {
          const use = { quantity: part, takenBefore: taken, ratio, unitDecimals: 3 as const };
          const found = actualConsumption({ due: part, unitDecimals: 3, given: null, substitutes: [use] });
          taken = (taken + part) as Quantity;
          replaced = (replaced + found.replaced) as Quantity;
        }
        expect(replaced).toBe(replacedQuantity(taken, ratio));
      }),
      runs(500),
    );
  });

  test('property: what is replaced is decimal.js’s quotient', () => {
    fc.assert(
      fc.property(quantities, positive, positive, (taken, over, under) => {
        const quotient = decimalOf(formatQuantity(taken)).times(String(under)).div(String(over));
        expect(formatQuantity(replacedQuantity(taken, rational(over, under)))).toBe(
          roundedText(quotient.toDecimalPlaces(3), 3),
        );
      }),
      runs(500),
    );
  });

  test('impossible figures are bugs', () => {
    const one = { due: quantity('1'), unitDecimals: 3 as const, given: null, substitutes: [] };
    expect(() => actualConsumption({ ...one, due: quantity('-1') })).toThrow(bug('must not be negative'));
    expect(() => actualConsumption({ ...one, given: quantity('-1') })).toThrow(bug('must not be negative'));
    const use = {
      quantity: quantity('-1'),
      takenBefore: quantity('1'),
      ratio: rational(1n),
      unitDecimals: 3 as const,
    };
    expect(() => actualConsumption({ ...one, substitutes: [use] })).toThrow(bug('must not be negative'));
    expect(() => replacedQuantity(quantity('-1'), rational(1n))).toThrow(bug('must not be negative'));
    expect(() => replacedQuantity(quantity('1'), rational(0n))).toThrow(bug('must be above zero'));
  });
});
