import type { Bom } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import {
  bomOf,
  COUNTS,
  inForceOn,
  productsOf,
  RECIPES_REACHED,
  type RecipeProduct,
  type RecipeRow,
} from './recipes.ts';

/** The recipes of everything that contains a product, and of everything that goes into those. */
export interface RecipesAbove {
  /** by product: the recipe that is ACTIVE on the day asked for */
  readonly boms: ReadonlyMap<number, Bom>;
  readonly products: ReadonlyMap<number, RecipeProduct>;
}

/** Up to every product that contains $1, then down again from each: one statement for any depth, each recipe once. */
const readRecipesAbove = statement<RecipeRow>(
  'recipes_above',
  `with recursive above as (
     select $1::bigint as product_id
     union
     select b.parent_product_id from above a join bom_components c on c.component_product_id = a.product_id and ${COUNTS}
       join bill_of_materials b on b.bom_id = c.bom_id and ${inForceOn('$2', 'b')}),
   reached as (
     select b.bom_id, false as is_root from above a join bill_of_materials b on b.parent_product_id = a.product_id
       and ${inForceOn('$2', 'b')} where a.product_id <> $1
     union
     select sub.bom_id, false from reached r join bom_components c on c.bom_id = r.bom_id and ${COUNTS}
       join bill_of_materials sub on sub.parent_product_id = c.component_product_id and ${inForceOn('$2', 'sub')}
     where c.component_product_id <> $1)
   ${RECIPES_REACHED}`,
);

/** @throws INVALID_UNIT when a line's unit does not convert any more */
export async function recipesAbove(db: Db, productId: number, date: string): Promise<RecipesAbove> {
  const rows = await db.run(readRecipesAbove, [productId, date]);
  return {
    boms: new Map(rows.map((row) => [row.parent_product_id, bomOf(row)] as const)),
    products: productsOf(rows),
  };
}
