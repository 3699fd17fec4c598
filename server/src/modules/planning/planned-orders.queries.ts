import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { PlannedOrderList, PlannedOrderRow, StandingPlannedOrder } from './planned-orders.schemas.ts';

function shownOrders() {
  return queries
    .selectFrom('planned_orders as o')
    .innerJoin('products as p', 'p.product_id', 'o.product_id')
    .leftJoin('suppliers as s', 's.supplier_id', 'o.supplier_id')
    .leftJoin('purchase_order_items as l', 'l.po_item_id', 'o.po_item_id')
    .select((eb) => [
      'o.planned_order_id',
      'o.first_run_id as run_id',
      'o.product_id',
      'p.product_code',
      'p.product_name',
      'p.unit_of_measure',
      'o.order_type',
      'o.quantity',
      'o.start_date',
      'o.due_date',
      'o.lot_number',
      'o.supplier_id',
      's.supplier_code',
      'o.bom_id',
      'o.firm',
      eb
        .case()
        .when('o.converted_at', 'is not', null)
        .then('CONVERTED')
        .when('o.ended_run_id', 'is not', null)
        .then('REPLACED')
        .else('PLANNED')
        .end()
        .as('status'),
      'o.production_order_id',
      'l.purchase_order_id',
    ]);
}

/** The planned orders that stood after a run, of reality or of its scenario. */
function ordersAfter(runId: number) {
  return shownOrders()
    .where(({ eb, selectFrom }) =>
      eb(
        'o.scenario_id',
        'is not distinct from',
        selectFrom('planning_runs as own').select('own.scenario_id').where('own.run_id', '=', runId),
      ),
    )
    .where('o.first_run_id', '<=', runId)
    .where(({ eb, or }) => or([eb('o.ended_run_id', 'is', null), eb('o.ended_run_id', '>', runId)]))
    .where(({ eb, or, exists, selectFrom }) =>
      // What was converted before a later run is no part of that run's plan any more.
      or([
        eb('o.converted_at', 'is', null),
        exists(
          selectFrom('planning_runs as r')
            .select('r.run_id')
            .where('r.run_id', '=', runId)
            .whereRef('r.started_at', '<=', 'o.converted_at'),
        ),
      ]),
    );
}

export async function listPlannedOrders(
  db: Db,
  runId: number,
  list: PlannedOrderList,
): Promise<Page<PlannedOrderRow>> {
  const order = sortOrder(list.sort, 'due_date');
  const field = order.field === 'product_code' ? ('p.product_code' as const) : (`o.${order.field}` as const);
  let query = ordersAfter(runId);
  if (list.product_id !== undefined) query = query.where('o.product_id', '=', list.product_id);
  if (list.order_type !== undefined) query = query.where('o.order_type', '=', list.order_type);
  if (list.supplier_id !== undefined) query = query.where('o.supplier_id', '=', list.supplier_id);
  if (list.start_to !== undefined) query = query.where('o.start_date', '<=', list.start_to);
  if (list.due_from !== undefined) query = query.where('o.due_date', '>=', list.due_from);
  if (list.due_to !== undefined) query = query.where('o.due_date', '<=', list.due_to);
  if (list.search) query = query.where(searchCondition('p.search_text', list.search));
  const sorted = query.orderBy(field, order.direction).orderBy('o.planned_order_id');
  return (await readPage(db, sorted, list)) as Page<PlannedOrderRow>;
}

export async function findPlannedOrder(
  db: Db,
  runId: number,
  plannedOrderId: number,
): Promise<PlannedOrderRow | undefined> {
  const [row] = await db.select(ordersAfter(runId).where('o.planned_order_id', '=', plannedOrderId));
  return row as PlannedOrderRow | undefined;
}

/** Of reality or of a scenario, whatever became of them; an unknown one is missing. */
export async function plannedOrdersById(
  db: Db,
  plannedOrderIds: readonly number[],
): Promise<StandingPlannedOrder[]> {
  if (plannedOrderIds.length === 0) return [];
  const rows = await db.select(
    shownOrders()
      .select('o.scenario_id')
      .where('o.planned_order_id', 'in', [...plannedOrderIds]),
  );
  return rows as StandingPlannedOrder[];
}

/** A planned order as the plan knows it: it has no number there. */
export interface OrderKey {
  readonly productId: number;
  readonly dueDate: string;
  readonly lotNumber: number;
}

const readIds = statement<{ planned_order_id: number | null }>(
  'planned_order_ids',
  `select o.planned_order_id from unnest($2::bigint[], $3::date[], $4::integer[]) with ordinality
     as k (product_id, due_date, lot_number, place)
   left join lateral (select planned_order_id from planned_orders o
     where o.product_id = k.product_id and o.due_date = k.due_date and o.lot_number = k.lot_number
       and o.scenario_id is not distinct from (select scenario_id from planning_runs where run_id = $1)
       and o.first_run_id <= $1 and (o.ended_run_id is null or o.ended_run_id > $1)
     order by o.planned_order_id desc limit 1) o on true
   order by k.place`,
);

/** The numbers of the planned orders of a run, in the order given. */
export async function plannedOrderIds(
  db: Db,
  runId: number,
  keys: readonly OrderKey[],
): Promise<(number | null)[]> {
  if (keys.length === 0) return [];
  const rows = await db.run(readIds, [
    runId,
    keys.map((key) => key.productId),
    keys.map((key) => key.dueDate),
    keys.map((key) => key.lotNumber),
  ]);
  return rows.map((row) => row.planned_order_id);
}

const readDocuments = statement<{ kind: string; id: number; document: string | null }>(
  'planning_documents',
  `select 'PURCHASE_ORDER' as kind, l.po_item_id as id, o.po_number as document
   from purchase_order_items l join purchase_orders o using (purchase_order_id) where l.po_item_id = any($1::bigint[])
   union all
   select 'PRODUCTION_ORDER', production_order_id, order_number from production_orders
   where production_order_id = any($2::bigint[])
   union all
   select 'COMPONENT', c.production_order_component_id, m.order_number
   from production_order_components c join production_orders m using (production_order_id)
   where c.production_order_component_id = any($3::bigint[])
   union all
   select 'DEMAND', demand_id, reference_number from demands where demand_id = any($4::bigint[])`,
);

export interface Documents {
  readonly PURCHASE_ORDER: readonly number[];
  readonly PRODUCTION_ORDER: readonly number[];
  readonly COMPONENT: readonly number[];
  readonly DEMAND: readonly number[];
}

/** @returns by kind and id, as "DEMAND 7": what people call it */
export async function documentNames(db: Db, wanted: Documents): Promise<Map<string, string | null>> {
  const rows = await db.run(readDocuments, [
    wanted.PURCHASE_ORDER,
    wanted.PRODUCTION_ORDER,
    wanted.COMPONENT,
    wanted.DEMAND,
  ]);
  return new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.document]));
}
