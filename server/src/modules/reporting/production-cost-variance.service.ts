import { amount, formatAmount, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { productionCosts } from '../costing/index.ts';
import { completedOrders } from './production-cost-variance.queries.ts';
import {
  PERIOD_DAYS,
  type ProductionCostVariance,
  type ProductionCostVarianceQuery,
  type ProductionCostVarianceRow,
} from './production-cost-variance.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { reportPeriod } from './report-fields.ts';

/** What completed orders cost against their estimate, and why. Three statements. @throws VALIDATION_ERROR */
export async function productionCostVariance(
  db: Db,
  query: ProductionCostVarianceQuery,
): Promise<ProductionCostVariance> {
  const period = reportPeriod(db, query, PERIOD_DAYS);
  const productId = query.product_id ?? null;
  const productType = query.product_type ?? query.product_category ?? null;
  const completed = await completedOrders(db, period, productId, productType);
  const facts = new Map(completed.map((one) => [one.production_order_id, one]));
  const costs = await productionCosts(db, [...facts.keys()]);
  const rows = costs.flatMap((cost): ProductionCostVarianceRow[] => {
    const order = facts.get(cost.production_order_id);
    if (order === undefined) return [];
    const { variances } = cost;
    return [
      {
        ...order,
        order_number: cost.order_number,
        planned_quantity: cost.planned_quantity,
        completed_quantity: cost.completed_quantity,
        scrapped_quantity: cost.scrapped_quantity,
        standard_cost: variances.standard_cost,
        actual_cost: variances.actual_cost,
        price_variance: variances.price,
        usage_variance: variances.usage,
        labor_variance: variances.labor,
        overhead_variance: variances.overhead,
        yield_variance: variances.yield,
        total_variance: variances.total,
        scrap_cost: cost.scrap_cost,
      },
    ];
  });
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: { ...period, product_id: productId, product_type: productType },
    rows,
    totals: totalsOf(rows),
  };
}

function totalsOf(rows: readonly ProductionCostVarianceRow[]): ProductionCostVariance['totals'] {
  const sum = (pick: (row: ProductionCostVarianceRow) => string) =>
    formatAmount(total(rows.map((row) => amount(pick(row)))));
  return {
    order_count: rows.length,
    standard_cost: sum((row) => row.standard_cost),
    actual_cost: sum((row) => row.actual_cost),
    price_variance: sum((row) => row.price_variance),
    usage_variance: sum((row) => row.usage_variance),
    labor_variance: sum((row) => row.labor_variance),
    overhead_variance: sum((row) => row.overhead_variance),
    yield_variance: sum((row) => row.yield_variance),
    total_variance: sum((row) => row.total_variance),
    scrap_cost: sum((row) => row.scrap_cost),
  };
}

export async function productionCostVarianceTable(
  db: Db,
  query: ProductionCostVarianceQuery,
): Promise<ReportTable> {
  const { parameters, rows, totals } = await productionCostVariance(db, query);
  return {
    title: { tr: 'Üretim Maliyet Sapmaları', en: 'Production cost variances' },
    fileName: 'production-cost-variance',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'order_number',
      'product_code',
      'completed_on',
      'planned_quantity',
      'completed_quantity',
      'scrapped_quantity',
      'standard_cost',
      'actual_cost',
      'price_variance',
      'usage_variance',
      'labor_variance',
      'overhead_variance',
      'yield_variance',
      'total_variance',
    ]),
    rows: [rows],
    totals,
    chart: {
      kind: 'bar',
      title: { tr: 'Sapmalar', en: 'Variances' },
      labels: [
        { tr: 'Fiyat', en: 'Price' },
        { tr: 'Kullanım', en: 'Usage' },
        { tr: 'İşçilik', en: 'Labour' },
        { tr: 'Genel gider', en: 'Overhead' },
        { tr: 'Verim', en: 'Yield' },
      ],
      values: [
        totals.price_variance,
        totals.usage_variance,
        totals.labor_variance,
        totals.overhead_variance,
        totals.yield_variance,
      ],
      unit: db.policy.companyCurrency,
    },
  };
}
