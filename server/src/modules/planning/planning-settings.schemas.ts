import Type, { type Static } from 'typebox';
import { object, oneOf, timestamp } from '../../platform/http/schemas.ts';

export const CALENDARS = ['PLAIN_DAYS', 'WORKING_DAYS'] as const;

export const SUPPLIER_RULES = ['PREFERRED', 'CHEAPEST', 'EARLIEST'] as const;

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
  supplier_rule: oneOf(
    SUPPLIER_RULES,
    'Whom the plan buys from. PREFERRED: the preferred supplier, else the cheapest. CHEAPEST: the lowest price. EARLIEST: the shortest lead time. No rates of exchange are kept, so a price in the company’s currency goes before one in another.',
  ),
};

export const PlanningSettings = object('PlanningSettings', {
  ...fields,
  updated_at: timestamp('When they were last changed; their ETag.'),
});
export type PlanningSettings = Static<typeof PlanningSettings>;

export const PlanningSettingsUpdate = object('PlanningSettingsUpdate', {
  calendar: Type.Optional(fields.calendar),
  working_weekdays: Type.Optional(fields.working_weekdays),
  supplier_rule: Type.Optional(fields.supplier_rule),
});
export type PlanningSettingsUpdate = Static<typeof PlanningSettingsUpdate>;
