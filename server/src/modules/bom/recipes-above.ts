import type { Bom } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { bomOf, productsOf, RECIPES_REACHED, type RecipeProduct, type RecipeRow } from './recipes.ts';

/** The recipes of everything that contains a product, and of everything that goes into those. */
export interface RecipesAbove {
  /** by product: the recipe that is ACTIVE on the day asked for */
  readonly boms: ReadonlyMap<number, Bom>;
  readonly products: ReadonlyMap<number, RecipeProduct>;
}

const inForce = (bom: string) => `${bom}.status = 'ACTIVE' and ${bom}.effective_date <= $2::date
  and (${bom}.expiry_date is null or ${bom}.expiry_date > $2::date)`;

/** Of a group of substitutes only the first line counts: a product that is only a later choice is not contained. */
const counts = `not exists (select from bom_components first where first.bom_id = c.bom_id
  and first.substitute_group = c.substitute_group and first.sequence_number < c.sequence_number)`;

/** Up to every product that contains $1, then down again from each: one statement for any depth, each recipe once. */
const readRecipesAbove = statement<RecipeRow>(
  'recipes_above',
  `with recursive above as (
     select $1::bigint as product_id
     union
     select b.parent_product_id from above a join bom_components c on c.component_product_id = a.product_id and ${counts}
       join bill_of_materials b on b.bom_id = c.bom_id and ${inForce('b')}),
   reached as (
     select b.bom_id, false as is_root from above a join bill_of_materials b on b.parent_product_id = a.product_id
       and ${inForce('b')} where a.product_id <> $1
     union
     select sub.bom_id, false from reached r join bom_components c on c.bom_id = r.bom_id and ${counts}
       join bill_of_materials sub on sub.parent_product_id = c.component_product_id and ${inForce('sub')}
     where c.component_product_id <> $1),
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
