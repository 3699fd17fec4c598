import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** What a reorder suggestion is computed from, as the database has it; quantities in the stock unit. */
export interface ReorderFacts {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly product_type: string;
  readonly unit_of_measure: string;
  readonly is_active: boolean;
  readonly safety_stock: string;
  readonly minimum_stock_level: string;
  readonly critical_stock_level: string;
  readonly product_lead_time_days: number;
  readonly lot_sizing_rule: string;
  readonly lot_size: string | null;
  readonly minimum_order_quantity: string;
  readonly order_multiple: string | null;
  /** it is made here: an active recipe holds today */
  readonly is_made: boolean;
  readonly on_order: string;
  readonly in_production: string;
  readonly open_requirement: string;
  readonly supplier_id: number | null;
  readonly supplier_code: string | null;
  readonly supplier_name: string | null;
  readonly is_preferred: boolean | null;
  readonly supplier_minimum: string | null;
  readonly link_lead_time_days: number | null;
  readonly supplier_lead_time_days: number | null;
  /** mean of the days from sending to receipt over the last year, of this supplier and product */
  readonly measured_lead_time_days: string | null;
}

/**
 * One row per product. The supplier is the preferred one, else the cheapest that is linked and active. On order is what is
 * outstanding on orders from DRAFT on; the open requirement is what running production orders need and have not reserved.
 */
const readFacts = statement<ReorderFacts>(
  'planning_reorder_facts',
  `select p.product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure, p.is_active, p.safety_stock,
     coalesce(p.minimum_stock_level, 0.000) as minimum_stock_level,
     coalesce(p.critical_stock_level, 0.000) as critical_stock_level, p.lead_time_days as product_lead_time_days,
     p.lot_sizing_rule, p.lot_size, p.minimum_order_quantity, p.order_multiple,
     exists (select from bill_of_materials b where b.parent_product_id = p.product_id and b.status = 'ACTIVE'
       and b.effective_date <= $2::date and (b.expiry_date is null or b.expiry_date > $2::date)) as is_made,
     coalesce((select sum(l.quantity_ordered - l.quantity_received) from purchase_order_items l
       join purchase_orders o using (purchase_order_id)
       where l.product_id = p.product_id and l.delivery_status in ('OPEN', 'PARTIAL')
         and l.quantity_ordered > l.quantity_received
         and o.status in ('DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED')), 0.000) as on_order,
     coalesce((select sum(m.planned_quantity - m.completed_quantity - m.scrapped_quantity) from production_orders m
       where m.product_id = p.product_id and m.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD')), 0.000)
       as in_production,
     coalesce((select sum(greatest(c.required_quantity - c.replaced_quantity - coalesce((
           select sum(a.allocated_quantity - a.released_quantity) from stock_allocations a
           where a.production_order_component_id = c.production_order_component_id), 0), 0))
       from production_order_components c join production_orders m using (production_order_id)
       where c.component_product_id = p.product_id
         and m.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD')), 0.000) as open_requirement,
     s.*
   from products p
   left join lateral (
     select k.supplier_id, s.supplier_code, s.supplier_name, k.is_preferred, k.minimum_order_qty as supplier_minimum,
       k.lead_time_days as link_lead_time_days, s.lead_time_days as supplier_lead_time_days,
       (select round(avg((r.received_at at time zone $3)::date - coalesce(h.sent_on, o.order_date)), 2)
          from purchase_orders o join receipts r using (purchase_order_id)
          left join lateral (select (min(h.changed_at) at time zone $3)::date as sent_on
            from purchase_order_status_history h
            where h.purchase_order_id = o.purchase_order_id and h.to_status = 'SENT') h on true
          where o.supplier_id = k.supplier_id and r.received_at > $2::date - 365
            and exists (select from receipt_items i join purchase_order_items l using (po_item_id)
              where i.receipt_id = r.receipt_id and l.product_id = p.product_id)) as measured_lead_time_days
     from product_suppliers k join suppliers s on s.supplier_id = k.supplier_id and s.is_active
     where k.product_id = p.product_id and k.is_active
     order by k.is_preferred desc, k.unit_price, k.supplier_id limit 1) s on true
   where p.product_id = any($1::bigint[]) order by p.product_code`,
);

/** A product that does not exist is absent. */
export function reorderFacts(db: Db, productIds: readonly number[]): Promise<ReorderFacts[]> {
  return db.run(readFacts, [productIds, db.clock.today(), db.policy.timeZone]);
}

const readWatched = statement<{ product_id: number }>(
  'planning_watched_products',
  `select product_id from products
   where is_active and (safety_stock > 0 or minimum_stock_level > 0 or critical_stock_level > 0)
   order by product_code`,
);

/** Active products that somebody has set a level for: those whose stock is to be kept up. */
export async function watchedProducts(db: Db): Promise<number[]> {
  return (await db.run(readWatched, [])).map((row) => row.product_id);
}
