import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { total } from '../decimal/arithmetic.ts';
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
import { applyTake, type Layer, layerValue, valueOfTake } from './layer.ts';

function layer(overrides: Partial<Layer> = {}): Layer {
  return {
    layerId: 1,
    quantityOnHand: quantity('10'),
    quantityAvailable: quantity('10'),
    unitCost: amount('3.3333'),
    remainingValue: amount('33.333'),
    ...overrides,
  };
}

const TAKES = readTable(
  ['on hand', 'available', 'unit cost', 'remaining', 'take', 'value', 'why'],
  `
  | on hand | available | unit cost | remaining | take   | value   | why                                              |
  | 10.000  | 10.000    | 2.5000    | 25.0000   | 4.000  | 10.0000 | a part: quantity × unit cost                     |
  | 3.000   | 3.000     | 3.3333    | 10.0000   | 1.000  | 3.3333  | 10.0000 for 3 pieces, the first                  |
  | 2.000   | 2.000     | 3.3333    | 6.6667    | 1.000  | 3.3333  | the second                                       |
  | 1.000   | 1.000     | 3.3333    | 3.3334    | 1.000  | 3.3334  | the last takes all that is left                  |
  | 3.000   | 1.000     | 3.3333    | 10.0000   | 1.000  | 3.3333  | all available is not all on hand: 2 are reserved |
  | 1.000   | 0.000     | 3.3333    | 3.3334    | 1.000  | 3.3334  | the reserved last one takes all that is left     |
  | 1.000   | 1.000     | 0.0500    | 0.0500    | 0.001  | 0.0001  | 0.00005 is rounded up                            |
  | 0.500   | 0.500     | 0.0500    | 0.0000    | 0.001  | 0.0000  | the value is used up: a part costs no more than it |
  | 0.400   | 0.400     | 0.0500    | 0.0001    | 0.030  | 0.0001  | 0.0015, but only 0.0001 is left                  |
  | 5.000   | 5.000     | 0.0000    | 0.0001    | 4.999  | 0.0000  | an exact total too small for a unit cost waits   |
  | 5.000   | 5.000     | 0.0000    | 0.0001    | 5.000  | 0.0001  | for the take that empties the layer              |`,
);

