import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { CalendarDay } from './calendar.schemas.ts';

const read = statement<CalendarDay>(
  'calendar_read',
  `select d.calendar_date, w.weekday,
     s.calendar = 'PLAIN_DAYS' or coalesce(c.is_working_day, w.weekday = any(s.working_weekdays)) as is_working_day,
     case when s.calendar = 'PLAIN_DAYS' then 'PLAIN_DAYS' when c.day_type is not null then c.day_type
       when w.weekday = any(s.working_weekdays) then 'WEEKDAY' else 'WEEKEND' end as reason,
     c.description
   from unnest($1::date[]) as d (calendar_date)
   cross join lateral (select extract(isodow from d.calendar_date)::integer as weekday) w
   cross join planning_settings s left join calendar_days c on c.calendar_date = d.calendar_date
   order by d.calendar_date`,
);

/** The days as they count, in their order. */
export function readCalendar(db: Db, days: readonly string[]): Promise<CalendarDay[]> {
  return db.run(read, [days]);
}

export interface NewCalendarDay {
  readonly calendar_date: string;
  readonly is_working_day: boolean;
  readonly description: string | null;
}

const readEntries = statement<NewCalendarDay>(
  'calendar_entries',
  `select calendar_date, is_working_day, description, day_type from calendar_days where calendar_date = any($1::date[])
   order by calendar_date`,
);

/** What was entered for these days, whatever the setting makes of it. */
export function entriesOf(db: Db, days: readonly string[]): Promise<NewCalendarDay[]> {
  return db.run(readEntries, [days]);
}

const ROWS =
  'jsonb_to_recordset($1::jsonb) as r (calendar_date date, is_working_day boolean, description text)';

const upsert = statement<never>(
  'calendar_upsert',
  `insert into calendar_days (calendar_date, is_working_day, description, day_type)
   select r.calendar_date, r.is_working_day, r.description, 'OWN' from ${ROWS}
   on conflict (calendar_date) do update
     set is_working_day = excluded.is_working_day, description = excluded.description, day_type = 'OWN'`,
);

export async function saveOwnDays(tx: Tx, days: readonly NewCalendarDay[]): Promise<void> {
  await tx.run(upsert, [JSON.stringify(days)]);
}

const insertHolidays = statement<{ calendar_date: string }>(
  'calendar_insert_holidays',
  `insert into calendar_days (calendar_date, is_working_day, description, day_type)
   select r.calendar_date, r.is_working_day, r.description, 'HOLIDAY' from ${ROWS}
   on conflict (calendar_date) do nothing returning calendar_date`,
);

/** @returns the days that had no entry yet */
export async function addHolidays(tx: Tx, days: readonly NewCalendarDay[]): Promise<Set<string>> {
  const rows = await tx.run(insertHolidays, [JSON.stringify(days)]);
  return new Set(rows.map((row) => row.calendar_date));
}

const remove = statement<{ count: number }>(
  'calendar_delete',
  `with gone as (delete from calendar_days where calendar_date = $1::date returning 1) select count(*) from gone`,
);

/** Whether there was an entry. */
export async function deleteEntry(tx: Tx, day: string): Promise<boolean> {
  return only(await tx.run(remove, [day])).count > 0;
}
