import type { PlanningRows, ProductRows } from './planning-facts.queries.ts';
import { type PlanningFacts, planningFacts } from './planning-facts.ts';

/** All rows of some products, in the place of those that they had. */
export interface PlanningPatch {
  readonly product_ids: readonly number[];
  readonly rows: ProductRows;
}

/**
 * What a run would read that reads everything. In another order: the plan does not depend on that.
 *
 * A product of which the patch has no row is one that the rows have none of either.
 */
export function patchedRows(rows: PlanningRows, { product_ids, rows: part }: PlanningPatch): PlanningRows {
  const touched = new Set(product_ids);
  const mixed = mixer(touched, (row: { readonly product_id: number }) => row.product_id);
  return {
    ...rows,
    products: mixed(rows.products, part.products),
    stock: mixed(rows.stock, part.stock),
    demands: mixed(rows.demands, part.demands),
    component_requirements: mixed(rows.component_requirements, part.component_requirements),
    purchases: mixed(rows.purchases, part.purchases),
    productions: mixed(rows.productions, part.productions),
    firm_orders: mixed(rows.firm_orders, part.firm_orders),
  };
}

/** What planningFacts() makes of the patched rows, without going through all of them. */
export function patchedFacts(facts: PlanningFacts, part: PlanningFacts): PlanningFacts {
  const mixed = mixer(new Set(part.products.keys()), (row: { readonly productId: number }) => row.productId);
  const { input } = facts;
  const products = new Map(facts.products);
  for (const [productId, product] of part.products) products.set(productId, product);
  return {
    input: {
      ...input,
      items: mixed(input.items, part.input.items),
      demands: mixed(input.demands, part.input.demands),
      componentRequirements: mixed(input.componentRequirements, part.input.componentRequirements),
      receipts: mixed(input.receipts, part.input.receipts),
      firmOrders: mixed(input.firmOrders, part.input.firmOrders),
    },
    products,
  };
}

/** The facts of the patch alone, in the time of the plan that it is for. */
export function factsOfPatch(rows: PlanningRows, { rows: part }: PlanningPatch): PlanningFacts {
  return planningFacts({ ...rows, ...part, bom_lines: [] });
}

/**
 * Whether a plan can take a patch: with another recipe, unit or a lead time beyond those it has working days for, the plan is made
 * anew.
 */
export function canTake(facts: PlanningFacts, part: PlanningFacts): boolean {
  const longest = facts.input.items.reduce((most, item) => Math.max(most, item.leadTimeDays), 0);
  return part.input.items.every((item) => {
    const [before, after] = [facts.products.get(item.productId), part.products.get(item.productId)];
    return (
      before !== undefined &&
      before.bom_id === after?.bom_id &&
      before.unit_decimals === after.unit_decimals &&
      item.leadTimeDays <= longest
    );
  });
}

/** Untouched rows first, then those of the patch. */
const mixer =
  <Of>(touched: ReadonlySet<number>, productOf: (row: Of) => number) =>
  <Row extends Of>(rows: readonly Row[], part: readonly Row[]): Row[] => {
    const kept = rows.filter((row) => !touched.has(productOf(row)));
    for (const row of part) kept.push(row);
    return kept;
  };
