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
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { type ProductionFigures, productionVariance } from './production-variance.ts';

const figures = (changes: Partial<ProductionFigures> = {}): ProductionFigures => ({
  plannedQuantity: quantity('10'),
  doneQuantity: quantity('10'),
  completedQuantity: changes.doneQuantity ?? quantity('10'),
  components: [],
  labor: { estimated: amount('0'), actual: amount('0') },
  overhead: { estimated: amount('0'), actual: amount('0') },
  ...changes,
});

describe('productionVariance: actual − the estimate for what is done', () => {
  // One component of an order for 10.
  test.each(
    readTable(
      ['done', 'required', 'estimated', 'consumed', 'actual', 'expected', 'price', 'usage', 'variance'],
      `
      | done   | required | estimated | consumed | actual   | expected | price    | usage    | variance |
      | 10.000 | 50.000   | 500.0000  | 50.000   | 500.0000 | 500.0000 | 0.0000   | 0.0000   | 0.0000   |
      | 10.000 | 50.000   | 500.0000  | 52.000   | 572.0000 | 500.0000 | 52.0000  | 20.0000  | 72.0000  |
      | 8.000  | 50.000   | 500.0000  | 40.000   | 440.0000 | 400.0000 | 40.0000  | 0.0000   | 40.0000  |
      | 8.000  | 50.000   | 500.0000  | 38.000   | 380.0000 | 400.0000 | 0.0000   | -20.0000 | -20.0000 |
      | 0.000  | 50.000   | 500.0000  | 0.000    | 0.0000   | 0.0000   | 0.0000   | 0.0000   | 0.0000   |
      | 3.000  | 7.000    | 10.0000   | 2.100    | 3.0000   | 3.0000   | 0.0000   | 0.0000   | 0.0000   |
      | 3.000  | 7.000    | 10.0000   | 2.000    | 3.0000   | 3.0000   | 0.1429   | -0.1429  | 0.0000   |
      | 10.000 | 0.000    | 0.0000    | 1.000    | 4.0000   | 0.0000   | 4.0000   | 0.0000   | 4.0000   |`,
    ),
  )('$done done, $consumed for $actual: price $price, usage $usage', (row) => {
    const { components, material, total } = productionVariance(
      figures({
        doneQuantity: quantity(row.done),
        components: [
          {
            estimatedQuantity: quantity(row.required),
            estimatedCost: amount(row.estimated),
            actualQuantity: quantity(row.consumed),
            actualCost: amount(row.actual),
          },
        ],
      }),
    );
    expect(components).toEqual([material]);
    expect(formatAmount(material.expected)).toBe(row.expected);
    expect(formatAmount(material.priceVariance)).toBe(row.price);
    expect(formatAmount(material.usageVariance)).toBe(row.usage);
    expect(formatAmount(total.variance)).toBe(row.variance);
  });

  test('labour and overhead are compared with their share of the estimate', () => {
    const { labor, overhead, total } = productionVariance(
      figures({
        doneQuantity: quantity('8'),
        labor: { estimated: amount('100'), actual: amount('90') },
        overhead: { estimated: amount('20'), actual: amount('15.5') },
      }),
    );
    expect([labor.expected, labor.variance]).toEqual([amount('80'), amount('10')]);
    expect([overhead.expected, overhead.variance]).toEqual([amount('16'), amount('-0.5')]);
    expect(total).toEqual({
      estimated: amount('120'),
      expected: amount('96'),
      standard: amount('96'),
      actual: amount('105.5'),
      variance: amount('9.5'),
      yieldVariance: amount('0'),
    });
  });

  test('what was scrapped is the yield variance, of material, labour and overhead', () => {
    const { material, labor, total } = productionVariance(
      figures({
        doneQuantity: quantity('8'),
        completedQuantity: quantity('6'),
        components: [
          {
            estimatedQuantity: quantity('50'),
            estimatedCost: amount('500'),
            actualQuantity: quantity('41'),
            actualCost: amount('430'),
          },
        ],
        labor: { estimated: amount('100'), actual: amount('90') },
      }),
    );
    expect([material.standard, material.expected, material.yieldVariance]).toEqual([
      amount('300'),
      amount('400'),
      amount('100'),
    ]);
    expect([labor.standard, labor.variance, labor.yieldVariance]).toEqual([
      amount('60'),
      amount('10'),
      amount('20'),
    ]);
    // 20 price + 10 usage + 10 labour + 120 yield
    expect(total.actual - total.standard).toBe(amount('160'));
  });

  test('a substitute is usage of what it stands for, and only the rest is price', () => {
    const steel = { estimatedQuantity: quantity('50'), estimatedCost: amount('500') };
    const { components, material } = productionVariance(
      figures({
        components: [
          { ...steel, actualQuantity: quantity('30'), actualCost: amount('300') },
          {
            estimatedQuantity: quantity('0'),
            estimatedCost: amount('0'),
            actualQuantity: quantity('40'),
            actualCost: amount('230'),
            replaced: { ...steel, quantity: quantity('20') },
          },
        ],
      }),
    );
    expect(components.map((one) => [one.priceVariance, one.usageVariance])).toEqual([
      [amount('0'), amount('-200')],
      [amount('30'), amount('200')],
    ]);
    expect([material.priceVariance, material.usageVariance]).toEqual([amount('30'), amount('0')]);
  });

  test('property: everything adds up exactly, and decimal.js agrees', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((steps) => steps as Amount);
    const quantities = fc.bigInt({ min: 1n, max: 10n ** 9n }).map((steps) => steps as Quantity);
    const component = fc.record({
      estimatedQuantity: quantities,
      estimatedCost: amounts,
      actualQuantity: quantities,
      actualCost: amounts,
    });
    const cost = fc.record({ estimated: amounts, actual: amounts });
    fc.assert(
      fc.property(
        fc.array(component, { maxLength: 4 }),
        cost,
        cost,
        quantities,
        fc.bigInt({ min: 0n, max: 10_000n }),
        (components, labor, overhead, plannedQuantity, tenThousandths) => {
          const doneQuantity = ((plannedQuantity * tenThousandths) / 10_000n) as Quantity;
          const completedQuantity = (doneQuantity / 3n) as Quantity;
          const found = productionVariance({
            plannedQuantity,
            doneQuantity,
            completedQuantity,
            components,
            labor,
            overhead,
          });
          for (const [place, one] of components.entries()) {
            const variance = found.components[place];
            const expected = decimalOf(formatAmount(one.estimatedCost))
              .times(formatQuantity(doneQuantity))
              .div(formatQuantity(plannedQuantity))
              .toDecimalPlaces(4);
            const atPrice = decimalOf(formatAmount(one.estimatedCost))
              .times(formatQuantity(one.actualQuantity))
              .div(formatQuantity(one.estimatedQuantity))
              .toDecimalPlaces(4);
            expect(variance && formatAmount(variance.usageVariance)).toBe(
              roundedText(atPrice.minus(expected), 4),
            );
            expect(variance && formatAmount(variance.priceVariance)).toBe(
              roundedText(decimalOf(formatAmount(one.actualCost)).minus(atPrice), 4),
            );
          }
          const { material, total } = found;
          expect(material.priceVariance + material.usageVariance).toBe(material.variance);
          expect(total.variance).toBe(material.variance + found.labor.variance + found.overhead.variance);
          expect(total.actual - total.expected).toBe(total.variance);
          expect(
            material.priceVariance +
              material.usageVariance +
              found.labor.variance +
              found.overhead.variance +
              total.yieldVariance,
          ).toBe(total.actual - total.standard);
        },
      ),
      runs(300),
    );
  });

  test('impossible figures are bugs', () => {
    const component = {
      estimatedQuantity: quantity('1'),
      estimatedCost: amount('1'),
      actualQuantity: quantity('1'),
      actualCost: amount('1'),
    };
    const refuses = (changes: Partial<ProductionFigures>, words: string) =>
      expect(() => productionVariance(figures(changes))).toThrow(bug(words));
    refuses({ plannedQuantity: quantity('0'), doneQuantity: quantity('0') }, 'must be above zero');
    refuses({ doneQuantity: quantity('11') }, 'between zero and planned');
    refuses({ completedQuantity: quantity('11') }, 'between zero and done');
    refuses({ completedQuantity: quantity('-1') }, 'between zero and done');
    refuses({ doneQuantity: quantity('-1') }, 'between zero and planned');
    refuses({ components: [{ ...component, actualQuantity: quantity('-1') }] }, 'quantities must not be');
    refuses({ components: [{ ...component, estimatedQuantity: quantity('-1') }] }, 'quantities must not be');
    refuses({ components: [{ ...component, actualCost: amount('-1') }] }, 'costs must not be negative');
    refuses({ labor: { estimated: amount('-1'), actual: amount('0') } }, 'costs must not be negative');
  });
});
