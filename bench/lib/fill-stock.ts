import pg from 'pg';

export interface StockOut {
  readonly productId: number;
  readonly quantity: string;
}

export interface Stock {
  readonly description: string;
  /** a random product, and a quantity that spans one to three layers */
  next(): StockOut;
}

export interface StockSize {
  readonly products: number;
  readonly layers: number;
}

/** Stock as it would be after a long time: written in bulk, with scopes, movements and events that add up. */
export async function fillStock(
  location: pg.ClientConfig,
  passwordHash: string,
  { products, layers }: StockSize = { products: 2_000, layers: 40 },
): Promise<Stock> {
  const client = new pg.Client(location);
  await client.connect();
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  await run('begin');
  await run(
    `insert into users (username, full_name, role, password_hash) values ('clerk', 'Clerk', 'inv_clerk', $1)`,
    [passwordHash],
  );
  await run(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    values ('RM01', 'Bench', 'RAW_MATERIALS')`);
  await run(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     select 'BENCH-' || n, 'Product ' || n, 'RAW_MATERIAL', 'KG' from generate_series(1, $1::integer) n`,
    [products],
  );
  await run(
    `insert into stock_scopes (product_id, warehouse_id, last_event_number, on_hand, approved_available, stock_value,
       locked_by)
     select product_id, 1, $1::integer, $1::integer * 1000, $1::integer * 1000, $1::integer * 12500, pg_current_xact_id() from products`,
    [layers],
  );
  await run(
    `insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
       unit_cost, initial_value, remaining_value, quality_status)
     select product_id, 1, 'B-' || product_id || '-' || n, timestamptz '2026-01-01' + n * interval '1 hour', 1000, 1000,
       12.5, 12500, 12500, 'APPROVED' from products cross join generate_series(1, $1::integer) n`,
    [layers],
  );
  await run(`insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost,
      value, on_hand_after, stock_value_after, reference_type, movement_date, request_id)
    select 'STOCK_IN', inventory_item_id, product_id, 1, 1000, 12.5, 12500, 1000 * row_number() over w,
      12500 * row_number() over w, 'MANUAL', entry_date, 'bench'
    from inventory_items window w as (partition by product_id order by entry_date) order by entry_date`);
  await run(`insert into inventory_events (product_id, warehouse_id, event_number, inventory_item_id, event_type,
      quantity_change, reserved_change, available_after, issuable_after, quality_status_after, occurred_at, request_id)
    select product_id, 1, row_number() over (partition by product_id order by entry_date), inventory_item_id, 'RECEIVE',
      1000, 0, 1000, true, 'APPROVED', entry_date, 'bench' from inventory_items`);
  await run('commit');
  await run('vacuum analyze');
  await client.end();
  let state = 20_261_121;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return {
    description: `${products} products with ${layers} layers each`,
    next: () => ({
      productId: 1 + below(products),
      quantity: `${1 + below(30)}.${String(below(1_000)).padStart(3, '0')}`,
    }),
  };
}
