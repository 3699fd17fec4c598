import type { PlanningLimitError } from '@horoz/kernel';

/**
 * What is too much for a plan, to stand after "takes". The product is named: whoever reads it may know of hundreds that could be
 * meant.
 *
 * @param codeOf the product's code, when it is known
 */
export function limitPassed(
  { limit, productId }: PlanningLimitError,
  codeOf: (productId: number) => string | undefined,
): string {
  const code = productId === null ? undefined : codeOf(productId);
  const name = code === undefined ? 'one product' : `product ${code}`;
  return limit === 'ORDERS'
    ? `more than 100,000 orders of ${name} for one need, because its maximum order quantity is so small`
    : `more of ${name} than can be planned`;
}
