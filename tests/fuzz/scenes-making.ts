import type { Hands, Scenery } from './scenes.ts';
import { HOME } from './scenes-stock.ts';

const NEW_ORDERS = `select b.parent_product_id as product_id, b.bom_id, w.warehouse_id, '2' as planned_quantity,
    true as allow_shortage, null as create_sub_orders, null as explosion, null as planned_start_date,
    null as planned_completion_date
  from bill_of_materials b join products p on p.product_id = b.parent_product_id
    join warehouses w on w.warehouse_type = ${HOME}
  where b.status = 'ACTIVE' and b.effective_date <= '2026-11-20' and (b.expiry_date is null or b.expiry_date > '2026-11-20')
    and p.is_active and w.is_active order by md5(b.bom_id::text) limit 30`;

/** What is missing on the shelves is brought in first, so that an order can be released and completed. */
async function startOrders(hands: Hands, last: 'RELEASED' | 'IN_PROGRESS'): Promise<void> {
  const leaves =
    await hands.rows(`select distinct on (p.product_id) p.product_id, w.warehouse_id, '500' as quantity,
      '2.5' as unit_cost, 'APPROVED' as quality_status
    from bom_components c join products p on p.product_id = c.component_product_id
      join warehouses w on w.warehouse_type = ${HOME} where p.is_active and w.is_active`);
  for (const one of leaves) await hands.post('/inventory/stock-in', one);
  for (const one of (await hands.rows(NEW_ORDERS)).slice(0, 12)) {
    const { production_order_id: id } = await hands.post('/production/orders', {
      ...one,
      allow_shortage: false,
    });
    if (id === undefined) continue;
    await hands.put(`/production/orders/${id}/status`, { status: 'RELEASED' });
    if (last === 'IN_PROGRESS') await hands.put(`/production/orders/${id}/status`, { status: last });
  }
}

/** A raw material and a semi-finished product, of which no recipe can go round in a circle. */
const LINE = `json_build_array(json_build_object('component_product_id', (select product_id from products
  where product_type = 'RAW_MATERIAL' and is_active order by md5((product_id + b.n)::text) limit 1),
  'quantity_required', '2.5'))`;

const moreDrafts = async (hands: Hands): Promise<void> => {
  const sources = await hands.rows(
    'select bom_id from bill_of_materials order by md5(bom_id::text) limit 12',
  );
  for (const { bom_id: id } of sources) await hands.post(`/bom/${id}/new-version`, {});
};

/** A material of recipes that hold, and another one in the same unit that does not stand in them. */
const REPLACED = `with used as (
    select distinct c.component_product_id as product_id, p.unit_of_measure
    from bom_components c join bill_of_materials b using (bom_id) join products p on p.product_id = c.component_product_id
    where b.status = 'ACTIVE' and (b.expiry_date is null or b.expiry_date > '2026-11-20') and p.is_active
      and c.substitute_group is null
    order by 1 limit 30),
  unused as (
    select o.product_id, o.unit_of_measure from products o
    where o.product_type = 'RAW_MATERIAL' and o.is_active
      and not exists (select from bom_components x where x.component_product_id = o.product_id)
    order by 1 limit 30)
  select u.product_id as from_product_id, o.product_id as to_product_id, '1' as factor, null as effective_date
  from used u join unused o using (unit_of_measure) order by 1, 2 limit 40`;

const REPLACED_WITH_REASON = `select r.*, 'fuzz' as reason from (${REPLACED}) r`;

export const MAKING_SCENES: Readonly<Record<string, Scenery>> = {
  'POST /bom/create': {
    sql: `select p.product_id as parent_product_id, '9.' || b.n as bom_version, '1' as base_quantity,
        '2027-01-01'::date + b.n::integer as effective_date, null as expiry_date, ${LINE} as components
      from products p, lateral (select 1 + count(*) as n from bill_of_materials) b
      where p.is_active and p.product_type in ('SEMI_FINISHED', 'FINISHED_PRODUCT') order by md5(p.product_id::text) limit 40`,
  },
  'PUT /bom/{bom_id}': {
    sql: `select b.bom_id, b.n::text as labor_cost_per_unit, null as bom_version, null as effective_date,
        null as expiry_date, ${LINE} as components
      from (select *, bom_id as n from bill_of_materials) b where b.status = 'DRAFT' order by md5(b.bom_id::text) limit 40`,
    more: moreDrafts,
  },
  'PUT /bom/{bom_id}/status': {
    sql: `select bom_id, case status when 'ACTIVE' then 'INACTIVE' else 'ACTIVE' end as status,
        case status when 'ACTIVE' then null else '2028-01-01'::date + bom_id::integer end as effective_date
      from bill_of_materials where status <> 'OBSOLETE'
      order by status <> 'DRAFT', md5(bom_id::text) limit 40`,
    more: moreDrafts,
  },
  'POST /bom/mass-changes/preview': { sql: REPLACED },
  'POST /bom/mass-changes': { sql: REPLACED_WITH_REASON },
  'POST /bom/mass-changes/{bom_mass_change_id}/undo': {
    sql: 'select bom_mass_change_id from bom_mass_changes where undone_at is null order by 1 desc limit 40',
    more: async ({ rows, post }) => {
      for (const one of (await rows(REPLACED_WITH_REASON)).slice(0, 3)) await post('/bom/mass-changes', one);
    },
  },
  'POST /production/orders': { sql: NEW_ORDERS },
  'PUT /production/orders/{order_id}/status': {
    sql: `select production_order_id as order_id, null as completion_data,
        case status when 'PLANNED' then 'RELEASED' when 'RELEASED' then 'IN_PROGRESS' when 'ON_HOLD' then held_from_status
          else (array['ON_HOLD', 'CANCELLED'])[1 + production_order_id % 2] end as status
      from production_orders where status not in ('COMPLETED', 'CANCELLED')
      order by md5(production_order_id::text || status) limit 40`,
    more: (hands) => startOrders(hands, 'RELEASED'),
  },
  'POST /production/orders/{order_id}/reprioritise': {
    sql: `select production_order_id as order_id, 1 + (priority % 9) as priority from production_orders
      where status in ('PLANNED', 'RELEASED') order by md5(production_order_id::text) limit 40`,
    more: (hands) => startOrders(hands, 'RELEASED'),
  },
  'POST /production/orders/{order_id}/complete': {
    sql: `select production_order_id as order_id, '0.5' as completed_quantity, null as scrapped_quantity,
        null as actual_consumption, false as is_final, null as batch_number
      from production_orders where status = 'IN_PROGRESS' and planned_quantity > completed_quantity + scrapped_quantity
      order by production_order_id desc limit 40`,
    more: (hands) => startOrders(hands, 'IN_PROGRESS'),
  },
};
