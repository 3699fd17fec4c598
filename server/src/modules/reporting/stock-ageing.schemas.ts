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
  productFields,
  productTypeEcho,
  productTypeParameters,
} from './report-fields.ts';

export const StockAgeingQuery = parameters({
  warehouse_id: Type.Optional(id('Only stock in this warehouse.')),
  product_id: Type.Optional(id('Only this product.')),
  ...productTypeParameters,
});
export type StockAgeingQuery = Static<typeof StockAgeingQuery>;

const values = {
  value: costOutput('Of all bands.'),
  value_0_30: costOutput('At most 30 days in stock.'),
  value_31_60: costOutput('31 to 60 days.'),
  value_61_90: costOutput('61 to 90 days.'),
  value_91_180: costOutput('91 to 180 days.'),
  value_181_365: costOutput('181 to 365 days.'),
  value_over_365: costOutput('More than 365 days.'),
};

const StockAgeingRow = object('StockAgeingRow', {
  ...productFields,
  quantity: quantityOutput('Of all bands.'),
  quantity_0_30: quantityOutput('At most 30 days in stock.'),
  quantity_31_60: quantityOutput('31 to 60 days.'),
  quantity_61_90: quantityOutput('61 to 90 days.'),
  quantity_91_180: quantityOutput('91 to 180 days.'),
  quantity_181_365: quantityOutput('181 to 365 days.'),
  quantity_over_365: quantityOutput('More than 365 days.'),
  ...values,
  oldest_days: Type.Integer({ description: 'Days since the oldest of it entered stock.' }),
});
export type StockAgeingRow = Static<typeof StockAgeingRow>;

export const StockAgeing = object('StockAgeingReport', {
  generated_at: generatedAt,
  parameters: object('StockAgeingParameters', {
    as_of: date('The day that ages are counted to: today.'),
    warehouse_id: nullable(id('Warehouse.')),
    product_id: nullable(id('Product.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(StockAgeingRow, { description: 'By product code.' }),
  totals: object('StockAgeingTotals', { product_count: count('Rows.'), ...values }),
});
export type StockAgeing = Static<typeof StockAgeing>;
