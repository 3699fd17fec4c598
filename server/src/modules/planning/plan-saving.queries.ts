import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { StandingOrder } from './plan-difference.ts';
import type { OrderRows } from './planned-order-rows.ts';

/** $1 scenario, $2 since when a conversion counts; what stands first, then what was converted meanwhile. */
const standing = (name: string, condition: string) => {
  const columns = `o.planned_order_id, o.product_id, o.order_type = 'MAKE' as is_made, (o.quantity * 1000)::bigint as thousandths,
    o.start_date - '1970-01-01' as start_day, o.due_date - '1970-01-01' as due_day, o.lot_number, o.supplier_id, o.bom_id`;
  return statement<StandingOrder>(
    name,
    `select ${columns}, false as is_converted from planned_orders o
     where coalesce(o.scenario_id, 0) = coalesce($1::bigint, 0) and o.ended_run_id is null and o.converted_at is null
       and not o.firm ${condition}
     union all
     select ${columns}, true from planned_orders o
     where $1::bigint is null and o.scenario_id is null and o.converted_at >= $2::timestamptz ${condition}`,
  );
};
const standingOfAll = standing('planned_orders_standing', '');
const standingOfSome = standing('planned_orders_standing_of', 'and o.product_id = any($3::bigint[])');

/**
 * The planned orders that stand, without the firm ones.
 *
 * @param readAt when the factory was read: what was converted since is known as such
 * @param productIds null: of all products
 */
export function readStanding(
  tx: Tx,
  scenarioId: number | null,
  readAt: Date,
  productIds: readonly number[] | null,
): Promise<StandingOrder[]> {
  return productIds === null
    ? tx.run(standingOfAll, [scenarioId, readAt])
    : tx.run(standingOfSome, [scenarioId, readAt, productIds]);
}

/** Locked by number, as a conversion locks them. What has been converted or fixed by now is left alone. */
const end = statement<never>(
  'planned_orders_end',
  `with other as (
     select o.planned_order_id from planned_orders o
     where o.planned_order_id = any($2::bigint[]) and o.ended_run_id is null and o.converted_at is null and not o.firm
     order by o.planned_order_id for no key update)
   update planned_orders set ended_run_id = $1 where planned_order_id in (select planned_order_id from other)`,
);

/** Where somebody has fixed an order of that day and lot since the run has read them, that one stands. */
const add = statement<never>(
  'planned_orders_add',
  `insert into planned_orders (scenario_id, product_id, order_type, quantity, start_date, due_date, lot_number, supplier_id, bom_id,
     first_run_id)
   select $2::bigint, n.product_id, case when n.is_made then 'MAKE' else 'BUY' end, n.thousandths / 1000.0,
     '1970-01-01'::date + n.start_day, '1970-01-01'::date + n.due_day, n.lot_number, n.supplier_id, n.bom_id, $1
   from unnest($3::bigint[], $4::boolean[], $5::numeric[], $6::integer[], $7::integer[], $8::integer[], $9::bigint[],
     $10::bigint[]) as n (product_id, is_made, thousandths, start_day, due_day, lot_number, supplier_id, bom_id)
   on conflict (coalesce(scenario_id, 0), product_id, due_date, lot_number)
     where ended_run_id is null and converted_at is null do nothing`,
);

/** Progress is told after each. */
const ADDED_AT_ONCE = 20_000;

export async function endOrders(tx: Tx, runId: number, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.run(end, [runId, ids]);
}

export async function addOrders(
  tx: Tx,
  run: { readonly runId: number; readonly scenarioId: number | null },
  rows: OrderRows,
  tell: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const total = rows.productId.length;
  const sent: Promise<unknown>[] = [];
  for (let from = 0; from < total; from += ADDED_AT_ONCE) {
    const part = <Value>(column: readonly Value[]) => column.slice(from, from + ADDED_AT_ONCE);
    const answer = tx.run(add, [
      run.runId,
      run.scenarioId,
      part(rows.productId),
      part(rows.isMade),
      part(rows.thousandths),
      part(rows.startDay),
      part(rows.dueDay),
      part(rows.lotNumber),
      part(rows.supplierId),
      part(rows.bomId),
    ]);
    answer.catch(() => {}); // it is waited for one turn later
    sent.push(answer);
    // PostgreSQL writes one part while the next is put into words for it.
    await sent.at(-2);
    if (from > 0) await tell(from, total);
  }
  await Promise.all(sent);
}

/** Of so many new rows the planner of PostgreSQL must know before it is asked about them. */
const MANY = 1_000;
const analyzeOrders = statement<never>('planned_orders_analyze', 'analyze (skip_locked) planned_orders');
const analyzeMessages = statement<never>(
  'planning_exceptions_analyze',
  'analyze (skip_locked) planning_exceptions',
);

/**
 * A plan that PostgreSQL made while a table was empty goes through all of it for each row later: the second run of 10,000 products
 * took 125 s instead of 2. Its own statistics come a minute too late.
 * Whoever analyses it at this moment does it for this run, too.
 */
export async function analyzeAfter(
  tx: Tx,
  table: 'planned_orders' | 'planning_exceptions',
  written: number,
): Promise<void> {
  if (written >= MANY) await tx.run(table === 'planned_orders' ? analyzeOrders : analyzeMessages, []);
}
