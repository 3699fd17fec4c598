import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  Calendar,
  CalendarDayParams,
  CalendarDaysRequest,
  CalendarQuery,
  HolidaysAnswer,
  HolidaysRequest,
} from './calendar.schemas.ts';
import { fillHolidays, forgetCalendarDay, getCalendar, setCalendarDays } from './calendar.service.ts';

const tag = 'Planning';

export function calendarRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/calendar',
      tag,
      access: 'read:planning',
      summary: 'Get the working calendar',
      description:
        'Each day of a period, whether the factory works on it, and why. The setting `calendar` decides whether the entries count at all.',
      query: CalendarQuery,
      response: Calendar,
    },
    ({ db, query }) => getCalendar(db, query),
  );

  api.write(
    {
      method: 'PUT',
      url: '/planning/calendar',
      tag,
      access: 'write:planning',
      summary: 'Set days of the working calendar',
      description:
        'Says of single days whether the factory works on them: a company holiday, a Saturday that is worked, the religious holidays. Days that are not named stay as they are.',
      body: CalendarDaysRequest,
      response: Calendar,
      example: {
        body: {
          days: [
            { calendar_date: '2027-03-09', is_working_day: false, description: 'Ramazan Bayramı 1. gün' },
          ],
        },
      },
    },
    ({ tx, body }) => setCalendarDays(tx, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/calendar/holidays',
      tag,
      access: 'write:planning',
      summary: 'Fill in the public holidays of a year',
      description:
        'Enters the holidays of Turkey that the law fixes: 1 January, 23 April, 1 May, 19 May, 15 July, 30 August and 29 October (the half day of 28 October is noted in words). The religious ones, Ramazan and Kurban Bayramı, move and are entered by the factory. A day that has an entry keeps it.',
      body: HolidaysRequest,
      response: HolidaysAnswer,
      example: { body: { year: 2027 } },
    },
    ({ tx, body }) => fillHolidays(tx, body.year),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/planning/calendar/:calendar_date',
      tag,
      access: 'write:planning',
      summary: 'Forget a day of the calendar',
      description: 'Deletes what was entered for the day, so that its weekday decides again.',
      params: CalendarDayParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      await forgetCalendarDay(tx, params.calendar_date);
      return success(tx, say`The weekday decides about ${params.calendar_date} again.`);
    },
  );
}
