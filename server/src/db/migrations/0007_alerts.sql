-- Events for the world outside, alerts and webhooks.

create table events (
  event_id bigint generated always as identity primary key,
  topic text not null check (topic ~ '^[a-z_]+\.[a-z_]+$'),
  entity_type text not null,
  entity_id bigint not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  request_id text not null
);
create index events_time on events (occurred_at, event_id);
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();

create table alerts (
  alert_id bigint generated always as identity primary key,
  alert_type text not null check (alert_type in
    ('OUT_OF_STOCK', 'CRITICAL', 'MINIMUM', 'EXPIRING', 'LATE_PURCHASE', 'LATE_PRODUCTION')),
  severity text not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  status text not null default 'OPEN' check (status in ('OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED')),
  cause_key text not null,
  product_id bigint references products on delete restrict,
  warehouse_id bigint references warehouses on delete restrict,
  production_order_id bigint references production_orders on delete restrict,
  purchase_order_id bigint references purchase_orders on delete restrict,
  inventory_item_id bigint references inventory_items on delete restrict,
  message text not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by bigint references users on delete restrict,
  assigned_to bigint references users on delete restrict,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  check ((status = 'RESOLVED') = (resolved_at is not null)),
  check (status <> 'SNOOZED' or snoozed_until is not null)
);
-- one open alert per cause; the three stock levels of a product share one cause
create unique index alerts_one_open_per_cause on alerts (cause_key) where status <> 'RESOLVED';
create index alerts_product on alerts (product_id, alert_id);

create table webhooks (
  webhook_id bigint generated always as identity primary key,
  url text not null check (length(url) between 10 and 500),
  secret text not null check (length(secret) >= 32),
  topics text[] not null check (cardinality(topics) > 0),
  is_active boolean not null default true,
  created_by bigint references users on delete restrict,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table webhook_deliveries (
  webhook_delivery_id bigint generated always as identity primary key,
  webhook_id bigint not null references webhooks on delete restrict,
  event_id bigint not null references events on delete restrict,
  status text not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts integer not null default 0 check (attempts between 0 and 100),
  last_error text,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  unique (webhook_id, event_id),
  check ((status = 'DELIVERED') = (delivered_at is not null))
);
