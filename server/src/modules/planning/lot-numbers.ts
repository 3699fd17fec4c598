import { dayOf, type EpochDay, type Plan, type PlannedOrder } from '@horoz/kernel';
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
  const numberOf = lotCounter(firmOrders);
  const lots = new Int32Array(productId.length);
  for (const [order, product] of productId.entries()) {
    const firmOrderId = (firm[order] ?? -1) < 0 ? null : plan.order(order).firmOrderId;
    lots[order] = numberOf(product, dueDay[order] ?? 0, firmOrderId);
  }
  return lots;
}

/** The same numbers, of the orders of some products: order → number. */
export function lotNumbersOf(
  plan: Plan,
  productIds: readonly number[],
  firmOrders: readonly NumberedOrder[],
): Map<number, number> {
  const numberOf = lotCounter(firmOrders);
  const orders = productIds.flatMap((productId) => plan.ordersOf(productId));
  return new Map(
    orders.map((one: PlannedOrder) => [one.order, numberOf(one.productId, one.dueDay, one.firmOrderId)]),
  );
}

/** Asked for the orders of one product after the other; the due days of a product may come in any order. */
function lotCounter(
  firmOrders: readonly NumberedOrder[],
): (productId: number, dueDay: EpochDay, firmOrderId: number | null) => number {
  const given = new Map(firmOrders.map((row) => [row.id, row.lot_number]));
  const highest = new Map<string, number>();
  for (const row of firmOrders) {
    const key = `${row.product_id} ${dayOf(row.day)}`;
    highest.set(key, Math.max(highest.get(key) ?? 0, row.lot_number));
  }
  const counts = new Map<EpochDay, number>();
  let counted = Number.NaN;
  return (productId, dueDay, firmOrderId) => {
    if (productId !== counted) counts.clear();
    counted = productId;
    const own = firmOrderId === null ? undefined : given.get(firmOrderId);
    if (own !== undefined) return own;
    const number = (counts.get(dueDay) ?? highest.get(`${productId} ${dueDay}`) ?? 0) + 1;
    counts.set(dueDay, number);
    return number;
  };
}
