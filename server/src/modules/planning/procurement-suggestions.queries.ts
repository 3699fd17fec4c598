import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** A product and how its orders are sized. */
export interface OrderedProduct {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
  readonly is_active: boolean;
  readonly minimum_order_quantity: string;
  /** lots of fixed size are a multiple of their own */
  readonly order_multiple: string | null;
}

const readProducts = statement<OrderedProduct>(
  'procurement_suggestion_products',
  `select product_id, product_code, product_name, unit_of_measure, is_active, minimum_order_quantity,
     case when lot_sizing_rule = 'FIXED_QUANTITY' then coalesce(lot_size, order_multiple) else order_multiple end
       as order_multiple
   from products where product_id = any($1::bigint[])`,
);

/** A product that does not exist is absent. */
export async function orderedProducts(
  db: Db,
  productIds: readonly number[],
): Promise<Map<number, OrderedProduct>> {
  const rows = await db.run(readProducts, [productIds]);
  return new Map(rows.map((row) => [row.product_id, row]));
}

export interface SupplierLink {
  readonly product_id: number;
  readonly supplier_id: number;
  readonly supplier_code: string;
  readonly supplier_name: string;
  readonly is_preferred: boolean;
  readonly minimum_order_qty: string;
  readonly lead_time_days: number;
  /** those that hold on the day, by quantity */
  readonly price_breaks: readonly { readonly quantity: string; readonly unit_price: string }[];
}

/** Who may deliver: link and supplier are active. The lead time is the one that the plan reckons with. */
const readLinks = statement<SupplierLink>(
  'procurement_suggestion_links',
  `select k.product_id, k.supplier_id, s.supplier_code, s.supplier_name, k.is_preferred, k.minimum_order_qty,
     coalesce(k.lead_time_days, s.lead_time_days) as lead_time_days,
     coalesce((select json_agg(json_build_object('quantity', b.minimum_quantity::text, 'unit_price', b.unit_price::text)
         order by b.minimum_quantity)
       from supplier_price_breaks b where b.product_supplier_id = k.product_supplier_id
         and b.valid_from <= $2::date and (b.valid_to is null or $2::date < b.valid_to)), '[]') as price_breaks
   from product_suppliers k join suppliers s on s.supplier_id = k.supplier_id and s.is_active
   where k.product_id = any($1::bigint[]) and k.is_active order by k.product_id, k.supplier_id`,
);

/** The supplier links of all products, in one statement. A product that nobody delivers is absent. */
export async function supplierLinks(
  db: Db,
  productIds: readonly number[],
): Promise<Map<number, SupplierLink[]>> {
  const found = new Map<number, SupplierLink[]>();
  for (const row of await db.run(readLinks, [productIds, db.clock.today()])) {
    const links = found.get(row.product_id) ?? [];
    links.push(row);
    found.set(row.product_id, links);
  }
  return found;
}
