import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { documentNumbers } from '../../platform/database/document-numbers.ts';
import { statement } from '../../platform/database/statement.ts';
import type { RecipeRules } from '../bom/index.ts';
import type { ProductionOrderRow } from './orders.schemas.ts';

/** The state that decides what may be done with an order. */
export interface OrderState {
  readonly production_order_id: number;
  readonly order_number: string;
  readonly parent_production_order_id: number | null;
  readonly product_id: number;
  readonly product_code: string;
  readonly warehouse_id: number;
  readonly status: ProductionOrderRow['status'];
  readonly held_from_status: 'PLANNED' | 'RELEASED' | 'IN_PROGRESS' | null;
  readonly planned_quantity: string;
  readonly completed_quantity: string;
  readonly scrapped_quantity: string;
  readonly frozen_recipe: {
    labor_cost_per_unit: string;
    overhead_cost_per_unit: string;
  } & Partial<RecipeRules>;
  readonly updated_at: string;
}

export interface LockedOrder extends OrderState {
  /** every other order that was made with it: those above, beside and below it, by id; locked, too */
  readonly tree: readonly OrderState[];
}

/**
 * An order and its sub-orders are locked together, by id: whoever completes one reserves for the one above it, and whoever
 * cancels one cancels those below it. Which orders belong together never changes once they are made.
 */
const lock = statement<OrderState>(
  'production_order_lock',
  `with recursive up as (
     select production_order_id, parent_production_order_id from production_orders where production_order_id = $1
     union all
     select p.production_order_id, p.parent_production_order_id
     from up join production_orders p on p.production_order_id = up.parent_production_order_id),
   tree as (
     select production_order_id from up where parent_production_order_id is null
     union all
     select s.production_order_id
     from tree join production_orders s on s.parent_production_order_id = tree.production_order_id)
   select o.production_order_id, o.order_number, o.parent_production_order_id, o.product_id, p.product_code,
     o.warehouse_id, o.status, o.held_from_status, o.planned_quantity, o.completed_quantity, o.scrapped_quantity,
     o.frozen_recipe, o.updated_at
   from production_orders o join products p using (product_id)
   where o.production_order_id = any(array(select production_order_id from tree))
   order by o.production_order_id for no key update of o`,
);

