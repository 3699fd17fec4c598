import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts, type ProductFacts, unitFactors } from '../master-data/index.ts';
import { type NewBomLine, shareProducts } from './boms.queries.ts';
import type { BomComponentRequest } from './boms.schemas.ts';

/** A line as it was asked for, or as it is stored: what has to be checked of it. */
type LineToCheck = Pick<BomComponentRequest, 'component_product_id' | 'unit_of_measure'>;

/** @throws VALIDATION_ERROR */
export function requireDistinctSequence(lines: readonly BomComponentRequest[]): void {
  const seen = new Set<number>();
  for (const [place, line] of lines.entries()) {
    const number = line.sequence_number ?? defaultSequence(place);
    if (seen.has(number))
      throw invalidField(`components.${place}.sequence_number`, say`${number} comes twice`);
    seen.add(number);
  }
}

/** Tens, so that a line can be put between two others later. */
const defaultSequence = (place: number) => (place + 1) * 10;

/**
 * Checks that the parent can be made and that each line names an active product in a unit that converts to its stock unit.
 * The products stay as they are until the transaction ends.
 *
 * @returns the unit of each line
 * @throws NOT_FOUND, INVALID_BOM, INVALID_UNIT
 */
export async function requireMakeable(
  tx: Tx,
  parentId: number,
  lines: readonly LineToCheck[],
): Promise<string[]> {
  const ids = [parentId, ...lines.map((line) => line.component_product_id)];
  await shareProducts(tx, ids);
  const products = await findProducts(tx, ids);
  requireParent(products.get(parentId), parentId);
  return checkedUnits(tx, lines, products);
}

/** @throws NOT_FOUND, INVALID_BOM */
export function requireParent(parent: ProductFacts | undefined, productId: number): void {
  if (parent === undefined) throw notFound('product', productId);
  if (!parent.isActive) {
    throw new AppError('INVALID_BOM', say`Product ${parent.productCode} is inactive. Activate it first.`);
  }
  if (parent.productType === 'SEMI_FINISHED' || parent.productType === 'FINISHED_PRODUCT') return;
  throw new AppError(
    'INVALID_BOM',
    say`${parent.productCode} is a ${parent.productType} and is bought, not made. Choose a semi-finished or finished product.`,
  );
}

async function checkedUnits(
  tx: Tx,
  lines: readonly LineToCheck[],
  products: ReadonlyMap<number, ProductFacts>,
): Promise<string[]> {
  const pairs = lines.map((line, place) => {
    const product = products.get(line.component_product_id);
    if (product === undefined) throw notFound('component product', line.component_product_id);
    if (!product.isActive) {
      throw new AppError(
        'INVALID_BOM',
        say`Line ${place + 1}: ${product.productCode} is inactive. Choose another component.`,
        [{ field: `components.${place}.component_product_id` }],
      );
    }
    return { productId: product.productId, unitCode: line.unit_of_measure ?? product.unitOfMeasure };
  });
  const factors = await unitFactors(tx, pairs);
  for (const [place, { productId, unitCode }] of pairs.entries()) {
    if (factors[place] !== undefined) continue;
    const product = products.get(productId);
    throw new AppError(
      'INVALID_UNIT',
      say`Line ${place + 1}: ${unitCode} does not convert to ${product?.unitOfMeasure ?? ''}, the stock unit of ${product?.productCode ?? ''}. Use a unit that does.`,
      [{ field: `components.${place}.unit_of_measure` }],
    );
  }
  return pairs.map((pair) => pair.unitCode);
}

/** The lines with their defaults, ready to be stored. */
export function linesToStore(lines: readonly BomComponentRequest[], units: readonly string[]): NewBomLine[] {
  return lines.map((line, place) => ({
    productId: line.component_product_id,
    sequenceNumber: line.sequence_number ?? defaultSequence(place),
    quantity: line.quantity_required,
    unit: units[place] ?? '',
    scrap: line.scrap_percentage ?? '0.00',
    isPhantom: line.is_phantom ?? false,
    substituteGroup: line.substitute_group ?? null,
    notes: line.notes ?? null,
  }));
}
