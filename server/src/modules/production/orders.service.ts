import {
  formatQuantity,
  type KnownPrices,
  minus,
  plus,
  type Quantity,
  quantity,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit, auditCreated } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Language } from '../../platform/words/language.ts';
import { say } from '../../platform/words/sentence.ts';
import { type LoadedRecipe, loadRecipe, withKernelErrors } from '../bom/index.ts';
import {
  insufficientStock,
  knownPrices,
  lockedLayers,
  lockScopes,
  requireHome,
  type Shortage,
} from '../inventory/index.ts';
import { estimateOrders } from './order-estimates.ts';
import { demandsOf, type OrderStructure, type PlannedOrder, planOrders, structureOf } from './order-plan.ts';
import { orderIn, progressFields, type Told } from './order-progress.ts';
import { type WrittenOrder, writeOrders } from './order-writing.service.ts';
import { type OrderTarget, orderTarget } from './orders.queries.ts';
import type {
  ProductionOrder,
  ProductionOrderList,
  ProductionOrderRequest,
  ProductionOrderRow,
} from './orders.schemas.ts';
import { findComponents, findOrder, pageOfOrders } from './orders-read.queries.ts';
import { subOrderWarehouses } from './sub-orders.service.ts';

/** Its sentence is said when it is answered: what is kept of an order stays English. */
export type ToldOrder = Told<ProductionOrder>;

