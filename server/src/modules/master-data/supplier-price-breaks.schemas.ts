import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  date,
  id,
  nullable,
  object,
  parameters,
  quantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';

const WORDS = {
  minimum: 'From this quantity on, in the stock unit of the product.',
  price: 'Price of one stock unit, in the currency of the link.',
  from: 'First day on which it is valid.',
  to: 'First day on which it is not valid any more; null: no end is known.',
};

export const PriceBreak = object('PriceBreak', {
  minimum_quantity: quantityOutput(WORDS.minimum),
  unit_price: costOutput(WORDS.price),
  valid_from: date(WORDS.from),
  valid_to: nullable(date(WORDS.to)),
});
export type PriceBreak = Static<typeof PriceBreak>;

export const SupplierPriceBreaks = object('SupplierPriceBreaks', {
  product_supplier_id: id('Number of the link.'),
  supplier_id: id('Number of the supplier.'),
  product_id: id('Number of the product.'),
  product_code: Type.String({ description: 'Code of the product.', examples: ['RM-STEEL-02'] }),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.', examples: ['KG'] }),
  currency: Type.String({ description: 'Currency of all prices of the link.', examples: ['TRY'] }),
  unit_price: costOutput('Price where no price break is reached.'),
  minimum_order_qty: quantityOutput('Smallest quantity that the supplier accepts.'),
  price_breaks: Type.Array(PriceBreak, { description: 'By minimum quantity, then by day.' }),
  updated_at: timestamp('When the link or its price breaks last changed; its ETag.'),
});
export type SupplierPriceBreaks = Static<typeof SupplierPriceBreaks>;

const PriceBreakInput = object('PriceBreakInput', {
  minimum_quantity: quantityInput(WORDS.minimum, '1000.000'),
  unit_price: costInput(WORDS.price),
  valid_from: date(WORDS.from),
  valid_to: Type.Optional(nullable(date(WORDS.to))),
});
export type PriceBreakInput = Static<typeof PriceBreakInput>;

export const PriceBreaksReplacement = object('PriceBreaksReplacement', {
  price_breaks: Type.Array(PriceBreakInput, {
    maxItems: 200,
    description: 'All price breaks of the link from now on; an empty list takes them away.',
  }),
});
export type PriceBreaksReplacement = Static<typeof PriceBreaksReplacement>;

export const PriceBreakParams = parameters({
  supplier_id: id('Number of the supplier.'),
  product_id: id('Number of the product.'),
});
