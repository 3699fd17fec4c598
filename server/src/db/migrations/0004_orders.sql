-- Production orders and purchase orders: the documents that stock movements refer to.

create table production_orders (
  production_order_id bigint generated always as identity primary key,
  order_number text not null unique check (order_number ~ '^MO-[0-9]{4}-[0-9]{6}$'),
  product_id bigint not null references products on delete restrict,
  bom_id bigint not null references bill_of_materials on delete restrict,
  warehouse_id bigint not null references warehouses on delete restrict,
  parent_production_order_id bigint references production_orders on delete restrict,
  status text not null default 'PLANNED'
    check (status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'CANCELLED')),
  -- where an order on hold goes back to
  held_from_status text check (held_from_status in ('PLANNED', 'RELEASED', 'IN_PROGRESS')),
  explosion text not null default 'MULTI_LEVEL' check (explosion in ('MULTI_LEVEL', 'SINGLE_LEVEL')),
  planned_quantity quantity not null check (planned_quantity > 0),
  completed_quantity quantity not null default 0,
  scrapped_quantity quantity not null default 0,
  priority integer not null default 5 check (priority between 1 and 10),
  order_date date not null,
  planned_start_date date,
  planned_completion_date date,
  actual_start_date timestamptz,
  actual_completion_date timestamptz,
  estimated_material_cost amount not null default 0,
  estimated_labor_cost amount not null default 0,
  estimated_overhead_cost amount not null default 0,
  estimated_cost amount not null
    generated always as (estimated_material_cost + estimated_labor_cost + estimated_overhead_cost) stored,
  actual_material_cost amount not null default 0,
  actual_labor_cost amount not null default 0,
  actual_overhead_cost amount not null default 0,
  actual_cost amount not null
    generated always as (actual_material_cost + actual_labor_cost + actual_overhead_cost) stored,
  -- labour and overhead of one unit over all levels as exact fractions ("125/3"), and the lines they came from,
  -- as they were when the order was made: a later edit of a recipe does not touch a running order
  frozen_recipe jsonb not null,
  notes text check (length(notes) <= 500),
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((status = 'ON_HOLD') = (held_from_status is not null)),
  check (completed_quantity + scrapped_quantity <= planned_quantity),
  check (status <> 'COMPLETED' or completed_quantity + scrapped_quantity > 0),
  check (status not in ('PLANNED', 'RELEASED') or completed_quantity + scrapped_quantity = 0),
  check (planned_completion_date is null or planned_start_date is null
    or planned_completion_date >= planned_start_date)
);
create index production_orders_status on production_orders (status, priority, production_order_id);
create index production_orders_product on production_orders (product_id, production_order_id);

create table production_order_status_history (
  production_order_id bigint not null references production_orders on delete restrict,
  sequence_number integer not null check (sequence_number > 0),
  from_status text,
  to_status text not null,
  changed_at timestamptz not null,
  changed_by bigint references users on delete restrict,
  notes text check (length(notes) <= 500),
  primary key (production_order_id, sequence_number)
);
create trigger production_order_status_history_append_only
  before update or delete or truncate on production_order_status_history
  for each statement execute function refuse_change();

-- What is allocated and consumed of a component is the sum of its allocations, and what it cost is the sum of its movements:
-- read from there, never kept twice, so it cannot drift.
create table production_order_components (
  production_order_component_id bigint generated always as identity primary key,
  production_order_id bigint not null references production_orders on delete restrict,
  component_product_id bigint not null references products on delete restrict,
  unit_of_measure text not null references units on delete restrict,
  level integer not null check (level between 1 and 1000),
  required_quantity quantity not null,
  estimated_unit_cost unit_cost not null default 0,
  estimated_cost amount not null default 0,
  unique (production_order_id, component_product_id)
);
create index production_order_components_product on production_order_components (component_product_id);

create table production_completions (
  production_completion_id bigint generated always as identity primary key,
  production_order_id bigint not null references production_orders on delete restrict,
  completed_quantity quantity not null,
  scrapped_quantity quantity not null,
  material_cost amount not null,
  labor_cost amount not null,
  overhead_cost amount not null,
  total_cost amount not null,
  unit_cost unit_cost not null,
  is_final boolean not null,
  notes text check (length(notes) <= 500),
  completed_at timestamptz not null,
  completed_by bigint references users on delete restrict,
  check (total_cost = material_cost + labor_cost + overhead_cost),
  check (completed_quantity + scrapped_quantity > 0)
);
create index production_completions_order on production_completions (production_order_id, production_completion_id);

-- Cost that went into an order and not into a finished layer: scrap, and later price, usage and yield variances.
create table production_variances (
  production_variance_id bigint generated always as identity primary key,
  production_order_id bigint not null references production_orders on delete restrict,
  variance_type text not null check (variance_type in ('SCRAP', 'PRICE', 'USAGE', 'LABOR', 'OVERHEAD', 'YIELD')),
  variance_amount signed_amount not null,
  posted_at timestamptz not null,
  notes text check (length(notes) <= 500)
);
create index production_variances_order on production_variances (production_order_id);

create table purchase_orders (
  purchase_order_id bigint generated always as identity primary key,
  po_number text not null unique check (po_number ~ '^PO-[0-9]{4}-[0-9]{6}$'),
  supplier_id bigint not null references suppliers on delete restrict,
  warehouse_id bigint not null references warehouses on delete restrict,
  status text not null default 'DRAFT' check (status in
    ('DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED', 'FULLY_RECEIVED', 'CANCELLED', 'CLOSED')),
  order_date date not null,
  expected_delivery_date date,
  currency text not null default 'TRY' check (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric(18, 6) not null default 1 check (exchange_rate > 0 and exchange_rate <= 999999999999),
  total_amount amount not null default 0,
  notes text check (length(notes) <= 500),
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (expected_delivery_date is null or expected_delivery_date >= order_date)
);
create index purchase_orders_status on purchase_orders (status, purchase_order_id);
create index purchase_orders_supplier on purchase_orders (supplier_id, purchase_order_id);

create table purchase_order_items (
  po_item_id bigint generated always as identity primary key,
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  line_number integer not null check (line_number between 1 and 9999),
  product_id bigint not null references products on delete restrict,
  quantity_ordered quantity not null check (quantity_ordered > 0),
  quantity_received quantity not null default 0,
  unit_price unit_cost not null,
  total_price amount not null,
  expected_delivery_date date,
  delivery_status text not null default 'OPEN' check (delivery_status in ('OPEN', 'PARTIAL', 'RECEIVED', 'CLOSED')),
  unique (purchase_order_id, line_number)
);
create index purchase_order_items_product on purchase_order_items (product_id, po_item_id);

create table purchase_order_status_history (
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  sequence_number integer not null check (sequence_number > 0),
  from_status text,
  to_status text not null,
  changed_at timestamptz not null,
  changed_by bigint references users on delete restrict,
  notes text check (length(notes) <= 500),
  primary key (purchase_order_id, sequence_number)
);
create trigger purchase_order_status_history_append_only
  before update or delete or truncate on purchase_order_status_history
  for each statement execute function refuse_change();
