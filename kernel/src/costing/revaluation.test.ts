import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minus, plus, total, unitCostOf } from '../decimal/arithmetic.ts';
import { type Amount, amount, formatAmount, type Quantity, quantity, ZERO_AMOUNT } from '../decimal/fixed.ts';
import { applyTake, type Layer, layerValue, valueOfTake } from '../fifo/layer.ts';
import { bug } from '../testing/bug.ts';
import { runs } from '../testing/runs.ts';
import {
  type BatchHistory,
  type BookingHistory,
  NegativeCostError,
  type Outflow,
  type OutflowPlace,
  revalueBatch,
  valueReceived,
  withRevaluation,
} from './revaluation.ts';

/** Stock of one batch as it is posted: what the database would hold, kept with the kernel's own FIFO functions. */
class Postings {
  readonly layers: Layer[] = [];
  readonly initial: { quantity: Quantity; value: Amount }[] = [];
  readonly outflows: Outflow[][] = [];
  readonly bookings: BookingHistory[] = [];
  private movements = 0;

  enter(entering: Quantity, unitCost: Amount, value: Amount): number {
    const layerId = this.layers.length;
    this.layers.push({
      layerId,
      quantityOnHand: entering,
      quantityAvailable: entering,
      unitCost,
      remainingValue: value,
    });
    this.initial.push({ quantity: entering, value });
    this.outflows.push([]);
    return layerId;
  }

  /** @returns the value that left */
  leave(
    layerId: number,
    leaving: Quantity,
    place: OutflowPlace,
    to: { layerId?: number; bookingId?: number } = {},
  ): Amount {
    const layer = this.layers[layerId] as Layer;
    const value = valueOfTake(layer, leaving);
    this.layers[layerId] = applyTake(layer, leaving, { fromReserved: false });
    this.movements += 1;
    this.outflows[layerId]?.push({
      movementId: this.movements,
      place,
      quantity: leaving,
      value,
      toLayerId: to.layerId ?? null,
      bookingId: to.bookingId ?? null,
    });
    return value;
  }

  histories(): BatchHistory[] {
    return this.layers.map((layer, place) => ({
      layerId: layer.layerId,
      initialQuantity: this.initial[place]?.quantity as Quantity,
      quantityOnHand: layer.quantityOnHand,
      remainingValue: layer.remainingValue,
      outflows: this.outflows[place] as Outflow[],
    }));
  }
}

type Step =
  | { readonly kind: 'issue' | 'move' | 'empty'; readonly layer: number; readonly share: bigint }
  | {
      readonly kind: 'produce';
      readonly parts: readonly { readonly layer: number; readonly share: bigint }[];
      readonly extra: bigint;
      readonly made: bigint;
    };

const share = fc.bigInt({ min: 1n, max: 1000n });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('issue', 'move', 'empty'), layer: fc.nat(30), share }),
  fc.record({
    kind: fc.constant('produce'),
    parts: fc.array(fc.record({ layer: fc.nat(30), share }), { minLength: 1, maxLength: 3 }),
    extra: fc.bigInt({ min: 0n, max: 30_000n }),
    made: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 20_000n })),
  }),
);

/** Quantities depend on what is there, never on values: the same steps at another cost move the same stock. */
function partOf(layer: Layer, part: bigint): Quantity {
  return ((layer.quantityOnHand * part + 999n) / 1000n) as Quantity;
}

const WAYS_OUT = ['ISSUED', 'SCRAPPED', 'RETURNED', 'ADJUSTED'] as const;

function play(
  received: Quantity,
  cost: { unitCost: Amount; value: Amount },
  steps: readonly Step[],
): Postings {
  const stock = new Postings();
  stock.enter(received, cost.unitCost, cost.value);
  for (const [place, one] of steps.entries()) {
    if (one.kind === 'produce') {
      produce(stock, one);
      continue;
    }
    const layer = stock.layers[one.layer % stock.layers.length] as Layer;
    if (layer.quantityOnHand === 0n) continue;
    const leaving = one.kind === 'empty' ? layer.quantityOnHand : partOf(layer, one.share);
    if (one.kind === 'move') move(stock, layer, leaving, place);
    else stock.leave(layer.layerId, leaving, WAYS_OUT[place % 4] as OutflowPlace);
  }
  return stock;
}

