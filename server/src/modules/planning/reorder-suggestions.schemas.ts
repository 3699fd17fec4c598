import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  positiveQuantityInput,
  quantityOutput,
  rateInput,
} from '../../platform/http/schemas.ts';
import { PurchaseOrder } from '../procurement/index.ts';
import { FORECAST_METHODS } from './stock-trends.schemas.ts';

const coverDays = Type.Integer({
  minimum: 1,
  maximum: 365,
  default: 30,
  description: 'For so many days after its delivery the order is to last.',
});

export const ReorderQuery = parameters({ cover_days: Type.Optional(coverDays) });
export const ReorderListQuery = parameters({
  cover_days: Type.Optional(coverDays),
  needed_only: Type.Optional(
    Type.Boolean({ default: true, description: 'false also shows products that need no order yet.' }),
  ),
});

export const LEAD_TIME_SOURCES = ['SUPPLIER_LINK', 'SUPPLIER', 'PRODUCT', 'MEASURED'] as const;

export const ReorderSuggestion = object('ReorderSuggestion', {
  product_id: id('Number of the product.'),
  product_code: Type.String({ examples: ['RM-STEEL-02'] }),
  product_name: Type.String({ examples: ['ÇELİK SAC 2 MM'] }),
  unit_of_measure: Type.String({ examples: ['KG'] }),
  order_type: oneOf(['BUY', 'MAKE'], 'MAKE when an active recipe holds today.'),
  is_needed: Type.Boolean({ description: 'The position is below the reorder point.' }),
  suggested_quantity: quantityOutput('What to order now; 0.000 when nothing is needed.'),
  order_by_date: nullable(
    date('When to order at the latest: today when it is needed, null when not within two years.'),
  ),
  delivery_date: nullable(date('When it would come, ordered on that day.')),
  supplier: nullable(
    object('ReorderSupplier', {
      supplier_id: id('Number of the supplier.'),
      supplier_code: Type.String(),
      supplier_name: Type.String(),
      is_preferred: Type.Boolean({
        description: 'false: no supplier is preferred, and this is the cheapest one that is linked.',
      }),
    }),
  ),
  unit_price: nullable(
    costOutput('Price of one stock unit for this quantity; null where it has no supplier.'),
  ),
  currency: nullable(Type.String({ examples: ['TRY'] })),
  price_source: nullable(Type.String({ description: 'PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE.' })),
  total_price: nullable(costOutput('Suggested quantity × unit price.')),
  available_quantity: quantityOutput('What may be issued now, of all active warehouses.'),
  on_order_quantity: quantityOutput('Outstanding on purchase orders, drafts among them.'),
  in_production_quantity: quantityOutput('Still to come from production orders of the product.'),
  open_requirement: quantityOutput('Needed by running production orders and not reserved for them.'),
  position: quantityOutput('Available + on order + in production − open requirement.'),
  safety_quantity: quantityOutput('The largest of safety stock, minimum level and critical level.'),
  lead_time_days: Type.Integer({ minimum: 0, description: 'Days from order to delivery.' }),
  lead_time_source: oneOf(
    LEAD_TIME_SOURCES,
    'Whose lead time it is. MEASURED: the supplier took longer than agreed over the last year.',
  ),
  measured_lead_time_days: nullable(
    Type.String({ description: 'Mean of the last year’s deliveries of this product.', examples: ['11.50'] }),
  ),
  cover_days: Type.Integer({ minimum: 1 }),
  forecast_method: oneOf(FORECAST_METHODS, 'How demand was forecast, from the last 90 days.'),
  lead_time_demand: quantityOutput('Expected demand until a delivery.'),
  cover_demand: quantityOutput('Expected demand of the cover days after it.'),
  reorder_point: quantityOutput('Safety + demand of the lead time.'),
  explanation: Type.Array(Type.String(), { description: 'The arithmetic in words.' }),
});
export type ReorderSuggestion = Static<typeof ReorderSuggestion>;

export const ReorderSuggestions = object('ReorderSuggestions', {
  suppliers: Type.Array(
    object('ReorderBySupplier', {
      supplier_id: id('Number of the supplier.'),
      supplier_code: Type.String(),
      supplier_name: Type.String(),
      currency: Type.String({ examples: ['TRY'] }),
      total_price: costOutput('Sum of the suggestions.'),
      items: Type.Array(ReorderSuggestion),
    }),
    { description: 'What to buy, one entry per supplier and currency.' },
  ),
  to_make: Type.Array(ReorderSuggestion, { description: 'What is made here.' }),
  without_supplier: Type.Array(ReorderSuggestion, {
    description: 'What nobody delivers yet: link a supplier first.',
  }),
});
export type ReorderSuggestions = Static<typeof ReorderSuggestions>;

export const ReorderOrdersRequest = object('ReorderOrdersRequest', {
  warehouse_id: id('Where the goods go.'),
  cover_days: Type.Optional(coverDays),
  exchange_rates: Type.Optional(
    Type.Array(
      object('ReorderExchangeRate', {
        currency: Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] }),
        exchange_rate: rateInput('What one unit of it is in the company’s currency.'),
      }),
      { maxItems: 20, description: 'The rate of each foreign currency that a supplier’s price is in.' },
    ),
  ),
  items: Type.Array(
    object('ReorderOrderItem', {
      product_id: id('What to order.'),
      quantity: Type.Optional(positiveQuantityInput('How much; left out: what is suggested.')),
    }),
    { minItems: 1, maxItems: 500, description: 'Each product once.' },
  ),
});
export type ReorderOrdersRequest = Static<typeof ReorderOrdersRequest>;

export const ReorderOrders = object('ReorderOrders', {
  orders: Type.Array(PurchaseOrder, { description: 'One DRAFT per supplier and currency.' }),
  skipped: Type.Array(
    object('ReorderSkipped', {
      product_id: id('Number of the product.'),
      product_code: Type.String(),
      reason: Type.String({ description: 'Why nothing was ordered.' }),
    }),
  ),
});
export type ReorderOrders = Static<typeof ReorderOrders>;
