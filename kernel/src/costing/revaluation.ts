import { assert } from '../assert.ts';
import { extendedCost, least, minus, plus, total, unitCostOf } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_AMOUNT, ZERO_QUANTITY } from '../decimal/fixed.ts';

/** Where stock went that left a layer. The last three pass its cost on; with the others it is gone. */
export type OutflowPlace =
  | 'ISSUED'
  | 'SCRAPPED'
  | 'RETURNED'
  | 'ADJUSTED'
  | 'TRANSFERRED'
  | 'SPLIT'
  | 'CONSUMED';

/** Quantity and value that left a layer in one movement; the value as it counts today, with earlier corrections. */
export interface Outflow {
  readonly movementId: number;
  readonly place: OutflowPlace;
  readonly quantity: Quantity;
  readonly value: Amount;
  /** the layer that it became (TRANSFERRED, SPLIT) */
  readonly toLayerId: number | null;
  /** the booking that consumed it (CONSUMED) */
  readonly bookingId: number | null;
}

/** A layer with everything that ever left it, in the order in which it left. */
export interface BatchHistory {
  readonly layerId: number;
  readonly initialQuantity: Quantity;
  readonly quantityOnHand: Quantity;
  readonly remainingValue: Amount;
  readonly outflows: readonly Outflow[];
}

/** A booking of a production order, and the layer that it made; null when nothing good came out. */
export interface BookingHistory {
  readonly bookingId: number;
  readonly outputLayerId: number | null;
  readonly scrappedQuantity: Quantity;
  readonly totalCost: Amount;
}

/** What a place of the batch was worth and is worth now. The places of an outflow, and: */
export type RevaluedPlace = OutflowPlace | 'ON_HAND' | 'PRODUCED' | 'LOST_IN_PRODUCTION';

export interface RevaluationLine {
  readonly place: RevaluedPlace;
  readonly layerId: number | null;
  readonly movementId: number | null;
  readonly bookingId: number | null;
  readonly quantity: Quantity;
  readonly before: Amount;
  readonly after: Amount;
}

/** What is written to a layer: its new unit cost, and by how much the value of what is left changes. */
export interface LayerRevaluation {
  readonly layerId: number;
  readonly unitCost: Amount;
  readonly valueChange: Amount;
}

export interface Revaluation {
  readonly valueBefore: Amount;
  readonly lines: RevaluationLine[];
  readonly layers: LayerRevaluation[];
  /** by how much the material of each booking became dearer */
  readonly bookings: { readonly bookingId: number; readonly change: Amount }[];
}

interface NewCost {
  readonly value: Amount;
  readonly unitCost: Amount;
}

/** A produced layer was credited with so much that with cheaper material it would cost less than nothing. */
export class NegativeCostError extends Error {
  override readonly name = 'NegativeCostError';
  readonly layerId: number;

  constructor(layerId: number) {
    super(`Layer ${layerId} would cost less than nothing`);
    this.layerId = layerId;
  }
}

/** What entered a layer is what left it and what is still there. */
export function valueReceived(batch: BatchHistory): Amount {
  return plus(total(batch.outflows.map((outflow) => outflow.value)), batch.remainingValue);
}

/** Places in which the change ends; the others pass it on. */
const PASSES_ON: ReadonlySet<RevaluedPlace> = new Set(['TRANSFERRED', 'SPLIT', 'CONSUMED', 'PRODUCED']);

/**
 * Follows a cost that became known later through everything that the batch went into. Afterwards each place is worth what it
 * would have been worth had the cost been known when the batch was received: the takes of a layer are valued again by the
 * rule of SPEC section 6 (a part costs quantity × unit cost, never more than is left; the take that empties the layer gets all
 * that is left), a transferred or split part hands its new value and unit cost to the layer that it became, and a consumed
 * part makes the output of its booking dearer or cheaper by the same amount.
 *
 * @param root the layer whose cost became known, with the new value of what was received and its new unit cost
 * @param batches the root and every layer that anything of it went into; a layer is younger, with a higher number, than all
 *   layers that it was made of
 * @returns the changes, and a line for each place whose value changes or that holds stock of the batch; the final lines sum to
 *   the change of the root, exactly
 * @throws NegativeCostError when a produced layer would cost less than nothing
 * @throws KernelAssertionError on a history that no sequence of postings can produce, and on a negative value
 */
export function revalueBatch(
  root: { readonly layerId: number; readonly value: Amount; readonly unitCost: Amount },
  batches: readonly BatchHistory[],
  bookings: readonly BookingHistory[],
): Revaluation {
  assert(root.value >= 0n && root.unitCost >= 0n, 'revalueBatch: the new cost must not be negative');
  const costs = new Map<number, NewCost>([[root.layerId, root]]);
  const bookingChanges = new Map<number, Amount>();
  const lines: RevaluationLine[] = [];
  const layers: LayerRevaluation[] = [];
  const bookingOfOutput = new Map(bookings.map((booking) => [booking.outputLayerId, booking]));
  let valueBefore = ZERO_AMOUNT;
  for (const batch of [...batches].sort((a, b) => a.layerId - b.layerId)) {
    if (batch.layerId === root.layerId) valueBefore = valueReceived(batch);
    const booking = bookingOfOutput.get(batch.layerId);
    const made = booking && newCostOfOutput(batch, bookingChanges.get(booking.bookingId), lines, booking);
    const cost = costs.get(batch.layerId) ?? made;
    if (cost === undefined) continue;
    layers.push(revalueLayer(batch, cost, lines, costs, bookingChanges));
  }
  for (const booking of bookings) {
    const change = bookingChanges.get(booking.bookingId) ?? ZERO_AMOUNT;
    if (booking.outputLayerId === null && change !== ZERO_AMOUNT) lines.push(lostLine(booking, change));
  }
  assertConserved(lines, minus(root.value, valueBefore));
  return {
    valueBefore,
    lines,
    layers,
    bookings: [...bookingChanges]
      .map(([bookingId, change]) => ({ bookingId, change }))
      .filter(({ change }) => change !== ZERO_AMOUNT),
  };
}

