import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/**
 * Stock moves without touching the row of its product or warehouse, so locking that row does not hold it still. Whoever decides
 * on "there is no stock" locks the scopes, too, in the order that every stock operation uses; those read whether product and
 * warehouse are active after they got the same lock.
 */
const lockScopes = statement<never>(
  'master_data_lock_scopes',
  `select 1 from stock_scopes where product_id = $1 or warehouse_id = $2 order by product_id, warehouse_id for no key update`,
);

export async function lockStockOf(tx: Tx, of: { productId?: number; warehouseId?: number }): Promise<void> {
  await tx.run(lockScopes, [of.productId ?? null, of.warehouseId ?? null]);
}
