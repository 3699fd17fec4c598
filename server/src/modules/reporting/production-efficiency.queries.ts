import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { ProductionEfficiencyRow } from './production-efficiency.schemas.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';

export interface EfficiencyFilter extends ReportPeriod {
  readonly productId: number | null;
  readonly productType: string | null;
}

/** A row of a product, or (without one) the totals. */
type Row = Omit<ProductionEfficiencyRow, 'product_id'> & {
  readonly product_id: number | null;
  readonly product_count: number;
};

/**
 * Estimates are brought to what is done component by component, and rounded as the cost of an order is
 * (`/production/orders/{id}/cost`), so this report adds up to the orders' own figures. Material is what the movements took.
 */
const readEfficiency = statement<Row>(
  'report_production_efficiency',
  `with made as materialized (
     select o.production_order_id, o.product_id, o.planned_quantity::numeric as planned,
       o.completed_quantity::numeric as completed, o.scrapped_quantity::numeric as scrapped,
       (o.completed_quantity + o.scrapped_quantity)::numeric as done,
       (o.actual_completion_date at time zone $3)::date - o.planned_completion_date as days_late,
       o.estimated_labor_cost, o.estimated_overhead_cost, o.actual_labor_cost, o.actual_overhead_cost
     from production_orders o join products p using (product_id)
     where o.status = 'COMPLETED' and ${inPeriod('o.actual_completion_date')}
       and ($4::bigint is null or o.product_id = $4) and ($5::text is null or p.product_type = $5)),
   costed as (
     select m.*, round(m.estimated_labor_cost * m.done / m.planned, 4) as expected_labor,
       round(m.estimated_overhead_cost * m.done / m.planned, 4) as expected_overhead,
       coalesce(c.expected, 0.0000) as expected_material, coalesce(u.actual, 0.0000) as actual_material,
       coalesce(v.scrap, 0.0000) as scrap_cost
     from made m
     left join lateral (select sum(round(c.estimated_cost * m.done / m.planned, 4)) as expected
       from production_order_components c where c.production_order_id = m.production_order_id) c on true
     left join lateral (select -sum(s.value) as actual from stock_movements s
       where s.reference_type = 'PRODUCTION_ORDER' and s.reference_id = m.production_order_id
         and s.movement_type = 'PRODUCTION_OUT') u on true
     left join lateral (select sum(v.variance_amount) as scrap from production_variances v
       where v.production_order_id = m.production_order_id and v.variance_type = 'SCRAP') v on true),
   figures as (
     select product_id, count(distinct product_id) as product_count, count(*) as orders,
       coalesce(sum(planned), 0.000) as planned_quantity, coalesce(sum(completed), 0.000) as completed_quantity,
       coalesce(sum(scrapped), 0.000) as scrapped_quantity,
       count(*) filter (where days_late <= 0) as orders_on_time, count(*) filter (where days_late > 0) as orders_late,
       coalesce(sum(days_late) filter (where days_late > 0), 0) as days_late,
       coalesce(sum(expected_material + expected_labor + expected_overhead), 0.0000) as expected_cost,
       coalesce(sum(actual_material + actual_labor_cost + actual_overhead_cost), 0.0000) as actual_cost,
       coalesce(sum(actual_material - expected_material), 0.0000) as material_variance,
       coalesce(sum(actual_labor_cost - expected_labor), 0.0000) as labor_variance,
       coalesce(sum(actual_overhead_cost - expected_overhead), 0.0000) as overhead_variance,
       coalesce(sum(scrap_cost), 0.0000) as scrap_cost
     from costed group by grouping sets ((product_id), ()))
   select f.*, p.product_code, p.product_name, p.product_type, p.unit_of_measure,
     f.actual_cost - f.expected_cost as cost_variance,
     round(100.0 * f.orders_on_time / nullif(f.orders_on_time + f.orders_late, 0), 2) as on_time_percentage,
     coalesce(round(100 * f.completed_quantity / nullif(f.planned_quantity, 0), 2), 0.00) as completion_percentage,
     coalesce(round(100 * f.scrapped_quantity / nullif(f.completed_quantity + f.scrapped_quantity, 0), 2), 0.00)
       as scrap_percentage
   from figures f left join products p using (product_id) order by p.product_code`,
);

/** Products by code; last, without a product, the totals. */
export function productionEfficiencyRows(db: Db, filter: EfficiencyFilter): Promise<Row[]> {
  return db.run(readEfficiency, [
    filter.from,
    filter.to,
    db.policy.timeZone,
    filter.productId,
    filter.productType,
  ]);
}
