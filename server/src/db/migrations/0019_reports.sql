-- What the standard reports read, besides the indexes that are there.

-- Production orders by the day on which they were completed.
create index production_orders_completed on production_orders (actual_completion_date, production_order_id)
  where status = 'COMPLETED';
