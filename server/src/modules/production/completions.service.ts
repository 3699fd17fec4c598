import {
  allowedTransitions,
  amount,
  completionCost,
  costForQuantity,
  formatAmount,
  formatQuantity,
  negate,
  parseRational,
  plus,
  type Quantity,
  quantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { type LayerChange, type NewLayer, nextBatchNumber, postToLedger } from '../inventory/index.ts';
import { consumptionsOf, judgeExcess, withSubstitutes } from './actual-consumption.ts';
import { componentStates, saveBooking, saveReplaced } from './completions.queries.ts';
import { settleConsumption } from './consume-material.ts';
import { type LockedOrder, lockOrder } from './orders.queries.ts';
import { getOrder, type ToldOrder } from './orders.service.ts';
import type { ProductionCompletion } from './status.schemas.ts';
import { reserveForParent } from './sub-orders.service.ts';
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
): Promise<ToldOrder> {
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  requireVersion(expectedVersion, order);
  requireCompletable(order);
  const made = checkedQuantities(order, completion);
  const isFinal = completion.is_final ?? true;

  const given = completion.actual_consumption ?? [];
  const components = await withSubstitutes(tx, order, await componentStates(tx, orderId), given);
  const { consumptions, replaced, excesses } = consumptionsOf(order, components, made.done, given, isFinal);
  const warnings = judgeExcess(order, excesses);
  const plan = await settleConsumption(tx, order, components, consumptions);
  saveReplaced(tx, replaced);
  await book(tx, order, completion, made, plan.postings);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'production_order.complete',
    entityType: 'production_order',
    entityId: orderId,
    before: { status: order.status, completed_quantity: order.completed_quantity },
    after,
  });
  return { ...after, warnings: warnings.map((one) => one.in(tx.actor.language)) };
}

/** Writes the booking, takes the material out of its layers and puts the good quantity into stock. */
async function book(
  tx: Tx,
  order: LockedOrder,
  completion: ProductionCompletion,
  made: Made,
  postings: readonly (readonly LayerChange[])[],
): Promise<void> {
  const orderId = order.production_order_id;
  const material = total(postings.flat().map((change) => negate(change.value)));
  const cost = bookedCost(order, completion, made, material);
  const isGood = made.completed > 0n;
  const [completionId, receipts] = await Promise.all([
    saveBooking(tx, {
      orderId,
      completed: formatQuantity(made.completed),
      scrapped: formatQuantity(made.scrapped),
      material: formatAmount(material),
      labor: formatAmount(cost.labor),
      overhead: formatAmount(cost.overhead),
      totalCost: formatAmount(cost.totalCost),
      unitCost: formatAmount(cost.unitCost),
      isFinal: completion.is_final ?? true,
      notes: completion.completion_notes ?? null,
      scrapCost: isGood || cost.totalCost === 0n ? null : formatAmount(cost.totalCost),
    }),
    isGood ? outputLayers(tx, order, completion, made.completed, cost) : [],
  ]);
  const context = {
    referenceType: 'PRODUCTION_ORDER' as const,
    referenceId: orderId,
    referenceNumber: order.order_number,
    reason: null,
    notes: null,
  };
  for (const [place, changes] of postings.entries()) {
    const made = place === postings.length - 1 ? { receipts, receiptsAs: 'PRODUCE' as const } : {};
    await postToLedger(tx, { changes, context, productionOrderId: orderId, completionId, ...made });
  }
  if (isGood) await reserveForParent(tx, order);
}

/** Only an order in progress can be completed. */
function requireCompletable(order: LockedOrder): void {
  if (order.status === 'IN_PROGRESS') return;
  const allowed = allowedTransitions(order.status, order.held_from_status);
  const advice =
    allowed.length === 0 ? say`This status is final.` : say`Start it first. Allowed: ${allowed}.`;
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
    throw invalidField('completed_quantity', say`must not be 0 when scrapped_quantity is 0 as well`);
  }
  const before = plus(quantity(order.completed_quantity), quantity(order.scrapped_quantity));
  const planned = quantity(order.planned_quantity);
  if (plus(before, done) > planned) {
    throw new AppError(
      'PRODUCTION_ORDER_ERROR',
      say`Order ${order.order_number} plans ${order.planned_quantity}; ${formatQuantity(before)} are booked, so ${formatQuantity(done)} is too much. Book less, or make a new order.`,
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
async function outputLayers(
  tx: Tx,
  order: LockedOrder,
  completion: ProductionCompletion,
  completed: Quantity,
  cost: { totalCost: ReturnType<typeof amount>; unitCost: ReturnType<typeof amount> },
): Promise<NewLayer[]> {
  const layer = {
    productId: order.product_id,
    warehouseId: order.warehouse_id,
    batchNumber: completion.batch_number ?? (await nextBatchNumber(tx, order.product_id, order.product_code)),
    entryDate: tx.clock.now().toISOString(),
    quantity: completed,
    unitCost: cost.unitCost,
    value: cost.totalCost,
    qualityStatus: 'APPROVED' as const,
    expiryDate: null,
    location: null,
    supplierId: null,
    purchaseOrderId: null,
    productionOrderId: order.production_order_id,
    sourceItemId: null,
    notes: null,
  };
  return [layer];
}
