import Type, { type Static } from 'typebox';
import {
  date,
  id,
  nullable,
  object,
  positiveQuantityInput,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { LateStepAnswer } from './plan-demands.schemas.ts';

export const PromiseRequest = object('CapableToPromiseRequest', {
  product_id: id('Product that a customer asks for.'),
  quantity: positiveQuantityInput('How much more of it, in the stock unit.', '10.000'),
  due_date: Type.Optional(date('Day that the customer wants; left out: as early as possible.')),
});
export type PromiseRequest = Static<typeof PromiseRequest>;

export const PromiseAnswer = object('CapableToPromise', {
  run_id: id('The run whose plan is in force, and was asked.'),
  first_day: date('Day on which that plan begins.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String(),
  quantity: quantityOutput('Asked for.'),
  due_date: nullable(date('Day asked for.')),
  earliest_date: date('The earliest day on which all of it can be promised.'),
  is_on_time: nullable(
    Type.Boolean({ description: 'Whether the day asked for can be kept; null: none was.' }),
  ),
  days_late: Type.Integer({ minimum: 0, description: 'Days from the day asked for to the earliest.' }),
  from_free: quantityOutput('Of the product itself, from stock and open orders that are for nobody.'),
  sentence: Type.String({ description: 'The promise in words, and why not a day earlier.' }),
  limited_by: Type.Array(LateStepAnswer, {
    description:
      'Why not a day earlier, from the product down to what cannot be there; needed_date is the day for a promise of one day earlier. Empty when it can be had today.',
  }),
  steps: Type.Array(
    object('PromiseStep', {
      product_id: id('Product.'),
      product_code: Type.String(),
      unit_of_measure: Type.String(),
      needed_date: date('Day on which it is needed.'),
      needed: quantityOutput('Needed for the promise.'),
      from_free: quantityOutput('From stock and open orders that are for nobody.'),
      ordered: quantityOutput('To be ordered or made anew, in whole lots.'),
      start_date: nullable(date('The last day to start that; null: there is enough.')),
      lead_time_days: Type.Integer({
        minimum: 0,
        description: 'In days, or in working days when the factory plans with its calendar.',
      }),
    }),
    { description: 'What keeping the promise takes, each product before its components.' },
  ),
});
export type PromiseAnswer = Static<typeof PromiseAnswer>;
