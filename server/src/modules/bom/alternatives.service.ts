import {
  type Explosion,
  explode,
  formatAmount,
  formatQuantity,
  type MaterialNeed,
  materialNeeds,
  type Quantity,
  quantity,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { availableQuantities } from '../inventory/index.ts';
import { findProducts } from '../master-data/index.ts';
import { type LeadTime, leadTimes, type VersionRow, versionsOf } from './alternatives.queries.ts';
import type { Alternatives, AlternativesQuery, ShortMaterial } from './alternatives.schemas.ts';
import { type ProductOf, productLookup } from './explosion-rows.ts';
import { withKernelErrors } from './kernel-errors.ts';
import { type Candidate, ranked } from './ranking.ts';
import { costExplosions, type RecipeCost } from './recipe-costs.ts';
import { type LoadedRecipe, loadRecipes, unitDecimals } from './recipes.ts';

/**
 * The recipes of a product side by side: cost, what is short, earliest day. A fixed number of statements, whatever the number
 * and size of the recipes, unless one of them cannot be exploded.
 *
 * @throws NOT_FOUND, INVALID_UNIT
 */
export async function compareAlternatives(
  db: Db,
  productId: number,
  query: AlternativesQuery,
): Promise<Alternatives> {
  const date = query.date ?? db.clock.today();
  const made = quantity(query.quantity ?? '1.000');
  const found = (await findProducts(db, [productId])).get(productId);
  if (found === undefined) throw notFound('product', productId);
  const versions = await versionsOf(db, productId, date);
  const recipes = await loadRecipes(
    db,
    versions.map((version) => version.bom_id),
    date,
  );
  const available = await availableQuantities(db, productsIn(recipes), null);
  const judged = await Promise.all(recipes.map((recipe) => judge(db, recipe, made, available)));
  const possible = judged.filter((one) => one.problem === null);
  const costs = await costExplosions(
    db,
    possible.map((one) => one.gross),
    made,
  );
  const times = await leadTimes(db, shortIn(possible));
  const candidates = versions.map((version, place) => {
    const one = judged[place];
    const recipe = recipes[place];
    if (one === undefined || recipe === undefined) throw new Error('Each version was loaded and judged');
    const product = productLookup(recipe);
    if (one.problem !== null) return impossible(version, one.problem);
    const cost = costs[possible.indexOf(one)];
    if (cost === undefined) throw new Error(`Recipe ${version.bom_id} was not costed`);
    return candidate(version, cost, one.short, times, product, db.clock.today());
  });
  return {
    product_id: productId,
    product_code: found.productCode,
    product_name: found.productName,
    unit_of_measure: found.unitOfMeasure,
    quantity: formatQuantity(made),
    date,
    alternatives: ranked(candidates),
  };
}

interface Possible {
  readonly problem: null;
  readonly gross: Explosion;
  readonly short: readonly MaterialNeed[];
}

/** An old recipe may contradict the present ones; then it is listed with what is wrong, and the others are still judged. */
async function judge(
  db: Db,
  { root, subBoms, products }: LoadedRecipe,
  made: Quantity,
  available: ReadonlyMap<number, Quantity>,
): Promise<Possible | { readonly problem: string }> {
  const structure = { root, subBoms, quantity: made };
  try {
    return await withKernelErrors(db, () => {
      const gross = explode(structure);
      const needs = materialNeeds(explode({ ...structure, stock: available }), {
        available,
        decimals: unitDecimals({ products }),
      });
      return { problem: null, gross, short: needs.filter((need) => need.missing > 0n) };
    });
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}

function productsIn(recipes: readonly LoadedRecipe[]): number[] {
  return [...new Set(recipes.flatMap((recipe) => [...recipe.products.keys()]))];
}

function shortIn(judged: readonly Possible[]): number[] {
  return [...new Set(judged.flatMap((one) => one.short.map((need) => need.productId)))];
}

function impossible(version: VersionRow, problem: string): Candidate {
  return {
    alternative: {
      ...version,
      unit_cost: null,
      total_cost: null,
      is_cost_complete: false,
      can_be_made_now: false,
      short_materials: [],
      earliest_date: null,
    },
    unitCost: null,
    unknown: [],
    problem,
  };
}

function candidate(
  version: VersionRow,
  cost: RecipeCost,
  short: readonly MaterialNeed[],
  times: ReadonlyMap<number, LeadTime>,
  product: ProductOf,
  today: string,
): Candidate {
  const dates = short.map((need) => leadTimeOf(times, need).earliest_date);
  return {
    alternative: {
      ...version,
      unit_cost: formatAmount(cost.unitCost),
      total_cost: formatAmount(cost.totalCost),
      is_cost_complete: cost.unknown.length === 0,
      can_be_made_now: short.length === 0,
      short_materials: short
        .map((need) => shortMaterial(need, leadTimeOf(times, need), product))
        .sort((a, b) => (a.product_code < b.product_code ? -1 : 1)),
      earliest_date: [today, ...dates].sort().at(-1) ?? today,
    },
    unitCost: cost.unitCost,
    unknown: cost.unknown.map((id) => product(id).product_code).sort(),
    problem: null,
  };
}

function leadTimeOf(times: ReadonlyMap<number, LeadTime>, need: MaterialNeed): LeadTime {
  const time = times.get(need.productId);
  if (time === undefined) throw new Error(`Product ${need.productId} has no lead time`);
  return time;
}

function shortMaterial(need: MaterialNeed, time: LeadTime, product: ProductOf): ShortMaterial {
  return {
    required_quantity: formatQuantity(need.required),
    available_quantity: formatQuantity(need.available),
    shortage_quantity: formatQuantity(need.missing),
    lead_time_days: time.lead_time_days,
    lead_time_source: time.lead_time_source,
    ...product(need.productId),
  };
}
