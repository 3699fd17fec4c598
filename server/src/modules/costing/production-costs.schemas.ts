import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';

const elementFields = {
  estimated_cost: costOutput('Estimate for the whole order, as it was when the order was made.'),
  expected_cost: costOutput('The estimate for what is done: estimate × done ÷ planned.'),
  actual_cost: costOutput('What was booked.'),
  variance: costOutput('Actual − expected; above zero is dearer.'),
};
const materialFields = {
  ...elementFields,
  price_variance: costOutput('Actual cost − actual quantity at the estimated price.'),
  usage_variance: costOutput('(Actual − expected quantity) at the estimated price.'),
};

export const CostElement = object('ProductionCostElement', elementFields);
export type CostElement = Static<typeof CostElement>;

export const MaterialCostElement = object('ProductionMaterialCost', materialFields);
export type MaterialCostElement = Static<typeof MaterialCostElement>;

export const ProductionVarianceParts = object('ProductionVarianceParts', {
  standard_cost: costOutput('The estimate for the good output: estimate × completed ÷ planned.'),
  actual_cost: costOutput('What was booked.'),
  price: costOutput('Material: other prices than estimated.'),
  usage: costOutput('Material: other quantities than estimated; a substitute counts as what it stands for.'),
  labor: costOutput('Labour: booked − expected for what is done.'),
  overhead: costOutput('Overhead: booked − expected for what is done.'),
  yield: costOutput('The estimate for what was scrapped.'),
  total: costOutput('Actual − standard cost: exactly the sum of the five.'),
});

export const orderCostFields = {
  production_order_id: id('Number of the order.'),
  order_number: Type.String({ examples: ['MO-2026-000001'] }),
  status: oneOf(['PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'CANCELLED']),
  product_id: id('Product.'),
  actual_completion_date: nullable(timestamp('When it was completed.')),
  planned_quantity: quantityOutput('To be made.'),
  completed_quantity: quantityOutput('Made and good.'),
  scrapped_quantity: quantityOutput('Made and scrapped.'),
  done_quantity: quantityOutput('Both; the share of the estimate that actual cost is compared with.'),
  material: MaterialCostElement,
  labor: CostElement,
  overhead: CostElement,
  total: CostElement,
  variances: ProductionVarianceParts,
  scrap_cost: costOutput('The part that went into no layer, because nothing good came out of a booking.'),
  later_corrections: costOutput(
    'Corrections of the material’s cost that became known after it was consumed.',
  ),
};

export const ProductionCost = object('ProductionCost', {
  ...orderCostFields,
  components: Type.Array(
    object('ProductionCostComponent', {
      product_id: id('Material.'),
      substitute_for_product_id: nullable(id('The component whose place it took.')),
      product_code: Type.String(),
      product_name: Type.String(),
      unit_of_measure: Type.String(),
      estimated_quantity: quantityOutput('For the whole order.'),
      actual_quantity: quantityOutput('Consumed.'),
      ...materialFields,
      later_correction: costOutput('Became known after it was consumed; not in the actual cost.'),
    }),
    { description: 'By level, then code.' },
  ),
});
export type ProductionCost = Static<typeof ProductionCost>;
