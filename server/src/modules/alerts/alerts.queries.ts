import { sql, type Updateable } from 'kysely';
import type { Alerts } from '../../db/tables.ts';
import { type Db, queries, type RecordKind, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, readPage, sortOrder } from '../../platform/http/paging.ts';
import { lockRecords } from './alert-rules.queries.ts';
import { lockOf } from './alert-rules.ts';
import type { Alert, AlertList } from './alerts.schemas.ts';

/** What an alert is about has a code or number that never changes, so it is read from the details. */
const shown = queries
  .selectFrom('alerts as a')
  .leftJoin('users as u', 'u.user_id', 'a.assigned_to')
  .select([
    'a.alert_id',
    'a.alert_type',
    'a.severity',
    'a.status',
    'a.product_id',
    sql<string | null>`a.details ->> 'product_code'`.as('product_code'),
    'a.warehouse_id',
    'a.purchase_order_id',
    sql<string | null>`a.details ->> 'po_number'`.as('po_number'),
    'a.production_order_id',
    sql<string | null>`a.details ->> 'order_number'`.as('order_number'),
    'a.inventory_item_id',
    sql<string | null>`a.details ->> 'batch_number'`.as('batch_number'),
    'a.message',
    'a.details',
    'a.raised_at',
    'a.updated_at',
    'a.acknowledged_at',
    'a.acknowledged_by',
    'a.acknowledgement_note',
    'a.assigned_to',
    'u.full_name as assigned_to_name',
    'a.snoozed_until',
    'a.resolved_at',
  ]);

export async function findAlert(db: Db, alertId: number): Promise<Alert | undefined> {
  const [row] = await db.select(shown.where('a.alert_id', '=', alertId));
  return row as Alert | undefined;
}

/** The worst has the highest number. */
const SEVERITY = sql<number>`case a.severity when 'CRITICAL' then 3 when 'WARNING' then 2 else 1 end`;

export async function listAlerts(db: Db, userId: number | null, list: AlertList) {
  const order = sortOrder(list.sort, '-raised_at');
  let query = shown;
  query =
    list.status === undefined
      ? query.where('a.status', '<>', 'RESOLVED')
      : query.where('a.status', '=', list.status);
  if (list.alert_type !== undefined) query = query.where('a.alert_type', '=', list.alert_type);
  if (list.severity !== undefined) query = query.where('a.severity', '=', list.severity);
  if (list.product_id !== undefined) query = query.where('a.product_id', '=', list.product_id);
  if (list.assigned_to !== undefined) {
    const assignee = list.assigned_to === 'me' ? userId : Number(list.assigned_to);
    query = query.where('a.assigned_to', '=', assignee);
  }
  if (list.search) {
    const pattern = literalPattern(list.search);
    query = query.where(sql<boolean>`search_fold(a.message) like '%' || search_fold(${pattern}) || '%'`);
  }
  const ordered = query
    .orderBy(order.field === 'severity' ? SEVERITY : 'a.raised_at', order.direction)
    .orderBy('a.alert_id', order.direction);
  const page = await readPage(db, ordered, list);
  return { ...page, items: page.items as Alert[] };
}

const KIND_OF_TYPE: Readonly<Record<string, RecordKind>> = {
  LATE_PURCHASE: 'purchase_order',
  LATE_PRODUCTION: 'production_order',
};

type Judged = Pick<Alert, 'alert_type' | 'product_id' | 'purchase_order_id' | 'production_order_id'>;

/** The lock under which alerts are judged: until the commit nobody else changes them. Read them anew afterwards. */
export async function lockAlerts(tx: Tx, alerts: readonly Judged[]): Promise<void> {
  const records: Record<RecordKind, number[]> = { product: [], purchase_order: [], production_order: [] };
  for (const alert of alerts) {
    const kind = KIND_OF_TYPE[alert.alert_type] ?? 'product';
    records[kind].push(alert[`${kind}_id`] ?? 0);
  }
  const lock = lockOf(records);
  if (lock !== undefined) await tx.run(lockRecords, lock);
}

/** The alert must be locked. */
export async function updateAlert(tx: Tx, alertId: number, changes: Updateable<Alerts>): Promise<void> {
  await tx.select(
    queries
      .updateTable('alerts')
      .set({ ...changes, updated_at: tx.clock.now() })
      .where('alert_id', '=', alertId),
  );
}

/** The lock keeps the user from being deactivated until the commit. */
export const lockUser = statement<{ full_name: string; is_active: boolean }>(
  'alert_assignee',
  'select full_name, is_active from users where user_id = $1 for share',
);

/** The open alerts about levels, the worst first. */
export async function openLevelAlerts(db: Db): Promise<Alert[]> {
  const query = shown
    .where('a.status', '<>', 'RESOLVED')
    .where('a.alert_type', 'in', ['OUT_OF_STOCK', 'CRITICAL', 'MINIMUM'])
    .orderBy(sql`case a.alert_type when 'OUT_OF_STOCK' then 1 when 'CRITICAL' then 2 else 3 end`)
    .orderBy('a.alert_id');
  return (await db.select(query)) as Alert[];
}
