import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  id,
  listParameters,
  nullable,
  object,
  page,
  quantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

const ownCode = nullable(
  text(50, { description: "The supplier's own code of the product.", examples: ['HR-2.0-1500'] }),
);
const currency = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'Currency of the price, ISO 4217.',
  examples: ['TRY'],
});
const leadTime = nullable(
  Type.Integer({
    minimum: 0,
    maximum: 3650,
    description: "Days from order to delivery of this product; null means the supplier's own.",
    examples: [10],
  }),
);
const WORDS = {
  price: 'Price of one stock unit.',
  minimum: 'Smallest quantity that the supplier accepts.',
  preferred: 'The one supplier that planning buys the product from.',
};

export const SupplierProduct = object('SupplierProduct', {
  product_supplier_id: id('Number of the link.'),
  supplier_id: id('Number of the supplier.'),
  product_id: id('Number of the product.'),
  product_code: Type.String({ description: 'Code of the product.', examples: ['RM-STEEL-02'] }),
  product_name: Type.String({ description: 'Name of the product.', examples: ['ÇELİK SAC 2 MM'] }),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.', examples: ['KG'] }),
  supplier_product_code: ownCode,
  unit_price: costOutput(WORDS.price),
  currency,
  minimum_order_qty: quantityOutput(WORDS.minimum),
  lead_time_days: leadTime,
  is_preferred: Type.Boolean({ description: WORDS.preferred }),
  is_active: Type.Boolean({ description: 'An inactive link is history.' }),
  created_at: timestamp('When the two were linked.'),
  updated_at: timestamp('When the link was last changed.'),
});
export type SupplierProduct = Static<typeof SupplierProduct>;

export const SupplierProductPage = page('SupplierProductPage', SupplierProduct);

export const SupplierProductLink = object('SupplierProductLink', {
  product_id: id('Number of the product.'),
  unit_price: costInput(WORDS.price),
  supplier_product_code: Type.Optional(ownCode),
  currency: Type.Optional(currency),
  minimum_order_qty: Type.Optional(quantityInput(WORDS.minimum)),
  lead_time_days: Type.Optional(leadTime),
  is_preferred: Type.Optional(
    Type.Boolean({ description: `${WORDS.preferred} true takes the preference away from another one.` }),
  ),
});
export type SupplierProductLink = Static<typeof SupplierProductLink>;

export const SupplierProductList = listParameters(
  ['product_code', 'product_name', 'unit_price', 'created_at'],
  {
    is_preferred: Type.Optional(Type.Boolean({ description: 'Left out: preferred and other ones.' })),
  },
);
export type SupplierProductList = Static<typeof SupplierProductList>;
