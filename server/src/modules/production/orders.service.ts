import {
  divideRational,
  explode,
  explodeOneLevel,
  type FifoIssue,
  formatAmount,
  formatQuantity,
  formatRational,
  fromQuantity,
  type Quantity,
  quantity,
  type Rational,
  takeOldestFirst,
  toAmount,
  toQuantityRoundedUp,
  total,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { type LoadedRecipe, loadRecipe, type RecipeProduct, withKernelErrors } from '../bom/index.ts';
import {
  insertAllocations,
  insufficientStock,
  lockedLayers,
  lockScopes,
  postToLedger,
  requireHome,
  reservingChanges,
  type Shortage,
} from '../inventory/index.ts';
import { findProducts, findWarehouses } from '../master-data/index.ts';
import { findOrder, insertOrder, listComponents } from './orders.queries.ts';
import type { ProductionOrder, ProductionOrderRequest } from './orders.schemas.ts';

/** @throws NOT_FOUND */
export async function getOrder(db: Db, orderId: number): Promise<ProductionOrder> {
  const [order, components] = await Promise.all([findOrder(db, orderId), listComponents(db, orderId)]);
  if (order === undefined) throw notFound('production order', orderId);
  return { ...order, components };
}

/**
 * Creates an order and reserves its material, oldest layers first over all active warehouses: all of it, or no order.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), INVALID_BOM, WAREHOUSE_TYPE_MISMATCH, CIRCULAR_BOM, INSUFFICIENT_STOCK with every
 *   short material
 */
export async function createOrder(tx: Tx, request: ProductionOrderRequest): Promise<ProductionOrder> {
  requireDates(request);
  await requireTarget(tx, request);
  const recipe = await loadRecipe(tx, request.bom_id, tx.clock.today());
  requireRecipe(recipe, request, tx.clock.today());
  const planned = quantity(request.planned_quantity);
  const needs = await withKernelErrors(tx, () =>
    requirements(recipe, planned, request.explosion ?? 'MULTI_LEVEL'),
  );

  await lockScopes(tx, { productIds: needs.materials.map((material) => material.productId) });
  const layers = await lockedLayers(
    tx,
    needs.materials.map((material) => ({
      productId: material.productId,
      warehouseId: null,
      quantity: material.required,
    })),
  );
  const issues = needs.materials.map((material) =>
    takeOldestFirst(layers.get(material.productId) ?? [], material.required),
  );
  requireStock(needs.materials, issues);

  const orderNumber = await nextDocumentNumber(tx, 'MO');
  const rows = await insertOrder(tx, newOrder(orderNumber, request, needs, issues));
  const orderId = rows[0]?.production_order_id ?? 0;
  const componentIds = new Map(rows.map((row) => [row.component_product_id, row.component_id]));
  await insertAllocations(
    tx,
    needs.materials.flatMap((material, place) =>
      (issues[place]?.takes ?? []).map((take) => ({
        layerId: take.layerId,
        quantity: take.quantity,
        componentId: componentIds.get(material.productId) ?? null,
      })),
    ),
    { productionOrderId: orderId, reason: null },
  );
  await postToLedger(tx, {
    changes: reservingChanges(issues.flatMap((issue) => issue.takes)),
    context: null,
    productionOrderId: orderId,
  });
  const order = await getOrder(tx, orderId);
  audit(tx, {
    action: 'production_order.create',
    entityType: 'production_order',
    entityId: orderId,
    after: order,
  });
  return order;
}

function requireDates({
  planned_start_date: start,
  planned_completion_date: end,
}: ProductionOrderRequest): void {
  if (start && end && end < start)
    throw invalidField('planned_completion_date', 'must not be before planned_start_date');
}

async function requireTarget(tx: Tx, request: ProductionOrderRequest): Promise<void> {
  const [products, warehouses] = await Promise.all([
    findProducts(tx, [request.product_id]),
    findWarehouses(tx, [request.warehouse_id]),
  ]);
  const product = products.get(request.product_id);
  const warehouse = warehouses.get(request.warehouse_id);
  if (product === undefined) throw notFound('product', request.product_id);
  if (warehouse === undefined) throw notFound('warehouse', request.warehouse_id);
  if (!product.isActive)
    throw new AppError('CONFLICT', `Product ${product.productCode} is inactive. Activate it first.`);
  if (!warehouse.isActive) {
    throw new AppError('CONFLICT', `Warehouse ${warehouse.warehouseCode} is inactive. Choose another one.`);
  }
  requireHome(
    {
      product_code: product.productCode,
      product_type: product.productType,
      warehouse_code: warehouse.warehouseCode,
      warehouse_type: warehouse.warehouseType,
    },
    tx.policy.enforceWarehouseType,
  );
}

function requireRecipe({ bom }: LoadedRecipe, request: ProductionOrderRequest, today: string): void {
  if (bom.parentProductId !== request.product_id) {
    throw new AppError(
      'INVALID_BOM',
      `BOM ${bom.bomId} makes another product. Choose a BOM of product ${request.product_id}.`,
    );
  }
  const inForce = bom.effectiveDate <= today && (bom.expiryDate === null || today < bom.expiryDate);
  if (bom.status === 'ACTIVE' && inForce) return;
  throw new AppError(
    'INVALID_BOM',
    bom.status === 'ACTIVE'
      ? `BOM ${bom.bomId} is not in force today. Choose the version that is.`
      : `BOM ${bom.bomId} is ${bom.status}. Activate it first, or choose the active version.`,
  );
}

interface Material {
  readonly productId: number;
  readonly product: RecipeProduct;
  readonly level: number;
  readonly exact: Rational;
  readonly required: Quantity;
}

interface Requirements {
  readonly materials: readonly Material[];
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

/** What an order of `planned` needs, in whole units of each material's own unit. */
function requirements(recipe: LoadedRecipe, planned: Quantity, explosion: string): Requirements {
  const multiLevel = explosion === 'MULTI_LEVEL';
  const exploded = explode({
    root: recipe.root,
    quantity: planned,
    subBoms: multiLevel ? recipe.subBoms : new Map(),
  });
  const rows = multiLevel
    ? exploded.materials
    : explodeOneLevel(recipe.root, planned).map((row) => ({ ...row, level: 1 }));
  const materials = rows.map(({ productId, required: exact, level }) => {
    const product = recipe.products.get(productId);
    if (product === undefined) throw new Error(`The recipe lacks product ${productId}`);
    return { productId, product, level, exact, required: toQuantityRoundedUp(exact, product.unitDecimals) };
  });
  return { materials, laborCost: exploded.laborCost, overheadCost: exploded.overheadCost };
}

/** @throws INSUFFICIENT_STOCK */
function requireStock(materials: readonly Material[], issues: readonly FifoIssue[]): void {
  const short: Shortage[] = materials.flatMap((material, place) => {
    const issue = issues[place];
    if (issue === undefined || issue.missing === 0n) return [];
    const { productId, product, required } = material;
    return [{ productId, productCode: product.productCode, required, available: issue.quantity }];
  });
  if (short.length > 0) throw insufficientStock(short);
}

function newOrder(
  orderNumber: string,
  request: ProductionOrderRequest,
  needs: Requirements,
  issues: readonly FifoIssue[],
) {
  const planned = fromQuantity(quantity(request.planned_quantity));
  const perUnit = (cost: Rational) => formatRational(divideRational(cost, planned));
  return {
    orderNumber,
    productId: request.product_id,
    bomId: request.bom_id,
    warehouseId: request.warehouse_id,
    explosion: request.explosion ?? 'MULTI_LEVEL',
    plannedQuantity: request.planned_quantity,
    priority: request.priority ?? 5,
    plannedStartDate: request.planned_start_date ?? null,
    plannedCompletionDate: request.planned_completion_date ?? null,
    materialCost: formatAmount(total(issues.map((issue) => issue.value))),
    laborCost: formatAmount(toAmount(needs.laborCost)),
    overheadCost: formatAmount(toAmount(needs.overheadCost)),
    frozenRecipe: {
      labor_cost_per_unit: perUnit(needs.laborCost),
      overhead_cost_per_unit: perUnit(needs.overheadCost),
      lines: needs.materials.map((material) => ({
        product_id: material.productId,
        quantity_per_unit: perUnit(material.exact),
      })),
    },
    notes: request.notes ?? null,
    components: needs.materials.map((material, place) => ({
      productId: material.productId,
      unitOfMeasure: material.product.unitOfMeasure,
      level: material.level,
      requiredQuantity: formatQuantity(material.required),
      estimatedUnitCost: formatAmount(issues[place]?.weightedAverageCost ?? total([])),
      estimatedCost: formatAmount(issues[place]?.value ?? total([])),
    })),
  };
}