/** @throws NOT_FOUND */
export async function getOrder(db: Db, orderId: number): Promise<ToldOrder> {
  const order = await findOrder(db, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  const { progress, ...fields } = order;
  return { ...fields, ...progressFields(order.status, progress) };
}

/** @throws NOT_FOUND */
export async function getComponents(db: Db, orderId: number) {
  const order = await findComponents(db, orderId);
  if (order === undefined) throw notFound('production order', orderId);
  return order;
}

export async function listOrders(
  db: Db,
  list: ProductionOrderList,
  language: Language,
): Promise<Page<ProductionOrderRow>> {
  const page = await pageOfOrders(db, list);
  const items = page.items.map(({ progress, ...fields }) =>
    orderIn(language, { ...fields, ...progressFields(fields.status, progress) }),
  );
  return { ...page, items };
}

/**
 * Creates an order, with `create_sub_orders` also those for what is short of semi-finished products, and reserves their
 * material, oldest layers first over all active warehouses: all of it, or no order. With `allow_shortage` as far as stock goes;
 * the rest is reserved at the release.
 *
 * @throws NOT_FOUND, CONFLICT (inactive; no warehouse for a sub-order), INVALID_BOM, WAREHOUSE_TYPE_MISMATCH, CIRCULAR_BOM,
 *   INSUFFICIENT_STOCK with every short material
 */
export async function createOrder(tx: Tx, request: ProductionOrderRequest): Promise<ToldOrder> {
  requireSense(request);
  requireTarget(tx, request, await orderTarget(tx, request.product_id, request.warehouse_id));
  const recipe = await loadRecipe(tx, request.bom_id, tx.clock.today());
  requireRecipe(recipe, request, tx.clock.today());
  const structure = await withKernelErrors(tx, () =>
    structureOf(recipe, quantity(request.planned_quantity), {
      oneLevel: request.explosion === 'SINGLE_LEVEL',
      withSubOrders: request.create_sub_orders ?? false,
    }),
  );
  const orders = planOrders(structure, await stockFor(tx, structure));
  const short = shortagesOf(orders);
  if (short.length > 0 && !request.allow_shortage) throw insufficientStock(short);
  const estimated = estimateOrders(orders, await pricesOf(tx, short));
  const [root, ...subOrders] = await writeOrders(
    tx,
    request,
    estimated,
    await warehousesOf(tx, request, orders),
    recipe.rules,
  );
  if (root === undefined) throw new Error('No order was written');
  const order = await getOrder(tx, root.orderId);
  audit(tx, {
    action: 'production_order.create',
    entityType: 'production_order',
    entityId: root.orderId,
    after: order,
  });
  auditCreated(tx, 'production_order.create', 'production_order', subOrders.map(auditOfSubOrder(root)));
  return order;
}

const auditOfSubOrder =
  (root: WrittenOrder) =>
  ({ orderId, orderNumber, order }: WrittenOrder) => ({
    id: orderId,
    after: {
      order_number: orderNumber,
      product_id: order.productId,
      bom_id: order.bomId,
      planned_quantity: formatQuantity(order.quantity),
      made_for: root.orderNumber,
    },
  });

function requireSense(request: ProductionOrderRequest): void {
  const { planned_start_date: start, planned_completion_date: end } = request;
  if (start && end && end < start)
    throw invalidField('planned_completion_date', say`must not be before planned_start_date`);
  if (request.create_sub_orders && request.explosion !== 'SINGLE_LEVEL') {
    throw invalidField(
      'create_sub_orders',
      say`goes with explosion SINGLE_LEVEL; MULTI_LEVEL makes everything in the one order`,
    );
  }
}

function requireTarget(tx: Tx, request: ProductionOrderRequest, target: OrderTarget): void {
  if (target.product_id === null) throw notFound('product', request.product_id);
  if (target.warehouse_id === null) throw notFound('warehouse', request.warehouse_id);
  if (!target.product_active)
    throw new AppError('CONFLICT', say`Product ${target.product_code} is inactive. Activate it first.`);
  if (!target.warehouse_active) {
    throw new AppError('CONFLICT', say`Warehouse ${target.warehouse_code} is inactive. Choose another one.`);
  }
  requireHome(target, tx.policy.enforceWarehouseType);
}

function requireRecipe({ bom }: LoadedRecipe, request: ProductionOrderRequest, today: string): void {
  if (bom.parentProductId !== request.product_id) {
    throw new AppError(
      'INVALID_BOM',
      say`BOM ${bom.bomId} makes another product. Choose a BOM of product ${request.product_id}.`,
    );
  }
  const inForce = bom.effectiveDate <= today && (bom.expiryDate === null || today < bom.expiryDate);
  if (bom.status === 'ACTIVE' && inForce) return;
  throw new AppError(
    'INVALID_BOM',
    bom.status === 'ACTIVE'
      ? say`BOM ${bom.bomId} is not in force today. Choose the version that is.`
      : say`BOM ${bom.bomId} is ${bom.status}. Activate it first, or choose the active version.`,
  );
}

/** Locks and reads as much stock as the orders could possibly take: as if there were none of any assembly. */
export async function stockFor(tx: Tx, structure: OrderStructure) {
  const demands = demandsOf(
    structure.assemblies.length === 0 ? [structure.root] : planOrders(structure, new Map()),
  );
  await lockScopes(tx, { productIds: [...demands.keys()] });
  return lockedLayers(
    tx,
    [...demands].map(([productId, { required }]) => ({ productId, warehouseId: null, quantity: required })),
  );
}

/** What stock cannot cover and no sub-order makes. */
export function shortagesOf(orders: readonly PlannedOrder[]): Shortage[] {
  const missing = new Map<number, Quantity>();
  for (const { productId, issue } of orders.flatMap((order) => order.components))
    missing.set(productId, plus(missing.get(productId) ?? ZERO_QUANTITY, issue.missing));
  for (const { productId } of orders) missing.delete(productId);
  return [...demandsOf(orders)].flatMap(([productId, { product, required }]) => {
    const short = missing.get(productId) ?? ZERO_QUANTITY;
    if (short === ZERO_QUANTITY) return [];
    return [{ productId, productCode: product.productCode, required, available: minus(required, short) }];
  });
}

export async function pricesOf(tx: Tx, short: readonly Shortage[]): Promise<Map<number, KnownPrices>> {
  if (short.length === 0) return new Map();
  return knownPrices(
    tx,
    short.map((one) => one.productId),
  );
}

/** Which warehouse receives the output of each product that is made. */
async function warehousesOf(
  tx: Tx,
  request: ProductionOrderRequest,
  orders: readonly PlannedOrder[],
): Promise<Map<number, number>> {
  const products = orders.slice(1).map((order) => order.productId);
  const warehouses = await subOrderWarehouses(tx, products);
  return warehouses.set(request.product_id, request.warehouse_id);
}
