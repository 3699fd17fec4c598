import Type, { type Static } from 'typebox';
import {
  id,
  object,
  oneOf,
  parameters,
  quantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { UNIT_DIMENSIONS } from './units.schemas.ts';

const unitCode = (description: string) =>
  Type.String({ pattern: '^[A-Z0-9]{1,10}$', description, examples: ['SHEET'] });

/** As the column holds it: more decimals than a quantity, because 1 g is 0.001 of a stock unit and a screw weighs grams. */
const factorInput = Type.Unsafe<string>({
  type: ['string', 'number'],
  'x-decimal': { scale: 9, minimum: '0', maximum: '99999999999.999999999', exclusive: true },
  description: 'How many stock units one of this unit is. Text or number with at most 9 decimals.',
  examples: ['15.7'],
});

const fraction = (description: string) =>
  Type.String({ pattern: '^-?[0-9]+(/[0-9]+)?$', description, examples: ['157/10'] });

export const ProductUnit = object('ProductUnit', {
  unit_code: unitCode('Code used in quantities.'),
  unit_name: Type.String({ description: 'Name for people.', examples: ['Sheet'] }),
  dimension: oneOf(UNIT_DIMENSIONS, 'What it measures.'),
  is_stock_unit: Type.Boolean({ description: 'The unit that stock of the product is counted in.' }),
  is_own: Type.Boolean({ description: "The product's own conversion, which goes before the usual one." }),
  factor: Type.String({
    pattern: '^[0-9]+\\.[0-9]{9}$',
    description: 'How many stock units one of this unit is, rounded half up to 9 decimals.',
    examples: ['15.700000000'],
  }),
  exact_factor: fraction('The same as an exact fraction.'),
});
export type ProductUnit = Static<typeof ProductUnit>;

export const ProductUnits = object('ProductUnits', {
  product_id: id('Product.'),
  product_code: Type.String({ description: 'Code of the product.' }),
  stock_unit: unitCode('The unit that stock of the product is counted in.'),
  units: Type.Array(ProductUnit, { description: 'The stock unit first, then by code.' }),
  updated_at: timestamp('When the product or one of its units was last changed; its ETag.'),
});
export type ProductUnits = Static<typeof ProductUnits>;

export const ProductUnitFactor = object('ProductUnitFactor', { factor: factorInput });
export type ProductUnitFactor = Static<typeof ProductUnitFactor>;

export const ProductUnitParams = parameters({
  product_id: id('Number of the product.'),
  unit_code: unitCode('The unit.'),
});

export const ConversionQuery = parameters({
  quantity: quantityInput('The quantity to convert.', '3.000'),
  from: Type.Optional(unitCode('Its unit; default the stock unit.')),
  to: Type.Optional(unitCode('The unit wanted; default the stock unit.')),
});
export type ConversionQuery = Static<typeof ConversionQuery>;

export const UnitConversionResult = object('UnitConversionResult', {
  product_id: id('Product.'),
  quantity: quantityOutput('What was asked.'),
  from: unitCode('Its unit.'),
  to: unitCode('The unit wanted.'),
  converted_quantity: quantityOutput('In the unit wanted, rounded half up to 3 decimals.'),
  exact_quantity: fraction('The same as an exact fraction.'),
  is_exact: Type.Boolean({ description: 'Nothing was lost by rounding.' }),
});
export type UnitConversionResult = Static<typeof UnitConversionResult>;
