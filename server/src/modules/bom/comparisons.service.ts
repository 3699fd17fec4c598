import {
  compareRational,
  explode,
  formatAmount,
  formatPercentage,
  formatQuantity,
  fromAmount,
  minus,
  percentageChange,
  quantity,
  type Rational,
  subtractRational,
  toQuantity,
  ZERO,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { BillOfMaterials } from './boms.schemas.ts';
import { getBom } from './boms.service.ts';
import { comparedLines, differencesOfLines } from './compared-lines.ts';
import type { BomComparison, ComparisonQuery, MaterialDifference } from './comparisons.schemas.ts';
import { productLookup } from './explosion-rows.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { costExplosions, type RecipeCost } from './recipe-costs.ts';
import { type LoadedRecipe, loadRecipes } from './recipes.ts';

/**
 * What another recipe does otherwise. A fixed number of statements, whatever the size.
 *
 * @throws NOT_FOUND, CIRCULAR_BOM, INVALID_UNIT, INVALID_BOM (a phantom without an active recipe)
 */
export async function compareBoms(
  db: Db,
  bomId: number,
  otherBomId: number,
  query: ComparisonQuery,
): Promise<BomComparison> {
  const date = db.clock.today();
  const made = quantity(query.quantity ?? '1.000');
  const [bom, other] = [await getBom(db, bomId), await getBom(db, otherBomId)];
  const [recipe, otherRecipe] = await loadRecipes(db, [bomId, otherBomId], date);
  if (recipe === undefined || otherRecipe === undefined) throw new Error('Both recipes were loaded');
  const explosions = await withKernelErrors(db, () =>
    [recipe, otherRecipe].map(({ root, subBoms }) => explode({ root, subBoms, quantity: made })),
  );
  const [cost, otherCost] = await costExplosions(db, explosions, made);
  if (cost === undefined || otherCost === undefined) throw new Error('Both recipes were costed');
  const lines = differencesOfLines(await comparedLines(db, bom), await comparedLines(db, other));
  const headerDifferences = differencesOfHeaders(bom, other);
  const change = percentageChange(fromAmount(cost.unitCost), fromAmount(otherCost.unitCost));
  return {
    bom: comparedBom(bom, cost),
    other_bom: comparedBom(other, otherCost),
    quantity: formatQuantity(made),
    date,
    is_same:
      headerDifferences.length +
        lines.lines_added.length +
        lines.lines_removed.length +
        lines.lines_changed.length ===
      0,
    header_differences: headerDifferences,
    ...lines,
    ...(query.levels === 'all' ? { material_differences: materialDifferences(recipe, otherRecipe) } : {}),
    unit_cost_difference: formatAmount(minus(otherCost.unitCost, cost.unitCost)),
    unit_cost_change_percentage: change === null ? null : formatPercentage(change),
  };
}

function comparedBom(bom: BillOfMaterials, cost: RecipeCost): BomComparison['bom'] {
  return {
    bom_id: bom.bom_id,
    product_id: bom.parent_product_id,
    product_code: bom.parent_product_code,
    product_name: bom.parent_product_name,
    bom_version: bom.bom_version,
    status: bom.status,
    material_cost: formatAmount(cost.materialCost),
    labor_cost: formatAmount(cost.laborCost),
    overhead_cost: formatAmount(cost.overheadCost),
    total_cost: formatAmount(cost.totalCost),
    unit_cost: formatAmount(cost.unitCost),
    is_cost_complete: cost.unknown.length === 0,
  };
}

const HEADER_FIELDS = [
  'parent_product_code',
  'bom_version',
  'bom_name',
  'base_quantity',
  'yield_percentage',
  'labor_cost_per_unit',
  'overhead_cost_per_unit',
  'over_consumption_rule',
  'status',
  'effective_date',
  'expiry_date',
  'notes',
] as const;

function differencesOfHeaders(
  bom: BillOfMaterials,
  other: BillOfMaterials,
): BomComparison['header_differences'] {
  return HEADER_FIELDS.filter((field) => bom[field] !== other[field]).map((field) => ({
    field,
    value: bom[field],
    other_value: other[field],
  }));
}

/** What one unit of each comes to over all levels, where it differs. Compared exactly, shown rounded. */
function materialDifferences(recipe: LoadedRecipe, other: LoadedRecipe): MaterialDifference[] {
  const [before, after] = [materialsOfOne(recipe), materialsOfOne(other)];
  const product = productLookup(recipe);
  const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((productId) => {
    const [was, is] = [before.get(productId) ?? ZERO, after.get(productId) ?? ZERO];
    if (compareRational(was, is) === 0) return [];
    return [
      {
        change: changeOf(before.has(productId), after.has(productId)),
        quantity_per_unit: formatQuantity(toQuantity(was)),
        other_quantity_per_unit: formatQuantity(toQuantity(is)),
        difference: formatQuantity(toQuantity(subtractRational(is, was))),
        ...product(productId),
      },
    ];
  });
  return rows.sort((a, b) => (a.product_code < b.product_code ? -1 : 1));
}

function materialsOfOne({ root, subBoms }: LoadedRecipe): Map<number, Rational> {
  const { materials } = explode({ root, subBoms, quantity: quantity('1') });
  return new Map(materials.map((row) => [row.productId, row.required]));
}

function changeOf(was: boolean, is: boolean): MaterialDifference['change'] {
  if (was && is) return 'CHANGED';
  return is ? 'ADDED' : 'REMOVED';
}
