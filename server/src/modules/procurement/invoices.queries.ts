import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PurchaseInvoice } from './invoices.schemas.ts';
import { RECEIVED, RECEIVED_FIELDS, REVALUED } from './late-costs.queries.ts';

/** Any spelling of the number counts, so that a second clerk does not post it again in small letters. */
const readPosted = statement<{ posting_number: string; invoice_number: string }>(
  'purchase_invoice_posted',
  `select posting_number, invoice_number from purchase_invoices
   where purchase_order_id = $1 and search_fold(invoice_number) = search_fold($2) limit 1`,
);

/** The posting of the same invoice, if there is one. Read after the order's lock. */
export async function postedInvoice(tx: Tx, orderId: number, invoiceNumber: string) {
  const [posted] = await tx.run(readPosted, [orderId, invoiceNumber]);
  return posted;
}

const readOrderLines = statement<{ po_item_id: number; line_number: number }>(
  'purchase_invoice_order_lines',
  'select po_item_id, line_number from purchase_order_items where purchase_order_id = $1',
);

/** The numbers of an order's lines on the paper, by id. */
export async function orderLines(tx: Tx, orderId: number): Promise<Map<number, number>> {
  const rows = await tx.run(readOrderLines, [orderId]);
  return new Map(rows.map((row) => [row.po_item_id, row.line_number]));
}

const insert = statement<{ purchase_invoice_id: number }>(
  'purchase_invoice_insert',
  `with header as (
     insert into purchase_invoices (posting_number, purchase_order_id, invoice_number, invoice_date, exchange_rate, notes,
       posted_at, posted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning purchase_invoice_id),
   line as (
     insert into purchase_invoice_lines (purchase_invoice_id, line_number, receipt_item_id, unit_price, unit_cost,
       value_change, stock_revaluation_id)
     select h.purchase_invoice_id, l.line_number, l.receipt_item_id, l.unit_price, l.unit_cost, l.value_change,
       l.stock_revaluation_id
     from header h cross join unnest($9::bigint[], $10::numeric[], $11::numeric[], $12::numeric[], $13::bigint[])
       with ordinality as l (receipt_item_id, unit_price, unit_cost, value_change, stock_revaluation_id, line_number))
   select purchase_invoice_id from header`,
);

export interface NewInvoice {
  readonly postingNumber: string;
  readonly orderId: number;
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  readonly rate: string;
  readonly notes: string | null;
  readonly lines: readonly {
    readonly receiptItemId: number;
    readonly unitPrice: string;
    readonly unitCost: string;
    readonly valueChange: string;
    readonly revaluationId: number | null;
  }[];
}

/** The document with its lines: one statement. */
export async function insertInvoice(tx: Tx, { lines, ...invoice }: NewInvoice): Promise<number> {
  const rows = await tx.run(insert, [
    invoice.postingNumber,
    invoice.orderId,
    invoice.invoiceNumber,
    invoice.invoiceDate,
    invoice.rate,
    invoice.notes,
    tx.clock.now(),
    tx.actor.userId,
    lines.map((line) => line.receiptItemId),
    lines.map((line) => line.unitPrice),
    lines.map((line) => line.unitCost),
    lines.map((line) => line.valueChange),
    lines.map((line) => line.revaluationId),
  ]);
  return only(rows).purchase_invoice_id;
}

const read = statement<PurchaseInvoice>(
  'purchase_invoices_read',
  `select c.purchase_invoice_id, c.posting_number, c.purchase_order_id, po.po_number, c.invoice_number, c.invoice_date,
     po.currency, c.exchange_rate, sums.value_change::signed_amount as value_change,
     sums.on_hand::signed_amount as value_change_on_hand, sums.gone::signed_amount as value_change_gone, c.notes,
     c.posted_at, u.username as posted_by, sums.lines
   from purchase_invoices c join purchase_orders po using (purchase_order_id) left join users u on u.user_id = c.posted_by
   cross join lateral (
     select sum(l.value_change) as value_change, sum(change.on_hand) as on_hand, sum(change.gone) as gone,
       json_agg(json_build_object(${RECEIVED_FIELDS}, 'unit_price', l.unit_price::text, 'unit_cost', l.unit_cost::text,
         'value_change', l.value_change::text) order by l.line_number) as lines
     from purchase_invoice_lines l ${RECEIVED} ${REVALUED} where l.purchase_invoice_id = c.purchase_invoice_id) sums
   where c.purchase_order_id = $1 and ($2::bigint is null or c.purchase_invoice_id = $2::bigint)
   order by c.purchase_invoice_id`,
);

/** All of one order, oldest first. */
export function invoicesOf(db: Db, orderId: number): Promise<PurchaseInvoice[]> {
  return db.run(read, [orderId, null]);
}

export async function findInvoice(db: Db, orderId: number, invoiceId: number): Promise<PurchaseInvoice> {
  return only(await db.run(read, [orderId, invoiceId]));
}
