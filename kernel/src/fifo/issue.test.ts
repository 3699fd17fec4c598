import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plus, total } from '../decimal/arithmetic.ts';
import {
  type Amount,
  amount,
  formatAmount,
  formatQuantity,
  type Quantity,
  quantity,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '../decimal/fixed.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { takeOldestFirst, weightedAverageCost } from './issue.ts';
import { type Layer, layerValue } from './layer.ts';

const LAYERS = readLayers(`
  | layer | on hand | available | unit cost |
  | 11    | 100.000 | 100.000   | 10.0000   |
  | 12    | 50.000  | 0.000     | 11.0000   |
  | 13    | 50.000  | 20.000    | 12.5000   |
  | 14    | 3.000   | 3.000     | 3.3333    |`);

function readLayers(text: string): Layer[] {
  return readTable(['layer', 'on hand', 'available', 'unit cost'], text).map((row) => ({
    layerId: Number(row.layer),
    quantityOnHand: quantity(row['on hand']),
    quantityAvailable: quantity(row.available),
    unitCost: amount(row['unit cost']),
    remainingValue: layerValue(quantity(row['on hand']), amount(row['unit cost'])),
  }));
}

/** One plain layer of 100.000 at 10.0000. */
function plainLayer(layerId: number): Layer {
  const [unitCost, remainingValue] = [amount('10'), amount('1000')];
  const hundred = quantity('100');
  return { layerId, quantityOnHand: hundred, quantityAvailable: hundred, unitCost, remainingValue };
}

describe('takeOldestFirst', () => {
  // Layer 12 is wholly reserved, so it is passed over; of layer 13 only 20 are free.
  test.each(
    readTable(
      ['wanted', 'takes', 'value', 'missing', 'average'],
      `
      | wanted  | takes                                     | value     | missing | average |
      | 0.000   |                                           | 0.0000    | 0.000   | 0.0000  |
      | 40.000  | 40.000 of 11                              | 400.0000  | 0.000   | 10.0000 |
      | 100.000 | 100.000 of 11                             | 1000.0000 | 0.000   | 10.0000 |
      | 100.001 | 100.000 of 11, 0.001 of 13                | 1000.0125 | 0.000   | 10.0000 |
      | 110.000 | 100.000 of 11, 10.000 of 13               | 1125.0000 | 0.000   | 10.2273 |
      | 121.000 | 100.000 of 11, 20.000 of 13, 1.000 of 14  | 1253.3333 | 0.000   | 10.3581 |
      | 123.000 | 100.000 of 11, 20.000 of 13, 3.000 of 14  | 1259.9999 | 0.000   | 10.2439 |
      | 200.000 | 100.000 of 11, 20.000 of 13, 3.000 of 14  | 1259.9999 | 77.000  | 10.2439 |`,
    ),
  )('$wanted: $takes for $value', (row) => {
    const issue = takeOldestFirst(LAYERS, quantity(row.wanted));
    const takes = issue.takes.map((take) => `${formatQuantity(take.quantity)} of ${take.layerId}`);
    expect(takes.join(', ')).toBe(row.takes);
    expect(formatAmount(issue.value)).toBe(row.value);
    expect(formatQuantity(issue.missing)).toBe(row.missing);
    expect(formatAmount(issue.weightedAverageCost)).toBe(row.average);
    expect(issue.value).toBe(total(issue.takes.map((take) => take.value)));
    expect(plus(issue.quantity, issue.missing)).toBe(quantity(row.wanted));
  });

  test('each take shows its layer’s unit cost', () => {
    const { takes } = takeOldestFirst(LAYERS, quantity('101'));
    expect(takes.map((take) => formatAmount(take.unitCost))).toEqual(['10.0000', '12.5000']);
  });

  test('no layers: all is missing', () => {
    expect(takeOldestFirst([], quantity('5'))).toEqual({
      takes: [],
      quantity: ZERO_QUANTITY,
      value: ZERO_AMOUNT,
      missing: quantity('5'),
      weightedAverageCost: ZERO_AMOUNT,
    });
  });

  test('layers after the last one needed are not looked at', () => {
    const impossible: Layer = { ...plainLayer(15), quantityAvailable: quantity('-1') };
    expect(takeOldestFirst([...LAYERS, impossible], quantity('123')).missing).toBe(ZERO_QUANTITY);
    expect(() => takeOldestFirst([...LAYERS, impossible], quantity('124'))).toThrow(
      bug('layer: the available quantity'),
    );
  });

  test('a negative wish, a layer twice or an impossible layer is a bug', () => {
    const first = plainLayer(11);
    expect(() => takeOldestFirst(LAYERS, quantity('-0.001'))).toThrow(bug('the wanted quantity'));
    expect(() => takeOldestFirst([first, first], quantity('150'))).toThrow(bug('twice'));
    const impossible = { ...first, quantityAvailable: quantity('100.001') };
    expect(() => takeOldestFirst([impossible], quantity('1'))).toThrow(bug('layer: available'));
  });

  test('property: asking for more never changes the earlier takes, only adds to the last', () => {
    const wishes = fc.tuple(fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: 50_000n }));
    fc.assert(
      fc.property(wishes, ([wanted, more]) => {
        const less = takeOldestFirst(LAYERS, wanted as Quantity);
        const greater = takeOldestFirst(LAYERS, (wanted + more) as Quantity);
        const untouched = Math.max(0, less.takes.length - 1);
        expect(greater.takes.slice(0, untouched)).toEqual(less.takes.slice(0, untouched));
        expect(greater.value >= less.value).toBe(true);
      }),
      runs(500),
    );
  });
});

describe('weightedAverageCost', () => {
  test('property: value ÷ quantity by decimal.js, half up; zero for nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        (value, of) => {
          const exact =
            of === 0n
              ? decimalOf('0')
              : decimalOf(formatAmount(value as Amount)).div(formatQuantity(of as Quantity));
          expect(formatAmount(weightedAverageCost(value as Amount, of as Quantity))).toBe(
            roundedText(exact, 4),
          );
        },
      ),
      runs(1000),
    );
  });

  test('negative stock or value is a bug', () => {
    expect(() => weightedAverageCost(amount('1'), quantity('-1'))).toThrow(bug('the quantity must not'));
    expect(() => weightedAverageCost(amount('-1'), quantity('1'))).toThrow(bug('the value must not'));
  });
});
