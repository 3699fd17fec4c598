import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { searchCondition } from '../../platform/http/paging.ts';
import type { ScenarioComparison } from './scenario-comparison.schemas.ts';
import type { SupplierPrice } from './scenario-comparison.ts';

export type RunHead = Omit<ScenarioComparison['runs'][number], 'figures' | 'differences'>;

const readHeads = statement<RunHead>(
  'planning_compared_runs',
  `select r.run_id, r.scenario_id, s.scenario_name, r.first_day, r.horizon_days, r.finished_at
   from unnest($1::bigint[]) with ordinality as w (run_id, place)
   join planning_runs r using (run_id) left join planning_scenarios s using (scenario_id)
   order by w.place`,
);

/** In the order given; one that does not exist is absent. */
export function runHeads(db: Db, runIds: readonly number[]): Promise<RunHead[]> {
  return db.run(readHeads, [runIds]);
}

export interface NewestOfScenario {
  readonly scenario_id: number;
  readonly exists: boolean;
  readonly run_id: number | null;
}

const readNewest = statement<NewestOfScenario>(
  'planning_scenario_newest_runs',
  `select w.scenario_id, s.scenario_id is not null as exists, r.run_id
   from unnest($1::bigint[]) with ordinality as w (scenario_id, place)
   left join planning_scenarios s using (scenario_id)
   left join lateral (select run_id from planning_runs r where coalesce(r.scenario_id, 0) = w.scenario_id
     and r.state = 'COMPLETED' order by run_id desc limit 1) r on true
   order by w.place`,
);

/** The newest completed run of each, in the order given. */
export function newestRunsOf(db: Db, scenarioIds: readonly number[]): Promise<NewestOfScenario[]> {
  return db.run(readNewest, [scenarioIds]);
}

const readProductIds = statement<{ product_id: number }>(
  'planning_compared_products',
  'select product_id from products order by product_id',
);

export async function allProductIds(db: Db): Promise<number[]> {
  return (await db.run(readProductIds, [])).map((row) => row.product_id);
}

/** The products whose code or name a text is found in. */
export async function foundProducts(db: Db, search: string): Promise<ReadonlySet<number>> {
  const query = queries
    .selectFrom('products')
    .select('product_id')
    .where(searchCondition('search_text', search));
  return new Set((await db.select(query)).map((row) => row.product_id));
}

/** Of active links, with their price breaks. */
const readPrices = statement<SupplierPrice & { readonly product_id: number; readonly supplier_id: number }>(
  'planning_compared_prices',
  `select k.product_id, k.supplier_id, k.currency, k.unit_price,
     coalesce((select json_agg(json_build_object('minimum_quantity', b.minimum_quantity::text,
         'unit_price', b.unit_price::text, 'valid_from', b.valid_from, 'valid_to', b.valid_to)
         order by b.minimum_quantity, b.valid_from)
       from supplier_price_breaks b where b.product_supplier_id = k.product_supplier_id), '[]') as price_breaks
   from product_suppliers k where k.is_active`,
);

/** By product and supplier: "7 3". */
export async function supplierPriceList(db: Db): Promise<Map<string, SupplierPrice>> {
  const rows = await db.run(readPrices, []);
  return new Map(rows.map((row) => [`${row.product_id} ${row.supplier_id}`, row]));
}

const readSuppliersOfLines = statement<{ po_item_id: number; supplier_id: number }>(
  'planning_compared_lines',
  `select l.po_item_id, o.supplier_id from purchase_order_items l join purchase_orders o using (purchase_order_id)
   where l.po_item_id = any($1::bigint[])`,
);

/** Who delivers each line of a purchase order. */
export async function suppliersOfLines(db: Db, lineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.run(readSuppliersOfLines, [lineIds]);
  return new Map(rows.map((row) => [row.po_item_id, row.supplier_id]));
}

/** A planned order as two plans know it. */
export interface OrderQuestion {
  readonly runId: number;
  readonly scenarioId: number | null;
  readonly productId: number;
  readonly dueDate: string;
  readonly lotNumber: number;
}

const readIds = statement<{ planned_order_id: number | null }>(
  'planning_compared_order_ids',
  `select o.planned_order_id
   from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::date[], $5::integer[]) with ordinality
     as k (run_id, scenario, product_id, due_date, lot_number, place)
   left join lateral (select planned_order_id from planned_orders o
     where coalesce(o.scenario_id, 0) = k.scenario and o.product_id = k.product_id and o.due_date = k.due_date
       and o.lot_number = k.lot_number and o.first_run_id <= k.run_id
       and (o.ended_run_id is null or o.ended_run_id > k.run_id)
     order by o.planned_order_id desc limit 1) o on true
   order by k.place`,
);

/** The numbers of planned orders, in the order given. */
export async function orderNumbers(db: Db, asked: readonly OrderQuestion[]): Promise<(number | null)[]> {
  const rows = await db.run(readIds, [
    asked.map((one) => one.runId),
    asked.map((one) => one.scenarioId ?? 0),
    asked.map((one) => one.productId),
    asked.map((one) => one.dueDate),
    asked.map((one) => one.lotNumber),
  ]);
  return rows.map((row) => row.planned_order_id);
}
