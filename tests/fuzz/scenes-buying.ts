import type { Hands, Scenery } from './scenes.ts';
import { HOME } from './scenes-stock.ts';

const OFFERS = `product_suppliers s join products p using (product_id) join suppliers u using (supplier_id)
    join warehouses w on w.warehouse_type = ${HOME}
  where p.is_active and u.is_active and w.is_active and s.is_active`;

const ONE_LINE = `json_build_array(json_build_object('product_id', p.product_id, 'quantity_ordered',
  greatest(s.minimum_order_qty, 4)::text, 'unit_price', '3.5'))`;

const NEW_ORDERS = `select s.supplier_id, w.warehouse_id, ${ONE_LINE} as items, null as currency, null as exchange_rate,
  '2026-12-01' as expected_delivery_date from ${OFFERS} order by md5(s.product_supplier_id::text) limit 40`;

async function order(hands: Hands, isSent: boolean): Promise<void> {
  for (const one of (await hands.rows(NEW_ORDERS)).slice(0, 12)) {
    const { purchase_order_id: id } = await hands.post('/procurement/orders', one);
    if (isSent && id !== undefined) await hands.put(`/procurement/orders/${id}/status`, { status: 'SENT' });
  }
}

/** Lines of which something may still come. */
const AWAITED = `from purchase_order_items l join purchase_orders o using (purchase_order_id)
    join products p using (product_id) join warehouses w on w.warehouse_id = o.warehouse_id
  where o.status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and l.quantity_ordered - l.quantity_received >= 1
    and p.is_active and w.is_active and w.warehouse_type = ${HOME}`;

const RECEIVING: Scenery = {
  sql: `select o.purchase_order_id as order_id, null as receive_all, null as warehouse_id, null as delivery_note,
      json_build_array(json_build_object('po_item_id', l.po_item_id, 'quantity_received', '0.5', 'quality_status',
        (array['APPROVED', 'PENDING', 'QUARANTINE'])[1 + l.po_item_id % 3])) as items_received
    ${AWAITED} order by md5(l.po_item_id::text) limit 40`,
  more: (hands) => order(hands, true),
};

const BATCHES_RECEIVED = `from receipt_items r join receipts d using (receipt_id) join inventory_items i using (inventory_item_id)`;

const LINKS = `from product_suppliers s join products p using (product_id) join suppliers u using (supplier_id)
  where p.is_active and u.is_active order by md5(s.product_supplier_id::text) limit 40`;

export const BUYING_SCENES: Readonly<Record<string, Scenery>> = {
  'POST /procurement/orders': { sql: NEW_ORDERS },
  'PUT /procurement/orders/{order_id}': {
    sql: `select o.purchase_order_id as order_id, f.* from purchase_orders o join
        (select s.supplier_id, w.warehouse_id, null as currency, null as exchange_rate, null as expected_delivery_date,
           ${ONE_LINE} as items from ${OFFERS}) f using (supplier_id, warehouse_id)
      where o.status = 'DRAFT' order by md5(o.purchase_order_id::text) limit 40`,
    more: (hands) => order(hands, false),
  },
  'PUT /procurement/orders/{order_id}/delivery-dates': {
    sql: `select o.purchase_order_id as order_id, '2026-12-24' as expected_delivery_date, null as items ${AWAITED}
      order by md5(l.po_item_id::text) limit 40`,
    more: (hands) => order(hands, true),
  },
  'PUT /procurement/orders/{order_id}/status': {
    sql: `select purchase_order_id as order_id, case status when 'DRAFT' then 'SENT' when 'SENT' then 'CONFIRMED'
        else 'CLOSED' end as status
      from purchase_orders where status not in ('FULLY_RECEIVED', 'CANCELLED', 'CLOSED')
      order by md5(purchase_order_id::text) limit 40`,
    more: (hands) => order(hands, false),
  },
  'PUT /procurement/orders/{order_id}/receive': RECEIVING,
  'POST /procurement/orders/{order_id}/receive': RECEIVING,
  'POST /procurement/returns': {
    sql: `select inventory_item_id, '0.5' as quantity, 'fuzz' as reason ${BATCHES_RECEIVED}
      where i.quantity_in_stock - i.reserved_quantity >= 1 order by md5(inventory_item_id::text) limit 40`,
  },
  'POST /procurement/orders/{order_id}/landed-costs': {
    sql: `select distinct d.purchase_order_id as order_id, 'FREIGHT' as cost_type, '10' as billed_amount, 'VALUE' as basis,
        null as receipt_id, null as currency, null as exchange_rate
      ${BATCHES_RECEIVED} where r.unit_cost > 0 order by 1 desc limit 40`,
  },
  'POST /procurement/orders/{order_id}/invoices': {
    sql: `select d.purchase_order_id as order_id, 'FZ-' || (select count(*) from purchase_invoices) as invoice_number,
        null as invoice_date, null as exchange_rate,
        json_build_array(json_build_object('po_item_id', max(r.po_item_id), 'unit_price', (1 + count(*))::text)) as lines
      ${BATCHES_RECEIVED} group by 1 order by md5(d.purchase_order_id::text) limit 40`,
  },
  'GET /suppliers/{supplier_id}/products/{product_id}/price-breaks': {
    sql: `select s.supplier_id, s.product_id ${LINKS}`,
  },
  'PUT /suppliers/{supplier_id}/products/{product_id}/price-breaks': {
    sql: `select s.supplier_id, s.product_id, json_build_array(
        json_build_object('minimum_quantity', '10', 'unit_price', '3.25', 'valid_from', '2026-11-01', 'valid_to', '2027-02-01'),
        json_build_object('minimum_quantity', '100', 'unit_price', '3', 'valid_from', '2026-11-01')) as price_breaks ${LINKS}`,
  },
  'POST /suppliers/{supplier_id}/products': {
    sql: `select u.supplier_id, p.product_id, '4.5' as unit_price, null as currency from suppliers u cross join products p
      where u.is_active and p.is_active and p.product_type in ('RAW_MATERIAL', 'PACKAGING') and not exists
        (select from product_suppliers s where s.supplier_id = u.supplier_id and s.product_id = p.product_id)
      order by md5(u.supplier_id || ' ' || p.product_id) limit 40`,
  },
};
