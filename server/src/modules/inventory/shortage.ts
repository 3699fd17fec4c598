import { formatQuantity, minus, type Quantity } from '@horoz/kernel';
import { AppError } from '../../platform/errors/app-error.ts';

export interface Shortage {
  readonly productId: number;
  readonly productCode: string;
  readonly required: Quantity;
  readonly available: Quantity;
}

/** "12.500 of CS-2MM are missing": one sentence for the first, all of them in the details. */
export function insufficientStock(shortages: readonly Shortage[], where = ''): AppError {
  const details = shortages.map((one) => ({
    product_id: one.productId,
    product_code: one.productCode,
    required: formatQuantity(one.required),
    available: formatQuantity(one.available),
    shortage: formatQuantity(minus(one.required, one.available)),
  }));
  const list = details.map(
    (one) => `${one.product_code}: ${one.required} needed, ${one.available} available`,
  );
  const shown = list.slice(0, 5).join('; ');
  const more = list.length > 5 ? `; and ${list.length - 5} more` : '';
  return new AppError(
    'INSUFFICIENT_STOCK',
    `There is not enough available stock${where}. ${shown}${more}. Receive or approve stock, or reduce the quantity.`,
    details,
  );
}
