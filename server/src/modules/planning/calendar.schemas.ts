import Type, { type Static } from 'typebox';
import { date, nullable, object, oneOf, parameters, text } from '../../platform/http/schemas.ts';
import { CALENDARS } from './planning-settings.schemas.ts';
import { FIRST_HOLIDAY_YEAR } from './public-holidays.ts';

/** Two years: as far as anybody looks at a calendar at once. */
export const LONGEST_CALENDAR_DAYS = 732;

const description = nullable(
  text(100, { description: 'What day it is.', examples: ['Kurban Bayramı 1. gün'] }),
);

const CalendarDay = object('CalendarDay', {
  calendar_date: date('The day.'),
  weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday, 7 is Sunday.' }),
  is_working_day: Type.Boolean(),
  reason: oneOf(
    ['PLAIN_DAYS', 'WEEKDAY', 'WEEKEND', 'HOLIDAY', 'OWN'],
    'Why: every day is worked on (PLAIN_DAYS), its weekday is one that the factory works on or not (WEEKDAY, WEEKEND), a public holiday, or the factory’s own entry, which goes before all else.',
  ),
  description,
});
export type CalendarDay = Static<typeof CalendarDay>;

export const CalendarQuery = parameters({
  from: date('First day.'),
  to: date(`Last day, at most ${LONGEST_CALENDAR_DAYS - 1} days later.`),
});
export type CalendarQuery = Static<typeof CalendarQuery>;

const calendar = oneOf(
  CALENDARS,
  'The setting: with PLAIN_DAYS every day is worked on, whatever was entered.',
);

export const Calendar = object('Calendar', {
  calendar,
  working_day_count: Type.Integer({ minimum: 0, description: 'Working days among the days.' }),
  days: Type.Array(CalendarDay),
});
export type Calendar = Static<typeof Calendar>;

export const CalendarDaysRequest = object('CalendarDaysRequest', {
  days: Type.Array(
    object('CalendarDayRequest', {
      calendar_date: date('The day.'),
      is_working_day: Type.Boolean({ description: 'Whether the factory works on it.' }),
      description: Type.Optional(description),
    }),
    { minItems: 1, maxItems: 400, description: 'The days, each once.' },
  ),
});
export type CalendarDaysRequest = Static<typeof CalendarDaysRequest>;

export const CalendarDayParams = parameters({ calendar_date: date('The day.') });

export const HolidaysRequest = object('HolidaysRequest', {
  year: Type.Integer({
    minimum: FIRST_HOLIDAY_YEAR,
    maximum: 2200,
    description: 'Calendar year.',
    examples: [2027],
  }),
});

export const HolidaysAnswer = object('HolidaysAnswer', {
  calendar,
  added: Type.Array(CalendarDay, { description: 'Holidays that were entered now.' }),
  kept: Type.Array(CalendarDay, { description: 'Days that had an entry already; it was left as it is.' }),
  message: Type.String({ description: 'What is still to do.' }),
});
export type HolidaysAnswer = Static<typeof HolidaysAnswer>;
