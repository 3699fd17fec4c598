import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PurchaseOrderHistory } from './order-history.schemas.ts';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const USER = `case when u.user_id is not null then json_build_object('user_id', u.user_id, 'username', u.username,
  'full_name', u.full_name) end`;

/** Moves of dates are read from the audit log: they are changes of the order and not steps of its status. */
const readHistory = statement<PurchaseOrderHistory>(
  'purchase_order_history',
  `select o.purchase_order_id, o.po_number, o.status,
     (select coalesce(json_agg(json_build_object('sequence_number', h.sequence_number, 'from_status', h.from_status,
         'to_status', h.to_status, 'changed_at', to_char(h.changed_at at time zone 'UTC', ${MOMENT}), 'notes', h.notes,
         'changed_by', ${USER}) order by h.sequence_number), '[]'::json)
       from purchase_order_status_history h left join users u on u.user_id = h.changed_by
       where h.purchase_order_id = o.purchase_order_id) as steps,
     (select coalesce(json_agg(json_build_object('changed_at', to_char(a.occurred_at at time zone 'UTC', ${MOMENT}),
         'changed_by', ${USER}, 'from_date', a.before ->> 'expected_delivery_date',
         'to_date', a.after ->> 'expected_delivery_date', 'reason', a.after ->> 'reason', 'lines_moved', (
           select coalesce(json_agg(json_build_object('line_number', n.line_number, 'from_date', b.expected_delivery_date,
             'to_date', n.expected_delivery_date) order by n.line_number), '[]'::json)
           from jsonb_to_recordset(a.before -> 'items') as b (po_item_id bigint, expected_delivery_date text)
           join jsonb_to_recordset(a.after -> 'items')
             as n (po_item_id bigint, line_number integer, expected_delivery_date text) using (po_item_id)
           where n.expected_delivery_date is distinct from b.expected_delivery_date)) order by a.audit_id), '[]'::json)
       from audit_log a left join users u on u.user_id = a.user_id
       where a.entity_type = 'purchase_order' and a.entity_id = o.purchase_order_id::text
         and a.action = 'purchase_order.delivery_dates') as date_changes
   from purchase_orders o where o.purchase_order_id = $1`,
);

export async function findHistory(db: Db, orderId: number): Promise<PurchaseOrderHistory | undefined> {
  const [history] = await db.run(readHistory, [orderId]);
  return history;
}
