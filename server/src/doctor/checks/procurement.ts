import type { Invariant } from '../invariant.ts';

/** Purchase orders, receipts, returns, landed costs and invoices against the stock that they moved. */
export const PROCUREMENT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I44',
    name: "A scope's available quantity is the sum of its APPROVED layers, less what is reserved of them",
    query: `
      select s.product_id, s.warehouse_id, s.approved_available, i.available from stock_scopes s
      left join (select product_id, warehouse_id, sum(quantity_in_stock - reserved_quantity) as available
        from inventory_items where quality_status = 'APPROVED' group by 1, 2) i using (product_id, warehouse_id)
      where s.approved_available <> coalesce(i.available, 0)`,
  },
  {
    id: 'I45',
    name: "A purchase order's history is an unbroken chain of allowed steps from DRAFT to its present status",
    query: `
      with step as (
        select purchase_order_id, sequence_number, from_status, to_status, lag(to_status) over w as previous,
          row_number() over w as place, row_number() over back as place_from_end
        from purchase_order_status_history
        window w as (partition by purchase_order_id order by sequence_number),
          back as (partition by purchase_order_id order by sequence_number desc))
      select purchase_order_id, sequence_number, from_status, to_status from step
      where sequence_number <> place
        or case when place = 1 then from_status is not null or to_status <> 'DRAFT'
          when from_status is distinct from previous then true
          else (from_status, to_status) not in (('DRAFT', 'SENT'), ('DRAFT', 'CANCELLED'), ('SENT', 'CONFIRMED'),
              ('PARTIALLY_RECEIVED', 'FULLY_RECEIVED'), ('PARTIALLY_RECEIVED', 'CLOSED'))
            and (from_status not in ('SENT', 'CONFIRMED')
              or to_status not in ('PARTIALLY_RECEIVED', 'FULLY_RECEIVED', 'CANCELLED', 'CLOSED'))
          end
      union all
      select o.purchase_order_id, s.sequence_number, s.to_status, o.status from purchase_orders o
      left join step s on s.purchase_order_id = o.purchase_order_id and s.place_from_end = 1
      where s.to_status is distinct from o.status`,
  },
  {
    id: 'I46',
    name: "A purchase order's status, its lines' statuses and its total follow from what was ordered and received",
    query: `
      select l.purchase_order_id, o.status, l.po_item_id, l.delivery_status, l.quantity_ordered, l.quantity_received,
        l.total_price as amount
      from purchase_order_items l join purchase_orders o using (purchase_order_id)
      where l.total_price <> round(l.quantity_ordered * l.unit_price, 4)
        or l.delivery_status <> case when l.quantity_received >= l.quantity_ordered then 'RECEIVED'
          when o.status in ('CANCELLED', 'CLOSED') then 'CLOSED'
          when l.quantity_received > 0 then 'PARTIAL' else 'OPEN' end
        or (l.quantity_received > 0 and o.status in ('DRAFT', 'SENT', 'CONFIRMED', 'CANCELLED'))
      union all
      select o.purchase_order_id, o.status, null, null, null, null, o.total_amount
      from purchase_orders o
      left join (select purchase_order_id, sum(total_price) as amount, bool_and(quantity_received >= quantity_ordered)
          as is_complete, bool_or(quantity_received > 0) as has_come from purchase_order_items group by 1) l
        using (purchase_order_id)
      where o.total_amount <> coalesce(l.amount, 0)
        or (o.status = 'FULLY_RECEIVED' and l.is_complete is not true)
        or (o.status = 'PARTIALLY_RECEIVED' and (l.is_complete or l.has_come is not true))
        or (o.status = 'CLOSED' and l.is_complete)`,
  },
  {
    id: 'I47',
    name: "A received layer is of its order's supplier, worth what its receipt says, and its movement names both",
    query: `
      select r.receipt_item_id, r.inventory_item_id, d.receipt_number, o.supplier_id, i.supplier_id as supplier_of_layer,
        m.reference_number, i.initial_value
      from receipt_items r join receipts d using (receipt_id) join purchase_orders o using (purchase_order_id)
      join inventory_items i using (inventory_item_id)
      left join stock_movements m on m.inventory_item_id = i.inventory_item_id and m.movement_type = 'STOCK_IN'
      where (i.supplier_id, i.purchase_order_id) is distinct from (o.supplier_id, o.purchase_order_id)
        or i.initial_value <> round(r.quantity_received * r.unit_cost, 4)
        or (m.reference_type, m.reference_id, m.reference_number, m.unit_cost)
          is distinct from ('PURCHASE_ORDER', o.purchase_order_id, d.receipt_number, r.unit_cost)
      union all
      select null, m.inventory_item_id, null, null, null, m.reference_number, m.value from stock_movements m
      where m.movement_type = 'STOCK_IN' and m.reference_type = 'PURCHASE_ORDER' and m.reference_number is not null
        and not exists (select from receipt_items r where r.inventory_item_id = m.inventory_item_id)`,
  },
  {
    id: 'I48',
    name: 'A return to a supplier is its movement, out of a layer that descends from the receipt it names',
    query: `
      with recursive chain as (
        select supplier_return_id, inventory_item_id from supplier_returns
        union all
        select c.supplier_return_id, i.source_item_id from chain c join inventory_items i using (inventory_item_id)
        where i.source_item_id is not null)
      select t.supplier_return_id, t.return_number, t.quantity, m.quantity as moved, t.value, m.value as moved_value,
        m.reference_number
      from supplier_returns t left join stock_movements m using (movement_id)
      join receipt_items r on r.receipt_item_id = t.receipt_item_id join receipts d on d.receipt_id = r.receipt_id
      join purchase_orders o on o.purchase_order_id = d.purchase_order_id
      where (m.movement_type, m.inventory_item_id, m.quantity, m.value, m.reference_type, m.reference_id, m.reference_number)
          is distinct from ('RETURN', t.inventory_item_id, -t.quantity, -t.value, 'PURCHASE_ORDER', t.purchase_order_id,
            t.return_number)
        or (t.purchase_order_id, t.supplier_id) is distinct from (o.purchase_order_id, o.supplier_id)
        or not exists (select from chain c where c.supplier_return_id = t.supplier_return_id
          and c.inventory_item_id = r.inventory_item_id)`,
  },
  {
    id: 'I49',
    name: 'The shares of a landed cost add up to its bill, and each is the revaluation of a layer that its order brought',
    query: `
      select c.landed_cost_id, null::integer as line_number, c.total_amount, l.amount
      from landed_costs c
      left join (select landed_cost_id, sum(amount) as amount from landed_cost_lines group by 1) l using (landed_cost_id)
      where c.total_amount <> coalesce(l.amount, 0) or c.total_amount <> round(c.billed_amount * c.exchange_rate, 4)
      union all
      select l.landed_cost_id, l.line_number, l.amount, v.value_change
      from landed_cost_lines l join landed_costs c using (landed_cost_id) join receipt_items r using (receipt_item_id)
      join receipts d on d.receipt_id = r.receipt_id left join stock_revaluations v using (stock_revaluation_id)
      where d.purchase_order_id <> c.purchase_order_id or d.receipt_id <> coalesce(c.receipt_id, d.receipt_id)
        or (l.amount <> 0 and (v.inventory_item_id, v.value_change, v.reference_number)
          is distinct from (r.inventory_item_id, l.amount, c.landed_cost_number))`,
  },
  {
    id: 'I50',
    name: 'An invoice books the difference to what was booked before it, as the revaluation of the layer received',
    query: `
      with line as (
        select l.*, c.posting_number, c.purchase_order_id, c.exchange_rate, r.inventory_item_id, r.quantity_received,
          d.purchase_order_id as received_for,
          coalesce(lag(l.unit_cost) over (partition by l.receipt_item_id order by l.purchase_invoice_id, l.line_number),
            r.unit_cost) as booked
        from purchase_invoice_lines l join purchase_invoices c using (purchase_invoice_id)
        join receipt_items r using (receipt_item_id) join receipts d using (receipt_id))
      select l.purchase_invoice_id, l.line_number, l.booked, l.unit_cost, l.value_change, v.value_change as revalued
      from line l left join stock_revaluations v using (stock_revaluation_id)
      where l.received_for <> l.purchase_order_id or l.unit_cost <> round(l.unit_price * l.exchange_rate, 4)
        or l.value_change <> round(l.quantity_received * l.unit_cost, 4) - round(l.quantity_received * l.booked, 4)
        or (l.value_change <> 0 and (v.inventory_item_id, v.value_change, v.reference_number)
          is distinct from (l.inventory_item_id, l.value_change, l.posting_number))`,
  },
];
