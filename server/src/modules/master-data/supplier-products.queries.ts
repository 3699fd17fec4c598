import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { SupplierProductLink, SupplierProductList } from './supplier-products.schemas.ts';

const COLUMNS = [
  'product_suppliers.product_supplier_id',
  'product_suppliers.supplier_id',
  'product_suppliers.product_id',
  'product_suppliers.supplier_product_code',
  'product_suppliers.unit_price',
  'product_suppliers.currency',
  'product_suppliers.minimum_order_qty',
  'product_suppliers.lead_time_days',
  'product_suppliers.is_preferred',
  'product_suppliers.is_active',
  'product_suppliers.created_at',
  'product_suppliers.updated_at',
] as const;

const SORT_COLUMNS = {
  product_code: 'products.product_code',
  product_name: 'products.product_name',
  unit_price: 'product_suppliers.unit_price',
  created_at: 'product_suppliers.created_at',
} as const;

export function listLinks(db: Db, supplierId: number, list: SupplierProductList) {
  const order = sortOrder(list.sort, 'product_code');
  let query = queries
    .selectFrom('product_suppliers')
    .innerJoin('products', 'products.product_id', 'product_suppliers.product_id')
    .select([...COLUMNS, 'products.product_code', 'products.product_name', 'products.unit_of_measure'])
    .where('product_suppliers.supplier_id', '=', supplierId);
  if (list.is_preferred !== undefined) {
    query = query.where('product_suppliers.is_preferred', '=', list.is_preferred);
  }
  if (list.search) query = query.where(searchCondition('products.search_text', list.search));
  const ordered = query
    .orderBy(SORT_COLUMNS[order.field], order.direction)
    .orderBy('product_suppliers.product_supplier_id');
  return readPage(db, ordered, list);
}

/** Keeps the supplier as it is until the commit; others may do the same at once. */
export const shareSupplier = statement<{ supplier_code: string; is_active: boolean }>(
  'supplier_share',
  'select supplier_code, is_active from suppliers where supplier_id = $1 for share',
);

/** Serializes all that change the suppliers of one product, so that two preferences never race. */
export const lockProductForLinks = statement<{
  product_code: string;
  product_name: string;
  unit_of_measure: string;
  is_active: boolean;
}>(
  'product_lock_for_links',
  `select product_code, product_name, unit_of_measure, is_active from products
   where product_id = $1 for no key update`,
);

export async function findLink(tx: Tx, supplierId: number, productId: number) {
  const query = queries
    .selectFrom('product_suppliers')
    .select(COLUMNS)
    .where('supplier_id', '=', supplierId)
    .where('product_id', '=', productId);
  const [row] = await tx.select(query);
  return row;
}

/** A link that is not preferred any more. */
interface EndedPreference {
  product_supplier_id: number;
  supplier_id: number;
  product_id: number;
}

const ENDED = 'product_supplier_id, supplier_id, product_id';

/** Takes the preference for a product ($1) away from every supplier but one ($2). */
export const endOtherPreferences = statement<EndedPreference>(
  'product_supplier_end_other_preferences',
  `update product_suppliers set is_preferred = false, updated_at = $3
   where product_id = $1 and supplier_id <> $2 and is_preferred returning ${ENDED}`,
);

export const endPreferencesOfSupplier = statement<EndedPreference>(
  'product_supplier_end_preferences_of',
  `update product_suppliers set is_preferred = false, updated_at = $2
   where supplier_id = $1 and is_preferred returning ${ENDED}`,
);

/** Links, or changes the fields that are given of a link that is there. */
export async function saveLink(tx: Tx, supplierId: number, link: SupplierProductLink) {
  const now = tx.clock.now();
  const { product_id: _, ...given } = link;
  const query = queries
    .insertInto('product_suppliers')
    .values({ ...link, supplier_id: supplierId, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['product_id', 'supplier_id'])
        .doUpdateSet({ ...given, is_active: true, updated_at: now }),
    )
    .returning(COLUMNS);
  return only(await tx.select(query));
}
