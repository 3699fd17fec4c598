import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

export interface SubOrderPlace {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_type: string;
  readonly product_active: boolean;
  readonly warehouse_id: number | null;
}

/** Of the active warehouses of the right type the first that has stock of the product, else the first. */
const readPlaces = statement<SubOrderPlace>(
  'sub_order_places',
  `select p.product_id, p.product_code, p.product_type, p.is_active as product_active,
     (select w.warehouse_id from warehouses w
        join unnest($2::text[], $3::text[]) as home (product_type, warehouse_type) using (warehouse_type)
        left join stock_scopes s on s.product_id = p.product_id and s.warehouse_id = w.warehouse_id
      where home.product_type = p.product_type and w.is_active
      order by coalesce(s.on_hand, 0) > 0 desc, w.warehouse_id limit 1) as warehouse_id
   from products p where p.product_id = any($1::bigint[])`,
);

/** @param homes which type of warehouse holds which type of product */
export function subOrderPlaces(
  db: Db,
  productIds: readonly number[],
  homes: Readonly<Record<string, string>>,
): Promise<SubOrderPlace[]> {
  return db.run(readPlaces, [productIds, Object.keys(homes), Object.values(homes)]);
}

const readTakers = statement<{ production_order_id: number; product_id: number }>(
  'sub_order_takers',
  `select production_order_id, component_product_id as product_id from production_order_components
   where production_order_id = any($1::bigint[]) and required_quantity > 0`,
);

/** Which products each of the orders takes. */
export async function productsTaken(tx: Tx, orderIds: readonly number[]): Promise<Map<number, Set<number>>> {
  const taken = new Map<number, Set<number>>(orderIds.map((id) => [id, new Set()]));
  for (const row of await tx.run(readTakers, [orderIds])) {
    taken.get(row.production_order_id)?.add(row.product_id);
  }
  return taken;
}
