import { sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { OrderProgress } from './order-progress.ts';
import type {
  ProductionOrder,
  ProductionOrderComponent,
  ProductionOrderList,
  ProductionOrderRow,
} from './orders.schemas.ts';

/** How far a set of components is, from three sums. One rule for a component and for an order's components together. */
const componentStatus = (required: string, allocated: string, consumed: string) => `case
    when ${consumed} >= ${required} then 'CONSUMED' when ${consumed} > 0 then 'PARTIALLY_CONSUMED'
    when ${allocated} >= ${required} then 'ALLOCATED' when ${allocated} > 0 then 'PARTIALLY_ALLOCATED' else 'SHORT' end`;

const OPEN = `o.status not in ('COMPLETED', 'CANCELLED')`;

/**
 * The components of the order `o`, each with what covers its requirement: what is promised to it (`allocated`) and what it has
 * used (`consumed`), both with what substitutes did in its place.
 */
const COMPONENT_SUMS = `production_order_components c left join lateral (
    select c.replaced_quantity + coalesce(sum(allocated_quantity - released_quantity), 0) as allocated,
      c.replaced_quantity + coalesce(sum(consumed_quantity), 0) as consumed
    from stock_allocations where production_order_component_id = c.production_order_component_id) a on true`;
const IS_SHORT = 'c.required_quantity > a.allocated';

const HAS_SHORTAGE = `(${OPEN} and exists (select from ${COMPONENT_SUMS}
  where c.production_order_id = o.production_order_id and ${IS_SHORT}))`;

const PROGRESS = `(select json_build_object('component_count', count(*) filter (where c.substitute_for_id is null), 'component_status', ${componentStatus(
  'coalesce(sum(c.required_quantity), 0)',
  'coalesce(sum(least(a.allocated, c.required_quantity)), 0)',
  'coalesce(sum(least(a.consumed, c.required_quantity)), 0)',
)}, 'shortages', coalesce(json_agg(json_build_object('product_id', cp.product_id, 'product_code', cp.product_code,
      'unit_of_measure', c.unit_of_measure, 'missing_quantity', (c.required_quantity - a.allocated)::text,
      'needed_by', coalesce(o.planned_start_date, o.planned_completion_date),
      'sub_order_number', (select min(s.order_number) from production_orders s
        where s.parent_production_order_id = o.production_order_id and s.product_id = cp.product_id
          and s.status not in ('COMPLETED', 'CANCELLED'))) order by cp.product_code)
    filter (where ${OPEN} and ${IS_SHORT}), '[]'::json))
  from ${COMPONENT_SUMS} join products cp on cp.product_id = c.component_product_id
  where c.production_order_id = o.production_order_id)`;

function ordersQuery(today: string) {
  return queries
    .selectFrom('production_orders as o')
    .innerJoin('products as p', 'p.product_id', 'o.product_id')
    .innerJoin('bill_of_materials as b', 'b.bom_id', 'o.bom_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'o.warehouse_id')
    .select([
      'o.production_order_id',
      'o.order_number',
      'o.parent_production_order_id',
      'o.product_id',
      'o.bom_id',
      'o.warehouse_id',
      'o.status',
      'o.explosion',
      'o.planned_quantity',
      'o.completed_quantity',
      'o.scrapped_quantity',
      sql<string>`round((o.completed_quantity + o.scrapped_quantity) * 100 / o.planned_quantity, 2)`.as(
        'progress_percentage',
      ),
      isLate(today).as('is_late'),
      'o.priority',
      'o.order_date',
      'o.planned_start_date',
      'o.planned_completion_date',
      'o.actual_start_date',
      'o.actual_completion_date',
      'o.estimated_material_cost',
      'o.estimated_labor_cost',
      'o.estimated_overhead_cost',
      'o.estimated_cost',
      'o.actual_material_cost',
      'o.actual_labor_cost',
      'o.actual_overhead_cost',
      'o.actual_cost',
      'o.notes',
      'o.created_at',
      'o.updated_at',
      sql<
        ProductionOrderRow['product']
      >`json_build_object('product_id', p.product_id, 'product_code', p.product_code,
        'product_name', p.product_name, 'unit_of_measure', p.unit_of_measure)`.as('product'),
      sql<ProductionOrderRow['bom']>`json_build_object('bom_id', b.bom_id, 'bom_version', b.bom_version,
        'bom_name', b.bom_name)`.as('bom'),
      sql<ProductionOrderRow['warehouse']>`json_build_object('warehouse_id', w.warehouse_id,
        'warehouse_code', w.warehouse_code, 'warehouse_name', w.warehouse_name)`.as('warehouse'),
      sql<OrderProgress>`${sql.raw(PROGRESS)}`.as('progress'),
    ]);
}

function isLate(today: string) {
  return sql<boolean>`(${sql.raw(OPEN)} and coalesce(o.planned_completion_date < ${today}::date, false))`;
}

const COMPONENTS = `select c.production_order_component_id, p.product_id, p.product_code, p.product_name,
     c.unit_of_measure, c.level, replaced.component_product_id as substitute_for_product_id, c.required_quantity::text,
     coalesce(a.allocated, 0.000)::text as allocated_quantity, coalesce(a.consumed, 0.000)::text as consumed_quantity,
     c.replaced_quantity::text,
     ${componentStatus(
       'c.required_quantity',
       'c.replaced_quantity + coalesce(a.allocated, 0)',
       'c.replaced_quantity + coalesce(a.consumed, 0)',
     )} as status,
     c.estimated_unit_cost::text, c.estimated_cost::text, coalesce(u.uncovered ->> 'cost_source', 'FIFO') as cost_source,
     coalesce(u.uncovered ->> 'quantity', '0.000') as uncovered_quantity,
     coalesce(m.cost, 0.0000)::text as actual_cost, coalesce(a.allocations, '[]'::json) as allocations
   from production_order_components c join products p on p.product_id = c.component_product_id
   join production_orders f on f.production_order_id = c.production_order_id
   left join production_order_components replaced on replaced.production_order_component_id = c.substitute_for_id
   cross join lateral (select case when c.substitute_for_id is null
     then f.frozen_recipe -> 'uncovered' -> c.component_product_id::text end as uncovered) u
   left join lateral (
     select sum(l.allocated_quantity - l.released_quantity) as allocated, sum(l.consumed_quantity) as consumed,
       json_agg(json_build_object('allocation_id', l.allocation_id, 'inventory_item_id', i.inventory_item_id,
         'batch_number', i.batch_number, 'warehouse_id', w.warehouse_id, 'warehouse_code', w.warehouse_code,
         'entry_date', to_char(i.entry_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'unit_cost', i.unit_cost::text, 'allocated_quantity', l.allocated_quantity::text,
         'consumed_quantity', l.consumed_quantity::text, 'released_quantity', l.released_quantity::text,
         'status', l.status) order by i.entry_date, i.inventory_item_id, l.allocation_id) as allocations
     from stock_allocations l join inventory_items i using (inventory_item_id) join warehouses w using (warehouse_id)
     where l.production_order_component_id = c.production_order_component_id) a on true
   left join lateral (
     select -sum(value) as cost from stock_movements
     where reference_type = 'PRODUCTION_ORDER' and reference_id = c.production_order_id
       and production_order_component_id = c.production_order_component_id) m on true`;

/** A product that is a component comes before the same product in the place of another. */
const COMPONENT_ORDER = 'c.level, p.product_code, c.substitute_for_id nulls first';

const related = (condition: string) => `select json_build_object('production_order_id', r.production_order_id,
    'order_number', r.order_number, 'product_id', rp.product_id, 'product_code', rp.product_code, 'status', r.status,
    'planned_quantity', r.planned_quantity::text, 'completed_quantity', r.completed_quantity::text,
    'planned_completion_date', r.planned_completion_date) as related
  from production_orders r join products rp on rp.product_id = r.product_id
  where ${condition} order by r.production_order_id`;

/** One statement for all of an order, because two more requests of its life answer with it. */
export async function findOrder(db: Db, orderId: number) {
  const query = ordersQuery(db.clock.today())
    .select([
      sql<ProductionOrder['parent']>`(${sql.raw(
        related('r.production_order_id = o.parent_production_order_id'),
      )})`.as('parent'),
      sql<ProductionOrder['children']>`(select coalesce(json_agg(s.related), '[]'::json) from (${sql.raw(
        related('r.parent_production_order_id = o.production_order_id'),
      )}) s)`.as('children'),
      sql<
        ProductionOrder['components']
      >`(select coalesce(json_agg(row_to_json(s)), '[]'::json) from (${sql.raw(
        `${COMPONENTS} where c.production_order_id = o.production_order_id order by ${COMPONENT_ORDER}`,
      )}) s)`.as('components'),
    ])
    .where('o.production_order_id', '=', orderId);
  const [order] = await db.select(query);
  return order;
}

export async function pageOfOrders(db: Db, list: ProductionOrderList) {
  const today = db.clock.today();
  const order = sortOrder(list.sort, 'production_order_id');
  let query = ordersQuery(today);
  if (list.status !== undefined) query = query.where('o.status', '=', list.status);
  if (list.product_id !== undefined) query = query.where('o.product_id', '=', list.product_id);
  if (list.warehouse_id !== undefined) query = query.where('o.warehouse_id', '=', list.warehouse_id);
  if (list.priority !== undefined) query = query.where('o.priority', '=', list.priority);
  if (list.is_late !== undefined) query = query.where(sql<boolean>`${isLate(today)} = ${list.is_late}`);
  if (list.has_shortage !== undefined)
    query = query.where(sql<boolean>`${sql.raw(HAS_SHORTAGE)} = ${list.has_shortage}`);
  if (list.parent_production_order_id !== undefined)
    query = query.where('o.parent_production_order_id', '=', list.parent_production_order_id);
  if (list.date_from !== undefined) query = query.where('o.order_date', '>=', list.date_from);
  if (list.date_to !== undefined) query = query.where('o.order_date', '<=', list.date_to);
  if (list.search) {
    const { search } = list;
    query = query.where((condition) =>
      condition.or([
        searchCondition('p.search_text', search),
        condition('o.order_number', 'ilike', `%${literalPattern(search)}%`),
      ]),
    );
  }
  const ordered = query.orderBy(`o.${order.field}`, order.direction).orderBy('o.production_order_id');
  return readPage(db, ordered, list);
}

interface ComponentsRow {
  production_order_id: number;
  order_number: string;
  status: ProductionOrderRow['status'];
  components: ProductionOrderComponent[];
}

const readComponents = statement<ComponentsRow>(
  'production_components',
  `select o.production_order_id, o.order_number, o.status,
     (select coalesce(json_agg(row_to_json(s)), '[]'::json) from (${COMPONENTS}
       where c.production_order_id = o.production_order_id order by ${COMPONENT_ORDER}) s) as components
   from production_orders o where o.production_order_id = $1`,
);

/** The components of an order, with the order's number and status; undefined when there is no such order. */
export async function findComponents(db: Db, orderId: number): Promise<ComponentsRow | undefined> {
  const [order] = await db.run(readComponents, [orderId]);
  return order;
}
