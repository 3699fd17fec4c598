import { statement } from '../../platform/database/statement.ts';
import { writeEvents } from '../../platform/events.ts';

/** One server sweeps at a time, chunk by chunk; a server that dies in a chunk gives the lock back. */
export const claimSweep = statement<{ is_mine: boolean }>(
  'alerts_sweep_claim',
  'select pg_try_advisory_xact_lock(7306310) as is_mine',
);

/** A day that is more than one ahead was written by a clock that was wrong, and is judged anew. */
export const isSweptFor = statement<{ is_swept: boolean }>(
  'alerts_is_swept',
  'select exists (select from alert_sweeps where swept_on in ($1::date, $1::date + 1)) as is_swept',
);

export const beginSweep = statement<never>(
  'alerts_sweep_begin',
  `insert into alert_sweeps (started_on) values ($1::date)
   on conflict (is_only) do update set started_on = excluded.started_on`,
);

export const endSweep = statement<never>(
  'alerts_sweep_end',
  'update alert_sweeps set swept_on = $1::date, swept_at = $2::timestamptz where started_on = $1::date',
);

/** What a sweep looks at, in the order of the ids: what may have an alert, and what has one. */
export const productsToSweep = statement<{ id: number }>(
  'alerts_sweep_products',
  `select p.product_id as id from products p
   where p.product_id > $1 and ((p.is_active and (p.minimum_stock_level > 0 or p.critical_stock_level > 0))
     or exists (select from inventory_items i
       where i.product_id = p.product_id and i.expiry_date is not null and i.quantity_in_stock > 0)
     or exists (select from alerts a where a.product_id = p.product_id and a.status <> 'RESOLVED'))
   order by p.product_id limit $2`,
);

const ordersToSweep = (table: string, key: string, type: string, statuses: string) => `
  select o.${key} as id from ${table} o
  where o.${key} > $1 and (o.status in (${statuses}) or o.${key} in (
    select a.${key} from alerts a where a.alert_type = '${type}' and a.status <> 'RESOLVED'))
  order by o.${key} limit $2`;

export const purchaseOrdersToSweep = statement<{ id: number }>(
  'alerts_sweep_purchase_orders',
  ordersToSweep(
    'purchase_orders',
    'purchase_order_id',
    'LATE_PURCHASE',
    `'SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED'`,
  ),
);

export const productionOrdersToSweep = statement<{ id: number }>(
  'alerts_sweep_production_orders',
  ordersToSweep(
    'production_orders',
    'production_order_id',
    'LATE_PRODUCTION',
    `'PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD'`,
  ),
);

/** How many failed logins of one account, or from one address, are no accident any more, and within how many minutes. */
const FAILED_LOGINS = { failures: 10, minutes: 15 } as const;

export const judgeFailedLogins = statement<never>(
  'alerts_judge_failed_logins',
  `select judge_failed_logins($1, $2, ${FAILED_LOGINS.failures}, ${FAILED_LOGINS.minutes})`,
);

export const snoozesThatEnd = statement<{
  alert_id: number;
  alert_type: 'OUT_OF_STOCK';
  product_id: number | null;
  purchase_order_id: number | null;
  production_order_id: number | null;
}>(
  'alerts_snoozes_that_end',
  `select alert_id, alert_type, product_id, purchase_order_id, production_order_id from alerts
   where status = 'SNOOZED' and snoozed_until <= $1 order by snoozed_until, alert_id limit $2`,
);

/** The alerts must be locked; one that was acknowledged or put off further meanwhile is passed over. */
export const wakeAlerts = statement<never>(
  'alerts_wake',
  `with woken as (
     update alerts a set status = 'OPEN', updated_at = $2::timestamptz, snoozed_until = null, snoozed_by = null,
       acknowledged_at = null, acknowledged_by = null, acknowledgement_note = null
     where a.alert_id = any($1::bigint[]) and a.status = 'SNOOZED' and a.snoozed_until <= $2::timestamptz
     returning a as alert),
   outgoing as (
     select 'alert.reopened' as topic, 'alert' as entity_type, (w.alert).alert_id as entity_id,
       alert_payload(w.alert, 'SNOOZE_ENDED') as payload, (w.alert).alert_id as place from woken w),
   ${writeEvents('$2', '$3')}`,
);
