/**
 * How an order looks, for each statement that shows one: `o` is the order, `l` a line, $1 today. An order is judged by the
 * earliest day of a line still to come; a draft has promised nothing yet, so it is never due.
 */

export const IS_OPEN_LINE = `l.delivery_status in ('OPEN', 'PARTIAL')`;
/** what is still to come of an open line */
export const OUTSTANDING = 'greatest(l.quantity_ordered - l.quantity_received, 0)';
/** the day on which a line is due */
export const LINE_DUE = 'coalesce(l.expected_delivery_date, o.expected_delivery_date)';

const IS_LATE = `coalesce(t.due < $1::date, false) and o.status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED')`;

export const ORDER_COLUMNS = `o.purchase_order_id, o.po_number, o.supplier_id, s.supplier_code, s.supplier_name,
  o.warehouse_id, w.warehouse_code, o.status, o.order_date, o.expected_delivery_date, o.currency, o.exchange_rate,
  o.total_amount, round(o.total_amount * o.exchange_rate, 4) as total_amount_company, o.supplier_reference, o.notes,
  case o.status when 'CANCELLED' then 'CANCELLED' when 'CLOSED' then 'CLOSED' when 'FULLY_RECEIVED' then 'COMPLETE'
    when 'DRAFT' then 'NOT_DUE'
    when 'PARTIALLY_RECEIVED' then case when ${IS_LATE} then 'PARTIAL_LATE' else 'PARTIAL' end
    else case when ${IS_LATE} then 'LATE' when t.due = $1::date then 'DUE' else 'NOT_DUE' end end as delivery_status,
  case when ${IS_LATE} then $1::date - t.due else 0 end as days_late,
  t.pending_quantity_lines, t.pending_amount, t.received_percentage, o.created_at, o.updated_at, o.created_by,
  u.full_name as created_by_name`;

export const ORDER_TABLES = `purchase_orders o join suppliers s using (supplier_id) join warehouses w using (warehouse_id)
  left join users u on u.user_id = o.created_by
  cross join lateral (
    select count(*) as item_count, count(*) filter (where ${IS_OPEN_LINE}) as pending_quantity_lines,
      coalesce(sum(round(${OUTSTANDING} * l.unit_price, 4)) filter (where ${IS_OPEN_LINE}), 0.0000) as pending_amount,
      min(${LINE_DUE}) filter (where ${IS_OPEN_LINE}) as due,
      coalesce(trunc(avg(least(l.quantity_received / l.quantity_ordered, 1)) * 100, 2), 0.00) as received_percentage
    from purchase_order_items l where l.purchase_order_id = o.purchase_order_id) t`;
