-- A buyer may take a line off a draft, whatever the plan has said of it. What was planned and had become that line is planned anew
-- by the next run; what was said of it is settled by then, and stays as history.

alter table planned_orders
  drop constraint planned_orders_po_item_id_fkey,
  add constraint planned_orders_po_item_id_fkey
    foreign key (po_item_id) references purchase_order_items on delete cascade;

alter table planning_exceptions
  drop constraint planning_exceptions_po_item_id_fkey,
  add constraint planning_exceptions_po_item_id_fkey
    foreign key (po_item_id) references purchase_order_items on delete set null;
-- of each line that goes
create index planning_exceptions_purchase on planning_exceptions (po_item_id) where po_item_id is not null;
