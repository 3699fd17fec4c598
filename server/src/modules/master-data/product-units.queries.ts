import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const upsert = statement<{ before: string | null }>(
  'product_unit_save',
  `with old as (select factor from product_unit_conversions where product_id = $1 and unit_code = $2),
   saved as (
     insert into product_unit_conversions (product_id, unit_code, factor) values ($1, $2, $3)
     on conflict (product_id, unit_code) do update set factor = excluded.factor)
   select (select factor from old) as before`,
);

/** @returns the factor that it replaces */
export async function saveConversion(
  tx: Tx,
  productId: number,
  unitCode: string,
  factor: string,
): Promise<string | null> {
  const [row] = await tx.run(upsert, [productId, unitCode, factor]);
  return row?.before ?? null;
}

const remove = statement<{ factor: string }>(
  'product_unit_delete',
  'delete from product_unit_conversions where product_id = $1 and unit_code = $2 returning factor',
);

/** @returns the factor that it had; undefined when there was no such conversion */
export async function deleteConversion(
  tx: Tx,
  productId: number,
  unitCode: string,
): Promise<string | undefined> {
  const [row] = await tx.run(remove, [productId, unitCode]);
  return row?.factor;
}

/** Quantities that are written in the unit: recipes that count or may count, and open orders made by any recipe. */
export const whatNeedsConversion = statement<{ what: string }>(
  'product_unit_needed_by',
  `select what from (
     select 1 as place, b.status || ' BOM ' || b.bom_version || ' of ' || m.product_code as what
       from bom_components c join bill_of_materials b using (bom_id) join products m on m.product_id = b.parent_product_id
       where c.component_product_id = $1 and c.unit_of_measure = $2 and b.status in ('DRAFT', 'ACTIVE')
     union
     select 2, 'production order ' || o.order_number
       from bom_components c join production_orders o using (bom_id)
       where c.component_product_id = $1 and c.unit_of_measure = $2 and o.status not in ('COMPLETED', 'CANCELLED')
     union
     select 2, 'production order ' || o.order_number
       from production_order_components c join production_orders o using (production_order_id)
       where c.component_product_id = $1 and c.unit_of_measure = $2 and o.status not in ('COMPLETED', 'CANCELLED')
   ) needs order by place, what limit 20`,
);
