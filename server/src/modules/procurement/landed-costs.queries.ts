import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { LandedCost, LandedCostRequest } from './landed-costs.schemas.ts';
import { RECEIVED, RECEIVED_FIELDS, REVALUED } from './late-costs.queries.ts';

const insert = statement<{ landed_cost_id: number }>(
  'landed_cost_insert',
  `with header as (
     insert into landed_costs (landed_cost_number, purchase_order_id, receipt_id, cost_type, basis, billed_amount, currency,
       exchange_rate, total_amount, reference_number, notes, posted_at, posted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning landed_cost_id),
   line as (
     insert into landed_cost_lines (landed_cost_id, line_number, receipt_item_id, amount, stock_revaluation_id)
     select h.landed_cost_id, l.line_number, l.receipt_item_id, l.amount, l.stock_revaluation_id
     from header h cross join unnest($14::bigint[], $15::numeric[], $16::bigint[]) with ordinality
       as l (receipt_item_id, amount, stock_revaluation_id, line_number))
   select landed_cost_id from header`,
);

export interface NewLandedCost {
  readonly number: string;
  readonly orderId: number;
  readonly request: LandedCostRequest;
  readonly currency: string;
  readonly rate: string;
  readonly total: string;
  readonly lines: readonly {
    readonly receiptItemId: number;
    readonly amount: string;
    readonly revaluationId: number | null;
  }[];
}

/** The document with its lines: one statement. */
export async function insertLandedCost(tx: Tx, cost: NewLandedCost): Promise<number> {
  const { request, lines } = cost;
  const rows = await tx.run(insert, [
    cost.number,
    cost.orderId,
    request.receipt_id ?? null,
    request.cost_type,
    request.basis,
    request.billed_amount,
    cost.currency,
    cost.rate,
    cost.total,
    request.reference_number ?? null,
    request.notes ?? null,
    tx.clock.now(),
    tx.actor.userId,
    lines.map((line) => line.receiptItemId),
    lines.map((line) => line.amount),
    lines.map((line) => line.revaluationId),
  ]);
  return only(rows).landed_cost_id;
}

const read = statement<LandedCost>(
  'landed_costs_read',
  `select c.landed_cost_id, c.landed_cost_number, c.purchase_order_id, po.po_number, c.receipt_id, gr.receipt_number,
     c.cost_type, c.basis, c.billed_amount, c.currency, c.exchange_rate, c.total_amount,
     sums.on_hand::signed_amount as value_change_on_hand, sums.gone::signed_amount as value_change_gone,
     c.reference_number, c.notes, c.posted_at, u.username as posted_by, sums.lines
   from landed_costs c join purchase_orders po using (purchase_order_id)
   left join receipts gr on gr.receipt_id = c.receipt_id left join users u on u.user_id = c.posted_by
   cross join lateral (
     select sum(change.on_hand) as on_hand, sum(change.gone) as gone,
       json_agg(json_build_object(${RECEIVED_FIELDS}, 'amount', l.amount::text) order by l.line_number) as lines
     from landed_cost_lines l ${RECEIVED} ${REVALUED} where l.landed_cost_id = c.landed_cost_id) sums
   where c.purchase_order_id = $1 and ($2::bigint is null or c.landed_cost_id = $2::bigint)
   order by c.landed_cost_id`,
);

/** All of one order, oldest first. */
export function landedCostsOf(db: Db, orderId: number): Promise<LandedCost[]> {
  return db.run(read, [orderId, null]);
}

export async function findLandedCost(db: Db, orderId: number, landedCostId: number): Promise<LandedCost> {
  return only(await db.run(read, [orderId, landedCostId]));
}
