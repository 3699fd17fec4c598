-- Transfers, counts, quality, revaluation, imports, and what the ledger needs for balances, traces and explanations.

-- ---- Movements: the balance after each, the booking that it belongs to, and corrections of value alone.

alter table stock_movements
  add column production_completion_id bigint references production_completions on delete restrict,
  add column on_hand_after quantity,
  add column stock_value_after amount,
  drop constraint stock_movements_movement_type_check,
  drop constraint stock_movements_check,
  drop constraint stock_movements_check1,
  add constraint stock_movements_movement_type_check check (movement_type in ('STOCK_IN', 'STOCK_OUT', 'PRODUCTION_IN',
    'PRODUCTION_OUT', 'TRANSFER_IN', 'TRANSFER_OUT', 'ADJUSTMENT', 'SCRAP', 'RETURN', 'SPLIT', 'REVALUATION')),
  -- what arrives is positive, what leaves is negative, a revaluation moves value only
  add constraint stock_movements_sign check (case
    when movement_type in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN') then quantity > 0
    when movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT', 'SCRAP', 'RETURN') then quantity < 0
    when movement_type = 'REVALUATION' then quantity = 0 and value <> 0
    else quantity <> 0 end),
  -- and otherwise the value never points the other way
  add constraint stock_movements_value_sign
    check (movement_type = 'REVALUATION' or value = 0 or sign(value) = sign(quantity));

alter table stock_movements disable trigger stock_movements_append_only;

-- A scope's movements are written under its lock and never inserted late, so a balance once written stays right.
update stock_movements m set on_hand_after = b.on_hand, stock_value_after = b.stock_value
from (select movement_id, sum(quantity) over w as on_hand, sum(value) over w as stock_value from stock_movements
  window w as (partition by product_id, warehouse_id order by movement_id)) b
where b.movement_id = m.movement_id;

-- Which booking consumed or made it. Components are taken before a booking's moment, its output enters after it.
update stock_movements m set production_completion_id = case m.movement_type
  when 'PRODUCTION_OUT' then (select min(c.production_completion_id) from production_completions c
    where c.production_order_id = m.reference_id and c.completed_at >= m.movement_date)
  else (select max(c.production_completion_id) from production_completions c
    where c.production_order_id = m.reference_id and c.completed_at <= m.movement_date) end
where m.reference_type = 'PRODUCTION_ORDER' and m.movement_type in ('PRODUCTION_IN', 'PRODUCTION_OUT');

alter table stock_movements enable trigger stock_movements_append_only;
alter table stock_movements alter column on_hand_after set not null, alter column stock_value_after set not null;
create index stock_movements_scope on stock_movements (product_id, warehouse_id, movement_date, movement_id);
create index stock_movements_completion on stock_movements (production_completion_id)
  where production_completion_id is not null;

-- ---- Events: quality after each, for stock as it stood then and for "why this batch".

alter table inventory_events
  add column quality_status_after text
    check (quality_status_after in ('PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE')),
  drop constraint inventory_events_event_type_check,
  add constraint inventory_events_event_type_check check (event_type in ('RECEIVE', 'PRODUCE', 'RESERVE', 'RELEASE',
    'ISSUE', 'CONSUME', 'TRANSFER_OUT', 'TRANSFER_IN', 'ADJUST', 'SCRAP', 'RETURN', 'QUALITY', 'SPLIT', 'RELOCATE',
    'REVALUE'));
alter table inventory_events disable trigger inventory_events_append_only;
update inventory_events e set quality_status_after = i.quality_status
from inventory_items i where i.inventory_item_id = e.inventory_item_id;
alter table inventory_events enable trigger inventory_events_append_only;
alter table inventory_events alter column quality_status_after set not null;

-- ---- The one door also guards allocations, and what a layer is can never change.

alter table stock_allocations add column request_id text;

create or replace function require_scope_lock() returns trigger language plpgsql as $$
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
end $$;

create function require_scope_lock_of_layer() returns trigger language plpgsql as $$
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
end $$;
create trigger stock_allocations_scope_lock before insert or update or delete on stock_allocations
  for each row execute function require_scope_lock_of_layer();
create trigger stock_allocations_no_truncate before truncate on stock_allocations
  for each statement execute function refuse_change();

-- Batch numbers are capital letters, digits and -: ordered by their bytes, the next free number is a range of the index.
alter table inventory_items alter column batch_number type text collate "C";
create index inventory_items_source on inventory_items (source_item_id) where source_item_id is not null;
create index stock_allocations_item on stock_allocations (inventory_item_id, allocation_id);
create index inventory_items_production on inventory_items (production_order_id) where production_order_id is not null;

-- ---- Documents of stock operations.

alter table document_numbers drop constraint document_numbers_document_type_check,
  add constraint document_numbers_document_type_check check (document_type in ('MO', 'PO', 'GR', 'TR', 'CN', 'RV'));

