import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bug } from '../testing/bug.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { dateOf, dayOf, startOfPeriod, WorkingCalendar, weekdayOf } from './calendar.ts';

test.each(
  readTable(
    ['date', 'day', 'weekday', 'week', 'month'],
    `
    | date       | day   | weekday | week       | month      |
    | 1970-01-01 | 0     | 4       | 1969-12-29 | 1970-01-01 |
    | 1969-12-31 | -1    | 3       | 1969-12-29 | 1969-12-01 |
    | 1969-12-28 | -4    | 7       | 1969-12-22 | 1969-12-01 |
    | 2024-02-29 | 19782 | 4       | 2024-02-26 | 2024-02-01 |
    | 2026-03-01 | 20513 | 7       | 2026-02-23 | 2026-03-01 |
    | 2026-03-02 | 20514 | 1       | 2026-03-02 | 2026-03-01 |`,
  ),
)('$date is day $day', ({ date, day, weekday, week, month }) => {
  expect([dayOf(date), dateOf(Number(day)), weekdayOf(Number(day))]).toEqual([
    Number(day),
    date,
    Number(weekday),
  ]);
  expect([startOfPeriod(dayOf(date), 'WEEK'), startOfPeriod(dayOf(date), 'MONTH')].map(dateOf)).toEqual([
    week,
    month,
  ]);
  expect(startOfPeriod(dayOf(date), 'DAY')).toBe(dayOf(date));
});

test.each(['2026-02-30', '2026-13-01', '2026-2-3', 'today', '', '2026-03-01T00:00', '+010000-01-01'])(
  'there is no date %j',
  (date) => {
    expect(() => dayOf(date)).toThrow(bug('must be a date like'));
  },
);

describe('a week with a holiday on Wednesday the 4th', () => {
  const weekend = (day: number) => weekdayOf(day) > 5;
  const march = Array.from({ length: 31 }, (_, index) => dayOf('2026-03-01') + index);
  const calendar = new WorkingCalendar([...march.filter(weekend), dayOf('2026-03-04')]);

  test.each(
    readTable(
      ['from', 'days', 'back', 'ahead'],
      `
      | from       | days | back       | ahead      |
      | 2026-03-06 | 0    | 2026-03-06 | 2026-03-06 |
      | 2026-03-07 | 0    | 2026-03-06 | 2026-03-09 |
      | 2026-03-05 | 1    | 2026-03-03 | 2026-03-06 |
      | 2026-03-09 | 1    | 2026-03-06 | 2026-03-10 |
      | 2026-03-09 | 4    | 2026-03-02 | 2026-03-13 |
      | 2026-03-08 | 1    | 2026-03-05 | 2026-03-10 |`,
    ),
  )('$days working days from $from', ({ from, days, back, ahead }) => {
    expect(dateOf(calendar.back(dayOf(from), Number(days)))).toBe(back);
    expect(dateOf(calendar.ahead(dayOf(from), Number(days)))).toBe(ahead);
  });

  test('a calendar without days off is one of plain days', () => {
    const plain = new WorkingCalendar();
    expect([plain.back(100, 7), plain.ahead(100, 7), plain.isWorkingDay(3)]).toEqual([93, 107, true]);
  });
});

test('property: from a working day, ahead is the way back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 })),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
      (daysOff, from, workingDays) => {
        const calendar = new WorkingCalendar(daysOff);
        const start = calendar.back(from, workingDays);
        expect(calendar.isWorkingDay(start)).toBe(true);
        expect(calendar.ahead(start, workingDays)).toBe(calendar.back(from, 0));
        const between = Array.from({ length: from - start }, (_, index) => start + 1 + index);
        expect(between.filter((day) => !daysOff.includes(day))).toHaveLength(
          calendar.isWorkingDay(from) || workingDays > 0 || start < from ? workingDays : 0,
        );
      },
    ),
    runs(500),
  );
});
