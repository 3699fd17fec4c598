-- Independent demand by import, and the factory's calendar.

alter table imports drop constraint imports_kind_check, add constraint imports_kind_check
  check (kind in ('WAREHOUSES', 'PRODUCTS', 'SUPPLIERS', 'OPENING_STOCK', 'BOMS', 'DEMANDS'));

-- the list of what is due next, and the look for a file that was imported before
create index demands_due on demands (due_date, demand_id) where is_active;

alter table calendar_days
  -- HOLIDAY: filled in from the law; OWN: said by the factory, which the law does not overwrite
  add column day_type text not null default 'OWN' check (day_type in ('HOLIDAY', 'OWN'));

-- One row. It is also the lock of the calendar: whoever changes days or settings holds it.
create table planning_settings (
  is_only_row boolean primary key default true check (is_only_row),
  -- PLAIN_DAYS: every day is worked on, whatever calendar_days says
  calendar text not null default 'PLAIN_DAYS' check (calendar in ('PLAIN_DAYS', 'WORKING_DAYS')),
  -- 1 is Monday, 7 is Sunday
  working_weekdays integer[] not null default '{1,2,3,4,5}'
    check (cardinality(working_weekdays) between 1 and 7 and working_weekdays <@ '{1,2,3,4,5,6,7}'),
  updated_at timestamptz not null default now()
);
insert into planning_settings default values;
