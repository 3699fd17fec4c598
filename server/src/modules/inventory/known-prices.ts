import { amount, type KnownPrices } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const readPrices = statement<{
  product_id: number;
  last_purchase_price: string | null;
  preferred_supplier_price: string | null;
  standard_cost: string | null;
}>(
  'known_prices',
  `select p.product_id, p.standard_cost,
     (select i.unit_cost from inventory_items i
        where i.product_id = p.product_id and (i.supplier_id is not null or i.purchase_order_id is not null)
          and i.source_item_id is null
        order by i.inventory_item_id desc limit 1) as last_purchase_price,
     (select s.unit_price from product_suppliers s
        where s.product_id = p.product_id and s.is_preferred and s.is_active limit 1) as preferred_supplier_price
   from products p where p.product_id = any($1::bigint[])`,
);

/** What a product costs where stock cannot say so: last purchase price, preferred supplier's price, standard cost. */
export async function knownPrices(db: Db, productIds: readonly number[]): Promise<Map<number, KnownPrices>> {
  const rows = await db.run(readPrices, [productIds]);
  const price = (text: string | null) => (text === null ? null : amount(text));
  return new Map(
    rows.map((row) => [
      row.product_id,
      {
        lastPurchasePrice: price(row.last_purchase_price),
        preferredSupplierPrice: price(row.preferred_supplier_price),
        standardCost: price(row.standard_cost),
      },
    ]),
  );
}