/** Documents are locked before scopes. */
export async function lockOrder(tx: Tx, orderId: number): Promise<LockedOrder | undefined> {
  const orders = await tx.run(lock, [orderId]);
  const order = orders.find((one) => one.production_order_id === orderId);
  return order === undefined ? undefined : { ...order, tree: orders.filter((one) => one !== order) };
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
export function saveStatus(tx: Tx, order: OrderState, to: string, notes: string | null): void {
  tx.changed('production_order', [order.production_order_id]);
  tx.defer(writeStatus, [
    order.production_order_id,
    to,
    order.status,
    tx.clock.now(),
    tx.actor.userId,
    notes,
  ]);
}

/** What is made and where it goes, before anything is decided. */
export interface OrderTarget {
  readonly product_id: number | null;
  readonly product_code: string;
  readonly product_type: string;
  readonly product_active: boolean;
  readonly warehouse_id: number | null;
  readonly warehouse_code: string;
  readonly warehouse_type: string;
  readonly warehouse_active: boolean;
}

const readTarget = statement<OrderTarget>(
  'production_order_target',
  `select p.product_id, p.product_code, p.product_type, p.is_active as product_active, w.warehouse_id, w.warehouse_code,
     w.warehouse_type, w.is_active as warehouse_active
   from (select 1) as one left join products p on p.product_id = $1 left join warehouses w on w.warehouse_id = $2`,
);

export async function orderTarget(db: Db, productId: number, warehouseId: number): Promise<OrderTarget> {
  return only(await db.run(readTarget, [productId, warehouseId]));
}

/** An order to be written. Amounts and quantities as text, days as YYYY-MM-DD. */
export interface NewOrder {
  readonly place: number;
  readonly parent_place: number | null;
  readonly product_id: number;
  readonly bom_id: number;
  readonly warehouse_id: number;
  readonly explosion: string;
  readonly planned_quantity: string;
  readonly priority: number;
  readonly planned_start_date: string | null;
  readonly planned_completion_date: string | null;
  readonly material_cost: string;
  readonly labor_cost: string;
  readonly overhead_cost: string;
  readonly frozen_recipe: unknown;
  readonly notes: string | null;
}

export interface NewComponent {
  /** of the order that it belongs to */
  readonly place: number;
  readonly productId: number;
  readonly unitOfMeasure: string;
  readonly level: number;
  readonly requiredQuantity: string;
  readonly estimatedUnitCost: string;
  readonly estimatedCost: string;
}

export interface InsertedComponent {
  readonly place: number;
  readonly production_order_id: number;
  readonly order_number: string;
  readonly component_id: number | null;
  readonly component_product_id: number | null;
}

const insert = statement<InsertedComponent>(
  'production_orders_insert',
  `with ${documentNumbers('MO', '$1::integer', '$2::integer')},
   wanted as materialized (
     select o.*, nextval(pg_get_serial_sequence('production_orders', 'production_order_id')) as id,
       'MO-' || $1::integer || '-' || to_char(n.last_number - $2::integer + o.place, 'FM000000') as order_number
     from jsonb_to_recordset($3::jsonb) as o (place bigint, parent_place bigint, product_id bigint, bom_id bigint,
       warehouse_id bigint, explosion text, planned_quantity numeric, priority integer, planned_start_date date,
       planned_completion_date date, material_cost numeric, labor_cost numeric, overhead_cost numeric,
       frozen_recipe jsonb, notes text) cross join numbers n),
   made as (
     insert into production_orders (production_order_id, order_number, parent_production_order_id, product_id, bom_id,
       warehouse_id, explosion, planned_quantity, priority, order_date, planned_start_date, planned_completion_date,
       estimated_material_cost, estimated_labor_cost, estimated_overhead_cost, frozen_recipe, notes, created_by, created_at,
       updated_at)
     overriding system value
     select w.id, w.order_number, parent.id, w.product_id, w.bom_id, w.warehouse_id, w.explosion, w.planned_quantity,
       w.priority, $4::date, w.planned_start_date, w.planned_completion_date, w.material_cost, w.labor_cost,
       w.overhead_cost, w.frozen_recipe, w.notes, $5::bigint, $6::timestamptz, $6::timestamptz
     from wanted w left join wanted parent on parent.place = w.parent_place order by w.place),
   history as (
     insert into production_order_status_history (production_order_id, sequence_number, from_status, to_status,
       changed_at, changed_by)
     select id, 1, null, 'PLANNED', $6::timestamptz, $5::bigint from wanted),
   component as (
     insert into production_order_components (production_order_id, component_product_id, unit_of_measure, level,
       required_quantity, estimated_unit_cost, estimated_cost)
     select w.id, c.product_id, c.unit_of_measure, c.level, c.required, c.unit_cost, c.cost
     from unnest($7::bigint[], $8::bigint[], $9::text[], $10::integer[], $11::numeric[], $12::numeric[], $13::numeric[])
       with ordinality as c (place, product_id, unit_of_measure, level, required, unit_cost, cost, line)
       join wanted w on w.place = c.place
     order by c.line
     returning production_order_id, production_order_component_id as component_id, component_product_id)
   select w.place, w.id as production_order_id, w.order_number, c.component_id, c.component_product_id
   from wanted w left join component c on c.production_order_id = w.id order by w.place, c.component_id`,
);

/**
 * Writes orders with their numbers, first history steps and components, in one statement whatever their number. A parent comes
 * before its sub-orders, and so has the lower id.
 */
export async function insertOrders(
  tx: Tx,
  orders: readonly NewOrder[],
  components: readonly NewComponent[],
): Promise<InsertedComponent[]> {
  const today = tx.clock.today();
  const inserted = await tx.run(insert, [
    Number(today.slice(0, 4)),
    orders.length,
    JSON.stringify(orders),
    today,
    tx.actor.userId,
    tx.clock.now(),
    components.map((one) => one.place),
    components.map((one) => one.productId),
    components.map((one) => one.unitOfMeasure),
    components.map((one) => one.level),
    components.map((one) => one.requiredQuantity),
    components.map((one) => one.estimatedUnitCost),
    components.map((one) => one.estimatedCost),
  ]);
  tx.changed(
    'production_order',
    inserted.map((one) => one.production_order_id),
  );
  return inserted;
}

/** What a component still needs reserved: `required` and `missing` are without what substitutes covered. */
export interface MissingMaterial {
  readonly production_order_id: number;
  readonly component_id: number;
  readonly product_id: number;
  readonly product_code: string;
  readonly required: string;
  readonly missing: string;
}

const readMissing = statement<MissingMaterial>(
  'production_orders_missing',
  `select c.production_order_id, c.production_order_component_id as component_id, p.product_id, p.product_code,
     c.required_quantity - c.replaced_quantity as required,
     c.required_quantity - c.replaced_quantity - coalesce(a.held, 0) as missing
   from production_order_components c join products p on p.product_id = c.component_product_id
   left join lateral (select sum(allocated_quantity - released_quantity) as held from stock_allocations
     where production_order_component_id = c.production_order_component_id) a on true
   where c.production_order_id = any($1::bigint[]) and ($2::bigint is null or c.component_product_id = $2)
     and c.required_quantity > c.replaced_quantity + coalesce(a.held, 0)
   order by c.production_order_id, c.level, p.product_code`,
);

/** The short components of locked orders; with a product, only that one. */
export function missingMaterial(
  tx: Tx,
  orderIds: readonly number[],
  productId: number | null = null,
): Promise<MissingMaterial[]> {
  return tx.run(readMissing, [orderIds, productId]);
}