create table stock_transfers (
  stock_transfer_id bigint generated always as identity primary key,
  transfer_number text not null unique check (transfer_number ~ '^TR-[0-9]{4}-[0-9]{6}$'),
  product_id bigint not null references products on delete restrict,
  from_warehouse_id bigint not null references warehouses on delete restrict,
  to_warehouse_id bigint not null references warehouses on delete restrict,
  quantity quantity not null check (quantity > 0),
  value amount not null,
  reason text check (length(reason) between 1 and 200),
  transferred_at timestamptz not null,
  transferred_by bigint references users on delete restrict,
  check (from_warehouse_id <> to_warehouse_id)
);
create trigger stock_transfers_append_only before update or delete or truncate on stock_transfers
  for each statement execute function refuse_change();

create table stock_counts (
  stock_count_id bigint generated always as identity primary key,
  count_number text not null unique check (count_number ~ '^CN-[0-9]{4}-[0-9]{6}$'),
  warehouse_id bigint not null references warehouses on delete restrict,
  notes text check (length(notes) <= 500),
  counted_at timestamptz not null,
  counted_by bigint references users on delete restrict
);
create table stock_count_lines (
  stock_count_id bigint not null references stock_counts on delete restrict,
  line_number integer not null check (line_number between 1 and 10000),
  product_id bigint not null references products on delete restrict,
  batch_number text,
  system_quantity quantity not null,
  counted_quantity quantity not null,
  difference signed_quantity not null generated always as (counted_quantity - system_quantity) stored,
  value_difference signed_amount not null,
  primary key (stock_count_id, line_number)
);
create trigger stock_counts_append_only before update or delete or truncate on stock_counts
  for each statement execute function refuse_change();
create trigger stock_count_lines_append_only before update or delete or truncate on stock_count_lines
  for each statement execute function refuse_change();

-- A cost that becomes known later. Each place where the batch went has a line: what it was worth there before and after.
create table stock_revaluations (
  stock_revaluation_id bigint generated always as identity primary key,
  revaluation_number text not null unique check (revaluation_number ~ '^RV-[0-9]{4}-[0-9]{6}$'),
  inventory_item_id bigint not null references inventory_items on delete restrict,
  unit_cost_before unit_cost not null,
  unit_cost_after unit_cost not null,
  value_before amount not null,
  value_after amount not null,
  value_change signed_amount not null generated always as (value_after - value_before) stored,
  reason text not null check (length(reason) between 1 and 200),
  reference_number text check (length(reference_number) <= 50),
  revalued_at timestamptz not null,
  revalued_by bigint references users on delete restrict,
  request_id text not null
);
create index stock_revaluations_item on stock_revaluations (inventory_item_id, stock_revaluation_id);
create table stock_revaluation_lines (
  stock_revaluation_id bigint not null references stock_revaluations on delete restrict,
  line_number integer not null check (line_number > 0),
  -- ON_HAND and the ways out are where the change ends; TRANSFERRED, SPLIT, CONSUMED and PRODUCED only pass it on
  place text not null check (place in ('ON_HAND', 'ISSUED', 'SCRAPPED', 'RETURNED', 'ADJUSTED', 'LOST_IN_PRODUCTION',
    'TRANSFERRED', 'SPLIT', 'CONSUMED', 'PRODUCED')),
  is_final boolean not null generated always as (place in ('ON_HAND', 'ISSUED', 'SCRAPPED', 'RETURNED', 'ADJUSTED',
    'LOST_IN_PRODUCTION')) stored,
  inventory_item_id bigint references inventory_items on delete restrict,
  movement_id bigint references stock_movements on delete restrict,
  production_order_id bigint references production_orders on delete restrict,
  production_completion_id bigint references production_completions on delete restrict,
  quantity quantity not null,
  value_before amount not null,
  value_after amount not null,
  value_change signed_amount not null generated always as (value_after - value_before) stored,
  primary key (stock_revaluation_id, line_number)
);
create index stock_revaluation_lines_movement on stock_revaluation_lines (movement_id) where movement_id is not null;
create index stock_revaluation_lines_completion on stock_revaluation_lines (production_completion_id)
  where production_completion_id is not null;
create trigger stock_revaluations_append_only before update or delete or truncate on stock_revaluations
  for each statement execute function refuse_change();
create trigger stock_revaluation_lines_append_only before update or delete or truncate on stock_revaluation_lines
  for each statement execute function refuse_change();

-- ---- Imports: what a file held, how far it is, what was wrong with it.

create table imports (
  import_id bigint generated always as identity primary key,
  kind text not null check (kind in ('WAREHOUSES', 'PRODUCTS', 'SUPPLIERS', 'OPENING_STOCK')),
  is_dry_run boolean not null,
  status text not null default 'RUNNING' check (status in ('RUNNING', 'CHECKED', 'REJECTED', 'IMPORTED', 'FAILED')),
  options jsonb not null,
  rows_total integer check (rows_total >= 0),
  rows_done integer not null default 0 check (rows_done >= 0),
  error_count integer not null default 0 check (error_count >= 0),
  errors jsonb not null default '[]',
  message text,
  created_by bigint references users on delete restrict,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((status = 'RUNNING') = (finished_at is null))
);
