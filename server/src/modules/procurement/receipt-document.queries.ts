import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const readTotal = statement<{ total: string }>(
  'receipt_document_total',
  `select sum(i.initial_value)::amount as total
   from receipt_items r join inventory_items i using (inventory_item_id) where r.receipt_id = $1`,
);

/** What a receipt was worth when it came, in the company's currency. */
export async function receiptTotal(db: Db, receiptId: number): Promise<string> {
  const [row] = await db.run(readTotal, [receiptId]);
  return row?.total ?? '0.0000';
}
