import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minus, plus } from '../decimal/arithmetic.ts';
import { formatQuantity, type Quantity, quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { bug } from '../testing/bug.ts';
import { decimalOf, OracleDecimal, roundedText } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { type ConsumptionInput, consumptionDue } from './consumption.ts';

const EXAMPLES = readTable(
  ['required', 'consumed', 'planned', 'before', 'now', 'decimals', 'due', 'why'],
  `
  | required | consumed | planned | before | now   | decimals | due    | why                                           |
  | 100.000  | 0.000    | 10.000  | 0.000  | 4.000 | 3        | 40.000 | in proportion                                 |
  | 10.000   | 0.000    | 3.000   | 0.000  | 1.000 | 3        | 3.333  | a third, half up                              |
  | 10.000   | 3.333    | 3.000   | 1.000  | 1.000 | 3        | 3.334  | two thirds are 6.667                          |
  | 10.000   | 6.667    | 3.000   | 2.000  | 1.000 | 3        | 3.333  | the rest: parts add up                        |
  | 10.000   | 0.000    | 3.000   | 0.000  | 1.000 | 1        | 3.300  | the unit has one decimal                      |
  | 13.000   | 0.000    | 10.000  | 0.000  | 1.000 | 0        | 2.000  | pieces: 1.3 is 2                              |
  | 13.000   | 2.000    | 10.000  | 1.000  | 1.000 | 0        | 1.000  | 2.6 is 3, 2 are used                          |
  | 13.000   | 3.000    | 10.000  | 2.000  | 1.000 | 0        | 1.000  | 3.9 is 4                                      |
  | 2.000    | 2.000    | 10.000  | 6.000  | 1.000 | 0        | 0.000  | 1.4 is 2, both are used                       |
  | 100.000  | 55.000   | 10.000  | 4.000  | 1.000 | 3        | 0.000  | 5 more than due were used, so none now        |
  | 100.000  | 55.000   | 10.000  | 5.000  | 2.000 | 3        | 15.000 | and fewer later                               |
  | 100.000  | 130.000  | 10.000  | 9.000  | 1.000 | 3        | 0.000  | never below zero                              |
  | 100.000  | 20.000   | 10.000  | 5.000  | 1.000 | 3        | 40.000 | too little was used before: made good         |
  | 12.500   | 0.000    | 10.000  | 0.000  | 9.900 | 0        | 12.500 | 12.375 is 13, but only 12.5 are required      |
  | 12.500   | 12.000   | 10.000  | 9.000  | 1.000 | 0        | 0.500  | all done: exactly what is required            |
  | 10.000   | 0.000    | 3.000   | 0.000  | 0.000 | 0        | 0.000  | nothing done, nothing due                     |
  | 0.000    | 0.000    | 3.000   | 0.000  | 3.000 | 0        | 0.000  | nothing required                              |`,
);

function inputOf(row: (typeof EXAMPLES)[number]): ConsumptionInput {
  return {
    required: quantity(row.required),
    consumedBefore: quantity(row.consumed),
    plannedQuantity: quantity(row.planned),
    doneBefore: quantity(row.before),
    doneNow: quantity(row.now),
    unitDecimals: Number(row.decimals) as 0 | 1 | 2 | 3,
  };
}

const someOrder = fc.record({
  required: fc.bigInt({ min: 0n, max: 200_000n }).map((steps) => steps as Quantity),
  plannedQuantity: fc.bigInt({ min: 1n, max: 50_000n }).map((steps) => steps as Quantity),
  unitDecimals: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  cuts: fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 6 }),
});

/** Bookings that together make exactly what is planned, some of them of nothing. */
function bookingsOf({ plannedQuantity, cuts }: { plannedQuantity: Quantity; cuts: bigint[] }): Quantity[] {
  const inOrder = cuts.toSorted((a, b) => Number(a - b)).map((cut) => (plannedQuantity * cut) / 1000n);
  const ends = [...inOrder, plannedQuantity];
  return ends.map((end, index) => (end - (ends[index - 1] ?? 0n)) as Quantity);
}

