import { groupBy } from '../../platform/group-by.ts';
import type { OrderRows } from './planned-order-rows.ts';

/** A planned order as the database has it: one that stands, or one that was converted while the run was going on. */
export interface StandingOrder {
  readonly planned_order_id: number;
  readonly product_id: number;
  readonly is_made: boolean;
  /** whole thousandths */
  readonly thousandths: number;
  /** days since 1970-01-01 */
  readonly start_day: number;
  readonly due_day: number;
  readonly lot_number: number;
  readonly supplier_id: number | null;
  readonly bom_id: number | null;
  readonly is_converted: boolean;
}

export interface PlanDifference {
  /** numbers of the planned orders that stand no longer */
  readonly ended: number[];
  /** which of the orders, by place, are new */
  readonly added: number[];
}

/** No product has so many lots on one day. */
const LOTS_PER_DAY = 2 ** 20;

/**
 * What must be written to make these orders stand, and nothing else. What was converted after the factory was read is an order by
 * now: it is not planned once more.
 *
 * Measured with 135,000 orders, of which none had changed: 0.4 s with reading them; as an anti-join of a temporary table 3 s.
 */
export function planDifference(orders: OrderRows, standing: readonly StandingOrder[]): PlanDifference {
  const byProduct = groupBy(standing, (row) => row.product_id);
  const [ended, added]: [number[], number[]] = [[], []];
  let of = Number.NaN;
  let left = new Map<number, StandingOrder>();
  let converted: readonly StandingOrder[] = [];
  for (const [place, productId] of orders.productId.entries()) {
    if (productId !== of) {
      for (const row of left.values()) ended.push(row.planned_order_id);
      const rows = byProduct.get(productId) ?? [];
      byProduct.delete(productId);
      converted = rows.filter((row) => row.is_converted);
      left = new Map(rows.filter((row) => !row.is_converted).map((row) => [keyOf(row), row]));
      of = productId;
    }
    const key = (orders.dueDay[place] ?? 0) * LOTS_PER_DAY + (orders.lotNumber[place] ?? 0);
    const row = left.get(key);
    if (row !== undefined && isSame(orders, place, row)) left.delete(key);
    else if (!converted.some((one) => keyOf(one) === key && isSame(orders, place, one))) added.push(place);
  }
  for (const row of [...left.values(), ...[...byProduct.values()].flat()]) {
    if (!row.is_converted) ended.push(row.planned_order_id);
  }
  return { ended, added };
}

const keyOf = (row: StandingOrder): number => row.due_day * LOTS_PER_DAY + row.lot_number;

const isSame = (orders: OrderRows, place: number, row: StandingOrder): boolean =>
  orders.thousandths[place] === row.thousandths &&
  orders.startDay[place] === row.start_day &&
  orders.isMade[place] === row.is_made &&
  orders.supplierId[place] === row.supplier_id &&
  orders.bomId[place] === row.bom_id;
