import { type Quantity, takeOldestFirst } from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import {
  insertAllocations,
  insufficientStock,
  lockedLayers,
  lockScopes,
  openAllocationsOfOrder,
  settleAllocations,
} from '../inventory/index.ts';
import type { ComponentState } from './completions.queries.ts';
import {
  type ComponentConsumption,
  type ConsumptionPlan,
  excessNeeds,
  planConsumption,
} from './consumption.ts';
import type { LockedOrder } from './orders.queries.ts';

/**
 * Decides which layers the components come from, and closes what was reserved of them. The layers themselves are changed by
 * whoever posts the plan.
 *
 * @throws INSUFFICIENT_STOCK
 */
export async function settleConsumption(
  tx: Tx,
  order: LockedOrder,
  components: readonly ComponentState[],
  consumptions: readonly ComponentConsumption[],
): Promise<ConsumptionPlan> {
  await lockScopes(tx, {
    productIds: components.map((component) => component.product_id),
    scopes: [{ productId: order.product_id, warehouseId: order.warehouse_id }],
  });
  const allocations = await openAllocationsOfOrder(tx, order.production_order_id);
  const excessTakes = await takeExcess(tx, components, excessNeeds(consumptions, allocations));
  const plan = planConsumption({ consumptions, allocations, excessTakes });
  settleAllocations(tx, plan.settlements);
  await insertAllocations(tx, plan.excess, { productionOrderId: order.production_order_id, reason: null });
  return plan;
}

async function takeExcess(
  tx: Tx,
  components: readonly ComponentState[],
  needs: readonly { componentId: number; productId: number; quantity: Quantity }[],
) {
  const layers = await lockedLayers(
    tx,
    needs.map((need) => ({ productId: need.productId, warehouseId: null, quantity: need.quantity })),
  );
  const short: Parameters<typeof insufficientStock>[0][number][] = [];
  const takes = needs.flatMap((need) => {
    const free = layers.get(need.productId) ?? [];
    const issue = takeOldestFirst(free, need.quantity);
    if (issue.missing > 0n) {
      const productCode = components.find((one) => one.product_id === need.productId)?.product_code ?? '';
      short.push({
        productId: need.productId,
        productCode,
        required: need.quantity,
        available: issue.quantity,
      });
    }
    return issue.takes.flatMap((take) => {
      const layer = free.find((one) => one.layerId === take.layerId);
      return layer === undefined ? [] : [{ componentId: need.componentId, take, layer }];
    });
  });
  if (short.length > 0) throw insufficientStock(short, ' beyond what is reserved for the order');
  return takes;
}
