import {
  applyTake,
  assert,
  type Layer,
  least,
  minus,
  negate,
  plus,
  type Quantity,
  type Take,
  valueOfTake,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { LayerChange, OpenAllocation, Settlement } from '../inventory/index.ts';

/** What one booking consumes of one component, or of a product in the place of one. */
export interface ComponentConsumption {
  readonly componentId: number;
  readonly productId: number;
  readonly quantity: Quantity;
  /** what the bookings to come can still need: as much may stay reserved */
  readonly stillNeeded: Quantity;
}

/** Part of a reservation that another component of the same product consumes. */
interface Handover {
  readonly componentId: number;
  readonly quantity: Quantity;
}

/** What becomes of one reservation: the rest of it stays. */
interface ReservationUse {
  readonly allocation: OpenAllocation;
  readonly consumed: Quantity;
  released: Quantity;
  readonly handedOver: Handover[];
}

/** What a component takes from free stock. */
export interface FreeTake {
  readonly componentId: number;
  readonly take: Take;
  /** as it is before the booking */
  readonly layer: Layer;
}

interface Need {
  readonly componentId: number;
  readonly productId: number;
  readonly quantity: Quantity;
}

export interface ConsumptionPlan {
  /**
   * To be posted one after the other, at least one: a layer comes at most once in each. There is a second one only where a
   * product is consumed for itself and in the place of another component.
   */
  readonly postings: LayerChange[][];
  readonly settlements: Settlement[];
  /** what is taken beyond a component's own reservations: booked as an allocation that is consumed at once */
  readonly excess: { layerId: number; quantity: Quantity; componentId: number; consumed: true }[];
}

/**
 * What becomes of the reservations, and what each component needs beyond them. A component consumes its own, oldest layer
 * first; what it still needs stays, and the rest, of the newest layers, goes back. What would go back serves another component
 * of the same product first: a substitute that is a component itself takes nothing from free stock that its own reservation
 * gives up. Pure.
 */
export function settleReservations(
  consumptions: readonly ComponentConsumption[],
  allocations: readonly OpenAllocation[],
): { uses: ReservationUse[]; needs: Need[] } {
  const uses = consumptions.flatMap((one) => ownReservations(one, allocations));
  const needs = consumptions.flatMap(({ componentId, productId, quantity }) => {
    let open = uses
      .filter(({ allocation }) => allocation.componentId === componentId)
      .reduce<Quantity>((rest, use) => minus(rest, use.consumed), quantity);
    for (const use of uses) {
      if (use.allocation.productId !== productId) continue;
      const given = least(open, use.released);
      if (given === ZERO_QUANTITY) continue;
      use.handedOver.push({ componentId, quantity: given });
      use.released = minus(use.released, given);
      open = minus(open, given);
    }
    return open === ZERO_QUANTITY ? [] : [{ componentId, productId, quantity: open }];
  });
  return { uses, needs };
}

function ownReservations(
  { componentId, quantity, stillNeeded }: ComponentConsumption,
  allocations: readonly OpenAllocation[],
): ReservationUse[] {
  let due = quantity;
  // Oldest first: after what is consumed, what is still needed is kept, and the rest goes back.
  let keep = stillNeeded;
  return allocations
    .filter((allocation) => allocation.componentId === componentId)
    .map((allocation) => {
      const consumed = least(due, allocation.open);
      const kept = least(keep, minus(allocation.open, consumed));
      due = minus(due, consumed);
      keep = minus(keep, kept);
      return {
        allocation,
        consumed,
        released: minus(minus(allocation.open, consumed), kept),
        handedOver: [],
      };
    });
}

/** The layers after these takes from what is free of them. */
export function layersAfter(layers: readonly Layer[], takes: readonly Take[]): Layer[] {
  const taken = new Map(takes.map((take) => [take.layerId, take.quantity]));
  return layers.map((layer) => {
    const part = taken.get(layer.layerId);
    return part === undefined ? layer : applyTake(layer, part, { fromReserved: false });
  });
}

/** What one component does to one layer. */
interface LayerUse {
  readonly layer: Layer;
  fromReserved: Quantity;
  fromFree: Quantity;
  released: Quantity;
}

/**
 * The postings of a booking. What a component takes of a layer, reserved or free, is one change, so that a take which empties
 * the layer by both ways gets all of its value. Pure.
 */
export function planConsumption(input: {
  readonly consumptions: readonly ComponentConsumption[];
  readonly uses: readonly ReservationUse[];
  readonly freeTakes: readonly FreeTake[];
}): ConsumptionPlan {
  const layers = new Map<number, Layer>();
  const timesOfProduct = new Map<number, number>();
  const postings: LayerChange[][] = [[]];
  for (const { componentId, productId } of input.consumptions) {
    const uses = usesOf(componentId, input.uses, input.freeTakes);
    if (uses.length === 0) continue;
    // Not the layer decides but the product: what one component gives back may be older than what the next one takes.
    const place = timesOfProduct.get(productId) ?? 0;
    timesOfProduct.set(productId, place + 1);
    const posting = postings[place] ?? [];
    postings[place] = posting;
    for (const use of uses) {
      const layer = layers.get(use.layer.layerId) ?? use.layer;
      const change = changeOf(layer, use, componentId);
      layers.set(layer.layerId, afterChange(layer, change));
      posting.push(change);
    }
  }
  return { postings, ...allocationsOf(input) };
}

function usesOf(
  componentId: number,
  reservations: readonly ReservationUse[],
  freeTakes: readonly FreeTake[],
): LayerUse[] {
  const uses = new Map<number, LayerUse>();
  const add = (layer: Layer, part: Partial<Omit<LayerUse, 'layer'>>): void => {
    const use = uses.get(layer.layerId) ?? {
      layer,
      fromReserved: ZERO_QUANTITY,
      fromFree: ZERO_QUANTITY,
      released: ZERO_QUANTITY,
    };
    use.fromReserved = plus(use.fromReserved, part.fromReserved ?? ZERO_QUANTITY);
    use.fromFree = plus(use.fromFree, part.fromFree ?? ZERO_QUANTITY);
    use.released = plus(use.released, part.released ?? ZERO_QUANTITY);
    uses.set(layer.layerId, use);
  };
  for (const { allocation, consumed, released, handedOver } of reservations) {
    if (allocation.componentId === componentId && consumed + released > 0n) {
      add(allocation.layer, { fromReserved: consumed, released });
    }
    for (const part of handedOver) {
      if (part.componentId === componentId) add(allocation.layer, { fromReserved: part.quantity });
    }
  }
  for (const { componentId: taker, take, layer } of freeTakes) {
    if (taker === componentId) add(layer, { fromFree: take.quantity });
  }
  return [...uses.values()];
}

/** @param layer as the postings before leave it */
function changeOf(layer: Layer, use: LayerUse, componentId: number): LayerChange {
  const consumed = plus(use.fromReserved, use.fromFree);
  assert(consumed <= layer.quantityOnHand, 'planConsumption: more is consumed than there is');
  const value = consumed === ZERO_QUANTITY ? ZERO_AMOUNT : valueOfTake(layer, consumed);
  return {
    layerId: layer.layerId,
    eventType: consumed === ZERO_QUANTITY ? 'RELEASE' : 'CONSUME',
    quantity: negate(consumed),
    reserved: negate(plus(use.fromReserved, use.released)),
    value: negate(value),
    componentId,
  };
}

function afterChange(layer: Layer, { quantity, reserved, value }: LayerChange): Layer {
  return {
    ...layer,
    quantityOnHand: plus(layer.quantityOnHand, quantity),
    quantityAvailable: plus(layer.quantityAvailable, minus(quantity, reserved)),
    remainingValue: plus(layer.remainingValue, value),
  };
}

/** A handover closes the part of the reservation, and is an allocation of whoever consumes it. */
function allocationsOf(input: {
  readonly uses: readonly ReservationUse[];
  readonly freeTakes: readonly FreeTake[];
}): Pick<ConsumptionPlan, 'settlements' | 'excess'> {
  const settlements = input.uses.flatMap(({ allocation, consumed, released, handedOver }) => {
    const given = handedOver.reduce<Quantity>((sum, one) => plus(sum, one.quantity), released);
    if (consumed === ZERO_QUANTITY && given === ZERO_QUANTITY) return [];
    return [{ allocationId: allocation.allocationId, consumed, released: given }];
  });
  const handed = input.uses.flatMap(({ allocation, handedOver }) =>
    handedOver.map((part) => ({ layerId: allocation.layer.layerId, ...part })),
  );
  const free = input.freeTakes.map(({ componentId, take }) => ({
    layerId: take.layerId,
    quantity: take.quantity,
    componentId,
  }));
  return { settlements, excess: [...handed, ...free].map((one) => ({ consumed: true, ...one })) };
}
