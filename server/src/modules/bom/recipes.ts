import {
  amount,
  type Bom,
  type BomLine,
  divideRational,
  ONE,
  parseRational,
  percentage,
  quantity,
  type Rational,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import type { ProductFacts } from '../master-data/index.ts';
import { RULES_OF_RECIPE, type RulesRow } from './recipe-rules.ts';

export type RecipeProduct = Pick<
  ProductFacts,
  'productId' | 'productCode' | 'productName' | 'unitOfMeasure' | 'unitDecimals'
>;

/** A recipe with all that it is made of, ready for the kernel. */
export interface LoadedRecipe {
  readonly bom: {
    readonly bomId: number;
    readonly parentProductId: number;
    readonly bomVersion: string;
    readonly status: string;
    readonly effectiveDate: string;
    readonly expiryDate: string | null;
  };
  readonly root: Bom;
  /** by product: the recipe that is ACTIVE on the day asked for */
  readonly subBoms: ReadonlyMap<number, Bom>;
  readonly products: ReadonlyMap<number, RecipeProduct>;
  /** to be read with `rulesOfOrder` */
  readonly rules: readonly RulesRow[];
}

export interface RecipeRow {
  is_root: boolean;
  bom_id: number;
  parent_product_id: number;
  bom_version: string;
  status: string;
  effective_date: string;
  expiry_date: string | null;
  base_quantity: string;
  yield_percentage: string;
  labor_cost_per_unit: string;
  overhead_cost_per_unit: string;
  parent_code: string;
  parent_name: string;
  parent_unit: string;
  parent_decimals: 0 | 1 | 2 | 3;
  lines: LineRow[];
}

/** As an array: with the names in every line PostgreSQL takes half as long again for the JSON of 1,110 lines. */
type LineRow = readonly [
  componentProductId: number,
  quantityRequired: string,
  scrapPercentage: string,
  isPhantom: boolean,
  productCode: string,
  productName: string,
  stockUnit: string,
  unitDecimals: 0 | 1 | 2 | 3,
  /** null: the line is in the stock unit of its component */
  conversion: Conversion | null,
];

interface Conversion {
  unit_of_measure: string;
  own_factor: string | null;
  factor_to_base: string | null;
  stock_factor_to_base: string | null;
}

/** The recipe `bom` is ACTIVE and in force on the day `day`, a parameter like $2. */
export const inForceOn = (
  day: string,
  bom: string,
) => `(${bom}.status = 'ACTIVE' and ${bom}.effective_date <= ${day}::date
  and (${bom}.expiry_date is null or ${bom}.expiry_date > ${day}::date))`;

/** Of a group of substitutes only the first line `c` counts: a product that is only a later choice is not contained. */
export const COUNTS = `(c.substitute_group is null or not exists (select from bom_components first
  where first.bom_id = c.bom_id and first.substitute_group = c.substitute_group
    and first.sequence_number < c.sequence_number))`;

/** What is known of a line `l` whose unit is not the stock unit `stock` of its component. */
const CONVERSION = `(select json_build_object('unit_of_measure', l.unit_of_measure, 'own_factor', own.factor::text,
    'factor_to_base', unit.factor_to_base::text, 'stock_factor_to_base', stock.factor_to_base::text)
  from (select) line
  left join product_unit_conversions own on own.product_id = l.component_product_id and own.unit_code = l.unit_of_measure
  left join units unit on unit.unit_code = l.unit_of_measure and unit.dimension = stock.dimension
    and unit.is_convertible and stock.is_convertible)`;

/**
 * The rows of the recipes that a table `reached (bom_id, is_root)` names, with more columns of them `b` when given. Of a group
 * of substitutes only the line with the lowest sequence number counts; choosing another one is a later capability. The lines
 * are read recipe by recipe along their index. The first `offset 0` keeps the planner from reading all products for each of
 * them, the second from joining the units anew for each product (1,110 lines of 111 recipes: 46 ms without both, 17 ms with
 * the first, 12 ms with both, 7 ms with arrays in place of objects).
 */
const recipesReached = (
  moreColumns: string,
) => `select ${moreColumns} r.is_root, b.bom_id, b.parent_product_id, b.bom_version, b.status, b.effective_date, b.expiry_date,
     b.base_quantity, b.yield_percentage, b.labor_cost_per_unit, b.overhead_cost_per_unit,
     parent.product_code as parent_code, parent.product_name as parent_name,
     parent.unit_of_measure as parent_unit, parent_unit.decimals as parent_decimals,
     coalesce((select json_agg(json_build_array(l.component_product_id, l.quantity_required::text,
         l.scrap_percentage::text, l.is_phantom, l.product_code, l.product_name, l.stock_unit, stock.decimals,
         case when l.unit_of_measure <> l.stock_unit then ${CONVERSION} end) order by l.sequence_number)
       from (select c.component_product_id, c.quantity_required, c.scrap_percentage, c.is_phantom, c.unit_of_measure,
           c.sequence_number, p.product_code, p.product_name, p.unit_of_measure as stock_unit
         from bom_components c cross join lateral (select product_code, product_name, unit_of_measure
           from products where product_id = c.component_product_id offset 0) p
         where c.bom_id = b.bom_id and ${COUNTS} offset 0) l
       join units stock on stock.unit_code = l.stock_unit), '[]'::json) as lines
   from reached r join bill_of_materials b using (bom_id) join products parent on parent.product_id = b.parent_product_id
   join units parent_unit on parent_unit.unit_code = parent.unit_of_measure
   order by r.is_root desc, b.bom_id`;

export const RECIPES_REACHED = recipesReached('');

/** One statement for any depth: `union` (not `union all`) visits each recipe once, however many branches lead to it. */
const readRecipes = statement<RecipeRow & RulesRow>(
  'recipes_load',
  `with recursive reached as (
     select b.bom_id, true as is_root from bill_of_materials b where b.bom_id = any($1::bigint[])
     union
     select sub.bom_id, false from reached r
       join bom_components c on c.bom_id = r.bom_id
       join bill_of_materials sub on sub.parent_product_id = c.component_product_id and ${inForceOn('$2', 'sub')})
   ${recipesReached(RULES_OF_RECIPE)}`,
);

/**
 * Loads a recipe and every recipe below it that is in force on `date`.
 *
 * @throws NOT_FOUND; INVALID_UNIT when a line's unit does not convert any more
 */
export async function loadRecipe(db: Db, bomId: number, date: string): Promise<LoadedRecipe> {
  const [recipe] = await loadRecipes(db, [bomId], date);
  if (recipe === undefined) throw notFound('BOM', bomId);
  return recipe;
}

/**
 * Loads several recipes, in the order given, with one statement for all. What is below any of them is known to each.
 *
 * @throws NOT_FOUND; INVALID_UNIT when a line's unit does not convert any more
 */
export async function loadRecipes(db: Db, bomIds: readonly number[], date: string): Promise<LoadedRecipe[]> {
  const rows = await db.run(readRecipes, [bomIds, date]);
  const subs = rows.filter((row) => !row.is_root).map((row) => [row.parent_product_id, bomOf(row)] as const);
  const shared = { subBoms: new Map(subs), products: productsOf(rows), rules: rows };
  const roots = new Map(rows.filter((row) => row.is_root).map((row) => [row.bom_id, row]));
  return bomIds.map((bomId) => {
    const row = roots.get(bomId);
    if (row === undefined) throw notFound('BOM', bomId);
    return { ...shared, bom: headerOf(row), root: bomOf(row) };
  });
}

function headerOf(row: RecipeRow): LoadedRecipe['bom'] {
  return {
    bomId: row.bom_id,
    parentProductId: row.parent_product_id,
    bomVersion: row.bom_version,
    status: row.status,
    effectiveDate: row.effective_date,
    expiryDate: row.expiry_date,
  };
}

const readInForce = statement<RecipeRow>(
  'recipes_in_force',
  `with reached as (select bom_id, true as is_root from bill_of_materials b where ${inForceOn('$1', 'b')})
   ${RECIPES_REACHED}`,
);

/** Every recipe that is in force on a date, ready for the kernel. @throws INVALID_UNIT */
export async function recipesInForce(db: Db, date: string): Promise<Bom[]> {
  return (await db.run(readInForce, [date])).map(bomOf);
}

/** Decimals of the unit of every product in a recipe. */
export function unitDecimals(recipe: Pick<LoadedRecipe, 'products'>): Map<number, 0 | 1 | 2 | 3> {
  return new Map([...recipe.products.values()].map((one) => [one.productId, one.unitDecimals]));
}

/** The products that recipes make and take. */
export function productsOf(rows: readonly RecipeRow[]): Map<number, RecipeProduct> {
  const products = new Map<number, RecipeProduct>();
  for (const row of rows) {
    products.set(row.parent_product_id, {
      productId: row.parent_product_id,
      productCode: row.parent_code,
      productName: row.parent_name,
      unitOfMeasure: row.parent_unit,
      unitDecimals: row.parent_decimals,
    });
    for (const [productId, , , , productCode, productName, unitOfMeasure, unitDecimals] of row.lines) {
      products.set(productId, { productId, productCode, productName, unitOfMeasure, unitDecimals });
    }
  }
  return products;
}

/** @throws INVALID_UNIT when a line's unit does not convert any more */
export function bomOf(row: RecipeRow): Bom {
  return {
    bomId: row.bom_id,
    productId: row.parent_product_id,
    baseQuantity: quantity(row.base_quantity),
    yieldPercentage: percentage(row.yield_percentage),
    laborCostPerUnit: amount(row.labor_cost_per_unit),
    overheadCostPerUnit: amount(row.overhead_cost_per_unit),
    lines: row.lines.map((line): BomLine => {
      const [componentProductId, quantityRequired, scrapPercentage, isPhantom] = line;
      return {
        componentProductId,
        quantityRequired: quantity(quantityRequired),
        unitFactor: factorOf(line),
        scrapPercentage: percentage(scrapPercentage),
        isPhantom,
      };
    }),
  };
}

/** Stock units of the component in one unit of the line. */
function factorOf([, , , , productCode, , stockUnit, , conversion]: LineRow): Rational {
  if (conversion === null) return ONE;
  const { unit_of_measure, own_factor, factor_to_base, stock_factor_to_base } = conversion;
  if (own_factor !== null) return parseRational(own_factor);
  if (factor_to_base !== null && stock_factor_to_base !== null) {
    return divideRational(parseRational(factor_to_base), parseRational(stock_factor_to_base));
  }
  throw new AppError(
    'INVALID_UNIT',
    say`${unit_of_measure} does not convert to ${stockUnit}, the stock unit of ${productCode}. Correct the line.`,
  );
}
