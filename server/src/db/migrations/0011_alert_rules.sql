-- The rules of the alerts. They are functions because they are asked before every commit that moves stock: PostgreSQL sets up the
-- whole plan of a statement even when there is nothing to do, and as statements they took 0.4 ms of each stock-out, as functions
-- that are set up when something is to be judged 0.1 ms. Only judge_changes is called from outside.

-- The day to judge for: the caller's, or the next one when its sweep has begun, on another server or while the caller waited for
-- a lock. A day further away was written by a clock that was wrong.
create function alert_day(today date) returns date language sql stable as $$
  select coalesce((select started_on from alert_sweeps where started_on = today + 1), today)
$$;

-- Worse has the higher rank.
create function alert_rank(alert_type text, severity text) returns integer language sql immutable as $$
  select case when alert_type = 'OUT_OF_STOCK' then 3 when severity = 'CRITICAL' then 2 else 1 end
$$;

-- What an event says of an alert. The details hold the codes and numbers of what it is about, which never change.
create function alert_payload(a alerts, change text) returns jsonb language sql stable as $$
  select jsonb_build_object('change', change, 'alert_id', a.alert_id, 'alert_type', a.alert_type, 'severity', a.severity,
    'status', a.status, 'product_id', a.product_id, 'product_code', a.details -> 'product_code',
    'warehouse_id', a.warehouse_id, 'purchase_order_id', a.purchase_order_id, 'po_number', a.details -> 'po_number',
    'production_order_id', a.production_order_id, 'order_number', a.details -> 'order_number',
    'inventory_item_id', a.inventory_item_id, 'batch_number', a.details -> 'batch_number', 'message', a.message,
    'details', a.details, 'assigned_to', a.assigned_to,
    'raised_at', to_char(a.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'updated_at', to_char(a.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
$$;

-- Makes the open alerts those that are wanted, and writes an event for each difference. An alert that gets worse is open again,
-- whoever has acknowledged it or put it off; one that gets better stays with whoever has it.
create function settle_alerts(wanted jsonb, open_ids bigint[], moment timestamptz, request text) returns void
language plpgsql as $$
begin
  with w as (
    select r.*, alert_rank(r.alert_type, r.severity) as rank from jsonb_to_recordset(wanted) as r (cause_key text,
      alert_type text, severity text, product_id bigint, warehouse_id bigint, purchase_order_id bigint,
      production_order_id bigint, inventory_item_id bigint, message text, details jsonb)),
  differing as (
    select o.alert_id, o.status as status_before, coalesce(w.rank > alert_rank(o.alert_type, o.severity), false) as escalates,
      w.rank < alert_rank(o.alert_type, o.severity) as eases, w.*
    from w full join (select * from alerts where alert_id = any(open_ids)) o on o.cause_key = w.cause_key
    where o.alert_id is null or w.cause_key is null or w.message <> o.message or w.alert_type <> o.alert_type
      or w.severity <> o.severity or w.details <> o.details),
  changed as (
    update alerts a set alert_type = coalesce(d.alert_type, a.alert_type), severity = coalesce(d.severity, a.severity),
      message = coalesce(d.message, a.message), details = coalesce(d.details, a.details), updated_at = moment,
      status = case when d.cause_key is null then 'RESOLVED' when d.escalates then 'OPEN' else a.status end,
      resolved_at = case when d.cause_key is null then moment end,
      acknowledged_at = case when not d.escalates then a.acknowledged_at end,
      acknowledged_by = case when not d.escalates then a.acknowledged_by end,
      acknowledgement_note = case when not d.escalates then a.acknowledgement_note end,
      snoozed_until = case when not d.escalates then a.snoozed_until end,
      snoozed_by = case when not d.escalates then a.snoozed_by end
    from differing d where a.alert_id = d.alert_id
    returning a as alert, case when a.status = 'RESOLVED' then 'alert.resolved'
        when d.escalates and d.status_before <> 'OPEN' then 'alert.reopened' else 'alert.changed' end as topic,
      case when a.status = 'RESOLVED' then 'RESOLVED' when d.escalates then 'ESCALATED' when d.eases then 'EASED'
        else 'FIGURES' end as change),
  raised as (
    insert into alerts as a (alert_type, severity, cause_key, product_id, warehouse_id, purchase_order_id,
      production_order_id, inventory_item_id, message, details, raised_at, updated_at)
    select alert_type, severity, cause_key, product_id, warehouse_id, purchase_order_id, production_order_id,
      inventory_item_id, message, details, moment, moment
    from differing where alert_id is null order by cause_key
    returning a as alert, 'alert.raised' as topic, 'RAISED' as change),
  -- Figures that move while an alert is open are no news: whoever looks at the alert sees them, and nobody is called for them.
  outgoing as (select * from changed where change <> 'FIGURES' union all select * from raised),
  -- as platform/events.ts does it: numbered under the counter's lock, which is the last one before the commit
  counter as (
    update event_counter set last_event_id = last_event_id + (select count(*) from outgoing)
    where exists (select from outgoing) returning last_event_id - (select count(*) from outgoing) as before)
  insert into events (event_id, topic, entity_type, entity_id, payload, occurred_at, request_id)
  select c.before + row_number() over (order by (o.alert).alert_id), o.topic, 'alert', (o.alert).alert_id,
    alert_payload(o.alert, o.change), moment, request
  from outgoing o cross join counter c;
  if found then perform pg_notify('horoz_events', ''); end if;
end $$;

-- A level is judged on what may be issued of a product in all active warehouses: approved, not reserved, not expired. A product
-- without levels is not watched: what is made to order would be out of stock all the time. Each layer with an expiry date is
-- judged by itself, whatever its quality.
create function judge_products(ids bigint[], today date, moment timestamptz, request text, warning_days integer) returns void
language plpgsql as $$
declare
  day date;
  wanted jsonb;
  open_ids bigint[];
begin
  -- Nothing is open, nothing expires, and what is there without looking at expiry is enough: there is nothing to do.
  if not exists (select from unnest(ids) as t (product_id) where
      (select true from alerts a where a.product_id = t.product_id and a.status <> 'RESOLVED' limit 1)
      or (select true from inventory_items i where i.product_id = t.product_id and i.quantity_in_stock > 0
        and i.expiry_date <= today + 1 + warning_days limit 1)
      or (select coalesce((select sum(s.approved_available) from stock_scopes s join warehouses w using (warehouse_id)
            where s.product_id = p.product_id and w.is_active), 0) < greatest(p.minimum_stock_level, p.critical_stock_level)
        from products p where p.product_id = t.product_id and p.is_active)) then
    return;
  end if;
  day := alert_day(today);
  with dated as (
    select i.*, i.expiry_date < day as is_over from unnest(ids) as t (product_id) join inventory_items i using (product_id)
    where i.quantity_in_stock > 0 and i.expiry_date <= day + warning_days),
  level as (
    select p.*, (select coalesce(sum(s.approved_available), 0) from stock_scopes s join warehouses w using (warehouse_id)
        where s.product_id = p.product_id and w.is_active)
      - (select coalesce(sum(i.quantity_in_stock - i.reserved_quantity), 0.000) from dated i join warehouses w
          using (warehouse_id)
        where i.product_id = p.product_id and w.is_active and i.is_over and i.quality_status = 'APPROVED') as available
    from (select p.product_id, p.product_code, p.product_name, p.unit_of_measure,
        coalesce(p.minimum_stock_level, 0)::numeric(15, 3) as minimum,
        coalesce(p.critical_stock_level, 0)::numeric(15, 3) as critical
      from unnest(ids) as t (product_id) join products p using (product_id)
      where p.is_active and (p.minimum_stock_level > 0 or p.critical_stock_level > 0)) p),
  low as (
    select level.*, case when available <= 0 then 'OUT_OF_STOCK' when available < critical then 'CRITICAL' else 'MINIMUM' end
      as alert_type
    from level where available <= 0 or available < critical or available < minimum)
  select jsonb_agg(a) into wanted from (
    select jsonb_build_object('cause_key', 'stock-level:' || product_id, 'product_id', product_id, 'alert_type', alert_type,
      'severity', case alert_type when 'MINIMUM' then 'WARNING' else 'CRITICAL' end,
      'message', product_name || ' (' || product_code || '): ' || available || ' ' || unit_of_measure || ' available, '
        || case when alert_type = 'MINIMUM' or critical = 0 then 'minimum level ' || minimum
             else 'critical level ' || critical end || '.',
      'details', jsonb_build_object('product_code', product_code, 'product_name', product_name,
        'unit_of_measure', unit_of_measure, 'available', available::text, 'minimum_stock_level', minimum::text,
        'critical_stock_level', critical::text)) as a
    from low
    union all
    select jsonb_build_object('cause_key', 'expiring:' || i.inventory_item_id, 'product_id', i.product_id,
      'warehouse_id', i.warehouse_id, 'inventory_item_id', i.inventory_item_id, 'alert_type', 'EXPIRING',
      'severity', case when i.is_over then 'CRITICAL' else 'WARNING' end,
      'message', p.product_name || ' (' || p.product_code || '), batch ' || i.batch_number
        || case when i.is_over then ' expired on ' else ' expires on ' end || i.expiry_date || ': ' || i.quantity_in_stock
        || ' ' || p.unit_of_measure || ' in ' || w.warehouse_code || '.',
      'details', jsonb_build_object('product_code', p.product_code, 'product_name', p.product_name,
        'unit_of_measure', p.unit_of_measure, 'batch_number', i.batch_number, 'warehouse_code', w.warehouse_code,
        'quantity', i.quantity_in_stock::text, 'expiry_date', i.expiry_date))
    from dated i join products p using (product_id) join warehouses w using (warehouse_id)) all_wanted;
  select array_agg(a.alert_id) into open_ids from unnest(ids) as t (product_id) join alerts a using (product_id)
  where a.status <> 'RESOLVED' and a.alert_type <> 'LATE_PRODUCTION';
  perform settle_alerts(coalesce(wanted, '[]'), open_ids, moment, request);
end $$;

-- Sent and not complete, with a line that was due before today.
create function judge_purchase_orders(ids bigint[], today date, moment timestamptz, request text) returns void
language plpgsql as $$
declare
  day date := alert_day(today);
  wanted jsonb;
  open_ids bigint[];
begin
  select jsonb_agg(jsonb_build_object('cause_key', 'late-purchase:' || o.purchase_order_id,
    'purchase_order_id', o.purchase_order_id, 'warehouse_id', o.warehouse_id, 'alert_type', 'LATE_PURCHASE',
    'severity', 'WARNING',
    'message', o.po_number || ' from ' || s.supplier_name || ': ' || l.late || ' of ' || l.open
      || ' open lines late, the first due on ' || l.first_due || '.',
    'details', jsonb_build_object('po_number', o.po_number, 'supplier_id', s.supplier_id,
      'supplier_code', s.supplier_code, 'supplier_name', s.supplier_name, 'open_lines', l.open, 'late_lines', l.late,
      'first_due_date', l.first_due))) into wanted
  from unnest(ids) as t (purchase_order_id) join purchase_orders o using (purchase_order_id)
  join suppliers s using (supplier_id)
  cross join lateral (
    select count(*) as open, count(*) filter (where d.due < day) as late, min(d.due) as first_due
    from (select coalesce(i.expected_delivery_date, o.expected_delivery_date) as due from purchase_order_items i
      where i.purchase_order_id = o.purchase_order_id and i.delivery_status in ('OPEN', 'PARTIAL')) d) l
  where o.status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.late > 0;
  select array_agg(a.alert_id) into open_ids
  from unnest(ids) as t (id) join alerts a on a.cause_key = 'late-purchase:' || t.id and a.status <> 'RESOLVED';
  if wanted is null and open_ids is null then return; end if;
  perform settle_alerts(coalesce(wanted, '[]'), open_ids, moment, request);
end $$;

-- Neither completed nor cancelled, and the planned day of completion is over.
create function judge_production_orders(ids bigint[], today date, moment timestamptz, request text) returns void
language plpgsql as $$
declare
  day date := alert_day(today);
  wanted jsonb;
  open_ids bigint[];
begin
  select jsonb_agg(jsonb_build_object('cause_key', 'late-production:' || o.production_order_id,
    'production_order_id', o.production_order_id, 'product_id', o.product_id, 'warehouse_id', o.warehouse_id,
    'alert_type', 'LATE_PRODUCTION', 'severity', 'WARNING',
    'message', o.order_number || ' for ' || p.product_name || ' (' || p.product_code
      || ') should have been completed on ' || o.planned_completion_date || '.',
    'details', jsonb_build_object('order_number', o.order_number, 'product_code', p.product_code,
      'product_name', p.product_name, 'planned_completion_date', o.planned_completion_date))) into wanted
  from unnest(ids) as t (production_order_id) join production_orders o using (production_order_id)
  join products p using (product_id)
  where o.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD') and o.planned_completion_date < day;
  select array_agg(a.alert_id) into open_ids
  from unnest(ids) as t (id) join alerts a on a.cause_key = 'late-production:' || t.id and a.status <> 'RESOLVED';
  if wanted is null and open_ids is null then return; end if;
  perform settle_alerts(coalesce(wanted, '[]'), open_ids, moment, request);
end $$;

-- Judges what a transaction has changed, right before its commit. It locks the records first, in the order in which the caller
-- gives the locks; each statement of a volatile function has a snapshot of its own (READ COMMITTED), so the judgements see what
-- others have committed before they gave the lock away: of two transactions that change a product at once, the one that judges
-- later sees both changes.
create function judge_changes(lock_kinds integer[], lock_keys integer[], products bigint[], purchase_orders bigint[],
  production_orders bigint[], today date, moment timestamptz, request text, warning_days integer) returns void
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(kind, key) from unnest(lock_kinds, lock_keys) as l (kind, key);
  if cardinality(products) > 0 then perform judge_products(products, today, moment, request, warning_days); end if;
  if cardinality(purchase_orders) > 0 then
    perform judge_purchase_orders(purchase_orders, today, moment, request);
  end if;
  if cardinality(production_orders) > 0 then
    perform judge_production_orders(production_orders, today, moment, request);
  end if;
end $$;
