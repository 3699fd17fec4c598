import Type, { type Static } from 'typebox';
import {
  date,
  id,
  nullable,
  object,
  oneOf,
  positiveQuantityInput,
  quantityOutput,
} from '../../platform/http/schemas.ts';

const WORDS = {
  quantity: 'How much is to be ready, in the stock unit.',
  due: 'Day on which it is to be ready, at most ten years from today. A day that is over is planned as today and is late.',
};

export const NetRequirementsRequest = object('NetRequirementsRequest', {
  production_plans: Type.Array(
    object('ProductionPlan', {
      product_id: id('What is to be made: an active product.'),
      quantity: positiveQuantityInput(WORDS.quantity, '40.000'),
      due_date: date(WORDS.due),
    }),
    { minItems: 1, maxItems: 1000, description: 'Several of one product are summed.' },
  ),
  include_demands: Type.Optional(
    Type.Boolean({
      description:
        'true: demands and firm planned orders that exist already take and bring their part, too. false: only these plans, the stock, and what open orders bring and take. Default: true.',
    }),
  ),
});
export type NetRequirementsRequest = Static<typeof NetRequirementsRequest>;

const productCode = Type.String({ examples: ['FP-CAB-200'] });

export const ProductRequirement = object('ProductRequirement', {
  product_id: id('Number of the product.'),
  product_code: productCode,
  product_name: Type.String({ examples: ['ÇELİK DOLAP 200'] }),
  unit_of_measure: Type.String({ examples: ['PCS'] }),
  low_level_code: Type.Integer({ minimum: 0, description: '0: no recipe in force takes it.', examples: [0] }),
  order_type: oneOf(['MAKE', 'BUY'], 'MAKE when a recipe is in force today.'),
  gross_requirement: quantityOutput('All that is needed of it within the horizon.'),
  available: quantityOutput('Stock that the plan may use: not expired, not rejected, not reserved by hand.'),
  scheduled_receipts: quantityOutput('Still to come from open orders and firm planned orders.'),
  safety_stock: quantityOutput('To be kept all the time.'),
  expiring_quantity: quantityOutput('Stock that expires within the horizon before it is used.'),
  net_requirement: quantityOutput(
    'Gross requirement + safety stock + expiring − available − scheduled receipts, never below zero.',
  ),
  planned_quantity: quantityOutput('What is to be made or bought for it, after lot sizing.'),
  first_needed_date: nullable(
    date('The first day on which what is there and comes is not enough; null when it always is.'),
  ),
  start_date: nullable(date('When the first order must start at the latest.')),
  is_late: Type.Boolean({
    description: 'The first order should have started before today, or a plan for it was due before today.',
  }),
  supplier_id: nullable(id('From whom it is bought: the preferred supplier, else the cheapest.')),
  lead_time_days: Type.Integer({ minimum: 0, description: 'In days of the planning calendar.' }),
  explanation: Type.String({ description: 'The arithmetic in words.' }),
});
export type ProductRequirement = Static<typeof ProductRequirement>;

export const NetRequirements = object('NetRequirements', {
  first_day: date('Today: the first day of the plan.'),
  horizon_days: Type.Integer({ minimum: 90, description: 'So many days are planned, the first among them.' }),
  production_plans: Type.Array(
    object('EchoedProductionPlan', {
      product_id: id('As it was sent.'),
      product_code: productCode,
      quantity: quantityOutput(WORDS.quantity),
      due_date: date('As it was sent.'),
    }),
  ),
  requirements: Type.Array(ProductRequirement, {
    description:
      'What the plans are made of, through all levels: by low-level code, then by code. Phantoms are gone through.',
  }),
  shortages: Type.Array(
    object('PlannedShortage', {
      product_id: id('What is short.'),
      product_code: productCode,
      required_quantity: quantityOutput('The planned quantity.'),
      needed_date: date('The first day on which it is short.'),
      net_requirement: quantityOutput('Before lot sizing.'),
    }),
    { description: 'What must be bought, as POST /planning/procurement-suggestions takes it.' },
  ),
});
export type NetRequirements = Static<typeof NetRequirements>;
