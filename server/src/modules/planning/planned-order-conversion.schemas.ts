import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  note,
  nullable,
  object,
  quantityOutput,
  rateInput,
} from '../../platform/http/schemas.ts';

export const exchangeRates = Type.Optional(
  Type.Array(
    object('ConversionExchangeRate', {
      currency: Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] }),
      exchange_rate: rateInput('What one unit of it is in the company’s currency.'),
    }),
    { maxItems: 20, description: 'The rate of each foreign currency that a supplier’s price is in.' },
  ),
);

export const ConversionRequest = object('PlannedOrderConversionRequest', {
  planned_order_ids: Type.Array(id('Number of a planned order.'), {
    minItems: 1,
    maxItems: 500,
    uniqueItems: true,
    description: 'What to convert, each once: all of it, or nothing.',
  }),
  preview: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'true: answers what would be made, by the same checks and prices, and changes nothing.',
    }),
  ),
  exchange_rates: exchangeRates,
  notes: Type.Optional(nullable(note(500, 'Remarks for each order that is made.'))),
});
export type ConversionRequest = Static<typeof ConversionRequest>;

export const ConvertedProductionOrder = object('ConvertedProductionOrder', {
  planned_order_id: id('The planned order it was.'),
  product_id: id('What is made.'),
  product_code: Type.String({ examples: ['FG-DOOR-01'] }),
  quantity: quantityOutput('How much, in the stock unit of the product.'),
  start_date: date('When it is to start: today, where the plan’s day has passed.'),
  due_date: date('When it must be done: today, where the plan’s day has passed.'),
  warehouse_id: id('Where the output goes.'),
  warehouse_code: Type.String({ examples: ['FG01'] }),
  production_order_id: nullable(id('The order that was made; null in a preview.')),
  order_number: nullable(
    Type.String({ description: 'Its number; null in a preview.', examples: ['MO-2026-000001'] }),
  ),
  parent_production_order_id: nullable(
    id('The order that it is a sub-order of: the only one that the plan makes it for. Null in a preview.'),
  ),
  origin: nullable(
    Type.String({
      description: 'Which demands the plan makes it for; stands in the notes of the order.',
      examples: ['For customer order SO-2026-17 (10.000 PCS of FG-DOOR-01, 2026-12-14).'],
    }),
  ),
});

const ConvertedPurchaseLine = object('ConvertedPurchaseLine', {
  planned_order_ids: Type.Array(id('Number of a planned order.'), {
    description: 'The planned orders of the product for this week: one line, at the price of their sum.',
  }),
  product_id: id('What is bought.'),
  product_code: Type.String({ examples: ['RM-STEEL-02'] }),
  quantity: quantityOutput('How much, in the stock unit of the product.'),
  unit_price: costOutput('Price of one stock unit.'),
  price_source: Type.String({
    description: 'PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE.',
    examples: ['PRICE_BREAK'],
  }),
  total_price: costOutput('Quantity × unit price.'),
});

export const ConvertedPurchaseOrder = object('ConvertedPurchaseOrder', {
  supplier_id: id('Who delivers.'),
  supplier_code: Type.String({ examples: ['SUP-001'] }),
  week: date('Monday of the week in which its lines are due.'),
  warehouse_id: id('Where the goods go.'),
  warehouse_code: Type.String({ examples: ['RM01'] }),
  currency: Type.String({ examples: ['TRY'] }),
  expected_delivery_date: date('The earliest day of its lines: today, where the plan’s day has passed.'),
  total_amount: costOutput('Sum of the lines, in the order’s currency.'),
  purchase_order_id: nullable(id('The draft that was made; null in a preview.')),
  po_number: nullable(
    Type.String({ description: 'Its number; null in a preview.', examples: ['PO-2026-000001'] }),
  ),
  lines: Type.Array(ConvertedPurchaseLine),
});

export const Conversion = object('PlannedOrderConversion', {
  preview: Type.Boolean({ description: 'true: nothing was changed.' }),
  production_orders: Type.Array(ConvertedProductionOrder, { description: 'By start, then by id.' }),
  purchase_orders: Type.Array(ConvertedPurchaseOrder, {
    description: 'Drafts: one per supplier, week, warehouse and currency, in this order.',
  }),
  totals: object('PlannedOrderConversionTotals', {
    production_order_count: Type.Integer({ minimum: 0 }),
    purchase_order_count: Type.Integer({ minimum: 0 }),
    amounts: Type.Array(
      object('ConversionAmount', {
        currency: Type.String({ examples: ['TRY'] }),
        total_amount: costOutput('Sum of the purchase orders in this currency.'),
      }),
      { description: 'By currency.' },
    ),
  }),
});
export type Conversion = Static<typeof Conversion>;
