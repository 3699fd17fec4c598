-- Units, warehouses, products, suppliers.

create table units (
  unit_code text primary key check (unit_code ~ '^[A-Z0-9]{1,10}$'),
  unit_name text not null,
  dimension text not null check (dimension in ('COUNT', 'MASS', 'LENGTH', 'AREA', 'VOLUME', 'TIME')),
  decimals integer not null check (decimals between 0 and 3),
  -- how many of the dimension's base unit (KG, M, M2, LITER, PCS, MIN) one of this unit is
  factor_to_base numeric(20, 9) not null check (factor_to_base > 0 and factor_to_base <= 99999999999.999999999),
  -- a roll, a box or a set is counted, but holds no fixed number of pieces: no conversion without a product's own
  is_convertible boolean not null default true
);

insert into units (unit_code, unit_name, dimension, decimals, factor_to_base, is_convertible) values
  ('PCS', 'Piece', 'COUNT', 0, 1, true), ('EA', 'Each', 'COUNT', 0, 1, true), ('PAIR', 'Pair', 'COUNT', 0, 2, true),
  ('DOZEN', 'Dozen', 'COUNT', 0, 12, true), ('SET', 'Set', 'COUNT', 0, 1, false), ('BOX', 'Box', 'COUNT', 0, 1, false),
  ('PACK', 'Pack', 'COUNT', 0, 1, false), ('PALLET', 'Pallet', 'COUNT', 0, 1, false),
  ('ROLL', 'Roll', 'COUNT', 0, 1, false), ('SHEET', 'Sheet', 'COUNT', 0, 1, false),
  ('BAR', 'Bar', 'COUNT', 0, 1, false), ('CAN', 'Can', 'COUNT', 0, 1, false),
  ('KG', 'Kilogram', 'MASS', 3, 1, true), ('G', 'Gram', 'MASS', 0, 0.001, true),
  ('T', 'Tonne', 'MASS', 3, 1000, true), ('TON', 'Tonne', 'MASS', 3, 1000, true),
  ('M', 'Metre', 'LENGTH', 3, 1, true), ('CM', 'Centimetre', 'LENGTH', 1, 0.01, true),
  ('MM', 'Millimetre', 'LENGTH', 0, 0.001, true), ('KM', 'Kilometre', 'LENGTH', 3, 1000, true),
  ('M2', 'Square metre', 'AREA', 3, 1, true), ('CM2', 'Square centimetre', 'AREA', 0, 0.0001, true),
  ('LITER', 'Litre', 'VOLUME', 3, 1, true), ('L', 'Litre', 'VOLUME', 3, 1, true),
  ('ML', 'Millilitre', 'VOLUME', 0, 0.001, true), ('M3', 'Cubic metre', 'VOLUME', 3, 1000, true),
  ('MIN', 'Minute', 'TIME', 0, 1, true), ('HOUR', 'Hour', 'TIME', 2, 60, true);

create table warehouses (
  warehouse_id bigint generated always as identity primary key,
  warehouse_code text not null unique check (warehouse_code ~ '^[A-Z0-9]{2,10}$'),
  warehouse_name text not null check (length(warehouse_name) between 1 and 100),
  warehouse_type text not null
    check (warehouse_type in ('RAW_MATERIALS', 'SEMI_FINISHED', 'FINISHED_PRODUCTS', 'PACKAGING')),
  location text check (length(location) <= 200),
  manager_name text check (length(manager_name) <= 100),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text not null generated always as
    (search_fold(warehouse_code || ' ' || warehouse_name || ' ' || coalesce(location, ''))) stored
);
create index warehouses_search on warehouses using gin (search_text gin_trgm_ops);

create table products (
  product_id bigint generated always as identity primary key,
  product_code text not null unique check (product_code ~ '^[A-Z0-9-]{3,20}$'),
  product_name text not null check (length(product_name) between 1 and 200),
  description text check (length(description) <= 1000),
  product_type text not null
    check (product_type in ('RAW_MATERIAL', 'SEMI_FINISHED', 'FINISHED_PRODUCT', 'PACKAGING')),
  unit_of_measure text not null references units on delete restrict,
  standard_cost unit_cost,
  minimum_stock_level quantity,
  critical_stock_level quantity,
  lead_time_days integer not null default 0 check (lead_time_days between 0 and 3650),
  safety_stock quantity not null default 0,
  lot_sizing_rule text not null default 'LOT_FOR_LOT' check (lot_sizing_rule in
    ('LOT_FOR_LOT', 'FIXED_QUANTITY', 'PERIOD_QUANTITY', 'ECONOMIC_QUANTITY', 'LEAST_COST')),
  lot_size quantity check (lot_size > 0),
  minimum_order_quantity quantity not null default 0,
  order_multiple quantity check (order_multiple > 0),
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text not null generated always as
    (search_fold(product_code || ' ' || product_name || ' ' || product_type)) stored
);
create index products_search on products using gin (search_text gin_trgm_ops);
create index products_type on products (product_type, product_id);

-- A product's own unit: one SHEET of this steel is 15.7 of its stock unit KG.
create table product_unit_conversions (
  product_id bigint not null references products on delete restrict,
  unit_code text not null references units on delete restrict,
  factor numeric(20, 9) not null check (factor > 0 and factor <= 99999999999.999999999),
  primary key (product_id, unit_code)
);

create table suppliers (
  supplier_id bigint generated always as identity primary key,
  supplier_code text not null unique check (supplier_code ~ '^[A-Z0-9-]{2,20}$'),
  supplier_name text not null check (length(supplier_name) between 1 and 200),
  contact_person text check (length(contact_person) <= 100),
  email text check (length(email) <= 200),
  phone text check (length(phone) <= 30),
  address text check (length(address) <= 500),
  city text check (length(city) <= 100),
  country text check (length(country) <= 100),
  tax_number text check (length(tax_number) <= 30),
  payment_terms text check (length(payment_terms) <= 100),
  lead_time_days integer not null default 0 check (lead_time_days between 0 and 3650),
  quality_rating rating,
  delivery_rating rating,
  price_rating rating,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text not null generated always as
    (search_fold(supplier_code || ' ' || supplier_name || ' ' || coalesce(city, ''))) stored
);
create index suppliers_search on suppliers using gin (search_text gin_trgm_ops);

create table product_suppliers (
  product_supplier_id bigint generated always as identity primary key,
  product_id bigint not null references products on delete restrict,
  supplier_id bigint not null references suppliers on delete restrict,
  supplier_product_code text check (length(supplier_product_code) <= 50),
  unit_price unit_cost not null,
  currency text not null default 'TRY' check (currency ~ '^[A-Z]{3}$'),
  minimum_order_qty quantity not null default 0,
  lead_time_days integer check (lead_time_days between 0 and 3650),
  is_preferred boolean not null default false,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (product_id, supplier_id)
);
create unique index product_suppliers_one_preferred on product_suppliers (product_id) where is_preferred;
create index product_suppliers_supplier on product_suppliers (supplier_id, product_id);

create table supplier_price_breaks (
  product_supplier_id bigint not null references product_suppliers on delete restrict,
  minimum_quantity quantity not null,
  valid_from date not null,
  valid_to date,
  unit_price unit_cost not null,
  primary key (product_supplier_id, minimum_quantity, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
