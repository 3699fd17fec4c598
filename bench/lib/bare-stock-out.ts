import pg from 'pg';
import type { StockOut } from './fill-stock.ts';

/**
 * The limit: the same work (scope lock, FIFO over the layers, layers, movements, events, scope totals, audit row, durable
 * commit) written by hand as one prepared statement behind the lock, all of it sent in one flush. No HTTP, no login, no
 * validation, no kernel; and it reads at most eight layers, which a server cannot promise.
 */
const LOCK = `update stock_scopes set locked_by = pg_current_xact_id() where product_id = $1 and warehouse_id = $2`;

const ISSUE = `
  with layer as materialized (
    select inventory_item_id, unit_cost, quantity_in_stock as on_hand, remaining_value,
      quantity_in_stock - reserved_quantity as available, entry_date from inventory_items
    where product_id = $1 and warehouse_id = $3 and quality_status = 'APPROVED' and quantity_in_stock > reserved_quantity
      and (expiry_date is null or expiry_date >= current_date)
    order by entry_date, inventory_item_id limit 8 for no key update),
  running as (
    select *, sum(available) over (order by entry_date, inventory_item_id) as until, sum(available) over () as all_of_it
    from layer),
  take as (
    select *, least(available, $2::numeric - (until - available)) as quantity from running
    where until - available < $2::numeric and all_of_it >= $2::numeric),
  valued as (
    select *, case when quantity = on_hand then remaining_value else least(round(quantity * unit_cost, 4), remaining_value)
      end as value from take),
  changed as (
    update inventory_items i set quantity_in_stock = i.quantity_in_stock - v.quantity,
      remaining_value = i.remaining_value - v.value, updated_at = now()
    from valued v where i.inventory_item_id = v.inventory_item_id
    returning i.inventory_item_id, v.entry_date, v.unit_cost, v.quantity, v.value,
      i.quantity_in_stock - i.reserved_quantity as after),
  scope as (
    update stock_scopes s set last_event_number = last_event_number + t.n, on_hand = on_hand - t.quantity,
      approved_available = approved_available - t.quantity, stock_value = stock_value - t.value
    from (select count(*) as n, sum(quantity) as quantity, sum(value) as value from changed) t
    where product_id = $1 and warehouse_id = $3
    returning last_event_number - t.n as before, on_hand + t.quantity as on_hand, stock_value + t.value as stock_value),
  event as (
    insert into inventory_events (product_id, warehouse_id, event_number, inventory_item_id, event_type, quantity_change,
      reserved_change, available_after, issuable_after, quality_status_after, occurred_at, request_id)
    select $1, $3, before + row_number() over w, inventory_item_id, 'ISSUE', -quantity, 0, after, true, 'APPROVED', now(),
      'bare' from changed cross join scope window w as (order by entry_date, inventory_item_id)),
  audited as (
    insert into audit_log (occurred_at, user_id, username, request_id, action, entity_type, entity_id, after)
    values (now(), 1, 'clerk', 'bare', 'stock.issue', 'product', $1::bigint::text,
      '{"quantity": "1.000", "total_cost": "12.5000", "reason": "bench"}'))
  insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
    on_hand_after, stock_value_after, reference_type, reason, movement_date, created_by, request_id)
  select 'STOCK_OUT', inventory_item_id, $1, $3, -quantity, unit_cost, -value, on_hand - sum(quantity) over w,
    stock_value - sum(value) over w, 'MANUAL', 'bench', now(), 1, 'bare'
  from changed cross join scope window w as (order by entry_date, inventory_item_id) order by entry_date
  returning movement_id`;

export async function connectBare(location: pg.ClientConfig, connections: number): Promise<pg.Client[]> {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ ...location, pipeline: true } as pg.ClientConfig),
  );
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

export async function bareStockOut(
  clients: readonly pg.Client[],
  worker: number,
  { productId, quantity }: StockOut,
  warehouseId = 1,
): Promise<void> {
  const client = clients[worker];
  if (client === undefined) throw new Error('There is no such connection');
  const [, , issued] = await Promise.all([
    client.query('begin'),
    client.query({ name: 'lock', text: LOCK, values: [productId, warehouseId] }),
    client.query({ name: 'issue', text: ISSUE, values: [productId, quantity, warehouseId] }),
    client.query('commit'),
  ]);
  if (issued.rows.length === 0) throw new Error(`Product ${productId} ran dry`);
}
