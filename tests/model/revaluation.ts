import { type Book, type Decision, refuse } from './book.ts';
import { differences } from './differences.ts';
import { amountText, costOfOne, type Exact, exact, quantityText, rounded, sum } from './exact.ts';
import { type Booking, costOf, type Layer, type Take } from './layers.ts';
import type { Of } from './operations.ts';

/**
 * A cost that becomes known later. The rule is one sentence: afterwards everything is worth what it would have been worth had
 * the cost been known when the batch was received. So every layer that descends from the batch is lived again from its first day.
 */

/** A layer's life with another beginning: what it entered with, what each of its takes was worth, and what is left. */
interface Life {
  readonly layer: Layer;
  readonly initialValue: Exact;
  readonly unitCost: Exact;
  readonly takes: ReadonlyMap<Take, Exact>;
  readonly left: Exact;
}

type Lives = Map<Layer, Life>;

/** Everything that a batch's cost flows into. A child is always younger than what it is made of, so numbers are an order. */
function downstream(origin: Layer): Layer[] {
  const found = new Set<Layer>();
  const walk = (layer: Layer): void => {
    if (found.has(layer)) return;
    found.add(layer);
    for (const { child, booking } of layer.takes) {
      const next = child ?? booking?.layer;
      if (next) walk(next);
    }
  };
  walk(origin);
  return [...found].sort((one, other) => one.id - other.id);
}

const takenAt = (lives: Lives, take: Take): Exact => lives.get(take.layer)?.takes.get(take) ?? take.value;

const worthOf = (lives: Lives, booking: Booking): Exact =>
  sum(booking.takes.map((take) => takenAt(lives, take))).plus(booking.conversion);

/** What a layer enters with, by where it came from. */
function beginning(lives: Lives, layer: Layer): { value: Exact; unitCost: Exact } {
  const { source, madeBy, initialValue, unitCost } = layer;
  const take = source?.takes.find((one) => one.child === layer);
  if (source && take) {
    return { value: takenAt(lives, take), unitCost: lives.get(source)?.unitCost ?? source.unitCost };
  }
  if (madeBy === null) throw new Error(`layer ${layer.id} has a cost of its own`);
  const value = worthOf(lives, madeBy).plus(layer.correction);
  // What went into it is worth as much as before: then so is it.
  if (value.equals(initialValue)) return { value, unitCost };
  return { value, unitCost: costOfOne(value, layer.initialQuantity) };
}

function liveAgain(layer: Layer, start: { value: Exact; unitCost: Exact }): Life {
  const left = { onHand: layer.initialQuantity, unitCost: start.unitCost, value: start.value };
  const takes = new Map<Take, Exact>();
  for (const take of layer.takes) {
    const cost = costOf(take.quantity, left);
    takes.set(take, cost);
    left.onHand = left.onHand.minus(take.quantity);
    left.value = left.value.minus(cost);
  }
  return { layer, initialValue: start.value, unitCost: start.unitCost, takes, left: left.value };
}

function livesFrom(origin: Layer, start: { value: Exact; unitCost: Exact }): Lives {
  const lives: Lives = new Map();
  for (const layer of downstream(origin)) {
    lives.set(layer, liveAgain(layer, layer === origin ? start : beginning(lives, layer)));
  }
  return lives;
}

function bookingsIn(lives: Lives): Set<Booking> {
  const takes = [...lives.keys()].flatMap((layer) => layer.takes);
  return new Set(takes.flatMap(({ booking }) => booking ?? []));
}

