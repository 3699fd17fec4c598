import type { PlannedOrder } from '@horoz/kernel';
import type { RunSummary } from './planning-runs.schemas.ts';

/** Planned orders by what a run says of them. */
export type PlanCounts = Pick<
  RunSummary,
  'planned_order_count' | 'make_count' | 'buy_count' | 'past_due_count'
>;

/** @param today orders that start before are past due */
export function planCounts(orders: Iterable<PlannedOrder>, today: number): PlanCounts {
  let [planned_order_count, make_count, past_due_count] = [0, 0, 0];
  for (const order of orders) {
    planned_order_count += 1;
    if (order.orderType === 'MAKE') make_count += 1;
    if (order.startDay < today) past_due_count += 1;
  }
  return { planned_order_count, make_count, buy_count: planned_order_count - make_count, past_due_count };
}

/** Of a plan in which some orders have come in the place of others. */
export function changedCounts(all: PlanCounts, gone: PlanCounts, come: PlanCounts): PlanCounts {
  const changed = (of: keyof PlanCounts) => all[of] - gone[of] + come[of];
  return {
    planned_order_count: changed('planned_order_count'),
    make_count: changed('make_count'),
    buy_count: changed('buy_count'),
    past_due_count: changed('past_due_count'),
  };
}
