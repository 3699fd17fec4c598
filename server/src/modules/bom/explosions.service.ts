import {
  explode,
  explodeTree,
  formatAmount,
  formatQuantity,
  greatest,
  minus,
  plus,
  quantity,
  toAmount,
  toQuantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { availableQuantities } from '../inventory/index.ts';
import { assemblyRow, byLevelAndCode, productLookup, treeRow } from './explosion-rows.ts';
import type { BomExplosion, ExplosionQuery } from './explosions.schemas.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { priceMaterials } from './material-prices.ts';
import { loadRecipe } from './recipes.ts';

/**
 * Explodes a recipe to its materials over all levels, with availability and cost. A fixed number of statements, four or five,
 * whatever its size.
 *
 * @throws NOT_FOUND, CIRCULAR_BOM, INVALID_UNIT, INVALID_BOM (a tree of more than 20,000 rows, a phantom
 *   without an active recipe)
 */
export async function explodeBom(db: Db, bomId: number, query: ExplosionQuery): Promise<BomExplosion> {
  const date = query.date ?? db.clock.today();
  const wanted = quantity(query.quantity ?? '1.000');
  const recipe = await loadRecipe(db, bomId, date);
  const stock = query.net ? await availableQuantities(db, [...recipe.subBoms.keys()], null) : undefined;
  const input = { root: recipe.root, quantity: wanted, subBoms: recipe.subBoms };
  const explosion = await withKernelErrors(db, () =>
    explode(stock === undefined ? input : { ...input, stock }),
  );
  const materials = explosion.materials.map(({ productId, level, required }) => ({
    productId,
    level,
    quantity: toQuantity(required),
  }));
  const prices = await priceMaterials(db, materials);
  const product = productLookup(recipe);
  const rows = materials.map(({ productId, quantity: required, level }) => {
    const price = prices.get(productId);
    const available = price?.available ?? ZERO_QUANTITY;
    return {
      required_quantity: formatQuantity(required),
      available_quantity: formatQuantity(available),
      shortage_quantity: formatQuantity(greatest(minus(required, available), ZERO_QUANTITY)),
      fifo_cost_per_unit: formatAmount(price?.unitCost ?? total([])),
      total_cost: formatAmount(price?.total ?? total([])),
      cost_source: price?.costSource ?? ('NONE' as const),
      uncovered_quantity: formatQuantity(price?.uncoveredQuantity ?? required),
      level,
      ...product(productId),
    };
  });
  const materialCost = total([...prices.values()].map((price) => price.total));
  const laborCost = toAmount(explosion.laborCost);
  const overheadCost = toAmount(explosion.overheadCost);
  return {
    bom_id: bomId,
    quantity_multiplier: formatQuantity(wanted),
    date,
    raw_materials: rows.sort(byLevelAndCode),
    assemblies: explosion.assemblies.map((assembly) => assemblyRow(assembly, product)),
    total_material_cost: formatAmount(materialCost),
    total_labor_cost: formatAmount(laborCost),
    total_overhead_cost: formatAmount(overheadCost),
    total_cost: formatAmount(plus(materialCost, plus(laborCost, overheadCost))),
    ...(query.tree ? { tree: await withKernelErrors(db, () => treeRow(explodeTree(input), product)) } : {}),
  };
}
