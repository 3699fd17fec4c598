import {
  divideRational,
  formatAmount,
  formatQuantity,
  formatRational,
  fromQuantity,
  type Rational,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { type LoadedRecipe, rulesOfOrder } from '../bom/index.ts';
import type { EstimatedOrder } from './order-estimates.ts';
import { reserveTakes } from './order-materials.service.ts';
import { type InsertedComponent, insertOrders, type NewComponent, type NewOrder } from './orders.queries.ts';
import type { ProductionOrderRequest } from './orders.schemas.ts';

export interface WrittenOrder {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly order: EstimatedOrder;
}

/**
 * Writes planned orders, the root first, and reserves what each takes in the order in which it was taken. One statement for all
 * the orders, and two for each that reserves something, so that each event of the stock names the order it happened for.
 *
 * @param warehouses by product: where the output goes
 */
export async function writeOrders(
  tx: Tx,
  request: ProductionOrderRequest,
  orders: readonly EstimatedOrder[],
  warehouses: ReadonlyMap<number, number>,
  rules: LoadedRecipe['rules'],
): Promise<WrittenOrder[]> {
  const rows = await insertOrders(
    tx,
    orders.map((order) => newOrder(request, order, warehouses.get(order.productId) ?? 0, rules)),
    orders.flatMap(newComponents),
  );
  const written: WrittenOrder[] = [];
  for (const order of orders) {
    const own = rows.filter((row) => row.place === order.place);
    const [row] = own;
    if (row === undefined) throw new Error(`The order of place ${order.place} was not written`);
    await reserveTakes(tx, row.production_order_id, takesOf(order, own));
    written.push({ orderId: row.production_order_id, orderNumber: row.order_number, order });
  }
  return written;
}

function takesOf(order: EstimatedOrder, rows: readonly InsertedComponent[]) {
  const componentIds = new Map(rows.map((row) => [row.component_product_id, row.component_id]));
  return order.components.flatMap(({ productId, issue }) =>
    issue.takes.map((take) => ({ componentId: componentIds.get(productId) ?? null, take })),
  );
}

function newOrder(
  request: ProductionOrderRequest,
  order: EstimatedOrder,
  warehouseId: number,
  rules: LoadedRecipe['rules'],
): NewOrder {
  const isRoot = order.parentPlace === null;
  const end = request.planned_completion_date ?? null;
  return {
    place: order.place,
    parent_place: order.parentPlace,
    product_id: order.productId,
    bom_id: order.bomId,
    warehouse_id: warehouseId,
    explosion: request.explosion ?? 'MULTI_LEVEL',
    planned_quantity: formatQuantity(order.quantity),
    priority: request.priority ?? 5,
    planned_start_date: isRoot ? (request.planned_start_date ?? null) : null,
    // A sub-order must be done when the order at the top begins; lead times are planning's business.
    planned_completion_date: isRoot ? end : (request.planned_start_date ?? end),
    material_cost: formatAmount(order.estimatedMaterialCost),
    labor_cost: formatAmount(order.estimatedLaborCost),
    overhead_cost: formatAmount(order.estimatedOverheadCost),
    frozen_recipe: frozenRecipe(order, rules),
    notes: isRoot ? (request.notes ?? null) : null,
  };
}

/** What the order goes by from now on, whatever becomes of the recipe and of prices. */
export function frozenRecipe(order: EstimatedOrder, rules: LoadedRecipe['rules']) {
  const planned = fromQuantity(order.quantity);
  const perUnit = (cost: Rational) => formatRational(divideRational(cost, planned));
  const uncovered = order.components.filter((one) => one.uncoveredQuantity !== ZERO_QUANTITY);
  return {
    labor_cost_per_unit: perUnit(order.laborCost),
    overhead_cost_per_unit: perUnit(order.overheadCost),
    lines: order.components.map(({ productId, exact }) => ({
      product_id: productId,
      quantity_per_unit: perUnit(exact),
    })),
    ...rulesOfOrder(
      rules,
      order.bomId,
      order.components.map((one) => one.productId),
    ),
    uncovered: Object.fromEntries(
      uncovered.map((one) => [
        one.productId,
        { cost_source: one.costSource, quantity: formatQuantity(one.uncoveredQuantity) },
      ]),
    ),
  };
}

function newComponents(order: EstimatedOrder): NewComponent[] {
  return order.components.map((one) => ({
    place: order.place,
    productId: one.productId,
    unitOfMeasure: one.product.unitOfMeasure,
    level: one.level,
    requiredQuantity: formatQuantity(one.required),
    estimatedUnitCost: formatAmount(one.unitCost),
    estimatedCost: formatAmount(one.cost),
  }));
}