function move(stock: Postings, layer: Layer, leaving: Quantity, place: number): void {
  const layerId = stock.layers.length;
  const value = stock.leave(layer.layerId, leaving, place % 2 ? 'SPLIT' : 'TRANSFERRED', { layerId });
  stock.enter(leaving, layer.unitCost, value);
}

function produce(stock: Postings, one: Extract<Step, { kind: 'produce' }>): void {
  const bookingId = stock.bookings.length + 1;
  const taken = new Set<number>();
  let cost = one.extra as Amount;
  for (const part of one.parts) {
    const layer = stock.layers[part.layer % stock.layers.length] as Layer;
    if (layer.quantityOnHand === 0n || taken.has(layer.layerId)) continue;
    taken.add(layer.layerId);
    cost = plus(cost, stock.leave(layer.layerId, partOf(layer, part.share), 'CONSUMED', { bookingId }));
  }
  if (taken.size === 0) return;
  const made = one.made as Quantity;
  const outputLayerId = made === 0n ? null : stock.enter(made, unitCostOf(cost, made), cost);
  stock.bookings.push({ bookingId, outputLayerId, scrappedQuantity: quantity('1'), totalCost: cost });
}

const cost = fc.oneof(fc.bigInt({ min: 0n, max: 900n }), fc.bigInt({ min: 0n, max: 900_000n }));
const received = fc.oneof(fc.bigInt({ min: 1n, max: 60n }), fc.bigInt({ min: 1n, max: 50_000n }));
const costsOf = (entering: Quantity, unitCost: Amount) => ({
  unitCost,
  value: layerValue(entering, unitCost),
});

describe('revalueBatch', () => {
  it('leaves everything as if the cost had been known from the start, also the second time', () => {
    fc.assert(
      fc.property(
        received,
        fc.tuple(cost, cost, cost),
        fc.array(step, { maxLength: 14 }),
        (entering, [first, second, third], steps) => {
          const arrived = entering as Quantity;
          const stock = play(arrived, costsOf(arrived, first as Amount), steps);
          let histories = { batches: stock.histories(), bookings: stock.bookings };
          for (const late of [second, third]) {
            const known = costsOf(arrived, late as Amount);
            const wanted = play(arrived, known, steps);
            const { batches, bookings } = histories;
            const revaluation = revalueBatch({ layerId: 0, ...known }, batches, bookings);
            histories = withRevaluation(histories, revaluation);
            expect(histories).toEqual({ batches: wanted.histories(), bookings: wanted.bookings });
            const unitCosts = new Map(revaluation.layers.map((one) => [one.layerId, one.unitCost]));
            for (const layer of wanted.layers) {
              expect(unitCosts.get(layer.layerId) ?? layer.unitCost).toBe(layer.unitCost);
            }
          }
        },
      ),
      runs(500),
    );
  });

  it('sums: what ends somewhere is the change of what was received', () => {
    fc.assert(
      fc.property(received, cost, cost, fc.array(step, { maxLength: 14 }), (entering, first, late, steps) => {
        const arrived = entering as Quantity;
        const before = costsOf(arrived, first as Amount);
        const stock = play(arrived, before, steps);
        const known = costsOf(arrived, late as Amount);
        const { lines, layers, bookings, valueBefore } = revalueBatch(
          { layerId: 0, ...known },
          stock.histories(),
          stock.bookings,
        );
        const sumOf = (places: readonly string[]) =>
          total(
            lines.filter((line) => places.includes(line.place)).map((line) => minus(line.after, line.before)),
          );
        expect(valueBefore).toBe(before.value);
        expect(sumOf([...WAYS_OUT, 'ON_HAND', 'LOST_IN_PRODUCTION'])).toBe(minus(known.value, before.value));
        expect(sumOf(['ON_HAND'])).toBe(total(layers.map((layer) => layer.valueChange)));
        expect(sumOf(['CONSUMED'])).toBe(total(bookings.map((booking) => booking.change)));
        expect(sumOf(['CONSUMED'])).toBe(sumOf(['PRODUCED', 'LOST_IN_PRODUCTION']));
      }),
      runs(500),
    );
  });

  it('does not depend on the order in which layers and bookings are given', () => {
    const stock = example();
    const forwards = revalueBatch(EXAMPLE_COST, stock.histories(), stock.bookings);
    const backwards = revalueBatch(EXAMPLE_COST, stock.histories().reverse(), [...stock.bookings].reverse());
    expect(backwards).toEqual(forwards);
  });

  it('the same cost again changes nothing', () => {
    const stock = example();
    const { lines, layers, bookings } = revalueBatch(
      { layerId: 0, value: amount('1000'), unitCost: amount('10') },
      stock.histories(),
      stock.bookings,
    );
    expect(lines.filter((line) => line.before !== line.after)).toEqual([]);
    expect(layers.every((layer) => layer.valueChange === 0n)).toBe(true);
    expect(bookings).toEqual([]);
  });
});

