import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { readPage, sortOrder } from '../../platform/http/paging.ts';
import type { CostBasis, CostCalculationListQuery, CostCalculationRow } from './cost-calculations.schemas.ts';

const COLUMNS = [
  'bom_cost_calculation_id',
  'bom_id',
  'quantity',
  'basis',
  'material_cost',
  'labor_cost',
  'overhead_cost',
  'total_cost',
  'unit_cost',
  'calculated_at',
  'calculated_by',
] as const;

export interface NewCostCalculation {
  readonly bom_id: number;
  readonly quantity: string;
  readonly basis: CostBasis;
  readonly material_cost: string;
  readonly labor_cost: string;
  readonly overhead_cost: string;
  readonly total_cost: string;
  readonly unit_cost: string;
  /** the rows it was made of, as they were answered */
  readonly details: unknown;
}

export async function insertCostCalculation(
  tx: Tx,
  calculation: NewCostCalculation,
): Promise<CostCalculationRow> {
  const query = queries
    .insertInto('bom_cost_calculations')
    .values({
      ...calculation,
      details: JSON.stringify(calculation.details),
      calculated_at: tx.clock.now(),
      calculated_by: tx.actor.userId,
    })
    .returning(COLUMNS);
  return only(await tx.select(query)) as CostCalculationRow;
}

/** The newest first, unless it says otherwise. */
export async function listCostCalculations(db: Db, bomId: number, list: CostCalculationListQuery) {
  const order = sortOrder(list.sort, '-calculated_at');
  let query = queries.selectFrom('bom_cost_calculations').select(COLUMNS).where('bom_id', '=', bomId);
  if (list.basis !== undefined) query = query.where('basis', '=', list.basis);
  const ordered = query
    .orderBy(order.field, order.direction)
    .orderBy('bom_cost_calculation_id', order.direction);
  return readPage(db, ordered, list);
}
