import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { FifoCostIssue, FifoCostLayer, FifoCostMonth } from './fifo-cost.schemas.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';

const readLayers = statement<FifoCostLayer>(
  'report_fifo_layers',
  `select l.inventory_item_id, l.batch_number, l.warehouse_id, w.warehouse_code, l.entry_date, l.quality_status,
     l.quantity_in_stock as quantity, l.unit_cost, l.remaining_value as value, l.unit_cost - l.before as cost_change,
     round(100 * (l.unit_cost - l.before) / nullif(l.before, 0), 2) as cost_change_percentage,
     l.remaining_value - round(l.quantity_in_stock * l.all_value / l.all_quantity, 4) as average_difference
   from (select i.*, lag(i.unit_cost) over (order by i.entry_date, i.inventory_item_id) as before,
       sum(i.remaining_value) over () as all_value, sum(i.quantity_in_stock) over () as all_quantity
     from inventory_items i where i.product_id = $1 and i.quantity_in_stock > 0) l
   join warehouses w using (warehouse_id) order by l.entry_date, l.inventory_item_id`,
);

/** In FIFO order. */
export function layersOnHand(db: Db, productId: number): Promise<FifoCostLayer[]> {
  return db.run(readLayers, [productId]);
}

/** What left the product, and not into another layer of it. */
const LEFT = `m.quantity < 0 and m.movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'SCRAP', 'RETURN', 'ADJUSTMENT')`;

const readIssues = statement<FifoCostIssue>(
  'report_fifo_issues',
  `select inventory_item_id, i.batch_number, t.movement_type, t.quantity, round(t.value / t.quantity, 4) as unit_cost,
     t.value
   from (select m.inventory_item_id, m.movement_type, -sum(m.quantity) as quantity, -sum(m.value) as value
     from stock_movements m where m.product_id = $4 and ${inPeriod('m.movement_date')} and ${LEFT} group by 1, 2) t
   join inventory_items i using (inventory_item_id) order by i.entry_date, inventory_item_id, t.movement_type`,
);

const values = (db: Db, productId: number, { from, to }: ReportPeriod) => [
  from,
  to,
  db.policy.timeZone,
  productId,
];

export function issuesByLayer(db: Db, productId: number, period: ReportPeriod): Promise<FifoCostIssue[]> {
  return db.run(readIssues, values(db, productId, period));
}

/** What was on hand before the period is what the last movement of each warehouse left: the period alone is added up. */
const readMonths = statement<FifoCostMonth>(
  'report_fifo_months',
  `with flow as (
     select date_trunc('month', m.movement_date at time zone $3) as month, sum(m.quantity) as quantity, sum(m.value) as value,
       sum(m.quantity) filter (where m.movement_type in ('STOCK_IN', 'PRODUCTION_IN')) as received_quantity,
       sum(m.value) filter (where m.movement_type in ('STOCK_IN', 'PRODUCTION_IN')) as received_value,
       -sum(m.quantity) filter (where ${LEFT}) as issued_quantity, -sum(m.value) filter (where ${LEFT}) as issued_value
     from stock_movements m where m.product_id = $4 and ${inPeriod('m.movement_date')} group by 1),
   opening as (
     select coalesce(sum(l.on_hand_after), 0.000) as quantity, coalesce(sum(l.stock_value_after), 0.0000) as value
     from stock_scopes s cross join lateral (select m.on_hand_after, m.stock_value_after from stock_movements m
       where m.product_id = s.product_id and m.warehouse_id = s.warehouse_id
         and m.movement_date < $1::date::timestamp at time zone $3
       order by m.movement_date desc, m.movement_id desc limit 1) l where s.product_id = $4),
   month as (
     select generate_series(date_trunc('month', greatest($1::date::timestamp, f.first)),
       least($2::date, $5::date)::timestamp, '1 month') as month
     from (select (select m.movement_date at time zone $3 from stock_movements m where m.product_id = $4
       order by m.movement_date limit 1) as first) f where f.first is not null),
   closed as (
     select m.month, f.*, o.quantity + sum(coalesce(f.quantity, 0)) over w as closing_quantity,
       o.value + sum(coalesce(f.value, 0)) over w as closing_value
     from month m left join (select month as flow_month, quantity, value, received_quantity, received_value,
         issued_quantity, issued_value from flow) f on f.flow_month = m.month
       cross join opening o window w as (order by m.month))
   select to_char(month, 'YYYY-MM') as month, coalesce(received_quantity, 0.000) as received_quantity,
     coalesce(received_value, 0.0000) as received_value, round(received_value / received_quantity, 4) as received_unit_cost,
     coalesce(issued_quantity, 0.000) as issued_quantity, coalesce(issued_value, 0.0000) as issued_value,
     round(issued_value / issued_quantity, 4) as issued_unit_cost, closing_quantity, closing_value,
     round(closing_value / nullif(closing_quantity, 0), 4) as average_unit_cost
   from closed order by month`,
);

export function costMonths(db: Db, productId: number, period: ReportPeriod): Promise<FifoCostMonth[]> {
  return db.run(readMonths, [...values(db, productId, period), db.clock.today()]);
}
