import {
  type Amount,
  type Layer,
  least,
  minus,
  negate,
  plus,
  type Quantity,
  total,
  valueOfTake,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { LayerChange } from './ledger.ts';

/** One line of a count against the layers that it is about, oldest first. */
export interface CountOutcome {
  readonly systemQuantity: Quantity;
  /** what leaves: oldest first, only what nobody has been promised */
  readonly losses: LayerChange[];
  readonly lossValue: Amount;
  /** what was found beyond the ledger */
  readonly gain: Quantity;
  /** a loss that reservations do not let go */
  readonly blocked: Quantity;
}

/** What a count does to the stock. Pure: the caller locks before and posts after. */
export function compareCount(layers: readonly Layer[], counted: Quantity): CountOutcome {
  const systemQuantity = total(layers.map((layer) => layer.quantityOnHand));
  let missing = systemQuantity > counted ? minus(systemQuantity, counted) : ZERO_QUANTITY;
  const losses: LayerChange[] = [];
  let lossValue = ZERO_AMOUNT;
  for (const layer of layers) {
    const part = least(missing, layer.quantityAvailable);
    if (part === ZERO_QUANTITY) continue;
    const value = valueOfTake(layer, part);
    losses.push({
      layerId: layer.layerId,
      eventType: 'ADJUST',
      quantity: negate(part),
      reserved: ZERO_QUANTITY,
      value: negate(value),
    });
    lossValue = plus(lossValue, value);
    missing = minus(missing, part);
  }
  const gain = counted > systemQuantity ? minus(counted, systemQuantity) : ZERO_QUANTITY;
  return { systemQuantity, losses, lossValue, gain, blocked: missing };
}
