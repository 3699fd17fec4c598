import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

const readLaterOutflows = statement<{ count: number; quantity: string | null; warehouse_code: string }>(
  'backdating_outflows',
  `select count(m.movement_id) as count, -sum(m.quantity) as quantity, w.warehouse_code
   from warehouses w left join stock_movements m on m.product_id = $1 and m.warehouse_id = w.warehouse_id
     and m.movement_date > $3 and m.movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT')
   where w.warehouse_id = $2 group by w.warehouse_code`,
);

/**
 * What a receipt dated back does not change: stock that left after its entry date keeps the cost that was booked. Null when
 * nothing left since.
 */
export async function backdatingNotice(
  tx: Tx,
  scope: { productId: number; productCode: string; warehouseId: number },
  entryDate: Date,
): Promise<string | null> {
  const later = only(await tx.run(readLaterOutflows, [scope.productId, scope.warehouseId, entryDate]));
  if (later.count === 0) return null;
  const day = entryDate.toISOString().slice(0, 10);
  return `The entry date ${day} is before ${later.count} movement${later.count === 1 ? '' : 's'} that took ${later.quantity} of ${scope.productCode} out of ${later.warehouse_code}. They keep their cost; this batch takes its place in the FIFO order for everything that leaves from now on.`;
}
