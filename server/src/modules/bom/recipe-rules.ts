import {
  divideRational,
  formatRational,
  multiplyRational,
  ONE,
  parseRational,
  type Rational,
} from '@horoz/kernel';

/** `ratio` stock units of the substitute stand for one stock unit of the component; an exact fraction, as text. */
export interface SubstituteRule {
  readonly component_product_id: number;
  readonly substitute_product_id: number;
  readonly ratio: string;
}

/** What an order keeps of its recipe beyond quantities and costs, as it was when the order was made. */
export interface RecipeRules {
  readonly over_consumption_rule: 'BLOCK' | 'WARN' | 'ALLOW';
  readonly substitutes: readonly SubstituteRule[];
}

interface Line {
  product_id: number;
  quantity: string;
  is_stock_unit: boolean;
  own_factor: string | null;
  factor_to_base: string | null;
  stock_factor_to_base: string | null;
}

export interface RulesRow {
  readonly bom_id: number;
  readonly over_consumption_rule: RecipeRules['over_consumption_rule'];
  readonly substitute_groups: readonly (readonly Line[])[];
}

/**
 * Columns of a recipe `b`: its rule, and the lines of each group of substitutes; what a line asks for with its loss, in
 * hundredths of the line's unit.
 */
export const RULES_OF_RECIPE = `b.over_consumption_rule, coalesce((
     select json_agg(g.lines) from (
       select json_agg(json_build_object('product_id', c.component_product_id,
           'quantity', (c.quantity_required * (100 + c.scrap_percentage))::text,
           'is_stock_unit', c.unit_of_measure = p.unit_of_measure, 'own_factor', own.factor::text,
           'factor_to_base', unit.factor_to_base::text, 'stock_factor_to_base', stock.factor_to_base::text)
         order by c.sequence_number) as lines
       from bom_components c join products p on p.product_id = c.component_product_id
       join units stock on stock.unit_code = p.unit_of_measure
       left join product_unit_conversions own on own.product_id = p.product_id and own.unit_code = c.unit_of_measure
       left join units unit on unit.unit_code = c.unit_of_measure and unit.dimension = stock.dimension
         and unit.is_convertible and stock.is_convertible
       where c.bom_id = b.bom_id and c.substitute_group is not null
       group by c.substitute_group order by min(c.sequence_number)) g), '[]'::json) as substitute_groups,`;

/**
 * The over-consumption rule of one of the recipes, and what may take the place of an order's components: of each group of
 * substitutes the first line is the component, and the others stand for it by the ratio of the two lines' quantities, loss and
 * units included. When several recipes have the same pair, the order's own counts, then the oldest one below it.
 */
export function rulesOfOrder(
  rows: readonly RulesRow[],
  bomId: number,
  componentIds: readonly number[],
): RecipeRules {
  const own = rows.filter((row) => row.bom_id === bomId);
  const components = new Set(componentIds);
  const rules = new Map<string, SubstituteRule>();
  for (const [first, ...others] of [...own, ...rows].flatMap((row) => row.substitute_groups)) {
    if (first === undefined || !components.has(first.product_id)) continue;
    for (const other of others) {
      const pair = `${first.product_id} ${other.product_id}`;
      const rule = rules.get(pair) ?? ruleOf(first, other);
      if (rule !== undefined) rules.set(pair, rule);
    }
  }
  return {
    over_consumption_rule: own[0]?.over_consumption_rule ?? 'ALLOW',
    substitutes: [...rules.values()],
  };
}

/** undefined when it is the same product, or a line's unit does not convert any more. */
function ruleOf(component: Line, substitute: Line): SubstituteRule | undefined {
  const [needed, instead] = [inStockUnits(component), inStockUnits(substitute)];
  if (needed === undefined || instead === undefined || component.product_id === substitute.product_id)
    return undefined;
  return {
    component_product_id: component.product_id,
    substitute_product_id: substitute.product_id,
    ratio: formatRational(divideRational(instead, needed)),
  };
}

function inStockUnits(line: Line): Rational | undefined {
  const factor = factorOf(line);
  return factor && multiplyRational(parseRational(line.quantity), factor);
}

function factorOf(line: Line): Rational | undefined {
  if (line.is_stock_unit) return ONE;
  if (line.own_factor !== null) return parseRational(line.own_factor);
  if (line.factor_to_base === null || line.stock_factor_to_base === null) return undefined;
  return divideRational(parseRational(line.factor_to_base), parseRational(line.stock_factor_to_base));
}
