import { type Bom, formatAmount, formatPercentage, formatQuantity } from '@horoz/kernel';
import type pg from 'pg';
import type { Structure } from './boms.ts';

const LAYERS = 5;

/**
 * A structure as ACTIVE recipes, and five layers of each of its materials, with scopes, movements and events that add up. A
 * product's number is its number in the structure plus one.
 */
export async function fillBoms(
  client: pg.Client,
  { root, subBoms }: Structure,
  passwordHash: string,
): Promise<{ bomId: number; materialId: number }> {
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  const boms = [root, ...subBoms.values()];
  const made = new Set(boms.map((bom) => bom.productId));
  const products = [
    ...new Set(boms.flatMap((bom) => [bom.productId, ...bom.lines.map((line) => line.componentProductId)])),
  ];
  await run('begin');
  await run(
    `insert into users (username, full_name, role, password_hash) values ('planner', 'Planner', 'prod_mgr', $1)`,
    [passwordHash],
  );
  await run(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    values ('RM01', 'Bench', 'RAW_MATERIALS')`);
  await run(
    `insert into products (product_id, product_code, product_name, product_type, unit_of_measure) overriding system value
     select id + 1, 'BENCH-' || id, 'Product ' || id, case when is_made then 'SEMI_FINISHED' else 'RAW_MATERIAL' end, 'KG'
     from unnest($1::bigint[], $2::boolean[]) as p (id, is_made)`,
    [products, products.map((id) => made.has(id))],
  );
  for (const bom of boms) await insertBom(client, bom);
  await run(
    `insert into stock_scopes (product_id, warehouse_id, last_event_number, on_hand, approved_available, stock_value,
       locked_by)
     select product_id, 1, $1::integer, $1::integer * 1000, $1::integer * 1000, $1::integer * 12500, pg_current_xact_id()
     from products where product_type = 'RAW_MATERIAL'`,
    [LAYERS],
  );
  await run(
    `insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
       unit_cost, initial_value, remaining_value, quality_status)
     select product_id, 1, 'B-' || product_id || '-' || n, timestamptz '2026-01-01' + n * interval '1 hour', 1000, 1000,
       12.5, 12500, 12500, 'APPROVED' from stock_scopes cross join generate_series(1, $1::integer) n`,
    [LAYERS],
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
  const { rows } = await run('select bom_id from bill_of_materials where parent_product_id = $1', [
    root.productId + 1,
  ]);
  const materialId = 1 + (products.find((id) => !made.has(id)) ?? 0);
  return { bomId: Number((rows[0] as { bom_id: string }).bom_id), materialId };
}

async function insertBom(client: pg.Client, bom: Bom): Promise<void> {
  await client.query(
    `with header as (
       insert into bill_of_materials (parent_product_id, bom_version, base_quantity, yield_percentage, labor_cost_per_unit,
         overhead_cost_per_unit, status, effective_date)
       values ($1, '1.0', $2, $3, $4, $5, 'ACTIVE', '2026-01-01') returning bom_id)
     insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
       scrap_percentage)
     select bom_id, l.product_id, l.place * 10, l.quantity, 'KG', l.scrap
     from header, unnest($6::bigint[], $7::numeric[], $8::numeric[]) with ordinality as l (product_id, quantity, scrap, place)`,
    [
      bom.productId + 1,
      formatQuantity(bom.baseQuantity),
      formatPercentage(bom.yieldPercentage),
      formatAmount(bom.laborCostPerUnit),
      formatAmount(bom.overheadCostPerUnit),
      bom.lines.map((line) => line.componentProductId + 1),
      bom.lines.map((line) => formatQuantity(line.quantityRequired)),
      bom.lines.map((line) => formatPercentage(line.scrapPercentage)),
    ],
  );
}
