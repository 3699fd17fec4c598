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
} from '../../platform/http/schemas.ts';

export const PurchasePriceQuery = parameters({
  supplier_id: id('Who would deliver.'),
  product_id: id('What would be ordered.'),
  quantity: positiveQuantityInput('How much, in the stock unit of the product.', '500.000'),
  date: Type.Optional(date('Day of the order; default today.')),
});
export type PurchasePriceQuery = Static<typeof PurchasePriceQuery>;

export const PurchasePrice = object('PurchasePrice', {
  unit_price: nullable(
    costOutput('What a line without a price of its own would get; null when nobody knows one.'),
  ),
  currency: nullable(Type.String({ description: 'Currency of the price.', examples: ['TRY'] })),
  source: nullable(
    oneOf(['PRICE_BREAK', 'SUPPLIER_LINK', 'LAST_PRICE'], 'Where the price comes from, in this order.'),
  ),
  minimum_order_qty: nullable(
    quantityOutput('Smallest quantity that the supplier accepts; null when it is not linked to the product.'),
  ),
  next_price_break: nullable(
    object('NextPriceBreak', {
      minimum_quantity: quantityOutput('From this quantity on'),
      unit_price: costOutput('one stock unit costs this, in the currency of the link.'),
    }),
  ),
});
export type PurchasePrice = Static<typeof PurchasePrice>;
