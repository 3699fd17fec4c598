-- The ledger by day: what each scope had moved, in all, at the end of each day on which it moved. docs/adr/0013 has the reasons.

-- Nothing is posted between the days that are made here and the trigger that keeps them.
lock table stock_movements in share row exclusive mode;

-- The time zone in which days are reckoned. The server compares it with its TIME_ZONE when it starts.
create table movement_day_zone (
  only_one boolean primary key default true check (only_one),
  time_zone text not null
);
insert into movement_day_zone (time_zone) values ('Europe/Istanbul');

-- Running totals since the first movement: what a period moved is one row less another, however long it is.
create table movement_days (
  product_id bigint not null,
  warehouse_id bigint not null,
  day date not null,
  -- the stock's value at the end of the day, and its parts by where they came from and went to
  stock_value numeric not null,
  receipts numeric not null,
  production_in numeric not null,
  issues numeric not null,
  production_out numeric not null,
  transfers numeric not null,
  count_differences numeric not null,
  scrap numeric not null,
  supplier_returns numeric not null,
  revaluations numeric not null,
  -- each movement's value times the number of its day, counted from 2000-01-01: for means over days
  value_days numeric not null,
  -- issues and consumption, as a positive number
  issued_quantity numeric not null,
  last_issue_day date,
  -- No foreign key: it would be looked up at each movement of stock.
  primary key (product_id, warehouse_id, day)
) with (fillfactor = 90);

-- The same, added up from the ledger: what the table must say, at any time.
create function movement_days_of_ledger() returns setof movement_days language sql stable as $$
select product_id, warehouse_id, day, sum(stock_value) over w as stock_value, sum(receipts) over w as receipts,
  sum(production_in) over w as production_in, sum(issues) over w as issues, sum(production_out) over w as production_out,
  sum(transfers) over w as transfers, sum(count_differences) over w as count_differences, sum(scrap) over w as scrap,
  sum(supplier_returns) over w as supplier_returns, sum(revaluations) over w as revaluations,
  sum(stock_value * (day - date '2000-01-01')) over w as value_days, sum(issued_quantity) over w as issued_quantity,
  max(last_issue_day) over w as last_issue_day
from (
  select product_id, warehouse_id, day, sum(value) as stock_value,
    coalesce(sum(value) filter (where movement_type = 'STOCK_IN'), 0.0000) as receipts,
    coalesce(sum(value) filter (where movement_type = 'PRODUCTION_IN'), 0.0000) as production_in,
    coalesce(sum(value) filter (where movement_type = 'STOCK_OUT'), 0.0000) as issues,
    coalesce(sum(value) filter (where movement_type = 'PRODUCTION_OUT'), 0.0000) as production_out,
    coalesce(sum(value) filter (where movement_type in ('TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT')), 0.0000) as transfers,
    coalesce(sum(value) filter (where movement_type = 'ADJUSTMENT'), 0.0000) as count_differences,
    coalesce(sum(value) filter (where movement_type = 'SCRAP'), 0.0000) as scrap,
    coalesce(sum(value) filter (where movement_type = 'RETURN'), 0.0000) as supplier_returns,
    coalesce(sum(value) filter (where movement_type = 'REVALUATION'), 0.0000) as revaluations,
    coalesce(-sum(quantity) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0.000) as issued_quantity,
    max(day) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')) as last_issue_day
  from (select *, (movement_date at time zone (select time_zone from movement_day_zone))::date as day
    from stock_movements) m
  group by product_id, warehouse_id, day) d
window w as (partition by product_id, warehouse_id order by day)
$$;

-- In the order of the days, as they come: what a report looks up of all scopes lies together.
insert into movement_days select * from movement_days_of_ledger() order by day, product_id, warehouse_id;

-- Whoever posts holds the lock of the scope (docs/invariants.md), so nobody else writes its days. What is posted is of one moment
-- and adds to the last day, or begins one. Anything else is rare and made again from the ledger: an import into an empty database,
-- and a movement whose clock was read before midnight while another one, read after it, was posted first.
create function keep_movement_days() returns trigger language plpgsql as $$
declare
  moved record;
