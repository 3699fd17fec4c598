import { dayOf, type EpochDay, type Plan } from '@horoz/kernel';
import type { FirmOrderRow } from './planning-facts.queries.ts';

type NumberedOrder = Pick<FirmOrderRow, 'id' | 'product_id' | 'day' | 'lot_number'>;

/**
 * Of each order of the plan, its number among the orders of the same product and due day, from 1. Firm orders have their
 * numbers already, and what is planned beside them is counted after the highest of those.
 */
export function lotNumbers(
  plan: Pick<Plan, 'orderColumns' | 'order'>,
  firmOrders: readonly NumberedOrder[] = [],
): Int32Array {
  const { productId, dueDay, firm } = plan.orderColumns();
  const given = new Map(firmOrders.map((row) => [row.id, row.lot_number]));
  const highest = new Map<string, number>();
  for (const row of firmOrders) {
    const key = `${row.product_id} ${dayOf(row.day)}`;
    highest.set(key, Math.max(highest.get(key) ?? 0, row.lot_number));
  }
  const counts = new Map<EpochDay, number>();
  const lots = new Int32Array(productId.length);
  // The orders of a product lie together, but not in the order of their due days: firm ones come first.
  for (const [order, product] of productId.entries()) {
    if (product !== productId[order - 1]) counts.clear();
    const own = (firm[order] ?? -1) < 0 ? undefined : given.get(plan.order(order).firmOrderId ?? 0);
    const due = dueDay[order] ?? 0;
    if (own === undefined) {
      const before = counts.get(due) ?? highest.get(`${product} ${due}`) ?? 0;
      counts.set(due, before + 1);
      lots[order] = before + 1;
    } else {
      lots[order] = own;
    }
  }
  return lots;
}
