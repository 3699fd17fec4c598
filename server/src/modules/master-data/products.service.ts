import { greatest, orderQuantity, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import {
  AppError,
  duplicate,
  type ErrorDetail,
  invalidField,
  notFound,
} from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { type Sentence, say } from '../../platform/words/sentence.ts';
import {
  findProduct,
  findUnitConversions,
  insertProduct,
  insertStandardCost,
  lockProduct,
  productCodeTaken,
  stockOfProduct,
  updateProduct,
  whatCountsInUnitOfProduct,
  whatNeedsProduct,
} from './products.queries.ts';
import type { Product, ProductCreate, ProductDetail, ProductUpdate } from './products.schemas.ts';
import { requireUnit } from './units.service.ts';

/** @throws NOT_FOUND */
export async function getProduct(db: Db, productId: number): Promise<ProductDetail> {
  const [product, unitConversions] = await Promise.all([
    findProduct(db, productId),
    findUnitConversions(db, productId),
  ]);
  if (product === undefined) throw notFound('product', productId);
  return { ...product, unit_conversions: unitConversions };
}

/** @throws VALIDATION_ERROR, INVALID_UNIT, DUPLICATE */
export async function createProduct(tx: Tx, input: ProductCreate): Promise<Product> {
  requireOrderSizes(input);
  await requireUnit(tx, input.unit_of_measure);
  if (await productCodeTaken(tx, input.product_code)) {
    throw duplicate('product', 'product_code', input.product_code);
  }
  const product = await insertProduct(tx, input);
  tx.changed('product', [product.product_id]);
  recordStandardCost(tx, null, product);
  audit(tx, {
    action: 'product.create',
    entityType: 'product',
    entityId: product.product_id,
    after: product,
  });
  return product;
}

/** @throws NOT_FOUND, CONFLICT (If-Match), VALIDATION_ERROR, INVALID_UNIT, IN_USE */
export async function changeProduct(
  tx: Tx,
  productId: number,
  changes: ProductUpdate,
  expectedVersion: string | null,
): Promise<Product> {
  const before = await lockProduct(tx, productId, dependsOnReferences(changes));
  if (before === undefined) throw notFound('product', productId);
  requireVersion(expectedVersion, before);
  const wanted = { ...before, ...changes };
  requireOrderSizes(wanted);
  if (wanted.unit_of_measure !== before.unit_of_measure) {
    await requireUnit(tx, wanted.unit_of_measure);
    await requireUnitUnused(tx, before);
  }
  if (wanted.product_type !== before.product_type) await requireNoStock(tx, before);
  if (before.is_active && !wanted.is_active) await requireUnused(tx, before);
  const after = await updateProduct(tx, productId, changes);
  tx.changed('product', [productId]);
  recordStandardCost(tx, before.standard_cost, after);
  audit(tx, { action: 'product.update', entityType: 'product', entityId: productId, before, after });
  return after;
}

/** Deactivates: history keeps referring to it. Doing it twice changes nothing. @throws NOT_FOUND, IN_USE */
export async function deactivateProduct(tx: Tx, productId: number): Promise<Product> {
  const before = await lockProduct(tx, productId, true);
  if (before === undefined) throw notFound('product', productId);
  if (!before.is_active) return before;
  await requireUnused(tx, before);
  const after = await updateProduct(tx, productId, { is_active: false });
  tx.changed('product', [productId]);
  audit(tx, { action: 'product.deactivate', entityType: 'product', entityId: productId, before, after });
  return after;
}

/** Changes that are allowed only while others do not refer to the product in some way. */
function dependsOnReferences(changes: ProductUpdate): boolean {
  return (
    changes.unit_of_measure !== undefined || changes.product_type !== undefined || changes.is_active === false
  );
}

type OrderSizes = Pick<
  ProductCreate,
  'lot_sizing_rule' | 'lot_size' | 'minimum_order_quantity' | 'maximum_order_quantity' | 'order_multiple'
>;

/** A maximum must leave room for an order: the minimum, rounded up to the next multiple. @throws VALIDATION_ERROR */
export function requireOrderSizes(product: OrderSizes): void {
  const { lot_sizing_rule, lot_size, maximum_order_quantity: maximum } = product;
  if (lot_sizing_rule === 'FIXED_QUANTITY' && (lot_size === undefined || lot_size === null)) {
    throw invalidField('lot_size', say`is required with lot_sizing_rule FIXED_QUANTITY`);
  }
  if (maximum === undefined || maximum === null) return;
  const minimum = quantity(product.minimum_order_quantity ?? '0');
  if (quantity(maximum) < minimum) {
    throw invalidField('maximum_order_quantity', say`must not be below minimum_order_quantity`);
  }
  const multiple = quantity(product.order_multiple ?? '0');
  if (quantity(maximum) < orderQuantity(greatest(minimum, quantity('0.001')), { minimum, multiple })) {
    throw invalidField('maximum_order_quantity', say`must leave room for one order_multiple`);
  }
}

/** Each standard cost that ever held stays known, with the moment from which it held. */
function recordStandardCost(tx: Tx, before: string | null, product: Product): void {
  if (product.standard_cost === null || product.standard_cost === before) return;
  tx.defer(insertStandardCost, [product.product_id, product.standard_cost, tx.clock.now(), tx.actor.userId]);
}

async function requireUnused(tx: Tx, product: Product): Promise<void> {
  const needs = await tx.run(whatNeedsProduct, [product.product_id, tx.clock.today()]);
  refuse(
    needs,
    say`Product ${product.product_code} is still needed. Use up its stock, finish its orders and end its BOMs first.`,
  );
}

async function requireUnitUnused(tx: Tx, product: Product): Promise<void> {
  const uses = await tx.run(whatCountsInUnitOfProduct, [product.product_id]);
  refuse(
    uses,
    say`Quantities of product ${product.product_code} are recorded in ${product.unit_of_measure} already, so its unit cannot change. Create a new product with the other unit.`,
  );
}

async function requireNoStock(tx: Tx, product: Product): Promise<void> {
  const stock = await tx.run(stockOfProduct, [product.product_id]);
  refuse(
    stock,
    say`Product ${product.product_code} is in stock, in warehouses of its type. Use up or write off the stock before you change the type.`,
  );
}

function refuse(reasons: readonly (ErrorDetail & { what: string })[], message: Sentence): void {
  if (reasons.length > 0) throw new AppError('IN_USE', message, reasons);
}
