import { amount, formatAmount, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { slowMoverRows } from './slow-movers.queries.ts';
import type { SlowMovers, SlowMoversQuery } from './slow-movers.schemas.ts';

const DAYS = 90;
const LITTLE = '10.00';

/** Stock that hardly moves. One statement. */
export async function slowMovers(db: Db, query: SlowMoversQuery): Promise<SlowMovers> {
  const filter = {
    days: query.days ?? DAYS,
    issuedAtMost: query.issued_at_most ?? LITTLE,
    warehouseId: query.warehouse_id ?? null,
    productType: query.product_type ?? query.product_category ?? null,
  };
  const rows = await slowMoverRows(db, filter);
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: {
      as_of: db.clock.today(),
      days: filter.days,
      issued_at_most: filter.issuedAtMost,
      warehouse_id: filter.warehouseId,
      product_type: filter.productType,
    },
    rows,
    totals: {
      product_count: rows.length,
      value: formatAmount(total(rows.map((row) => amount(row.value)))),
      never_issued: rows.filter((row) => row.last_issue_date === null).length,
    },
  };
}

export async function slowMoversTable(db: Db, query: SlowMoversQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await slowMovers(db, query);
  return {
    title: { tr: 'Hareketsiz Stok', en: 'Slow movers' },
    fileName: 'slow-movers',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_code',
      'product_name',
      'unit_of_measure',
      'quantity',
      'value',
      'issued_quantity',
      'issued_percentage',
      'last_issue_date',
      'days_since_issue',
      'oldest_days',
    ]),
    rows: [rows],
    totals: { value: totals.value },
  };
}