/** A place, the layer, the order, how much, before and after: the lines of the answer whose value changes. */
function changedLines(lives: Lives): string[] {
  const lines: [string, number | null, number | null, Exact, Exact, Exact][] = [];
  for (const { layer, initialValue, takes, left } of lives.values()) {
    lines.push(['ON_HAND', layer.id, null, layer.onHand, layer.value, left]);
    if (layer.madeBy !== null && lives.keys().next().value !== layer) {
      const { orderId } = layer.madeBy;
      lines.push(['PRODUCED', layer.id, orderId, layer.initialQuantity, layer.initialValue, initialValue]);
    }
    for (const [take, after] of takes) {
      const orderId = take.booking?.orderId ?? null;
      lines.push([take.place, layer.id, orderId, take.quantity, take.value, after]);
    }
  }
  for (const booking of bookingsIn(lives)) {
    if (booking.layer !== null) continue;
    const after = worthOf(lives, booking);
    lines.push([
      'LOST_IN_PRODUCTION',
      null,
      booking.orderId,
      booking.scrapped,
      worthOf(new Map(), booking),
      after,
    ]);
  }
  return lines
    .filter(([, , , , before, after]) => !before.equals(after))
    .map(([place, layerId, orderId, quantity, before, after]) =>
      lineText(place, layerId, orderId, quantityText(quantity), amountText(before), amountText(after)),
    )
    .sort();
}

const lineText = (...parts: (string | number | null)[]): string => parts.join(' ');

interface AnsweredLine {
  readonly place: string;
  readonly is_final: boolean;
  readonly inventory_item_id: number | null;
  readonly production_order_id: number | null;
  readonly quantity: string;
  readonly value_before: string;
  readonly value_after: string;
  readonly value_change: string;
}

/** The lines that change anything are those expected, and those that end somewhere sum to the whole change. */
const linesLike = (expected: readonly string[], change: Exact) => (actual: unknown, path: string) => {
  const lines = actual as AnsweredLine[];
  const changed = lines.filter((line) => line.value_before !== line.value_after);
  const ended = sum(lines.filter((line) => line.is_final).map((line) => exact(line.value_change)));
  return [
    ...differences(
      expected,
      changed
        .map((line) =>
          lineText(
            ...[line.place, line.inventory_item_id, line.production_order_id],
            ...[line.quantity, line.value_before, line.value_after],
          ),
        )
        .sort(),
      path,
    ),
    ...differences(amountText(change), amountText(ended), `${path}: what ends somewhere`),
  ];
};

/** The model takes over the new lives. */
function apply(book: Book, lives: Lives): void {
  for (const booking of bookingsIn(lives)) {
    const order = book.order(booking.orderId);
    order.material = order.material.plus(worthOf(lives, booking)).minus(worthOf(new Map(), booking));
  }
  for (const { layer, initialValue, unitCost, takes, left } of lives.values()) {
    const value = left.minus(layer.value);
    const isOther = !value.isZero() || !unitCost.equals(layer.unitCost);
    layer.initialValue = initialValue;
    layer.unitCost = unitCost;
    for (const [take, cost] of takes) take.value = cost;
    if (isOther) book.touch(layer, 'REVALUE', { value });
  }
}

function originOf(layer: Layer): Layer {
  return layer.source === null ? layer : originOf(layer.source);
}

export function revalue(book: Book, { layerId, body }: Of<'revalue'>): Decision {
  const layer = book.layer(layerId);
  if (layer.source !== null) {
    return refuse(409, 'CONFLICT', [{ origin_inventory_item_id: originOf(layer).id }]);
  }
  const { initialQuantity, initialValue } = layer;
  const value =
    body.unit_cost === undefined
      ? initialValue.plus(body.additional_cost)
      : rounded(initialQuantity.times(body.unit_cost));
  if (value.isNegative()) return refuse(422, 'VALIDATION_ERROR');
  const unitCost = body.unit_cost === undefined ? costOfOne(value, initialQuantity) : exact(body.unit_cost);
  const lives = livesFrom(layer, { value, unitCost });
  // A product that was given a credit of its own can be worth less than nothing when its material is cheaper.
  const negative = [...lives.values()].find((life) => life.initialValue.isNegative());
  if (negative !== undefined) return refuse(409, 'CONFLICT', [{ inventory_item_id: negative.layer.id }]);
  return {
    accept() {
      const change = value.minus(initialValue);
      const expected = {
        inventory_item_id: layer.id,
        unit_cost_before: amountText(layer.unitCost),
        unit_cost_after: amountText(unitCost),
        value_before: amountText(initialValue),
        value_after: amountText(value),
        value_change: amountText(change),
        lines: linesLike(changedLines(lives), change),
      };
      layer.correction = layer.correction.plus(change);
      apply(book, lives);
      return expected;
    },
  };
}
