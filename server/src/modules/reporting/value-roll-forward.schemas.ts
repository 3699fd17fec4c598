import Type, { type Static } from 'typebox';
import { costOutput, id, nullable, object, oneOf, parameters } from '../../platform/http/schemas.ts';
import { PRODUCT_TYPES } from '../master-data/index.ts';
import {
  count,
  generatedAt,
  periodEcho,
  periodParameters,
  productTypeEcho,
  productTypeParameters,
} from './report-fields.ts';

export const PERIOD_DAYS = 30;
const GROUPS = ['product_type', 'product'] as const;

export const ValueRollForwardQuery = parameters({
  ...periodParameters(PERIOD_DAYS),
  group_by: Type.Optional(oneOf(GROUPS, 'product_type unless said otherwise.')),
  product_id: Type.Optional(id('Only this product.')),
  warehouse_id: Type.Optional(id('Only the stock of this warehouse; transfers to others then show.')),
  ...productTypeParameters,
});
export type ValueRollForwardQuery = Static<typeof ValueRollForwardQuery>;

const values = {
  opening_value: costOutput('Value of the stock before the first day.'),
  receipts: costOutput('Received.'),
  production_in: costOutput('Made.'),
  issues: costOutput('Issued; below zero.'),
  production_out: costOutput('Consumed by production; below zero.'),
  transfers: costOutput('In − out; 0.0000 over all warehouses.'),
  count_differences: costOutput('Gains − losses of counts and corrections.'),
  scrap: costOutput('Scrapped; below zero.'),
  supplier_returns: costOutput('Returned to suppliers; below zero.'),
  revaluations: costOutput('Revaluations, and costs that came after the goods (freight, invoices).'),
  closing_value: costOutput('Value after the last day: opening and all of these, to the last digit.'),
};

const ValueRollForwardRow = object('ValueRollForwardRow', {
  product_type: oneOf(PRODUCT_TYPES),
  product_id: nullable(id('Product; null where it is grouped by type.')),
  product_code: nullable(Type.String()),
  product_name: nullable(Type.String()),
  ...values,
});
export type ValueRollForwardRow = Static<typeof ValueRollForwardRow>;

export const ValueRollForward = object('ValueRollForwardReport', {
  generated_at: generatedAt,
  parameters: object('ValueRollForwardParameters', {
    ...periodEcho,
    group_by: oneOf(GROUPS),
    product_id: nullable(id('Product.')),
    warehouse_id: nullable(id('Warehouse.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(ValueRollForwardRow, {
    description: 'What had a value or a movement; by type, then product code.',
  }),
  totals: object('ValueRollForwardTotals', { row_count: count('Rows.'), ...values }),
});
export type ValueRollForward = Static<typeof ValueRollForward>;
