-- Substitutes in orders, and mass changes of recipes.

-- What was consumed in place of a component has a row of its own, with nothing required.
alter table production_order_components
  add column substitute_for_id bigint references production_order_components on delete restrict,
  add constraint production_order_components_substitute check (substitute_for_id is null or required_quantity = 0);

-- Component X replaced by Y in all recipes that use it: each old version with the new one that took its place.
create table bom_mass_changes (
  bom_mass_change_id bigint generated always as identity primary key,
  from_product_id bigint not null references products on delete restrict,
  to_product_id bigint not null references products on delete restrict,
  -- stock units of the new component for one of the old
  factor numeric(20, 9) not null check (factor > 0 and factor <= 99999999999.999999999),
  effective_date date not null,
  reason text not null check (length(reason) between 1 and 200),
  applied_at timestamptz not null,
  applied_by bigint references users on delete restrict,
  undone_at timestamptz,
  undone_by bigint references users on delete restrict,
  check (from_product_id <> to_product_id)
);
create table bom_mass_change_items (
  bom_mass_change_id bigint not null references bom_mass_changes on delete restrict,
  old_bom_id bigint not null references bill_of_materials on delete restrict,
  old_expiry_date date,
  new_bom_id bigint not null references bill_of_materials on delete restrict,
  primary key (bom_mass_change_id, old_bom_id)
);
create index production_orders_parent on production_orders (parent_production_order_id)
  where parent_production_order_id is not null;
create index production_orders_bom on production_orders (bom_id);

-- Recipes come from files too.
alter table imports drop constraint imports_kind_check, add constraint imports_kind_check
  check (kind in ('WAREHOUSES', 'PRODUCTS', 'SUPPLIERS', 'OPENING_STOCK', 'BOMS'));
