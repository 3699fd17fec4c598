import type { PlanningLimitError } from '@horoz/kernel';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';

/**
 * What is too much for a plan, to stand after "takes". The product is named: whoever reads it may know of hundreds that could be
 * meant.
 *
 * @param codeOf the product's code, when it is known
 */
export function limitPassed(
  { limit, productId }: PlanningLimitError,
  codeOf: (productId: number) => string | undefined,
): Sentence {
  const code = productId === null ? undefined : codeOf(productId);
  const name = code === undefined ? say`one product` : say`product ${code}`;
  return limit === 'ORDERS'
    ? say`more than 100,000 orders of ${name} for one need, because its maximum order quantity is so small`
    : say`more of ${name} than can be planned`;
}
