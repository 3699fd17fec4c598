import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { BatchTrace } from './batch-trace.schemas.ts';

const readLayers = statement<{ inventory_item_id: number }>(
  'report_batch_layers',
  `select inventory_item_id from inventory_items
   where batch_number = $1 and ($2::bigint is null or product_id = $2) order by inventory_item_id`,
);

export async function layersOfBatch(
  db: Db,
  batchNumber: string,
  productId: number | null,
): Promise<number[]> {
  return (await db.run(readLayers, [batchNumber, productId])).map((row) => row.inventory_item_id);
}

const readOnHand = statement<BatchTrace['on_hand'][number]>(
  'report_batch_on_hand',
  `select i.product_id, p.product_code, p.product_name, p.unit_of_measure, i.warehouse_id, w.warehouse_code,
     count(*) as layer_count, sum(i.quantity_in_stock) as quantity, sum(i.reserved_quantity) as reserved_quantity,
     sum(i.remaining_value) as value
   from inventory_items i join products p using (product_id) join warehouses w using (warehouse_id)
   where i.inventory_item_id = any($1::bigint[]) and i.quantity_in_stock > 0
   group by i.product_id, p.product_id, i.warehouse_id, w.warehouse_id order by p.product_code, w.warehouse_code`,
);

/** By product and warehouse. */
export function onHandOf(db: Db, inventoryItemIds: readonly number[]): Promise<BatchTrace['on_hand']> {
  return db.run(readOnHand, [inventoryItemIds]);
}
