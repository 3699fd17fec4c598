import Type, { type Static } from 'typebox';
import { object, oneOf, timestamp } from '../../platform/http/schemas.ts';

export const CALENDARS = ['PLAIN_DAYS', 'WORKING_DAYS'] as const;

const fields = {
  calendar: oneOf(
    CALENDARS,
    'PLAIN_DAYS: every day is worked on, and lead times are plain days. WORKING_DAYS: only the working weekdays are, less holidays and as the calendar says.',
  ),
  working_weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    uniqueItems: true,
    description: 'With WORKING_DAYS: the weekdays on which the factory works. 1 is Monday, 7 is Sunday.',
    examples: [[1, 2, 3, 4, 5, 6]],
  }),
};

export const PlanningSettings = object('PlanningSettings', {
  ...fields,
  updated_at: timestamp('When they were last changed; their ETag.'),
});
export type PlanningSettings = Static<typeof PlanningSettings>;

export const PlanningSettingsUpdate = object('PlanningSettingsUpdate', {
  calendar: Type.Optional(fields.calendar),
  working_weekdays: Type.Optional(fields.working_weekdays),
});
export type PlanningSettingsUpdate = Static<typeof PlanningSettingsUpdate>;