describe('valueOfTake', () => {
  test.each(TAKES)('$take costs $value: $why', (row) => {
    const before = layer({
      quantityOnHand: quantity(row['on hand']),
      quantityAvailable: quantity(row.available),
      unitCost: amount(row['unit cost']),
      remainingValue: amount(row.remaining),
    });
    expect(formatAmount(valueOfTake(before, quantity(row.take)))).toBe(row.value);
  });

  test('1,000 parts of 0.001 at 0.0500 cost what was paid: 500 cost 0.0001, the others nothing', () => {
    const part = quantity('0.001');
    let left = layer({
      quantityOnHand: quantity('1'),
      quantityAvailable: quantity('1'),
      unitCost: amount('0.05'),
      remainingValue: amount('0.05'),
    });
    const values: Amount[] = [];
    for (let taken = 0; taken < 1000; taken += 1) {
      values.push(valueOfTake(left, part));
      left = applyTake(left, part, { fromReserved: false });
    }
    expect(values.filter((value) => value === amount('0.0001'))).toHaveLength(500);
    expect(formatAmount(total(values))).toBe('0.0500');
    expect(left).toMatchObject({ quantityOnHand: ZERO_QUANTITY, remainingValue: ZERO_AMOUNT });
  });

  test('property: a take costs from zero to the remaining value, all of it exactly when it empties', () => {
    const someLayer = fc.record({
      onHand: fc.bigInt({ min: 1n, max: 3000n }),
      take: fc.bigInt({ min: 1n, max: 3000n }),
      unitCost: fc.bigInt({ min: 0n, max: 3000n }),
      value: fc.bigInt({ min: 0n, max: 9000n }),
    });
    fc.assert(
      fc.property(someLayer, ({ onHand, take, unitCost, value }) => {
        fc.pre(take <= onHand);
        const before = layer({
          quantityOnHand: onHand as Quantity,
          quantityAvailable: onHand as Quantity,
          unitCost: unitCost as Amount,
          remainingValue: value as Amount,
        });
        const cost = valueOfTake(before, take as Quantity);
        const exact = decimalOf(formatQuantity(take as Quantity)).times(formatAmount(unitCost as Amount));
        const capped = exact.greaterThan(formatAmount(value as Amount))
          ? formatAmount(value as Amount)
          : exact;
        expect(formatAmount(cost)).toBe(
          take === onHand ? formatAmount(value as Amount) : roundedText(decimalOf(`${capped}`), 4),
        );
      }),
      runs(1000),
    );
  });

  const nothingOnHand = { quantityOnHand: ZERO_QUANTITY, quantityAvailable: ZERO_QUANTITY };
  test.each([
    ['valueOfTake: the quantity must be above zero', '0', {}],
    ['valueOfTake: the quantity must be above zero', '-1', {}],
    ['must not exceed what is on hand', '10.001', {}],
    ['available must not exceed on hand', '1', { quantityAvailable: quantity('10.001') }],
    ['the available quantity must not be negative', '1', { quantityAvailable: quantity('-0.001') }],
    ['the unit cost must not be negative', '1', { unitCost: amount('-0.0001') }],
    ['the remaining value must not be negative', '1', { remainingValue: amount('-0.0001') }],
    ['an empty layer must have no value', '1', nothingOnHand],
  ])('otherwise a bug: %s (take %s)', (words, taken, overrides) => {
    expect(() => valueOfTake(layer(overrides), quantity(taken))).toThrow(bug(words));
  });
});

describe('layerValue', () => {
  test('is quantity × unit cost, half up', () => {
    expect(formatAmount(layerValue(quantity('0.333'), amount('1.005')))).toBe('0.3347');
    expect(formatAmount(layerValue(quantity('1'), amount('0')))).toBe('0.0000');
  });

  test('property: equals decimal.js', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        (steps, cost) => {
          const exact = decimalOf(formatQuantity(steps as Quantity)).times(formatAmount(cost as Amount));
          expect(formatAmount(layerValue(steps as Quantity, cost as Amount))).toBe(roundedText(exact, 4));
        },
      ),
      runs(500),
    );
  });

  test.each([
    ['0', '1', 'a quantity above zero'],
    ['-1', '1', 'a quantity above zero'],
    ['1', '-0.0001', 'the unit cost must not be negative'],
  ])('a layer of %s at %s is a bug', (of, at, words) => {
    expect(() => layerValue(quantity(of), amount(at))).toThrow(bug(words));
  });
});

describe('applyTake', () => {
  const half = layer({ quantityAvailable: quantity('4') });

  test('from the available part: on hand, available and value go down', () => {
    expect(applyTake(half, quantity('4'), { fromReserved: false })).toEqual({
      ...half,
      quantityOnHand: quantity('6'),
      quantityAvailable: ZERO_QUANTITY,
      remainingValue: amount('19.9998'),
    });
  });

  test('from the reserved part: what is available stays', () => {
    expect(applyTake(half, quantity('6'), { fromReserved: true })).toEqual({
      ...half,
      quantityOnHand: quantity('4'),
      remainingValue: amount('13.3332'),
    });
  });

  test.each([
    ['more than is available', '4.001', false],
    ['more than is reserved', '6.001', true],
  ])('%s is a bug', (_what, taken, fromReserved) => {
    expect(() => applyTake(half, quantity(taken), { fromReserved })).toThrow(
      bug('the reserved or available part'),
    );
  });

  test('the given layer is not changed', () => {
    const frozen = Object.freeze(layer());
    applyTake(frozen, quantity('1'), { fromReserved: false });
    expect(frozen).toEqual(layer());
  });
});
