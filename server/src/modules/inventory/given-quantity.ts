import { type Quantity, quantity, ZERO_QUANTITY } from '@horoz/kernel';
import Type from 'typebox';
import type { Tx } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { nullable } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { toStockUnits } from '../master-data/index.ts';

/** A request field: quantities of stock operations may be in any unit that converts to the product's stock unit. */
export const unitOfMeasure = Type.Optional(
  nullable(
    Type.String({
      pattern: '^[A-Z0-9]{1,10}$',
      description:
        'Unit of the quantity, when it is not the stock unit: any that converts to it, also the product’s own.',
      examples: ['SHEET'],
    }),
  ),
);

/**
 * A requested quantity in the stock unit, half up to 3 decimals. Costs a statement only when another unit is named.
 *
 * @throws INVALID_UNIT, NOT_FOUND; VALIDATION_ERROR when it is less than half a thousandth of the stock unit
 */
export async function inStockUnits(
  tx: Tx,
  productId: number,
  request: { readonly quantity: string; readonly unit_of_measure?: string | null },
): Promise<Quantity> {
  const given = quantity(request.quantity);
  if (request.unit_of_measure == null) return given;
  const [converted] = await toStockUnits(tx, [
    { productId, unitCode: request.unit_of_measure, quantity: given },
  ]);
  const result = converted?.quantity ?? ZERO_QUANTITY;
  if (result === ZERO_QUANTITY) {
    throw invalidField('quantity', say`is less than a thousandth of the stock unit`);
  }
  if (result > quantity('999999999.999')) {
    throw invalidField('quantity', say`is more than 999999999.999 of the stock unit`);
  }
  return result;
}