/** The layer that a booking made, when what went into it changed. Its unit cost is total ÷ quantity, as at first. */
function newCostOfOutput(
  output: BatchHistory,
  change: Amount | undefined,
  lines: RevaluationLine[],
  { bookingId }: BookingHistory,
): NewCost | undefined {
  if (change === undefined || change === ZERO_AMOUNT) return undefined;
  const before = valueReceived(output);
  const after = plus(before, change);
  const { layerId, initialQuantity } = output;
  if (after < 0n) throw new NegativeCostError(layerId);
  lines.push({
    place: 'PRODUCED',
    layerId,
    movementId: null,
    bookingId,
    quantity: initialQuantity,
    before,
    after,
  });
  return { value: after, unitCost: unitCostOf(after, initialQuantity) };
}

/** Values what left the layer and what is left of it again, and hands the differences on. */
function revalueLayer(
  batch: BatchHistory,
  cost: NewCost,
  lines: RevaluationLine[],
  costs: Map<number, NewCost>,
  bookingChanges: Map<number, Amount>,
): LayerRevaluation {
  let quantityLeft = batch.initialQuantity;
  let valueLeft = cost.value;
  for (const outflow of batch.outflows) {
    assert(outflow.quantity > 0n && outflow.quantity <= quantityLeft, 'revalueBatch: an impossible outflow');
    const after =
      outflow.quantity === quantityLeft
        ? valueLeft
        : least(extendedCost(outflow.quantity, cost.unitCost), valueLeft);
    quantityLeft = minus(quantityLeft, outflow.quantity);
    valueLeft = minus(valueLeft, after);
    if (outflow.toLayerId !== null) costs.set(outflow.toLayerId, { value: after, unitCost: cost.unitCost });
    if (outflow.bookingId !== null) {
      const before = bookingChanges.get(outflow.bookingId) ?? ZERO_AMOUNT;
      bookingChanges.set(outflow.bookingId, plus(before, minus(after, outflow.value)));
    }
    if (after === outflow.value) continue;
    const { place, movementId, bookingId, quantity, value } = outflow;
    lines.push({ place, layerId: batch.layerId, movementId, bookingId, quantity, before: value, after });
  }
  assert(quantityLeft === batch.quantityOnHand, 'revalueBatch: what left and what is left must be what came');
  if (quantityLeft > ZERO_QUANTITY) {
    lines.push({
      place: 'ON_HAND',
      layerId: batch.layerId,
      movementId: null,
      bookingId: null,
      quantity: quantityLeft,
      before: batch.remainingValue,
      after: valueLeft,
    });
  }
  return {
    layerId: batch.layerId,
    unitCost: cost.unitCost,
    valueChange: minus(valueLeft, batch.remainingValue),
  };
}

function lostLine(booking: BookingHistory, change: Amount): RevaluationLine {
  return {
    place: 'LOST_IN_PRODUCTION',
    layerId: null,
    movementId: null,
    bookingId: booking.bookingId,
    quantity: booking.scrappedQuantity,
    before: booking.totalCost,
    after: plus(booking.totalCost, change),
  };
}

function assertConserved(lines: readonly RevaluationLine[], change: Amount): void {
  const ended = lines.filter((line) => !PASSES_ON.has(line.place));
  const sum = total(ended.map((line) => minus(line.after, line.before)));
  assert(sum === change, 'revalueBatch: the change must end somewhere, all of it');
}

/** The histories as they are once the revaluation is posted: what the next one of the same layers begins with. */
export function withRevaluation<Histories extends RevaluedHistories>(
  histories: Histories,
  { lines, layers, bookings }: Revaluation,
): Histories {
  const newValues = new Map(lines.map((line) => [line.movementId, line.after]));
  const onHand = new Map(layers.map((layer) => [layer.layerId, layer.valueChange]));
  const material = new Map(bookings.map((booking) => [booking.bookingId, booking.change]));
  return {
    ...histories,
    batches: histories.batches.map((batch) => ({
      ...batch,
      remainingValue: plus(batch.remainingValue, onHand.get(batch.layerId) ?? ZERO_AMOUNT),
      outflows: batch.outflows.map((outflow) => ({
        ...outflow,
        value: newValues.get(outflow.movementId) ?? outflow.value,
      })),
    })),
    bookings: histories.bookings.map((booking) => ({
      ...booking,
      totalCost: plus(booking.totalCost, material.get(booking.bookingId) ?? ZERO_AMOUNT),
    })),
  };
}

interface RevaluedHistories {
  readonly batches: readonly BatchHistory[];
  readonly bookings: readonly BookingHistory[];
}
