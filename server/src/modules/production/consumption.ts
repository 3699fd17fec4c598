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
  return consumptions.flatMap((consumption) => {
    const reserved = allocations
      .filter((allocation) => allocation.componentId === consumption.componentId)
      .reduce<Quantity>((sum, allocation) => plus(sum, allocation.open), ZERO_QUANTITY);
    return consumption.quantity > reserved
      ? [{ ...consumption, quantity: minus(consumption.quantity, reserved) }]
      : [];
  });
}

/**
 * Which layers a booking takes from: the reserved ones oldest first, then the excess that `takeOldestFirst` found in free
 * stock. With `releaseRest`, what stays reserved is given back. Each layer appears in one change only, so that a take which
 * empties it by both ways gets all of its value. Pure.
 */
export function planConsumption(input: {
  readonly consumptions: readonly ComponentConsumption[];
  readonly allocations: readonly OpenAllocation[];
  readonly excessTakes: readonly { componentId: number; take: Take; layer: Layer }[];
  readonly releaseRest: boolean;
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
  const due = new Map(input.consumptions.map((one) => [one.componentId, one.quantity]));
  const settlements: Settlement[] = [];
  for (const allocation of input.allocations) {
    const componentId = allocation.componentId ?? 0;
    const consumed = least(due.get(componentId) ?? ZERO_QUANTITY, allocation.open);
    const released = input.releaseRest ? minus(allocation.open, consumed) : ZERO_QUANTITY;
    if (consumed === ZERO_QUANTITY && released === ZERO_QUANTITY) continue;
    due.set(componentId, minus(due.get(componentId) ?? ZERO_QUANTITY, consumed));
    settlements.push({ allocationId: allocation.allocationId, consumed, released });
    const use = useOf(allocation.layer, componentId);
    use.consumedFromReserved = plus(use.consumedFromReserved, consumed);
    use.released = plus(use.released, released);
  }
  for (const { componentId, take, layer } of input.excessTakes) {
    const use = useOf(layer, componentId);
    use.consumedFromFree = plus(use.consumedFromFree, take.quantity);
  }
  return {
    changes: [...uses.values()].map(changeOf),
    settlements,
    excess: input.excessTakes.map(({ componentId, take }) => ({
      layerId: take.layerId,
      quantity: take.quantity,
      componentId,
      consumed: true,
    })),
  };
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
