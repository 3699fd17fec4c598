-- Demand, scenarios, planning runs and what a run proposes.

create table demands (
  demand_id bigint generated always as identity primary key,
  product_id bigint not null references products on delete restrict,
  quantity quantity not null check (quantity > 0),
  due_date date not null,
  demand_type text not null check (demand_type in ('FORECAST', 'CUSTOMER_ORDER', 'MANUAL')),
  reference_number text check (length(reference_number) <= 50),
  notes text check (length(notes) <= 500),
  is_active boolean not null default true,
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index demands_product on demands (product_id, due_date) where is_active;

create table calendar_days (
  calendar_date date primary key,
  is_working_day boolean not null,
  description text check (length(description) <= 100)
);

create table planning_scenarios (
  scenario_id bigint generated always as identity primary key,
  scenario_name text not null unique check (length(scenario_name) between 1 and 100),
  description text check (length(description) <= 500),
  overlay jsonb not null default '{}' check (jsonb_typeof(overlay) = 'object'),
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table planning_runs (
  run_id bigint generated always as identity primary key,
  mode text not null check (mode in ('REGENERATIVE', 'NET_CHANGE')),
  scenario_id bigint references planning_scenarios on delete restrict,
  horizon_days integer not null check (horizon_days between 1 and 3650),
  state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  progress jsonb not null default '{}',
  summary jsonb,
  error_message text,
  requested_by bigint references users on delete restrict,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  heartbeat_at timestamptz,
  check ((state in ('COMPLETED', 'FAILED', 'CANCELLED')) = (finished_at is not null))
);
-- one run at a time per scenario (0 stands for reality)
create unique index planning_runs_one_open on planning_runs (coalesce(scenario_id, 0))
  where state in ('QUEUED', 'RUNNING');

create table planned_orders (
  planned_order_id bigint generated always as identity primary key,
  run_id bigint not null references planning_runs on delete cascade,
  product_id bigint not null references products on delete restrict,
  order_type text not null check (order_type in ('MAKE', 'BUY')),
  quantity quantity not null check (quantity > 0),
  start_date date not null,
  due_date date not null,
  supplier_id bigint references suppliers on delete restrict,
  bom_id bigint references bill_of_materials on delete restrict,
  is_firm boolean not null default false,
  explanation jsonb not null,
  production_order_id bigint references production_orders on delete restrict,
  po_item_id bigint references purchase_order_items on delete restrict,
  converted_at timestamptz,
  check (due_date >= start_date),
  check (production_order_id is null or po_item_id is null),
  check ((converted_at is null) = (production_order_id is null and po_item_id is null))
);
create index planned_orders_run on planned_orders (run_id, product_id, due_date, planned_order_id);

create table planned_order_pegs (
  peg_id bigint generated always as identity primary key,
  run_id bigint not null references planning_runs on delete cascade,
  supply_type text not null check (supply_type in ('STOCK', 'PLANNED_ORDER', 'PRODUCTION_ORDER', 'PURCHASE_ORDER')),
  supply_id bigint,
  demand_type text not null check (demand_type in ('DEMAND', 'PLANNED_ORDER', 'PRODUCTION_ORDER', 'SAFETY_STOCK')),
  demand_id bigint,
  product_id bigint not null references products on delete restrict,
  quantity quantity not null check (quantity > 0)
);
create index planned_order_pegs_supply on planned_order_pegs (run_id, supply_type, supply_id);
create index planned_order_pegs_demand on planned_order_pegs (run_id, demand_type, demand_id);

create table planning_item_buckets (
  run_id bigint not null references planning_runs on delete cascade,
  product_id bigint not null references products on delete restrict,
  bucket_date date not null,
  gross_requirement quantity not null,
  scheduled_receipt quantity not null,
  planned_receipt quantity not null,
  planned_release quantity not null,
  projected_on_hand signed_quantity not null,
  primary key (run_id, product_id, bucket_date)
);

create table planning_exceptions (
  planning_exception_id bigint generated always as identity primary key,
  run_id bigint not null references planning_runs on delete cascade,
  exception_type text not null check (exception_type in ('ORDER', 'MAKE', 'EXPEDITE', 'DEFER', 'INCREASE', 'DECREASE',
    'CANCEL', 'PAST_DUE', 'SHORTAGE')),
  status text not null default 'OPEN' check (status in ('OPEN', 'ACCEPTED', 'DISMISSED')),
  product_id bigint not null references products on delete restrict,
  planned_order_id bigint references planned_orders on delete cascade,
  production_order_id bigint references production_orders on delete restrict,
  po_item_id bigint references purchase_order_items on delete restrict,
  message text not null,
  details jsonb not null default '{}',
  assigned_to bigint references users on delete restrict,
  decided_at timestamptz,
  decided_by bigint references users on delete restrict
);
create index planning_exceptions_run on planning_exceptions (run_id, status, planning_exception_id);

-- What changed since the last plan: net-change planning reads and clears it.
create table planning_marks (
  product_id bigint primary key references products on delete restrict,
  marked_at timestamptz not null,
  cause text not null
);
