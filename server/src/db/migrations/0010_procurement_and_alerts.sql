-- Procurement, supplier prices, landed cost, alerts that are raised with their cause, and events for the world outside.

-- ---- Production: what substitutes covered, and substitutes that are components themselves.

alter table production_order_components
  -- how much of the requirement substitutes covered, in the component's own stock unit
  add column replaced_quantity quantity not null default 0,
  add constraint production_order_components_replaced check (substitute_for_id is null or replaced_quantity = 0),
  drop constraint production_order_components_production_order_id_component_p_key;
update production_order_components c set replaced_quantity = s.replaced
from (
  -- a ratio is a fraction like 11/60 or a whole number: so many of the substitute for one of the component
  select s.substitute_for_id, sum(round(a.consumed * split_part(r.ratio || '/1', '/', 2)::numeric
      / split_part(r.ratio, '/', 1)::numeric, 3)) as replaced
  from production_order_components s join production_orders o using (production_order_id)
  join production_order_components c on c.production_order_component_id = s.substitute_for_id
  cross join lateral jsonb_to_recordset(o.frozen_recipe -> 'substitutes')
    as r (component_product_id bigint, substitute_product_id bigint, ratio text)
  join (select production_order_component_id, sum(consumed_quantity) as consumed from stock_allocations group by 1) a
    on a.production_order_component_id = s.production_order_component_id
  where r.component_product_id = c.component_product_id and r.substitute_product_id = s.component_product_id
  group by 1) s
where s.substitute_for_id = c.production_order_component_id;
create unique index production_order_components_one on production_order_components
  (production_order_id, component_product_id) where substitute_for_id is null;
create unique index production_order_components_one_substitute on production_order_components
  (production_order_id, component_product_id, substitute_for_id) where substitute_for_id is not null;

-- ---- Stock: what is available of a scope, so that a level is judged without reading its layers.

-- on hand − reserved in APPROVED layers, whether expired or not: expiry comes with the day and not with a posting
alter table stock_scopes add column approved_available quantity not null default 0;
update stock_scopes s set approved_available = l.available
from (select product_id, warehouse_id, sum(quantity_in_stock - reserved_quantity) as available from inventory_items
  where quality_status = 'APPROVED' group by 1, 2) l
where l.product_id = s.product_id and l.warehouse_id = s.warehouse_id;
create index inventory_items_expiry on inventory_items (product_id, expiry_date)
  where expiry_date is not null and quantity_in_stock > 0;

-- ---- Purchase orders.

alter table document_numbers drop constraint document_numbers_document_type_check,
  add constraint document_numbers_document_type_check
    check (document_type in ('MO', 'PO', 'GR', 'TR', 'CN', 'RV', 'LC', 'SR', 'PI'));

alter table purchase_orders
  -- the supplier's own number, from the confirmation
  add column supplier_reference text check (length(supplier_reference) between 1 and 50);
create index purchase_orders_late on purchase_orders (expected_delivery_date, purchase_order_id)
  where status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED');

alter table purchase_order_items
  -- where the price came from: the order, a price break, the supplier link, or what was paid last
  add column price_source text not null default 'GIVEN'
    check (price_source in ('GIVEN', 'PRICE_BREAK', 'SUPPLIER_LINK', 'LAST_PRICE')),
  add column supplier_product_code text check (length(supplier_product_code) <= 50),
  add column notes text check (length(notes) <= 500),
  add constraint purchase_order_items_received check (delivery_status <> 'OPEN' or quantity_received = 0);
create index purchase_order_items_open on purchase_order_items (product_id, purchase_order_id)
  where delivery_status in ('OPEN', 'PARTIAL');

-- At most one price of a quantity on any day.
alter table supplier_price_breaks
  add constraint supplier_price_breaks_one_per_date exclude using gist
    (product_supplier_id with =, minimum_quantity with =, daterange(valid_from, valid_to, '[)') with &&);

create index receipts_order on receipts (purchase_order_id, receipt_id);
create index receipts_time on receipts (received_at, receipt_id);
create index receipt_items_receipt on receipt_items (receipt_id);
alter table receipt_items
  -- as it came; what inspection made of it later is read from the layers
  add column quality_status text not null default 'PENDING'
    check (quality_status in ('PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE')),
  -- in the order's currency, the price that this receipt was booked at; unit_cost is the same in the company's
  add column unit_price unit_cost,
  -- the day this line was due when it came, after all agreed changes of date
  add column expected_delivery_date date;
