import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const lock = statement<never>(
  'planning_exceptions_lock',
  `select from planning_exceptions where planning_exception_id = any($1::bigint[]) order by planning_exception_id
   for no key update`,
);

/** By number, as a run locks them, and after the planned orders. Read them afterwards. */
export async function lockExceptions(tx: Tx, exceptionIds: readonly number[]): Promise<void> {
  await tx.run(lock, [exceptionIds]);
}

const accept = statement<never>(
  'planning_exceptions_accept',
  `update planning_exceptions set status = 'ACCEPTED', decided_at = $2, decided_by = $3, decision_note = $4
   where planning_exception_id = any($1::bigint[])`,
);

/** They must be locked. */
export function saveAcceptance(tx: Tx, exceptionIds: readonly number[], reason: string | null): void {
  tx.defer(accept, [exceptionIds, tx.clock.now(), tx.actor.userId, reason]);
}

export interface MadeOf {
  readonly planned_order_id: number;
  readonly production_order_id: number | null;
  readonly purchase_order_id: number | null;
  readonly po_item_id: number | null;
}

const readMade = statement<MadeOf>(
  'planning_orders_made',
  `select o.planned_order_id, o.production_order_id, i.purchase_order_id, o.po_item_id
   from planned_orders o left join purchase_order_items i using (po_item_id) where o.planned_order_id = any($1::bigint[])`,
);

/** What planned orders became, by planned order. */
export async function ordersMadeOf(db: Db, plannedOrderIds: readonly number[]): Promise<Map<number, MadeOf>> {
  const rows = await db.run(readMade, [plannedOrderIds]);
  return new Map(rows.map((row) => [row.planned_order_id, row]));
}
