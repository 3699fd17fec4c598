import type { More, Scenery } from './scenes.ts';

/** The type of the warehouse that a product p belongs in. */
export const HOME = `case p.product_type when 'RAW_MATERIAL' then 'RAW_MATERIALS'
  when 'FINISHED_PRODUCT' then 'FINISHED_PRODUCTS' else p.product_type end`;

const PLACES = `from products p join warehouses w on w.warehouse_type = ${HOME} where p.is_active and w.is_active`;

/** Batches of which something is free. */
const BATCHES = `from inventory_items i join products p using (product_id) join warehouses w using (warehouse_id)
  where i.quantity_in_stock - i.reserved_quantity >= 2 and p.is_active and w.is_active`;
const USABLE = `${BATCHES} and i.quality_status = 'APPROVED' and (i.expiry_date is null or i.expiry_date > '2027-01-01')`;
const MIXED = 'order by md5(i.inventory_item_id::text) limit 40';

/** The two halves of an item in its address, and whether it is the newest batches that are wanted. */
const ofItem = (more: string) => `select inventory_item_id, ${more} ${BATCHES} ${MIXED}`;

/** Reservations for no order, which the desk may release and issue. */
const RESERVED = `select json_build_array(allocation_id) as allocation_ids, 'fuzz' as reason from stock_allocations
  where status in ('OPEN', 'PARTIAL') and production_order_id is null order by 1::text desc limit 40`;

const moreReserved: More = async ({ rows, post }) => {
  const free = await rows(
    `select product_id, warehouse_id, '1' as quantity, 'fuzz' as reason ${USABLE} ${MIXED}`,
  );
  for (const one of free.slice(0, 12)) await post('/inventory/reserve', one);
};

export const STOCK_SCENES: Readonly<Record<string, Scenery>> = {
  'POST /inventory/stock-in': {
    sql: `select p.product_id, w.warehouse_id, '50' as quantity, '1.25' as unit_cost, 'APPROVED' as quality_status,
      null as supplier_id, null as purchase_order_id, null as unit_of_measure, null as entry_date ${PLACES}
      order by md5(p.product_id::text) limit 40`,
  },
  'POST /inventory/stock-out': {
    sql: `select product_id, warehouse_id, '1' as quantity, 'fuzz' as reason, null as unit_of_measure ${USABLE} ${MIXED}`,
  },
  'POST /inventory/reserve': {
    sql: `select product_id, warehouse_id, '0.5' as quantity, 'fuzz' as reason, null as unit_of_measure,
      null as production_order_id ${USABLE} ${MIXED}`,
  },
  'POST /inventory/release-reservation': {
    sql: RESERVED.replace(`, 'fuzz' as reason`, ''),
    more: moreReserved,
  },
  'POST /inventory/issue-reservation': { sql: RESERVED, more: moreReserved },
  'POST /inventory/transfer': {
    sql: `select null as inventory_item_id, i.product_id, i.warehouse_id as from_warehouse_id, '0.5' as quantity,
      null as unit_of_measure,
      (select o.warehouse_id from warehouses o where o.is_active and o.warehouse_type = w.warehouse_type
         and o.warehouse_id <> i.warehouse_id order by 1 limit 1) as to_warehouse_id
      ${USABLE} and w.warehouse_type = ${HOME} and exists (select from warehouses o where o.is_active
        and o.warehouse_type = w.warehouse_type and o.warehouse_id <> i.warehouse_id) ${MIXED}`,
  },
  'POST /inventory/count': {
    sql: `select warehouse_id, json_build_array(json_build_object('product_id', product_id,
      'counted_quantity', '7', 'unit_cost', '2.5')) as lines ${USABLE} ${MIXED}`,
  },
  'PUT /inventory/items/{inventory_item_id}/quality-status': {
    sql: ofItem(`case i.quality_status when 'APPROVED' then 'QUARANTINE' else 'APPROVED' end as quality_status,
      'fuzz' as reason, null as quantity`),
  },
  'POST /inventory/items/{inventory_item_id}/scrap': { sql: ofItem(`'0.5' as quantity, 'fuzz' as reason`) },
  'POST /inventory/items/{inventory_item_id}/return': { sql: ofItem(`'0.5' as quantity, 'fuzz' as reason`) },
  'POST /inventory/items/{inventory_item_id}/adjust': {
    sql: ofItem(`(i.quantity_in_stock + 1)::text as counted_quantity, 'fuzz' as reason`),
  },
  'POST /inventory/items/{inventory_item_id}/revalue': {
    sql: ofItem(`(i.unit_cost + 1)::text as unit_cost, null as additional_cost, 'fuzz' as reason`),
  },
};
