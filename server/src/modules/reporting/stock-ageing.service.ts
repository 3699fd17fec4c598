import { type Db, only } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { ageingRows } from './stock-ageing.queries.ts';
import type { StockAgeing, StockAgeingQuery, StockAgeingRow } from './stock-ageing.schemas.ts';

/** How long the stock has been there, by product. One statement. */
export async function stockAgeing(db: Db, query: StockAgeingQuery): Promise<StockAgeing> {
  const warehouseId = query.warehouse_id ?? null;
  const productId = query.product_id ?? null;
  const productType = query.product_type ?? query.product_category ?? null;
  const all = await ageingRows(db, { warehouseId, productId, productType });
  const total = only(all.filter((row) => row.product_id === null));
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: {
      as_of: db.clock.today(),
      warehouse_id: warehouseId,
      product_id: productId,
      product_type: productType,
    },
    rows: all.flatMap(({ product_count: _, product_id, ...row }): StockAgeingRow[] =>
      product_id === null ? [] : [{ product_id, ...row }],
    ),
    totals: {
      product_count: total.product_count,
      value: total.value,
      value_0_30: total.value_0_30,
      value_31_60: total.value_31_60,
      value_61_90: total.value_61_90,
      value_91_180: total.value_91_180,
      value_181_365: total.value_181_365,
      value_over_365: total.value_over_365,
    },
  };
}

export async function stockAgeingTable(db: Db, query: StockAgeingQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await stockAgeing(db, query);
  return {
    title: { tr: 'Stok Yaşlandırma', en: 'Stock ageing' },
    fileName: 'stock-ageing',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_code',
      'product_name',
      'unit_of_measure',
      'quantity',
      'value',
      'value_0_30',
      'value_31_60',
      'value_61_90',
      'value_91_180',
      'value_181_365',
      'value_over_365',
      'oldest_days',
    ]),
    rows: [rows],
    totals,
    chart: {
      kind: 'bar',
      title: { tr: 'Yaşa Göre Stok Değeri', en: 'Stock value by age in days' },
      labels: ['0-30', '31-60', '61-90', '91-180', '181-365', '> 365'],
      values: [
        totals.value_0_30,
        totals.value_31_60,
        totals.value_61_90,
        totals.value_91_180,
        totals.value_181_365,
        totals.value_over_365,
      ],
      unit: db.policy.companyCurrency,
    },
  };
}
