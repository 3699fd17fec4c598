import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minus, plus, total } from '../decimal/arithmetic.ts';
import { type Amount, formatAmount, formatQuantity, type Quantity, ZERO_AMOUNT } from '../decimal/fixed.ts';
import { OracleStock } from '../testing/oracle-fifo.ts';
import { runs } from '../testing/runs.ts';
import { takeOldestFirst } from './issue.ts';
import { applyTake, type Layer, layerValue, valueOfTake } from './layer.ts';

/** One thing that happens to the stock of one product. Shares are thousandths of what there is at that moment. */
type StockEvent =
  | { readonly kind: 'receive'; readonly quantity: bigint; readonly unitCost: bigint }
  | { readonly kind: 'produce'; readonly quantity: bigint; readonly totalCost: bigint }
  | { readonly kind: 'issue'; readonly share: bigint }
  | { readonly kind: 'issueSteps'; readonly steps: bigint }
  | { readonly kind: 'issueOldestExactly' }
  | { readonly kind: 'reserve'; readonly share: bigint }
  | { readonly kind: 'takeReserved'; readonly share: bigint };

const oddQuantity = fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 30_000n }));
const oddPrice = fc.oneof(fc.bigInt({ min: 0n, max: 700n }), fc.bigInt({ min: 0n, max: 500_000n }));
const share = fc.bigInt({ min: 0n, max: 1000n });

const stockEvent: fc.Arbitrary<StockEvent> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('receive'), quantity: oddQuantity, unitCost: oddPrice }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('produce'), quantity: oddQuantity, totalCost: oddPrice }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('issue'), share: fc.bigInt({ min: 0n, max: 1200n }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('issueSteps'), steps: fc.bigInt({ min: 1n, max: 5n }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('issueOldestExactly') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reserve'), share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('takeReserved'), share }) },
);

/** Texts first: toEqual at every step of 10,000 histories takes longer than everything it compares. */
function expectSame(said: unknown, expected: unknown): void {
  if (JSON.stringify(said) !== JSON.stringify(expected)) expect(said).toEqual(expected);
}

/** The kernel's stock and the oracle's, put through the same events and compared after each. */
class ComparedStock {
  private layers: Layer[] = [];
  private readonly oracle = new OracleStock();
  private valueIn = ZERO_AMOUNT;
  private valueOut = ZERO_AMOUNT;

  apply(event: StockEvent): void {
    if (event.kind === 'receive') {
      this.receive(event.quantity as Quantity, event.unitCost as Amount);
    } else if (event.kind === 'produce') {
      this.produce(event.quantity as Quantity, event.totalCost as Amount);
    } else if (event.kind === 'reserve') {
      this.reserve(event.share);
    } else if (event.kind === 'takeReserved') {
      this.takeReserved(event.share);
    } else {
      this.issue(this.wantedBy(event));
    }
    this.compare();
  }

  private wantedBy(event: Extract<StockEvent, { kind: `issue${string}` }>): Quantity {
    const available = total(this.layers.map((layer) => layer.quantityAvailable));
    if (event.kind === 'issue') return ((available * event.share) / 1000n) as Quantity;
    if (event.kind === 'issueSteps') return event.steps as Quantity;
    return this.layers.find((layer) => layer.quantityAvailable > 0n)?.quantityAvailable ?? (7n as Quantity);
  }

  private receive(received: Quantity, unitCost: Amount): void {
    this.oracle.receive(this.layers.length, formatQuantity(received), formatAmount(unitCost));
    this.enter(received, unitCost, layerValue(received, unitCost));
  }

  private produce(produced: Quantity, totalCost: Amount): void {
    // Any unit cost near total ÷ quantity will do; truncating makes it differ from the exact one in most cases.
    const unitCost = ((totalCost * 1000n) / produced) as Amount;
    const texts = [formatQuantity(produced), formatAmount(unitCost), formatAmount(totalCost)] as const;
    this.oracle.receive(this.layers.length, ...texts);
    this.enter(produced, unitCost, totalCost);
  }

  private enter(entered: Quantity, unitCost: Amount, remainingValue: Amount): void {
    const layerId = this.layers.length;
    this.layers.push({
      layerId,
      quantityOnHand: entered,
      quantityAvailable: entered,
      unitCost,
      remainingValue,
    });
    this.valueIn = plus(this.valueIn, remainingValue);
  }

  private reserve(ofAvailable: bigint): void {
    const layer = this.layers.find((candidate) => candidate.quantityAvailable > 0n);
    if (layer === undefined) return;
    const reserved = ((layer.quantityAvailable * ofAvailable) / 1000n) as Quantity;
    this.oracle.reserve(layer.layerId, formatQuantity(reserved));
    this.layers[layer.layerId] = { ...layer, quantityAvailable: minus(layer.quantityAvailable, reserved) };
  }

  private takeReserved(ofReserved: bigint): void {
    const layer = this.layers.find((candidate) => candidate.quantityOnHand > candidate.quantityAvailable);
    if (layer === undefined) return;
    const reserved = minus(layer.quantityOnHand, layer.quantityAvailable);
    const taken = (1n + ((reserved - 1n) * ofReserved) / 1000n) as Quantity;
    const value = valueOfTake(layer, taken);
    expectSame(formatAmount(value), this.oracle.takeReserved(layer.layerId, formatQuantity(taken)));
    this.layers[layer.layerId] = applyTake(layer, taken, { fromReserved: true });
    this.valueOut = plus(this.valueOut, value);
  }

  private issue(wanted: Quantity): void {
    const issue = takeOldestFirst(this.layers, wanted);
    const said = {
      takes: issue.takes.map((take) => ({
        layerId: take.layerId,
        quantity: formatQuantity(take.quantity),
        value: formatAmount(take.value),
      })),
      quantity: formatQuantity(issue.quantity),
      value: formatAmount(issue.value),
      missing: formatQuantity(issue.missing),
      average: formatAmount(issue.weightedAverageCost),
    };
    expectSame(said, this.oracle.issue(formatQuantity(wanted)));
    const taken = new Map(issue.takes.map((take) => [take.layerId, take.quantity]));
    this.layers = this.layers.map((layer) => {
      const quantity = taken.get(layer.layerId);
      return quantity === undefined ? layer : applyTake(layer, quantity, { fromReserved: false });
    });
    this.valueOut = plus(this.valueOut, issue.value);
  }

  private compare(): void {
    const onHand = total(this.layers.map((layer) => layer.remainingValue));
    expectSame(formatAmount(plus(this.valueOut, onHand)), formatAmount(this.valueIn));
    const state = this.layers.map((layer) => ({
      layerId: layer.layerId,
      onHand: formatQuantity(layer.quantityOnHand),
      available: formatQuantity(layer.quantityAvailable),
      value: formatAmount(layer.remainingValue),
    }));
    expectSame(state, this.oracle.state());
  }
}

test('10,000 histories: each issue costs what the oracle says, and value in = value out + value on hand', () => {
  fc.assert(
    fc.property(fc.array(stockEvent, { minLength: 2, maxLength: 10 }), (events) => {
      const stock = new ComparedStock();
      for (const event of events) stock.apply(event);
    }),
    runs(10_000),
  );
});
