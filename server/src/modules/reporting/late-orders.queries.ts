import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { LateOrder } from './late-orders.schemas.ts';

/**
 * Each part reads its open orders by the partial index of what is still to come. A line of a purchase order goes by its own
 * day, and by the order's where it has none. A forecast is nobody's promise and so never late.
 */
const readLate = statement<LateOrder>(
  'report_late_orders',
  `with late as (
     select 'DEMAND' as kind, d.demand_id as id, d.demand_id as order_id, d.reference_number as number,
       null::integer as line_number, null::text as status, null::text as partner, d.product_id, d.due_date,
       d.quantity::numeric as open_quantity, round(d.quantity * p.standard_cost, 4) as value
     from demands d join products p using (product_id)
     where d.is_active and d.due_date < $1::date and d.demand_type <> 'FORECAST'
     union all
     select 'PRODUCTION', o.production_order_id, o.production_order_id, o.order_number, null, o.status, null, o.product_id,
       o.planned_completion_date, o.planned_quantity - o.completed_quantity - o.scrapped_quantity,
       round(o.estimated_cost * (o.planned_quantity - o.completed_quantity - o.scrapped_quantity) / o.planned_quantity, 4)
     from production_orders o
     where o.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD') and o.planned_completion_date < $1::date
     union all
     select 'PURCHASE', l.po_item_id, o.purchase_order_id, o.po_number, l.line_number, o.status, s.supplier_name,
       l.product_id, coalesce(l.expected_delivery_date, o.expected_delivery_date), l.quantity_ordered - l.quantity_received,
       round((l.quantity_ordered - l.quantity_received) * l.unit_price * o.exchange_rate, 4)
     from purchase_orders o join purchase_order_items l using (purchase_order_id) join suppliers s using (supplier_id)
     where o.status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.delivery_status in ('OPEN', 'PARTIAL')
       and l.quantity_ordered > l.quantity_received
       and coalesce(l.expected_delivery_date, o.expected_delivery_date) < $1::date)
   select l.kind, l.id, l.order_id, l.number, l.line_number, l.status, l.partner, product_id, p.product_code,
     p.product_name, p.product_type, p.unit_of_measure, l.due_date, $1::date - l.due_date as days_late, l.open_quantity,
     l.value
   from late l join products p using (product_id)
   where ($2::text is null or l.kind = $2) and ($3::bigint is null or product_id = $3)
   order by l.due_date, l.kind, l.number nulls last, l.id`,
);

/** The latest first. */
export function lateOrderRows(db: Db, kind: string | null, productId: number | null): Promise<LateOrder[]> {
  return db.run(readLate, [db.clock.today(), kind, productId]);
}
