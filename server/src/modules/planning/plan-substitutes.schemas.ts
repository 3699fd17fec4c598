import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { ORDER_TYPES } from './planned-orders.schemas.ts';

export const PlanSubstitute = object('PlanSubstitute', {
  planned_order_id: nullable(
    id('The planned order of the component that is short; null: it stands no more.'),
  ),
  order_type: oneOf(ORDER_TYPES, 'How the component would be replenished.'),
  product_id: id('The component that is short.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  quantity: quantityOutput('Of the planned order.'),
  start_date: date('Day on which to start or to order it; before today: it will be late.'),
  due_date: date('Day on which the component is needed.'),
  days_late: Type.Integer({ minimum: 0, description: 'How many days ago it should have been started.' }),
  needed_quantity: quantityOutput('So much of it is for orders whose recipes allow the substitute.'),
  substitute_product_id: id('What may take its place.'),
  substitute_product_code: Type.String(),
  substitute_product_name: Type.String(),
  substitute_unit_of_measure: Type.String(),
  ratio: Type.String({
    description: 'So many stock units of the substitute stand for one of the component; an exact fraction.',
    examples: ['3/2'],
  }),
  free_quantity: quantityOutput(
    'Of the substitute, in its unit: what is above its safety stock from the due date to the end of the horizon, less what rows before this one use.',
  ),
  used_quantity: quantityOutput('How much of that would be used.'),
  covered_quantity: quantityOutput('So much of the component it would stand for.'),
  available_from: date('The first day from which that much is free.'),
});
export type PlanSubstitute = Static<typeof PlanSubstitute>;

export const PlanSubstitutePage = page('PlanSubstitutePage', PlanSubstitute);

export const PlanSubstituteList = listParameters(['due_date'], {
  product_id: Type.Optional(id('Only of this component.')),
});
export type PlanSubstituteList = Static<typeof PlanSubstituteList>;
