import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  parameters,
  percentageOutput,
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

export const PERIOD_DAYS = 365;

export const StockTurnoverQuery = parameters({
  ...periodParameters(PERIOD_DAYS),
  product_id: Type.Optional(id('Only this product.')),
  ...productTypeParameters,
});
export type StockTurnoverQuery = Static<typeof StockTurnoverQuery>;

const figures = {
  issued_value: costOutput('Issued and consumed by production in the period, at FIFO cost.'),
  average_stock_value: costOutput('Mean of the values at the end of each day of the period.'),
  turnover: nullable(
    percentageOutput('Issued value ÷ average stock value: times in the period; null without stock.'),
  ),
  days_of_stock: nullable(
    percentageOutput('Average stock value × days ÷ issued value: how long it lasts; null without issues.'),
  ),
};

const StockTurnoverRow = object('StockTurnoverRow', { ...productFields, ...figures });
export type StockTurnoverRow = Static<typeof StockTurnoverRow>;

export const StockTurnover = object('StockTurnoverReport', {
  generated_at: generatedAt,
  parameters: object('StockTurnoverParameters', {
    ...periodEcho,
    days: Type.Integer({ description: 'Days of the period.' }),
    product_id: nullable(id('Product.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(StockTurnoverRow, { description: 'What had a value or an issue; by product code.' }),
  totals: object('StockTurnoverTotals', { product_count: count('Rows.'), ...figures }),
});
export type StockTurnover = Static<typeof StockTurnover>;
