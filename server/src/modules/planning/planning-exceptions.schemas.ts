import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const EXCEPTION_TYPES = [
  'ORDER',
  'MAKE',
  'EXPEDITE',
  'DEFER',
  'INCREASE',
  'DECREASE',
  'CANCEL',
  'PAST_DUE',
  'SHORTAGE',
] as const;
const STATUSES = ['OPEN', 'ACCEPTED', 'DISMISSED', 'RESOLVED'] as const;

const shown = (description: string, example: string) => Type.String({ description, examples: [example] });

export const PlanningException = object('PlanningException', {
  planning_exception_id: id('Number of the message.'),
  scenario_id: nullable(id('The scenario that it belongs to; null for reality.')),
  exception_type: oneOf(EXCEPTION_TYPES, 'What should be done, or (PAST_DUE, SHORTAGE) what is wrong.'),
  status: oneOf(
    STATUSES,
    'DISMISSED and ACCEPTED stay so until the need changes clearly, which opens it again. RESOLVED when a run no longer says it.',
  ),
  product_id: id('The product.'),
  product_code: shown('Its code.', 'RM-STEEL-01'),
  product_name: shown('Its name.', 'Çelik sac 1 mm'),
  unit_of_measure: shown('Its unit.', 'KG'),
  planned_order_id: nullable(id('The planned order that it is about.')),
  production_order_id: nullable(id('The production order that it is about.')),
  order_number: nullable(shown('Its number.', 'MO-2026-000004')),
  po_item_id: nullable(id('The line of a purchase order that it is about.')),
  purchase_order_id: nullable(id('The purchase order of that line.')),
  po_number: nullable(shown('Its number.', 'PO-2026-000012')),
  exception_date: date('The date as it is: of an order its due date, or the start of one that nobody has begun; of a shortage its first day.'), // biome-ignore format: one sentence
  needed_date: nullable(date('The date as it should be; of a shortage the day on which it ends.')),
  quantity: quantityOutput('The quantity as it is.'),
  needed_quantity: nullable(quantityOutput('The quantity as it should be.')),
  effect_days: nullable(Type.Integer({ description: 'From the date to the needed date.', examples: [-7] })),
  effect_amount: nullable(
    costOutput(
      'What it is about in the company currency: the change of the quantity, else the quantity, at standard cost; null without one.',
    ),
  ),
  message: shown(
    'What should be done, in a sentence.',
    'Expedite: 120.000 KG of RM-STEEL-01 are due on 2026-12-10 but needed on 2026-12-03 (7 days earlier).',
  ),
  assigned_to: nullable(id('Whose it is.')),
  assigned_to_name: nullable(shown('Name of that person.', 'Ayşe Yılmaz')),
  first_run_id: id('The planning run that said it first.'),
  last_run_id: id('The run that has said it in this form first.'),
  resolved_run_id: nullable(id('The run that has not said it any more; null while it lives.')),
  raised_at: timestamp('When it was said first.'),
  resolved_at: nullable(timestamp('When a run no longer said it.')),
  decided_at: nullable(
    timestamp('When somebody last decided about it; it stays when the message opens again.'),
  ),
  decided_by: nullable(id('Who decided.')),
  decision_note: nullable(shown('Why.', 'Tedarikçi ile görüşüldü')),
});
export type PlanningException = Static<typeof PlanningException>;

export const PlanningExceptionPage = page('PlanningExceptionPage', PlanningException);

export const PlanningExceptionParams = parameters({ planning_exception_id: id('Number of the message.') });

const SORTED_BY = ['exception_date', 'raised_at', 'exception_type'] as const;
const filters = {
  exception_type: Type.Optional(oneOf(EXCEPTION_TYPES, 'Only these.')),
  product_id: Type.Optional(id('Messages about this product.')),
  assigned_to: Type.Optional(
    Type.String({
      pattern: '^(me|[1-9][0-9]{0,14})$',
      description: 'Number of a user, or `me`.',
      examples: ['me'],
    }),
  ),
};

export const PlanningExceptionList = listParameters([...SORTED_BY], {
  status: Type.Optional(oneOf(STATUSES, 'Left out: OPEN.')),
  ...filters,
  scenario_id: Type.Optional(id('Messages of this scenario. Left out: those of reality.')),
});
export type PlanningExceptionList = Static<typeof PlanningExceptionList>;

export const RunExceptionList = listParameters([...SORTED_BY], {
  status: Type.Optional(oneOf(STATUSES, 'As it is now. Left out: all.')),
  ...filters,
});

export const PlanningExceptionDismissal = object('PlanningExceptionDismissal', {
  reason: text(500, { description: 'Why nothing is done about it.', examples: ['Tedarikçi ile görüşüldü'] }),
});
export type PlanningExceptionDismissal = Static<typeof PlanningExceptionDismissal>;

export const PlanningExceptionAssignment = object('PlanningExceptionAssignment', {
  user_id: nullable(id('Whose it is from now on; null: nobody’s.')),
});
export type PlanningExceptionAssignment = Static<typeof PlanningExceptionAssignment>;
