import { convertQuantity, type Quantity, type Rational } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts, type ProductUnit, unitFactors } from './lookups.ts';

export interface QuantityInUnit extends ProductUnit {
  readonly quantity: Quantity;
}

export interface StockQuantity {
  /** in the stock unit, half up to 3 decimals; zero when it is less than half a thousandth */
  readonly quantity: Quantity;
  /** stock units in one of the unit */
  readonly factor: Rational;
  /** nothing was lost by rounding */
  readonly isExact: boolean;
}

/**
 * Quantities in the stock units of their products, in the order given; a quantity in the stock unit itself stays as it is.
 * One statement for any number of them.
 *
 * @throws INVALID_UNIT for the first that does not convert; NOT_FOUND when its product does not exist
 */
export async function toStockUnits(db: Db, given: readonly QuantityInUnit[]): Promise<StockQuantity[]> {
  const factors = await unitFactors(db, given);
  const converted: StockQuantity[] = [];
  for (const [place, one] of given.entries()) {
    const factor = factors[place];
    if (factor === undefined) throw await whyNot(db, one);
    const { quantity, isExact } = convertQuantity(one.quantity, factor);
    converted.push({ quantity, factor, isExact });
  }
  return converted;
}

async function whyNot(db: Db, { productId, unitCode }: ProductUnit): Promise<AppError> {
  const product = (await findProducts(db, [productId])).get(productId);
  if (product === undefined) return notFound('product', productId);
  return doesNotConvert(product.productCode, unitCode, product.unitOfMeasure);
}

export function doesNotConvert(productCode: string, unitCode: string, stockUnit: string): AppError {
  return new AppError(
    'INVALID_UNIT',
    say`${unitCode} does not convert to ${stockUnit}, the stock unit of ${productCode}. Use another unit, or give the product a conversion of its own.`,
    [{ field: 'unit_of_measure', unit: unitCode, stock_unit: stockUnit, product_code: productCode }],
  );
}
