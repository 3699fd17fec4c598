import { dayOf, formatAmount, formatQuantity, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { loadRecipe, withKernelErrors } from '../bom/index.ts';
import { lockScopes, openAllocationsOfOrder, releaseAll } from '../inventory/index.ts';
import { estimateOrders } from './order-estimates.ts';
import { isOpen, reserveTakes } from './order-materials.service.ts';
import { planOrders, structureOf } from './order-plan.ts';
import { frozenRecipe } from './order-writing.service.ts';
import { type LockedOrder, lockOrder } from './orders.queries.ts';
import { getOrder, pricesOf, shortagesOf, stockFor, type ToldOrder } from './orders.service.ts';
import { type OrderToReplan, orderToReplan, saveReplannedDates, saveResized } from './replanning.queries.ts';
import { changeStatus } from './status.service.ts';

/** What a plan wants of an order: to be done on another day, to make another quantity, or not to be made. */
export interface OrderReplanning {
  /** `wasDue`: the day that the plan took it for, where the order has none */
  readonly completion?: { readonly day: string; readonly wasDue: string };
  /** still to be made */
  readonly quantity?: string;
  readonly isCancelled?: boolean;
}

/**
 * Brings an order to what the plan wants, as far as its state allows. Its start moves with its completion; another quantity is
 * exploded and reserved anew, which only an order that nobody has released, and that stands alone, can bear. An order that was
 * cancelled together with one above it stays as it is.
 *
 * @throws NOT_FOUND; CONFLICT with what can be done instead; its detail names the order. INSUFFICIENT_PERMISSIONS (cancelling)
 */
export async function replanProductionOrder(
  tx: Tx,
  orderId: number,
  change: OrderReplanning,
  reason: string | null,
): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  if (change.isCancelled === true) {
    if (isOpen(order)) await changeStatus(tx, orderId, { status: 'CANCELLED', notes: reason }, null);
    return;
  }
  requireOpen(order);
  const before = await getOrder(tx, orderId);
  const found = await orderToReplan(tx, orderId);
  if (found === undefined) throw notFound('production order', orderId);
  if (change.quantity !== undefined) await resize(tx, order, found, change.quantity);
  if (change.completion !== undefined) {
    const { day, wasDue } = change.completion;
    const days = dayOf(day) - dayOf(found.planned_completion_date ?? wasDue);
    saveReplannedDates(tx, orderId, day, days);
  }
  tx.changed('production_order', [orderId]);
  const after = await getOrder(tx, orderId);
  audit(tx, {
    action: 'production_order.replan',
    entityType: 'production_order',
    entityId: orderId,
    before: planOf(before),
    after: { ...planOf(after), reason },
  });
}

const planOf = (order: ToldOrder) => ({
  planned_quantity: order.planned_quantity,
  planned_start_date: order.planned_start_date,
  planned_completion_date: order.planned_completion_date,
});

function refusal(order: LockedOrder, why: Sentence): AppError {
  const { production_order_id, status } = order;
  return new AppError('CONFLICT', why, [{ production_order_id, status }]);
}

/** @throws CONFLICT */
function requireOpen(order: LockedOrder): void {
  if (isOpen(order)) return;
  throw refusal(
    order,
    say`Order ${order.order_number} is ${order.status}: nothing is left to change. Start a new planning run.`,
  );
}

function requireResizable(order: LockedOrder): void {
  if (order.status !== 'PLANNED') {
    throw refusal(
      order,
      say`Order ${order.order_number} is ${order.status}, and its quantity is fixed with its release. Make more with an order of its own; for less, cancel it and make a new one.`,
    );
  }
  if (order.tree.length === 0) return;
  const others = order.tree.map((one) => one.order_number).join(', ');
  throw refusal(
    order,
    say`Order ${order.order_number} was made together with ${others}, which would have to change with it. Cancel it and make a new one.`,
  );
}

/** What it had reserved is given back first, and what the new quantity needs reserved from the oldest on. */
async function resize(tx: Tx, order: LockedOrder, found: OrderToReplan, planned: string): Promise<void> {
  requireResizable(order);
  const { production_order_id: orderId } = order;
  const recipe = await loadRecipe(tx, found.bom_id, tx.clock.today());
  const structure = await withKernelErrors(tx, () =>
    structureOf(recipe, quantity(planned), {
      oneLevel: found.explosion === 'SINGLE_LEVEL',
      withSubOrders: false,
    }),
  );
  await lockScopes(tx, { productIds: found.component_products });
  await releaseAll(tx, await openAllocationsOfOrder(tx, orderId), orderId);
  const orders = planOrders(structure, await stockFor(tx, structure));
  const [estimated] = estimateOrders(orders, await pricesOf(tx, shortagesOf(orders)));
  if (estimated === undefined) throw new Error('No order was planned');
  const taken = estimated.components.map((one) => one.productId).sort((a, b) => a - b);
  if (taken.join() !== found.component_products.join()) {
    throw refusal(
      order,
      say`Order ${order.order_number} was made by a recipe that has changed since. Cancel it and make a new one.`,
    );
  }
  const componentIds = await saveResized(
    tx,
    orderId,
    {
      planned_quantity: planned,
      material_cost: formatAmount(estimated.estimatedMaterialCost),
      labor_cost: formatAmount(estimated.estimatedLaborCost),
      overhead_cost: formatAmount(estimated.estimatedOverheadCost),
      frozen_recipe: frozenRecipe(estimated, recipe.rules),
    },
    estimated.components.map((one) => ({
      productId: one.productId,
      requiredQuantity: formatQuantity(one.required),
      estimatedUnitCost: formatAmount(one.unitCost),
      estimatedCost: formatAmount(one.cost),
    })),
  );
  await reserveTakes(
    tx,
    orderId,
    estimated.components.flatMap(({ productId, issue }) =>
      issue.takes.map((take) => ({ componentId: componentIds.get(productId) ?? null, take })),
    ),
  );
}
