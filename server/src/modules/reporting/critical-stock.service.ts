import { amount, formatAmount, quantity, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { findWarehouses } from '../master-data/index.ts';
import { reorderSuggestions } from '../planning/index.ts';
import { lowProducts } from './critical-stock.queries.ts';
import type { CriticalStock, CriticalStockQuery, CriticalStockRow } from './critical-stock.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';

/**
 * Products below their levels, and what planning suggests to do about each. Six statements, whatever their number.
 *
 * @throws NOT_FOUND (warehouse)
 */
export async function criticalStock(db: Db, query: CriticalStockQuery): Promise<CriticalStock> {
  const parameters = {
    warehouse_id: query.warehouse_id ?? null,
    urgency_level: query.urgency_level ?? null,
  };
  const { warehouse_id: warehouseId } = parameters;
  if (warehouseId !== null && !(await findWarehouses(db, [warehouseId])).has(warehouseId))
    throw notFound('warehouse', warehouseId);
  const low = await lowProducts(db, warehouseId, parameters.urgency_level);
  const suggestions = new Map(
    (
      await reorderSuggestions(
        db,
        low.map((one) => one.product_id),
        'en',
      )
    ).map((one) => [one.product_id, one]),
  );
  const rows = low.flatMap((one): CriticalStockRow[] => {
    const suggestion = suggestions.get(one.product_id);
    if (suggestion === undefined) return [];
    return [
      {
        ...one,
        days_of_cover: daysOfCover(one.available_quantity, suggestion.cover_demand, suggestion.cover_days),
        on_order_quantity: suggestion.on_order_quantity,
        in_production_quantity: suggestion.in_production_quantity,
        order_type: suggestion.order_type,
        suggested_quantity: suggestion.suggested_quantity,
        order_by_date: suggestion.order_by_date,
        supplier_code: suggestion.supplier?.supplier_code ?? null,
        supplier_name: suggestion.supplier?.supplier_name ?? null,
        unit_price: suggestion.unit_price,
        total_price: suggestion.total_price,
        currency: suggestion.currency,
      },
    ];
  });
  return { generated_at: db.clock.now().toISOString(), parameters, rows, totals: totalsOf(rows) };
}

/** Rounded down: the last day is not covered whole. */
function daysOfCover(available: string, demand: string, days: number): number | null {
  const expected = quantity(demand);
  const left = quantity(available);
  return expected === 0n ? null : left <= 0n ? 0 : Number((left * BigInt(days)) / expected);
}

function totalsOf(rows: readonly CriticalStockRow[]): CriticalStock['totals'] {
  const of = (level: string) => rows.filter((row) => row.urgency_level === level).length;
  const currencies = [...new Set(rows.flatMap((row) => row.currency ?? []))].sort();
  return {
    product_count: rows.length,
    out_of_stock: of('OUT_OF_STOCK'),
    critical: of('CRITICAL'),
    minimum: of('MINIMUM'),
    suggested_orders: currencies.map((currency) => ({
      currency,
      total_price: formatAmount(
        total(rows.filter((row) => row.currency === currency).map((row) => amount(row.total_price ?? '0'))),
      ),
    })),
  };
}

export async function criticalStockTable(db: Db, query: CriticalStockQuery): Promise<ReportTable> {
  const { parameters, rows, totals } = await criticalStock(db, query);
  return {
    title: { tr: 'Kritik Stok Raporu', en: 'Critical stock' },
    fileName: 'critical-stock',
    parameters: echoOf(parameters),
    columns: columnsOf([
      'product_code',
      'product_name',
      'urgency_level',
      'unit_of_measure',
      'available_quantity',
      'critical_stock_level',
      'minimum_stock_level',
      'missing_quantity',
      'days_of_cover',
      'on_order_quantity',
      'in_production_quantity',
      'suggested_quantity',
      'order_by_date',
      'supplier_name',
      'total_price',
      'currency',
    ]),
    rows: [rows],
    // Amounts of several currencies do not add up.
    totals:
      totals.suggested_orders.length === 1
        ? { total_price: totals.suggested_orders[0]?.total_price ?? null }
        : null,
  };
}
