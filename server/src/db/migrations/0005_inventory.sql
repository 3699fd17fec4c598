-- Stock: scopes, layers, the ledger of movements, allocations and the event log.
--
-- The lock is on the scope (product × warehouse), never on the layers: a waiter that locks layers can return short
-- although stock is free, and misses an older layer that was committed while it waited. docs/invariants.md has the
-- whole protocol.

create table stock_scopes (
  product_id bigint not null references products on delete restrict,
  warehouse_id bigint not null references warehouses on delete restrict,
  last_event_number bigint not null default 0 check (last_event_number >= 0),
  on_hand quantity not null default 0,
  reserved quantity not null default 0,
  stock_value amount not null default 0,
  -- the transaction that holds this scope; the triggers below let no other one write its layers
  locked_by xid8,
  primary key (product_id, warehouse_id),
  check (reserved <= on_hand)
) with (fillfactor = 50);

create table inventory_items (
  inventory_item_id bigint generated always as identity primary key,
  product_id bigint not null,
  warehouse_id bigint not null,
  batch_number text not null check (batch_number ~ '^[A-Z0-9-]{3,50}$'),
  entry_date timestamptz not null check (entry_date between '1900-01-01' and '9999-12-31'),
  initial_quantity quantity not null check (initial_quantity > 0),
  quantity_in_stock quantity not null,
  reserved_quantity quantity not null default 0,
  unit_cost unit_cost not null,
  initial_value amount not null,
  remaining_value amount not null,
  quality_status text not null default 'PENDING'
    check (quality_status in ('PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE')),
  expiry_date date,
  location_in_warehouse text check (length(location_in_warehouse) <= 50),
  supplier_id bigint references suppliers on delete restrict,
  purchase_order_id bigint references purchase_orders on delete restrict,
  production_order_id bigint references production_orders on delete restrict,
  -- the layer that this one was split or transferred from
  source_item_id bigint references inventory_items on delete restrict,
  notes text check (length(notes) <= 500),
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (product_id, warehouse_id) references stock_scopes on delete restrict,
  check (reserved_quantity <= quantity_in_stock),
  check (reserved_quantity = 0 or quality_status = 'APPROVED'),
  check (quantity_in_stock > 0 or remaining_value = 0)
) with (fillfactor = 80);
-- FIFO order over issuable layers, for one warehouse and for all of them.
create index inventory_items_fifo on inventory_items (product_id, warehouse_id, entry_date, inventory_item_id)
  where quality_status = 'APPROVED' and quantity_in_stock > reserved_quantity;
create index inventory_items_fifo_all on inventory_items (product_id, entry_date, inventory_item_id)
  where quality_status = 'APPROVED' and quantity_in_stock > reserved_quantity;
create index inventory_items_on_hand on inventory_items (product_id, warehouse_id, entry_date, inventory_item_id)
  where quantity_in_stock > 0;
create index inventory_items_batch on inventory_items (batch_number);
create index inventory_items_purchase on inventory_items (product_id, inventory_item_id) where supplier_id is not null
  or purchase_order_id is not null;
alter table inventory_items set (autovacuum_vacuum_scale_factor = 0.02);

create table stock_allocations (
  allocation_id bigint generated always as identity primary key,
  inventory_item_id bigint not null references inventory_items on delete restrict,
  production_order_id bigint references production_orders on delete restrict,
  production_order_component_id bigint references production_order_components on delete restrict,
  reason text check (length(reason) between 1 and 200),
  allocated_quantity quantity not null check (allocated_quantity > 0),
  consumed_quantity quantity not null default 0,
  released_quantity quantity not null default 0,
  status text not null generated always as (case
    when consumed_quantity + released_quantity = 0 then 'OPEN'
    when consumed_quantity + released_quantity < allocated_quantity then 'PARTIAL'
    when consumed_quantity = 0 then 'RELEASED'
    else 'CLOSED' end) stored,
  allocated_at timestamptz not null,
  allocated_by bigint references users on delete restrict,
  closed_at timestamptz,
  check (consumed_quantity + released_quantity <= allocated_quantity),
  check ((production_order_component_id is null) or (production_order_id is not null)),
  check (production_order_id is not null or reason is not null)
);
create index stock_allocations_item_open on stock_allocations (inventory_item_id)
  where consumed_quantity + released_quantity < allocated_quantity;
create index stock_allocations_order on stock_allocations (production_order_id, allocation_id);
create index stock_allocations_component on stock_allocations (production_order_component_id);

