import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { orderCostFields } from './production-costs.schemas.ts';

export const PurchaseVariance = object('PurchaseVariance', {
  inventory_item_id: id('Layer that came in.'),
  batch_number: Type.String(),
  date: timestamp('When it came in.'),
  reference: nullable(Type.String({ description: 'Purchase order.' })),
  quantity: quantityOutput('Received.'),
  unit_cost: costOutput('Paid for one stock unit.'),
  actual_value: costOutput('Value that entered stock.'),
  standard_cost: nullable(costOutput('Standard cost at that time; null when there was none.')),
  standard_value: nullable(costOutput('Quantity × standard cost.')),
  variance: nullable(costOutput('Actual − standard value; null without a standard cost, which is not zero.')),
});
export type PurchaseVariance = Static<typeof PurchaseVariance>;

const hasMore = Type.Boolean({ description: 'There are earlier rows; the totals are over all.' });
const entries = Type.Integer({ minimum: 0, description: 'In the period.' });

const PurchaseVariances = object('PurchaseVariances', {
  entries,
  without_standard: Type.Integer({
    minimum: 0,
    description: 'Receipts that had no standard cost to compare with.',
  }),
  actual_value: costOutput('Of the receipts that had a standard cost.'),
  standard_value: costOutput('Of the same.'),
  variance: nullable(
    costOutput('Actual − standard; null when there are receipts and none had a standard cost.'),
  ),
  receipts: Type.Array(PurchaseVariance, { description: 'In time order.' }),
  has_more: hasMore,
});

const { status: _, product_id: __, ...completedFields } = orderCostFields;

export const OrderVariance = object('ProductionOrderVariance', {
  ...completedFields,
  standard_cost: nullable(costOutput('Standard cost when it was completed; null when there was none.')),
  standard_value: nullable(costOutput('Completed quantity × standard cost.')),
  standard_variance: nullable(costOutput('Actual cost − standard value; null without a standard cost.')),
});
export type OrderVariance = Static<typeof OrderVariance>;

const ProductionVariances = object('ProductionVariances', {
  entries,
  expected_cost: costOutput('Estimates, for what was done.'),
  actual_cost: costOutput('What was booked.'),
  price_variance: costOutput('Material: other prices.'),
  usage_variance: costOutput('Material: other quantities.'),
  material_variance: costOutput('Both.'),
  labor_variance: costOutput('Labour.'),
  overhead_variance: costOutput('Overhead.'),
  variance: costOutput('All: actual − expected cost.'),
  orders: Type.Array(OrderVariance, { description: 'Completed in the period, in time order.' }),
  has_more: hasMore,
});

export const RevaluationVariance = object('RevaluationVariance', {
  stock_revaluation_id: id('Correction.'),
  revaluation_number: Type.String({ examples: ['RV-2026-000001'] }),
  date: timestamp('When it was booked.'),
  place: oneOf(
    ['ISSUED', 'SCRAPPED', 'RETURNED', 'ADJUSTED', 'LOST_IN_PRODUCTION'],
    'Where the stock had gone whose cost is corrected.',
  ),
  inventory_item_id: nullable(id('The layer that it had left.')),
  quantity: quantityOutput('What had gone.'),
  variance: costOutput('What it should have cost more.'),
});
export type RevaluationVariance = Static<typeof RevaluationVariance>;

const RevaluationVariances = object('RevaluationVariances', {
  entries,
  variance: costOutput('Corrections of stock that had gone already.'),
  by_place: Type.Array(
    object('RevaluationVarianceOfPlace', {
      place: RevaluationVariance.properties.place,
      variance: costOutput('Of this place.'),
    }),
  ),
  lines: Type.Array(RevaluationVariance, { description: 'In time order.' }),
  has_more: hasMore,
});

export const CostVariances = object('CostVariances', {
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit.' }),
  from: date('First day.'),
  to: date('Last day, included.'),
  standard_cost: nullable(costOutput('The standard cost of today; null when the product has none.')),
  has_standard_cost: Type.Boolean({ description: 'false: there is no standard cost to compare with today.' }),
  purchase: PurchaseVariances,
  production: ProductionVariances,
  revaluation: RevaluationVariances,
  total_variance: costOutput('Purchase (where there was a standard cost) + production + revaluation.'),
});
export type CostVariances = Static<typeof CostVariances>;
