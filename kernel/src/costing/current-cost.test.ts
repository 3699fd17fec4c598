import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, formatAmount, formatQuantity, type Quantity, quantity } from '../decimal/fixed.ts';
import { type Layer, layerValue } from '../fifo/layer.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { currentCost } from './current-cost.ts';

function layers(...stock: [onHand: string, available: string, unitCost: string][]): Layer[] {
  return stock.map(([onHand, available, unitCost], layerId) => ({
    layerId,
    quantityOnHand: quantity(onHand),
    quantityAvailable: quantity(available),
    unitCost: amount(unitCost),
    remainingValue: layerValue(quantity(onHand), amount(unitCost)),
  }));
}

const prices = { lastPurchasePrice: amount('9'), preferredSupplierPrice: null, standardCost: amount('7') };

describe('currentCost', () => {
  // Available: `first` at 2.0000, then `second` at 3.0000; 9.0000 where they end.
  test.each(
    readTable(
      ['first', 'second', 'wanted', 'costed', 'total', 'unit cost', 'source', 'uncovered', 'takes'],
      `
      | first | second | wanted | costed | total   | unit cost | source        | uncovered | takes |
      | 0.400 | 5.000  |        | 1.000  | 2.6000  | 2.6000    | FIFO          | 0.000     | 2     |
      | 4.000 | 5.000  |        | 1.000  | 2.0000  | 2.0000    | FIFO          | 0.000     | 1     |
      | 0.200 | 0.300  |        | 0.500  | 1.3000  | 2.6000    | FIFO          | 0.000     | 2     |
      | 0.000 | 0.000  |        | 1.000  | 9.0000  | 9.0000    | LAST_PURCHASE | 1.000     | 0     |
      | 4.000 | 5.000  | 6.000  | 6.000  | 14.0000 | 2.3333    | FIFO          | 0.000     | 2     |
      | 4.000 | 5.000  | 10.000 | 10.000 | 32.0000 | 3.2000    | MIXED         | 1.000     | 2     |
      | 0.000 | 0.000  | 2.000  | 2.000  | 18.0000 | 9.0000    | LAST_PURCHASE | 2.000     | 0     |
      | 4.000 | 5.000  | 0.000  | 0.000  | 0.0000  | 0.0000    | FIFO          | 0.000     | 0     |`,
    ),
  )('$first and $second available, wanted "$wanted": $total from $source', (row) => {
    const found = currentCost({
      layers: layers(['10', row.first, '2'], ['10', row.second, '3']),
      quantity: row.wanted === '' ? null : quantity(row.wanted),
      prices,
    });
    expect(formatQuantity(found.quantity)).toBe(row.costed);
    expect(formatAmount(found.total)).toBe(row.total);
    expect(formatAmount(found.unitCost)).toBe(row['unit cost']);
    expect(found.costSource).toBe(row.source);
    expect(formatQuantity(found.uncoveredQuantity)).toBe(row.uncovered);
    expect(found.issue.takes).toHaveLength(Number(row.takes));
  });

  test('property: total = takes + uncovered × fallback by decimal.js, and covered + uncovered = quantity', () => {
    const steps = fc.bigInt({ min: 0n, max: 30_000n });
    fc.assert(
      fc.property(fc.option(steps), steps, steps, (wanted, first, second) => {
        const stock = layers(
          ['31', formatQuantity(first as Quantity), '1.2345'],
          ['31', formatQuantity(second as Quantity), '0.0999'],
        );
        const found = currentCost({ layers: stock, quantity: wanted as Quantity | null, prices });
        const ofStock = found.issue.takes.reduce(
          (sum, take) =>
            sum.plus(
              decimalOf(formatQuantity(take.quantity)).times(formatAmount(take.unitCost)).toDecimalPlaces(4),
            ),
          decimalOf('0'),
        );
        const rest = decimalOf(formatQuantity(found.uncoveredQuantity)).times('9').toDecimalPlaces(4);
        expect(formatAmount(found.total)).toBe(roundedText(ofStock.plus(rest), 4));
        expect(found.coveredQuantity + found.uncoveredQuantity).toBe(found.quantity);
        if (wanted !== null) expect(found.quantity).toBe(wanted);
        else expect(found.quantity > 0n && found.quantity <= 1000n).toBe(true);
      }),
      runs(500),
    );
  });

  test('a negative quantity is a bug', () => {
    expect(() => currentCost({ layers: [], quantity: quantity('-1'), prices })).toThrow(
      bug('currentCost: the quantity must not be negative'),
    );
  });
});
