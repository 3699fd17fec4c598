import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { addHolidays, deleteEntry, entriesOf, readCalendar, saveOwnDays } from './calendar.queries.ts';
import {
  type Calendar,
  type CalendarDay,
  type CalendarDaysRequest,
  type CalendarQuery,
  type HolidaysAnswer,
  LONGEST_CALENDAR_DAYS,
} from './calendar.schemas.ts';
import { addDays } from './daily-consumption.ts';
import { lockPlanningSettings, readPlanningSettings } from './planning-settings.queries.ts';
import { fixedHolidays } from './public-holidays.ts';

/** @throws VALIDATION_ERROR when the period is turned round or too long */
export async function getCalendar(db: Db, { from, to }: CalendarQuery): Promise<Calendar> {
  if (to < from) throw invalidField('to', say`must not be before ${from}`);
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (days.length === LONGEST_CALENDAR_DAYS)
      throw invalidField('to', say`must be ${day} or earlier: at most ${LONGEST_CALENDAR_DAYS} days at once`);
    days.push(day);
  }
  const [{ calendar }, shown] = await Promise.all([readPlanningSettings(db), readCalendar(db, days)]);
  return asCalendar(calendar, shown);
}

function asCalendar(calendar: Calendar['calendar'], days: CalendarDay[]): Calendar {
  return { calendar, working_day_count: days.filter((one) => one.is_working_day).length, days };
}

/**
 * Says of days whether the factory works on them. What it says goes before weekends and holidays.
 *
 * @throws VALIDATION_ERROR when a day comes twice
 */
export async function setCalendarDays(tx: Tx, { days }: CalendarDaysRequest): Promise<Calendar> {
  const dates: string[] = [];
  for (const [place, { calendar_date: day }] of days.entries()) {
    if (dates.includes(day)) throw invalidField(`days.${place}.calendar_date`, say`${day} comes twice`);
    dates.push(day);
  }
  const { calendar } = await lockPlanningSettings(tx);
  const before = await entriesOf(tx, dates);
  await saveOwnDays(
    tx,
    days.map((one) => ({ ...one, description: one.description ?? null })),
  );
  const [after, shown] = await Promise.all([entriesOf(tx, dates), readCalendar(tx, dates)]);
  const [first = ''] = dates.toSorted();
  audit(tx, { action: 'calendar.update', entityType: 'calendar', entityId: first, before, after });
  return asCalendar(calendar, shown);
}

const MOVING = say`Ramazan and Kurban Bayramı move from year to year: enter their days with PUT /planning/calendar.`;
const NOT_YET = say`The calendar is PLAIN_DAYS, so every day still counts as worked on: PUT /planning/settings makes it WORKING_DAYS.`;

/** Enters the holidays that the law fixes. A day that has an entry keeps it, so doing it twice changes nothing. */
export async function fillHolidays(tx: Tx, year: number): Promise<HolidaysAnswer> {
  const { calendar } = await lockPlanningSettings(tx);
  const holidays = fixedHolidays(year);
  const added = await addHolidays(tx, holidays);
  const shown = await readCalendar(
    tx,
    holidays.map((one) => one.calendar_date),
  );
  if (added.size > 0) {
    const after = holidays.filter((one) => added.has(one.calendar_date));
    audit(tx, { action: 'calendar.add_holidays', entityType: 'calendar', entityId: year, after });
  }
  return {
    calendar,
    added: shown.filter((one) => added.has(one.calendar_date)),
    kept: shown.filter((one) => !added.has(one.calendar_date)),
    message: (calendar === 'PLAIN_DAYS' ? say`${MOVING} ${NOT_YET}` : MOVING).in(tx.actor.language),
  };
}

/** Forgets what was entered for a day: its weekday decides again. @throws NOT_FOUND */
export async function forgetCalendarDay(tx: Tx, day: string): Promise<void> {
  await lockPlanningSettings(tx);
  const [before] = await entriesOf(tx, [day]);
  if (!(await deleteEntry(tx, day))) {
    throw new AppError('NOT_FOUND', say`The calendar has no entry for ${day}. Its weekday decides already.`);
  }
  audit(tx, { action: 'calendar.delete', entityType: 'calendar', entityId: day, before });
}
