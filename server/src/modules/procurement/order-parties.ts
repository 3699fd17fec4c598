import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { requireHome } from '../inventory/index.ts';

/** Who and what an order refers to. All of it stays as it is until the commit; others may order the same at once. */

interface Supplier {
  readonly supplier_id: number;
  readonly supplier_code: string;
  readonly is_active: boolean;
}
interface Warehouse {
  readonly warehouse_code: string;
  readonly warehouse_type: string;
  readonly is_active: boolean;
}
interface Product {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_type: string;
  readonly is_active: boolean;
}
export interface Parties {
  readonly supplier: Supplier;
  readonly warehouse: Warehouse;
  readonly products: ReadonlyMap<number, Product>;
}

const shareSupplier = statement<Supplier>(
  'purchase_order_share_supplier',
  'select supplier_id, supplier_code, is_active from suppliers where supplier_id = $1 for share',
);
const shareWarehouse = statement<Warehouse>(
  'purchase_order_share_warehouse',
  'select warehouse_code, warehouse_type, is_active from warehouses where warehouse_id = $1 for share',
);
/** A link and its price breaks change under their product's lock, so they stay, too. */
const shareProducts = statement<Product>(
  'purchase_order_share_products',
  `select product_id, product_code, product_type, is_active from products
   where product_id = any($1::bigint[]) order by product_id for share`,
);

/**
 * Locks and checks them: supplier, warehouse and products exist, are active, and the products belong in the warehouse.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), WAREHOUSE_TYPE_MISMATCH
 */
export async function shareParties(
  tx: Tx,
  supplierId: number,
  warehouseId: number,
  productIds: readonly number[],
): Promise<Parties> {
  const [[supplier], [warehouse], found] = await Promise.all([
    tx.run(shareSupplier, [supplierId]),
    tx.run(shareWarehouse, [warehouseId]),
    tx.run(shareProducts, [[...new Set(productIds)]]),
  ]);
  if (supplier === undefined) throw notFound('supplier', supplierId);
  if (warehouse === undefined) throw notFound('warehouse', warehouseId);
  const products = new Map(found.map((product) => [product.product_id, product]));
  const missing = productIds.find((one) => !products.has(one));
  if (missing !== undefined) throw notFound('product', missing);
  requireActive(say`Supplier`, supplier.supplier_code, supplier.is_active);
  requireActive(say`Warehouse`, warehouse.warehouse_code, warehouse.is_active);
  for (const product of found) {
    requireActive(say`Product`, product.product_code, product.is_active);
    requireHome({ ...product, ...warehouse }, tx.policy.enforceWarehouseType);
  }
  return { supplier, warehouse, products };
}

function requireActive(what: Sentence, code: string, isActive: boolean): void {
  if (isActive) return;
  throw new AppError('CONFLICT', say`${what} ${code} is inactive. Activate it first, or choose another one.`);
}
