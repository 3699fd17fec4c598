import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';

const DEMAND_TYPES = ['CUSTOMER_ORDER', 'FORECAST', 'MANUAL'] as const;
const SUPPLIES = [
  'STOCK',
  'PURCHASE_ORDER',
  'PRODUCTION_ORDER',
  'FIRM_PLANNED_ORDER',
  'PLANNED_ORDER',
] as const;
const LATE_REASONS = ['LEAD_TIME', 'COMPONENTS', 'OPEN_ORDER', 'OVERDUE_ORDER'] as const;

const product = {
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String(),
};
const supplyId = nullable(
  id(
    'Number of the planned order, the production order or the purchase order line; null where there is none.',
  ),
);
const document = nullable(Type.String({ description: 'Number of the document.' }));

/** One step of the way from what is asked for down to what holds it up. */
export const LateStepAnswer = object('LateStep', {
  ...product,
  supply: nullable(oneOf(SUPPLIES, 'What it waits for; null: an order that nobody has planned yet.')),
  id: supplyId,
  document,
  quantity: quantityOutput('How much of it is for what was asked about.'),
  needed_date: date('Day on which it is needed.'),
  available_date: date('Day on which it can be there.'),
  lead_time_days: nullable(
    Type.Integer({
      minimum: 0,
      description:
        'In days, or in working days when the factory plans with its calendar; null: an open order, of which only the day is known.',
    }),
  ),
  reason: oneOf(
    LATE_REASONS,
    'LEAD_TIME: it would have to start before today. COMPONENTS: it waits for the next step. OPEN_ORDER: the open or firm order comes later than it is needed. OVERDUE_ORDER: the open order should have come before today, and is taken to come today.',
  ),
  sentence: Type.String({
    description: 'The step in words.',
    examples: [
      '20.000 PCS of RM-HINGE are needed on 2026-03-04; with a lead time of 5 days, counted from today, they are there on 2026-03-07 at the earliest.',
    ],
  }),
});
export type LateStepAnswer = Static<typeof LateStepAnswer>;

const demand = {
  demand_id: id('Number of the demand.'),
  demand_type: oneOf(DEMAND_TYPES, 'Who needs it.'),
  reference_number: nullable(Type.String({ description: 'What the customer calls it.' })),
  ...product,
  product_name: Type.String(),
  quantity: quantityOutput('Needed, in the stock unit.'),
  due_date: date('Day on which it is needed.'),
};

export const LateDemand = object('LateDemand', {
  ...demand,
  promised_date: date('The earliest day on which all of it can be there.'),
  days_late: Type.Integer({ minimum: 1, description: 'Days from the due date, whether worked on or not.' }),
  sentence: Type.String({ description: 'Why, in words: what holds it up in the end.' }),
});
export type LateDemand = Static<typeof LateDemand>;
export const LateDemandPage = page('LateDemandPage', LateDemand);

export const LateDemandList = listParameters(['due_date', 'promised_date', 'days_late', 'product_code'], {
  product_id: Type.Optional(id('Only of this product.')),
  demand_type: Type.Optional(oneOf(DEMAND_TYPES, 'Only these.')),
});
export type LateDemandList = Static<typeof LateDemandList>;

export const RunDemandParams = parameters({
  run_id: id('Number of the run.'),
  demand_id: id('Number of the demand.'),
});

export const PlannedDemand = object('PlannedDemand', {
  run_id: id('Number of the run.'),
  ...demand,
  planned_quantity: quantityOutput(
    'So much of it is in the plan: of a forecast, what customer orders have not consumed.',
  ),
  is_late: Type.Boolean(),
  promised_date: nullable(
    date('The earliest day on which all of it can be there; null: it is no part of the plan.'),
  ),
  days_late: Type.Integer({ minimum: 0, description: '0: it is in time.' }),
  sentence: Type.String({ description: 'In time or not, and why.' }),
  why_late: Type.Array(LateStepAnswer, {
    description: 'From the demand down to what holds it up, which is the last; empty when it is in time.',
  }),
  supplies: Type.Array(
    object('DemandSupply', {
      depth: Type.Integer({
        minimum: 0,
        description: '0: of the product itself; one more for each level of recipes.',
      }),
      ...product,
      kind: oneOf(SUPPLIES),
      id: supplyId,
      document,
      date: date('Its day; of stock the first day of the plan.'),
      quantity: quantityOutput('All of it.'),
      pegged_quantity: quantityOutput('So much of it is for this demand.'),
      sentence: Type.String({ description: 'The same in words.' }),
    }),
    { description: 'What covers it; each one before what it is made from.' },
  ),
});
export type PlannedDemand = Static<typeof PlannedDemand>;
