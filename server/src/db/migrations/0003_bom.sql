-- Bills of materials.

create table bill_of_materials (
  bom_id bigint generated always as identity primary key,
  parent_product_id bigint not null references products on delete restrict,
  bom_version text not null check (bom_version ~ '^[0-9]+\.[0-9]+$' and length(bom_version) <= 20),
  bom_name text check (length(bom_name) <= 200),
  base_quantity quantity not null check (base_quantity > 0),
  yield_percentage percentage not null default 100 check (yield_percentage > 0),
  labor_cost_per_unit unit_cost not null default 0,
  overhead_cost_per_unit unit_cost not null default 0,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'ACTIVE', 'INACTIVE', 'OBSOLETE')),
  effective_date date not null,
  -- the first day on which the recipe no longer holds
  expiry_date date,
  over_consumption_rule text not null default 'ALLOW' check (over_consumption_rule in ('BLOCK', 'WARN', 'ALLOW')),
  notes text check (length(notes) <= 500),
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (parent_product_id, bom_version),
  check (expiry_date is null or expiry_date > effective_date),
  -- at most one ACTIVE recipe per product on any date, whoever writes it
  constraint bom_one_active_per_date exclude using gist
    (parent_product_id with =, daterange(effective_date, expiry_date, '[)') with &&) where (status = 'ACTIVE')
);

create table bom_components (
  bom_component_id bigint generated always as identity primary key,
  bom_id bigint not null references bill_of_materials on delete restrict,
  component_product_id bigint not null references products on delete restrict,
  sequence_number integer not null check (sequence_number between 1 and 99999),
  quantity_required quantity not null check (quantity_required > 0),
  unit_of_measure text not null references units on delete restrict,
  scrap_percentage percentage not null default 0,
  is_phantom boolean not null default false,
  substitute_group text check (length(substitute_group) between 1 and 20),
  notes text check (length(notes) <= 500),
  unique (bom_id, sequence_number)
);
create index bom_components_component on bom_components (component_product_id, bom_id);

create table bom_cost_calculations (
  bom_cost_calculation_id bigint generated always as identity primary key,
  bom_id bigint not null references bill_of_materials on delete restrict,
  quantity quantity not null check (quantity > 0),
  basis text not null check (basis in ('FIFO', 'STANDARD', 'AVERAGE')),
  material_cost amount not null,
  labor_cost amount not null,
  overhead_cost amount not null,
  total_cost amount not null,
  unit_cost unit_cost not null,
  details jsonb not null,
  calculated_at timestamptz not null,
  calculated_by bigint references users on delete restrict,
  check (total_cost = material_cost + labor_cost + overhead_cost)
);
create index bom_cost_calculations_bom on bom_cost_calculations (bom_id, bom_cost_calculation_id);
