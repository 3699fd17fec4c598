import { sql, type Updateable } from 'kysely';
import type { Webhooks } from '../../db/tables.ts';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, type Page, readPage, sortOrder } from '../../platform/http/paging.ts';
import type { DeliveryFilter, Webhook, WebhookDelivery, WebhookList } from './webhooks.schemas.ts';

/** All but the secrets, which leave the table only to sign something. */
const COLUMNS = [
  'webhook_id',
  'url',
  'topics',
  'description',
  'is_active',
  'disabled_reason',
  'previous_secret_until',
  'created_by',
  'created_at',
  'updated_at',
] as const;

export async function findWebhook(db: Db, webhookId: number): Promise<Webhook | undefined> {
  const query = queries.selectFrom('webhooks').select(COLUMNS).where('webhook_id', '=', webhookId);
  const [row] = await db.select(query);
  return row as Webhook | undefined;
}

export async function lockWebhook(
  tx: Tx,
  webhookId: number,
  strength: 'for update' | 'for no key update',
): Promise<Webhook | undefined> {
  const query = queries.selectFrom('webhooks').select(COLUMNS).where('webhook_id', '=', webhookId);
  const [row] = await tx.select(strength === 'for update' ? query.forUpdate() : query.forNoKeyUpdate());
  return row as Webhook | undefined;
}

export function listWebhooks(db: Db, list: WebhookList): Promise<Page<Webhook>> {
  const order = sortOrder(list.sort, 'webhook_id');
  let query = queries.selectFrom('webhooks').select(COLUMNS);
  if (list.is_active !== undefined) query = query.where('is_active', '=', list.is_active);
  if (list.search) {
    const text = sql`search_fold(url || ' ' || coalesce(description, ''))`;
    query = query.where(contains(text, list.search));
  }
  return readPage(db, query.orderBy(order.field, order.direction).orderBy('webhook_id'), list) as Promise<
    Page<Webhook>
  >;
}

function contains(text: ReturnType<typeof sql>, search: string) {
  return sql<boolean>`${text} like '%' || search_fold(${literalPattern(search)}) || '%'`;
}

export interface NewWebhook {
  readonly url: string;
  readonly topics: string[];
  readonly description: string | null;
  readonly is_active: boolean;
  readonly secret: string;
}

export async function insertWebhook(tx: Tx, webhook: NewWebhook): Promise<Webhook> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('webhooks')
    .values({ ...webhook, created_by: tx.actor.userId, created_at: now, updated_at: now })
    .returning(COLUMNS);
  return only(await tx.select(query)) as Webhook;
}

export async function updateWebhook(
  tx: Tx,
  webhookId: number,
  changes: Updateable<Webhooks>,
): Promise<Webhook> {
  const query = queries
    .updateTable('webhooks')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('webhook_id', '=', webhookId)
    .returning(COLUMNS);
  return only(await tx.select(query)) as Webhook;
}

/** The secret of now becomes the previous one and stays valid for a day. */
export const changeSecret = statement<Webhook>(
  'webhook_change_secret',
  `update webhooks set previous_secret = secret, previous_secret_until = $3::timestamptz + interval '24 hours',
     secret = $2, updated_at = $3::timestamptz
   where webhook_id = $1 returning ${COLUMNS.join(', ')}`,
);

/** What signs a request now. */
export interface Secrets {
  readonly secret: string;
  readonly previous_secret: string | null;
}

export const signingTarget = statement<Secrets & { url: string }>(
  'webhook_signing_target',
  `select url, secret, case when previous_secret_until > $2::timestamptz then previous_secret end as previous_secret
   from webhooks where webhook_id = $1`,
);

export const deleteWebhook = statement<{ deliveries: number }>(
  'webhook_delete',
  `with gone as (delete from webhook_deliveries where webhook_id = $1 returning 1)
   select count(*) as deliveries from gone`,
);
/** After its deliveries: the foreign key looks at what the statement before has left. */
export const deleteBareWebhook = statement<never>(
  'webhook_delete_bare',
  'delete from webhooks where webhook_id = $1',
);

function deliveries() {
  return queries
    .selectFrom('webhook_deliveries as d')
    .innerJoin('events as e', 'e.event_id', 'd.event_id')
    .select([
      'd.webhook_delivery_id',
      'd.webhook_id',
      'd.event_id',
      'e.topic',
      'e.entity_type',
      'e.entity_id',
      'e.occurred_at',
      'd.status',
      'd.attempts',
      'd.created_at',
      'd.next_attempt_at',
      'd.last_attempt_at',
      'd.last_status_code',
      'd.last_duration_ms',
      'd.last_error',
      'd.delivered_at',
    ]);
}

export function listDeliveries(db: Db, list: DeliveryFilter): Promise<Page<WebhookDelivery>> {
  const order = sortOrder(list.sort, '-webhook_delivery_id');
  let query = deliveries();
  if (list.webhook_id !== undefined) query = query.where('d.webhook_id', '=', list.webhook_id);
  if (list.status !== undefined) query = query.where('d.status', '=', list.status);
  if (list.search) {
    const text = sql`search_fold(e.topic || ' ' || coalesce(d.last_error, ''))`;
    query = query.where(contains(text, list.search));
  }
  const ordered = query.orderBy(`d.${order.field}`, order.direction).orderBy('d.webhook_delivery_id');
  return readPage(db, ordered, list) as unknown as Promise<Page<WebhookDelivery>>;
}

export async function findDelivery(db: Db, deliveryId: number): Promise<WebhookDelivery | undefined> {
  const [row] = await db.select(deliveries().where('d.webhook_delivery_id', '=', deliveryId));
  return row as unknown as WebhookDelivery | undefined;
}

export const lockDelivery = statement<{ status: string; webhook_id: number; is_active: boolean }>(
  'webhook_delivery_lock',
  `select d.status, d.webhook_id, w.is_active from webhook_deliveries d join webhooks w using (webhook_id)
   where d.webhook_delivery_id = $1 for no key update of d`,
);

/** Brings dead deliveries back, the oldest first: one by its id ($1), or those of a webhook ($2), at most $4. */
export const reviveDeliveries = statement<{ webhook_delivery_id: number }>(
  'webhook_deliveries_revive',
  `update webhook_deliveries set status = 'PENDING', attempts = 0, next_attempt_at = $3::timestamptz
   where webhook_delivery_id in (
     select webhook_delivery_id from webhook_deliveries
     where status = 'DEAD' and ($1::bigint is null or webhook_delivery_id = $1) and ($2::bigint is null or webhook_id = $2)
     order by webhook_delivery_id limit $4 for no key update)
   returning webhook_delivery_id`,
);

export const countDead = statement<{ dead: number }>(
  'webhook_deliveries_count_dead',
  `select count(*) as dead from webhook_deliveries where webhook_id = $1 and status = 'DEAD'`,
);
