-- What makes answers that are kept in memory or in Redis as true as the database. Every transaction that changes something of a
-- topic says so here, itself, whoever makes the change; a reader asks whether anything of its topics was committed that the snapshot of a
-- kept answer does not see. Rows are only added and swept, each under the number of its own transaction, so no two writers ever wait
-- for each other here.
create table data_changes (
  topic text not null check (topic in ('stock', 'products', 'warehouses', 'suppliers', 'recipes', 'production', 'purchasing',
    'demands', 'users')),
  xid xid8 not null default pg_current_xact_id(),
  primary key (topic, xid)
);

-- One row. Rows of data_changes below the horizon are gone, so an answer whose snapshot begins below it counts as stale.
create table cache_horizon (
  is_only_row boolean primary key default true check (is_only_row),
  horizon xid8 not null default '0',
  -- parts installations that share one Redis
  installation uuid not null default gen_random_uuid()
);
insert into cache_horizon default values;

-- Once per transaction and topic: the setting, which ends with the transaction and goes back with a savepoint as the row does, spares
-- the next statements the call.
create function note_data_change() returns trigger language plpgsql as $$
begin
  insert into data_changes (topic, xid) values (tg_argv[0], pg_current_xact_id()) on conflict do nothing;
  perform set_config('horoz.noted_' || tg_argv[0], pg_current_xact_id()::text, true);
  return null;
end $$;

create trigger data_change after insert or update or delete or truncate on inventory_events
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on inventory_items
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on stock_allocations
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on stock_movements
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on stock_revaluation_lines
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on stock_scopes
  for each statement when (current_setting('horoz.noted_stock', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('stock');
create trigger data_change after insert or update or delete or truncate on product_unit_conversions
  for each statement when (current_setting('horoz.noted_products', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('products');
create trigger data_change after insert or update or delete or truncate on products
  for each statement when (current_setting('horoz.noted_products', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('products');
create trigger data_change after insert or update or delete or truncate on units
  for each statement when (current_setting('horoz.noted_products', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('products');
create trigger data_change after insert or update or delete or truncate on warehouses
  for each statement when (current_setting('horoz.noted_warehouses', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('warehouses');
create trigger data_change after insert or update or delete or truncate on product_suppliers
  for each statement when (current_setting('horoz.noted_suppliers', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('suppliers');
create trigger data_change after insert or update or delete or truncate on supplier_price_breaks
  for each statement when (current_setting('horoz.noted_suppliers', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('suppliers');
create trigger data_change after insert or update or delete or truncate on suppliers
  for each statement when (current_setting('horoz.noted_suppliers', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('suppliers');
create trigger data_change after insert or update or delete or truncate on bill_of_materials
  for each statement when (current_setting('horoz.noted_recipes', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('recipes');
create trigger data_change after insert or update or delete or truncate on bom_cost_calculations
  for each statement when (current_setting('horoz.noted_recipes', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('recipes');
create trigger data_change after insert or update or delete or truncate on bom_components
  for each statement when (current_setting('horoz.noted_recipes', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('recipes');
create trigger data_change after insert or update or delete or truncate on production_order_components
  for each statement when (current_setting('horoz.noted_production', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('production');
create trigger data_change after insert or update or delete or truncate on production_orders
  for each statement when (current_setting('horoz.noted_production', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('production');
create trigger data_change after insert or update or delete or truncate on production_variances
  for each statement when (current_setting('horoz.noted_production', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('production');
create trigger data_change after insert or update or delete or truncate on purchase_invoice_lines
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on purchase_order_items
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on purchase_order_status_history
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on purchase_orders
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on receipt_items
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on receipts
  for each statement when (current_setting('horoz.noted_purchasing', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('purchasing');
create trigger data_change after insert or update or delete or truncate on demands
  for each statement when (current_setting('horoz.noted_demands', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('demands');
create trigger data_change after insert or update or delete or truncate on users
  for each statement when (current_setting('horoz.noted_users', true) is distinct from pg_current_xact_id_if_assigned()::text)
  execute function note_data_change('users');