update receipt_items r set unit_price = l.unit_price,
  expected_delivery_date = coalesce(l.expected_delivery_date, o.expected_delivery_date)
from purchase_order_items l join purchase_orders o using (purchase_order_id) where l.po_item_id = r.po_item_id;
alter table receipt_items alter column unit_price set not null;
-- what a scanner reads at the gate
create index receipts_delivery_note on receipts (delivery_note) where delivery_note is not null;
create index product_suppliers_code on product_suppliers (supplier_product_code) where supplier_product_code is not null;
create index purchase_order_items_code on purchase_order_items (supplier_product_code)
  where supplier_product_code is not null;
create trigger receipts_append_only before update or delete or truncate on receipts
  for each statement execute function refuse_change();
create trigger receipt_items_append_only before update or delete or truncate on receipt_items
  for each statement execute function refuse_change();

-- What went back to a supplier, from a named layer.
create table supplier_returns (
  supplier_return_id bigint generated always as identity primary key,
  return_number text not null unique check (return_number ~ '^SR-[0-9]{4}-[0-9]{6}$'),
  supplier_id bigint not null references suppliers on delete restrict,
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  receipt_item_id bigint not null references receipt_items on delete restrict,
  -- the layer it left from: the received one, or a part of it
  inventory_item_id bigint not null references inventory_items on delete restrict,
  movement_id bigint not null unique references stock_movements on delete restrict,
  quantity quantity not null check (quantity > 0),
  value amount not null,
  reason text not null check (length(reason) between 1 and 200),
  returned_at timestamptz not null,
  returned_by bigint references users on delete restrict
);
create index supplier_returns_order on supplier_returns (purchase_order_id, supplier_return_id);
create index supplier_returns_supplier on supplier_returns (supplier_id, supplier_return_id);
create trigger supplier_returns_append_only before update or delete or truncate on supplier_returns
  for each statement execute function refuse_change();

