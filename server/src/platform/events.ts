import type { Tx } from './database/database.ts';
import { statement } from './database/statement.ts';

/**
 * Events for the world outside: webhooks, live streams, e-mail. They are written in the transaction that makes them true, and
 * numbered in the order of the commits: the counter's row is locked by the statement that writes them, which is the last one
 * before the commit. So a reader who has seen event n can never miss one before n, and readers go on from a number.
 */
export interface PublishedEvent {
  /** noun and what happened to it: `alert.raised`, `purchase_order.sent` */
  readonly topic: `${string}.${string}`;
  readonly entityType: string;
  readonly entityId: number;
  /** what a receiver needs without asking back; snake_case, quantities and amounts as text */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The channel on which a transaction with events says so; listeners read the table. */
export const EVENTS_CHANNEL = 'horoz_events';

/**
 * The end of a statement that writes events: expects a table `outgoing (topic, entity_type, entity_id, payload, place)` and two
 * parameters, the moment and the request's id. Nothing is locked when there is nothing to write.
 */
export const writeEvents = (moment: string, requestId: string) => `
   numbered_events as (
     update event_counter set last_event_id = last_event_id + (select count(*) from outgoing)
     where exists (select from outgoing) returning last_event_id - (select count(*) from outgoing) as before),
   written_events as (
     insert into events (event_id, topic, entity_type, entity_id, payload, occurred_at, request_id)
     select n.before + row_number() over (order by o.place), o.topic, o.entity_type, o.entity_id, o.payload,
       ${moment}::timestamptz, ${requestId}::text
     from outgoing o cross join numbered_events n returning event_id)
   select count(e.event_id) as events, (select pg_notify('${EVENTS_CHANNEL}', '') from numbered_events)::text as notified
   from written_events e`;

const insertEvents = statement<never>(
  'events_publish',
  `with outgoing as (
     select topic, entity_type, entity_id, payload, place
     from unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[]) with ordinality
       as o (topic, entity_type, entity_id, payload, place)),
   ${writeEvents('$5', '$6')}`,
);

/** Writes events with the commit, whenever it is called: until the commit, nobody else can write one. */
export function publish(tx: Tx, events: readonly PublishedEvent[]): void {
  if (events.length === 0) return;
  tx.deferToEnd(insertEvents, [
    events.map((one) => one.topic),
    events.map((one) => one.entityType),
    events.map((one) => one.entityId),
    events.map((one) => JSON.stringify(one.payload)),
    tx.clock.now(),
    tx.actor.requestId,
  ]);
}
