import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { findProducts, findWarehouses, type ProductFacts } from '../master-data/index.ts';

/** @throws NOT_FOUND */
export async function requireProduct(db: Db, productId: number): Promise<ProductFacts> {
  const product = (await findProducts(db, [productId])).get(productId);
  if (product === undefined) throw notFound('product', productId);
  return product;
}

/** @throws NOT_FOUND; null stands for all warehouses */
export async function requireWarehouse(db: Db, warehouseId: number | null): Promise<void> {
  if (warehouseId === null) return;
  if (!(await findWarehouses(db, [warehouseId])).has(warehouseId)) throw notFound('warehouse', warehouseId);
}
