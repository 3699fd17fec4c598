-- Made by `npm run generate` from the migrations. Do not edit; a test fails when it is stale.

create extension btree_gist;
create extension pg_trgm;

create domain amount as numeric(24,4) CHECK (((VALUE >= (0)::numeric) AND (VALUE <= 99999999999999999999.9999)));
create domain percentage as numeric(5,2) CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)));
create domain quantity as numeric(15,3) CHECK (((VALUE >= (0)::numeric) AND (VALUE <= 999999999999.999)));
create domain rating as numeric(3,2) CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (5)::numeric)));
create domain signed_amount as numeric(24,4) CHECK (((VALUE >= '-99999999999999999999.9999'::numeric) AND (VALUE <= 99999999999999999999.9999)));
create domain signed_quantity as numeric(15,3) CHECK (((VALUE >= '-999999999999.999'::numeric) AND (VALUE <= 999999999999.999)));
create domain unit_cost as numeric(15,4) CHECK (((VALUE >= (0)::numeric) AND (VALUE <= 99999999999.9999)));

CREATE OR REPLACE FUNCTION public.alert_day(today date)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((select started_on from alert_sweeps where started_on = today + 1), today)
$function$
;
CREATE OR REPLACE FUNCTION public.alert_payload(a alerts, change text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_object('change', change, 'alert_id', a.alert_id, 'alert_type', a.alert_type, 'severity', a.severity,
    'status', a.status, 'product_id', a.product_id, 'product_code', a.details -> 'product_code',
    'warehouse_id', a.warehouse_id, 'purchase_order_id', a.purchase_order_id, 'po_number', a.details -> 'po_number',
    'production_order_id', a.production_order_id, 'order_number', a.details -> 'order_number',
    'inventory_item_id', a.inventory_item_id, 'batch_number', a.details -> 'batch_number', 'message', a.message,
    'details', a.details, 'assigned_to', a.assigned_to,
    'raised_at', to_char(a.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'updated_at', to_char(a.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
$function$
;
CREATE OR REPLACE FUNCTION public.alert_rank(alert_type text, severity text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when alert_type = 'OUT_OF_STOCK' then 3 when severity = 'CRITICAL' then 2 else 1 end
$function$
;
CREATE OR REPLACE FUNCTION public.judge_changes(lock_kinds integer[], lock_keys integer[], products bigint[], purchase_orders bigint[], production_orders bigint[], today date, moment timestamp with time zone, request text, warning_days integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(kind, key) from unnest(lock_kinds, lock_keys) as l (kind, key);
  if cardinality(products) > 0 then perform judge_products(products, today, moment, request, warning_days); end if;
  if cardinality(purchase_orders) > 0 then
    perform judge_purchase_orders(purchase_orders, today, moment, request);
  end if;
  if cardinality(production_orders) > 0 then
    perform judge_production_orders(production_orders, today, moment, request);
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION public.judge_failed_logins(moment timestamp with time zone, request text, threshold integer, minutes integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  wanted jsonb;
  open_ids bigint[];
begin
  -- the lock of alerts that are about no product
  perform pg_advisory_xact_lock(7307, 0);
  with failure as (
    select entity_type, entity_id, after ->> 'username' as username, after ->> 'ip_address' as address from audit_log
    where action = 'auth.login_failed' and occurred_at > moment - make_interval(mins => minutes) and occurred_at <= moment),
  burst as (
    select 'failed-logins:user:' || entity_id as cause_key, 'as ' || min(username) as whose, count(*) as failures,
      jsonb_build_object('username', min(username), 'addresses', count(distinct address)) as details
    from failure where entity_type = 'user' group by entity_id having count(*) >= threshold
    union all
    select 'failed-logins:address:' || address, 'from ' || address, count(*),
      jsonb_build_object('ip_address', address, 'usernames', count(distinct entity_id))
    from failure where address is not null group by address having count(*) >= threshold)
  select jsonb_agg(jsonb_build_object('cause_key', cause_key, 'alert_type', 'FAILED_LOGINS', 'severity', 'WARNING',
    'message', failures || ' failed logins ' || whose || ' within ' || minutes || ' minutes.',
    'details', details || jsonb_build_object('failures', failures, 'minutes', minutes))) into wanted from burst;
  select array_agg(alert_id) into open_ids from alerts
  where alert_type = 'FAILED_LOGINS' and status <> 'RESOLVED' and (updated_at <= moment - interval '24 hours'
    or cause_key in (select w ->> 'cause_key' from jsonb_array_elements(coalesce(wanted, '[]')) w));
  perform settle_alerts(coalesce(wanted, '[]'), coalesce(open_ids, '{}'), moment, request);
end $function$
;
CREATE OR REPLACE FUNCTION public.judge_production_orders(ids bigint[], today date, moment timestamp with time zone, request text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.judge_products(ids bigint[], today date, moment timestamp with time zone, request text, warning_days integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.judge_purchase_orders(ids bigint[], today date, moment timestamp with time zone, request text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.keep_movement_days()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  moved record;
begin
  select *, first_day <> last_day or exists (select from posted p join movement_days d on d.product_id = p.product_id
      and d.warehouse_id = p.warehouse_id and d.day > first_day) as is_rare into moved
  from (select (min(movement_date) at time zone time_zone)::date as first_day,
      (max(movement_date) at time zone time_zone)::date as last_day
    from posted cross join movement_day_zone group by time_zone) p;
  if moved.is_rare then
    delete from movement_days d using (select distinct product_id, warehouse_id from posted) s
      where d.product_id = s.product_id and d.warehouse_id = s.warehouse_id;
    -- The offset keeps it to these scopes: joined instead, the whole ledger would be added up.
    insert into movement_days
      select l.* from (select distinct product_id, warehouse_id from posted) s
      cross join lateral (select * from movement_days_of_ledger() l
        where l.product_id = s.product_id and l.warehouse_id = s.warehouse_id offset 0) l
      order by day, product_id, warehouse_id;
    return null;
  end if;
  insert into movement_days
  select product_id, warehouse_id, moved.last_day, coalesce(b.stock_value, 0.0000) + m.stock_value,
    coalesce(b.receipts, 0.0000) + m.receipts,
    coalesce(b.production_in, 0.0000) + m.production_in,
    coalesce(b.issues, 0.0000) + m.issues,
    coalesce(b.production_out, 0.0000) + m.production_out,
    coalesce(b.transfers, 0.0000) + m.transfers,
    coalesce(b.count_differences, 0.0000) + m.count_differences,
    coalesce(b.scrap, 0.0000) + m.scrap,
    coalesce(b.supplier_returns, 0.0000) + m.supplier_returns,
    coalesce(b.revaluations, 0.0000) + m.revaluations,
    coalesce(b.value_days, 0.0000) + m.stock_value * (moved.last_day - date '2000-01-01'),
    coalesce(b.issued_quantity, 0.000) + m.issued_quantity,
    case when m.has_issues then moved.last_day else b.last_issue_day end
  from (
    select product_id, warehouse_id, sum(value) as stock_value,
      coalesce(sum(value) filter (where movement_type = 'STOCK_IN'), 0) as receipts,
      coalesce(sum(value) filter (where movement_type = 'PRODUCTION_IN'), 0) as production_in,
      coalesce(sum(value) filter (where movement_type = 'STOCK_OUT'), 0) as issues,
      coalesce(sum(value) filter (where movement_type = 'PRODUCTION_OUT'), 0) as production_out,
      coalesce(sum(value) filter (where movement_type in ('TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT')), 0) as transfers,
      coalesce(sum(value) filter (where movement_type = 'ADJUSTMENT'), 0) as count_differences,
      coalesce(sum(value) filter (where movement_type = 'SCRAP'), 0) as scrap,
      coalesce(sum(value) filter (where movement_type = 'RETURN'), 0) as supplier_returns,
      coalesce(sum(value) filter (where movement_type = 'REVALUATION'), 0) as revaluations,
      coalesce(-sum(quantity) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0) as issued_quantity,
      bool_or(movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')) as has_issues
    from posted group by product_id, warehouse_id) m
  left join lateral (select * from movement_days d where d.product_id = m.product_id and d.warehouse_id = m.warehouse_id
    order by d.day desc limit 1) b using (product_id, warehouse_id)
  order by product_id, warehouse_id
  on conflict (product_id, warehouse_id, day) do update set stock_value = excluded.stock_value,
    receipts = excluded.receipts, production_in = excluded.production_in, issues = excluded.issues,
    production_out = excluded.production_out, transfers = excluded.transfers,
    count_differences = excluded.count_differences, scrap = excluded.scrap, supplier_returns = excluded.supplier_returns,
    revaluations = excluded.revaluations, value_days = excluded.value_days, issued_quantity = excluded.issued_quantity,
    last_issue_day = excluded.last_issue_day;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.keep_planned_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from planned_orders where product_id = old.product_id) then
    raise exception 'product % has planned orders', old.product_id using errcode = '23503';
  end if;
  return old;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_component()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id)
    values (case when tg_op = 'DELETE' then old.component_product_id else new.component_product_id end);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_everything()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id) values (null);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into planning_marks (product_id) values (new.product_id);
  end if;
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.product_id <> new.product_id) then
    insert into planning_marks (product_id) values (old.product_id);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_products_of_production()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id)
    values (new.product_id)
    union
    select component_product_id from production_order_components where production_order_id = new.production_order_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_products_of_purchase()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id)
    select distinct product_id from purchase_order_items where purchase_order_id = new.purchase_order_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_products_of_supplier()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id) select product_id from product_suppliers where supplier_id = new.supplier_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_products_of_warehouse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into planning_marks (product_id)
    select distinct product_id from inventory_items where warehouse_id = new.warehouse_id and quantity_in_stock > 0;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_recipe_in_force()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from bill_of_materials where bom_id in (new.bom_id, old.bom_id) and status = 'ACTIVE') then
    insert into planning_marks (product_id) values (null);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.mark_reserved_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed stock_allocations := case when tg_op = 'DELETE' then old else new end;
begin
  insert into planning_marks (product_id)
    select product_id from inventory_items where inventory_item_id = changed.inventory_item_id
    union
    select component_product_id from production_order_components
    where production_order_component_id = changed.production_order_component_id;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.movement_days_of_ledger()
 RETURNS SETOF movement_days
 LANGUAGE sql
 STABLE
AS $function$
select product_id, warehouse_id, day, sum(stock_value) over w as stock_value, sum(receipts) over w as receipts,
  sum(production_in) over w as production_in, sum(issues) over w as issues, sum(production_out) over w as production_out,
  sum(transfers) over w as transfers, sum(count_differences) over w as count_differences, sum(scrap) over w as scrap,
  sum(supplier_returns) over w as supplier_returns, sum(revaluations) over w as revaluations,
  sum(stock_value * (day - date '2000-01-01')) over w as value_days, sum(issued_quantity) over w as issued_quantity,
  max(last_issue_day) over w as last_issue_day
from (
  select product_id, warehouse_id, day, sum(value) as stock_value,
    coalesce(sum(value) filter (where movement_type = 'STOCK_IN'), 0.0000) as receipts,
    coalesce(sum(value) filter (where movement_type = 'PRODUCTION_IN'), 0.0000) as production_in,
    coalesce(sum(value) filter (where movement_type = 'STOCK_OUT'), 0.0000) as issues,
    coalesce(sum(value) filter (where movement_type = 'PRODUCTION_OUT'), 0.0000) as production_out,
    coalesce(sum(value) filter (where movement_type in ('TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT')), 0.0000) as transfers,
    coalesce(sum(value) filter (where movement_type = 'ADJUSTMENT'), 0.0000) as count_differences,
    coalesce(sum(value) filter (where movement_type = 'SCRAP'), 0.0000) as scrap,
    coalesce(sum(value) filter (where movement_type = 'RETURN'), 0.0000) as supplier_returns,
    coalesce(sum(value) filter (where movement_type = 'REVALUATION'), 0.0000) as revaluations,
    coalesce(-sum(quantity) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0.000) as issued_quantity,
    max(day) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')) as last_issue_day
  from (select *, (movement_date at time zone (select time_zone from movement_day_zone))::date as day
    from stock_movements) m
  group by product_id, warehouse_id, day) d
window w as (partition by product_id, warehouse_id order by day)
$function$
;
CREATE OR REPLACE FUNCTION public.note_data_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into data_changes (topic, xid) values (tg_argv[0], pg_current_xact_id()) on conflict do nothing;
  perform set_config('horoz.noted_' || tg_argv[0], pg_current_xact_id()::text, true);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = '42501';
end $function$
;
CREATE OR REPLACE FUNCTION public.require_movement_day_zone(zone text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if not exists (select from movement_day_zone where time_zone = zone) then
    raise exception 'the days of the ledger are not kept in the time zone %', zone using errcode = 'HD020';
  end if;
  return true;
end $function$
;
CREATE OR REPLACE FUNCTION public.require_scope_lock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception '% is never deleted: the ledger refers to it', tg_table_name using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (old.product_id, old.warehouse_id, old.batch_number, old.entry_date, old.initial_quantity,
      old.initial_value, old.source_item_id) is distinct from (new.product_id, new.warehouse_id, new.batch_number,
      new.entry_date, new.initial_quantity, new.initial_value, new.source_item_id) then
    raise exception 'what a layer is cannot be changed, only what is left of it' using errcode = '42501';
  end if;
  if not exists (select from stock_scopes s where s.product_id = new.product_id
      and s.warehouse_id = new.warehouse_id and s.locked_by = pg_current_xact_id()) then
    raise exception 'stock of product % in warehouse % was written without its scope lock',
      new.product_id, new.warehouse_id using errcode = '42501';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION public.require_scope_lock_of_layer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception '% is never deleted: the ledger refers to it', tg_table_name using errcode = '42501';
  end if;
  if not exists (select from inventory_items i join stock_scopes s using (product_id, warehouse_id)
      where i.inventory_item_id = new.inventory_item_id and s.locked_by = pg_current_xact_id()) then
    raise exception 'an allocation of layer % was written without its scope lock', new.inventory_item_id
      using errcode = '42501';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION public.search_fold(input text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(translate(input, 'İIıŞşÇçĞğÖöÜüÂâÎîÛû'::text, 'iiissccggoouuaaiiuu'::text))
;
CREATE OR REPLACE FUNCTION public.settle_alerts(wanted jsonb, open_ids bigint[], moment timestamp with time zone, request text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

create table alert_sweeps (
  is_only boolean not null default true,
  started_on date not null,
  swept_on date,
  swept_at timestamp with time zone,
  CHECK (is_only),
  PRIMARY KEY (is_only)
);

create table alerts (
  alert_id bigint not null generated always as identity,
  alert_type text not null,
  severity text not null,
  status text not null default 'OPEN'::text,
  cause_key text not null,
  product_id bigint,
  warehouse_id bigint,
  production_order_id bigint,
  purchase_order_id bigint,
  inventory_item_id bigint,
  message text not null,
  raised_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by bigint,
  assigned_to bigint,
  snoozed_until timestamp with time zone,
  resolved_at timestamp with time zone,
  details jsonb not null default '{}'::jsonb,
  updated_at timestamp with time zone not null default now(),
  acknowledgement_note text,
  snoozed_by bigint,
  CHECK (((status <> 'SNOOZED'::text) OR (snoozed_until IS NOT NULL))),
  CHECK (((status = 'RESOLVED'::text) = (resolved_at IS NOT NULL))),
  CHECK ((alert_type = ANY (ARRAY['OUT_OF_STOCK'::text, 'CRITICAL'::text, 'MINIMUM'::text, 'EXPIRING'::text, 'LATE_PURCHASE'::text, 'LATE_PRODUCTION'::text, 'FAILED_LOGINS'::text]))),
  CHECK ((jsonb_typeof(details) = 'object'::text)),
  CHECK ((length(acknowledgement_note) <= 500)),
  CHECK ((severity = ANY (ARRAY['INFO'::text, 'WARNING'::text, 'CRITICAL'::text]))),
  CHECK ((status = ANY (ARRAY['OPEN'::text, 'ACKNOWLEDGED'::text, 'SNOOZED'::text, 'RESOLVED'::text]))),
  FOREIGN KEY (acknowledged_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (assigned_to) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (snoozed_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (alert_id)
);

create table api_keys (
  api_key_id bigint not null generated always as identity,
  user_id bigint not null,
  name text not null,
  key_prefix text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by bigint,
  CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CHECK (((revoked_by IS NULL) OR (revoked_at IS NOT NULL))),
  CHECK ((cardinality(scopes) > 0)),
  CHECK ((expires_at > created_at)),
  CHECK ((key_prefix ~ '^[0-9a-f]{12}$'::text)),
  CHECK ((length(key_hash) = 32)),
  FOREIGN KEY (revoked_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (api_key_id),
  UNIQUE (key_prefix)
);

create table app_state (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (key)
);

create table audit_log (
  audit_id bigint not null generated always as identity,
  occurred_at timestamp with time zone not null,
  user_id bigint,
  username text not null,
  request_id text not null,
  action text not null,
  entity_type text not null,
  entity_id text not null,
  before jsonb,
  after jsonb,
  CHECK ((action ~ '^[a-z_]+\.[a-z_]+$'::text)),
  FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (audit_id)
);

create table bill_of_materials (
  bom_id bigint not null generated always as identity,
  parent_product_id bigint not null,
  bom_version text not null,
  bom_name text,
  base_quantity quantity not null,
  yield_percentage percentage not null default 100,
  labor_cost_per_unit unit_cost not null default 0,
  overhead_cost_per_unit unit_cost not null default 0,
  status text not null default 'DRAFT'::text,
  effective_date date not null,
  expiry_date date,
  over_consumption_rule text not null default 'ALLOW'::text,
  notes text,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((base_quantity)::numeric > (0)::numeric)),
  CHECK (((bom_version ~ '^[0-9]+\.[0-9]+$'::text) AND (length(bom_version) <= 20))),
  CHECK (((expiry_date IS NULL) OR (expiry_date > effective_date))),
  CHECK (((yield_percentage)::numeric > (0)::numeric)),
  CHECK ((length(bom_name) <= 200)),
  CHECK ((length(notes) <= 500)),
  CHECK ((over_consumption_rule = ANY (ARRAY['BLOCK'::text, 'WARN'::text, 'ALLOW'::text]))),
  CHECK ((status = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'INACTIVE'::text, 'OBSOLETE'::text]))),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (parent_product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  PRIMARY KEY (bom_id),
  UNIQUE (parent_product_id, bom_version),
  EXCLUDE USING gist (parent_product_id WITH =, daterange(effective_date, expiry_date, '[)'::text) WITH &&) WHERE ((status = 'ACTIVE'::text))
);

create table bom_components (
  bom_component_id bigint not null generated always as identity,
  bom_id bigint not null,
  component_product_id bigint not null,
  sequence_number integer not null,
  quantity_required quantity not null,
  unit_of_measure text not null,
  scrap_percentage percentage not null default 0,
  is_phantom boolean not null default false,
  substitute_group text,
  notes text,
  CHECK (((length(substitute_group) >= 1) AND (length(substitute_group) <= 20))),
  CHECK (((quantity_required)::numeric > (0)::numeric)),
  CHECK (((sequence_number >= 1) AND (sequence_number <= 99999))),
  CHECK ((length(notes) <= 500)),
  FOREIGN KEY (bom_id) REFERENCES bill_of_materials(bom_id) ON DELETE RESTRICT,
  FOREIGN KEY (component_product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (unit_of_measure) REFERENCES units(unit_code) ON DELETE RESTRICT,
  PRIMARY KEY (bom_component_id),
  UNIQUE (bom_id, sequence_number)
);

create table bom_cost_calculations (
  bom_cost_calculation_id bigint not null generated always as identity,
  bom_id bigint not null,
  quantity quantity not null,
  basis text not null,
  material_cost amount not null,
  labor_cost amount not null,
  overhead_cost amount not null,
  total_cost amount not null,
  unit_cost unit_cost not null,
  details jsonb not null,
  calculated_at timestamp with time zone not null,
  calculated_by bigint,
  CHECK (((quantity)::numeric > (0)::numeric)),
  CHECK (((total_cost)::numeric = (((material_cost)::numeric + (labor_cost)::numeric) + (overhead_cost)::numeric))),
  CHECK ((basis = ANY (ARRAY['FIFO'::text, 'STANDARD'::text, 'AVERAGE'::text]))),
  FOREIGN KEY (bom_id) REFERENCES bill_of_materials(bom_id) ON DELETE RESTRICT,
  FOREIGN KEY (calculated_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (bom_cost_calculation_id)
);

create table bom_mass_change_items (
  bom_mass_change_id bigint not null,
  old_bom_id bigint not null,
  old_expiry_date date,
  new_bom_id bigint not null,
  FOREIGN KEY (bom_mass_change_id) REFERENCES bom_mass_changes(bom_mass_change_id) ON DELETE RESTRICT,
  FOREIGN KEY (new_bom_id) REFERENCES bill_of_materials(bom_id) ON DELETE RESTRICT,
  FOREIGN KEY (old_bom_id) REFERENCES bill_of_materials(bom_id) ON DELETE RESTRICT,
  PRIMARY KEY (bom_mass_change_id, old_bom_id)
);

create table bom_mass_changes (
  bom_mass_change_id bigint not null generated always as identity,
  from_product_id bigint not null,
  to_product_id bigint not null,
  factor numeric(20,9) not null,
  effective_date date not null,
  reason text not null,
  applied_at timestamp with time zone not null,
  applied_by bigint,
  undone_at timestamp with time zone,
  undone_by bigint,
  CHECK (((factor > (0)::numeric) AND (factor <= 99999999999.999999999))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200))),
  CHECK ((from_product_id <> to_product_id)),
  FOREIGN KEY (applied_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (from_product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (to_product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (undone_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (bom_mass_change_id)
);

create table cache_horizon (
  is_only_row boolean not null default true,
  horizon xid8 not null default '0'::xid8,
  installation uuid not null default gen_random_uuid(),
  CHECK (is_only_row),
  PRIMARY KEY (is_only_row)
);

create table calendar_days (
  calendar_date date not null,
  is_working_day boolean not null,
  description text,
  day_type text not null default 'OWN'::text,
  CHECK ((day_type = ANY (ARRAY['HOLIDAY'::text, 'OWN'::text]))),
  CHECK ((length(description) <= 100)),
  PRIMARY KEY (calendar_date)
);

create table custom_reports (
  custom_report_id bigint not null generated always as identity,
  owner_id bigint not null,
  report_name text not null,
  description text,
  definition jsonb not null,
  shared boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((length(report_name) >= 1) AND (length(report_name) <= 100))),
  CHECK ((length(description) <= 500)),
  FOREIGN KEY (owner_id) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (custom_report_id)
);

create table data_changes (
  topic text not null,
  xid xid8 not null default pg_current_xact_id(),
  CHECK ((topic = ANY (ARRAY['stock'::text, 'products'::text, 'warehouses'::text, 'suppliers'::text, 'recipes'::text, 'production'::text, 'purchasing'::text, 'demands'::text, 'users'::text]))),
  PRIMARY KEY (topic, xid)
);

create table demands (
  demand_id bigint not null generated always as identity,
  product_id bigint not null,
  quantity quantity not null,
  due_date date not null,
  demand_type text not null,
  reference_number text,
  notes text,
  is_active boolean not null default true,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((quantity)::numeric > (0)::numeric)),
  CHECK ((demand_type = ANY (ARRAY['FORECAST'::text, 'CUSTOMER_ORDER'::text, 'MANUAL'::text]))),
  CHECK ((length(notes) <= 500)),
  CHECK ((length(reference_number) <= 50)),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  PRIMARY KEY (demand_id)
);

create table document_numbers (
  document_type text not null,
  year integer not null,
  last_number integer not null,
  CHECK (((last_number >= 0) AND (last_number <= 999999))),
  CHECK (((year >= 2000) AND (year <= 9999))),
  CHECK ((document_type = ANY (ARRAY['MO'::text, 'PO'::text, 'GR'::text, 'TR'::text, 'CN'::text, 'RV'::text, 'LC'::text, 'SR'::text, 'PI'::text]))),
  PRIMARY KEY (document_type, year)
);

create table event_counter (
  is_only boolean not null default true,
  last_event_id bigint not null,
  CHECK ((last_event_id >= 0)),
  CHECK (is_only),
  PRIMARY KEY (is_only)
);

create table event_readers (
  reader text not null,
  last_event_id bigint not null default 0,
  updated_at timestamp with time zone not null,
  CHECK ((last_event_id >= 0)),
  CHECK ((reader ~ '^[a-z_]+$'::text)),
  PRIMARY KEY (reader)
);

create table events (
  event_id bigint not null,
  topic text not null,
  entity_type text not null,
  entity_id bigint,
  payload jsonb not null,
  occurred_at timestamp with time zone not null,
  request_id text not null,
  CHECK ((topic ~ '^[a-z_]+\.[a-z_]+$'::text)),
  PRIMARY KEY (event_id)
);

create table idempotency_keys (
  user_id bigint not null,
  idempotency_key text not null,
  fingerprint text not null,
  status_code integer,
  response_body text,
  created_at timestamp with time zone not null,
  CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 255))),
  CHECK (((status_code IS NULL) = (response_body IS NULL))),
  FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (user_id, idempotency_key)
);

create table imports (
  import_id bigint not null generated always as identity,
  kind text not null,
  is_dry_run boolean not null,
  status text not null default 'RUNNING'::text,
  options jsonb not null,
  rows_total integer,
  rows_done integer not null default 0,
  error_count integer not null default 0,
  errors jsonb not null default '[]'::jsonb,
  message text,
  created_by bigint,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  CHECK (((status = 'RUNNING'::text) = (finished_at IS NULL))),
  CHECK ((error_count >= 0)),
  CHECK ((kind = ANY (ARRAY['WAREHOUSES'::text, 'PRODUCTS'::text, 'SUPPLIERS'::text, 'OPENING_STOCK'::text, 'BOMS'::text, 'DEMANDS'::text]))),
  CHECK ((rows_done >= 0)),
  CHECK ((rows_total >= 0)),
  CHECK ((status = ANY (ARRAY['RUNNING'::text, 'CHECKED'::text, 'REJECTED'::text, 'IMPORTED'::text, 'FAILED'::text]))),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (import_id)
);

create table inventory_events (
  product_id bigint not null,
  warehouse_id bigint not null,
  event_number bigint not null,
  inventory_item_id bigint not null,
  event_type text not null,
  quantity_change signed_quantity not null,
  reserved_change signed_quantity not null,
  available_after quantity not null,
  issuable_after boolean not null,
  is_pinned boolean not null default false,
  production_order_id bigint,
  occurred_at timestamp with time zone not null,
  request_id text not null,
  quality_status_after text not null,
  CHECK ((event_number > 0)),
  CHECK ((event_type = ANY (ARRAY['RECEIVE'::text, 'PRODUCE'::text, 'RESERVE'::text, 'RELEASE'::text, 'ISSUE'::text, 'CONSUME'::text, 'TRANSFER_OUT'::text, 'TRANSFER_IN'::text, 'ADJUST'::text, 'SCRAP'::text, 'RETURN'::text, 'QUALITY'::text, 'SPLIT'::text, 'RELOCATE'::text, 'REVALUE'::text]))),
  CHECK ((quality_status_after = ANY (ARRAY['PENDING'::text, 'APPROVED'::text, 'REJECTED'::text, 'QUARANTINE'::text]))),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id, warehouse_id) REFERENCES stock_scopes(product_id, warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (product_id, warehouse_id, event_number)
);

create table inventory_items (
  inventory_item_id bigint not null generated always as identity,
  product_id bigint not null,
  warehouse_id bigint not null,
  batch_number text not null,
  entry_date timestamp with time zone not null,
  initial_quantity quantity not null,
  quantity_in_stock quantity not null,
  reserved_quantity quantity not null default 0,
  unit_cost unit_cost not null,
  initial_value amount not null,
  remaining_value amount not null,
  quality_status text not null default 'PENDING'::text,
  expiry_date date,
  location_in_warehouse text,
  supplier_id bigint,
  purchase_order_id bigint,
  production_order_id bigint,
  source_item_id bigint,
  notes text,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK ((((quantity_in_stock)::numeric > (0)::numeric) OR ((remaining_value)::numeric = (0)::numeric))),
  CHECK ((((reserved_quantity)::numeric = (0)::numeric) OR (quality_status = 'APPROVED'::text))),
  CHECK (((entry_date >= '1900-01-01 00:00:00+00'::timestamp with time zone) AND (entry_date <= '9999-12-31 00:00:00+00'::timestamp with time zone))),
  CHECK (((initial_quantity)::numeric > (0)::numeric)),
  CHECK (((reserved_quantity)::numeric <= (quantity_in_stock)::numeric)),
  CHECK ((batch_number ~ '^[A-Z0-9-]{3,50}$'::text)),
  CHECK ((length(location_in_warehouse) <= 50)),
  CHECK ((length(notes) <= 500)),
  CHECK ((quality_status = ANY (ARRAY['PENDING'::text, 'APPROVED'::text, 'REJECTED'::text, 'QUARANTINE'::text]))),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id, warehouse_id) REFERENCES stock_scopes(product_id, warehouse_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (source_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (supplier_id) REFERENCES suppliers(supplier_id) ON DELETE RESTRICT,
  PRIMARY KEY (inventory_item_id)
) with (fillfactor=80, autovacuum_vacuum_scale_factor=0.02);

create table landed_cost_lines (
  landed_cost_id bigint not null,
  line_number integer not null,
  receipt_item_id bigint not null,
  amount amount not null,
  stock_revaluation_id bigint,
  CHECK (((stock_revaluation_id IS NULL) = ((amount)::numeric = (0)::numeric))),
  CHECK ((line_number > 0)),
  FOREIGN KEY (landed_cost_id) REFERENCES landed_costs(landed_cost_id) ON DELETE RESTRICT,
  FOREIGN KEY (receipt_item_id) REFERENCES receipt_items(receipt_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (stock_revaluation_id) REFERENCES stock_revaluations(stock_revaluation_id) ON DELETE RESTRICT,
  PRIMARY KEY (landed_cost_id, line_number)
);

create table landed_costs (
  landed_cost_id bigint not null generated always as identity,
  landed_cost_number text not null,
  purchase_order_id bigint not null,
  receipt_id bigint,
  cost_type text not null,
  basis text not null,
  billed_amount amount not null,
  currency text not null,
  exchange_rate numeric(18,6) not null,
  total_amount amount not null,
  reference_number text,
  notes text,
  posted_at timestamp with time zone not null,
  posted_by bigint,
  CHECK (((billed_amount)::numeric > (0)::numeric)),
  CHECK (((exchange_rate > (0)::numeric) AND (exchange_rate <= ('999999999999'::bigint)::numeric))),
  CHECK (((length(reference_number) >= 1) AND (length(reference_number) <= 50))),
  CHECK ((basis = ANY (ARRAY['VALUE'::text, 'QUANTITY'::text]))),
  CHECK ((cost_type = ANY (ARRAY['FREIGHT'::text, 'CUSTOMS'::text, 'INSURANCE'::text, 'HANDLING'::text, 'OTHER'::text]))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((landed_cost_number ~ '^LC-[0-9]{4}-[0-9]{6}$'::text)),
  CHECK ((length(notes) <= 500)),
  FOREIGN KEY (posted_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (receipt_id) REFERENCES receipts(receipt_id) ON DELETE RESTRICT,
  PRIMARY KEY (landed_cost_id),
  UNIQUE (landed_cost_number)
);

create table movement_day_zone (
  only_one boolean not null default true,
  time_zone text not null,
  CHECK (only_one),
  PRIMARY KEY (only_one)
);

create table movement_days (
  product_id bigint not null,
  warehouse_id bigint not null,
  day date not null,
  stock_value numeric not null,
  receipts numeric not null,
  production_in numeric not null,
  issues numeric not null,
  production_out numeric not null,
  transfers numeric not null,
  count_differences numeric not null,
  scrap numeric not null,
  supplier_returns numeric not null,
  revaluations numeric not null,
  value_days numeric not null,
  issued_quantity numeric not null,
  last_issue_day date,
  PRIMARY KEY (product_id, warehouse_id, day)
) with (fillfactor=90);

create table planned_orders (
  planned_order_id bigint not null generated always as identity,
  scenario_id bigint,
  product_id bigint not null,
  order_type text not null,
  quantity quantity not null,
  start_date date not null,
  due_date date not null,
  lot_number integer not null,
  supplier_id bigint,
  bom_id bigint,
  firm boolean not null default false,
  first_run_id bigint not null,
  ended_run_id bigint,
  production_order_id bigint,
  po_item_id bigint,
  converted_at timestamp with time zone,
  converted_by bigint,
  CHECK (((converted_at IS NULL) = ((production_order_id IS NULL) AND (po_item_id IS NULL)))),
  CHECK (((converted_at IS NULL) OR (scenario_id IS NULL))),
  CHECK (((production_order_id IS NULL) OR (po_item_id IS NULL))),
  CHECK (((quantity)::numeric > (0)::numeric)),
  CHECK ((due_date >= start_date)),
  CHECK ((ended_run_id > first_run_id)),
  CHECK ((lot_number > 0)),
  CHECK ((order_type = ANY (ARRAY['MAKE'::text, 'BUY'::text]))),
  FOREIGN KEY (converted_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (po_item_id) REFERENCES purchase_order_items(po_item_id) ON DELETE CASCADE,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (scenario_id) REFERENCES planning_scenarios(scenario_id) ON DELETE CASCADE,
  PRIMARY KEY (planned_order_id)
);

create table planning_exceptions (
  planning_exception_id bigint not null generated always as identity,
  scenario_id bigint,
  exception_key text not null,
  exception_type text not null,
  status text not null default 'OPEN'::text,
  product_id bigint not null,
  planned_order_id bigint,
  production_order_id bigint,
  po_item_id bigint,
  exception_date date not null,
  needed_date date,
  quantity quantity not null,
  needed_quantity quantity,
  message text not null,
  assigned_to bigint,
  first_run_id bigint not null,
  last_run_id bigint not null,
  raised_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by bigint,
  decision_note text,
  resolved_run_id bigint,
  CHECK (((length(message) >= 1) AND (length(message) <= 500))),
  CHECK (((status <> ALL (ARRAY['ACCEPTED'::text, 'DISMISSED'::text])) OR (decided_at IS NOT NULL))),
  CHECK (((status = 'RESOLVED'::text) = (resolved_at IS NOT NULL))),
  CHECK (((status = 'RESOLVED'::text) = (resolved_run_id IS NOT NULL))),
  CHECK ((exception_type = ANY (ARRAY['ORDER'::text, 'MAKE'::text, 'EXPEDITE'::text, 'DEFER'::text, 'INCREASE'::text, 'DECREASE'::text, 'CANCEL'::text, 'PAST_DUE'::text, 'SHORTAGE'::text]))),
  CHECK ((length(decision_note) <= 500)),
  CHECK ((resolved_run_id > last_run_id)),
  CHECK ((status = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'DISMISSED'::text, 'RESOLVED'::text]))),
  FOREIGN KEY (assigned_to) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (decided_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (first_run_id) REFERENCES planning_runs(run_id) ON DELETE RESTRICT,
  FOREIGN KEY (last_run_id) REFERENCES planning_runs(run_id) ON DELETE RESTRICT,
  FOREIGN KEY (planned_order_id) REFERENCES planned_orders(planned_order_id) ON DELETE SET NULL,
  FOREIGN KEY (po_item_id) REFERENCES purchase_order_items(po_item_id) ON DELETE SET NULL,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (resolved_run_id) REFERENCES planning_runs(run_id) ON DELETE RESTRICT,
  FOREIGN KEY (scenario_id) REFERENCES planning_scenarios(scenario_id) ON DELETE CASCADE,
  PRIMARY KEY (planning_exception_id)
);

create table planning_inputs (
  run_id bigint not null,
  content bytea not null,
  base_run_id bigint,
  CHECK ((base_run_id < run_id)),
  FOREIGN KEY (base_run_id) REFERENCES planning_inputs(run_id),
  FOREIGN KEY (run_id) REFERENCES planning_runs(run_id) ON DELETE CASCADE,
  PRIMARY KEY (run_id)
);

create table planning_marks (
  mark_id bigint not null generated always as identity,
  product_id bigint,
  PRIMARY KEY (mark_id)
);

create table planning_runs (
  run_id bigint not null generated always as identity,
  mode text not null,
  scenario_id bigint,
  horizon_days integer not null,
  state text not null default 'QUEUED'::text,
  progress jsonb not null default '{}'::jsonb,
  summary jsonb,
  error_message text,
  requested_by bigint,
  requested_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  first_day date,
  attempt integer not null default 0,
  cancel_requested_at timestamp with time zone,
  CHECK (((horizon_days >= 1) AND (horizon_days <= 3650))),
  CHECK (((state = ANY (ARRAY['COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text])) = (finished_at IS NOT NULL))),
  CHECK ((attempt >= 0)),
  CHECK ((mode = ANY (ARRAY['REGENERATIVE'::text, 'NET_CHANGE'::text]))),
  CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text]))),
  FOREIGN KEY (requested_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (scenario_id) REFERENCES planning_scenarios(scenario_id) ON DELETE RESTRICT,
  PRIMARY KEY (run_id)
);

create table planning_scenarios (
  scenario_id bigint not null generated always as identity,
  scenario_name text not null,
  description text,
  overlay jsonb not null default '{}'::jsonb,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((length(scenario_name) >= 1) AND (length(scenario_name) <= 100))),
  CHECK ((jsonb_typeof("overlay") = 'object'::text)),
  CHECK ((length(description) <= 500)),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (scenario_id),
  UNIQUE (scenario_name)
);

create table planning_settings (
  is_only_row boolean not null default true,
  calendar text not null default 'PLAIN_DAYS'::text,
  working_weekdays integer[] not null default '{1,2,3,4,5}'::integer[],
  updated_at timestamp with time zone not null default now(),
  supplier_rule text not null default 'PREFERRED'::text,
  CHECK ((((cardinality(working_weekdays) >= 1) AND (cardinality(working_weekdays) <= 7)) AND (working_weekdays <@ '{1,2,3,4,5,6,7}'::integer[]))),
  CHECK ((calendar = ANY (ARRAY['PLAIN_DAYS'::text, 'WORKING_DAYS'::text]))),
  CHECK ((supplier_rule = ANY (ARRAY['PREFERRED'::text, 'CHEAPEST'::text, 'EARLIEST'::text]))),
  CHECK (is_only_row),
  PRIMARY KEY (is_only_row)
);

create table product_cost_history (
  product_cost_history_id bigint not null generated always as identity,
  product_id bigint not null,
  cost_type text not null,
  unit_cost unit_cost not null,
  quantity quantity,
  inventory_item_id bigint,
  recorded_at timestamp with time zone not null,
  recorded_by bigint,
  CHECK ((cost_type = ANY (ARRAY['STANDARD'::text, 'PURCHASE'::text, 'PRODUCTION'::text, 'REVALUATION'::text]))),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (recorded_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (product_cost_history_id)
);

create table product_suppliers (
  product_supplier_id bigint not null generated always as identity,
  product_id bigint not null,
  supplier_id bigint not null,
  supplier_product_code text,
  unit_price unit_cost not null,
  currency text not null default 'TRY'::text,
  minimum_order_qty quantity not null default 0,
  lead_time_days integer,
  is_preferred boolean not null default false,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK (((lead_time_days >= 0) AND (lead_time_days <= 3650))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(supplier_product_code) <= 50)),
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (supplier_id) REFERENCES suppliers(supplier_id) ON DELETE RESTRICT,
  PRIMARY KEY (product_supplier_id),
  UNIQUE (product_id, supplier_id)
);

create table product_unit_conversions (
  product_id bigint not null,
  unit_code text not null,
  factor numeric(20,9) not null,
  CHECK (((factor > (0)::numeric) AND (factor <= 99999999999.999999999))),
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (unit_code) REFERENCES units(unit_code) ON DELETE RESTRICT,
  PRIMARY KEY (product_id, unit_code)
);

create table production_completions (
  production_completion_id bigint not null generated always as identity,
  production_order_id bigint not null,
  completed_quantity quantity not null,
  scrapped_quantity quantity not null,
  material_cost amount not null,
  labor_cost amount not null,
  overhead_cost amount not null,
  total_cost amount not null,
  unit_cost unit_cost not null,
  is_final boolean not null,
  notes text,
  completed_at timestamp with time zone not null,
  completed_by bigint,
  CHECK ((((completed_quantity)::numeric + (scrapped_quantity)::numeric) > (0)::numeric)),
  CHECK (((total_cost)::numeric = (((material_cost)::numeric + (labor_cost)::numeric) + (overhead_cost)::numeric))),
  CHECK ((length(notes) <= 500)),
  FOREIGN KEY (completed_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (production_completion_id)
);

create table production_order_components (
  production_order_component_id bigint not null generated always as identity,
  production_order_id bigint not null,
  component_product_id bigint not null,
  unit_of_measure text not null,
  level integer not null,
  required_quantity quantity not null,
  estimated_unit_cost unit_cost not null default 0,
  estimated_cost amount not null default 0,
  substitute_for_id bigint,
  replaced_quantity quantity not null default 0,
  CHECK (((level >= 1) AND (level <= 1000))),
  CHECK (((substitute_for_id IS NULL) OR ((replaced_quantity)::numeric = (0)::numeric))),
  CHECK (((substitute_for_id IS NULL) OR ((required_quantity)::numeric = (0)::numeric))),
  FOREIGN KEY (component_product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (substitute_for_id) REFERENCES production_order_components(production_order_component_id) ON DELETE RESTRICT,
  FOREIGN KEY (unit_of_measure) REFERENCES units(unit_code) ON DELETE RESTRICT,
  PRIMARY KEY (production_order_component_id)
);

create table production_order_status_history (
  production_order_id bigint not null,
  sequence_number integer not null,
  from_status text,
  to_status text not null,
  changed_at timestamp with time zone not null,
  changed_by bigint,
  notes text,
  CHECK ((length(notes) <= 500)),
  CHECK ((sequence_number > 0)),
  FOREIGN KEY (changed_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (production_order_id, sequence_number)
);

create table production_orders (
  production_order_id bigint not null generated always as identity,
  order_number text not null,
  product_id bigint not null,
  bom_id bigint not null,
  warehouse_id bigint not null,
  parent_production_order_id bigint,
  status text not null default 'PLANNED'::text,
  held_from_status text,
  explosion text not null default 'MULTI_LEVEL'::text,
  planned_quantity quantity not null,
  completed_quantity quantity not null default 0,
  scrapped_quantity quantity not null default 0,
  priority integer not null default 5,
  order_date date not null,
  planned_start_date date,
  planned_completion_date date,
  actual_start_date timestamp with time zone,
  actual_completion_date timestamp with time zone,
  estimated_material_cost amount not null default 0,
  estimated_labor_cost amount not null default 0,
  estimated_overhead_cost amount not null default 0,
  estimated_cost amount not null generated always as ((((estimated_material_cost)::numeric + (estimated_labor_cost)::numeric) + (estimated_overhead_cost)::numeric)) stored,
  actual_material_cost amount not null default 0,
  actual_labor_cost amount not null default 0,
  actual_overhead_cost amount not null default 0,
  actual_cost amount not null generated always as ((((actual_material_cost)::numeric + (actual_labor_cost)::numeric) + (actual_overhead_cost)::numeric)) stored,
  frozen_recipe jsonb not null,
  notes text,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK ((((completed_quantity)::numeric + (scrapped_quantity)::numeric) <= (planned_quantity)::numeric)),
  CHECK (((planned_completion_date IS NULL) OR (planned_start_date IS NULL) OR (planned_completion_date >= planned_start_date))),
  CHECK (((planned_quantity)::numeric > (0)::numeric)),
  CHECK (((priority >= 1) AND (priority <= 10))),
  CHECK (((status <> 'COMPLETED'::text) OR (((completed_quantity)::numeric + (scrapped_quantity)::numeric) > (0)::numeric))),
  CHECK (((status <> ALL (ARRAY['PLANNED'::text, 'RELEASED'::text])) OR (((completed_quantity)::numeric + (scrapped_quantity)::numeric) = (0)::numeric))),
  CHECK (((status = 'ON_HOLD'::text) = (held_from_status IS NOT NULL))),
  CHECK ((explosion = ANY (ARRAY['MULTI_LEVEL'::text, 'SINGLE_LEVEL'::text]))),
  CHECK ((held_from_status = ANY (ARRAY['PLANNED'::text, 'RELEASED'::text, 'IN_PROGRESS'::text]))),
  CHECK ((length(notes) <= 500)),
  CHECK ((order_number ~ '^MO-[0-9]{4}-[0-9]{6}$'::text)),
  CHECK ((status = ANY (ARRAY['PLANNED'::text, 'RELEASED'::text, 'IN_PROGRESS'::text, 'ON_HOLD'::text, 'COMPLETED'::text, 'CANCELLED'::text]))),
  FOREIGN KEY (bom_id) REFERENCES bill_of_materials(bom_id) ON DELETE RESTRICT,
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (parent_production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (production_order_id),
  UNIQUE (order_number)
);

create table production_variances (
  production_variance_id bigint not null generated always as identity,
  production_order_id bigint not null,
  variance_type text not null,
  variance_amount signed_amount not null,
  posted_at timestamp with time zone not null,
  notes text,
  CHECK ((length(notes) <= 500)),
  CHECK ((variance_type = ANY (ARRAY['SCRAP'::text, 'PRICE'::text, 'USAGE'::text, 'LABOR'::text, 'OVERHEAD'::text, 'YIELD'::text]))),
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (production_variance_id)
);

create table products (
  product_id bigint not null generated always as identity,
  product_code text not null,
  product_name text not null,
  description text,
  product_type text not null,
  unit_of_measure text not null,
  standard_cost unit_cost,
  minimum_stock_level quantity,
  critical_stock_level quantity,
  lead_time_days integer not null default 0,
  safety_stock quantity not null default 0,
  lot_sizing_rule text not null default 'LOT_FOR_LOT'::text,
  lot_size quantity,
  minimum_order_quantity quantity not null default 0,
  order_multiple quantity,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  search_text text not null generated always as (search_fold(((((product_code || ' '::text) || product_name) || ' '::text) || product_type))) stored,
  maximum_order_quantity quantity,
  safety_days_of_cover integer not null default 0,
  ordering_cost amount,
  annual_holding_rate percentage,
  CHECK (((annual_holding_rate)::numeric > (0)::numeric)),
  CHECK (((lead_time_days >= 0) AND (lead_time_days <= 3650))),
  CHECK (((length(product_name) >= 1) AND (length(product_name) <= 200))),
  CHECK (((lot_size)::numeric > (0)::numeric)),
  CHECK (((maximum_order_quantity)::numeric > (0)::numeric)),
  CHECK (((maximum_order_quantity)::numeric >= (minimum_order_quantity)::numeric)),
  CHECK (((order_multiple)::numeric > (0)::numeric)),
  CHECK (((ordering_cost)::numeric > (0)::numeric)),
  CHECK (((safety_days_of_cover >= 0) AND (safety_days_of_cover <= 365))),
  CHECK ((length(description) <= 1000)),
  CHECK ((lot_sizing_rule = ANY (ARRAY['LOT_FOR_LOT'::text, 'FIXED_QUANTITY'::text, 'PERIOD_QUANTITY'::text, 'ECONOMIC_QUANTITY'::text, 'LEAST_COST'::text]))),
  CHECK ((product_code ~ '^[A-Z0-9-]{3,20}$'::text)),
  CHECK ((product_type = ANY (ARRAY['RAW_MATERIAL'::text, 'SEMI_FINISHED'::text, 'FINISHED_PRODUCT'::text, 'PACKAGING'::text]))),
  FOREIGN KEY (unit_of_measure) REFERENCES units(unit_code) ON DELETE RESTRICT,
  PRIMARY KEY (product_id),
  UNIQUE (product_code)
);

create table purchase_invoice_lines (
  purchase_invoice_id bigint not null,
  line_number integer not null,
  receipt_item_id bigint not null,
  unit_price unit_cost not null,
  unit_cost unit_cost not null,
  value_change signed_amount not null,
  stock_revaluation_id bigint,
  CHECK (((stock_revaluation_id IS NULL) = ((value_change)::numeric = (0)::numeric))),
  CHECK ((line_number > 0)),
  FOREIGN KEY (purchase_invoice_id) REFERENCES purchase_invoices(purchase_invoice_id) ON DELETE RESTRICT,
  FOREIGN KEY (receipt_item_id) REFERENCES receipt_items(receipt_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (stock_revaluation_id) REFERENCES stock_revaluations(stock_revaluation_id) ON DELETE RESTRICT,
  PRIMARY KEY (purchase_invoice_id, line_number)
);

create table purchase_invoices (
  purchase_invoice_id bigint not null generated always as identity,
  posting_number text not null,
  purchase_order_id bigint not null,
  invoice_number text not null,
  invoice_date date not null,
  exchange_rate numeric(18,6) not null,
  notes text,
  posted_at timestamp with time zone not null,
  posted_by bigint,
  CHECK (((exchange_rate > (0)::numeric) AND (exchange_rate <= ('999999999999'::bigint)::numeric))),
  CHECK (((length(invoice_number) >= 1) AND (length(invoice_number) <= 50))),
  CHECK ((length(notes) <= 500)),
  CHECK ((posting_number ~ '^PI-[0-9]{4}-[0-9]{6}$'::text)),
  FOREIGN KEY (posted_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (purchase_invoice_id),
  UNIQUE (posting_number),
  UNIQUE (purchase_order_id, invoice_number)
);

create table purchase_order_items (
  po_item_id bigint not null generated always as identity,
  purchase_order_id bigint not null,
  line_number integer not null,
  product_id bigint not null,
  quantity_ordered quantity not null,
  quantity_received quantity not null default 0,
  unit_price unit_cost not null,
  total_price amount not null,
  expected_delivery_date date,
  delivery_status text not null default 'OPEN'::text,
  price_source text not null default 'GIVEN'::text,
  supplier_product_code text,
  notes text,
  CHECK (((delivery_status <> 'OPEN'::text) OR ((quantity_received)::numeric = (0)::numeric))),
  CHECK (((line_number >= 1) AND (line_number <= 9999))),
  CHECK (((quantity_ordered)::numeric > (0)::numeric)),
  CHECK ((delivery_status = ANY (ARRAY['OPEN'::text, 'PARTIAL'::text, 'RECEIVED'::text, 'CLOSED'::text]))),
  CHECK ((length(notes) <= 500)),
  CHECK ((length(supplier_product_code) <= 50)),
  CHECK ((price_source = ANY (ARRAY['GIVEN'::text, 'PRICE_BREAK'::text, 'SUPPLIER_LINK'::text, 'LAST_PRICE'::text]))),
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (po_item_id),
  UNIQUE (purchase_order_id, line_number)
);

create table purchase_order_status_history (
  purchase_order_id bigint not null,
  sequence_number integer not null,
  from_status text,
  to_status text not null,
  changed_at timestamp with time zone not null,
  changed_by bigint,
  notes text,
  CHECK ((length(notes) <= 500)),
  CHECK ((sequence_number > 0)),
  FOREIGN KEY (changed_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (purchase_order_id, sequence_number)
);

create table purchase_orders (
  purchase_order_id bigint not null generated always as identity,
  po_number text not null,
  supplier_id bigint not null,
  warehouse_id bigint not null,
  status text not null default 'DRAFT'::text,
  order_date date not null,
  expected_delivery_date date,
  currency text not null default 'TRY'::text,
  exchange_rate numeric(18,6) not null default 1,
  total_amount amount not null default 0,
  notes text,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  supplier_reference text,
  CHECK (((exchange_rate > (0)::numeric) AND (exchange_rate <= ('999999999999'::bigint)::numeric))),
  CHECK (((expected_delivery_date IS NULL) OR (expected_delivery_date >= order_date))),
  CHECK (((length(supplier_reference) >= 1) AND (length(supplier_reference) <= 50))),
  CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  CHECK ((length(notes) <= 500)),
  CHECK ((po_number ~ '^PO-[0-9]{4}-[0-9]{6}$'::text)),
  CHECK ((status = ANY (ARRAY['DRAFT'::text, 'SENT'::text, 'CONFIRMED'::text, 'PARTIALLY_RECEIVED'::text, 'FULLY_RECEIVED'::text, 'CANCELLED'::text, 'CLOSED'::text]))),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (supplier_id) REFERENCES suppliers(supplier_id) ON DELETE RESTRICT,
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (purchase_order_id),
  UNIQUE (po_number)
);

create table receipt_items (
  receipt_item_id bigint not null generated always as identity,
  receipt_id bigint not null,
  po_item_id bigint not null,
  inventory_item_id bigint not null,
  quantity_received quantity not null,
  unit_cost unit_cost not null,
  quality_status text not null default 'PENDING'::text,
  unit_price unit_cost not null,
  expected_delivery_date date,
  CHECK (((quantity_received)::numeric > (0)::numeric)),
  CHECK ((quality_status = ANY (ARRAY['PENDING'::text, 'APPROVED'::text, 'REJECTED'::text, 'QUARANTINE'::text]))),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (po_item_id) REFERENCES purchase_order_items(po_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (receipt_id) REFERENCES receipts(receipt_id) ON DELETE RESTRICT,
  PRIMARY KEY (receipt_item_id),
  UNIQUE (inventory_item_id)
);

create table receipts (
  receipt_id bigint not null generated always as identity,
  receipt_number text not null,
  purchase_order_id bigint not null,
  delivery_note text,
  received_at timestamp with time zone not null,
  received_by bigint,
  notes text,
  CHECK (((length(delivery_note) >= 1) AND (length(delivery_note) <= 50))),
  CHECK ((length(notes) <= 500)),
  CHECK ((receipt_number ~ '^GR-[0-9]{4}-[0-9]{6}$'::text)),
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (received_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (receipt_id),
  UNIQUE (purchase_order_id, delivery_note),
  UNIQUE (receipt_number)
);

create table refresh_tokens (
  refresh_token_id bigint not null generated always as identity,
  session_id uuid not null,
  token_hash bytea not null,
  issued_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  CHECK ((length(token_hash) = 32)),
  FOREIGN KEY (session_id) REFERENCES sessions(session_id) ON DELETE RESTRICT,
  PRIMARY KEY (refresh_token_id),
  UNIQUE (token_hash)
);

create table schema_migrations (
  version text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (version)
);

create table sessions (
  session_id uuid not null default gen_random_uuid(),
  user_id bigint not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  CHECK ((end_reason = ANY (ARRAY['LOGOUT'::text, 'TOKEN_REUSE'::text, 'PASSWORD_CHANGED'::text, 'USER_CHANGED'::text, 'ENDED_BY_USER'::text]))),
  CHECK ((length(user_agent) <= 300)),
  FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (session_id)
);

create table stock_allocations (
  allocation_id bigint not null generated always as identity,
  inventory_item_id bigint not null,
  production_order_id bigint,
  production_order_component_id bigint,
  reason text,
  allocated_quantity quantity not null,
  consumed_quantity quantity not null default 0,
  released_quantity quantity not null default 0,
  status text not null generated always as (
CASE
    WHEN (((consumed_quantity)::numeric + (released_quantity)::numeric) = (0)::numeric) THEN 'OPEN'::text
    WHEN (((consumed_quantity)::numeric + (released_quantity)::numeric) < (allocated_quantity)::numeric) THEN 'PARTIAL'::text
    WHEN ((consumed_quantity)::numeric = (0)::numeric) THEN 'RELEASED'::text
    ELSE 'CLOSED'::text
END) stored,
  allocated_at timestamp with time zone not null,
  allocated_by bigint,
  closed_at timestamp with time zone,
  request_id text,
  CHECK ((((consumed_quantity)::numeric + (released_quantity)::numeric) <= (allocated_quantity)::numeric)),
  CHECK (((allocated_quantity)::numeric > (0)::numeric)),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200))),
  CHECK (((production_order_component_id IS NULL) OR (production_order_id IS NOT NULL))),
  CHECK (((production_order_id IS NOT NULL) OR (reason IS NOT NULL))),
  FOREIGN KEY (allocated_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_component_id) REFERENCES production_order_components(production_order_component_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  PRIMARY KEY (allocation_id)
);

create table stock_count_lines (
  stock_count_id bigint not null,
  line_number integer not null,
  product_id bigint not null,
  batch_number text,
  system_quantity quantity not null,
  counted_quantity quantity not null,
  difference signed_quantity not null generated always as (((counted_quantity)::numeric - (system_quantity)::numeric)) stored,
  value_difference signed_amount not null,
  CHECK (((line_number >= 1) AND (line_number <= 10000))),
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (stock_count_id) REFERENCES stock_counts(stock_count_id) ON DELETE RESTRICT,
  PRIMARY KEY (stock_count_id, line_number)
);

create table stock_counts (
  stock_count_id bigint not null generated always as identity,
  count_number text not null,
  warehouse_id bigint not null,
  notes text,
  counted_at timestamp with time zone not null,
  counted_by bigint,
  CHECK ((count_number ~ '^CN-[0-9]{4}-[0-9]{6}$'::text)),
  CHECK ((length(notes) <= 500)),
  FOREIGN KEY (counted_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (stock_count_id),
  UNIQUE (count_number)
);

create table stock_movements (
  movement_id bigint not null generated always as identity,
  movement_type text not null,
  inventory_item_id bigint not null,
  product_id bigint not null,
  warehouse_id bigint not null,
  quantity signed_quantity not null,
  unit_cost unit_cost not null,
  value signed_amount not null,
  reference_type text not null,
  reference_id bigint,
  reference_number text,
  allocation_id bigint,
  production_order_component_id bigint,
  reason text,
  notes text,
  movement_date timestamp with time zone not null,
  created_by bigint,
  request_id text not null,
  production_completion_id bigint,
  on_hand_after quantity not null,
  stock_value_after amount not null,
  CHECK (
CASE
    WHEN (movement_type = ANY (ARRAY['STOCK_IN'::text, 'PRODUCTION_IN'::text, 'TRANSFER_IN'::text])) THEN ((quantity)::numeric > (0)::numeric)
    WHEN (movement_type = ANY (ARRAY['STOCK_OUT'::text, 'PRODUCTION_OUT'::text, 'TRANSFER_OUT'::text, 'SCRAP'::text, 'RETURN'::text])) THEN ((quantity)::numeric < (0)::numeric)
    WHEN (movement_type = 'REVALUATION'::text) THEN (((quantity)::numeric = (0)::numeric) AND ((value)::numeric <> (0)::numeric))
    ELSE ((quantity)::numeric <> (0)::numeric)
END),
  CHECK (((movement_type = 'REVALUATION'::text) OR ((value)::numeric = (0)::numeric) OR (sign((value)::numeric) = sign((quantity)::numeric)))),
  CHECK ((length(notes) <= 500)),
  CHECK ((length(reason) <= 200)),
  CHECK ((length(reference_number) <= 50)),
  CHECK ((movement_type = ANY (ARRAY['STOCK_IN'::text, 'STOCK_OUT'::text, 'PRODUCTION_IN'::text, 'PRODUCTION_OUT'::text, 'TRANSFER_IN'::text, 'TRANSFER_OUT'::text, 'ADJUSTMENT'::text, 'SCRAP'::text, 'RETURN'::text, 'SPLIT'::text, 'REVALUATION'::text]))),
  CHECK ((reference_type = ANY (ARRAY['PURCHASE_ORDER'::text, 'PRODUCTION_ORDER'::text, 'TRANSFER'::text, 'ADJUSTMENT'::text, 'MANUAL'::text]))),
  FOREIGN KEY (allocation_id) REFERENCES stock_allocations(allocation_id) ON DELETE RESTRICT,
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_completion_id) REFERENCES production_completions(production_completion_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_component_id) REFERENCES production_order_components(production_order_component_id) ON DELETE RESTRICT,
  PRIMARY KEY (movement_id)
);

create table stock_revaluation_lines (
  stock_revaluation_id bigint not null,
  line_number integer not null,
  place text not null,
  is_final boolean not null generated always as ((place = ANY (ARRAY['ON_HAND'::text, 'ISSUED'::text, 'SCRAPPED'::text, 'RETURNED'::text, 'ADJUSTED'::text, 'LOST_IN_PRODUCTION'::text]))) stored,
  inventory_item_id bigint,
  movement_id bigint,
  production_order_id bigint,
  production_completion_id bigint,
  quantity quantity not null,
  value_before amount not null,
  value_after amount not null,
  value_change signed_amount not null generated always as (((value_after)::numeric - (value_before)::numeric)) stored,
  CHECK ((line_number > 0)),
  CHECK ((place = ANY (ARRAY['ON_HAND'::text, 'ISSUED'::text, 'SCRAPPED'::text, 'RETURNED'::text, 'ADJUSTED'::text, 'LOST_IN_PRODUCTION'::text, 'TRANSFERRED'::text, 'SPLIT'::text, 'CONSUMED'::text, 'PRODUCED'::text]))),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (movement_id) REFERENCES stock_movements(movement_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_completion_id) REFERENCES production_completions(production_completion_id) ON DELETE RESTRICT,
  FOREIGN KEY (production_order_id) REFERENCES production_orders(production_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (stock_revaluation_id) REFERENCES stock_revaluations(stock_revaluation_id) ON DELETE RESTRICT,
  PRIMARY KEY (stock_revaluation_id, line_number)
);

create table stock_revaluations (
  stock_revaluation_id bigint not null generated always as identity,
  revaluation_number text not null,
  inventory_item_id bigint not null,
  unit_cost_before unit_cost not null,
  unit_cost_after unit_cost not null,
  value_before amount not null,
  value_after amount not null,
  value_change signed_amount not null generated always as (((value_after)::numeric - (value_before)::numeric)) stored,
  reason text not null,
  reference_number text,
  revalued_at timestamp with time zone not null,
  revalued_by bigint,
  request_id text not null,
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200))),
  CHECK ((length(reference_number) <= 50)),
  CHECK ((revaluation_number ~ '^RV-[0-9]{4}-[0-9]{6}$'::text)),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (revalued_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (stock_revaluation_id),
  UNIQUE (revaluation_number)
);

create table stock_scopes (
  product_id bigint not null,
  warehouse_id bigint not null,
  last_event_number bigint not null default 0,
  on_hand quantity not null default 0,
  reserved quantity not null default 0,
  stock_value amount not null default 0,
  locked_by xid8,
  approved_available quantity not null default 0,
  CHECK (((reserved)::numeric <= (on_hand)::numeric)),
  CHECK ((last_event_number >= 0)),
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  PRIMARY KEY (product_id, warehouse_id)
) with (fillfactor=50);

create table stock_transfers (
  stock_transfer_id bigint not null generated always as identity,
  transfer_number text not null,
  product_id bigint not null,
  from_warehouse_id bigint not null,
  to_warehouse_id bigint not null,
  quantity quantity not null,
  value amount not null,
  reason text,
  transferred_at timestamp with time zone not null,
  transferred_by bigint,
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200))),
  CHECK (((quantity)::numeric > (0)::numeric)),
  CHECK ((from_warehouse_id <> to_warehouse_id)),
  CHECK ((transfer_number ~ '^TR-[0-9]{4}-[0-9]{6}$'::text)),
  FOREIGN KEY (from_warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products(product_id) ON DELETE RESTRICT,
  FOREIGN KEY (to_warehouse_id) REFERENCES warehouses(warehouse_id) ON DELETE RESTRICT,
  FOREIGN KEY (transferred_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (stock_transfer_id),
  UNIQUE (transfer_number)
);

create table supplier_price_breaks (
  product_supplier_id bigint not null,
  minimum_quantity quantity not null,
  valid_from date not null,
  valid_to date,
  unit_price unit_cost not null,
  CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  FOREIGN KEY (product_supplier_id) REFERENCES product_suppliers(product_supplier_id) ON DELETE RESTRICT,
  PRIMARY KEY (product_supplier_id, minimum_quantity, valid_from),
  EXCLUDE USING gist (product_supplier_id WITH =, minimum_quantity WITH =, daterange(valid_from, valid_to, '[)'::text) WITH &&)
);

create table supplier_returns (
  supplier_return_id bigint not null generated always as identity,
  return_number text not null,
  supplier_id bigint not null,
  purchase_order_id bigint not null,
  receipt_item_id bigint not null,
  inventory_item_id bigint not null,
  movement_id bigint not null,
  quantity quantity not null,
  value amount not null,
  reason text not null,
  returned_at timestamp with time zone not null,
  returned_by bigint,
  CHECK (((length(reason) >= 1) AND (length(reason) <= 200))),
  CHECK (((quantity)::numeric > (0)::numeric)),
  CHECK ((return_number ~ '^SR-[0-9]{4}-[0-9]{6}$'::text)),
  FOREIGN KEY (inventory_item_id) REFERENCES inventory_items(inventory_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (movement_id) REFERENCES stock_movements(movement_id) ON DELETE RESTRICT,
  FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(purchase_order_id) ON DELETE RESTRICT,
  FOREIGN KEY (receipt_item_id) REFERENCES receipt_items(receipt_item_id) ON DELETE RESTRICT,
  FOREIGN KEY (returned_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  FOREIGN KEY (supplier_id) REFERENCES suppliers(supplier_id) ON DELETE RESTRICT,
  PRIMARY KEY (supplier_return_id),
  UNIQUE (movement_id),
  UNIQUE (return_number)
);

create table suppliers (
  supplier_id bigint not null generated always as identity,
  supplier_code text not null,
  supplier_name text not null,
  contact_person text,
  email text,
  phone text,
  address text,
  city text,
  country text,
  tax_number text,
  payment_terms text,
  lead_time_days integer not null default 0,
  quality_rating rating,
  delivery_rating rating,
  price_rating rating,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  search_text text not null generated always as (search_fold(((((supplier_code || ' '::text) || supplier_name) || ' '::text) || COALESCE(city, ''::text)))) stored,
  CHECK (((lead_time_days >= 0) AND (lead_time_days <= 3650))),
  CHECK (((length(supplier_name) >= 1) AND (length(supplier_name) <= 200))),
  CHECK ((length(address) <= 500)),
  CHECK ((length(city) <= 100)),
  CHECK ((length(contact_person) <= 100)),
  CHECK ((length(country) <= 100)),
  CHECK ((length(email) <= 200)),
  CHECK ((length(payment_terms) <= 100)),
  CHECK ((length(phone) <= 30)),
  CHECK ((length(tax_number) <= 30)),
  CHECK ((supplier_code ~ '^[A-Z0-9-]{2,20}$'::text)),
  PRIMARY KEY (supplier_id),
  UNIQUE (supplier_code)
);

create table units (
  unit_code text not null,
  unit_name text not null,
  dimension text not null,
  decimals integer not null,
  factor_to_base numeric(20,9) not null,
  is_convertible boolean not null default true,
  CHECK (((decimals >= 0) AND (decimals <= 3))),
  CHECK (((factor_to_base > (0)::numeric) AND (factor_to_base <= 99999999999.999999999))),
  CHECK ((dimension = ANY (ARRAY['COUNT'::text, 'MASS'::text, 'LENGTH'::text, 'AREA'::text, 'VOLUME'::text, 'TIME'::text]))),
  CHECK ((unit_code ~ '^[A-Z0-9]{1,10}$'::text)),
  PRIMARY KEY (unit_code)
);

create table users (
  user_id bigint not null generated always as identity,
  username text not null,
  full_name text not null,
  email text,
  role text not null,
  password_hash text not null,
  is_active boolean not null default true,
  last_login_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  must_change_password boolean not null default false,
  CHECK (((length(email) >= 3) AND (length(email) <= 200))),
  CHECK (((length(full_name) >= 1) AND (length(full_name) <= 100))),
  CHECK ((role = ANY (ARRAY['admin'::text, 'prod_mgr'::text, 'inv_clerk'::text, 'proc_off'::text, 'viewer'::text]))),
  CHECK ((username ~ '^[A-Za-z0-9._-]{3,50}$'::text)),
  PRIMARY KEY (user_id)
);

create table warehouses (
  warehouse_id bigint not null generated always as identity,
  warehouse_code text not null,
  warehouse_name text not null,
  warehouse_type text not null,
  location text,
  manager_name text,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  search_text text not null generated always as (search_fold(((((warehouse_code || ' '::text) || warehouse_name) || ' '::text) || COALESCE(location, ''::text)))) stored,
  CHECK (((length(warehouse_name) >= 1) AND (length(warehouse_name) <= 100))),
  CHECK ((length(location) <= 200)),
  CHECK ((length(manager_name) <= 100)),
  CHECK ((warehouse_code ~ '^[A-Z0-9]{2,10}$'::text)),
  CHECK ((warehouse_type = ANY (ARRAY['RAW_MATERIALS'::text, 'SEMI_FINISHED'::text, 'FINISHED_PRODUCTS'::text, 'PACKAGING'::text]))),
  PRIMARY KEY (warehouse_id),
  UNIQUE (warehouse_code)
);

create table webhook_deliveries (
  webhook_delivery_id bigint not null generated always as identity,
  webhook_id bigint not null,
  event_id bigint not null,
  status text not null default 'PENDING'::text,
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamp with time zone,
  delivered_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  last_attempt_at timestamp with time zone,
  last_status_code integer,
  last_duration_ms integer,
  CHECK (((attempts >= 0) AND (attempts <= 100))),
  CHECK (((status = 'DELIVERED'::text) = (delivered_at IS NOT NULL))),
  CHECK ((last_duration_ms >= 0)),
  CHECK ((status = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'DEAD'::text]))),
  FOREIGN KEY (event_id) REFERENCES events(event_id) ON DELETE RESTRICT,
  FOREIGN KEY (webhook_id) REFERENCES webhooks(webhook_id) ON DELETE RESTRICT,
  PRIMARY KEY (webhook_delivery_id),
  UNIQUE (webhook_id, event_id)
);

create table webhooks (
  webhook_id bigint not null generated always as identity,
  url text not null,
  secret text not null,
  topics text[] not null,
  is_active boolean not null default true,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  description text,
  previous_secret text,
  previous_secret_until timestamp with time zone,
  disabled_reason text,
  CHECK (((length(url) >= 10) AND (length(url) <= 500))),
  CHECK ((cardinality(topics) > 0)),
  CHECK ((length(description) <= 200)),
  CHECK ((length(disabled_reason) <= 500)),
  CHECK ((length(secret) >= 32)),
  FOREIGN KEY (created_by) REFERENCES users(user_id) ON DELETE RESTRICT,
  PRIMARY KEY (webhook_id)
);


CREATE INDEX alerts_open ON public.alerts USING btree (alert_type, alert_id) WHERE (status <> 'RESOLVED'::text);
CREATE INDEX alerts_open_product ON public.alerts USING btree (product_id) WHERE (status <> 'RESOLVED'::text);
CREATE INDEX alerts_product ON public.alerts USING btree (product_id, alert_id);
CREATE INDEX alerts_snoozed ON public.alerts USING btree (snoozed_until) WHERE (status = 'SNOOZED'::text);
CREATE UNIQUE INDEX alerts_one_open_per_cause ON public.alerts USING btree (cause_key) WHERE (status <> 'RESOLVED'::text);
CREATE UNIQUE INDEX api_keys_name_key ON public.api_keys USING btree (user_id, lower(name)) WHERE (revoked_at IS NULL);
CREATE INDEX audit_log_action ON public.audit_log USING btree (action, occurred_at, audit_id);
CREATE INDEX audit_log_entity ON public.audit_log USING btree (entity_type, entity_id, audit_id);
CREATE INDEX audit_log_request ON public.audit_log USING btree (request_id);
CREATE INDEX audit_log_time ON public.audit_log USING btree (occurred_at, audit_id);
CREATE INDEX audit_log_user ON public.audit_log USING btree (user_id, occurred_at, audit_id);
CREATE INDEX bom_components_component ON public.bom_components USING btree (component_product_id, bom_id);
CREATE INDEX bom_cost_calculations_bom ON public.bom_cost_calculations USING btree (bom_id, bom_cost_calculation_id);
CREATE INDEX custom_reports_shared ON public.custom_reports USING btree (report_name, custom_report_id) WHERE shared;
CREATE UNIQUE INDEX custom_reports_one_name ON public.custom_reports USING btree (owner_id, report_name);
CREATE INDEX demands_due ON public.demands USING btree (due_date, demand_id) WHERE is_active;
CREATE INDEX demands_product ON public.demands USING btree (product_id, due_date) WHERE is_active;
CREATE INDEX events_time ON public.events USING btree (occurred_at, event_id);
CREATE INDEX idempotency_keys_created ON public.idempotency_keys USING btree (created_at);
CREATE INDEX inventory_events_item ON public.inventory_events USING btree (inventory_item_id, event_number);
CREATE INDEX inventory_items_batch ON public.inventory_items USING btree (batch_number);
CREATE INDEX inventory_items_expiry ON public.inventory_items USING btree (product_id, expiry_date) WHERE ((expiry_date IS NOT NULL) AND ((quantity_in_stock)::numeric > (0)::numeric));
CREATE INDEX inventory_items_fifo ON public.inventory_items USING btree (product_id, warehouse_id, entry_date, inventory_item_id) WHERE ((quality_status = 'APPROVED'::text) AND ((quantity_in_stock)::numeric > (reserved_quantity)::numeric));
CREATE INDEX inventory_items_fifo_all ON public.inventory_items USING btree (product_id, entry_date, inventory_item_id) WHERE ((quality_status = 'APPROVED'::text) AND ((quantity_in_stock)::numeric > (reserved_quantity)::numeric));
CREATE INDEX inventory_items_on_hand ON public.inventory_items USING btree (product_id, warehouse_id, entry_date, inventory_item_id) WHERE ((quantity_in_stock)::numeric > (0)::numeric);
CREATE INDEX inventory_items_production ON public.inventory_items USING btree (production_order_id) WHERE (production_order_id IS NOT NULL);
CREATE INDEX inventory_items_purchase ON public.inventory_items USING btree (product_id, inventory_item_id) WHERE ((supplier_id IS NOT NULL) OR (purchase_order_id IS NOT NULL));
CREATE INDEX inventory_items_source ON public.inventory_items USING btree (source_item_id) WHERE (source_item_id IS NOT NULL);
CREATE INDEX landed_cost_lines_receipt ON public.landed_cost_lines USING btree (receipt_item_id);
CREATE INDEX landed_costs_order ON public.landed_costs USING btree (purchase_order_id, landed_cost_id);
CREATE INDEX planned_orders_converted ON public.planned_orders USING btree (converted_at) WHERE (converted_at IS NOT NULL);
CREATE INDEX planned_orders_due ON public.planned_orders USING btree (COALESCE(scenario_id, (0)::bigint), due_date, planned_order_id);
CREATE INDEX planned_orders_firm ON public.planned_orders USING btree (product_id) WHERE (firm AND (ended_run_id IS NULL) AND (converted_at IS NULL));
CREATE INDEX planned_orders_production ON public.planned_orders USING btree (production_order_id) WHERE (production_order_id IS NOT NULL);
CREATE INDEX planned_orders_purchase ON public.planned_orders USING btree (po_item_id) WHERE (po_item_id IS NOT NULL);
CREATE UNIQUE INDEX planned_orders_standing ON public.planned_orders USING btree (COALESCE(scenario_id, (0)::bigint), product_id, due_date, lot_number) WHERE ((ended_run_id IS NULL) AND (converted_at IS NULL));
CREATE INDEX planning_exceptions_open ON public.planning_exceptions USING btree (status, exception_type, planning_exception_id);
CREATE INDEX planning_exceptions_product ON public.planning_exceptions USING btree (product_id);
CREATE INDEX planning_exceptions_purchase ON public.planning_exceptions USING btree (po_item_id) WHERE (po_item_id IS NOT NULL);
CREATE UNIQUE INDEX planning_exceptions_living ON public.planning_exceptions USING btree (COALESCE(scenario_id, (0)::bigint), exception_key) WHERE (status <> 'RESOLVED'::text);
CREATE INDEX planning_inputs_base ON public.planning_inputs USING btree (base_run_id) WHERE (base_run_id IS NOT NULL);
CREATE INDEX planning_runs_newest ON public.planning_runs USING btree (COALESCE(scenario_id, (0)::bigint), run_id DESC);
CREATE UNIQUE INDEX planning_runs_one_open ON public.planning_runs USING btree (COALESCE(scenario_id, (0)::bigint)) WHERE (state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text]));
CREATE INDEX product_cost_history_product ON public.product_cost_history USING btree (product_id, recorded_at, product_cost_history_id);
CREATE INDEX product_suppliers_code ON public.product_suppliers USING btree (supplier_product_code) WHERE (supplier_product_code IS NOT NULL);
CREATE INDEX product_suppliers_supplier ON public.product_suppliers USING btree (supplier_id, product_id);
CREATE UNIQUE INDEX product_suppliers_one_preferred ON public.product_suppliers USING btree (product_id) WHERE is_preferred;
CREATE INDEX production_completions_order ON public.production_completions USING btree (production_order_id, production_completion_id);
CREATE INDEX production_order_components_product ON public.production_order_components USING btree (component_product_id);
CREATE UNIQUE INDEX production_order_components_one ON public.production_order_components USING btree (production_order_id, component_product_id) WHERE (substitute_for_id IS NULL);
CREATE UNIQUE INDEX production_order_components_one_substitute ON public.production_order_components USING btree (production_order_id, component_product_id, substitute_for_id) WHERE (substitute_for_id IS NOT NULL);
CREATE INDEX production_orders_bom ON public.production_orders USING btree (bom_id);
CREATE INDEX production_orders_completed ON public.production_orders USING btree (actual_completion_date, production_order_id) WHERE (status = 'COMPLETED'::text);
CREATE INDEX production_orders_late ON public.production_orders USING btree (planned_completion_date, production_order_id) WHERE (status = ANY (ARRAY['PLANNED'::text, 'RELEASED'::text, 'IN_PROGRESS'::text, 'ON_HOLD'::text]));
CREATE INDEX production_orders_parent ON public.production_orders USING btree (parent_production_order_id) WHERE (parent_production_order_id IS NOT NULL);
CREATE INDEX production_orders_product ON public.production_orders USING btree (product_id, production_order_id);
CREATE INDEX production_orders_status ON public.production_orders USING btree (status, priority, production_order_id);
CREATE INDEX production_variances_order ON public.production_variances USING btree (production_order_id);
CREATE INDEX products_search ON public.products USING gin (search_text gin_trgm_ops);
CREATE INDEX products_type ON public.products USING btree (product_type, product_id);
CREATE INDEX purchase_invoice_lines_receipt ON public.purchase_invoice_lines USING btree (receipt_item_id, purchase_invoice_id);
CREATE INDEX purchase_order_items_code ON public.purchase_order_items USING btree (supplier_product_code) WHERE (supplier_product_code IS NOT NULL);
CREATE INDEX purchase_order_items_open ON public.purchase_order_items USING btree (product_id, purchase_order_id) WHERE (delivery_status = ANY (ARRAY['OPEN'::text, 'PARTIAL'::text]));
CREATE INDEX purchase_order_items_product ON public.purchase_order_items USING btree (product_id, po_item_id);
CREATE INDEX purchase_orders_late ON public.purchase_orders USING btree (expected_delivery_date, purchase_order_id) WHERE (status = ANY (ARRAY['SENT'::text, 'CONFIRMED'::text, 'PARTIALLY_RECEIVED'::text]));
CREATE INDEX purchase_orders_status ON public.purchase_orders USING btree (status, purchase_order_id);
CREATE INDEX purchase_orders_supplier ON public.purchase_orders USING btree (supplier_id, purchase_order_id);
CREATE INDEX receipt_items_line ON public.receipt_items USING btree (po_item_id);
CREATE INDEX receipt_items_receipt ON public.receipt_items USING btree (receipt_id);
CREATE INDEX receipts_delivery_note ON public.receipts USING btree (delivery_note) WHERE (delivery_note IS NOT NULL);
CREATE INDEX receipts_order ON public.receipts USING btree (purchase_order_id, receipt_id);
CREATE INDEX receipts_time ON public.receipts USING btree (received_at, receipt_id);
CREATE INDEX refresh_tokens_expiry ON public.refresh_tokens USING btree (expires_at);
CREATE INDEX refresh_tokens_session ON public.refresh_tokens USING btree (session_id);
CREATE UNIQUE INDEX refresh_tokens_one_live ON public.refresh_tokens USING btree (session_id) WHERE (used_at IS NULL);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_user_open ON public.sessions USING btree (user_id) WHERE (ended_at IS NULL);
CREATE INDEX stock_allocations_component ON public.stock_allocations USING btree (production_order_component_id);
CREATE INDEX stock_allocations_item ON public.stock_allocations USING btree (inventory_item_id, allocation_id);
CREATE INDEX stock_allocations_item_open ON public.stock_allocations USING btree (inventory_item_id) WHERE (((consumed_quantity)::numeric + (released_quantity)::numeric) < (allocated_quantity)::numeric);
CREATE INDEX stock_allocations_order ON public.stock_allocations USING btree (production_order_id, allocation_id);
CREATE INDEX stock_movements_completion ON public.stock_movements USING btree (production_completion_id) WHERE (production_completion_id IS NOT NULL);
CREATE INDEX stock_movements_date ON public.stock_movements USING btree (movement_date, movement_id);
CREATE INDEX stock_movements_item ON public.stock_movements USING btree (inventory_item_id, movement_id);
CREATE INDEX stock_movements_product ON public.stock_movements USING btree (product_id, movement_date, movement_id);
CREATE INDEX stock_movements_reference ON public.stock_movements USING btree (reference_type, reference_id) WHERE (reference_id IS NOT NULL);
CREATE INDEX stock_movements_scope ON public.stock_movements USING btree (product_id, warehouse_id, movement_date, movement_id);
CREATE INDEX stock_revaluation_lines_completion ON public.stock_revaluation_lines USING btree (production_completion_id) WHERE (production_completion_id IS NOT NULL);
CREATE INDEX stock_revaluation_lines_movement ON public.stock_revaluation_lines USING btree (movement_id) WHERE (movement_id IS NOT NULL);
CREATE INDEX stock_revaluations_item ON public.stock_revaluations USING btree (inventory_item_id, stock_revaluation_id);
CREATE INDEX supplier_returns_order ON public.supplier_returns USING btree (purchase_order_id, supplier_return_id);
CREATE INDEX supplier_returns_supplier ON public.supplier_returns USING btree (supplier_id, supplier_return_id);
CREATE INDEX suppliers_search ON public.suppliers USING gin (search_text gin_trgm_ops);
CREATE UNIQUE INDEX users_username_key ON public.users USING btree (lower(username));
CREATE INDEX warehouses_search ON public.warehouses USING gin (search_text gin_trgm_ops);
CREATE INDEX webhook_deliveries_dead ON public.webhook_deliveries USING btree (webhook_delivery_id) WHERE (status = 'DEAD'::text);
CREATE INDEX webhook_deliveries_event ON public.webhook_deliveries USING btree (event_id);
CREATE INDEX webhook_deliveries_pending ON public.webhook_deliveries USING btree (next_attempt_at) WHERE (status = 'PENDING'::text);
CREATE INDEX webhook_deliveries_webhook ON public.webhook_deliveries USING btree (webhook_id, webhook_delivery_id);

CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.bill_of_materials FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_recipes'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('recipes');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.bill_of_materials FOR EACH ROW WHEN (((old.status = 'ACTIVE'::text) OR (new.status = 'ACTIVE'::text))) EXECUTE FUNCTION mark_everything();
CREATE TRIGGER planning_mark_gone AFTER DELETE ON public.bill_of_materials FOR EACH ROW WHEN ((old.status = 'ACTIVE'::text)) EXECUTE FUNCTION mark_everything();
CREATE TRIGGER planning_mark_new AFTER INSERT ON public.bill_of_materials FOR EACH ROW WHEN ((new.status = 'ACTIVE'::text)) EXECUTE FUNCTION mark_everything();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.bom_components FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_recipes'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('recipes');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.bom_components FOR EACH ROW EXECUTE FUNCTION mark_recipe_in_force();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.bom_cost_calculations FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_recipes'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('recipes');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.calendar_days FOR EACH STATEMENT EXECUTE FUNCTION mark_everything();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.demands FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_demands'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('demands');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.demands FOR EACH ROW EXECUTE FUNCTION mark_product();
CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.inventory_events FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER inventory_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.inventory_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.inventory_items FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER inventory_items_no_truncate BEFORE TRUNCATE ON public.inventory_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inventory_items_scope_lock BEFORE INSERT OR DELETE OR UPDATE ON public.inventory_items FOR EACH ROW EXECUTE FUNCTION require_scope_lock();
CREATE TRIGGER planning_mark AFTER UPDATE ON public.inventory_items FOR EACH ROW WHEN (((((((old.quantity_in_stock)::numeric IS DISTINCT FROM (new.quantity_in_stock)::numeric) OR ((old.remaining_value)::numeric IS DISTINCT FROM (new.remaining_value)::numeric)) OR (old.quality_status IS DISTINCT FROM new.quality_status)) OR (old.expiry_date IS DISTINCT FROM new.expiry_date)) OR (old.warehouse_id IS DISTINCT FROM new.warehouse_id))) EXECUTE FUNCTION mark_product();
CREATE TRIGGER planning_mark_new AFTER INSERT ON public.inventory_items FOR EACH ROW EXECUTE FUNCTION mark_product();
CREATE TRIGGER landed_cost_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.landed_cost_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER landed_costs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.landed_costs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER planning_mark AFTER UPDATE ON public.planned_orders FOR EACH ROW WHEN ((old.firm OR new.firm)) EXECUTE FUNCTION mark_product();
CREATE TRIGGER planning_mark_new AFTER INSERT ON public.planned_orders FOR EACH ROW WHEN (new.firm) EXECUTE FUNCTION mark_product();
CREATE TRIGGER planning_mark AFTER UPDATE ON public.planning_settings FOR EACH STATEMENT EXECUTE FUNCTION mark_everything();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.product_suppliers FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_suppliers'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('suppliers');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.product_suppliers FOR EACH ROW EXECUTE FUNCTION mark_product();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.product_unit_conversions FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_products'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('products');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.product_unit_conversions FOR EACH STATEMENT EXECUTE FUNCTION mark_everything();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.production_order_components FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_production'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('production');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.production_order_components FOR EACH ROW EXECUTE FUNCTION mark_component();
CREATE TRIGGER production_order_status_history_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.production_order_status_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.production_orders FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_production'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('production');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.production_orders FOR EACH ROW WHEN (((((((old.status IS DISTINCT FROM new.status) OR ((old.planned_quantity)::numeric IS DISTINCT FROM (new.planned_quantity)::numeric)) OR ((old.completed_quantity)::numeric IS DISTINCT FROM (new.completed_quantity)::numeric)) OR ((old.scrapped_quantity)::numeric IS DISTINCT FROM (new.scrapped_quantity)::numeric)) OR (old.planned_start_date IS DISTINCT FROM new.planned_start_date)) OR (old.planned_completion_date IS DISTINCT FROM new.planned_completion_date))) EXECUTE FUNCTION mark_products_of_production();
CREATE TRIGGER planning_mark_some AFTER INSERT OR DELETE ON public.production_orders FOR EACH ROW EXECUTE FUNCTION mark_product();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.production_variances FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_production'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('production');
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.products FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_products'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('products');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.products FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION mark_product();
CREATE TRIGGER planning_mark_some AFTER INSERT OR DELETE ON public.products FOR EACH STATEMENT EXECUTE FUNCTION mark_everything();
CREATE TRIGGER products_planned BEFORE DELETE ON public.products FOR EACH ROW EXECUTE FUNCTION keep_planned_product();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.purchase_invoice_lines FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER purchase_invoice_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.purchase_invoice_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_invoices_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.purchase_invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.purchase_order_items FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER planning_mark AFTER INSERT OR DELETE OR UPDATE ON public.purchase_order_items FOR EACH ROW EXECUTE FUNCTION mark_product();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.purchase_order_status_history FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER purchase_order_status_history_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.purchase_order_status_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.purchase_orders FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.purchase_orders FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) OR (old.expected_delivery_date IS DISTINCT FROM new.expected_delivery_date))) EXECUTE FUNCTION mark_products_of_purchase();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.receipt_items FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER receipt_items_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.receipt_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.receipts FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_purchasing'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('purchasing');
CREATE TRIGGER receipts_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_allocations FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.stock_allocations FOR EACH ROW WHEN (((new.production_order_id IS NULL) OR ((old.consumed_quantity)::numeric <> (new.consumed_quantity)::numeric))) EXECUTE FUNCTION mark_reserved_product();
CREATE TRIGGER planning_mark_gone AFTER DELETE ON public.stock_allocations FOR EACH ROW WHEN (((old.production_order_id IS NULL) OR ((old.consumed_quantity)::numeric > (0)::numeric))) EXECUTE FUNCTION mark_reserved_product();
CREATE TRIGGER planning_mark_new AFTER INSERT ON public.stock_allocations FOR EACH ROW WHEN (((new.production_order_id IS NULL) OR ((new.consumed_quantity)::numeric > (0)::numeric))) EXECUTE FUNCTION mark_reserved_product();
CREATE TRIGGER stock_allocations_no_truncate BEFORE TRUNCATE ON public.stock_allocations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_allocations_scope_lock BEFORE INSERT OR DELETE OR UPDATE ON public.stock_allocations FOR EACH ROW EXECUTE FUNCTION require_scope_lock_of_layer();
CREATE TRIGGER stock_count_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_count_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_counts_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_movements FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER stock_movements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movements_days AFTER INSERT ON public.stock_movements REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION keep_movement_days();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_revaluation_lines FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER stock_revaluation_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_revaluation_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_revaluations_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_revaluations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_scopes FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_stock'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('stock');
CREATE TRIGGER stock_transfers_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stock_transfers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.supplier_price_breaks FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_suppliers'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('suppliers');
CREATE TRIGGER supplier_returns_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.supplier_returns FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.suppliers FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_suppliers'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('suppliers');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.suppliers FOR EACH ROW WHEN (((old.is_active IS DISTINCT FROM new.is_active) OR (old.lead_time_days IS DISTINCT FROM new.lead_time_days))) EXECUTE FUNCTION mark_products_of_supplier();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.units FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_products'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('products');
CREATE TRIGGER planning_mark AFTER DELETE OR UPDATE ON public.units FOR EACH STATEMENT EXECUTE FUNCTION mark_everything();
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.users FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_users'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('users');
CREATE TRIGGER data_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.warehouses FOR EACH STATEMENT WHEN ((current_setting('horoz.noted_warehouses'::text, true) IS DISTINCT FROM (pg_current_xact_id_if_assigned())::text)) EXECUTE FUNCTION note_data_change('warehouses');
CREATE TRIGGER planning_mark AFTER UPDATE ON public.warehouses FOR EACH ROW WHEN ((old.is_active IS DISTINCT FROM new.is_active)) EXECUTE FUNCTION mark_products_of_warehouse();
