import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { InventorySummary } from './inventory-summary.schemas.ts';

type Warehouse = InventorySummary['warehouses'][number];
type Product = Warehouse['products'][number];

/** One row per warehouse and product with stock. */
export interface SummaryRow extends Omit<Warehouse, 'product_count' | 'total_value' | 'products'>, Product {}

const readSummary = statement<SummaryRow>(
  'inventory_summary',
  `select w.warehouse_id, w.warehouse_code, w.warehouse_name, w.warehouse_type, p.product_id, p.product_code,
     p.product_name, p.product_type, p.unit_of_measure, count(*) as batch_count,
     sum(i.quantity_in_stock) as on_hand, sum(i.reserved_quantity) as reserved,
     coalesce(sum(i.quantity_in_stock - i.reserved_quantity) filter (where i.quality_status = 'APPROVED' and w.is_active
       and (i.expiry_date is null or i.expiry_date >= $4::date)), 0.000) as available,
     sum(i.remaining_value) as value, round(sum(i.remaining_value) / sum(i.quantity_in_stock), 4) as average_unit_cost
   from inventory_items i join warehouses w using (warehouse_id) join products p using (product_id)
   where i.quantity_in_stock > 0 and ($1::bigint is null or w.warehouse_id = $1)
     and ($2::text is null or w.warehouse_type = $2) and ($3::text is null or p.product_type = $3)
   group by w.warehouse_id, p.product_id order by w.warehouse_code, p.product_code`,
);

export function readInventorySummary(
  db: Db,
  filter: { warehouseId: number | null; warehouseType: string | null; productType: string | null },
): Promise<SummaryRow[]> {
  return db.run(readSummary, [
    filter.warehouseId,
    filter.warehouseType,
    filter.productType,
    db.clock.today(),
  ]);
}
