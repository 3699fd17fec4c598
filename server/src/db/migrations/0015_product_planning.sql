-- What planning needs to know of a product beyond its lots, and which of several suppliers it chooses.

alter table products
  -- a larger lot becomes several orders
  add column maximum_order_quantity quantity check (maximum_order_quantity > 0),
  -- stock for the requirements of so many days more is kept, beside the safety stock
  add column safety_days_of_cover integer not null default 0 check (safety_days_of_cover between 0 and 365),
  -- of one order or set-up, in the company's currency
  add column ordering_cost amount check (ordering_cost > 0),
  -- percent of the unit cost for a year in stock
  add column annual_holding_rate percentage check (annual_holding_rate > 0),
  add constraint products_maximum_order check (maximum_order_quantity >= minimum_order_quantity);

alter table planning_settings
  add column supplier_rule text not null default 'PREFERRED' check (supplier_rule in ('PREFERRED', 'CHEAPEST', 'EARLIEST'));
