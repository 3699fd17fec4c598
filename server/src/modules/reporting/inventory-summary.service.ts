import { amount, formatAmount, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { readInventorySummary, type SummaryRow } from './inventory-summary.queries.ts';
import type { InventorySummary, InventorySummaryQuery } from './inventory-summary.schemas.ts';

/** Stock by warehouse and product, with its FIFO value; the totals are the sums of the rows. */
export async function inventorySummary(db: Db, query: InventorySummaryQuery): Promise<InventorySummary> {
  const parameters = {
    warehouse_id: query.warehouse_id ?? null,
    warehouse_type: query.warehouse_type ?? null,
    product_type: query.product_type ?? query.product_category ?? null,
  };
  const rows = await readInventorySummary(db, {
    warehouseId: parameters.warehouse_id,
    warehouseType: parameters.warehouse_type,
    productType: parameters.product_type,
  });
  const byWarehouse = new Map<number, SummaryRow[]>();
  for (const row of rows)
    byWarehouse.set(row.warehouse_id, [...(byWarehouse.get(row.warehouse_id) ?? []), row]);
  return {
    generated_at: db.clock.now().toISOString(),
    parameters,
    warehouses: [...byWarehouse.values()].map(warehouseOf),
    totals: {
      warehouse_count: byWarehouse.size,
      product_count: new Set(rows.map((row) => row.product_id)).size,
      batch_count: batchCount(rows),
      total_value: valueOfRows(rows),
    },
  };
}

const batchCount = (rows: readonly SummaryRow[]) => rows.reduce((sum, row) => sum + row.batch_count, 0);
const valueOfRows = (rows: readonly SummaryRow[]) =>
  formatAmount(total(rows.map((row) => amount(row.value))));

function warehouseOf(rows: readonly SummaryRow[]): InventorySummary['warehouses'][number] {
  const [first] = rows;
  if (first === undefined) throw new Error('A warehouse of the summary has rows');
  return {
    warehouse_id: first.warehouse_id,
    warehouse_code: first.warehouse_code,
    warehouse_name: first.warehouse_name,
    warehouse_type: first.warehouse_type,
    product_count: rows.length,
    batch_count: batchCount(rows),
    total_value: valueOfRows(rows),
    products: rows.map((row) => ({
      product_id: row.product_id,
      product_code: row.product_code,
      product_name: row.product_name,
      product_type: row.product_type,
      unit_of_measure: row.unit_of_measure,
      batch_count: row.batch_count,
      on_hand: row.on_hand,
      reserved: row.reserved,
      available: row.available,
      value: row.value,
      average_unit_cost: row.average_unit_cost,
    })),
  };
}
