/** QUANTITY: more than 4,503,599,627,370.496 of one product; ORDERS: more than 100,000 orders of it for one need. */
export type PlanningLimit = 'QUANTITY' | 'ORDERS';

/**
 * Demands, recipes and lot sizes that are all allowed can together ask for more of a product than can be planned. That is no bug:
 * somebody must enter something else, and `productId` says of what.
 */
export class PlanningLimitError extends Error {
  override readonly name = 'PlanningLimitError';
  readonly limit: PlanningLimit;
  /** null where a number is looked at without knowing whose it is */
  readonly productId: number | null;

  constructor(limit: PlanningLimit, message: string, productId: number | null = null) {
    super(message);
    this.limit = limit;
    this.productId = productId;
  }
}

/** @throws PlanningLimitError when the condition is false */
export function requireWithin(condition: boolean, limit: PlanningLimit, message: string): void {
  if (!condition) throw new PlanningLimitError(limit, message);
}

/** Whoever passes a limit in this work does so for that product. */
export function onBehalfOf<Result>(productId: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlanningLimitError)) throw error;
    throw new PlanningLimitError(error.limit, `product ${productId}: ${error.message}`, productId);
  }
}
