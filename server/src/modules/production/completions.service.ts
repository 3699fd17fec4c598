import {
  allowedTransitions,
  amount,
  completionCost,
  consumptionDue,
  costForQuantity,
  formatAmount,
  formatQuantity,
  negate,
  parseRational,
  plus,
  type Quantity,
  quantity,
  takeOldestFirst,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import {
  insertAllocations,
  insufficientStock,
  lockedLayers,
  lockScopes,
  type NewLayer,
  nextBatchNumber,
  openAllocationsOfOrder,
  postToLedger,
  settleAllocations,
} from '../inventory/index.ts';
import {
  type ComponentState,
  componentStates,
  nextCompletionId,
  saveBooking,
} from './completions.queries.ts';
import {
  type ComponentConsumption,
  type ConsumptionPlan,
  excessNeeds,
  planConsumption,
} from './consumption.ts';
import { type LockedOrder, lockOrder, saveStatus } from './orders.queries.ts';
import type { ProductionOrder } from './orders.schemas.ts';
import { getOrder } from './orders.service.ts';
import type { ProductionCompletion } from './status.schemas.ts';
import { transitionError } from './transition-error.ts';

/**
 * Books what was made: consumes the components, puts the good quantity into stock as one layer worth exactly what went into
 * it, and, unless `is_final` is false, completes the order and gives back what is left reserved.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_STATUS_TRANSITION, PRODUCTION_ORDER_ERROR, INSUFFICIENT_STOCK,
 *   VALIDATION_ERROR
 */
export async function completeOrder(
  tx: Tx,
  orderId: number,
  completion: ProductionCompletion,
  expectedVersion: string | null = null,
): Promise<ProductionOrder> {
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  requireVersion(expectedVersion, order);
  requireCompletable(order);
  const made = checkedQuantities(order, completion);
  const isFinal = completion.is_final ?? true;

  const [components, completionId] = await Promise.all([componentStates(tx, orderId), nextCompletionId(tx)]);
  const consumptions = consumptionsOf(order, components, made.done, completion);
  const plan = await settle(tx, order, components, consumptions, isFinal);
  const material = total(plan.changes.map((change) => negate(change.value)));
  const cost = bookedCost(order, completion, made, material);
  const isGood = made.completed > 0n;
  saveBooking(tx, {
    completionId,
    orderId,
    completed: formatQuantity(made.completed),
    scrapped: formatQuantity(made.scrapped),
    material: formatAmount(material),
    labor: formatAmount(cost.labor),
    overhead: formatAmount(cost.overhead),
    totalCost: formatAmount(cost.totalCost),
    unitCost: formatAmount(cost.unitCost),
    isFinal,
    notes: completion.completion_notes ?? null,
    scrapCost: isGood || cost.totalCost === 0n ? null : formatAmount(cost.totalCost),
  });
  await postToLedger(tx, {
    changes: plan.changes,
    receipts: isGood ? [await outputLayer(tx, order, completion, made.completed, cost)] : [],
    receiptsAs: 'PRODUCE',
    context: {
      referenceType: 'PRODUCTION_ORDER',
      referenceId: orderId,
      referenceNumber: order.order_number,
      reason: null,
      notes: null,
    },
    productionOrderId: orderId,
    completionId,
  });
  if (isFinal) saveStatus(tx, order, 'COMPLETED', completion.completion_notes ?? null);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'production_order.complete',
    entityType: 'production_order',
    entityId: orderId,
    before: { status: order.status, completed_quantity: order.completed_quantity },
    after,
  });
  return after;
}

/** Only an order in progress can be completed. */
function requireCompletable(order: LockedOrder): void {
  if (order.status === 'IN_PROGRESS') return;
  const allowed = allowedTransitions(order.status, order.held_from_status);
  const advice =
    allowed.length === 0 ? 'This status is final.' : `Start it first. Allowed: ${allowed.join(', ')}.`;
  throw transitionError(order, 'COMPLETED', allowed, advice);
}

interface Made {
  readonly completed: Quantity;
  readonly scrapped: Quantity;
  readonly done: Quantity;
}

