import {
  dayOf,
  type PlanningInput,
  type PlanningItem,
  quantity,
  rational,
  type StockLot,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { limitsOf, policyOf } from './lot-policies.ts';
import { type PlanningRows, type ProductRow, readPlanningRows } from './planning-facts.queries.ts';
import { workingCalendar } from './working-days.ts';

/** How the plan calls a product, and where its orders come from. */
export interface PlannedProduct {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
  readonly unit_decimals: 0 | 1 | 2 | 3;
  /** the one that the rule of the settings chose; null for what is made and for what nobody delivers */
  readonly supplier_id: number | null;
  readonly bom_id: number | null;
  /** the product's own; the plan orders lot for lot when the rule lacks what it needs */
  readonly lot_sizing_rule: string;
}

export interface PlanningFacts {
  readonly input: PlanningInput;
  readonly products: ReadonlyMap<number, PlannedProduct>;
}

/** What a plan of today follows from. Of one moment only when `db` is a REPEATABLE READ transaction. */
export async function loadPlanningFacts(
  db: Db,
  period: { readonly firstDay: string; readonly horizonDays: number },
): Promise<PlanningFacts> {
  return planningFacts(await readPlanningRows(db, period));
}

/** The same rows always make the same input, so a plan that was kept as rows can be looked into later. */
export function planningFacts(rows: PlanningRows): PlanningFacts {
  const today = dayOf(rows.first_day);
  const stock = stockByProduct(rows);
  const items = rows.products.map((row) => itemOf(row, stock.get(row.product_id) ?? []));
  const longestLeadTime = items.reduce((longest, item) => Math.max(longest, item.leadTimeDays), 0);
  const made = new Set(rows.bom_lines.map((line) => line.parent_product_id));
  return {
    input: {
      today,
      horizonDays: rows.horizon_days,
      calendar: workingCalendar(rows, today, today + rows.horizon_days, longestLeadTime),
      forecastPeriod: 'WEEK',
      items,
      bomLines: rows.bom_lines.map((line) => ({
        parentProductId: line.parent_product_id,
        componentProductId: line.component_product_id,
        quantityPerParent: rational(BigInt(line.numerator), BigInt(line.denominator)),
        // A phantom whose recipe is not in force cannot be gone through: it is taken as a part like any other.
        isPhantom: line.is_phantom && made.has(line.component_product_id),
      })),
      demands: rows.demands.map((row) => ({ ...dated(row), kind: row.demand_type })),
      componentRequirements: rows.component_requirements.map(dated),
      receipts: [
        ...rows.purchases.map((row) => ({ ...dated(row), kind: 'PURCHASE_ORDER' as const })),
        ...rows.productions.map((row) => ({ ...dated(row), kind: 'PRODUCTION_ORDER' as const })),
      ],
      firmOrders: rows.firm_orders.map((row) => ({
        id: row.id,
        productId: row.product_id,
        quantity: quantity(row.quantity),
        startDay: dayOf(row.start_date),
        dueDay: dayOf(row.day),
      })),
    },
    products: new Map(rows.products.map((row) => [row.product_id, productOf(row)])),
  };
}

const dated = (row: {
  readonly id: number;
  readonly product_id: number;
  readonly quantity: string;
  readonly day: string;
}) => ({ id: row.id, productId: row.product_id, quantity: quantity(row.quantity), day: dayOf(row.day) });

function productOf(row: ProductRow): PlannedProduct {
  const { product_id, product_code, product_name, unit_of_measure, unit_decimals, bom_id } = row;
  const { lot_sizing_rule } = row;
  const supplier_id = bom_id === null ? row.supplier_id : null;
  return {
    product_id,
    product_code,
    product_name,
    unit_of_measure,
    unit_decimals,
    supplier_id,
    bom_id,
    lot_sizing_rule,
  };
}

function stockByProduct({ stock }: PlanningRows): Map<number, StockLot[]> {
  const found = new Map<number, StockLot[]>();
  for (const row of stock) {
    const lots = found.get(row.product_id) ?? [];
    const expiryDay = row.expiry_date === null ? null : dayOf(row.expiry_date);
    lots.push({ quantity: quantity(row.quantity), expiryDay });
    found.set(row.product_id, lots);
  }
  return found;
}

/** What has a recipe in force is made, in the product's own lead time; anything else is bought, in its supplier's. */
function itemOf(row: ProductRow, stock: readonly StockLot[]): PlanningItem {
  const isMade = row.bom_id !== null;
  return {
    productId: row.product_id,
    orderType: isMade ? 'MAKE' : 'BUY',
    leadTimeDays: (isMade ? null : row.supplier_lead_time_days) ?? row.product_lead_time_days,
    stock,
    safetyStock: quantity(row.safety_stock),
    coverDays: row.safety_days_of_cover ?? 0,
    policy: policyOf(row),
    limits: limitsOf(row, isMade),
    unitDecimals: row.unit_decimals,
  };
}