begin
  select *, first_day <> last_day or exists (select from posted p join movement_days d on d.product_id = p.product_id
      and d.warehouse_id = p.warehouse_id and d.day > first_day) as is_rare into moved
  from (select (min(movement_date) at time zone time_zone)::date as first_day,
      (max(movement_date) at time zone time_zone)::date as last_day
    from posted cross join movement_day_zone group by time_zone) p;
  if moved.is_rare then
    delete from movement_days d using (select distinct product_id, warehouse_id from posted) s
      where d.product_id = s.product_id and d.warehouse_id = s.warehouse_id;
    -- The offset keeps it to these scopes: joined instead, the whole ledger would be added up.
    insert into movement_days
      select l.* from (select distinct product_id, warehouse_id from posted) s
      cross join lateral (select * from movement_days_of_ledger() l
        where l.product_id = s.product_id and l.warehouse_id = s.warehouse_id offset 0) l
      order by day, product_id, warehouse_id;
    return null;
  end if;
  insert into movement_days
  select product_id, warehouse_id, moved.last_day, coalesce(b.stock_value, 0.0000) + m.stock_value,
    coalesce(b.receipts, 0.0000) + m.receipts,
    coalesce(b.production_in, 0.0000) + m.production_in,
    coalesce(b.issues, 0.0000) + m.issues,
    coalesce(b.production_out, 0.0000) + m.production_out,
    coalesce(b.transfers, 0.0000) + m.transfers,
    coalesce(b.count_differences, 0.0000) + m.count_differences,
    coalesce(b.scrap, 0.0000) + m.scrap,
    coalesce(b.supplier_returns, 0.0000) + m.supplier_returns,
    coalesce(b.revaluations, 0.0000) + m.revaluations,
    coalesce(b.value_days, 0.0000) + m.stock_value * (moved.last_day - date '2000-01-01'),
    coalesce(b.issued_quantity, 0.000) + m.issued_quantity,
    case when m.has_issues then moved.last_day else b.last_issue_day end
  from (
    select product_id, warehouse_id, sum(value) as stock_value,
      coalesce(sum(value) filter (where movement_type = 'STOCK_IN'), 0) as receipts,
      coalesce(sum(value) filter (where movement_type = 'PRODUCTION_IN'), 0) as production_in,
      coalesce(sum(value) filter (where movement_type = 'STOCK_OUT'), 0) as issues,
      coalesce(sum(value) filter (where movement_type = 'PRODUCTION_OUT'), 0) as production_out,
      coalesce(sum(value) filter (where movement_type in ('TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT')), 0) as transfers,
      coalesce(sum(value) filter (where movement_type = 'ADJUSTMENT'), 0) as count_differences,
      coalesce(sum(value) filter (where movement_type = 'SCRAP'), 0) as scrap,
      coalesce(sum(value) filter (where movement_type = 'RETURN'), 0) as supplier_returns,
      coalesce(sum(value) filter (where movement_type = 'REVALUATION'), 0) as revaluations,
      coalesce(-sum(quantity) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0) as issued_quantity,
      bool_or(movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')) as has_issues
    from posted group by product_id, warehouse_id) m
  left join lateral (select * from movement_days d where d.product_id = m.product_id and d.warehouse_id = m.warehouse_id
    order by d.day desc limit 1) b using (product_id, warehouse_id)
  order by product_id, warehouse_id
  on conflict (product_id, warehouse_id, day) do update set stock_value = excluded.stock_value,
    receipts = excluded.receipts, production_in = excluded.production_in, issues = excluded.issues,
    production_out = excluded.production_out, transfers = excluded.transfers,
    count_differences = excluded.count_differences, scrap = excluded.scrap, supplier_returns = excluded.supplier_returns,
    revaluations = excluded.revaluations, value_days = excluded.value_days, issued_quantity = excluded.issued_quantity,
    last_issue_day = excluded.last_issue_day;
  return null;
end $$;
create trigger stock_movements_days after insert on stock_movements
  referencing new table as posted for each statement execute function keep_movement_days();

-- For reports by day: refuses to answer for days of another time zone than those that are kept.
create function require_movement_day_zone(zone text) returns boolean language plpgsql stable as $$
begin
  if not exists (select from movement_day_zone where time_zone = zone) then
    raise exception 'the days of the ledger are not kept in the time zone %', zone using errcode = 'HD020';
  end if;
  return true;
end $$;
