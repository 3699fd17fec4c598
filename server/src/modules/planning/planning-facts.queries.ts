import { componentRequirement, ONE } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
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
  // A run of before these were planned with has kept rows without them.
  readonly maximum_order_quantity?: string | null;
  readonly safety_days_of_cover?: number;
  readonly ordering_cost?: string | null;
  readonly annual_holding_rate?: string | null;
  /** standard cost, else the average of what is on hand; for the rules that weigh costs */
  readonly unit_cost?: string | null;
  /** what is used of it in so many days; for an economic quantity that nobody has entered */
  readonly usage_quantity?: string | null;
  readonly usage_days?: number | null;
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

/**
 * The same question about all products and about a few. Two statements, because plans are generic: one with "or $2 is null" would
 * always go through the whole table.
 *
 * Both are asked with the first day of the plan as $1, whether they need it or not.
 *
 * @param text has a condition on the column that says whose row it is
 */
function both<Row>(
  name: string,
  text: (of: (column: string) => string) => string,
  products = '$2',
): Both<Row> {
  return {
    all: statement<Row>(
      name,
      text(() => 'and $1::date is not null'),
    ),
    some: statement<Row>(
      `${name}_of`,
      text((column) => `and $1::date is not null and ${column} = any(${products}::bigint[])`),
    ),
  };
}

interface Both<Row> {
  readonly all: Statement<Row>;
  readonly some: Statement<Row>;
}

const WEIGHS_COSTS = `p.lot_sizing_rule in ('ECONOMIC_QUANTITY', 'LEAST_COST') and p.ordering_cost is not null
       and p.annual_holding_rate is not null`;
const NEEDS_USAGE = `p.lot_sizing_rule = 'ECONOMIC_QUANTITY' and p.lot_size is null and p.ordering_cost is not null
       and p.annual_holding_rate is not null`;

/** What a product costs, by its standard, else by its stock. */
const UNIT_COST = `left join lateral (
     select coalesce(nullif(p.standard_cost, 0), round(sum(k.stock_value) / nullif(sum(k.on_hand), 0), 4)) as unit_cost
     from stock_scopes k where k.product_id = p.product_id and ${WEIGHS_COSTS}) c on ${WEIGHS_COSTS}`;

/**
 * What left stock for customers and production in the year before the first day, or since the product came into stock; if that
 * is nothing, what is demanded in the year to come, where orders and their forecasts are one and the same.
 */
const USAGE = `left join lateral (
     select -sum(m.quantity) as quantity, $1::date - greatest($1::date - 365, (
         select (f.movement_date at time zone $3)::date from stock_movements f
         where f.product_id = p.product_id order by f.movement_date, f.movement_id limit 1)) as days
     from stock_movements m
     where m.product_id = p.product_id and m.movement_type in ('STOCK_OUT', 'PRODUCTION_OUT') and ${NEEDS_USAGE}
       and m.movement_date >= ($1::date - 365)::timestamp at time zone $3
       and m.movement_date < $1::date::timestamp at time zone $3
     having sum(m.quantity) < 0) y on ${NEEDS_USAGE}
   left join lateral (
     select greatest(sum(d.quantity) filter (where d.demand_type = 'FORECAST'),
       sum(d.quantity) filter (where d.demand_type <> 'FORECAST')) as quantity
     from demands d
     where d.product_id = p.product_id and d.is_active and d.due_date < $1::date + 365 and ${NEEDS_USAGE}) n on ${NEEDS_USAGE}`;

/**
 * An inactive product is in the plan for what still happens to it, but no stock of it is kept. Its supplier is the one that the
 * settings ask for. No rates of exchange are kept, so prices compare within one currency, and those in the company's come first.
 *
 * $2 is that currency, $3 the factory's time zone.
 */
