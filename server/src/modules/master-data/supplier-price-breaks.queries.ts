import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PriceBreakInput, SupplierPriceBreaks } from './supplier-price-breaks.schemas.ts';

const readBreaks = statement<SupplierPriceBreaks>(
  'supplier_price_breaks_read',
  `select k.product_supplier_id, k.supplier_id, k.product_id, p.product_code, p.unit_of_measure, k.currency, k.unit_price,
     k.minimum_order_qty, k.updated_at,
     (select coalesce(json_agg(json_build_object('minimum_quantity', b.minimum_quantity::text,
         'unit_price', b.unit_price::text, 'valid_from', b.valid_from, 'valid_to', b.valid_to)
         order by b.minimum_quantity, b.valid_from), '[]'::json)
       from supplier_price_breaks b where b.product_supplier_id = k.product_supplier_id) as price_breaks
   from product_suppliers k join products p using (product_id) where k.supplier_id = $1 and k.product_id = $2`,
);

export async function findPriceBreaks(
  db: Db,
  supplierId: number,
  productId: number,
): Promise<SupplierPriceBreaks | undefined> {
  const [link] = await db.run(readBreaks, [supplierId, productId]);
  return link;
}

const clear = statement<never>(
  'supplier_price_breaks_clear',
  'delete from supplier_price_breaks where product_supplier_id = $1',
);

const write = statement<never>(
  'supplier_price_breaks_write',
  `with link as (update product_suppliers set updated_at = $6 where product_supplier_id = $1)
   insert into supplier_price_breaks (product_supplier_id, minimum_quantity, unit_price, valid_from, valid_to)
   select $1, b.minimum_quantity, b.unit_price, b.valid_from, b.valid_to
   from unnest($2::numeric[], $3::numeric[], $4::date[], $5::date[])
     as b (minimum_quantity, unit_price, valid_from, valid_to)`,
);

/** Two statements, because what one deletes still stands in the way of what the same one inserts. */
export function replacePriceBreaks(tx: Tx, linkId: number, breaks: readonly PriceBreakInput[]): void {
  tx.defer(clear, [linkId]);
  tx.defer(write, [
    linkId,
    breaks.map((one) => one.minimum_quantity),
    breaks.map((one) => one.unit_price),
    breaks.map((one) => one.valid_from),
    breaks.map((one) => one.valid_to ?? null),
    tx.clock.now(),
  ]);
}