describe('withRevaluation', () => {
  it('gives what the next one begins with, and leaves alone what the batch did not reach', () => {
    const stock = example();
    const other = { ...(stock.histories()[0] as BatchHistory), layerId: 9 };
    const elsewhere = { ...other, outflows: other.outflows.map((one) => ({ ...one, toLayerId: null })) };
    const lost = {
      bookingId: 9,
      outputLayerId: null,
      scrappedQuantity: quantity('1'),
      totalCost: amount('7'),
    };
    const [batch, moved, made] = stock.histories() as [BatchHistory, BatchHistory, BatchHistory];
    const before = {
      batches: [batch, moved, made, { ...elsewhere, outflows: [] }],
      bookings: [...stock.bookings, lost],
    };
    const revaluation = revalueBatch(EXAMPLE_COST, before.batches, before.bookings);
    expect(revaluation).toEqual(revalueBatch(EXAMPLE_COST, [batch, moved, made], stock.bookings));
    const after = withRevaluation({ ...before, note: 'kept' }, revaluation);
    expect(after.note).toBe('kept');
    expect(after.batches.map(valueReceived).map(formatAmount)).toEqual([
      '1100.0000',
      '440.0000',
      '270.0000',
      '300.0000',
    ]);
    expect(after.batches.map((one) => formatAmount(one.remainingValue))).toEqual([
      '330.0000',
      '110.0000',
      '180.0000',
      '300.0000',
    ]);
    expect(after.bookings.map((one) => formatAmount(one.totalCost))).toEqual([
      '270.0000',
      '110.0000',
      '7.0000',
    ]);
  });
});

/** 100 at 10: 30 issued, 40 moved away of which 20 go into a product that costs 50 more, 10 into a booking that fails. */
function example(): Postings {
  const stock = new Postings();
  stock.enter(quantity('100'), amount('10'), amount('1000'));
  stock.leave(0, quantity('30'), 'ISSUED');
  stock.enter(quantity('40'), amount('10'), stock.leave(0, quantity('40'), 'TRANSFERRED', { layerId: 1 }));
  const material = stock.leave(1, quantity('20'), 'CONSUMED', { bookingId: 1 });
  const totalCost = plus(material, amount('50'));
  const outputLayerId = stock.enter(quantity('3'), unitCostOf(totalCost, quantity('3')), totalCost);
  stock.bookings.push({ bookingId: 1, outputLayerId, scrappedQuantity: quantity('0'), totalCost });
  const lost = stock.leave(1, quantity('10'), 'CONSUMED', { bookingId: 2 });
  stock.bookings.push({
    bookingId: 2,
    outputLayerId: null,
    scrappedQuantity: quantity('2'),
    totalCost: lost,
  });
  stock.leave(2, quantity('1'), 'ISSUED');
  return stock;
}
const EXAMPLE_COST = { layerId: 0, value: amount('1100'), unitCost: amount('11') };

