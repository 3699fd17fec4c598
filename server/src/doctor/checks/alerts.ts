import type { Invariant } from '../invariant.ts';

/**
 * The days for which alerts may have been judged: that of the last sweep, that of one under way, and today, so that midnight is
 * no false alarm. Before the first sweep there is none, and nothing is asked that depends on the day.
 */
const DAYS = `day as (
        select swept_on as day from alert_sweeps where swept_on is not null
        union select started_on from alert_sweeps
        union select (now() at time zone current_setting('horoz.time_zone'))::date from alert_sweeps),
      span as (select min(day) as first, max(day) as last from day)`;

/** Open alerts against what they say, computed from scratch, and the numbers of the events. */
export const ALERT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I51',
    name: 'A cause has at most one open alert, and the alert is about what its cause says',
    query: `
      select cause_key, count(*) as alerts, null::bigint as alert_id from alerts where status <> 'RESOLVED'
      group by 1 having count(*) > 1
      union all
      select cause_key, 1, alert_id from alerts where cause_key is distinct from case alert_type
        when 'EXPIRING' then 'expiring:' || inventory_item_id when 'LATE_PURCHASE' then 'late-purchase:' || purchase_order_id
        when 'LATE_PRODUCTION' then 'late-production:' || production_order_id
        when 'FAILED_LOGINS' then substring(cause_key from '^failed-logins:(?:user:[0-9]+|address:.+)$') else 'stock-level:' || product_id end`,
  },
  {
    id: 'I52',
    name: 'The open alerts about levels are those that the layers make true, with the quantity that is available',
    query: `
      with ${DAYS},
      judged as (select day from day union all select '-infinity' where not exists (select from day)),
      stock as (
        select i.product_id, d.day, bool_or(i.expiry_date is not null) as expires,
          sum(case when i.expiry_date < d.day then 0 else i.quantity_in_stock - i.reserved_quantity end) as available
        from inventory_items i join warehouses w using (warehouse_id) cross join judged d
        where w.is_active and i.quality_status = 'APPROVED' and i.quantity_in_stock > 0 group by 1, 2),
      level as (
        select p.product_id, coalesce(s.available, 0) as available, d.day = '-infinity' and s.expires as is_unknown,
          case when not p.is_active or greatest(p.minimum_stock_level, p.critical_stock_level, 0) = 0 then 'NONE'
            when coalesce(s.available, 0) <= 0 then 'OUT_OF_STOCK'
            when coalesce(s.available, 0) < p.critical_stock_level then 'CRITICAL'
            when coalesce(s.available, 0) < p.minimum_stock_level then 'MINIMUM' else 'NONE' end as alert_type
        from products p cross join judged d left join stock s on s.product_id = p.product_id and s.day = d.day),
      open as (
        select product_id, alert_type, severity, details ->> 'available' as available from alerts
        where status <> 'RESOLVED' and alert_type in ('OUT_OF_STOCK', 'CRITICAL', 'MINIMUM'))
      select p.product_code, o.alert_type as open, o.severity, o.available,
        (select min(l.alert_type || ' at ' || l.available) from level l where l.product_id = p.product_id) as true
      from products p left join open o using (product_id)
      where not exists (select from level l where l.product_id = p.product_id
          and l.alert_type = coalesce(o.alert_type, 'NONE')
          and (o.alert_type is null or l.available = o.available::numeric and o.severity
            = case o.alert_type when 'MINIMUM' then 'WARNING' else 'CRITICAL' end))
        and not exists (select from level l where l.product_id = p.product_id and l.is_unknown)`,
  },
  {
    id: 'I53',
    name: 'The open alerts about expiry are of layers with stock, and every expired layer with stock has one',
    query: `
      with ${DAYS}
      select i.inventory_item_id, i.quantity_in_stock, i.expiry_date, a.alert_id, a.severity, a.details
      from (select * from inventory_items where expiry_date is not null and quantity_in_stock > 0) i
      full join (select * from alerts where alert_type = 'EXPIRING' and status <> 'RESOLVED') a using (inventory_item_id)
      cross join span
      where i.product_id is null or (a.alert_id is null and i.expiry_date < first)
        or (a.details ->> 'quantity')::numeric <> i.quantity_in_stock or a.details ->> 'expiry_date' <> i.expiry_date::text
        or (a.severity = 'CRITICAL' and i.expiry_date >= last) or (a.severity = 'WARNING' and i.expiry_date < first)`,
  },
  {
    id: 'I54',
    name: 'The open alerts about late orders are of orders that are open and late, and every late order has one',
    query: `
      with ${DAYS},
      due as (
        select o.purchase_order_id, null::bigint as production_order_id,
          min(coalesce(l.expected_delivery_date, o.expected_delivery_date)) as day
        from purchase_orders o join purchase_order_items l using (purchase_order_id)
        where o.status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.delivery_status in ('OPEN', 'PARTIAL')
        group by 1
        union all
        select null, production_order_id, planned_completion_date from production_orders
        where status not in ('COMPLETED', 'CANCELLED')),
      open as (select * from alerts where alert_type in ('LATE_PURCHASE', 'LATE_PRODUCTION') and status <> 'RESOLVED')
      select d.purchase_order_id, d.production_order_id, d.day, a.alert_id, a.message
      from (select *, coalesce('late-purchase:' || purchase_order_id, 'late-production:' || production_order_id) as cause_key
        from due) d
      full join open a using (cause_key) cross join span
      where (a.alert_id is null and d.day < first) or (a.alert_id is not null and (d.day is null or d.day >= last))`,
  },
  {
    id: 'I55',
    name: 'Events for the world outside are numbered from 1 without a gap, up to their counter',
    query: `
      select c.last_event_id, e.events, e.first, e.last from event_counter c
      cross join (select count(*) as events, min(event_id) as first, max(event_id) as last from events) e
      where (e.events, coalesce(e.first, 1), coalesce(e.last, 0)) <> (c.last_event_id, 1, c.last_event_id)
      union all
      select null, 0, null, null where not exists (select from event_counter)`,
  },
];
