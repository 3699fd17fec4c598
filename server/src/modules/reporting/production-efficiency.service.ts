import { type Db, only } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { productionEfficiencyRows } from './production-efficiency.queries.ts';
import {
  PERIOD_DAYS,
  type ProductionEfficiency,
  type ProductionEfficiencyQuery,
  type ProductionEfficiencyRow,
} from './production-efficiency.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { reportPeriod } from './report-fields.ts';

/** How production kept to its quantities, days and costs, by product. One statement. @throws VALIDATION_ERROR */
export async function productionEfficiency(
  db: Db,
  query: ProductionEfficiencyQuery,
): Promise<ProductionEfficiency> {
  const period = reportPeriod(db, query, PERIOD_DAYS);
  const productId = query.product_id ?? null;
  const productType = query.product_type ?? query.product_category ?? null;
  const all = await productionEfficiencyRows(db, { ...period, productId, productType });
  const { product_count, orders, orders_on_time, orders_late, days_late, on_time_percentage, ...rest } = only(
    all.filter((row) => row.product_id === null),
  );
  const { expected_cost, actual_cost, material_variance, labor_variance, overhead_variance } = rest;
  const { cost_variance, scrap_cost } = rest;
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: { ...period, product_id: productId, product_type: productType },
    rows: all.flatMap(({ product_count: _, product_id, ...row }): ProductionEfficiencyRow[] =>
      product_id === null ? [] : [{ product_id, ...row }],
    ),
    totals: {
      ...{ product_count, orders, orders_on_time, orders_late, days_late, on_time_percentage },
      ...{ expected_cost, actual_cost, material_variance, labor_variance, overhead_variance },
      ...{ cost_variance, scrap_cost },
    },
  };
}

export async function productionEfficiencyTable(
  db: Db,
  query: ProductionEfficiencyQuery,
): Promise<ReportTable> {
  const { parameters, rows, totals } = await productionEfficiency(db, query);
  return {
    title: { tr: 'Üretim Verimliliği', en: 'Production efficiency' },
    fileName: 'production-efficiency',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_code',
      'product_name',
      'unit_of_measure',
      'orders',
      'planned_quantity',
      'completed_quantity',
      'scrapped_quantity',
      'completion_percentage',
      'scrap_percentage',
      'orders_late',
      'days_late',
      'on_time_percentage',
      'expected_cost',
      'actual_cost',
      'material_variance',
      'cost_variance',
      'scrap_cost',
    ]),
    rows: [rows],
    totals,
    chart: {
      kind: 'bar',
      title: { tr: 'Gerçekleşme %', en: 'Completed %' },
      labels: rows.map((row) => row.product_code),
      values: rows.map((row) => row.completion_percentage),
      unit: '%',
    },
  };
}