create table stock_movements (
  movement_id bigint generated always as identity primary key,
  movement_type text not null check (movement_type in ('STOCK_IN', 'STOCK_OUT', 'PRODUCTION_IN', 'PRODUCTION_OUT',
    'TRANSFER_IN', 'TRANSFER_OUT', 'ADJUSTMENT', 'SCRAP', 'RETURN', 'SPLIT')),
  inventory_item_id bigint not null references inventory_items on delete restrict,
  product_id bigint not null,
  warehouse_id bigint not null,
  quantity signed_quantity not null,
  unit_cost unit_cost not null,
  value signed_amount not null,
  reference_type text not null
    check (reference_type in ('PURCHASE_ORDER', 'PRODUCTION_ORDER', 'TRANSFER', 'ADJUSTMENT', 'MANUAL')),
  reference_id bigint,
  reference_number text check (length(reference_number) <= 50),
  allocation_id bigint references stock_allocations on delete restrict,
  production_order_component_id bigint references production_order_components on delete restrict,
  reason text check (length(reason) <= 200),
  notes text check (length(notes) <= 500),
  movement_date timestamptz not null,
  created_by bigint references users on delete restrict,
  request_id text not null,
  -- what arrives is positive, what leaves is negative, and the value never points the other way
  check (case
    when movement_type in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN') then quantity > 0
    when movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT', 'SCRAP', 'RETURN') then quantity < 0
    else quantity <> 0 end),
  check (value = 0 or sign(value) = sign(quantity))
);
create index stock_movements_item on stock_movements (inventory_item_id, movement_id);
create index stock_movements_product on stock_movements (product_id, movement_date, movement_id);
create index stock_movements_date on stock_movements (movement_date, movement_id);
create index stock_movements_reference on stock_movements (reference_type, reference_id)
  where reference_id is not null;
create trigger stock_movements_append_only before update or delete or truncate on stock_movements
  for each statement execute function refuse_change();

-- One event per change of a layer, numbered without a gap per scope under the scope's lock: the proof of FIFO.
create table inventory_events (
  product_id bigint not null,
  warehouse_id bigint not null,
  event_number bigint not null check (event_number > 0),
  inventory_item_id bigint not null references inventory_items on delete restrict,
  event_type text not null check (event_type in ('RECEIVE', 'RESERVE', 'RELEASE', 'ISSUE', 'CONSUME', 'TRANSFER_OUT',
    'TRANSFER_IN', 'ADJUST', 'SCRAP', 'RETURN', 'QUALITY', 'SPLIT')),
  quantity_change signed_quantity not null,
  reserved_change signed_quantity not null,
  available_after quantity not null,
  issuable_after boolean not null,
  -- a layer named by the caller is not a FIFO choice and is not judged as one
  is_pinned boolean not null default false,
  production_order_id bigint,
  occurred_at timestamptz not null,
  request_id text not null,
  primary key (product_id, warehouse_id, event_number),
  foreign key (product_id, warehouse_id) references stock_scopes on delete restrict
);
create index inventory_events_item on inventory_events (inventory_item_id, event_number);
create trigger inventory_events_append_only before update or delete or truncate on inventory_events
  for each statement execute function refuse_change();

-- The one door: a layer or an allocation may be written only by the transaction that has locked its scope.
create function require_scope_lock() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception '% is never deleted: the ledger refers to it', tg_table_name using errcode = '42501';
  end if;
  if not exists (select from stock_scopes s where s.product_id = new.product_id
      and s.warehouse_id = new.warehouse_id and s.locked_by = pg_current_xact_id()) then
    raise exception 'stock of product % in warehouse % was written without its scope lock',
      new.product_id, new.warehouse_id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger inventory_items_scope_lock before insert or update or delete on inventory_items
  for each row execute function require_scope_lock();
create trigger inventory_items_no_truncate before truncate on inventory_items
  for each statement execute function refuse_change();

create table receipts (
  receipt_id bigint generated always as identity primary key,
  receipt_number text not null unique check (receipt_number ~ '^GR-[0-9]{4}-[0-9]{6}$'),
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  delivery_note text check (length(delivery_note) between 1 and 50),
  received_at timestamptz not null,
  received_by bigint references users on delete restrict,
  notes text check (length(notes) <= 500),
  unique (purchase_order_id, delivery_note)
);
create table receipt_items (
  receipt_item_id bigint generated always as identity primary key,
  receipt_id bigint not null references receipts on delete restrict,
  po_item_id bigint not null references purchase_order_items on delete restrict,
  inventory_item_id bigint not null unique references inventory_items on delete restrict,
  quantity_received quantity not null check (quantity_received > 0),
  unit_cost unit_cost not null
);
create index receipt_items_line on receipt_items (po_item_id);

create table product_cost_history (
  product_cost_history_id bigint generated always as identity primary key,
  product_id bigint not null references products on delete restrict,
  cost_type text not null check (cost_type in ('STANDARD', 'PURCHASE', 'PRODUCTION', 'REVALUATION')),
  unit_cost unit_cost not null,
  quantity quantity,
  inventory_item_id bigint references inventory_items on delete restrict,
  recorded_at timestamptz not null,
  recorded_by bigint references users on delete restrict
);
create index product_cost_history_product on product_cost_history (product_id, recorded_at, product_cost_history_id);
