import { type Db, only } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { CurrentCost } from './current-costs.schemas.ts';

interface StockValue {
  readonly valued_quantity: string;
  readonly stock_value: string;
}

const readStockValue = statement<StockValue>(
  'cost_stock_value',
  `select coalesce(sum(on_hand), 0.000) as valued_quantity, coalesce(sum(stock_value), 0.0000) as stock_value
   from stock_scopes where product_id = $1 and ($2::bigint is null or warehouse_id = $2)`,
);

/** Everything on hand, in any quality, and its value: the totals that the ledger keeps. */
export async function stockValue(db: Db, productId: number, warehouseId: number | null): Promise<StockValue> {
  return only(await db.run(readStockValue, [productId, warehouseId]));
}

type KnownPriceDetails = Pick<CurrentCost, 'standard_cost' | 'last_purchase' | 'supplier_price'>;

/** The same choices as `knownPrices` makes, with where each comes from. */
const readPriceDetails = statement<KnownPriceDetails>(
  'cost_price_details',
  `select p.standard_cost,
     (select json_build_object('unit_cost', i.unit_cost::text, 'inventory_item_id', i.inventory_item_id,
         'batch_number', i.batch_number,
         'entry_date', to_char(i.entry_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'supplier_id', s.supplier_id, 'supplier_code', s.supplier_code, 'supplier_name', s.supplier_name)
       from inventory_items i left join purchase_orders o on o.purchase_order_id = i.purchase_order_id
       left join suppliers s on s.supplier_id = coalesce(i.supplier_id, o.supplier_id)
       where i.product_id = p.product_id and (i.supplier_id is not null or i.purchase_order_id is not null)
         and i.source_item_id is null
       order by i.inventory_item_id desc limit 1) as last_purchase,
     (select json_build_object('supplier_id', s.supplier_id, 'supplier_code', s.supplier_code,
         'supplier_name', s.supplier_name, 'unit_price', l.unit_price::text, 'currency', l.currency)
       from product_suppliers l join suppliers s using (supplier_id)
       where l.product_id = p.product_id and l.is_preferred and l.is_active limit 1) as supplier_price
   from products p where p.product_id = $1`,
);

export async function priceDetails(db: Db, productId: number): Promise<KnownPriceDetails> {
  return only(await db.run(readPriceDetails, [productId]));
}
