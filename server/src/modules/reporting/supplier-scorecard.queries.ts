import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';

export interface Delivered {
  readonly supplier_id: number;
  readonly supplier_code: string;
  readonly supplier_name: string;
  readonly value: string;
}

const readDelivered = statement<Delivered>(
  'report_supplier_scorecard',
  `select s.supplier_id, s.supplier_code, s.supplier_name, sum(m.value) as value
   from receipts r join purchase_orders o using (purchase_order_id) join suppliers s using (supplier_id)
   join receipt_items l using (receipt_id)
   join stock_movements m on m.inventory_item_id = l.inventory_item_id and m.movement_type = 'STOCK_IN'
   where ${inPeriod('r.received_at')} and ($4::bigint is null or o.supplier_id = $4)
   group by s.supplier_id order by s.supplier_code`,
);

/** Suppliers with a receipt in the period, and what they brought. */
export function deliveredValues(
  db: Db,
  { from, to }: ReportPeriod,
  supplierId: number | null,
): Promise<Delivered[]> {
  return db.run(readDelivered, [from, to, db.policy.timeZone, supplierId]);
}
