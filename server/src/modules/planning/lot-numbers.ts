import { dayOf } from '@horoz/kernel';
import type { PlanningRows } from './planning-facts.queries.ts';

/** Numbers the orders of a product for one day from 1; firm ones have their numbers already and are left out of the count. */
export class LotNumbers {
  private readonly firm = new Map<number, number>();
  /** product and day → the highest number that a firm order has */
  private readonly taken = new Map<string, number>();

  constructor(rows: Pick<PlanningRows, 'firm_orders'>) {
    for (const row of rows.firm_orders) {
      this.firm.set(row.id, row.lot_number);
      const key = `${row.product_id} ${dayOf(row.day)}`;
      this.taken.set(key, Math.max(this.taken.get(key) ?? 0, row.lot_number));
    }
  }

  ofFirmOrder(plannedOrderId: number): number {
    return this.firm.get(plannedOrderId) ?? 1;
  }

  /** To be called for one order after the other, as the plan has them. */
  counter(): (productId: number, dueDay: number) => number {
    let [product, day, last] = [0, 0, 0];
    return (productId, dueDay) => {
      const isSame = productId === product && dueDay === day;
      last = isSame ? last + 1 : (this.taken.get(`${productId} ${dueDay}`) ?? 0) + 1;
      [product, day] = [productId, dueDay];
      return last;
    };
  }
}
