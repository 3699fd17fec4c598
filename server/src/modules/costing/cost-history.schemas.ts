import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  percentageOutput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';

export const COST_POINT_KINDS = ['PURCHASE', 'PRODUCTION', 'STANDARD', 'REVALUATION'] as const;

export const CostPoint = object('CostHistoryPoint', {
  kind: oneOf(
    COST_POINT_KINDS,
    'PURCHASE: received; PRODUCTION: made; STANDARD: a new standard cost; REVALUATION: a later correction.',
  ),
  date: timestamp('When it entered stock, or held from, or was corrected.'),
  quantity: nullable(
    quantityOutput('Received or made; of a correction the whole batch; null for a standard cost.'),
  ),
  unit_cost: costOutput('Cost of one stock unit: as booked, or after the correction.'),
  value: nullable(costOutput('Value that entered; of a correction the change; null for a standard cost.')),
  inventory_item_id: nullable(id('The layer.')),
  batch_number: nullable(Type.String({ description: 'Batch of the layer.' })),
  reference: nullable(Type.String({ description: 'Purchase order, production order or revaluation.' })),
});
export type CostPoint = Static<typeof CostPoint>;

const CostStatistics = object('CostStatistics', {
  entries: Type.Integer({ minimum: 0, description: 'Receipts and outputs in the period.' }),
  quantity: quantityOutput('What came in with them.'),
  value: costOutput('What it was worth.'),
  first_cost: nullable(costOutput('Unit cost of the first.')),
  last_cost: nullable(costOutput('Unit cost of the last.')),
  lowest_cost: nullable(costOutput('Lowest unit cost.')),
  highest_cost: nullable(costOutput('Highest unit cost.')),
  weighted_average_cost: nullable(costOutput('Value ÷ quantity.')),
  change_percentage: nullable(
    percentageOutput('From the first to the last; null when there is none or the first was free.'),
  ),
  revaluation_value: costOutput('Later corrections of batches of the product, booked in the period.'),
});

const CostMonth = object('CostHistoryMonth', {
  month: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', examples: ['2026-11'] }),
  entries: Type.Integer({ minimum: 1 }),
  quantity: quantityOutput('What came in.'),
  value: costOutput('What it was worth.'),
  weighted_average_cost: costOutput('Value ÷ quantity.'),
  lowest_cost: costOutput('Lowest unit cost.'),
  highest_cost: costOutput('Highest unit cost.'),
});

export const CostHistory = object('CostHistory', {
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit; all costs are per one of it.' }),
  from: date('First day.'),
  to: date('Last day, included.'),
  points: Type.Array(CostPoint, {
    description: 'In time order; the latest of the period when there are more.',
  }),
  has_more: Type.Boolean({
    description: 'There are earlier points in the period: shorten it, or raise limit.',
  }),
  statistics: CostStatistics,
  months: Type.Array(CostMonth, {
    description: 'Months of the factory’s time zone in which something came in.',
  }),
});
export type CostHistory = Static<typeof CostHistory>;
