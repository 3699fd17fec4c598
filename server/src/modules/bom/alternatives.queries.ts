import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { BomStatus } from './boms.schemas.ts';
import { inForceOn } from './recipes.ts';

export interface VersionRow {
  bom_id: number;
  bom_version: string;
  bom_name: string | null;
  status: BomStatus;
  is_in_force: boolean;
}

const readVersions = statement<VersionRow>(
  'bom_versions',
  `select b.bom_id, b.bom_version, b.bom_name, b.status, ${inForceOn('$2', 'b')} as is_in_force
   from bill_of_materials b where b.parent_product_id = $1 and b.status <> 'OBSOLETE' order by b.bom_id`,
);

/** The recipes of a product that are in use or may come into use. */
export function versionsOf(db: Db, productId: number, date: string): Promise<VersionRow[]> {
  return db.run(readVersions, [productId, date]);
}

export interface LeadTime {
  product_id: number;
  lead_time_days: number;
  lead_time_source: 'SUPPLIER' | 'PRODUCT';
  /** when it could be there if it were ordered today */
  earliest_date: string;
}

const readLeadTimes = statement<LeadTime>(
  'bom_lead_times',
  `select product_id, lead_time_days, lead_time_source, $2::date + lead_time_days as earliest_date
   from (
     select p.product_id,
       case when s.supplier_id is null then p.lead_time_days else coalesce(l.lead_time_days, s.lead_time_days) end
         as lead_time_days,
       case when s.supplier_id is null then 'PRODUCT' else 'SUPPLIER' end as lead_time_source
     from products p
     left join product_suppliers l on l.product_id = p.product_id and l.is_preferred and l.is_active
     left join suppliers s on s.supplier_id = l.supplier_id and s.is_active
     where p.product_id = any($1::bigint[])) found`,
);

/** How long each product takes: of its preferred supplier, else its own. */
export async function leadTimes(db: Db, productIds: readonly number[]): Promise<Map<number, LeadTime>> {
  const rows = await db.run(readLeadTimes, [productIds, db.clock.today()]);
  return new Map(rows.map((row) => [row.product_id, row]));
}
