import { componentRequirement, ONE } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { recipesInForce } from '../bom/index.ts';
import { readWorkingDays, type WorkingDays } from './working-days.ts';

/** Everything that a plan follows from, as the database has it: it is kept with each run, as JSON. */
export interface PlanningRows extends WorkingDays {
  readonly first_day: string;
  readonly horizon_days: number;
  readonly products: readonly ProductRow[];
  readonly stock: readonly StockRow[];
  readonly bom_lines: readonly BomLineRow[];
  readonly demands: readonly DemandRow[];
  readonly component_requirements: readonly DatedRow[];
  readonly purchases: readonly DatedRow[];
  readonly productions: readonly DatedRow[];
  readonly firm_orders: readonly FirmOrderRow[];
}

export interface ProductRow {
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly unit_of_measure: string;
  readonly unit_decimals: 0 | 1 | 2 | 3;
  readonly safety_stock: string;
  readonly lot_sizing_rule: string;
  readonly lot_size: string | null;
  readonly minimum_order_quantity: string;
  readonly order_multiple: string | null;
  readonly product_lead_time_days: number;
  readonly supplier_id: number | null;
  readonly supplier_lead_time_days: number | null;
  readonly supplier_minimum: string | null;
  readonly bom_id: number | null;
}

export interface StockRow {
  readonly product_id: number;
  readonly quantity: string;
  readonly expiry_date: string | null;
}

/** Stock units of the component for one of the parent, as an exact fraction. */
export interface BomLineRow {
  readonly parent_product_id: number;
  readonly component_product_id: number;
  readonly is_phantom: boolean;
  readonly numerator: string;
  readonly denominator: string;
}

export interface DatedRow {
  readonly id: number;
  readonly product_id: number;
  readonly quantity: string;
  readonly day: string;
}

export interface DemandRow extends DatedRow {
  readonly demand_type: 'CUSTOMER_ORDER' | 'FORECAST' | 'MANUAL';
}

export interface FirmOrderRow extends DatedRow {
  readonly start_date: string;
  readonly lot_number: number;
}

/** An inactive product is in the plan for what still happens to it, but no stock of it is kept. */
const readProducts = statement<ProductRow>(
  'planning_products',
  `select p.product_id, p.product_code, p.product_name, p.unit_of_measure, u.decimals as unit_decimals,
     case when p.is_active then p.safety_stock else 0.000 end as safety_stock, p.lot_sizing_rule, p.lot_size,
     p.minimum_order_quantity, p.order_multiple, p.lead_time_days as product_lead_time_days,
     s.supplier_id, s.lead_time_days as supplier_lead_time_days, s.minimum_order_qty as supplier_minimum, b.bom_id
   from products p join units u on u.unit_code = p.unit_of_measure
   left join (
     select distinct on (k.product_id) k.product_id, k.supplier_id, k.minimum_order_qty,
       coalesce(k.lead_time_days, s.lead_time_days) as lead_time_days
     from product_suppliers k join suppliers s on s.supplier_id = k.supplier_id and s.is_active
     where k.is_active order by k.product_id, k.is_preferred desc, k.unit_price, k.supplier_id) s
     on s.product_id = p.product_id
   left join bill_of_materials b on b.parent_product_id = p.product_id and b.status = 'ACTIVE'
     and b.effective_date <= $1::date and (b.expiry_date is null or b.expiry_date > $1::date)
   order by p.product_id`,
);

/**
 * What may be used: approved and not expired, and what still waits for its inspection, because it has left its purchase order
 * and would otherwise be ordered again. What was reserved by hand is not for the plan; what production orders have reserved
 * stands against what they need.
 */
const readStock = statement<StockRow>(
  'planning_stock',
  `select i.product_id, sum(i.quantity_in_stock - coalesce(a.reserved, 0)) as quantity, i.expiry_date
   from inventory_items i join warehouses w on w.warehouse_id = i.warehouse_id and w.is_active
   left join (select inventory_item_id, sum(allocated_quantity - consumed_quantity - released_quantity) as reserved
     from stock_allocations where production_order_id is null and closed_at is null group by inventory_item_id) a
     on a.inventory_item_id = i.inventory_item_id
   where i.quantity_in_stock > 0 and i.quality_status in ('APPROVED', 'PENDING')
     and (i.expiry_date is null or i.expiry_date >= $1::date)
   group by i.product_id, i.expiry_date
   having sum(i.quantity_in_stock - coalesce(a.reserved, 0)) > 0
   order by i.product_id, i.expiry_date`,
);

