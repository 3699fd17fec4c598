import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const readRecords = statement<{ kind: string; id: number; product_id: number | null }>(
  'planning_scenario_references',
  `select 'PRODUCT' as kind, product_id as id, null::bigint as product_id
   from products where product_id = any($1::bigint[])
   union all
   select 'SUPPLIER', supplier_id, null from suppliers where supplier_id = any($2::bigint[])
   union all
   select 'BOM', bom_id, parent_product_id from bill_of_materials where bom_id = any($3::bigint[])`,
);

const readOrders = statement<{ kind: string; id: number; is_open: boolean }>(
  'planning_scenario_orders',
  `select 'PURCHASE_ORDER' as kind, l.po_item_id as id,
     o.status in ('DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.delivery_status in ('OPEN', 'PARTIAL')
       and l.quantity_ordered > l.quantity_received as is_open
   from purchase_order_items l join purchase_orders o using (purchase_order_id) where l.po_item_id = any($1::bigint[])
   union all
   select 'PRODUCTION_ORDER', production_order_id, status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD')
     and planned_quantity > completed_quantity + scrapped_quantity
   from production_orders where production_order_id = any($2::bigint[])`,
);

const readLinks = statement<{ product_id: number; supplier_id: number }>(
  'planning_scenario_links',
  `select product_id, supplier_id from product_suppliers k join suppliers s using (supplier_id)
   where product_id = any($1::bigint[]) and k.is_active and s.is_active`,
);

export interface References {
  readonly products: readonly number[];
  readonly suppliers: readonly number[];
  readonly boms: readonly number[];
  readonly purchaseLines: readonly number[];
  readonly productionOrders: readonly number[];
  /** products whose links are asked for */
  readonly linked: readonly number[];
}

export interface FoundReferences {
  /** 'PRODUCT 7', 'BOM 3' → of a recipe its product */
  readonly records: ReadonlyMap<string, number | null>;
  /** 'PURCHASE_ORDER 7' → whether something is still to come of it */
  readonly orders: ReadonlyMap<string, boolean>;
  /** 'product supplier' */
  readonly links: ReadonlySet<string>;
}

/** Three statements, however many are asked for. */
export async function findReferences(db: Db, asked: References): Promise<FoundReferences> {
  const [records, orders, links] = await Promise.all([
    db.run(readRecords, [asked.products, asked.suppliers, asked.boms]),
    db.run(readOrders, [asked.purchaseLines, asked.productionOrders]),
    db.run(readLinks, [asked.linked]),
  ]);
  return {
    records: new Map(records.map((row) => [`${row.kind} ${row.id}`, row.product_id])),
    orders: new Map(orders.map((row) => [`${row.kind} ${row.id}`, row.is_open])),
    links: new Set(links.map((row) => `${row.product_id} ${row.supplier_id}`)),
  };
}