const readProducts = both<ProductRow>(
  'planning_products',
  (
    of,
  ) => `select p.product_id, p.product_code, p.product_name, p.unit_of_measure, u.decimals as unit_decimals,
     case when p.is_active then p.safety_stock else 0.000 end as safety_stock,
     case when p.is_active then p.safety_days_of_cover else 0 end as safety_days_of_cover,
     p.lot_sizing_rule, p.lot_size, p.minimum_order_quantity, p.maximum_order_quantity, p.order_multiple,
     p.ordering_cost, p.annual_holding_rate, c.unit_cost,
     coalesce(y.quantity, n.quantity) as usage_quantity,
     case when y.quantity is null then 365 else y.days end as usage_days,
     p.lead_time_days as product_lead_time_days, s.supplier_id, s.lead_time_days as supplier_lead_time_days,
     s.minimum_order_qty as supplier_minimum, b.bom_id
   from products p join units u on u.unit_code = p.unit_of_measure
   left join (
     select distinct on (k.product_id) k.product_id, k.supplier_id, k.minimum_order_qty, l.lead_time_days
     from planning_settings g cross join product_suppliers k
     join suppliers s on s.supplier_id = k.supplier_id and s.is_active
     cross join lateral (select coalesce(k.lead_time_days, s.lead_time_days) as lead_time_days) l
     where k.is_active ${of('k.product_id')}
     order by k.product_id,
       case g.supplier_rule when 'PREFERRED' then (not k.is_preferred)::integer when 'EARLIEST' then l.lead_time_days end,
       k.currency <> $2, k.currency, k.unit_price, k.is_preferred desc, k.supplier_id) s
     on s.product_id = p.product_id
   left join bill_of_materials b on b.parent_product_id = p.product_id and b.status = 'ACTIVE'
     and b.effective_date <= $1::date and (b.expiry_date is null or b.expiry_date > $1::date)
   ${UNIT_COST}
   ${USAGE}
   where true ${of('p.product_id')}
   order by p.product_id`,
  '$4',
);

/**
 * What may be used: approved and not expired, and what still waits for its inspection, because it has left its purchase order
 * and would otherwise be ordered again. What was reserved by hand is not for the plan; what production orders have reserved
 * stands against what they need.
 */
const readStock = both<StockRow>(
  'planning_stock',
  (of) => `select i.product_id, sum(i.quantity_in_stock - coalesce(a.reserved, 0)) as quantity, i.expiry_date
   from inventory_items i join warehouses w on w.warehouse_id = i.warehouse_id and w.is_active
   left join (select inventory_item_id, sum(r.allocated_quantity - r.consumed_quantity - r.released_quantity) as reserved
     from stock_allocations r join inventory_items l using (inventory_item_id)
     where r.production_order_id is null and r.closed_at is null ${of('l.product_id')}
     group by inventory_item_id) a on a.inventory_item_id = i.inventory_item_id
   where i.quantity_in_stock > 0 ${of('i.product_id')} and i.quality_status in ('APPROVED', 'PENDING')
     and (i.expiry_date is null or i.expiry_date >= $1::date)
   group by i.product_id, i.expiry_date
   having sum(i.quantity_in_stock - coalesce(a.reserved, 0)) > 0
   order by i.product_id, i.expiry_date`,
);

const readDemands = both<DemandRow>(
  'planning_demands',
  (of) => `select demand_id as id, product_id, quantity, due_date as day, demand_type from demands
   where is_active ${of('product_id')} order by demand_id`,
);

const OPEN_PRODUCTION = "('PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD')";

/** What open production orders still take, on the day on which they start. */
const readRequirements = both<DatedRow>(
  'planning_component_requirements',
  (of) => `select c.production_order_component_id as id, c.component_product_id as product_id,
     c.required_quantity - c.replaced_quantity - coalesce(a.consumed, 0) as quantity,
     coalesce(m.planned_start_date, m.planned_completion_date, $1::date) as day
   from production_orders m join production_order_components c using (production_order_id)
   left join lateral (select sum(consumed_quantity) as consumed from stock_allocations a
     where a.production_order_component_id = c.production_order_component_id) a on true
   where m.status in ${OPEN_PRODUCTION} ${of('c.component_product_id')}
     and c.required_quantity - c.replaced_quantity - coalesce(a.consumed, 0) > 0
   order by id`,
);

