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
import { takeOldestFirst } from '../fifo/issue.ts';
import { type Layer, layerValue } from '../fifo/layer.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { chooseFallbackCost, type FallbackSource } from './fallback-cost.ts';
import { materialCost } from './material-cost.ts';

const known = (text: string): Amount | null => (text === '' ? null : amount(text));

describe('chooseFallbackCost: last purchase, else preferred supplier, else standard', () => {
  test.each(
    readTable(
      ['last', 'supplier', 'standard', 'unit cost', 'source'],
      `
      | last          | supplier | standard | unit cost | source         |
      | 3.0000        | 2.0000   | 1.0000   | 3.0000    | LAST_PURCHASE  |
      | 3.0000        |          |          | 3.0000    | LAST_PURCHASE  |
      | 0.0000        | 2.0000   | 1.0000   | 0.0000    | LAST_PURCHASE  |
      |               | 2.0000   | 1.0000   | 2.0000    | SUPPLIER_PRICE |
      |               | 2.0000   |          | 2.0000    | SUPPLIER_PRICE |
      |               |          | 1.0000   | 1.0000    | STANDARD       |
      |               |          |          | 0.0000    | NONE           |`,
    ),
  )('last $last, supplier $supplier, standard $standard: $source', (row) => {
    const chosen = chooseFallbackCost({
      lastPurchasePrice: known(row.last),
      preferredSupplierPrice: known(row.supplier),
      standardCost: known(row.standard),
    });
    expect(formatAmount(chosen.unitCost)).toBe(row['unit cost']);
    expect(chosen.source).toBe(row.source);
  });

  test('a negative price is a bug', () => {
    const none = { lastPurchasePrice: null, preferredSupplierPrice: null, standardCost: null };
    expect(() => chooseFallbackCost({ ...none, standardCost: amount('-1') })).toThrow(
      bug('a price must not be negative'),
    );
  });
});

function layers(...stock: [onHand: string, unitCost: string][]): Layer[] {
  return stock.map(([onHand, unitCost], layerId) => ({
    layerId,
    quantityOnHand: quantity(onHand),
    quantityAvailable: quantity(onHand),
    unitCost: amount(unitCost),
    remainingValue: layerValue(quantity(onHand), amount(unitCost)),
  }));
}

describe('materialCost: FIFO for what stock covers, the fallback for the rest', () => {
  // In stock: 10 at 2.0000, then 10 at 3.0000.
  test.each(
    readTable(
      ['wanted', 'fallback', 'from', 'total', 'unit cost', 'covered', 'uncovered', 'source', 'rest from'],
      `
      | wanted | fallback | from           | total    | unit cost | covered | uncovered | source | rest from      |
      | 15.000 | 9.0000   | LAST_PURCHASE  | 35.0000  | 2.3333    | 15.000  | 0.000     | FIFO   |                |
      | 20.000 | 9.0000   | LAST_PURCHASE  | 50.0000  | 2.5000    | 20.000  | 0.000     | FIFO   |                |
      | 25.000 | 4.0000   | SUPPLIER_PRICE | 70.0000  | 2.8000    | 20.000  | 5.000     | MIXED  | SUPPLIER_PRICE |
      | 20.001 | 0.0500   | STANDARD       | 50.0001  | 2.4999    | 20.000  | 0.001     | MIXED  | STANDARD       |
      | 30.000 | 0.0000   | NONE           | 50.0000  | 1.6667    | 20.000  | 10.000    | MIXED  | NONE           |
      | 0.000  | 9.0000   | STANDARD       | 0.0000   | 0.0000    | 0.000   | 0.000     | FIFO   |                |`,
    ),
  )('$wanted: $total ($source)', (row) => {
    const found = materialCost({
      issue: takeOldestFirst(layers(['10', '2'], ['10', '3']), quantity(row.wanted)),
      fallback: { unitCost: amount(row.fallback), source: row.from as FallbackSource },
    });
    expect(found).toEqual({
      total: amount(row.total),
      unitCost: amount(row['unit cost']),
      coveredQuantity: quantity(row.covered),
      uncoveredQuantity: quantity(row.uncovered),
      costSource: row.source,
      uncoveredCostSource: row['rest from'] === '' ? null : row['rest from'],
    });
  });

  test.each(['LAST_PURCHASE', 'SUPPLIER_PRICE', 'STANDARD', 'NONE'] as const)(
    'no stock at all: %s',
    (source) => {
      const fallback = { unitCost: amount(source === 'NONE' ? '0' : '1.5'), source };
      const found = materialCost({ issue: takeOldestFirst([], quantity('4')), fallback });
      expect(found).toMatchObject({
        costSource: source,
        uncoveredCostSource: source,
        uncoveredQuantity: quantity('4'),
      });
      expect(found.unitCost).toBe(fallback.unitCost);
    },
  );

  test('property: total = FIFO value + missing × fallback by decimal.js, and covered + uncovered = wanted', () => {
    const steps = fc.bigInt({ min: 0n, max: 60_000n });
    fc.assert(
      fc.property(steps, steps, (wanted, price) => {
        const issue = takeOldestFirst(layers(['7.777', '1.2345'], ['20', '0.0999']), wanted as Quantity);
        const found = materialCost({ issue, fallback: { unitCost: price as Amount, source: 'STANDARD' } });
        const rest = decimalOf(formatQuantity(issue.missing))
          .times(formatAmount(price as Amount))
          .toDecimalPlaces(4);
        expect(formatAmount(found.total)).toBe(roundedText(rest.plus(formatAmount(issue.value)), 4));
        expect(found.coveredQuantity + found.uncoveredQuantity).toBe(wanted);
      }),
      runs(500),
    );
  });

  test('negative figures are a bug', () => {
    const issue = takeOldestFirst([], quantity('4'));
    const fallback = { unitCost: amount('1'), source: 'STANDARD' as const };
    const minusOne = quantity('-1');
    for (const negative of [{ missing: minusOne }, { quantity: minusOne }]) {
      const impossible = { ...issue, ...negative };
      expect(() => materialCost({ issue: impossible, fallback })).toThrow(
        bug('quantities must not be negative'),
      );
    }
    const negative = { ...fallback, unitCost: amount('-1') };
    expect(() => materialCost({ issue, fallback: negative })).toThrow(
      bug('the fallback cost must not be negative'),
    );
  });
});
