import {
  explode,
  formatAmount,
  formatQuantity,
  plus,
  quantity,
  toAmount,
  toQuantity,
  total,
  unitCostOf,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { type BasisCost, costMaterials } from './basis-costs.ts';
import { findBomHeader } from './boms.queries.ts';
import { insertCostCalculation, listCostCalculations } from './cost-calculations.queries.ts';
import type {
  BomCostCalculation,
  CostCalculationListQuery,
  CostCalculationRequest,
  CostedMaterial,
} from './cost-calculations.schemas.ts';
import { assemblyRow, byLevelAndCode, type ProductOf, productLookup } from './explosion-rows.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { loadRecipe } from './recipes.ts';

/**
 * Rolls the cost of a recipe up over all levels, as of today, and stores the result: the history shows how it moved.
 *
 * @throws NOT_FOUND, CIRCULAR_BOM, INVALID_UNIT, INVALID_BOM (a phantom without an active recipe)
 */
export async function calculateBomCost(
  tx: Tx,
  bomId: number,
  request: CostCalculationRequest,
): Promise<BomCostCalculation> {
  const basis = request.basis ?? 'FIFO';
  const date = tx.clock.today();
  const wanted = quantity(request.quantity);
  const recipe = await loadRecipe(tx, bomId, date);
  const explosion = await withKernelErrors(tx, () =>
    explode({ root: recipe.root, quantity: wanted, subBoms: recipe.subBoms }),
  );
  const needs = explosion.materials.map(({ productId, required, level }) => ({
    productId,
    level,
    quantity: toQuantity(required),
  }));
  const costs = await costMaterials(tx, basis, needs);
  const product = productLookup(recipe);
  const materialCost = total(costs.map((cost) => cost.total));
  const laborCost = toAmount(explosion.laborCost);
  const overheadCost = toAmount(explosion.overheadCost);
  const totalCost = plus(materialCost, plus(laborCost, overheadCost));
  const details = {
    date,
    materials: costs.map((cost) => materialRow(cost, product)).sort(byLevelAndCode),
    assemblies: explosion.assemblies.map((assembly) => assemblyRow(assembly, product)),
  };
  const row = await insertCostCalculation(tx, {
    bom_id: bomId,
    quantity: formatQuantity(wanted),
    basis,
    material_cost: formatAmount(materialCost),
    labor_cost: formatAmount(laborCost),
    overhead_cost: formatAmount(overheadCost),
    total_cost: formatAmount(totalCost),
    unit_cost: formatAmount(unitCostOf(totalCost, wanted)),
    details,
  });
  audit(tx, { action: 'bom.cost_calculation', entityType: 'bom', entityId: bomId, after: row });
  return { ...row, ...details };
}

function materialRow(cost: BasisCost, product: ProductOf): CostedMaterial {
  return {
    level: cost.level,
    required_quantity: formatQuantity(cost.quantity),
    unit_cost: formatAmount(cost.unitCost),
    total_cost: formatAmount(cost.total),
    cost_source: cost.source,
    uncovered_quantity: formatQuantity(cost.uncovered),
    ...product(cost.productId),
  };
}

/** @throws NOT_FOUND */
export async function costHistory(db: Db, bomId: number, list: CostCalculationListQuery) {
  if ((await findBomHeader(db, bomId)) === undefined) throw notFound('BOM', bomId);
  return listCostCalculations(db, bomId, list);
}
