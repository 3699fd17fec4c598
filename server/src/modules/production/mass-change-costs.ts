import {
  type Amount,
  addRational,
  type Bom,
  explode,
  fromAmount,
  multiplyRational,
  ONE,
  quantity,
  type Rational,
  toAmount,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { loadRecipes, withKernelErrors } from '../bom/index.ts';
import { currentUnitCosts } from '../costing/index.ts';
import { type MassChangePlan, replacedQuantity } from './mass-change-plan.ts';
import { recipeOn } from './mass-changes.queries.ts';

export interface MassChangeCosts {
  /** by recipe: of one of its product; null where it cannot be exploded */
  readonly byBom: ReadonlyMap<number, { readonly before: Amount | null; readonly after: Amount | null }>;
  readonly productsWithoutCost: readonly string[];
}

/**
 * What one of each product costs before and after the whole change, over all levels: the FIFO cost of the next unit of each
 * material, else its known price. Five statements for any number of recipes.
 *
 * @throws INVALID_UNIT when a line's unit does not convert any more
 */
export async function costMassChange(db: Db, plan: MassChangePlan): Promise<MassChangeCosts> {
  const bomIds = plan.boms.map((bom) => bom.bom_id);
  const ownRecipe = await recipeOn(db, plan.to.productId, plan.date);
  const recipes = await loadRecipes(
    db,
    [...new Set(ownRecipe === null ? bomIds : [...bomIds, ownRecipe])],
    plan.date,
  );
  const blocked = new Set(plan.boms.filter((bom) => bom.blocked !== null).map((bom) => bom.bom_id));
  const subBoms = new Map(recipes[0]?.subBoms);
  const toRoot = recipes.find((recipe) => recipe.bom.bomId === ownRecipe)?.root;
  if (toRoot !== undefined) subBoms.set(plan.to.productId, toRoot);
  const changed = (bom: Bom) => (blocked.has(bom.bomId) ? bom : withReplacement(bom, plan));
  const subBomsAfter = new Map([...subBoms].map(([productId, bom]) => [productId, changed(bom)]));
  const exploded = [];
  for (const { root } of recipes.slice(0, bomIds.length)) {
    exploded.push({
      bomId: root.bomId,
      before: await explodeOne(db, root, subBoms),
      after: blocked.has(root.bomId) ? null : await explodeOne(db, changed(root), subBomsAfter),
    });
  }
  const materials = exploded.flatMap((one) => [
    ...(one.before?.materials ?? []),
    ...(one.after?.materials ?? []),
  ]);
  const costs = await currentUnitCosts(db, [...new Set(materials.map((one) => one.productId))]);
  const unitCost = (productId: number) => fromAmount(costs.get(productId)?.unitCost ?? (0n as Amount));
  const codes = new Map(
    recipes.flatMap((recipe) => [...recipe.products.values()].map((one) => [one.productId, one.productCode])),
  );
  codes.set(plan.to.productId, plan.to.productCode);
  const unknown = [...costs]
    .filter(([, cost]) => cost.costSource === 'NONE')
    .map(([id]) => codes.get(id) ?? String(id));
  return {
    byBom: new Map(
      exploded.map(({ bomId, before, after }) => [
        bomId,
        { before: rolledUp(before, unitCost), after: rolledUp(after, unitCost) },
      ]),
    ),
    productsWithoutCost: unknown.sort(),
  };
}

function withReplacement(bom: Bom, { from, to, factor }: MassChangePlan): Bom {
  const lines = bom.lines.map((line) =>
    line.componentProductId === from.productId
      ? {
          ...line,
          componentProductId: to.productId,
          quantityRequired: replacedQuantity(line.quantityRequired, line.unitFactor, factor).rounded,
          unitFactor: ONE,
        }
      : line,
  );
  return { ...bom, lines };
}

/** One of the product; null when a recipe below it is missing or circular, which is not this change's doing. */
async function explodeOne(db: Db, root: Bom, subBoms: ReadonlyMap<number, Bom>) {
  try {
    return await withKernelErrors(db, () => explode({ root, subBoms, quantity: quantity('1') }));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function rolledUp(
  explosion: ReturnType<typeof explode> | null,
  unitCost: (productId: number) => Rational,
): Amount | null {
  if (explosion === null) return null;
  const material = explosion.materials.map((one) => multiplyRational(one.required, unitCost(one.productId)));
  return toAmount([explosion.laborCost, explosion.overheadCost, ...material].reduce(addRational));
}
