import {
  divideRational,
  formatQuantity,
  formatRational,
  fromQuantity,
  multiplyRational,
  quantity,
  toQuantity,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { findProducts, toStockUnits } from '../master-data/index.ts';
import type { BillOfMaterials } from './boms.schemas.ts';
import { type BomComparison, type ComparedLine, LINE_CHANGES } from './comparisons.schemas.ts';

/**
 * The lines of a recipe with their quantities in stock units for one unit of the parent, so that recipes for one and for a
 * hundred, in grams and in kilograms, can be laid side by side. Two statements.
 *
 * @throws INVALID_UNIT when a line's unit does not convert any more
 */
export async function comparedLines(db: Db, bom: BillOfMaterials): Promise<ComparedLine[]> {
  const lines = bom.components;
  const converted = await toStockUnits(
    db,
    lines.map((line) => ({
      productId: line.component_product_id,
      unitCode: line.unit_of_measure,
      quantity: quantity(line.quantity_required),
    })),
  );
  const products = await findProducts(
    db,
    lines.map((line) => line.component_product_id),
  );
  const base = fromQuantity(quantity(bom.base_quantity));
  return lines.map((line, place) => {
    const factor = converted[place]?.factor;
    if (factor === undefined) throw new Error(`Line ${place + 1} was not converted`);
    const inStockUnits = multiplyRational(fromQuantity(quantity(line.quantity_required)), factor);
    const perUnit = divideRational(inStockUnits, base);
    return {
      component_product_id: line.component_product_id,
      product_code: line.product_code,
      product_name: line.product_name,
      sequence_number: line.sequence_number,
      quantity_required: line.quantity_required,
      unit_of_measure: line.unit_of_measure,
      stock_unit: products.get(line.component_product_id)?.unitOfMeasure ?? line.unit_of_measure,
      stock_quantity_per_unit: formatQuantity(toQuantity(perUnit)),
      exact_stock_quantity_per_unit: formatRational(perUnit),
      scrap_percentage: line.scrap_percentage,
      is_phantom: line.is_phantom,
      substitute_group: line.substitute_group,
    };
  });
}

type LineDifferences = Pick<BomComparison, 'lines_added' | 'lines_removed' | 'lines_changed'>;

/** Lines of one component belong together in their order: the second line of a bolt is compared with the second. */
export function differencesOfLines(
  lines: readonly ComparedLine[],
  others: readonly ComparedLine[],
): LineDifferences {
  const left = new Map<number, ComparedLine[]>();
  for (const other of others) {
    left.set(other.component_product_id, [...(left.get(other.component_product_id) ?? []), other]);
  }
  const matched = new Set<ComparedLine>();
  const differences: LineDifferences = { lines_added: [], lines_removed: [], lines_changed: [] };
  for (const line of lines) {
    const other = left.get(line.component_product_id)?.shift();
    if (other === undefined) {
      differences.lines_removed.push(line);
      continue;
    }
    matched.add(other);
    const changes = LINE_CHANGES.filter((change) => hasChanged(change, line, other));
    if (changes.length === 0) continue;
    const { component_product_id, product_code, product_name } = line;
    differences.lines_changed.push({
      component_product_id,
      product_code,
      product_name,
      changes,
      line,
      other_line: other,
    });
  }
  differences.lines_added.push(...others.filter((other) => !matched.has(other)));
  return differences;
}

function hasChanged(change: (typeof LINE_CHANGES)[number], line: ComparedLine, other: ComparedLine): boolean {
  if (change === 'quantity')
    return line.exact_stock_quantity_per_unit !== other.exact_stock_quantity_per_unit;
  if (change !== 'sequence_number') return line[change] !== other[change];
  const inGroup = line.substitute_group !== null || other.substitute_group !== null;
  return inGroup && line.sequence_number !== other.sequence_number;
}
