import { type Db, only } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { MailedAlert } from './digest.text.ts';

/** So many alerts of a type stand in a mail; of the rest it says how many. */
const SHOWN_PER_TYPE = 50;

/** Only one server sends at a time: whoever holds this lease. It ends by itself when its holder dies. */
export const claimMailing = statement<{ is_mine: boolean }>(
  'alert_mail_claim',
  `insert into app_state (key, value, updated_at)
   values ('alert_mail', jsonb_build_object('claim', $1::text, 'until', $3::timestamptz), $2)
   on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
   where (app_state.value ->> 'until')::timestamptz <= $2
   returning true as is_mine`,
);

export const endMailing = statement<never>(
  'alert_mail_end',
  `update app_state set value = jsonb_build_object('claim', $1::text, 'until', $3::timestamptz), updated_at = $2
   where key = 'alert_mail' and value ->> 'claim' = $1`,
);

export const digestedDay = statement<{ day: string }>(
  'alert_digest_day',
  `select value ->> 'day' as day from app_state where key = 'alert_digest'`,
);

export const setDigestedDay = statement<never>(
  'alert_digest_set_day',
  `insert into app_state (key, value, updated_at) values ('alert_digest', jsonb_build_object('day', $1::text), $2)
   on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
);

const openAlerts = statement<MailedAlert>(
  'alert_digest_open',
  `select alert_type, severity, message, details, of_type from (
     select *, count(*) over (partition by alert_type) as of_type,
       row_number() over (partition by alert_type order by severity, raised_at, alert_id) as place
     from alerts where status = 'OPEN') a
   where place <= ${SHOWN_PER_TYPE} order by alert_type, place`,
);

const otherAlerts = statement<{ acknowledged: number; snoozed: number }>(
  'alert_digest_others',
  `select count(*) filter (where status = 'ACKNOWLEDGED') as acknowledged,
     count(*) filter (where status = 'SNOOZED') as snoozed
   from alerts where status in ('ACKNOWLEDGED', 'SNOOZED')`,
);

export async function readDigest(db: Db) {
  const [alerts, others] = await Promise.all([db.run(openAlerts, []), db.run(otherAlerts, [])]);
  return { alerts, others: only(others) };
}

/** Begins with what happens from now on: a first mail about years would help nobody. */
export const beginReading = statement<never>(
  'alert_mail_begin_reading',
  `insert into event_readers (reader, last_event_id, updated_at)
   select 'alert_mail', last_event_id, $1 from event_counter on conflict (reader) do nothing`,
);

/** How far the mails are, and how far they can be brought with one statement. */
export const unread = statement<{ seen: number; up_to: number; newest: number }>(
  'alert_mail_unread',
  `select r.last_event_id as seen, least(c.last_event_id, r.last_event_id + 20000) as up_to, c.last_event_id as newest
   from event_readers r, event_counter c where r.reader = 'alert_mail'`,
);

export const setSeen = statement<never>(
  'alert_mail_set_seen',
  `update event_readers set last_event_id = greatest(last_event_id, $1), updated_at = $2 where reader = 'alert_mail'`,
);

/** What became critical between two events, by itself or by getting worse, and is open and critical still. */
export const newlyCritical = statement<MailedAlert>(
  'alert_mail_newly_critical',
  `select alert_type, severity, message, details, of_type from (
     select a.*, count(*) over (partition by alert_type) as of_type,
       row_number() over (partition by alert_type order by alert_id) as place
     from alerts a
     where a.status = 'OPEN' and a.severity = 'CRITICAL' and a.alert_id in (
       select entity_id from events
       where event_id > $1 and event_id <= $2 and topic in ('alert.raised', 'alert.changed', 'alert.reopened')
         and payload ->> 'severity' = 'CRITICAL' and payload ->> 'change' in ('RAISED', 'ESCALATED'))) a
   where place <= ${SHOWN_PER_TYPE} order by alert_type, place`,
);
