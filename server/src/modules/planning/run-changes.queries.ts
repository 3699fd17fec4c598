import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { ChangedOrder } from './plan-changes.ts';
import type { RunChangeList } from './run-changes.schemas.ts';

const readPrevious = statement<{ run_id: number }>(
  'planning_run_previous',
  `select o.run_id from planning_runs r join planning_runs o on o.run_id < r.run_id and o.state = 'COMPLETED'
     and coalesce(o.scenario_id, 0) = coalesce(r.scenario_id, 0)
   where r.run_id = $1 order by o.run_id desc limit 1`,
);

/** The completed run before it, of the same scenario; undefined for the first. */
export async function previousRun(db: Db, runId: number): Promise<number | undefined> {
  return (await db.run(readPrevious, [runId]))[0]?.run_id;
}

interface ChangedProduct {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
}

/** The products whose planned orders a run has changed. */
export async function changedProducts(
  db: Db,
  runId: number,
  list: RunChangeList,
): Promise<Page<ChangedProduct>> {
  const { direction } = sortOrder(list.sort, 'product_code');
  let query = queries
    .selectFrom('products as p')
    .select(['p.product_id', 'p.product_code', 'p.product_name', 'p.unit_of_measure'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('planned_orders as o')
          .select('o.planned_order_id')
          .whereRef('o.product_id', '=', 'p.product_id')
          .where(({ eb, or }) => or([eb('o.first_run_id', '=', runId), eb('o.ended_run_id', '=', runId)])),
      ),
    );
  if (list.product_id !== undefined) query = query.where('p.product_id', '=', list.product_id);
  if (list.search) query = query.where(searchCondition('p.search_text', list.search));
  return readPage(db, query.orderBy('p.product_code', direction).orderBy('p.product_id'), list);
}

const readOrders = statement<ChangedOrder & { readonly product_id: number; readonly is_new: boolean }>(
  'planning_run_changed_orders',
  `select o.product_id, o.planned_order_id, o.quantity, o.start_date, o.due_date, o.lot_number, s.supplier_code,
     o.first_run_id = $1 as is_new
   from planned_orders o left join suppliers s using (supplier_id)
   where o.product_id = any($2::bigint[]) and (o.first_run_id = $1 or o.ended_run_id = $1)
   order by o.due_date, o.lot_number, o.planned_order_id`,
);

/** What a run has added to the plan, and what it has ended. */
export function changedOrders(db: Db, runId: number, productIds: readonly number[]) {
  return db.run(readOrders, [runId, productIds]);
}

const readChangedAmong = statement<{ product_id: number }>(
  'planning_run_changed_among',
  `select w.product_id from unnest($2::bigint[]) as w (product_id)
   where exists (select from planned_orders o where o.product_id = w.product_id
     and (o.first_run_id = $1 or o.ended_run_id = $1))`,
);

/** Which of these products have orders that a run has changed. */
export async function changedAmong(
  db: Db,
  runId: number,
  productIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (productIds.length === 0) return new Set();
  const rows = await db.run(readChangedAmong, [runId, productIds]);
  return new Set(rows.map((row) => row.product_id));
}
