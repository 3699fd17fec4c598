import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { ProductionOrderHistory } from './order-history.schemas.ts';

const readHistory = statement<ProductionOrderHistory>(
  'production_order_history',
  `select o.production_order_id, o.order_number, o.status,
     (select coalesce(json_agg(json_build_object('sequence_number', h.sequence_number, 'from_status', h.from_status,
         'to_status', h.to_status,
         'changed_at', to_char(h.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'notes', h.notes,
         'changed_by', case when u.user_id is not null then json_build_object('user_id', u.user_id,
           'username', u.username, 'full_name', u.full_name) end) order by h.sequence_number), '[]'::json)
       from production_order_status_history h left join users u on u.user_id = h.changed_by
       where h.production_order_id = o.production_order_id) as steps
   from production_orders o where o.production_order_id = $1`,
);

export async function findHistory(db: Db, orderId: number): Promise<ProductionOrderHistory | undefined> {
  const [history] = await db.run(readHistory, [orderId]);
  return history;
}
