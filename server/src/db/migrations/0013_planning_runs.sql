-- The plan: what stands of it and since which run, and the messages that live from run to run. Nothing has written these tables
-- before.

drop table planning_exceptions, planned_order_pegs, planning_item_buckets, planned_orders;

alter table planning_runs
  -- the factory's day on which the horizon begins
  add column first_day date,
  -- who works on it, so that a server that has lost the run can tell
  add column attempt integer not null default 0 check (attempt >= 0),
  -- somebody wants it to stop; whoever works on it looks at each step
  add column cancel_requested_at timestamptz;
create index planning_runs_newest on planning_runs (coalesce(scenario_id, 0), run_id desc);

-- What a run was made from, compressed: the plan follows from it and from nothing else, so its pegging, records and explanations
-- are worked out again when somebody asks.
create table planning_inputs (
  run_id bigint primary key references planning_runs on delete cascade,
  content bytea not null
);

-- A run writes only what differs from the plan before it: a row stands from the run that planned it to the run that no longer did.
-- Product, supplier, recipe and runs have no foreign keys: the rows come from one snapshot of those tables, and looking them up for each
-- row, with a lock on each, took two thirds of the time in which a first plan of 135,000 rows is written. None of them is ever deleted
-- by the program; a trigger keeps products, and the doctor looks at all of them.
create table planned_orders (
  planned_order_id bigint generated always as identity primary key,
  -- null: reality
  scenario_id bigint references planning_scenarios on delete cascade,
  product_id bigint not null,
  order_type text not null check (order_type in ('MAKE', 'BUY')),
  quantity quantity not null check (quantity > 0),
  start_date date not null,
  due_date date not null,
  -- counts the orders of a product for one day: a lot above the maximum becomes several
  lot_number integer not null check (lot_number > 0),
  supplier_id bigint,
  bom_id bigint,
  -- fixed by a person: runs leave it as it is
  firm boolean not null default false,
  first_run_id bigint not null,
  ended_run_id bigint,
  production_order_id bigint references production_orders on delete restrict,
  po_item_id bigint references purchase_order_items on delete restrict,
  converted_at timestamptz,
  converted_by bigint references users on delete restrict,
  check (due_date >= start_date),
  check (ended_run_id > first_run_id),
  check (production_order_id is null or po_item_id is null),
  check ((converted_at is null) = (production_order_id is null and po_item_id is null)),
  check (converted_at is null or scenario_id is null)
);
create function keep_planned_product() returns trigger language plpgsql as $$
begin
  if exists (select from planned_orders where product_id = old.product_id) then
    raise exception 'product % has planned orders', old.product_id using errcode = '23503';
  end if;
  return old;
end $$;
create trigger products_planned before delete on products for each row execute function keep_planned_product();
create unique index planned_orders_standing on planned_orders (coalesce(scenario_id, 0), product_id, due_date, lot_number)
  where ended_run_id is null and converted_at is null;
create index planned_orders_due on planned_orders (coalesce(scenario_id, 0), due_date, planned_order_id);
create index planned_orders_purchase on planned_orders (po_item_id) where po_item_id is not null;
create index planned_orders_production on planned_orders (production_order_id) where production_order_id is not null;

-- Says what should be done; the same matter keeps its row from run to run, so that what people decided about it stays.
create table planning_exceptions (
  planning_exception_id bigint generated always as identity primary key,
  scenario_id bigint references planning_scenarios on delete cascade,
  -- what it is about: 'EXPEDITE:PURCHASE_ORDER:17'
  exception_key text not null,
  exception_type text not null check (exception_type in ('ORDER', 'MAKE', 'EXPEDITE', 'DEFER', 'INCREASE', 'DECREASE',
    'CANCEL', 'PAST_DUE', 'SHORTAGE')),
  status text not null default 'OPEN' check (status in ('OPEN', 'ACCEPTED', 'DISMISSED', 'RESOLVED')),
  product_id bigint not null references products on delete restrict,
  planned_order_id bigint references planned_orders on delete set null,
  production_order_id bigint references production_orders on delete restrict,
  po_item_id bigint references purchase_order_items on delete restrict,
  -- what is, and what should be
  exception_date date not null,
  needed_date date,
  quantity quantity not null,
  needed_quantity quantity,
  message text not null check (length(message) between 1 and 500),
  assigned_to bigint references users on delete restrict,
  first_run_id bigint not null references planning_runs on delete restrict,
  last_run_id bigint not null references planning_runs on delete restrict,
  raised_at timestamptz not null,
  resolved_at timestamptz,
  decided_at timestamptz,
  decided_by bigint references users on delete restrict,
  decision_note text check (length(decision_note) <= 500),
  check ((status = 'RESOLVED') = (resolved_at is not null)),
  check (status not in ('ACCEPTED', 'DISMISSED') or decided_at is not null)
);
create unique index planning_exceptions_living on planning_exceptions (coalesce(scenario_id, 0), exception_key)
  where status <> 'RESOLVED';
create index planning_exceptions_open on planning_exceptions (status, exception_type, planning_exception_id);
create index planning_exceptions_product on planning_exceptions (product_id);
