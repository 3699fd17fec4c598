import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import {
  count,
  generatedAt,
  periodEcho,
  periodParameters,
  productFields,
  productTypeEcho,
  productTypeParameters,
} from './report-fields.ts';

export const PERIOD_DAYS = 30;

export const ProductionCostVarianceQuery = parameters({
  ...periodParameters(PERIOD_DAYS),
  product_id: Type.Optional(id('Only orders of this product.')),
  ...productTypeParameters,
});
export type ProductionCostVarianceQuery = Static<typeof ProductionCostVarianceQuery>;

const costs = {
  standard_cost: costOutput('The estimate for the good output: estimate × completed ÷ planned.'),
  actual_cost: costOutput('What was booked.'),
  price_variance: costOutput('Material: other prices than estimated.'),
  usage_variance: costOutput('Material: other quantities than estimated.'),
  labor_variance: costOutput('Labour: booked − expected for what is done.'),
  overhead_variance: costOutput('Overhead: booked − expected for what is done.'),
  yield_variance: costOutput('The estimate for what was scrapped.'),
  total_variance: costOutput('Actual − standard cost: exactly the sum of the five.'),
  scrap_cost: costOutput('The part that went into no stock, because nothing good came out of a booking.'),
};

const ProductionCostVarianceRow = object('ProductionCostVarianceRow', {
  production_order_id: id('Order.'),
  order_number: Type.String({ examples: ['MO-2026-000001'] }),
  ...productFields,
  completed_on: date('Day of completion.'),
  planned_quantity: quantityOutput('To be made.'),
  completed_quantity: quantityOutput('Made and good.'),
  scrapped_quantity: quantityOutput('Made and scrapped.'),
  ...costs,
});
export type ProductionCostVarianceRow = Static<typeof ProductionCostVarianceRow>;

export const ProductionCostVariance = object('ProductionCostVarianceReport', {
  generated_at: generatedAt,
  parameters: object('ProductionCostVarianceParameters', {
    ...periodEcho,
    product_id: nullable(id('Product.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(ProductionCostVarianceRow, { description: 'In the order of completion.' }),
  totals: object('ProductionCostVarianceTotals', { order_count: count('Rows.'), ...costs }),
});
export type ProductionCostVariance = Static<typeof ProductionCostVariance>;
