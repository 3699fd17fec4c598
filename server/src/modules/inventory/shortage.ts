import { formatQuantity, minus, type Quantity } from '@horoz/kernel';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Sentence, say } from '../../platform/words/sentence.ts';

export interface Shortage {
  readonly productId: number;
  readonly productCode: string;
  readonly required: Quantity;
  readonly available: Quantity;
}

const TOO_LITTLE = say`There is not enough available stock.`;

export const tooLittleIn = (place: string): Sentence => say`There is not enough available stock in ${place}.`;

/** `opening`, then the first of the shortages; the details have all of them. */
export function insufficientStock(shortages: readonly Shortage[], opening = TOO_LITTLE): AppError {
  const details = shortages.map((one) => ({
    product_id: one.productId,
    product_code: one.productCode,
    required: formatQuantity(one.required),
    available: formatQuantity(one.available),
    shortage: formatQuantity(minus(one.required, one.available)),
  }));
  const list = details.map(
    (one) => say`${one.product_code}: ${one.required} needed, ${one.available} available`,
  );
  const first = list.slice(0, 5).reduce((before, one) => say`${before}; ${one}`);
  const shown = list.length > 5 ? say`${first}; and ${list.length - 5} more` : first;
  return new AppError(
    'INSUFFICIENT_STOCK',
    say`${opening} ${shown}. Receive or approve stock, or reduce the quantity.`,
    details,
  );
}
