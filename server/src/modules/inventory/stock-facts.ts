import { only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import type { ProductFacts, WarehouseFacts } from '../master-data/index.ts';

export interface StockFacts {
  readonly product_id: number | null;
  readonly product_code: string;
  readonly product_type: string;
  readonly product_active: boolean;
  readonly warehouse_id: number | null;
  readonly warehouse_code: string;
  readonly warehouse_type: string;
  readonly warehouse_active: boolean;
}

const readFacts = statement<StockFacts>(
  'stock_facts',
  `select p.product_id, p.product_code, p.product_type, p.is_active as product_active,
     w.warehouse_id, w.warehouse_code, w.warehouse_type, w.is_active as warehouse_active
   from (select 1) as one left join products p on p.product_id = $1 left join warehouses w on w.warehouse_id = $2`,
);

/**
 * The product and the warehouse of an operation; `warehouseId` null stands for all active warehouses. To decide a write, send it
 * after the scope lock: a deactivation takes that lock, too, so what is read here stays true.
 */
export async function readStockFacts(
  tx: Tx,
  productId: number,
  warehouseId: number | null,
): Promise<StockFacts> {
  return only(await tx.run(readFacts, [productId, warehouseId]));
}

/** The same facts from look-ups of many products at once. */
export function stockFactsOf(product: ProductFacts, warehouse: WarehouseFacts): StockFacts {
  return {
    product_id: product.productId,
    product_code: product.productCode,
    product_type: product.productType,
    product_active: product.isActive,
    warehouse_id: warehouse.warehouseId,
    warehouse_code: warehouse.warehouseCode,
    warehouse_type: warehouse.warehouseType,
    warehouse_active: warehouse.isActive,
  };
}

/** @throws NOT_FOUND; CONFLICT when one of them is inactive */
export function requireUsable(facts: StockFacts, productId: number, warehouseId: number | null): void {
  if (facts.product_id === null) throw notFound('product', productId);
  if (warehouseId !== null && facts.warehouse_id === null) throw notFound('warehouse', warehouseId);
  if (!facts.product_active) {
    throw new AppError(
      'CONFLICT',
      say`Product ${facts.product_code} is inactive. Activate it first, or choose another one.`,
    );
  }
  if (warehouseId !== null && !facts.warehouse_active) {
    throw new AppError(
      'CONFLICT',
      say`Warehouse ${facts.warehouse_code} is inactive. Activate it first, or choose another one.`,
    );
  }
}

/** Which type of warehouse holds which type of product. */
export const HOME_WAREHOUSE_TYPES: Readonly<Record<string, string>> = {
  RAW_MATERIAL: 'RAW_MATERIALS',
  SEMI_FINISHED: 'SEMI_FINISHED',
  FINISHED_PRODUCT: 'FINISHED_PRODUCTS',
  PACKAGING: 'PACKAGING',
};

/** @throws WAREHOUSE_TYPE_MISMATCH, unless the policy does not care */
export function requireHome(
  facts: { product_code: string; product_type: string; warehouse_code: string; warehouse_type: string },
  enforce: boolean,
): void {
  const home = HOME_WAREHOUSE_TYPES[facts.product_type];
  if (!enforce || home === facts.warehouse_type) return;
  throw new AppError(
    'WAREHOUSE_TYPE_MISMATCH',
    say`${facts.product_code} is a ${facts.product_type} and belongs in a ${home ?? ''} warehouse; ${facts.warehouse_code} is for ${facts.warehouse_type}. Choose another warehouse.`,
  );
}
