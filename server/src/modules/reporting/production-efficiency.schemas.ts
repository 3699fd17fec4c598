import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  parameters,
  percentageOutput,
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

export const ProductionEfficiencyQuery = parameters({
  ...periodParameters(PERIOD_DAYS),
  product_id: Type.Optional(id('Only orders of this product.')),
  ...productTypeParameters,
});
export type ProductionEfficiencyQuery = Static<typeof ProductionEfficiencyQuery>;

/** What adds up over products of any unit. */
const sums = {
  orders: count('Completed in the period.'),
  orders_on_time: count('Of these completed on their planned day or before.'),
  orders_late: count('Of these completed later.'),
  days_late: count('Days of all late orders together.'),
  on_time_percentage: nullable(
    percentageOutput('On time ÷ (on time + late) × 100; null when no order had a planned day.'),
  ),
  expected_cost: costOutput('The estimates for what was done.'),
  actual_cost: costOutput('What was booked.'),
  material_variance: costOutput('Material: actual − expected.'),
  labor_variance: costOutput('Labour: actual − expected.'),
  overhead_variance: costOutput('Overhead: actual − expected.'),
  cost_variance: costOutput('Actual − expected: the three together.'),
  scrap_cost: costOutput('The part that went into no stock, because nothing good came out of a booking.'),
};

const ProductionEfficiencyRow = object('ProductionEfficiencyRow', {
  ...productFields,
  planned_quantity: quantityOutput('Of these orders.'),
  completed_quantity: quantityOutput('Made and good.'),
  scrapped_quantity: quantityOutput('Made and scrapped.'),
  completion_percentage: percentageOutput('Completed ÷ planned × 100.'),
  scrap_percentage: percentageOutput('Scrapped ÷ (completed + scrapped) × 100.'),
  ...sums,
});
export type ProductionEfficiencyRow = Static<typeof ProductionEfficiencyRow>;

export const ProductionEfficiency = object('ProductionEfficiencyReport', {
  generated_at: generatedAt,
  parameters: object('ProductionEfficiencyParameters', {
    ...periodEcho,
    product_id: nullable(id('Product.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(ProductionEfficiencyRow, { description: 'By product code.' }),
  totals: object('ProductionEfficiencyTotals', { product_count: count('Rows.'), ...sums }),
});
export type ProductionEfficiency = Static<typeof ProductionEfficiency>;
