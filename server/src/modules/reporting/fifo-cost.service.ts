import {
  type Amount,
  amount,
  formatAmount,
  formatPercentage,
  formatQuantity,
  fromAmount,
  greatest,
  least,
  minus,
  percentageChange,
  type Quantity,
  quantity,
  total,
  unitCostOf,
  ZERO_AMOUNT,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { findProducts } from '../master-data/index.ts';
import { costMonths, issuesByLayer, layersOnHand } from './fifo-cost.queries.ts';
import {
  type FifoCost,
  type FifoCostIssue,
  type FifoCostLayer,
  type FifoCostQuery,
  PERIOD_DAYS,
} from './fifo-cost.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { reportPeriod } from './report-fields.ts';

/**
 * What a product's stock consists of, what left it at which cost, and how its cost went. Four statements.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR
 */
export async function fifoCost(db: Db, query: FifoCostQuery): Promise<FifoCost> {
  const period = reportPeriod(db, query, PERIOD_DAYS);
  const product = (await findProducts(db, [query.product_id])).get(query.product_id);
  if (product === undefined) throw notFound('product', query.product_id);
  const [rows, issues, months] = await Promise.all([
    layersOnHand(db, product.productId),
    issuesByLayer(db, product.productId, period),
    costMonths(db, product.productId, period),
  ]);
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: { product_id: product.productId, ...period },
    product: {
      product_id: product.productId,
      product_code: product.productCode,
      product_name: product.productName,
      product_type: product.productType,
      unit_of_measure: product.unitOfMeasure,
    },
    rows,
    totals: { layer_count: rows.length, ...sumsOf(rows), ...spreadOf(rows) },
    issues,
    issue_totals: sumsOf(issues),
    months,
  };
}

function sumsOf(rows: readonly (FifoCostLayer | FifoCostIssue)[]) {
  const all: Quantity = total(rows.map((row) => quantity(row.quantity)));
  const value: Amount = total(rows.map((row) => amount(row.value)));
  return {
    quantity: formatQuantity(all),
    value: formatAmount(value),
    average_unit_cost: all === 0n ? null : formatAmount(unitCostOf(value, all)),
  };
}

function spreadOf(rows: readonly FifoCostLayer[]) {
  const costs = rows.map((row) => amount(row.unit_cost));
  const [first] = costs;
  if (first === undefined)
    return {
      lowest_unit_cost: null,
      highest_unit_cost: null,
      spread: formatAmount(ZERO_AMOUNT),
      spread_percentage: null,
    };
  const lowest = costs.reduce(least, first);
  const highest = costs.reduce(greatest, first);
  const percentage = percentageChange(fromAmount(lowest), fromAmount(highest));
  return {
    lowest_unit_cost: formatAmount(lowest),
    highest_unit_cost: formatAmount(highest),
    spread: formatAmount(minus(highest, lowest)),
    spread_percentage: percentage === null ? null : formatPercentage(percentage),
  };
}

export async function fifoCostTable(db: Db, query: FifoCostQuery): Promise<ReportTable> {
  const { parameters, product, rows, totals, months } = await fifoCost(db, query);
  const trend = months.filter((one) => one.average_unit_cost !== null);
  return {
    title: { tr: 'FIFO Maliyet Analizi', en: 'FIFO cost analysis' },
    fileName: 'fifo-cost',
    parameters: echoOf({
      product_code: product.product_code,
      product_name: product.product_name,
      unit_of_measure: product.unit_of_measure,
      from: parameters.from,
      to: parameters.to,
    }),
    columns: columnsOf([
      'batch_number',
      'warehouse_code',
      'entry_date',
      'quality_status',
      'quantity',
      'unit_cost',
      'value',
      'cost_change',
      'cost_change_percentage',
      'average_difference',
    ]),
    rows: [rows],
    totals: { quantity: totals.quantity, value: totals.value, unit_cost: totals.average_unit_cost },
    chart: {
      kind: 'line',
      title: { tr: 'Aylık Ortalama Maliyet', en: 'Average cost by month' },
      labels: trend.map((one) => one.month),
      values: trend.map((one) => one.average_unit_cost ?? '0'),
      unit: product.unit_of_measure,
    },
  };
}
