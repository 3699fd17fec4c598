import { sql } from 'kysely';
import { type Db, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { ProductionOrderComponent, ProductionOrderList, ProductionOrderRow } from './orders.schemas.ts';

/** How far a set of components is, from three sums. One rule for a component and for an order's components together. */
const componentStatus = (required: string, allocated: string, consumed: string) => `case
    when ${consumed} >= ${required} then 'CONSUMED' when ${consumed} > 0 then 'PARTIALLY_CONSUMED'
    when ${allocated} >= ${required} then 'ALLOCATED' when ${allocated} > 0 then 'PARTIALLY_ALLOCATED' else 'SHORT' end`;

const COMPONENTS_TOGETHER = `(select ${componentStatus(
  'coalesce(sum(c.required_quantity), 0)',
  'coalesce(sum(least(a.allocated, c.required_quantity)), 0)',
  'coalesce(sum(least(a.consumed, c.required_quantity)), 0)',
)} from production_order_components c left join lateral (
    select sum(allocated_quantity - released_quantity) as allocated, sum(consumed_quantity) as consumed
    from stock_allocations where production_order_component_id = c.production_order_component_id) a on true
  where c.production_order_id = o.production_order_id)`;

function ordersQuery() {
  return queries
    .selectFrom('production_orders as o')
    .innerJoin('products as p', 'p.product_id', 'o.product_id')
    .innerJoin('bill_of_materials as b', 'b.bom_id', 'o.bom_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'o.warehouse_id')
    .select([
      'o.production_order_id',
      'o.order_number',
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
    ]);
}

export async function findOrder(db: Db, orderId: number) {
  const [order] = await db.select(ordersQuery().where('o.production_order_id', '=', orderId));
  return order;
}

export async function listOrders(db: Db, list: ProductionOrderList) {
  const order = sortOrder(list.sort, 'production_order_id');
  let query = ordersQuery().select(
    sql<ProductionOrderRow['component_status']>`${sql.raw(COMPONENTS_TOGETHER)}`.as('component_status'),
  );
  if (list.status !== undefined) query = query.where('o.status', '=', list.status);
  if (list.product_id !== undefined) query = query.where('o.product_id', '=', list.product_id);
  if (list.warehouse_id !== undefined) query = query.where('o.warehouse_id', '=', list.warehouse_id);
  if (list.priority !== undefined) query = query.where('o.priority', '=', list.priority);
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

const readComponents = statement<ProductionOrderComponent>(
  'production_components',
  `select c.production_order_component_id, p.product_id, p.product_code, p.product_name, c.unit_of_measure, c.level,
     c.required_quantity, coalesce(a.allocated, 0.000) as allocated_quantity,
     coalesce(a.consumed, 0.000) as consumed_quantity,
     ${componentStatus('c.required_quantity', 'coalesce(a.allocated, 0)', 'coalesce(a.consumed, 0)')} as status,
     c.estimated_unit_cost, c.estimated_cost, coalesce(m.cost, 0.0000) as actual_cost,
     coalesce(a.allocations, '[]'::json) as allocations
   from production_order_components c join products p on p.product_id = c.component_product_id
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
       and production_order_component_id = c.production_order_component_id) m on true
   where c.production_order_id = $1 order by c.level, p.product_code`,
);

export function listComponents(db: Db, orderId: number): Promise<ProductionOrderComponent[]> {
  return db.run(readComponents, [orderId]);
}

/** The state that decides what may be done with an order. */
export interface LockedOrder {
  readonly production_order_id: number;
  readonly order_number: string;
  readonly product_id: number;
  readonly product_code: string;
  readonly warehouse_id: number;
  readonly status: ProductionOrderRow['status'];
  readonly held_from_status: 'PLANNED' | 'RELEASED' | 'IN_PROGRESS' | null;
  readonly planned_quantity: string;
  readonly completed_quantity: string;
  readonly scrapped_quantity: string;
  readonly frozen_recipe: { labor_cost_per_unit: string; overhead_cost_per_unit: string };
  readonly updated_at: string;
}

const lock = statement<LockedOrder>(
  'production_order_lock',
  `select o.production_order_id, o.order_number, o.product_id, p.product_code, o.warehouse_id, o.status, o.held_from_status,
     o.planned_quantity, o.completed_quantity, o.scrapped_quantity, o.frozen_recipe, o.updated_at
   from production_orders o join products p using (product_id)
   where o.production_order_id = $1 for no key update of o`,
);

/** Documents are locked before scopes. */
export async function lockOrder(tx: Tx, orderId: number): Promise<LockedOrder | undefined> {
  const [order] = await tx.run(lock, [orderId]);
  return order;
}

const writeStatus = statement<never>(
  'production_order_status',
  `with changed as (
     update production_orders set status = $2, held_from_status = case when $2 = 'ON_HOLD' then $3::text end,
       actual_start_date = case when $2 = 'IN_PROGRESS' then coalesce(actual_start_date, $4) else actual_start_date end,
       actual_completion_date = case when $2 = 'COMPLETED' then $4 else actual_completion_date end, updated_at = $4
     where production_order_id = $1 returning production_order_id)
   insert into production_order_status_history (production_order_id, sequence_number, from_status, to_status, changed_at,
     changed_by, notes)
   select production_order_id, (select max(h.sequence_number) + 1 from production_order_status_history h
       where h.production_order_id = $1), $3, $2, $4::timestamptz, $5, $6
   from changed`,
);

/**
 * Moves an order to another status and writes the step into its history. The order must be locked: the step's number is counted
 * here, because in the statement of the lock it would be as old as the wait for the lock.
 */
export function saveStatus(tx: Tx, order: LockedOrder, to: string, notes: string | null): void {
  tx.defer(writeStatus, [
    order.production_order_id,
    to,
    order.status,
    tx.clock.now(),
    tx.actor.userId,
    notes,
  ]);
}

export interface NewOrder {
  readonly orderNumber: string;
  readonly productId: number;
  readonly bomId: number;
  readonly warehouseId: number;
  readonly explosion: string;
  readonly plannedQuantity: string;
  readonly priority: number;
  readonly plannedStartDate: string | null;
  readonly plannedCompletionDate: string | null;
  readonly materialCost: string;
  readonly laborCost: string;
  readonly overheadCost: string;
  readonly frozenRecipe: unknown;
  readonly notes: string | null;
  readonly components: readonly {
    readonly productId: number;
    readonly unitOfMeasure: string;
    readonly level: number;
    readonly requiredQuantity: string;
    readonly estimatedUnitCost: string;
    readonly estimatedCost: string;
  }[];
}

const insert = statement<{ production_order_id: number; component_id: number; component_product_id: number }>(
  'production_order_insert',
  `with made as (
     insert into production_orders (order_number, product_id, bom_id, warehouse_id, explosion, planned_quantity, priority,
       order_date, planned_start_date, planned_completion_date, estimated_material_cost, estimated_labor_cost,
       estimated_overhead_cost, frozen_recipe, notes, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
     returning production_order_id),
   history as (
     insert into production_order_status_history (production_order_id, sequence_number, from_status, to_status,
       changed_at, changed_by)
     select production_order_id, 1, null, 'PLANNED', $17::timestamptz, $16::bigint from made)
   insert into production_order_components (production_order_id, component_product_id, unit_of_measure, level,
     required_quantity, estimated_unit_cost, estimated_cost)
   select made.production_order_id, c.product_id, c.unit_of_measure, c.level, c.required, c.unit_cost, c.cost
   from made cross join unnest($18::bigint[], $19::text[], $20::integer[], $21::numeric[], $22::numeric[], $23::numeric[])
     with ordinality as c (product_id, unit_of_measure, level, required, unit_cost, cost, place)
   order by c.place
   returning production_order_id, production_order_component_id as component_id, component_product_id`,
);

/** Writes the order, its first history step and its components in one statement. */
export function insertOrder(tx: Tx, order: NewOrder) {
  const { components } = order;
  return tx.run(insert, [
    order.orderNumber,
    order.productId,
    order.bomId,
    order.warehouseId,
    order.explosion,
    order.plannedQuantity,
    order.priority,
    tx.clock.today(),
    order.plannedStartDate,
    order.plannedCompletionDate,
    order.materialCost,
    order.laborCost,
    order.overheadCost,
    JSON.stringify(order.frozenRecipe),
    order.notes,
    tx.actor.userId,
    tx.clock.now(),
    components.map((one) => one.productId),
    components.map((one) => one.unitOfMeasure),
    components.map((one) => one.level),
    components.map((one) => one.requiredQuantity),
    components.map((one) => one.estimatedUnitCost),
    components.map((one) => one.estimatedCost),
  ]);
}
