import { type Db, only } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { pastPeriod } from './report-fields.ts';
import { turnoverRows } from './stock-turnover.queries.ts';
import {
  PERIOD_DAYS,
  type StockTurnover,
  type StockTurnoverQuery,
  type StockTurnoverRow,
} from './stock-turnover.schemas.ts';

const DAY_MS = 86_400_000;

/** How often the stock turns over, by product and in all. One statement. @throws VALIDATION_ERROR */
export async function stockTurnover(db: Db, query: StockTurnoverQuery): Promise<StockTurnover> {
  const period = pastPeriod(db, query, PERIOD_DAYS);
  const productId = query.product_id ?? null;
  const productType = query.product_type ?? query.product_category ?? null;
  const all = await turnoverRows(db, { ...period, productId, productType });
  const total = only(all.filter((row) => row.product_id === null));
  const rows = all.flatMap(({ product_count: _, product_id, ...row }): StockTurnoverRow[] =>
    product_id === null ? [] : [{ product_id, ...row }],
  );
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: {
      ...period,
      days: (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1,
      product_id: productId,
      product_type: productType,
    },
    rows,
    totals: {
      product_count: rows.length,
      issued_value: total.issued_value,
      average_stock_value: total.average_stock_value,
      turnover: total.turnover,
      days_of_stock: total.days_of_stock,
    },
  };
}

export async function stockTurnoverTable(db: Db, query: StockTurnoverQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await stockTurnover(db, query);
  return {
    title: { tr: 'Stok Devir Hızı', en: 'Stock turnover' },
    fileName: 'stock-turnover',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_code',
      'product_name',
      'product_type',
      'issued_value',
      'average_stock_value',
      'turnover',
      'days_of_stock',
    ]),
    rows: [rows],
    totals,
  };
}
