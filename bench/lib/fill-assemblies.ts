import pg from 'pg';

export interface Assembly {
  readonly productId: number;
  readonly bomId: number;
}

export interface AssembliesSize {
  readonly assemblies: number;
  readonly components: number;
  /** of each material, 1 kg in each */
  readonly layers: number;
}

export const FINISHED_WAREHOUSE = 2;

/**
 * Finished products, each with an ACTIVE recipe of 1 kg of each of its own materials, and stock of those in layers of 1 kg, so
 * that an order of n pieces empties n layers of every component. Scopes, movements and events add up.
 */
export async function fillAssemblies(
  location: pg.ClientConfig,
  passwordHash: string,
  { assemblies, components, layers }: AssembliesSize,
): Promise<readonly Assembly[]> {
  const client = new pg.Client(location);
  await client.connect();
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  await run('begin');
  await run(
    `insert into users (username, full_name, role, password_hash) values ('planner', 'Planner', 'prod_mgr', $1)`,
    [passwordHash],
  );
  await run(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    values ('RM01', 'Materials', 'RAW_MATERIALS'), ('FP01', 'Finished', 'FINISHED_PRODUCTS')`);
  await run(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     select 'MADE-' || n, 'Made ' || n, 'FINISHED_PRODUCT', 'PCS' from generate_series(1, $1::integer) n`,
    [assemblies],
  );
  await run(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     select 'PART-' || p || '-' || n, 'Part ' || n || ' of ' || p, 'RAW_MATERIAL', 'KG'
     from generate_series(1, $1::integer) p cross join generate_series(1, $2::integer) n`,
    [assemblies, components],
  );
  await run(`insert into bill_of_materials (parent_product_id, bom_version, base_quantity, yield_percentage,
      labor_cost_per_unit, overhead_cost_per_unit, status, effective_date)
    select product_id, '1.0', 1, 100, 3.25, 1.5, 'ACTIVE', '2026-01-01' from products where product_code like 'MADE-%'
    order by product_id`);
  await run(`insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
      scrap_percentage)
    select b.bom_id, part.product_id, 10 * row_number() over (partition by b.bom_id order by part.product_id), 1, 'KG', 0
    from bill_of_materials b join products made on made.product_id = b.parent_product_id
    join products part on part.product_code like replace(made.product_code, 'MADE-', 'PART-') || '-%'`);
  await fillLayers(client, layers);
  await run('commit');
  await run('vacuum analyze');
  const { rows } = await run('select parent_product_id, bom_id from bill_of_materials order by bom_id');
  await client.end();
  return (rows as { parent_product_id: string; bom_id: string }[]).map((row) => ({
    productId: Number(row.parent_product_id),
    bomId: Number(row.bom_id),
  }));
}

async function fillLayers(client: pg.Client, layers: number): Promise<void> {
  await client.query(
    `insert into stock_scopes (product_id, warehouse_id, last_event_number, on_hand, approved_available, stock_value,
       locked_by)
     select product_id, 1, $1::integer, $1::integer, $1::integer, $1::integer * 12.5, pg_current_xact_id()
     from products where product_type = 'RAW_MATERIAL'`,
    [layers],
  );
  await client.query(
    `insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
       unit_cost, initial_value, remaining_value, quality_status)
     select product_id, 1, 'B-' || product_id || '-' || n, timestamptz '2026-01-01' + n * interval '1 hour', 1, 1, 12.5, 12.5,
       12.5, 'APPROVED' from stock_scopes cross join generate_series(1, $1::integer) n`,
    [layers],
  );
  await client.query(`insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity,
      unit_cost, value, on_hand_after, stock_value_after, reference_type, movement_date, request_id)
    select 'STOCK_IN', inventory_item_id, product_id, 1, 1, 12.5, 12.5, row_number() over w, 12.5 * row_number() over w,
      'MANUAL', entry_date, 'bench'
    from inventory_items window w as (partition by product_id order by entry_date) order by entry_date`);
  await client.query(`insert into inventory_events (product_id, warehouse_id, event_number, inventory_item_id, event_type,
      quantity_change, reserved_change, available_after, issuable_after, quality_status_after, occurred_at, request_id)
    select product_id, 1, row_number() over (partition by product_id order by entry_date), inventory_item_id, 'RECEIVE',
      1, 0, 1, true, 'APPROVED', entry_date, 'bench' from inventory_items`);
}
