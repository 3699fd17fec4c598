import { assert } from '../assert.ts';
import { indexAt } from './exact-number.ts';

/** A date as the number of days since 1970-01-01, which is day 0. */
export type EpochDay = number;

const MILLISECONDS_PER_DAY = 86_400_000;
const DATE_TEXT = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day of a date such as "2026-03-01" in the Gregorian calendar, whatever the machine's time zone.
 *
 * @throws KernelAssertionError when there is no such date
 */
export function dayOf(date: string): EpochDay {
  const day = Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;
  // JavaScript reads the 30th of February as the 2nd of March.
  assert(DATE_TEXT.test(date) && dateOf(day) === date, `dayOf: ${date} must be a date like 2026-03-01`);
  return day;
}

/** The date of a day, as "2026-03-01". */
export function dateOf(day: EpochDay): string {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** What forecasts and customer orders are compared over. Weeks begin on Monday. */
export type CalendarPeriod = 'DAY' | 'WEEK' | 'MONTH';

/** The first day of the period that the day lies in; equal for two days exactly when they share the period. */
export function startOfPeriod(day: EpochDay, period: CalendarPeriod): EpochDay {
  if (period === 'DAY') return day;
  if (period === 'WEEK') return day - weekdayOf(day) + 1;
  return dayOf(`${dateOf(day).slice(0, 8)}01`);
}

/**
 * Which days are worked on. Every day that is not named is a working day, so a calendar without days is one of plain days.
 * The factory names its weekends and holidays, and, because nothing is worked out here, for as far as it looks ahead or back.
 */
export class WorkingCalendar {
  /** ascending, each once */
  private readonly daysOff: Int32Array;

  constructor(nonWorkingDays: Iterable<EpochDay> = []) {
    this.daysOff = Int32Array.from(new Set(nonWorkingDays)).sort();
  }

  isWorkingDay(day: EpochDay): boolean {
    return this.daysOff[this.daysOffBefore(day)] !== day;
  }

  /** The last working day that has so many working days after it, up to the given day: 0 is the day itself or the one before it. */
  back(day: EpochDay, workingDays: number): EpochDay {
    let found = day;
    for (let left = workingDays; ; left -= 1) {
      while (!this.isWorkingDay(found)) found -= 1;
      if (left <= 0) return found;
      found -= 1;
    }
  }

  /** The first working day that has so many working days before it, from the given day on. */
  ahead(day: EpochDay, workingDays: number): EpochDay {
    let found = day;
    for (let left = workingDays; ; left -= 1) {
      while (!this.isWorkingDay(found)) found += 1;
      if (left <= 0) return found;
      found += 1;
    }
  }

  /** How many of the days off lie before the day. */
  private daysOffBefore(day: EpochDay): number {
    let low = 0;
    let high = this.daysOff.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indexAt(this.daysOff, middle) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
