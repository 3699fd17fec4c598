import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  percentageOutput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber, QUALITY_STATUSES } from '../inventory/index.ts';
import { count, generatedAt, periodEcho, periodParameters, productFields } from './report-fields.ts';

export const PERIOD_DAYS = 365;

export const FifoCostQuery = parameters({
  product_id: id('The product.'),
  ...periodParameters(PERIOD_DAYS),
});
export type FifoCostQuery = Static<typeof FifoCostQuery>;

const FifoCostLayer = object('FifoCostLayer', {
  inventory_item_id: id('Number of the layer.'),
  batch_number: batchNumber,
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  entry_date: timestamp('When it entered stock: the FIFO order.'),
  quality_status: oneOf(QUALITY_STATUSES),
  quantity: quantityOutput('On hand now.'),
  unit_cost: costOutput('Of one stock unit.'),
  value: costOutput('Of what is on hand.'),
  cost_change: nullable(costOutput('Unit cost − unit cost of the layer before it; null for the oldest.')),
  cost_change_percentage: nullable(
    percentageOutput('The same in percent of the layer before; null when that was free.'),
  ),
  average_difference: costOutput('Value − quantity × average cost of all layers.'),
});
export type FifoCostLayer = Static<typeof FifoCostLayer>;

export const OUTFLOWS = ['STOCK_OUT', 'PRODUCTION_OUT', 'SCRAP', 'RETURN', 'ADJUSTMENT'] as const;

const FifoCostIssue = object('FifoCostIssue', {
  inventory_item_id: id('The layer that it was taken of.'),
  batch_number: batchNumber,
  movement_type: oneOf(OUTFLOWS, 'How it left; ADJUSTMENT is a loss.'),
  quantity: quantityOutput('What left.'),
  unit_cost: costOutput('Value ÷ quantity, rounded half up.'),
  value: costOutput('What left with it.'),
});
export type FifoCostIssue = Static<typeof FifoCostIssue>;

const FifoCostMonth = object('FifoCostMonth', {
  month: Type.String({ examples: ['2026-11'] }),
  received_quantity: quantityOutput('Received and produced.'),
  received_value: costOutput('Of that.'),
  received_unit_cost: nullable(costOutput('Average; null when nothing came in.')),
  issued_quantity: quantityOutput('What left: issues, consumption, scrap, returns and losses.'),
  issued_value: costOutput('Of that.'),
  issued_unit_cost: nullable(costOutput('Average; null when nothing left.')),
  closing_quantity: quantityOutput('On hand at the end of the month, or of the period.'),
  closing_value: costOutput('Of that.'),
  average_unit_cost: nullable(costOutput('Closing value ÷ closing quantity; null without stock.')),
});
export type FifoCostMonth = Static<typeof FifoCostMonth>;

export const FifoCost = object('FifoCostReport', {
  generated_at: generatedAt,
  parameters: object('FifoCostParameters', { product_id: id('Product.'), ...periodEcho }),
  product: object('FifoCostProduct', productFields),
  rows: Type.Array(FifoCostLayer, { description: 'The layers on hand now, in FIFO order.' }),
  totals: object('FifoCostTotals', {
    layer_count: count('Rows.'),
    quantity: quantityOutput('On hand.'),
    value: costOutput('The FIFO value: the sum of the rows.'),
    average_unit_cost: nullable(costOutput('Value ÷ quantity; null without stock.')),
    lowest_unit_cost: nullable(costOutput('Of the layers.')),
    highest_unit_cost: nullable(costOutput('Of the layers.')),
    spread: costOutput('Highest − lowest.'),
    spread_percentage: nullable(percentageOutput('Spread ÷ lowest × 100; null when that is 0.')),
  }),
  issues: Type.Array(FifoCostIssue, { description: 'What left in the period, in FIFO order.' }),
  issue_totals: object('FifoCostIssueTotals', {
    quantity: quantityOutput('What left.'),
    value: costOutput('The sum of the issues.'),
    average_unit_cost: nullable(costOutput('Value ÷ quantity; null when nothing left.')),
  }),
  months: Type.Array(FifoCostMonth, {
    description: 'Each month of the period from the first movement of the product to now.',
  }),
});
export type FifoCost = Static<typeof FifoCost>;
