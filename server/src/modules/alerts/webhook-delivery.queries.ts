import { statement } from '../../platform/database/statement.ts';
import type { Secrets } from './webhooks.queries.ts';

/**
 * Begins where the first webhook may need something: at the oldest event since it was created, or after the last event when
 * there is none yet.
 */
export const registerReader = statement<never>(
  'webhook_reader_register',
  `insert into event_readers (reader, last_event_id, updated_at)
   select 'webhooks', coalesce(
     (select min(event_id) - 1 from events where occurred_at >= (select min(created_at) from webhooks)),
     (select last_event_id from event_counter)), $1::timestamptz
   on conflict (reader) do nothing`,
);

export const hasNewEvents = statement<{ has_new: boolean }>(
  'webhook_reader_has_new',
  `select exists (select from event_readers r cross join event_counter c
     where r.reader = 'webhooks' and c.last_event_id > r.last_event_id) as has_new`,
);

/** No row when another server is at it. */
export const lockReader = statement<{ last_event_id: number }>(
  'webhook_reader_lock',
  `select last_event_id from event_readers where reader = 'webhooks' for no key update skip locked`,
);

/**
 * Makes a delivery of each of the next events ($2 at most, after $1) for each active webhook that wants its topic and was there
 * when it happened, and moves the reader behind them. The webhooks cannot be deleted until the commit.
 */
export const queueDeliveries = statement<{ events: number; deliveries: number[] }>(
  'webhook_deliveries_queue',
  `with batch as (
     select event_id, topic, occurred_at from events where event_id > $1 order by event_id limit $2),
   listeners as (
     select webhook_id, topics, created_at from webhooks where is_active order by webhook_id for key share),
   queued as (
     insert into webhook_deliveries (webhook_id, event_id, created_at, next_attempt_at)
     select w.webhook_id, b.event_id, $3::timestamptz, $3::timestamptz
     from batch b join listeners w on w.created_at <= b.occurred_at
       and w.topics && array[b.topic, split_part(b.topic, '.', 1) || '.*', '*']
     order by b.event_id, w.webhook_id
     on conflict (webhook_id, event_id) do nothing
     returning webhook_delivery_id),
   moved as (
     update event_readers set last_event_id = (select max(event_id) from batch), updated_at = $3::timestamptz
     where reader = 'webhooks' and exists (select from batch))
   select (select count(*) from batch) as events,
     coalesce((select jsonb_agg(webhook_delivery_id order by webhook_delivery_id) from queued), '[]') as deliveries`,
);

export interface DueDelivery extends Secrets {
  readonly status: string;
  readonly attempts: number;
  readonly webhook_id: number;
  readonly url: string;
  readonly is_active: boolean;
  readonly event_id: number;
  readonly topic: string;
  readonly occurred_at: string;
  readonly entity_type: string;
  readonly entity_id: number | null;
  readonly data: unknown;
}

export const findDue = statement<DueDelivery>(
  'webhook_delivery_due',
  `select d.status, d.attempts, d.webhook_id, w.url, w.is_active, w.secret,
     case when w.previous_secret_until > $2::timestamptz then w.previous_secret end as previous_secret,
     e.event_id, e.topic, e.occurred_at, e.entity_type, e.entity_id, e.payload as data
   from webhook_deliveries d join webhooks w using (webhook_id) join events e using (event_id)
   where d.webhook_delivery_id = $1`,
);

/** Writes down a try, unless somebody else has done so meanwhile ($2: how many there were). */
export const recordAttempt = statement<{ webhook_delivery_id: number }>(
  'webhook_delivery_record',
  `update webhook_deliveries set status = $3, attempts = attempts + 1, last_attempt_at = $4::timestamptz,
     last_status_code = $5, last_duration_ms = $6, last_error = $7, next_attempt_at = $8::timestamptz,
     delivered_at = case when $3 = 'DELIVERED' then $4::timestamptz end
   where webhook_delivery_id = $1 and attempts = $2 and status = 'PENDING'
   returning webhook_delivery_id`,
);

/** What an inactive webhook does not get any more. */
export const buryDelivery = statement<never>(
  'webhook_delivery_bury',
  `update webhook_deliveries set status = 'DEAD', next_attempt_at = null, last_error = $3
   where webhook_delivery_id = $1 and attempts = $2 and status = 'PENDING'`,
);

export const disableWebhook = statement<{ url: string }>(
  'webhook_disable',
  `update webhooks set is_active = false, disabled_reason = $2, updated_at = $3::timestamptz
   where webhook_id = $1 and is_active returning url`,
);

/** @param $1 those delivered before then, $2 at most so many */
export const deleteDelivered = statement<{ webhook_delivery_id: number }>(
  'webhook_deliveries_delete_old',
  `delete from webhook_deliveries where webhook_delivery_id in (
     select webhook_delivery_id from webhook_deliveries
     where status = 'DELIVERED' and delivered_at < $1::timestamptz order by webhook_delivery_id limit $2)
   returning webhook_delivery_id`,
);
