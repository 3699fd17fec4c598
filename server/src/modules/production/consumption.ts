import {
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

/** What one booking consumes of one component. */
export interface ComponentConsumption {
  readonly componentId: number;
  readonly productId: number;
  readonly quantity: Quantity;
  /** what the bookings to come can still need: as much may stay reserved */
  readonly stillNeeded: Quantity;
}

interface LayerUse {
  readonly layer: Layer;
  readonly componentId: number;
  consumedFromReserved: Quantity;
  consumedFromFree: Quantity;
  released: Quantity;
}

export interface ConsumptionPlan {
  readonly changes: LayerChange[];
  readonly settlements: Settlement[];
  /** what is taken beyond the reservations: booked as an allocation that is consumed at once */
  readonly excess: { layerId: number; quantity: Quantity; componentId: number; consumed: true }[];
}

/** How much each component needs beyond what is reserved for it. */
export function excessNeeds(
  consumptions: readonly ComponentConsumption[],
  allocations: readonly OpenAllocation[],
): { componentId: number; productId: number; quantity: Quantity }[] {
  return consumptions.flatMap(({ componentId, productId, quantity }) => {
    const reserved = openOf(componentId, allocations);
    return quantity > reserved ? [{ componentId, productId, quantity: minus(quantity, reserved) }] : [];
  });
}

function openOf(componentId: number | null, allocations: readonly OpenAllocation[]): Quantity {
  return allocations
    .filter((allocation) => allocation.componentId === componentId)
    .reduce<Quantity>((sum, allocation) => plus(sum, allocation.open), ZERO_QUANTITY);
}

/**
 * Which layers a booking takes from: the reserved ones oldest first, then the excess that `takeOldestFirst` found in free
 * stock. What stays reserved beyond what is still needed is given back, newest layer first. Each layer appears in one change
 * only, so that a take which empties it by both ways gets all of its value. Pure.
 */
export function planConsumption(input: {
  readonly consumptions: readonly ComponentConsumption[];
  readonly allocations: readonly OpenAllocation[];
  readonly excessTakes: readonly { componentId: number; take: Take; layer: Layer }[];
}): ConsumptionPlan {
  const uses = new Map<number, LayerUse>();
  const useOf = (layer: Layer, componentId: number): LayerUse => {
    const known = uses.get(layer.layerId);
    if (known !== undefined) return known;
    const use = {
      layer,
      componentId,
      consumedFromReserved: ZERO_QUANTITY,
      consumedFromFree: ZERO_QUANTITY,
      released: ZERO_QUANTITY,
    };
    uses.set(layer.layerId, use);
    return use;
  };
  const settlements = settlementsOf(input.consumptions, input.allocations);
  for (const { allocation, consumed, released } of settlements) {
    const use = useOf(allocation.layer, allocation.componentId ?? 0);
    use.consumedFromReserved = plus(use.consumedFromReserved, consumed);
    use.released = plus(use.released, released);
  }
  for (const { componentId, take, layer } of input.excessTakes) {
    const use = useOf(layer, componentId);
    use.consumedFromFree = plus(use.consumedFromFree, take.quantity);
  }
  return {
    changes: [...uses.values()].map(changeOf),
    settlements: settlements.map(({ allocation, consumed, released }) => ({
      allocationId: allocation.allocationId,
      consumed,
      released,
    })),
    excess: input.excessTakes.map(({ componentId, take }) => ({
      layerId: take.layerId,
      quantity: take.quantity,
      componentId,
      consumed: true,
    })),
  };
}

interface AllocationUse {
  readonly allocation: OpenAllocation;
  readonly consumed: Quantity;
  readonly released: Quantity;
}

/** What becomes of each allocation; one that stays as it is is left out. */
function settlementsOf(
  consumptions: readonly ComponentConsumption[],
  allocations: readonly OpenAllocation[],
): AllocationUse[] {
  return consumptions.flatMap(({ componentId, quantity, stillNeeded }) => {
    let due = quantity;
    // Oldest first: after what is consumed, what is still needed is kept, and the rest goes back.
    let keep = stillNeeded;
    return allocations
      .filter((allocation) => allocation.componentId === componentId)
      .flatMap((allocation) => {
        const consumed = least(due, allocation.open);
        const kept = least(keep, minus(allocation.open, consumed));
        const released = minus(minus(allocation.open, consumed), kept);
        due = minus(due, consumed);
        keep = minus(keep, kept);
        return consumed === ZERO_QUANTITY && released === ZERO_QUANTITY
          ? []
          : [{ allocation, consumed, released }];
      });
  });
}

function changeOf(use: LayerUse): LayerChange {
  const consumed = plus(use.consumedFromReserved, use.consumedFromFree);
  assert(consumed <= use.layer.quantityOnHand, 'planConsumption: more is consumed than there is');
  const value = consumed === ZERO_QUANTITY ? ZERO_AMOUNT : valueOfTake(use.layer, consumed);
  return {
    layerId: use.layer.layerId,
    eventType: consumed === ZERO_QUANTITY ? 'RELEASE' : 'CONSUME',
    quantity: negate(consumed),
    reserved: negate(plus(use.consumedFromReserved, use.released)),
    value: negate(value),
    componentId: use.componentId,
  };
}
