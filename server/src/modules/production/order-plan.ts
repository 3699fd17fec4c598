import {
  applyTake,
  explode,
  type FifoIssue,
  type Layer,
  plus,
  type Quantity,
  type Rational,
  takeOldestFirst,
  toQuantityRoundedUp,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { LoadedRecipe, RecipeProduct } from '../bom/index.ts';

/** Decides what an order, and the sub-orders below it, need and get. Pure: stock comes in, decisions go out. */

/** What an order needs of one component, exact and in whole units of the component's own unit. */
interface Need {
  readonly productId: number;
  readonly product: RecipeProduct;
  readonly level: number;
  readonly exact: Rational;
  readonly required: Quantity;
}

interface Needs {
  readonly components: readonly Need[];
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

export interface OrderStructure {
  readonly recipe: LoadedRecipe;
  readonly quantity: Quantity;
  readonly root: Needs;
  /** what may get a sub-order; whatever takes a product comes before that product */
  readonly assemblies: readonly number[];
}

export interface PlannedComponent extends Need {
  readonly issue: FifoIssue;
}

/** An order to be made. Places count from 1; a sub-order comes after every order that takes what it makes. */
export interface PlannedOrder {
  readonly place: number;
  readonly parentPlace: number | null;
  readonly productId: number;
  readonly bomId: number;
  readonly quantity: Quantity;
  readonly components: readonly PlannedComponent[];
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

export function structureOf(
  recipe: LoadedRecipe,
  quantity: Quantity,
  options: { readonly oneLevel: boolean; readonly withSubOrders: boolean },
): OrderStructure {
  const root = needsOf(recipe, recipe.root, quantity, options.oneLevel);
  if (!options.withSubOrders) return { recipe, quantity, root, assemblies: [] };
  // Ordered by the deepest level at which each occurs: by then everything that takes it has said how much.
  const { assemblies } = explode({ root: recipe.root, quantity, subBoms: recipe.subBoms });
  return { recipe, quantity, root, assemblies: assemblies.slice(1).map((one) => one.productId) };
}

function needsOf(
  recipe: LoadedRecipe,
  root: LoadedRecipe['root'],
  quantity: Quantity,
  oneLevel: boolean,
): Needs {
  const { materials, laborCost, overheadCost } = explode({
    root,
    quantity,
    subBoms: recipe.subBoms,
    oneLevel,
  });
  const components = materials.map(({ productId, required: exact, level }) => {
    const product = recipe.products.get(productId);
    if (product === undefined) throw new Error(`The recipe lacks product ${productId}`);
    return { productId, product, level, exact, required: toQuantityRoundedUp(exact, product.unitDecimals) };
  });
  return { components, laborCost, overheadCost };
}

/**
 * Covers every order from stock, oldest layer first, in the order of their places. What is short of an assembly becomes one
 * sub-order for all that take it, below the first of them that is short.
 */
export function planOrders(
  structure: OrderStructure,
  layers: ReadonlyMap<number, readonly Layer[]>,
): PlannedOrder[] {
  const { recipe, quantity, root } = structure;
  const stock = new Map(layers);
  const drafts = [new Draft(null, recipe.root.productId, recipe.root.bomId, quantity, root)];
  for (const productId of structure.assemblies) {
    let lot = ZERO_QUANTITY;
    let parentPlace: number | null = null;
    for (const [index, draft] of drafts.entries()) {
      const missing = draft.cover(productId, stock);
      if (missing === ZERO_QUANTITY) continue;
      lot = plus(lot, missing);
      parentPlace ??= index + 1;
    }
    const bom = recipe.subBoms.get(productId);
    if (lot === ZERO_QUANTITY || bom === undefined) continue;
    drafts.push(new Draft(parentPlace, productId, bom.bomId, lot, needsOf(recipe, bom, lot, true)));
  }
  return drafts.map((draft, index) => draft.planned(index + 1, stock));
}

/** An order whose components are covered one product after the other. */
class Draft {
  readonly parentPlace: number | null;
  readonly productId: number;
  readonly bomId: number;
  readonly quantity: Quantity;
  private readonly needs: Needs;
  private readonly needOf: ReadonlyMap<number, Need>;
  private readonly issueOf = new Map<number, FifoIssue>();

  constructor(
    parentPlace: number | null,
    productId: number,
    bomId: number,
    quantity: Quantity,
    needs: Needs,
  ) {
    this.parentPlace = parentPlace;
    this.productId = productId;
    this.bomId = bomId;
    this.quantity = quantity;
    this.needs = needs;
    this.needOf = new Map(needs.components.map((need) => [need.productId, need]));
  }

  /** Takes what there is of a component, if it is one, and answers what is missing. */
  cover(productId: number, stock: Map<number, readonly Layer[]>): Quantity {
    const need = this.needOf.get(productId);
    if (need === undefined) return ZERO_QUANTITY;
    const layers = stock.get(productId) ?? [];
    const issue = takeOldestFirst(layers, need.required);
    stock.set(productId, withoutTakes(layers, issue));
    this.issueOf.set(productId, issue);
    return issue.missing;
  }

  planned(place: number, stock: Map<number, readonly Layer[]>): PlannedOrder {
    for (const { productId } of this.needs.components) {
      if (!this.issueOf.has(productId)) this.cover(productId, stock);
    }
    const { parentPlace, productId, bomId, quantity, needs } = this;
    const components = needs.components.map((need) => {
      const issue = this.issueOf.get(need.productId) ?? takeOldestFirst([], need.required);
      return { ...need, issue };
    });
    const { laborCost, overheadCost } = needs;
    return { place, parentPlace, productId, bomId, quantity, components, laborCost, overheadCost };
  }
}

function withoutTakes(layers: readonly Layer[], issue: FifoIssue): Layer[] {
  const taken = new Map(issue.takes.map((take) => [take.layerId, take.quantity]));
  return layers.map((layer) => {
    const quantity = taken.get(layer.layerId);
    return quantity === undefined ? layer : applyTake(layer, quantity, { fromReserved: false });
  });
}

/** How much of each product the orders take, in the order in which it comes up. */
export function demandsOf(
  orders: readonly { readonly components: readonly Need[] }[],
): Map<number, { product: RecipeProduct; required: Quantity }> {
  const demands = new Map<number, { product: RecipeProduct; required: Quantity }>();
  for (const { productId, product, required } of orders.flatMap((order) => order.components)) {
    const before = demands.get(productId)?.required ?? ZERO_QUANTITY;
    demands.set(productId, { product, required: plus(before, required) });
  }
  return demands;
}
