import { type BomUse, formatQuantity, toQuantity, whereUsed } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { findProducts } from '../master-data/index.ts';
import type { BomStatus } from './boms.schemas.ts';
import { type ProductOf, productLookup } from './explosion-rows.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { bomOf, productsOf } from './recipes.ts';
import { type UsingRecipeRow, usingRecipes } from './where-used.queries.ts';
import type { WhereUsed, WhereUsedQuery, WhereUsedRow } from './where-used.schemas.ts';

/**
 * The recipes that contain a product. Two statements, whatever the depth.
 *
 * @throws NOT_FOUND, INVALID_UNIT, CIRCULAR_BOM
 */
export async function findWhereUsed(db: Db, productId: number, query: WhereUsedQuery): Promise<WhereUsed> {
  const date = query.date ?? db.clock.today();
  const [products, rows] = await Promise.all([
    findProducts(db, [productId]),
    usingRecipes(db, productId, date, query.include_inactive ?? false),
  ]);
  const found = products.get(productId);
  if (found === undefined) throw notFound('product', productId);
  const inForce = rows
    .filter((row) => row.is_in_force)
    .map((row) => [row.parent_product_id, bomOf(row)] as const);
  const others = rows.filter((row) => !row.is_in_force).map(bomOf);
  const uses = await withKernelErrors(db, () => whereUsed({ productId, inForce: new Map(inForce), others }));
  const product = productLookup({ products: productsOf(rows) });
  const rowOf = new Map(rows.map((row) => [row.bom_id, row]));
  const recipes = uses
    .filter((use) => query.levels !== 'direct' || use.directQuantity.numerator > 0n)
    .map((use) => whereUsedRow(use, rowOf.get(use.bomId), product))
    .sort(byLevelCodeAndVersion);
  return {
    product_id: productId,
    product_code: found.productCode,
    product_name: found.productName,
    unit_of_measure: found.unitOfMeasure,
    date,
    recipe_count: recipes.length,
    recipes,
  };
}

function whereUsedRow(use: BomUse, row: UsingRecipeRow | undefined, product: ProductOf): WhereUsedRow {
  if (row === undefined) throw new Error(`Recipe ${use.bomId} was not loaded`);
  const through = use.through.map((id) => ({ product_id: id, product_code: product(id).product_code }));
  return {
    bom_id: use.bomId,
    bom_version: row.bom_version,
    status: row.status as BomStatus,
    is_in_force: row.is_in_force,
    effective_date: row.effective_date,
    expiry_date: row.expiry_date,
    level: use.level,
    is_direct: use.directQuantity.numerator > 0n,
    through: through.sort((a, b) => (a.product_code < b.product_code ? -1 : 1)),
    direct_quantity_per_unit: formatQuantity(toQuantity(use.directQuantity)),
    quantity_per_unit: formatQuantity(toQuantity(use.quantityPerUnit)),
    ...product(use.productId),
  };
}

function byLevelCodeAndVersion(a: WhereUsedRow, b: WhereUsedRow): number {
  if (a.level !== b.level) return a.level - b.level;
  if (a.product_code !== b.product_code) return a.product_code < b.product_code ? -1 : 1;
  // Versions are two numbers: 1.10 comes after 1.9.
  const [majorA = 0, minorA = 0] = a.bom_version.split('.').map(BigInt);
  const [majorB = 0, minorB = 0] = b.bom_version.split('.').map(BigInt);
  if (majorA !== majorB) return majorA < majorB ? -1 : 1;
  return minorA < minorB ? -1 : 1;
}
