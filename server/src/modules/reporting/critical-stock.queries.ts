import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { CriticalStockRow } from './critical-stock.schemas.ts';

type LowRow = Pick<
  CriticalStockRow,
  | 'product_id'
  | 'product_code'
  | 'product_name'
  | 'product_type'
  | 'unit_of_measure'
  | 'urgency_level'
  | 'available_quantity'
  | 'critical_stock_level'
  | 'minimum_stock_level'
  | 'missing_quantity'
>;

/**
 * The same judgement as the alerts': approved, free, not expired, in active warehouses, against the levels of the product. What
 * is available is measured once per product, and not in each place where it is judged by: that took four times as long.
 */
const readLow = statement<LowRow>(
  'report_critical_stock',
  `with level as (
     select product_id, product_code, product_name, product_type, unit_of_measure,
       coalesce(minimum_stock_level, 0)::quantity as minimum, coalesce(critical_stock_level, 0)::quantity as critical
     from products where is_active and (minimum_stock_level > 0 or critical_stock_level > 0)),
   free as materialized (
     select s.product_id, sum(s.approved_available) as quantity from stock_scopes s join warehouses w using (warehouse_id)
     where w.is_active and ($1::bigint is null or s.warehouse_id = $1) group by 1),
   measured as materialized (
     select l.*, coalesce(f.quantity, 0.000)
       - coalesce((select sum(i.quantity_in_stock - i.reserved_quantity) from inventory_items i
           join warehouses w using (warehouse_id)
         where i.product_id = l.product_id and i.quantity_in_stock > 0 and i.expiry_date < $2::date
           and i.quality_status = 'APPROVED' and w.is_active and ($1::bigint is null or i.warehouse_id = $1)), 0.000)
       as available
     from level l left join free f using (product_id)),
   judged as (
     select *, case when available <= 0 then 1 when available < critical then 2 else 3 end as place from measured
     where available <= 0 or available < critical or available < minimum),
   low as (select *, (array['OUT_OF_STOCK', 'CRITICAL', 'MINIMUM'])[place] as urgency_level from judged)
   select product_id, product_code, product_name, product_type, unit_of_measure, urgency_level,
     available as available_quantity, critical as critical_stock_level, minimum as minimum_stock_level,
     (greatest(minimum, critical) - available)::quantity as missing_quantity
   from low where $3::text is null or urgency_level = $3 order by place, product_code`,
);

export function lowProducts(
  db: Db,
  warehouseId: number | null,
  urgencyLevel: string | null,
): Promise<LowRow[]> {
  return db.run(readLow, [warehouseId, db.clock.today(), urgencyLevel]);
}