function checkedQuantities(order: LockedOrder, completion: ProductionCompletion): Made {
  const completed = quantity(completion.completed_quantity);
  const scrapped = quantity(completion.scrapped_quantity ?? '0.000');
  const done = plus(completed, scrapped);
  if (done === ZERO_QUANTITY) {
    throw invalidField('completed_quantity', 'must not be 0 when scrapped_quantity is 0 as well');
  }
  const before = plus(quantity(order.completed_quantity), quantity(order.scrapped_quantity));
  const planned = quantity(order.planned_quantity);
  if (plus(before, done) > planned) {
    throw new AppError(
      'PRODUCTION_ORDER_ERROR',
      `Order ${order.order_number} plans ${order.planned_quantity}; ${formatQuantity(before)} are booked, so ${formatQuantity(done)} is too much. Book less, or make a new order.`,
      [
        {
          planned_quantity: order.planned_quantity,
          done_quantity: formatQuantity(before),
          booked: formatQuantity(done),
        },
      ],
    );
  }
  return { completed, scrapped, done };
}

/** In proportion to what is done, in whole units where the unit is whole; or what the caller says. */
function consumptionsOf(
  order: LockedOrder,
  components: readonly ComponentState[],
  doneNow: Quantity,
  completion: ProductionCompletion,
): ComponentConsumption[] {
  const given = new Map<number, Quantity>();
  for (const [place, one] of (completion.actual_consumption ?? []).entries()) {
    if (!components.some((component) => component.product_id === one.product_id)) {
      throw invalidField(
        `actual_consumption.${place}.product_id`,
        `${one.product_id} is not a component of the order`,
      );
    }
    if (given.has(one.product_id))
      throw invalidField(`actual_consumption.${place}.product_id`, 'comes twice');
    given.set(one.product_id, quantity(one.quantity));
  }
  const doneBefore = plus(quantity(order.completed_quantity), quantity(order.scrapped_quantity));
  return components.map((component) => ({
    componentId: component.component_id,
    productId: component.product_id,
    quantity:
      given.get(component.product_id) ??
      consumptionDue({
        required: quantity(component.required),
        consumedBefore: quantity(component.consumed),
        plannedQuantity: quantity(order.planned_quantity),
        doneBefore,
        doneNow,
        unitDecimals: component.unit_decimals,
      }),
  }));
}

/** Decides which layers the components come from, and closes what was reserved of them. */
async function settle(
  tx: Tx,
  order: LockedOrder,
  components: readonly ComponentState[],
  consumptions: readonly ComponentConsumption[],
  releaseRest: boolean,
): Promise<ConsumptionPlan> {
  await lockScopes(tx, {
    productIds: components.map((component) => component.product_id),
    scopes: [{ productId: order.product_id, warehouseId: order.warehouse_id }],
  });
  const allocations = await openAllocationsOfOrder(tx, order.production_order_id);
  const excessTakes = await takeExcess(tx, components, excessNeeds(consumptions, allocations));
  const plan = planConsumption({ consumptions, allocations, excessTakes, releaseRest });
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

function bookedCost(
  order: LockedOrder,
  completion: ProductionCompletion,
  made: Made,
  material: ReturnType<typeof amount>,
) {
  const byRecipe = (rate: string) => costForQuantity(parseRational(rate), made.done);
  const labor = completion.actual_labor_cost
    ? amount(completion.actual_labor_cost)
    : byRecipe(order.frozen_recipe.labor_cost_per_unit);
  const overhead = completion.actual_overhead_cost
    ? amount(completion.actual_overhead_cost)
    : byRecipe(order.frozen_recipe.overhead_cost_per_unit);
  const cost = completionCost({ material, labor, overhead, completedQuantity: made.completed });
  return { labor, overhead, ...cost };
}

/** The good quantity as one approved layer whose value is exactly what went into it. */
async function outputLayer(
  tx: Tx,
  order: LockedOrder,
  completion: ProductionCompletion,
  completed: Quantity,
  cost: { totalCost: ReturnType<typeof amount>; unitCost: ReturnType<typeof amount> },
): Promise<NewLayer> {
  return {
    productId: order.product_id,
    warehouseId: order.warehouse_id,
    batchNumber: completion.batch_number ?? (await nextBatchNumber(tx, order.product_id, order.product_code)),
    entryDate: tx.clock.now().toISOString(),
    quantity: completed,
    unitCost: cost.unitCost,
    value: cost.totalCost,
    qualityStatus: 'APPROVED',
    expiryDate: null,
    location: null,
    supplierId: null,
    purchaseOrderId: null,
    productionOrderId: order.production_order_id,
    sourceItemId: null,
    notes: null,
  };
}