const readPurchases = both<DatedRow>(
  'planning_purchases',
  (of) => `select l.po_item_id as id, l.product_id, l.quantity_ordered - l.quantity_received as quantity,
     coalesce(l.expected_delivery_date, o.expected_delivery_date, $1::date) as day
   from purchase_orders o join purchase_order_items l using (purchase_order_id)
   where o.status in ('DRAFT', 'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.delivery_status in ('OPEN', 'PARTIAL')
     and l.quantity_ordered > l.quantity_received ${of('l.product_id')}
   order by id`,
);

const readProductions = both<DatedRow>(
  'planning_productions',
  (of) => `select m.production_order_id as id, m.product_id,
     m.planned_quantity - m.completed_quantity - m.scrapped_quantity as quantity,
     coalesce(m.planned_completion_date, m.planned_start_date + p.lead_time_days, $1::date) as day
   from production_orders m join products p using (product_id)
   where m.status in ${OPEN_PRODUCTION} and m.planned_quantity > m.completed_quantity + m.scrapped_quantity
     ${of('m.product_id')}
   order by id`,
);

const readFirmOrders = both<FirmOrderRow>(
  'planning_firm_orders',
  (of) => `
   select planned_order_id as id, product_id, quantity, start_date, due_date as day, lot_number from planned_orders
   where firm and ended_run_id is null and converted_at is null and scenario_id is null ${of('product_id')} order by id`,
);

/** Ten statements, whatever the size of the factory. Read in one REPEATABLE READ transaction they are of one moment. */
export async function readPlanningRows(
  db: Db,
  { firstDay, horizonDays }: { readonly firstDay: string; readonly horizonDays: number },
): Promise<PlanningRows> {
  const [workingDays, rows, boms] = await Promise.all([
    readWorkingDays(db),
    readRows(db, (question, more) => db.run(question.all, [firstDay, ...more])),
    recipesInForce(db, firstDay),
  ]);
  return {
    first_day: firstDay,
    horizon_days: horizonDays,
    ...workingDays,
    ...rows,
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
  };
}

/** What belongs to one product each. */
export type ProductRows = Omit<PlanningRows, 'first_day' | 'horizon_days' | 'bom_lines' | keyof WorkingDays>;

/** The same of some products, without their recipes: seven statements. */
export function readRowsOfProducts(
  db: Db,
  firstDay: string,
  productIds: readonly number[],
): Promise<ProductRows> {
  return readRows(db, (question, more) => db.run(question.some, [firstDay, ...more, productIds]));
}

/** The same, of the products alone: how they are ordered, and from whom. */
export function readPlannedProducts(
  db: Db,
  firstDay: string,
  productIds: readonly number[],
): Promise<ProductRow[]> {
  const { companyCurrency, timeZone } = db.policy;
  return db.run(readProducts.some, [firstDay, companyCurrency, timeZone, productIds]);
}

type Ask = <Row>(question: Both<Row>, more: readonly string[]) => Promise<Row[]>;

async function readRows(db: Db, ask: Ask): Promise<ProductRows> {
  const [products, stock, demands, component_requirements, purchases, productions, firm_orders] =
    await Promise.all([
      ask(readProducts, [db.policy.companyCurrency, db.policy.timeZone]),
      ask(readStock, []),
      ask(readDemands, []),
      ask(readRequirements, []),
      ask(readPurchases, []),
      ask(readProductions, []),
      ask(readFirmOrders, []),
    ]);
  return { products, stock, demands, component_requirements, purchases, productions, firm_orders };
}
