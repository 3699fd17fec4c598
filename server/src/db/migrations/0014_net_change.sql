-- What a net change has to plan again. Every change of what a plan follows from leaves a mark in its own transaction, whoever makes
-- it. Marks are only added and only deleted, never updated, so no two writers ever wait for each other here; a run reads them in the
-- snapshot in which it reads the factory, and deletes exactly those once its plan stands. A change whose mark it has not seen is one
-- that it has not read, and its mark stays for the next run.

drop table planning_marks;
create table planning_marks (
  mark_id bigint generated always as identity primary key,
  -- null: everything. No foreign key: it would be looked up at each movement of stock.
  product_id bigint
);

-- What a run was made from: all of it, or what has changed since the run that has all of it.
alter table planning_inputs
  add column base_run_id bigint references planning_inputs,
  add check (base_run_id < run_id);
create index planning_inputs_base on planning_inputs (base_run_id) where base_run_id is not null;

create index planned_orders_firm on planned_orders (product_id)
  where firm and ended_run_id is null and converted_at is null;

create function mark_everything() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id) values (null);
  return null;
end $$;

create function mark_product() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into planning_marks (product_id) values (new.product_id);
  end if;
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.product_id <> new.product_id) then
    insert into planning_marks (product_id) values (old.product_id);
  end if;
  return null;
end $$;

-- Master data. With another product, unit, calendar or recipe the levels and the days of the factory may be others: everything is planned again.
create trigger planning_mark_some after insert or delete on products for each statement execute function mark_everything();
create trigger planning_mark after update on products for each row
  when (old.* is distinct from new.*) execute function mark_product();
create trigger planning_mark after update or delete on units for each statement execute function mark_everything();
create trigger planning_mark after insert or update or delete on product_unit_conversions
  for each statement execute function mark_everything();
create trigger planning_mark after insert or update or delete on calendar_days
  for each statement execute function mark_everything();
create trigger planning_mark after update on planning_settings for each statement execute function mark_everything();
create trigger planning_mark after insert or update or delete on product_suppliers
  for each row execute function mark_product();

create function mark_products_of_supplier() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id) select product_id from product_suppliers where supplier_id = new.supplier_id;
  return null;
end $$;
create trigger planning_mark after update on suppliers for each row
  when ((old.is_active, old.lead_time_days) is distinct from (new.is_active, new.lead_time_days))
  execute function mark_products_of_supplier();

create function mark_products_of_warehouse() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id)
    select distinct product_id from inventory_items where warehouse_id = new.warehouse_id and quantity_in_stock > 0;
  return null;
end $$;
create trigger planning_mark after update on warehouses for each row
  when (old.is_active is distinct from new.is_active) execute function mark_products_of_warehouse();

-- Recipes in force; one that is being written touches nothing.
create trigger planning_mark_new after insert on bill_of_materials for each row
  when (new.status = 'ACTIVE') execute function mark_everything();
create trigger planning_mark after update on bill_of_materials for each row
  when (old.status = 'ACTIVE' or new.status = 'ACTIVE') execute function mark_everything();
create trigger planning_mark_gone after delete on bill_of_materials for each row
  when (old.status = 'ACTIVE') execute function mark_everything();

create function mark_recipe_in_force() returns trigger language plpgsql as $$
begin
  if exists (select from bill_of_materials where bom_id in (new.bom_id, old.bom_id) and status = 'ACTIVE') then
    insert into planning_marks (product_id) values (null);
  end if;
  return null;
end $$;
create trigger planning_mark after insert or update or delete on bom_components
  for each row execute function mark_recipe_in_force();

-- Stock.
create trigger planning_mark_new after insert on inventory_items for each row execute function mark_product();
create trigger planning_mark after update on inventory_items for each row
  when ((old.quantity_in_stock, old.remaining_value, old.quality_status, old.expiry_date, old.warehouse_id)
    is distinct from (new.quantity_in_stock, new.remaining_value, new.quality_status, new.expiry_date, new.warehouse_id))
  execute function mark_product();

-- What is reserved by hand is not for the plan, and what a production order has taken it needs no more.
create function mark_reserved_product() returns trigger language plpgsql as $$
declare
  changed stock_allocations := case when tg_op = 'DELETE' then old else new end;
begin
  insert into planning_marks (product_id)
    select product_id from inventory_items where inventory_item_id = changed.inventory_item_id
    union
    select component_product_id from production_order_components
    where production_order_component_id = changed.production_order_component_id;
  return null;
end $$;
create trigger planning_mark_new after insert on stock_allocations for each row
  when (new.production_order_id is null or new.consumed_quantity > 0) execute function mark_reserved_product();
create trigger planning_mark after update on stock_allocations for each row
  when (new.production_order_id is null or old.consumed_quantity <> new.consumed_quantity)
  execute function mark_reserved_product();
create trigger planning_mark_gone after delete on stock_allocations for each row
  when (old.production_order_id is null or old.consumed_quantity > 0) execute function mark_reserved_product();

-- Demands and orders.
create trigger planning_mark after insert or update or delete on demands for each row execute function mark_product();
create trigger planning_mark after insert or update or delete on purchase_order_items
  for each row execute function mark_product();

create function mark_products_of_purchase() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id)
    select distinct product_id from purchase_order_items where purchase_order_id = new.purchase_order_id;
  return null;
end $$;
create trigger planning_mark after update on purchase_orders for each row
  when ((old.status, old.expected_delivery_date) is distinct from (new.status, new.expected_delivery_date))
  execute function mark_products_of_purchase();

create function mark_products_of_production() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id)
    values (new.product_id)
    union
    select component_product_id from production_order_components where production_order_id = new.production_order_id;
  return null;
end $$;
create trigger planning_mark_some after insert or delete on production_orders
  for each row execute function mark_product();
create trigger planning_mark after update on production_orders for each row
  when ((old.status, old.planned_quantity, old.completed_quantity, old.scrapped_quantity, old.planned_start_date,
    old.planned_completion_date) is distinct from (new.status, new.planned_quantity, new.completed_quantity,
    new.scrapped_quantity, new.planned_start_date, new.planned_completion_date))
  execute function mark_products_of_production();

create function mark_component() returns trigger language plpgsql as $$
begin
  insert into planning_marks (product_id)
    values (case when tg_op = 'DELETE' then old.component_product_id else new.component_product_id end);
  return null;
end $$;
create trigger planning_mark after insert or update or delete on production_order_components
  for each row execute function mark_component();

-- Planned orders that a person has fixed. Runs write the others, and never these.
create trigger planning_mark_new after insert on planned_orders for each row
  when (new.firm) execute function mark_product();
create trigger planning_mark after update on planned_orders for each row
  when (old.firm or new.firm) execute function mark_product();

-- What was converted while a run was going on is looked up by it.
create index planned_orders_converted on planned_orders (converted_at) where converted_at is not null;

-- A message that is said as before is not written again: last_run_id is the run that has said it in this form first, and the one that
-- has not said it any more closes it.
alter table planning_exceptions
  add column resolved_run_id bigint references planning_runs on delete restrict,
  add check (resolved_run_id > last_run_id),
  add check ((status = 'RESOLVED') = (resolved_run_id is not null));