-- Freight and other cost of getting goods here, spread over received layers; each share is a revaluation of its layer.
create table landed_costs (
  landed_cost_id bigint generated always as identity primary key,
  landed_cost_number text not null unique check (landed_cost_number ~ '^LC-[0-9]{4}-[0-9]{6}$'),
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  -- null: all receipts of the order so far
  receipt_id bigint references receipts on delete restrict,
  cost_type text not null check (cost_type in ('FREIGHT', 'CUSTOMS', 'INSURANCE', 'HANDLING', 'OTHER')),
  basis text not null check (basis in ('VALUE', 'QUANTITY')),
  -- as billed, and what it is in the company's currency: the sum of the lines
  billed_amount amount not null check (billed_amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  exchange_rate numeric(18, 6) not null check (exchange_rate > 0 and exchange_rate <= 999999999999),
  total_amount amount not null,
  reference_number text check (length(reference_number) between 1 and 50),
  notes text check (length(notes) <= 500),
  posted_at timestamptz not null,
  posted_by bigint references users on delete restrict
);
create table landed_cost_lines (
  landed_cost_id bigint not null references landed_costs on delete restrict,
  line_number integer not null check (line_number > 0),
  receipt_item_id bigint not null references receipt_items on delete restrict,
  amount amount not null,
  -- null where the share is zero
  stock_revaluation_id bigint references stock_revaluations on delete restrict,
  primary key (landed_cost_id, line_number),
  check ((stock_revaluation_id is null) = (amount = 0))
);
create index landed_costs_order on landed_costs (purchase_order_id, landed_cost_id);
create index landed_cost_lines_receipt on landed_cost_lines (receipt_item_id);
create trigger landed_costs_append_only before update or delete or truncate on landed_costs
  for each statement execute function refuse_change();
create trigger landed_cost_lines_append_only before update or delete or truncate on landed_cost_lines
  for each statement execute function refuse_change();

-- The supplier's invoice where it differs from what was booked at the receipt.
create table purchase_invoices (
  purchase_invoice_id bigint generated always as identity primary key,
  posting_number text not null unique check (posting_number ~ '^PI-[0-9]{4}-[0-9]{6}$'),
  purchase_order_id bigint not null references purchase_orders on delete restrict,
  -- the number on the supplier's paper: one invoice is posted once
  invoice_number text not null check (length(invoice_number) between 1 and 50),
  invoice_date date not null,
  exchange_rate numeric(18, 6) not null check (exchange_rate > 0 and exchange_rate <= 999999999999),
  notes text check (length(notes) <= 500),
  posted_at timestamptz not null,
  posted_by bigint references users on delete restrict,
  unique (purchase_order_id, invoice_number)
);
create table purchase_invoice_lines (
  purchase_invoice_id bigint not null references purchase_invoices on delete restrict,
  line_number integer not null check (line_number > 0),
  receipt_item_id bigint not null references receipt_items on delete restrict,
  -- in the order's currency, and in the company's
  unit_price unit_cost not null,
  unit_cost unit_cost not null,
  value_change signed_amount not null,
  stock_revaluation_id bigint references stock_revaluations on delete restrict,
  primary key (purchase_invoice_id, line_number),
  check ((stock_revaluation_id is null) = (value_change = 0))
);
create index purchase_invoice_lines_receipt on purchase_invoice_lines (receipt_item_id, purchase_invoice_id);
create trigger purchase_invoices_append_only before update or delete or truncate on purchase_invoices
  for each statement execute function refuse_change();
create trigger purchase_invoice_lines_append_only before update or delete or truncate on purchase_invoice_lines
  for each statement execute function refuse_change();

-- ---- Suppliers: ratings set by hand stay apart from the computed ones.

comment on column suppliers.quality_rating is 'set by hand; null: follows from the deliveries';
comment on column suppliers.delivery_rating is 'set by hand; null: follows from the deliveries';
comment on column suppliers.price_rating is 'set by hand; null: follows from the deliveries';

-- ---- Events for the world outside: numbered in the order of the commits, so that a reader who has seen n misses nothing
-- before n. The counter's row is locked last, by the statement that writes the events.

create table event_counter (
  is_only boolean primary key default true check (is_only),
  last_event_id bigint not null check (last_event_id >= 0)
);
alter table events alter column event_id drop identity;
insert into event_counter (last_event_id) select coalesce(max(event_id), 0) from events;
alter table events alter column entity_id drop not null;

-- How far each reader of the events is: the webhooks, the e-mail digest.
create table event_readers (
  reader text primary key check (reader ~ '^[a-z_]+$'),
  last_event_id bigint not null default 0 check (last_event_id >= 0),
  updated_at timestamptz not null
);

-- ---- Alerts.

alter table alerts
  -- the figures behind the message
  add column details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  add column updated_at timestamptz not null default now(),
  add column acknowledgement_note text check (length(acknowledgement_note) <= 500),
  add column snoozed_by bigint references users on delete restrict;
create index alerts_open on alerts (alert_type, alert_id) where status <> 'RESOLVED';
create index alerts_open_product on alerts (product_id) where status <> 'RESOLVED';
create index alerts_snoozed on alerts (snoozed_until) where status = 'SNOOZED';

-- What time alone makes true (expiry, lateness) is judged once a day, for all records.
create table alert_sweeps (
  is_only boolean primary key default true check (is_only),
  -- the day of the sweep that began last: from its begin on, nobody judges for the day before
  started_on date not null,
  -- the day of the sweep that ended last; null until the first one has ended
  swept_on date,
  swept_at timestamptz
);

create index production_orders_late on production_orders (planned_completion_date, production_order_id)
  where status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD');

-- ---- Webhooks.

alter table webhooks
  add column description text check (length(description) <= 200),
  -- the secret before the last change stays valid for a day, so that a receiver can be switched over
  add column previous_secret text,
  add column previous_secret_until timestamptz,
  -- why it was switched off, where the system did it
  add column disabled_reason text check (length(disabled_reason) <= 500);
alter table webhook_deliveries
  add column created_at timestamptz not null default now(),
  add column last_attempt_at timestamptz,
  add column last_status_code integer,
  add column last_duration_ms integer check (last_duration_ms >= 0);
create index webhook_deliveries_webhook on webhook_deliveries (webhook_id, webhook_delivery_id);
create index webhook_deliveries_dead on webhook_deliveries (webhook_delivery_id) where status = 'DEAD';
create index webhook_deliveries_pending on webhook_deliveries (next_attempt_at) where status = 'PENDING';
create index webhook_deliveries_event on webhook_deliveries (event_id);
