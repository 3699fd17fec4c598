import type pg from 'pg';
import { expect } from 'vitest';
import type { TestDatabase } from './database.ts';

/**
 * What must hold of the stock at every commit, each as a query that must answer no row. docs/invariants.md has the same
 * numbers. Tests of anything that moves stock call `expectInvariants` at their end.
 */
const INVARIANTS: Readonly<Record<string, string>> = {
  'I01 layer bounds': `
    select inventory_item_id from inventory_items
    where not (quantity_in_stock >= 0 and reserved_quantity >= 0 and reserved_quantity <= quantity_in_stock
      and quantity_in_stock < 'Infinity' and remaining_value >= 0 and remaining_value < 'Infinity')
      or (quantity_in_stock = 0 and remaining_value <> 0)`,
  'I02 reserved = sum of open allocations': `
    select i.inventory_item_id, i.reserved_quantity, a.open from inventory_items i
    left join (select inventory_item_id, sum(allocated_quantity - consumed_quantity - released_quantity) as open
      from stock_allocations group by 1) a using (inventory_item_id)
    where i.reserved_quantity <> coalesce(a.open, 0)`,
  'I03 quantity = sum of movements': `
    select i.inventory_item_id, i.quantity_in_stock, m.quantity from inventory_items i
    left join (select inventory_item_id, sum(quantity) as quantity from stock_movements group by 1) m
      using (inventory_item_id)
    where i.quantity_in_stock <> coalesce(m.quantity, 0)`,
  'I04 value = sum of movement values': `
    select i.inventory_item_id, i.remaining_value, m.value from inventory_items i
    left join (select inventory_item_id, sum(value) as value from stock_movements group by 1) m
      using (inventory_item_id)
    where i.remaining_value <> coalesce(m.value, 0)`,
  'I05 no running balance is ever negative': `
    select movement_id from (select movement_id, sum(quantity) over w as quantity, sum(value) over w as value
      from stock_movements window w as (partition by inventory_item_id order by movement_id)) running
    where quantity < 0 or value < 0`,
  'I06 one origin movement, the first, of the initial quantity and value': `
    select i.inventory_item_id from inventory_items i
    left join lateral (select movement_type, quantity, value from stock_movements m
      where m.inventory_item_id = i.inventory_item_id order by movement_id limit 1) first on true
    where first.movement_type is null or first.quantity <> i.initial_quantity or first.value <> i.initial_value
      or first.movement_type not in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN', 'ADJUSTMENT', 'SPLIT')
      or (select count(*) from stock_movements m where m.inventory_item_id = i.inventory_item_id
        and m.movement_type in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN')) > 1`,
  'I07 signs fit the type': `
    select movement_id from stock_movements
    where quantity = 0 or quantity = 'NaN' or value = 'NaN' or sign(quantity) * sign(value) < 0
      or (movement_type in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN') and quantity < 0)
      or (movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT', 'SCRAP', 'RETURN') and quantity > 0)`,
  'I08 value in = value out + value on hand': `
    select m.value_in, m.value_out, i.on_hand
    from (select coalesce(sum(value) filter (where quantity > 0), 0) as value_in,
        -coalesce(sum(value) filter (where quantity < 0), 0) as value_out from stock_movements) m,
      (select coalesce(sum(remaining_value), 0) as on_hand from inventory_items) i
    where m.value_in <> m.value_out + i.on_hand`,
  'I09 what went into a completed order came out as layers or variances': `
    select o.order_number from production_orders o
    where o.status = 'COMPLETED' and o.actual_cost <>
      coalesce((select sum(m.value) from stock_movements m where m.reference_type = 'PRODUCTION_ORDER'
        and m.reference_id = o.production_order_id and m.movement_type = 'PRODUCTION_IN'), 0)
      + coalesce((select sum(v.variance_amount) from production_variances v
        where v.production_order_id = o.production_order_id), 0)`,
  'I10 no open allocation of a closed order': `
    select a.allocation_id from stock_allocations a join production_orders o using (production_order_id)
    where o.status in ('COMPLETED', 'CANCELLED')
      and a.allocated_quantity <> a.consumed_quantity + a.released_quantity`,
  'I11 allocation arithmetic, status and closing': `
    select allocation_id from stock_allocations
    where not (allocated_quantity > 0 and consumed_quantity >= 0 and released_quantity >= 0
        and consumed_quantity + released_quantity <= allocated_quantity)
      or status <> case when consumed_quantity + released_quantity = allocated_quantity
        then case when consumed_quantity = 0 then 'RELEASED' else 'CLOSED' end
        else case when consumed_quantity + released_quantity = 0 then 'OPEN' else 'PARTIAL' end end
      or (closed_at is not null) <> (consumed_quantity + released_quantity = allocated_quantity)`,
  'I12 what an open order holds of a component is not more than required, unless it was consumed': `
    select c.production_order_component_id from production_order_components c
    join (select production_order_component_id,
        sum(allocated_quantity - consumed_quantity - released_quantity) as open, sum(consumed_quantity) as consumed
      from stock_allocations group by 1) a using (production_order_component_id)
    where a.open > 0 and a.open + a.consumed > c.required_quantity`,
  "I13 an allocation's layer is of the component's product": `
    select a.allocation_id from stock_allocations a
    join production_order_components c using (production_order_component_id)
    join inventory_items i using (inventory_item_id)
    where i.product_id <> c.component_product_id or a.production_order_id <> c.production_order_id`,
  'I14 consumed of a component = its PRODUCTION_OUT movements': `
    select c.production_order_component_id, a.consumed, m.quantity from production_order_components c
    left join (select production_order_component_id, sum(consumed_quantity) as consumed from stock_allocations
      group by 1) a using (production_order_component_id)
    left join (select production_order_component_id, -sum(quantity) as quantity from stock_movements
      where movement_type = 'PRODUCTION_OUT' group by 1) m using (production_order_component_id)
    where coalesce(a.consumed, 0) <> coalesce(m.quantity, 0)`,
  // Judged by what is available: consuming what was reserved takes nothing new. A layer may have expired since its last event.
  'I15 strict FIFO: nothing was taken while an older issuable layer had stock': `
    select e.product_id, e.warehouse_id, e.event_number, e.event_type from inventory_events e
    join inventory_items taken on taken.inventory_item_id = e.inventory_item_id
    where e.event_type in ('RESERVE', 'ISSUE', 'CONSUME') and e.quantity_change - e.reserved_change < 0
      and not e.is_pinned and exists (
        select from inventory_items older
        join lateral (select available_after, issuable_after from inventory_events p
          where p.inventory_item_id = older.inventory_item_id and p.event_number < e.event_number
          order by p.event_number desc limit 1) before on true
        where older.product_id = e.product_id and older.warehouse_id = e.warehouse_id
          and (older.entry_date, older.inventory_item_id) < (taken.entry_date, taken.inventory_item_id)
          and before.issuable_after and before.available_after > 0
          and (older.expiry_date is null
            or older.expiry_date >= (e.occurred_at at time zone 'Europe/Istanbul')::date))`,
  'I16 events are gapless and end at the present state': `
    select s.product_id, s.warehouse_id, s.last_event_number, e.count, e.last from stock_scopes s
    left join (select product_id, warehouse_id, count(*) as count, max(event_number) as last from inventory_events
      group by 1, 2) e using (product_id, warehouse_id)
    where s.last_event_number <> coalesce(e.count, 0) or s.last_event_number <> coalesce(e.last, 0)
    union all
    select i.product_id, i.warehouse_id, i.inventory_item_id, null, null from inventory_items i
    left join lateral (select available_after from inventory_events e where e.inventory_item_id = i.inventory_item_id
      order by event_number desc limit 1) last on true
    where last.available_after is distinct from i.quantity_in_stock - i.reserved_quantity`,
  'I17 scope totals = sums of the layers': `
    select s.product_id, s.warehouse_id from stock_scopes s
    left join (select product_id, warehouse_id, sum(quantity_in_stock) as quantity, sum(reserved_quantity) as reserved,
        sum(remaining_value) as value from inventory_items group by 1, 2) i using (product_id, warehouse_id)
    where s.on_hand <> coalesce(i.quantity, 0) or s.reserved <> coalesce(i.reserved, 0)
      or s.stock_value <> coalesce(i.value, 0)`,
  'I20 quantities and status of orders agree': `
    select order_number from production_orders where completed_quantity + scrapped_quantity > planned_quantity
      or (status = 'COMPLETED' and completed_quantity + scrapped_quantity = 0)
      or (status in ('PLANNED', 'RELEASED') and completed_quantity + scrapped_quantity <> 0)`,
  'I21 the status history is an unbroken chain to the present status': `
    select production_order_id from (
      select production_order_id, sequence_number, from_status,
        lag(to_status) over w as previous, row_number() over w as place
      from production_order_status_history window w as (partition by production_order_id order by sequence_number)) h
    where sequence_number <> place or (place > 1 and from_status is distinct from previous)
    union all
    select o.production_order_id from production_orders o
    join lateral (select to_status from production_order_status_history h
      where h.production_order_id = o.production_order_id order by sequence_number desc limit 1) last on true
    where last.to_status <> o.status`,
  'I25 an idempotency key has a stored answer': `
    select idempotency_key from idempotency_keys where status_code is null or response_body is null`,
  // The trigger checks the same, but only when it is there.
  'I30 the database is sound': `
    select conname::text as broken from pg_constraint where not convalidated
    union all select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid
      where not i.indisvalid or not i.indisready
    union all select tgname::text from pg_trigger where not tgisinternal and tgenabled = 'D'
    union all select relname::text from pg_stat_user_tables
      where relname in ('stock_movements', 'inventory_events', 'audit_log') and n_tup_upd + n_tup_del > 0`,
};

/** The violated invariants with their first rows, as one transaction sees them; empty when all hold. */
export async function violatedInvariants(client: pg.PoolClient): Promise<Record<string, unknown[]>> {
  // A check may read all events of a long test; the pool's limit is meant for requests.
  await client.query(`set local statement_timeout = '60s'`);
  const violated: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const { rows } = await client.query(query);
    if (rows.length > 0) violated[name] = rows.slice(0, 5);
  }
  return violated;
}

/** All are asked of one snapshot: between two, another transaction could commit and look like a fault. */
export async function expectInvariants(db: TestDatabase): Promise<void> {
  // Nobody else gathers statistics in a test, and without them some of the checks take ten times as long.
  await db.sql('analyze');
  const client = await db.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    expect(await violatedInvariants(client)).toEqual({});
  } finally {
    await client.query('rollback');
    client.release();
  }
}
