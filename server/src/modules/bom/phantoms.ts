import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { COUNTS, inForceOn } from './recipes.ts';
import { productCodes } from './structure.ts';

const readEmptyPhantoms = statement<{ component_product_id: number; parent_product_id: number }>(
  'bom_empty_phantoms',
  `select c.component_product_id, b.parent_product_id
   from bill_of_materials b join bom_components c using (bom_id)
   where b.bom_id = $1 and c.is_phantom and ${COUNTS} and not exists (
     select from bill_of_materials sub where sub.parent_product_id = c.component_product_id and ${inForceOn('$2', 'sub')})
   order by c.sequence_number limit 1`,
);

/** A phantom is never stocked, so a recipe with one is of no use until something says what it consists of. @throws INVALID_BOM */
export async function requirePhantomRecipes(tx: Tx, bomId: number, date: string): Promise<void> {
  const [empty] = await tx.run(readEmptyPhantoms, [bomId, date]);
  if (empty !== undefined) {
    throw await phantomWithoutRecipe(tx, empty.component_product_id, empty.parent_product_id);
  }
}

export async function phantomWithoutRecipe(
  db: Db,
  productId: number,
  parentProductId: number,
): Promise<AppError> {
  const [phantom = '', parent = ''] = await productCodes(db, [productId, parentProductId]);
  return new AppError(
    'INVALID_BOM',
    say`${phantom} is a phantom in the recipe of ${parent}, but no recipe of ${phantom} is active on that day. Activate one, or make the line an ordinary one.`,
    [
      {
        product_id: productId,
        product_code: phantom,
        parent_product_id: parentProductId,
        parent_product_code: parent,
      },
    ],
  );
}
