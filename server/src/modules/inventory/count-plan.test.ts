import {
  amount,
  formatAmount,
  formatQuantity,
  type Layer,
  minus,
  plus,
  type Quantity,
  quantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCount } from './count-plan.ts';

const layer = (
  layerId: number,
  onHand: string,
  reserved: string,
  unitCost: string,
  value: string,
): Layer => ({
  layerId,
  quantityOnHand: quantity(onHand),
  quantityAvailable: minus(quantity(onHand), quantity(reserved)),
  unitCost: amount(unitCost),
  remainingValue: amount(value),
});

const LAYERS = [
  layer(7, '2.000', '1.000', '1.0000', '2.0000'),
  layer(3, '1.000', '0.000', '3.3333', '3.3334'),
  layer(9, '4.000', '4.000', '2.0000', '8.0000'),
  layer(5, '3.000', '0.500', '0.3335', '1.0005'),
];

/** the outcome as text: system, losses, value of the losses, gain, blocked */
function outcome(layers: readonly Layer[], counted: string) {
  const plan = compareCount(layers, quantity(counted));
  return [
    formatQuantity(plan.systemQuantity),
    plan.losses.map((one) => `${one.layerId}: ${formatQuantity(one.quantity)} ${formatAmount(one.value)}`),
    formatAmount(plan.lossValue),
    formatQuantity(plan.gain),
    formatQuantity(plan.blocked),
  ];
}

describe('compareCount', () => {
  test.each<[string, string, string[], string, string, string]>([
    ['nothing is missing', '10.000', [], '0.0000', '0.000', '0.000'],
    ['the oldest free part goes first', '9.500', ['7: -0.500 -0.5000'], '0.5000', '0.000', '0.000'],
    [
      'reserved parts are passed over; the last take of a layer has all that is left',
      '7.000',
      ['7: -1.000 -1.0000', '3: -1.000 -3.3334', '5: -1.000 -0.3335'],
      '4.6669',
      '0.000',
      '0.000',
    ],
    [
      'all that is free',
      '5.500',
      ['7: -1.000 -1.0000', '3: -1.000 -3.3334', '5: -2.500 -0.8338'],
      '5.1672',
      '0.000',
      '0.000',
    ],
    [
      'what reservations hold is blocked',
      '5.499',
      ['7: -1.000 -1.0000', '3: -1.000 -3.3334', '5: -2.500 -0.8338'],
      '5.1672',
      '0.000',
      '0.001',
    ],
    [
      'nothing is there',
      '0.000',
      ['7: -1.000 -1.0000', '3: -1.000 -3.3334', '5: -2.500 -0.8338'],
      '5.1672',
      '0.000',
      '5.500',
    ],
    ['more is there', '10.001', [], '0.0000', '0.001', '0.000'],
  ])('%s: %s counted', (_, counted, losses, lossValue, gain, blocked) => {
    expect(outcome(LAYERS, counted)).toEqual(['10.000', losses, lossValue, gain, blocked]);
  });

  test('without layers everything is found', () => {
    expect(outcome([], '2.500')).toEqual(['0.000', [], '0.0000', '2.500', '0.000']);
    expect(outcome([], '0')).toEqual(['0.000', [], '0.0000', '0.000', '0.000']);
  });

  test('a loss changes quantity and value, no reservation, and is not a choice of the caller', () => {
    const [loss] = compareCount([layer(1, '2.000', '0.000', '1.0000', '2.0000')], quantity('1')).losses;
    expect(loss).toEqual({
      layerId: 1,
      eventType: 'ADJUST',
      quantity: -quantity('1'),
      reserved: ZERO_QUANTITY,
      value: -amount('1'),
    });
  });
});

describe('for any layers and any count', () => {
  const milli = fc.bigInt({ min: 0n, max: 20_000n });
  const anyLayer = fc.record({ onHand: fc.bigInt({ min: 1n, max: 20_000n }), part: milli, cost: milli });
  const layersOf = (rows: readonly { onHand: bigint; part: bigint; cost: bigint }[]): Layer[] =>
    rows.map(({ onHand, part, cost }, place) => ({
      layerId: place + 1,
      quantityOnHand: onHand as Quantity,
      quantityAvailable: (onHand - (part % (onHand + 1n))) as Quantity,
      unitCost: cost as ReturnType<typeof amount>,
      remainingValue: ((onHand * cost + 500n) / 1000n) as ReturnType<typeof amount>,
    }));

  test('system − losses − blocked + gain = counted; no layer gives more than is free; values add up', () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 12 }), milli, (rows, countedMilli) => {
        const layers = layersOf(rows);
        const counted = countedMilli as Quantity;
        const plan = compareCount(layers, counted);
        const byId = new Map(layers.map((one) => [one.layerId, one]));
        const lost = total(plan.losses.map((one) => -one.quantity as Quantity));
        expect(plan.systemQuantity).toBe(total(layers.map((one) => one.quantityOnHand)));
        expect(plus(minus(minus(plan.systemQuantity, lost), plan.blocked), plan.gain)).toBe(counted);
        expect(plan.lossValue).toBe(-plan.losses.reduce((sum, one) => sum + one.value, 0n));
        for (const one of plan.losses) {
          const source = byId.get(one.layerId);
          expect(one.quantity < 0n && -one.quantity <= (source?.quantityAvailable ?? 0n)).toBe(true);
          expect(one.value <= 0n && -one.value <= (source?.remainingValue ?? 0n)).toBe(true);
          if (-one.quantity === source?.quantityOnHand) expect(-one.value).toBe(source.remainingValue);
        }
        expect(plan.gain === 0n || plan.losses.length + Number(plan.blocked) === 0).toBe(true);
      }),
    );
  });

  test('oldest first: only the last layer touched keeps anything free, and none before it is passed over', () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 12 }), milli, (rows, counted) => {
        const layers = layersOf(rows);
        const { losses, blocked } = compareCount(layers, counted as Quantity);
        const free = layers.filter((one) => one.quantityAvailable > 0n);
        expect(losses.map((one) => one.layerId)).toEqual(
          free.slice(0, losses.length).map((one) => one.layerId),
        );
        for (const [place, one] of losses.slice(0, -1).entries()) {
          expect(-one.quantity).toBe(free[place]?.quantityAvailable);
        }
        if (blocked > 0n) expect(losses).toHaveLength(free.length);
      }),
    );
  });
});
