import {
  amount,
  economicOrderQuantity,
  greatest,
  type LotCosts,
  type LotLimits,
  type LotPolicy,
  orderQuantity,
  percentage,
  type Quantity,
  quantity,
  type Rational,
  rational,
} from '@horoz/kernel';
import type { ProductRow } from './planning-facts.queries.ts';

const ONE_UNIT = 1_000n;
const DAYS_OF_YEAR = 365n;
/** costs have 4 decimals, percentages 2, and a percent is a hundredth */
const SCALE_OF_RATE = 10_000n * 100n * 100n;

type LotRow = Pick<
  ProductRow,
  | 'lot_sizing_rule'
  | 'lot_size'
  | 'ordering_cost'
  | 'annual_holding_rate'
  | 'unit_cost'
  | 'usage_quantity'
  | 'usage_days'
  | 'unit_decimals'
>;

/**
 * The lot size means what its rule says: the size of a fixed lot, the days of a period, the economic quantity. ECONOMIC_QUANTITY
 * without one works it out. A rule that lacks what it needs orders what is needed, lot for lot.
 */
export function policyOf(row: LotRow): LotPolicy {
  const { lot_sizing_rule: rule } = row;
  const lotSize = quantity(row.lot_size ?? '0');
  if (rule === 'FIXED_QUANTITY' && lotSize > 0n) return { rule, lotSize };
  if (rule === 'PERIOD_QUANTITY' && lotSize >= ONE_UNIT)
    return { rule, periodDays: Number(lotSize / ONE_UNIT) };
  if (rule === 'ECONOMIC_QUANTITY') {
    const economic = lotSize > 0n ? lotSize : economicQuantityOf(row);
    if (economic > 0n) return { rule, lotSize: economic };
  }
  if (rule === 'LEAST_COST') {
    const costs = costsOf(row);
    if (costs !== null) return { rule, costs };
  }
  return { rule: 'LOT_FOR_LOT' };
}

/** null: nobody has entered what ordering and holding cost, or what the product itself costs is not known. */
function costsOf(row: LotRow): LotCosts | null {
  const { ordering_cost, annual_holding_rate, unit_cost } = row;
  if (!ordering_cost || !annual_holding_rate || !unit_cost) return null;
  const orderingCost = amount(ordering_cost);
  const perYear = amount(unit_cost) * percentage(annual_holding_rate);
  if (orderingCost <= 0n || perYear <= 0n) return null;
  return { orderingCost, holdingCostPerDay: rational(perYear, SCALE_OF_RATE * DAYS_OF_YEAR) };
}

/**
 * Harris's quantity for what is used in the days that are known, and what holding a unit costs in as many; up to the next whole
 * unit that can be counted.
 */
function economicQuantityOf(row: LotRow): Quantity {
  const costs = costsOf(row);
  const used = quantity(row.usage_quantity ?? '0');
  const days = row.usage_days ?? 0;
  if (costs === null || used <= 0n || days <= 0) return quantity('0');
  const holding = forDays(costs.holdingCostPerDay, days);
  return orderQuantity(economicOrderQuantity(used, costs.orderingCost, holding), {
    minimum: quantity('0'),
    multiple: countedIn(row),
  });
}

const forDays = ({ numerator, denominator }: Rational, days: number): Rational =>
  rational(numerator * BigInt(days), denominator);

/** The least quantity that the unit can be counted in: 1 for pieces. */
const countedIn = ({ unit_decimals }: Pick<ProductRow, 'unit_decimals'>) =>
  (ONE_UNIT / 10n ** BigInt(unit_decimals)) as Quantity;

/**
 * The larger of the product's and the supplier's minimum. The maximum gives way to the least order that both and the multiple
 * allow: a supplier who delivers no less than that is asked for that much.
 */
export function limitsOf(row: ProductRow, isMade: boolean): LotLimits {
  const supplier = quantity((isMade ? null : row.supplier_minimum) ?? '0');
  const minimum = greatest(quantity(row.minimum_order_quantity), supplier);
  const multiple = row.order_multiple === null ? null : quantity(row.order_multiple);
  const wanted = row.maximum_order_quantity ?? null;
  if (wanted === null) return { minimum, multiple, maximum: null };
  const step = countedIn(row);
  const whole = ((quantity(wanted) / step) * step) as Quantity;
  return { minimum, multiple, maximum: greatest(whole, orderQuantity(step, { minimum, multiple })) };
}
