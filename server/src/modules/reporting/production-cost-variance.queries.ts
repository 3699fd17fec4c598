import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { ProductionCostVarianceRow } from './production-cost-variance.schemas.ts';
import { inPeriod, type ReportPeriod } from './report-fields.ts';

type CompletedOrder = Pick<
  ProductionCostVarianceRow,
  | 'production_order_id'
  | 'product_id'
  | 'product_code'
  | 'product_name'
  | 'product_type'
  | 'unit_of_measure'
  | 'completed_on'
>;

const readCompleted = statement<CompletedOrder>(
  'report_completed_orders',
  `select o.production_order_id, o.product_id, p.product_code, p.product_name, p.product_type, p.unit_of_measure,
     (o.actual_completion_date at time zone $3)::date as completed_on
   from production_orders o join products p using (product_id)
   where o.status = 'COMPLETED' and ${inPeriod('o.actual_completion_date')}
     and ($4::bigint is null or o.product_id = $4) and ($5::text is null or p.product_type = $5)`,
);

export function completedOrders(
  db: Db,
  { from, to }: ReportPeriod,
  productId: number | null,
  productType: string | null,
): Promise<CompletedOrder[]> {
  return db.run(readCompleted, [from, to, db.policy.timeZone, productId, productType]);
}