describe('consumptionDue', () => {
  test.each(EXAMPLES)('$due of $required: $why', (row) => {
    expect(formatQuantity(consumptionDue(inputOf(row)))).toBe(row.due);
  });

  test('property: however an order is split into bookings, the parts add up to what it required', () => {
    fc.assert(
      fc.property(someOrder, (order) => {
        let [doneBefore, consumedBefore] = [ZERO_QUANTITY, ZERO_QUANTITY];
        for (const doneNow of bookingsOf(order)) {
          const due = consumptionDue({ ...order, consumedBefore, doneBefore, doneNow });
          expect(due >= 0n).toBe(true);
          consumedBefore = plus(consumedBefore, due);
          doneBefore = plus(doneBefore, doneNow);
        }
        expect(doneBefore).toBe(order.plannedQuantity);
        expect(consumedBefore).toBe(order.required);
      }),
      runs(1000),
    );
  });

  test('property: each booking is decimal.js’s cumulative target less what was consumed', () => {
    const consumed = fc.bigInt({ min: 0n, max: 250_000n }).map((steps) => steps as Quantity);
    fc.assert(
      fc.property(someOrder, consumed, (order, consumedBefore) => {
        const [doneBefore = ZERO_QUANTITY, doneNow = ZERO_QUANTITY] = bookingsOf(order);
        const done = decimalOf(formatQuantity(plus(doneBefore, doneNow)));
        const required = decimalOf(formatQuantity(order.required));
        const share = required.times(done).div(formatQuantity(order.plannedQuantity));
        const rounding = order.unitDecimals === 0 ? OracleDecimal.ROUND_UP : OracleDecimal.ROUND_HALF_UP;
        const isDone = plus(doneBefore, doneNow) === order.plannedQuantity;
        const target = isDone
          ? required
          : OracleDecimal.min(share.toDecimalPlaces(order.unitDecimals, rounding), required);
        const due = OracleDecimal.max(target.minus(formatQuantity(consumedBefore)), 0);
        const said = consumptionDue({ ...order, consumedBefore, doneBefore, doneNow });
        expect(formatQuantity(said)).toBe(roundedText(due, 3));
      }),
      runs(1000),
    );
  });

  test('property: whole units come out whole when the order requires whole units', () => {
    fc.assert(
      fc.property(someOrder, (order) => {
        const [doneNow = ZERO_QUANTITY] = bookingsOf(order);
        const required = minus(order.required, (order.required % 1000n) as Quantity);
        const [consumedBefore, doneBefore] = [ZERO_QUANTITY, ZERO_QUANTITY];
        const due = consumptionDue({
          ...order,
          required,
          unitDecimals: 0,
          consumedBefore,
          doneBefore,
          doneNow,
        });
        expect(due % 1000n).toBe(0n);
      }),
      runs(500),
    );
  });

  const [sane] = EXAMPLES;
  test.each([
    ['a negative requirement', 'the required quantity', { required: quantity('-1') }],
    ['negative consumption', 'the consumed quantity', { consumedBefore: quantity('-1') }],
    [
      'an order for nothing',
      'the planned quantity',
      { plannedQuantity: ZERO_QUANTITY, doneNow: ZERO_QUANTITY },
    ],
    ['negative output before', 'what is done', { doneBefore: quantity('-1') }],
    ['negative output now', 'what is done', { doneBefore: quantity('1'), doneNow: quantity('-1') }],
    ['more done than planned', 'no more can be done', { doneNow: quantity('10.001') }],
  ])('%s is a bug', (_what, words, overrides) => {
    if (sane === undefined) throw new Error('no example');
    expect(() => consumptionDue({ ...inputOf(sane), ...overrides })).toThrow(bug(words));
  });
});
