import { assert, type Plan } from '@horoz/kernel';
import type { PlannedProduct, PlanningFacts } from './planning-facts.ts';

/** Planned orders as columns, as the database keeps them; those of a product follow each other. */
export interface OrderRows {
  readonly productId: readonly number[];
  readonly isMade: readonly boolean[];
  /** whole thousandths */
  readonly thousandths: readonly number[];
  /** days since 1970-01-01 */
  readonly startDay: readonly number[];
  readonly dueDay: readonly number[];
  readonly lotNumber: readonly number[];
  readonly supplierId: readonly (number | null)[];
  readonly bomId: readonly (number | null)[];
}

type Growing = { -readonly [Column in keyof OrderRows]: OrderRows[Column][number][] };

const noRows = (): Growing => ({
  productId: [],
  isMade: [],
  thousandths: [],
  startDay: [],
  dueDay: [],
  lotNumber: [],
  supplierId: [],
  bomId: [],
});

/** What the run has planned: without the firm orders, which stand already. */
export function allOrderRows(plan: Plan, { products }: PlanningFacts, lots: Int32Array): OrderRows {
  const { productId, quantity, startDay, dueDay, firm } = plan.orderColumns();
  const rows = noRows();
  for (const [order, product] of productId.entries()) {
    if ((firm[order] ?? -1) >= 0) continue;
    const [start, due] = [startDay[order] ?? 0, dueDay[order] ?? 0];
    add(rows, products.get(product), quantity[order] ?? 0, start, due, lots[order] ?? 1);
  }
  return rows;
}

/** The same of some products. */
export function orderRowsOf(
  plan: Plan,
  { products }: PlanningFacts,
  productIds: readonly number[],
  lots: ReadonlyMap<number, number>,
): OrderRows {
  const rows = noRows();
  for (const order of productIds.flatMap((productId) => plan.ordersOf(productId))) {
    if (order.firmOrderId !== null) continue;
    const { productId, startDay, dueDay, quantity } = order;
    add(rows, products.get(productId), Number(quantity), startDay, dueDay, lots.get(order.order) ?? 1);
  }
  return rows;
}

function add(
  rows: Growing,
  product: PlannedProduct | undefined,
  thousandths: number,
  startDay: number,
  dueDay: number,
  lotNumber: number,
): void {
  assert(product !== undefined, 'planned orders: a product is not among the facts');
  rows.productId.push(product.product_id);
  rows.isMade.push(product.bom_id !== null);
  rows.thousandths.push(thousandths);
  rows.startDay.push(startDay);
  rows.dueDay.push(dueDay);
  rows.lotNumber.push(lotNumber);
  rows.supplierId.push(product.supplier_id);
  rows.bomId.push(product.bom_id);
}

/** These rows alone. */
export function pickedRows(rows: OrderRows, places: readonly number[]): OrderRows {
  const picked = <Value>(column: readonly Value[]) => places.map((place) => column[place] as Value);
  return {
    productId: picked(rows.productId),
    isMade: picked(rows.isMade),
    thousandths: picked(rows.thousandths),
    startDay: picked(rows.startDay),
    dueDay: picked(rows.dueDay),
    lotNumber: picked(rows.lotNumber),
    supplierId: picked(rows.supplierId),
    bomId: picked(rows.bomId),
  };
}