const readDemands = statement<DemandRow>(
  'planning_demands',
  `select demand_id as id, product_id, quantity, due_date as day, demand_type from demands where is_active order by demand_id`,
);

const OPEN_PRODUCTION = "('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD')";

/** What open production orders still take, on the day on which they start. */
const readRequirements = statement<DatedRow>(
  'planning_component_requirements',
  `select c.production_order_component_id as id, c.component_product_id as product_id,
     c.required_quantity - c.replaced_quantity - coalesce(a.consumed, 0) as quantity,
     coalesce(m.planned_start_date, m.planned_completion_date, $1::date) as day
   from production_orders m join production_order_components c using (production_order_id)
   left join lateral (select sum(consumed_quantity) as consumed from stock_allocations a
     where a.production_order_component_id = c.production_order_component_id) a on true
   where m.status in ${OPEN_PRODUCTION}
     and c.required_quantity - c.replaced_quantity - coalesce(a.consumed, 0) > 0
   order by id`,
);

const readPurchases = statement<DatedRow>(
  'planning_purchases',
  `select l.po_item_id as id, l.product_id, l.quantity_ordered - l.quantity_received as quantity,
     coalesce(l.expected_delivery_date, o.expected_delivery_date, $1::date) as day
   from purchase_orders o join purchase_order_items l using (purchase_order_id)
   where o.status in ('DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.delivery_status in ('OPEN', 'PARTIAL')
     and l.quantity_ordered > l.quantity_received
   order by id`,
);

const readProductions = statement<DatedRow>(
  'planning_productions',
  `select m.production_order_id as id, m.product_id,
     m.planned_quantity - m.completed_quantity - m.scrapped_quantity as quantity,
     coalesce(m.planned_completion_date, m.planned_start_date + p.lead_time_days, $1::date) as day
   from production_orders m join products p using (product_id)
   where m.status in ${OPEN_PRODUCTION} and m.planned_quantity > m.completed_quantity + m.scrapped_quantity
   order by id`,
);

const readFirmOrders = statement<FirmOrderRow>(
  'planning_firm_orders',
  `select planned_order_id as id, product_id, quantity, start_date, due_date as day, lot_number from planned_orders
   where firm and ended_run_id is null and converted_at is null and scenario_id is null order by id`,
);

/** Ten statements, whatever the size of the factory. Read in one REPEATABLE READ transaction they are of one moment. */
export async function readPlanningRows(
  db: Db,
  { firstDay, horizonDays }: { readonly firstDay: string; readonly horizonDays: number },
): Promise<PlanningRows> {
  const [workingDays, products, stock, boms, demands, requirements, purchases, productions, firm] =
    await Promise.all([
      readWorkingDays(db),
      db.run(readProducts, [firstDay]),
      db.run(readStock, [firstDay]),
      recipesInForce(db, firstDay),
      db.run(readDemands, []),
      db.run(readRequirements, [firstDay]),
      db.run(readPurchases, [firstDay]),
      db.run(readProductions, [firstDay]),
      db.run(readFirmOrders, []),
    ]);
  return {
    first_day: firstDay,
    horizon_days: horizonDays,
    ...workingDays,
    products,
    stock,
    bom_lines: boms.flatMap((bom) =>
      bom.lines.map((line) => {
        const ratio = componentRequirement(ONE, bom, line);
        return {
          parent_product_id: bom.productId,
          component_product_id: line.componentProductId,
          is_phantom: line.isPhantom === true,
          numerator: String(ratio.numerator),
          denominator: String(ratio.denominator),
        };
      }),
    ),
    demands,
    component_requirements: requirements,
    purchases,
    productions,
    firm_orders: firm,
  };
}
