import { amount, formatAmount, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { lateOrderRows } from './late-orders.queries.ts';
import { LATE_KINDS, type LateOrder, type LateOrders, type LateOrdersQuery } from './late-orders.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';

/** What should have been there by today. One statement. */
export async function lateOrders(db: Db, query: LateOrdersQuery): Promise<LateOrders> {
  const parameters = {
    as_of: db.clock.today(),
    kind: query.kind ?? null,
    product_id: query.product_id ?? null,
  };
  const rows = await lateOrderRows(db, parameters.kind, parameters.product_id);
  return {
    generated_at: db.clock.now().toISOString(),
    parameters,
    rows,
    by_kind: LATE_KINDS.flatMap((kind) => {
      const some = rows.filter((row) => row.kind === kind);
      return some.length === 0 ? [] : [{ kind, order_count: some.length, value: sumOf(some) }];
    }),
    totals: {
      order_count: rows.length,
      longest_days_late: rows[0]?.days_late ?? 0,
      value: sumOf(rows),
      without_value: rows.filter((row) => row.value === null).length,
    },
  };
}

const sumOf = (rows: readonly LateOrder[]) =>
  formatAmount(total(rows.flatMap((row) => (row.value === null ? [] : [amount(row.value)]))));

export async function lateOrdersTable(db: Db, query: LateOrdersQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await lateOrders(db, query);
  return {
    title: { tr: 'Geciken Siparişler', en: 'Late orders' },
    fileName: 'late-orders',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'kind',
      'number',
      'line_number',
      'partner',
      'status',
      'product_code',
      'product_name',
      'due_date',
      'days_late',
      'open_quantity',
      'unit_of_measure',
      'value',
    ]),
    rows: [rows],
    totals: { value: totals.value },
  };
}
