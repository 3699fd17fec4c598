import { convertQuantity, formatFactor, formatQuantity, formatRational, ONE, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { unitFactors } from './lookups.ts';
import { deleteConversion, saveConversion, whatNeedsConversion } from './product-units.queries.ts';
import type { ConversionQuery, ProductUnits, UnitConversionResult } from './product-units.schemas.ts';
import { findProduct, findUnitConversions, lockProduct, updateProduct } from './products.queries.ts';
import type { Product } from './products.schemas.ts';
import { doesNotConvert } from './stock-units.ts';
import { allUnits } from './units.queries.ts';
import { requireUnit } from './units.service.ts';

/** Every unit that a quantity of the product may be given in, with its factor. @throws NOT_FOUND */
export async function listProductUnits(db: Db, productId: number): Promise<ProductUnits> {
  const [product, units, own] = await Promise.all([
    findProduct(db, productId),
    allUnits(db),
    findUnitConversions(db, productId),
  ]);
  if (product === undefined) throw notFound('product', productId);
  const factors = await unitFactors(
    db,
    units.map((unit) => ({ productId, unitCode: unit.unit_code })),
  );
  const stockUnit = product.unit_of_measure;
  const rows = units.flatMap(({ unit_code, unit_name, dimension }, place) => {
    const factor = factors[place];
    if (factor === undefined) return [];
    const isStockUnit = unit_code === stockUnit;
    return [
      {
        unit_code,
        unit_name,
        dimension,
        is_stock_unit: isStockUnit,
        is_own: !isStockUnit && own.some((one) => one.unit_code === unit_code),
        factor: formatFactor(factor),
        exact_factor: formatRational(factor),
      },
    ];
  });
  return {
    product_id: productId,
    product_code: product.product_code,
    stock_unit: stockUnit,
    units: rows.sort(stockUnitFirst),
    updated_at: product.updated_at,
  };
}

function stockUnitFirst(a: ProductUnits['units'][number], b: ProductUnits['units'][number]): number {
  if (a.is_stock_unit !== b.is_stock_unit) return a.is_stock_unit ? -1 : 1;
  return a.unit_code < b.unit_code ? -1 : 1;
}

/**
 * Gives the product a conversion of its own, or corrects it. Recipes mean the new factor from now on; what is booked or
 * reserved stands in the stock unit and stays.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_UNIT (unknown, or the stock unit itself)
 */
export async function setProductUnit(
  tx: Tx,
  productId: number,
  unitCode: string,
  factor: string,
  expectedVersion: string | null,
): Promise<ProductUnits> {
  const product = await lockProduct(tx, productId, false);
  if (product === undefined) throw notFound('product', productId);
  requireVersion(expectedVersion, product);
  await requireUnit(tx, unitCode);
  refuseStockUnit(product, unitCode);
  const before = await saveConversion(tx, productId, unitCode, factor);
  await updateProduct(tx, productId, {});
  audit(tx, {
    action: 'product_unit.set',
    entityType: 'product',
    entityId: productId,
    ...(before === null ? {} : { before: { unit_code: unitCode, factor: before } }),
    after: { unit_code: unitCode, factor },
  });
  return listProductUnits(tx, productId);
}

function refuseStockUnit(product: Product, unitCode: string): void {
  if (unitCode !== product.unit_of_measure) return;
  throw new AppError(
    'INVALID_UNIT',
    say`${unitCode} is the stock unit of ${product.product_code}, so one of it is always 1. Name another unit.`,
    [{ field: 'unit_code', unit: unitCode }],
  );
}

/**
 * Takes the product's own conversion away; a unit of the stock unit's dimension then converts as usual.
 *
 * @throws NOT_FOUND (product, or it has no conversion of its own), CONFLICT (If-Match), IN_USE
 */
export async function removeProductUnit(
  tx: Tx,
  productId: number,
  unitCode: string,
  expectedVersion: string | null,
): Promise<Product> {
  const product = await lockProduct(tx, productId, true);
  if (product === undefined) throw notFound('product', productId);
  requireVersion(expectedVersion, product);
  const factor = await deleteConversion(tx, productId, unitCode);
  if (factor === undefined) {
    throw new AppError(
      'NOT_FOUND',
      say`There is no own conversion of product ${product.product_code} for unit ${unitCode}. Check the id.`,
    );
  }
  const needs = await tx.run(whatNeedsConversion, [productId, unitCode]);
  if (needs.length > 0) {
    throw new AppError(
      'IN_USE',
      say`Quantities of ${product.product_code} are given in ${unitCode}. Change these recipes and finish these orders first.`,
      needs,
    );
  }
  audit(tx, {
    action: 'product_unit.remove',
    entityType: 'product',
    entityId: productId,
    before: { unit_code: unitCode, factor },
  });
  return updateProduct(tx, productId, {});
}

/** @throws NOT_FOUND, INVALID_UNIT */
export async function convertProductQuantity(
  db: Db,
  productId: number,
  query: ConversionQuery,
): Promise<UnitConversionResult> {
  const product = await findProduct(db, productId);
  if (product === undefined) throw notFound('product', productId);
  const { from = product.unit_of_measure, to = product.unit_of_measure } = query;
  const factors = await unitFactors(db, [
    { productId, unitCode: from },
    { productId, unitCode: to },
  ]);
  for (const [place, unitCode] of [from, to].entries()) {
    if (factors[place] === undefined) {
      throw doesNotConvert(product.product_code, unitCode, product.unit_of_measure);
    }
  }
  const {
    exact,
    quantity: converted,
    isExact,
  } = convertQuantity(quantity(query.quantity), factors[0] ?? ONE, factors[1] ?? ONE);
  return {
    product_id: productId,
    quantity: query.quantity,
    from,
    to,
    converted_quantity: formatQuantity(converted),
    exact_quantity: formatRational(exact),
    is_exact: isExact,
  };
}
