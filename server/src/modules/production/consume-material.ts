import { type Layer, minus, plus, type Quantity, takeOldestFirst, ZERO_QUANTITY } from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { groupBy } from '../../platform/group-by.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  type IssuableLayer,
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
  type FreeTake,
  layersAfter,
  planConsumption,
  settleReservations,
} from './consumption.ts';
import type { LockedOrder } from './orders.queries.ts';

type Need = ReturnType<typeof settleReservations>['needs'][number];

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
  const { uses, needs } = settleReservations(consumptions, allocations);
  const freeTakes = await takeFree(tx, components, needs);
  const plan = planConsumption({ consumptions, uses, freeTakes });
  settleAllocations(tx, plan.settlements);
  await insertAllocations(tx, plan.excess, { productionOrderId: order.production_order_id, reason: null });
  return plan;
}

/** @throws INSUFFICIENT_STOCK with every product that is short */
async function takeFree(
  tx: Tx,
  components: readonly ComponentState[],
  needs: readonly Need[],
): Promise<FreeTake[]> {
  const byProduct = [...groupBy(needs, (need) => need.productId)].map(([productId, ofProduct]) => ({
    productId,
    needs: ofProduct,
    quantity: ofProduct.map((need) => need.quantity).reduce<Quantity>(plus, ZERO_QUANTITY),
  }));
  const layers = await lockedLayers(
    tx,
    byProduct.map(({ productId, quantity }) => ({ productId, warehouseId: null, quantity })),
  );
  const short: Parameters<typeof insufficientStock>[0][number][] = [];
  const takes = byProduct.flatMap(({ productId, quantity, needs: ofProduct }) => {
    const { taken, missing } = takeInTurn(layers.get(productId) ?? [], ofProduct);
    if (missing > 0n) {
      const productCode = components.find((one) => one.product_id === productId)?.product_code ?? '';
      short.push({ productId, productCode, required: quantity, available: minus(quantity, missing) });
    }
    return taken;
  });
  if (short.length > 0)
    throw insufficientStock(
      short,
      say`There is not enough available stock beyond what is reserved for the order.`,
    );
  return takes;
}

/** Several components that need the same product: each takes what the ones before it leave. */
function takeInTurn(free: readonly IssuableLayer[], needs: readonly Need[]) {
  const before = new Map<number, Layer>(free.map((layer) => [layer.layerId, layer]));
  let left: readonly Layer[] = free;
  let missing = ZERO_QUANTITY;
  const taken: FreeTake[] = [];
  for (const { componentId, quantity } of needs) {
    const issue = takeOldestFirst(left, quantity);
    missing = plus(missing, issue.missing);
    for (const take of issue.takes) {
      const layer = before.get(take.layerId);
      if (layer !== undefined) taken.push({ componentId, take, layer });
    }
    left = layersAfter(left, issue.takes);
  }
  return { taken, missing };
}