describe('a late invoice, 11 instead of 10 for 100 pieces', () => {
  it('is told place by place', () => {
    const stock = example();
    const { lines } = revalueBatch(EXAMPLE_COST, stock.histories(), stock.bookings);
    expect(
      lines.map((line) => [line.place, line.layerId, formatAmount(line.before), formatAmount(line.after)]),
    ).toEqual([
      ['ISSUED', 0, '300.0000', '330.0000'],
      ['TRANSFERRED', 0, '400.0000', '440.0000'],
      ['ON_HAND', 0, '300.0000', '330.0000'],
      ['CONSUMED', 1, '200.0000', '220.0000'],
      ['CONSUMED', 1, '100.0000', '110.0000'],
      ['ON_HAND', 1, '100.0000', '110.0000'],
      ['PRODUCED', 2, '250.0000', '270.0000'],
      ['ISSUED', 2, '83.3333', '90.0000'],
      ['ON_HAND', 2, '166.6667', '180.0000'],
      ['LOST_IN_PRODUCTION', null, '100.0000', '110.0000'],
    ]);
  });

  it('changes what is left, the unit costs and the bookings', () => {
    const stock = example();
    const { layers, bookings } = revalueBatch(EXAMPLE_COST, stock.histories(), stock.bookings);
    expect(
      layers.map((one) => [one.layerId, formatAmount(one.unitCost), formatAmount(one.valueChange)]),
    ).toEqual([
      [0, '11.0000', '30.0000'],
      [1, '11.0000', '10.0000'],
      [2, '90.0000', '13.3333'],
    ]);
    expect(bookings.map((one) => [one.bookingId, formatAmount(one.change)])).toEqual([
      [1, '20.0000'],
      [2, '10.0000'],
    ]);
  });
});

describe('valueReceived', () => {
  it('is what left and what is left', () => {
    expect(example().histories().map(valueReceived).map(formatAmount)).toEqual([
      '1000.0000',
      '400.0000',
      '250.0000',
    ]);
  });
});

describe('a history that cannot be is a bug', () => {
  const [batch] = example().histories() as [BatchHistory];
  const outflow = batch.outflows[0] as Outflow;
  it.each<[string, string, () => unknown]>([
    [
      'a negative value',
      'must not be negative',
      () => revalueBatch({ ...EXAMPLE_COST, value: amount('-1') }, [batch], []),
    ],
    [
      'a negative unit cost',
      'must not be negative',
      () => revalueBatch({ ...EXAMPLE_COST, unitCost: amount('-1') }, [batch], []),
    ],
    [
      'more left than came',
      'an impossible outflow',
      () =>
        revalueBatch(EXAMPLE_COST, [{ ...batch, outflows: [{ ...outflow, quantity: quantity('101') }] }], []),
    ],
    [
      'an outflow of nothing',
      'an impossible outflow',
      () =>
        revalueBatch(EXAMPLE_COST, [{ ...batch, outflows: [{ ...outflow, quantity: quantity('0') }] }], []),
    ],
    [
      'other stock on hand than came and left',
      'must be what came',
      () => revalueBatch(EXAMPLE_COST, [{ ...batch, quantityOnHand: quantity('31') }], []),
    ],
    ['a child that is missing', 'must end somewhere', () => revalueBatch(EXAMPLE_COST, [batch], [])],
  ])('%s', (_, words, work) => {
    expect(work).toThrow(bug(words));
  });

  it('a produced layer that would cost less than nothing', () => {
    const stock = example();
    const histories = stock
      .histories()
      .map((one) => (one.layerId === 2 ? { ...one, remainingValue: ZERO_AMOUNT, outflows: [] } : one));
    const cheaper = { layerId: 0, value: ZERO_AMOUNT, unitCost: ZERO_AMOUNT };
    expect(() => revalueBatch(cheaper, histories, stock.bookings)).toThrow(new NegativeCostError(2));
  });
});
