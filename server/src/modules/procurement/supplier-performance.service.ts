import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  daysBefore,
  type PerformancePeriod,
  ratingsOf,
  requireSupplier,
  SCORE_WEIGHTS,
  supplierPerformance,
  supplierPriceTrends,
} from '../master-data/index.ts';
import type { SupplierPerformance, SupplierPerformanceQuery } from './supplier-performance.schemas.ts';

/** Formulas: docs/concepts/procurement.md. Three statements. @throws NOT_FOUND, VALIDATION_ERROR */
export async function getSupplierPerformance(
  db: Db,
  supplierId: number,
  query: SupplierPerformanceQuery,
): Promise<SupplierPerformance> {
  const period = periodOf(db, query);
  const supplier = await requireSupplier(db, supplierId);
  const [summaries, trends] = await Promise.all([
    supplierPerformance(db, [supplierId], period),
    supplierPriceTrends(db, supplierId, period),
  ]);
  const summary = summaries.get(supplierId);
  return {
    supplier_id: supplierId,
    supplier_code: supplier.supplier_code,
    supplier_name: supplier.supplier_name,
    ...period,
    deliveries: summary?.deliveries ?? 0,
    lines_received: summary?.lines_received ?? 0,
    on_time_percentage: summary?.on_time_percentage ?? null,
    lead_time_days_mean: summary?.lead_time_days_mean ?? null,
    lead_time_days_deviation: summary?.lead_time_days_deviation ?? null,
    entered_lead_time_days: supplier.lead_time_days,
    accepted_percentage: summary?.accepted_percentage ?? null,
    quantities: {
      approved: summary?.approved ?? '0.000',
      rejected: summary?.rejected ?? '0.000',
      pending: summary?.pending ?? '0.000',
      quarantine: summary?.quarantine ?? '0.000',
    },
    price_index: summary?.price_index ?? null,
    price_trend: trends,
    score: summary?.score ?? null,
    weights: SCORE_WEIGHTS,
    parts: {
      on_time: summary?.on_time_percentage ?? null,
      quality: summary?.accepted_percentage ?? null,
      price: summary?.price_part ?? null,
    },
    ratings: ratingsOf(supplier, summary),
  };
}

/** The 365 days that end with the last one asked for, unless their first is given. @throws VALIDATION_ERROR */
function periodOf(db: Db, query: SupplierPerformanceQuery): PerformancePeriod {
  const to = query.to ?? db.clock.today();
  const from = query.from ?? daysBefore(to, 364);
  if (from > to) throw invalidField('to', say`must not be before from (${from})`);
  return { from, to };
}
