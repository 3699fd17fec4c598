import { amount, formatAmount, percentage, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { supplierPerformance } from '../master-data/index.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { reportPeriod } from './report-fields.ts';
import { deliveredValues } from './supplier-scorecard.queries.ts';
import {
  PERIOD_DAYS,
  type SupplierScorecard,
  type SupplierScorecardQuery,
  type SupplierScorecardRow,
} from './supplier-scorecard.schemas.ts';

/** How suppliers delivered, side by side. Two statements, whatever their number. @throws VALIDATION_ERROR */
export async function supplierScorecard(db: Db, query: SupplierScorecardQuery): Promise<SupplierScorecard> {
  const period = reportPeriod(db, query, PERIOD_DAYS);
  const supplierId = query.supplier_id ?? null;
  const delivered = await deliveredValues(db, period, supplierId);
  const figures = await supplierPerformance(
    db,
    delivered.map((one) => one.supplier_id),
    period,
  );
  const rows = delivered
    .map((one): SupplierScorecardRow => {
      const performance = figures.get(one.supplier_id);
      return {
        ...one,
        deliveries: performance?.deliveries ?? 0,
        lines_received: performance?.lines_received ?? 0,
        on_time_percentage: performance?.on_time_percentage ?? null,
        lead_time_days_mean: performance?.lead_time_days_mean ?? null,
        accepted_percentage: performance?.accepted_percentage ?? null,
        price_index: performance?.price_index ?? null,
        score: performance?.score ?? null,
      };
    })
    .sort((a, b) => rankOf(b) - rankOf(a));
  const sum = (pick: (row: SupplierScorecardRow) => number) => rows.reduce((all, row) => all + pick(row), 0);
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: { ...period, supplier_id: supplierId },
    rows,
    totals: {
      supplier_count: rows.length,
      deliveries: sum((row) => row.deliveries),
      lines_received: sum((row) => row.lines_received),
      value: formatAmount(total(rows.map((row) => amount(row.value)))),
    },
  };
}

/** Sorting keeps the order by code among equals. */
const rankOf = (row: SupplierScorecardRow) => (row.score === null ? -1 : Number(percentage(row.score)));

export async function supplierScorecardTable(db: Db, query: SupplierScorecardQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await supplierScorecard(db, query);
  const scored = rows.filter((row) => row.score !== null);
  return {
    title: { tr: 'Tedarikçi Karnesi', en: 'Supplier scorecard' },
    fileName: 'supplier-scorecard',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'supplier_code',
      'supplier_name',
      'deliveries',
      'lines_received',
      'value',
      'on_time_percentage',
      'lead_time_days_mean',
      'accepted_percentage',
      'price_index',
      'score',
    ]),
    rows: [rows],
    totals,
    chart: {
      kind: 'bar',
      title: { tr: 'Puan', en: 'Score' },
      labels: scored.map((row) => row.supplier_code),
      values: scored.map((row) => row.score ?? '0'),
      unit: '',
    },
  };
}
