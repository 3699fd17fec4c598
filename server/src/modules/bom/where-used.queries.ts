import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { COUNTS, inForceOn, RECIPES_REACHED, type RecipeRow } from './recipes.ts';

export interface UsingRecipeRow extends RecipeRow {
  is_in_force: boolean;
}

/**
 * Up from $1 through the recipes in force on $2, then every recipe with a line to one of these; with $3 also those that are not
 * in force, but only as the last step. One statement for any depth, each recipe once.
 */
const readUsingRecipes = statement<RecipeRow>(
  'where_used',
  `with recursive above as (
     select $1::bigint as product_id
     union
     select b.parent_product_id from above a join bom_components c on c.component_product_id = a.product_id and ${COUNTS}
       join bill_of_materials b on b.bom_id = c.bom_id and ${inForceOn('$2', 'b')}),
   reached as (
     select distinct b.bom_id, ${inForceOn('$2', 'b')} as is_root
     from above a join bom_components c on c.component_product_id = a.product_id and ${COUNTS}
       join bill_of_materials b on b.bom_id = c.bom_id and ($3::boolean or ${inForceOn('$2', 'b')}))
   ${RECIPES_REACHED}`,
);

/** The recipes that contain a product at any depth. */
export async function usingRecipes(
  db: Db,
  productId: number,
  date: string,
  includeInactive: boolean,
): Promise<UsingRecipeRow[]> {
  const rows = await db.run(readUsingRecipes, [productId, date, includeInactive]);
  return rows.map((row) => ({ ...row, is_in_force: row.is_root }));
}
