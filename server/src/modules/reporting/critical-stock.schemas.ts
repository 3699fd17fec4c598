import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { count, generatedAt, productFields } from './report-fields.ts';

export const URGENCY_LEVELS = ['OUT_OF_STOCK', 'CRITICAL', 'MINIMUM'] as const;

export const CriticalStockQuery = parameters({
  warehouse_id: Type.Optional(id('Judge what is available in this warehouse, not in all.')),
  urgency_level: Type.Optional(oneOf(URGENCY_LEVELS, 'Only products of this urgency.')),
});
export type CriticalStockQuery = Static<typeof CriticalStockQuery>;

const CriticalStockRow = object('CriticalStockRow', {
  ...productFields,
  urgency_level: oneOf(
    URGENCY_LEVELS,
    'OUT_OF_STOCK: nothing is available; CRITICAL: below the critical level; MINIMUM: below the minimum level.',
  ),
  available_quantity: quantityOutput('What may be issued now.'),
  critical_stock_level: quantityOutput('0.000 when it has none.'),
  minimum_stock_level: quantityOutput('0.000 when it has none.'),
  missing_quantity: quantityOutput('Up to the higher of the two levels.'),
  days_of_cover: nullable(
    Type.Integer({
      minimum: 0,
      description:
        'Whole days that the available quantity lasts at the demand that planning expects; null without demand.',
    }),
  ),
  on_order_quantity: quantityOutput('Outstanding on purchase orders, for all warehouses.'),
  in_production_quantity: quantityOutput('Still to come from production orders, for all warehouses.'),
  order_type: oneOf(['BUY', 'MAKE']),
  suggested_quantity: quantityOutput(
    'What planning suggests to order for the whole factory; 0.000 when what is on order is enough.',
  ),
  order_by_date: nullable(date('When to order at the latest.')),
  supplier_code: nullable(Type.String()),
  supplier_name: nullable(Type.String()),
  unit_price: nullable(costOutput('The supplier’s price for this quantity.')),
  total_price: nullable(costOutput('Suggested quantity × unit price.')),
  currency: nullable(Type.String({ examples: ['TRY'] })),
});
export type CriticalStockRow = Static<typeof CriticalStockRow>;

export const CriticalStock = object('CriticalStockReport', {
  generated_at: generatedAt,
  parameters: object('CriticalStockParameters', {
    warehouse_id: nullable(id('Warehouse.')),
    urgency_level: nullable(oneOf(URGENCY_LEVELS)),
  }),
  rows: Type.Array(CriticalStockRow, { description: 'The most urgent first, then by code.' }),
  totals: object('CriticalStockTotals', {
    product_count: count('Rows.'),
    out_of_stock: count('Of these with nothing available.'),
    critical: count('Of these below the critical level.'),
    minimum: count('Of these below the minimum level only.'),
    suggested_orders: Type.Array(
      object('CriticalStockSuggestedTotal', {
        currency: Type.String({ examples: ['TRY'] }),
        total_price: costOutput('Sum of the rows in this currency.'),
      }),
      { description: 'By currency.' },
    ),
  }),
});
export type CriticalStock = Static<typeof CriticalStock>;
