import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  positiveQuantityInput,
  quantityInput,
  quantityOutput,
} from '../../platform/http/schemas.ts';

export const SUPPLIER_RULES = ['PREFERRED', 'CHEAPEST', 'EARLIEST'] as const;

export const Shortage = object('Shortage', {
  product_id: id('What is short: an active product.'),
  required_quantity: positiveQuantityInput('How much is short, in the stock unit.', '120.000'),
  needed_date: date('Day on which it is needed, within ten years of today. A day that is over is late.'),
  product_code: Type.Optional(Type.String({ description: 'As net requirements have it; not looked at.' })),
  net_requirement: Type.Optional(quantityInput('As net requirements have it; not looked at.')),
});
export type Shortage = Static<typeof Shortage>;

export const ProcurementSuggestionsRequest = object('ProcurementSuggestionsRequest', {
  shortages: Type.Array(Shortage, {
    minItems: 1,
    maxItems: 1000,
    description: 'Several of one product are kept apart.',
  }),
  supplier_rule: Type.Optional(
    oneOf(
      SUPPLIER_RULES,
      'PREFERRED: the preferred supplier, else the cheapest. CHEAPEST: the lowest total price; prices in a foreign currency only when there is no other. EARLIEST: the shortest lead time, then the price. Default: PREFERRED.',
    ),
  ),
});
export type ProcurementSuggestionsRequest = Static<typeof ProcurementSuggestionsRequest>;

const WORDS = {
  expected: 'When it comes, ordered on order_by_date, or today when that day is over.',
  lead: 'Days from order to delivery: of the product at this supplier, else the supplier’s.',
};
const currency = Type.String({ examples: ['TRY'] });
const leadTime = Type.Integer({ minimum: 0, description: WORDS.lead, examples: [10] });

export const ProcurementSuggestion = object('ProcurementSuggestion', {
  product_id: id('Number of the product.'),
  product_code: Type.String({ examples: ['RM-STEEL-02'] }),
  product_name: Type.String({ examples: ['ÇELİK SAC 2 MM'] }),
  unit_of_measure: Type.String({ examples: ['KG'] }),
  required_quantity: quantityOutput('As it was asked for.'),
  needed_date: date('As it was asked for.'),
  supplier_id: id('From whom to order.'),
  supplier_code: Type.String({ examples: ['SUP-01'] }),
  supplier_name: Type.String({ examples: ['ASİL ÇELİK'] }),
  quantity: quantityOutput(
    'What to order: at least the minimum of supplier and product, and a whole multiple of the product’s lots.',
  ),
  lead_time_days: leadTime,
  order_by_date: date('When to order at the latest: needed_date less the lead time.'),
  is_late: Type.Boolean({ description: 'order_by_date is over.' }),
  expected_date: date(WORDS.expected),
  unit_price: costOutput('Today’s price of one stock unit for this quantity.'),
  currency,
  price_source: Type.String({ description: 'PRICE_BREAK, SUPPLIER_LINK or LAST_PRICE.' }),
  total_price: costOutput('Quantity × unit price.'),
  minimum_order_quantity: quantityOutput('The larger of the supplier’s and the product’s.'),
  next_price_break: nullable(
    object('SuggestedPriceBreak', {
      quantity: quantityOutput('From so many on …'),
      unit_price: costOutput('… one costs so much.'),
    }),
  ),
  alternatives: Type.Array(
    object('SuggestionAlternative', {
      supplier_id: id('Number of the supplier.'),
      supplier_code: Type.String(),
      unit_price: costOutput('For the quantity that one would order there.'),
      currency,
      lead_time_days: leadTime,
      expected_date: date(WORDS.expected),
    }),
    { description: 'The other suppliers, the best by the same rule first.' },
  ),
  explanation: Type.String({ description: 'Why this supplier, this quantity and this day.' }),
});
export type ProcurementSuggestion = Static<typeof ProcurementSuggestion>;

export const ProcurementSuggestions = object('ProcurementSuggestions', {
  suggestions: Type.Array(ProcurementSuggestion, { description: 'In the order of the shortages.' }),
  without_supplier: Type.Array(
    object('ProductWithoutSupplier', {
      product_id: id('Number of the product.'),
      product_code: Type.String(),
      reason: Type.String({ description: 'Why nothing is suggested, and what to do.' }),
    }),
    { description: 'Each product once.' },
  ),
});
export type ProcurementSuggestions = Static<typeof ProcurementSuggestions>;
