import {
  buildable,
  type Explosion,
  explode,
  formatQuantity,
  greatest,
  type MaterialNeed,
  materialNeeds,
  minus,
  type Quantity,
  quantity,
  toQuantity,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { availableQuantities } from '../inventory/index.ts';
import { findWarehouses } from '../master-data/index.ts';
import type { BomStatus } from './boms.schemas.ts';
import type { Bottleneck, Buildable, BuildableQuery } from './buildable.schemas.ts';
import { byLevelAndCode, type ProductOf, productLookup } from './explosion-rows.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { type LoadedRecipe, loadRecipe, unitDecimals } from './recipes.ts';

/**
 * How much of a recipe's product can be made now. Two statements whatever the size, one more with a warehouse.
 *
 * @throws NOT_FOUND, CIRCULAR_BOM, INVALID_UNIT, INVALID_BOM (no lines, or a phantom without an active recipe)
 */
export async function buildableQuantity(db: Db, bomId: number, query: BuildableQuery): Promise<Buildable> {
  const warehouseId = query.warehouse_id ?? null;
  const date = db.clock.today();
  const recipe = await loadRecipe(db, bomId, date);
  requireLines(recipe);
  if (warehouseId !== null && !(await findWarehouses(db, [warehouseId])).has(warehouseId)) {
    throw notFound('warehouse', warehouseId);
  }
  const available = await availableQuantities(db, [...recipe.products.keys()], warehouseId);
  const input = { root: recipe.root, subBoms: recipe.subBoms, available, decimals: unitDecimals(recipe) };
  const { result, perUnit } = await withKernelErrors(db, () => ({
    result: buildable(input),
    perUnit: explode({ ...input, quantity: quantity('1') }),
  }));
  const product = productLookup(recipe);
  const needs = result.explosion === null ? [] : materialNeeds(result.explosion, input);
  return {
    ...product(recipe.root.productId),
    bom_id: bomId,
    bom_version: recipe.bom.bomVersion,
    status: recipe.bom.status as BomStatus,
    date,
    warehouse_id: warehouseId,
    buildable_quantity: formatQuantity(result.quantity),
    limited_by: bottlenecks(
      result.limitedBy,
      perUnit,
      new Map(needs.map((need) => [need.productId, need])),
      available,
      product,
    ),
    next_unit_needs: result.nextUnitNeeds.map((need) => ({
      ...product(need.productId),
      required_quantity: formatQuantity(need.required),
      available_quantity: formatQuantity(need.available),
      missing_quantity: formatQuantity(need.missing),
    })),
    assemblies_from_stock: usedAssemblies(result.explosion, product),
  };
}

function requireLines({ bom, root, subBoms }: LoadedRecipe): void {
  const empty = [root, ...subBoms.values()].find((one) => one.lines.length === 0);
  if (empty === undefined) return;
  throw new AppError(
    'INVALID_BOM',
    say`BOM ${empty.bomId} has no components, so BOM ${bom.bomId} has no limit to judge. Add its components.`,
  );
}

function bottlenecks(
  productIds: readonly number[],
  perUnit: Explosion,
  needs: ReadonlyMap<number, MaterialNeed>,
  available: ReadonlyMap<number, Quantity>,
  product: ProductOf,
): Bottleneck[] {
  const rows = perUnit.materials
    .filter((row) => productIds.includes(row.productId))
    .map(({ productId, required, level }) => {
      const there = available.get(productId) ?? ZERO_QUANTITY;
      const taken = needs.get(productId)?.required ?? ZERO_QUANTITY;
      return {
        level,
        required_per_unit: formatQuantity(toQuantity(required)),
        required_quantity: formatQuantity(taken),
        available_quantity: formatQuantity(there),
        left_quantity: formatQuantity(greatest(minus(there, taken), ZERO_QUANTITY)),
        ...product(productId),
      };
    });
  return rows.sort(byLevelAndCode);
}

function usedAssemblies(explosion: Explosion | null, product: ProductOf): Buildable['assemblies_from_stock'] {
  const used = (explosion?.assemblies ?? []).filter((assembly) => assembly.fromStock.numerator > 0n);
  return used
    .map((assembly) => ({
      level: assembly.level,
      required_quantity: formatQuantity(toQuantity(assembly.required)),
      from_stock_quantity: formatQuantity(toQuantity(assembly.fromStock)),
      ...product(assembly.productId),
    }))
    .sort(byLevelAndCode);
}
