import { type Db, queries } from '../../platform/database/database.ts';
import { searchCondition } from '../../platform/http/paging.ts';

/** The products that a text finds. */
export async function productsFound(db: Db, search: string): Promise<ReadonlySet<number>> {
  const query = queries
    .selectFrom('products')
    .select('product_id')
    .where(searchCondition('search_text', search));
  const rows = await db.select(query);
  return new Set(rows.map((row) => row.product_id));
}
