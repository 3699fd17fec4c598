/** Whatever runs SQL: a client of the benchmark's database, or of a test's. */
interface Runner {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export interface MovementsSize {
  readonly movements: number;
  readonly products: number;
  /** one receipt and so many issues less one; left out, 20 */
  readonly movementsOfALayer?: number;
  /** the first of so many layers of a scope keeps some stock; left out, 3; 1: each does */
  readonly keptEvery?: number;
}

const WAREHOUSES = 3;
/** of a type that is asked for and hardly ever met */
const RARE_EVERY = 25_000;

/**
 * A long history, written in bulk: in turn each product in each warehouse moves, one movement a minute. A layer of 1000 is
 * received, eighteen issues take 50 each, and the last one what is left, except from every third layer, which keeps half of
 * that (so it is with twenty movements a layer). Layers, scopes, movements with the balance after each, and events add up as the
 * ledger leaves them.
 */
export async function fillMovements(client: Runner, size: MovementsSize): Promise<void> {
  const { movementsOfALayer: ofALayer = 20, keptEvery = 3 } = size;
  const issue = 1000 / ofALayer;
  await client.query('begin');
  await client.query('set local statement_timeout = 0');
  await client.query(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    select 'WH' || n, 'Warehouse ' || n, (array['RAW_MATERIALS', 'SEMI_FINISHED', 'FINISHED_PRODUCTS'])[n]
    from generate_series(1, ${WAREHOUSES}) n`);
  await client.query(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     select 'BENCH-' || n, 'Product ' || n, 'RAW_MATERIAL', 'KG' from generate_series(1, $1::integer) n`,
    [size.products],
  );
  const scopes = size.products * WAREHOUSES;
  await client.query(
    `create temporary table plan on commit drop as
     select n, s.product_id, s.warehouse_id, n / ${scopes} as turn, n / ${scopes} / ${ofALayer} as layer,
       timestamptz '2024-01-01' + n * interval '1 minute' as moment,
       10 + s.product_id % 50 + 0.25 * (n / ${scopes} / ${ofALayer})::numeric(15, 4) as unit_cost,
       (case n / ${scopes} % ${ofALayer} when 0 then 1000
         when ${ofALayer - 1} then case n / ${scopes} / ${ofALayer} % ${keptEvery} when 0 then -${issue} else -${2 * issue} end
         else -${issue} end)::numeric(15, 3) as quantity,
       null::bigint as inventory_item_id
     from (select product_id, warehouse_id, row_number() over (order by product_id, warehouse_id) - 1 as place
       from products cross join warehouses
       where product_code like 'BENCH-%' and warehouse_code in ('WH1', 'WH2', 'WH3')) s
     join generate_series(0, $1::bigint - 1) n on n % ${scopes} = s.place`,
    [size.movements],
  );
  await client.query('create index on plan (n)');
  await client.query('analyze plan');
  await writeLayers(client);
  await writeLedger(client);
  await client.query('commit');
  await client.query('vacuum analyze');
}

async function writeLayers(client: Runner): Promise<void> {
  await client.query(`insert into stock_scopes (product_id, warehouse_id, last_event_number, on_hand,
      approved_available, stock_value, locked_by)
    select product_id, warehouse_id, count(*), sum(quantity), sum(quantity), sum(quantity * unit_cost), pg_current_xact_id()
    from plan group by 1, 2`);
  await client.query(`insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity,
      quantity_in_stock, unit_cost, initial_value, remaining_value, quality_status, created_at, updated_at)
    select product_id, warehouse_id, 'B-' || product_id || '-' || warehouse_id || '-' || layer, min(moment), 1000,
      sum(quantity), min(unit_cost), 1000 * min(unit_cost), sum(quantity * unit_cost), 'APPROVED', min(moment), max(moment)
    from plan group by product_id, warehouse_id, layer order by min(n)`);
  await client.query(`update plan p set inventory_item_id = i.inventory_item_id from inventory_items i
    where i.batch_number = 'B-' || p.product_id || '-' || p.warehouse_id || '-' || p.layer`);
}

async function writeLedger(client: Runner): Promise<void> {
  await client.query(`insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity,
      unit_cost, value, on_hand_after, stock_value_after, reference_type, reference_id, movement_date, request_id)
    select case when quantity > 0 then 'STOCK_IN' when n % ${RARE_EVERY} = ${RARE_EVERY} - 1 then 'SCRAP'
        when n % 3 = 0 then 'PRODUCTION_OUT' else 'STOCK_OUT' end,
      inventory_item_id, product_id, warehouse_id, quantity, unit_cost, quantity * unit_cost,
      sum(quantity) over w, sum(quantity * unit_cost) over w,
      case when n % 3 = 0 and quantity < 0 then 'PRODUCTION_ORDER' else 'MANUAL' end,
      case when n % 3 = 0 and quantity < 0 then n / 30 end, moment, 'bench'
    from plan window w as (partition by product_id, warehouse_id order by n) order by n`);
  await client.query(`insert into inventory_events (product_id, warehouse_id, event_number, inventory_item_id, event_type,
      quantity_change, reserved_change, available_after, issuable_after, quality_status_after, occurred_at, request_id)
    select product_id, warehouse_id, turn + 1, inventory_item_id, case when quantity > 0 then 'RECEIVE' else 'ISSUE' end,
      quantity, 0, sum(quantity) over (partition by inventory_item_id order by n), true, 'APPROVED', moment, 'bench'
    from plan order by n`);
}
