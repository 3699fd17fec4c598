import { dayOf, type EpochDay, WorkingCalendar, weekdayOf } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPlanningSettings } from './planning-settings.queries.ts';

/** When the factory works, as the database has it. */
export interface WorkingDays {
  /** null: every day is worked on */
  readonly working_weekdays: readonly number[] | null;
  readonly calendar_days: readonly { readonly calendar_date: string; readonly is_working_day: boolean }[];
}

const readOwnDays = statement<{ calendar_date: string; is_working_day: boolean }>(
  'planning_calendar_days',
  'select calendar_date, is_working_day from calendar_days order by calendar_date',
);

export async function readWorkingDays(db: Db): Promise<WorkingDays> {
  const [settings, days] = await Promise.all([readPlanningSettings(db), db.run(readOwnDays, [])]);
  const plain = settings.calendar === 'PLAIN_DAYS';
  return { working_weekdays: plain ? null : settings.working_weekdays, calendar_days: days };
}

/** What lead times are counted in, between two days and for as far as lead times may reach back and ahead of them. */
export function workingCalendar(
  { working_weekdays, calendar_days }: WorkingDays,
  from: EpochDay,
  to: EpochDay,
  longestLeadTime: number,
): WorkingCalendar {
  if (working_weekdays === null) return new WorkingCalendar();
  const works = new Set(working_weekdays);
  const own = new Map(calendar_days.map((row) => [dayOf(row.calendar_date), row.is_working_day]));
  // Of seven days at least one is worked on, but for those that the calendar takes.
  const reach = 7 * (longestLeadTime + 2 + own.size);
  const daysOff: EpochDay[] = [];
  for (let day = from - reach; day <= to + reach; day += 1) {
    if (!(own.get(day) ?? works.has(weekdayOf(day)))) daysOff.push(day);
  }
  return new WorkingCalendar(daysOff);
}
