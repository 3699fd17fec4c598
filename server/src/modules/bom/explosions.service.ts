import {
  type Explosion,
  explode,
  explodeTree,
  formatAmount,
  formatQuantity,
  greatest,
  minus,
  plus,
  quantity,
  type TreeNode,
  toAmount,
  toQuantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { availableQuantities } from '../inventory/index.ts';
import type { BomExplosion, ExplosionQuery, TreeRow } from './explosions.schemas.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { priceMaterials } from './material-prices.ts';
import { type LoadedRecipe, loadRecipe, type RecipeProduct } from './recipes.ts';

/**
 * Explodes a recipe to its materials over all levels, with availability and cost. A fixed number of statements, four or five,
 * whatever its size.
 *
 * @throws NOT_FOUND, CIRCULAR_BOM, INVALID_UNIT, INVALID_BOM (a tree of more than 20,000 rows)
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
  const materials = explosion.materials.map((material) => ({
    ...material,
    quantity: toQuantity(material.required),
  }));
  const prices = await priceMaterials(db, materials);
  const product = productLookup(recipe);
  const rows = materials.map(({ productId, quantity: required, level }) => {
    const price = prices.get(productId);
    const available = price?.available ?? ZERO_QUANTITY;
    return {
      ...product(productId),
      unit_of_measure: recipe.products.get(productId)?.unitOfMeasure ?? '',
      required_quantity: formatQuantity(required),
      available_quantity: formatQuantity(available),
      shortage_quantity: formatQuantity(greatest(minus(required, available), ZERO_QUANTITY)),
      fifo_cost_per_unit: formatAmount(price?.unitCost ?? total([])),
      total_cost: formatAmount(price?.total ?? total([])),
      cost_source: price?.costSource ?? ('NONE' as const),
      uncovered_quantity: formatQuantity(price?.uncoveredQuantity ?? required),
      level,
    };
  });
  const materialCost = total([...prices.values()].map((price) => price.total));
  const laborCost = toAmount(explosion.laborCost);
  const overheadCost = toAmount(explosion.overheadCost);
  return {
    bom_id: bomId,
    quantity_multiplier: formatQuantity(wanted),
    date,
    raw_materials: rows.sort((a, b) => a.level - b.level || (a.product_code < b.product_code ? -1 : 1)),
    assemblies: explosion.assemblies.map((assembly) => assemblyRow(assembly, product)),
    total_material_cost: formatAmount(materialCost),
    total_labor_cost: formatAmount(laborCost),
    total_overhead_cost: formatAmount(overheadCost),
    total_cost: formatAmount(plus(materialCost, plus(laborCost, overheadCost))),
    ...(query.tree ? { tree: await withKernelErrors(db, () => treeRow(explodeTree(input), product)) } : {}),
  };
}

type ProductOf = (productId: number) => { product_id: number; product_code: string; product_name: string };

function productLookup(recipe: LoadedRecipe): ProductOf {
  return (productId) => {
    const product: RecipeProduct | undefined = recipe.products.get(productId);
    return {
      product_id: productId,
      product_code: product?.productCode ?? '',
      product_name: product?.productName ?? '',
    };
  };
}

function assemblyRow(assembly: Explosion['assemblies'][number], product: ProductOf) {
  return {
    ...product(assembly.productId),
    bom_id: assembly.bomId,
    level: assembly.level,
    required_quantity: formatQuantity(toQuantity(assembly.required)),
    from_stock_quantity: formatQuantity(toQuantity(assembly.fromStock)),
    labor_cost: formatAmount(toAmount(assembly.laborCost)),
    overhead_cost: formatAmount(toAmount(assembly.overheadCost)),
  };
}

function treeRow(node: TreeNode, product: ProductOf): TreeRow {
  return {
    ...product(node.productId),
    bom_id: node.bomId ?? null,
    level: node.level,
    required_quantity: formatQuantity(toQuantity(node.required)),
    children: node.children.map((child) => treeRow(child, product)),
  };
}
