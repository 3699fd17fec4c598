import { type Db, only } from '../../platform/database/database.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { columnsOf, echoOf } from './report-columns.ts';
import { pastPeriod } from './report-fields.ts';
import { rollForwardRows } from './value-roll-forward.queries.ts';
import {
  PERIOD_DAYS,
  type ValueRollForward,
  type ValueRollForwardQuery,
  type ValueRollForwardRow,
} from './value-roll-forward.schemas.ts';

/** How the value of the stock went from one day to another. One statement. @throws VALIDATION_ERROR */
export async function valueRollForward(db: Db, query: ValueRollForwardQuery): Promise<ValueRollForward> {
  const period = pastPeriod(db, query, PERIOD_DAYS);
  const groupBy = query.group_by ?? 'product_type';
  const filter = {
    productId: query.product_id ?? null,
    warehouseId: query.warehouse_id ?? null,
    productType: query.product_type ?? query.product_category ?? null,
  };
  const all = await rollForwardRows(db, { ...period, ...filter, groupBy });
  const rows = all.flatMap(({ row_count: _, product_type, ...row }): ValueRollForwardRow[] =>
    product_type === null ? [] : [{ product_type, ...row }],
  );
  const {
    row_count: _,
    product_type,
    product_id,
    product_code,
    product_name,
    ...totals
  } = only(all.filter((row) => row.product_type === null));
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: {
      ...period,
      group_by: groupBy,
      product_id: filter.productId,
      warehouse_id: filter.warehouseId,
      product_type: filter.productType,
    },
    rows,
    totals: { row_count: rows.length, ...totals },
  };
}

export async function valueRollForwardTable(db: Db, query: ValueRollForwardQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await valueRollForward(db, query);
  return {
    title: { tr: 'Stok Değeri Hareket Tablosu', en: 'Stock value roll-forward' },
    fileName: 'value-roll-forward',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_type',
      ...(parameters.group_by === 'product' ? (['product_code', 'product_name'] as const) : []),
      'opening_value',
      'receipts',
      'production_in',
      'issues',
      'production_out',
      'transfers',
      'count_differences',
      'scrap',
      'supplier_returns',
      'revaluations',
      'closing_value',
    ]),
    rows: [rows],
    totals,
  };
}
