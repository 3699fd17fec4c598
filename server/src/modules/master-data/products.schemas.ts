import Type, { type Static } from 'typebox';
import {
  CODE_PATTERN,
  costInput,
  costOutput,
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  percentageInput,
  percentageOutput,
  positiveCostInput,
  positiveQuantityInput,
  quantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const PRODUCT_TYPES = ['RAW_MATERIAL', 'SEMI_FINISHED', 'FINISHED_PRODUCT', 'PACKAGING'] as const;

export const LOT_SIZING_RULES = [
  'LOT_FOR_LOT',
  'FIXED_QUANTITY',
  'PERIOD_QUANTITY',
  'ECONOMIC_QUANTITY',
  'LEAST_COST',
] as const;

const productCode = Type.String({
  pattern: CODE_PATTERN,
  description: 'Code on labels: 3 to 20 capital letters, digits or hyphens. Cannot be changed later.',
  examples: ['RM-STEEL-01'],
});

const productName = text(200, { description: 'Name for people.', examples: ['ÇELİK SAC 2 MM'] });
const productType = oneOf(PRODUCT_TYPES, 'What kind of product it is; decides which warehouses may hold it.');
const unitOfMeasure = text(10, {
  description:
    'Stock unit: the code of a unit that GET /units lists. Fixed once stock, orders or BOMs use it.',
  examples: ['KG'],
});
const leadTime = Type.Integer({
  minimum: 0,
  maximum: 3650,
  description: 'Days that making or buying it takes.',
  examples: [7],
});
const lotSizingRule = oneOf(
  LOT_SIZING_RULES,
  'How planning turns needs into order quantities. FIXED_QUANTITY needs lot_size.',
);

const daysOfCover = Type.Integer({
  minimum: 0,
  maximum: 365,
  description: 'Planning keeps stock for what so many days more require, beside the safety stock.',
  examples: [5],
});

const WORDS = {
  description: 'What else there is to say.',
  standardCost: 'Planned cost of one stock unit.',
  minimumLevel: 'Below this available quantity a MINIMUM alert is raised.',
  criticalLevel: 'Below this available quantity a CRITICAL alert is raised.',
  safetyStock: 'Quantity that planning keeps in reserve.',
  lotSize: 'Order quantity of the rule FIXED_QUANTITY, or what the other rules start from.',
  minimumOrder: 'Smallest quantity of one order.',
  maximumOrder: 'Largest quantity of one order: planning makes several of a larger lot.',
  multiple: 'Orders are multiples of this quantity.',
  orderingCost: 'What one order or set-up costs, whatever its quantity, in the company’s currency.',
  holdingRate: 'What keeping it in stock for a year costs, in percent of its unit cost.',
};

export const UnitConversion = object('UnitConversion', {
  unit_code: Type.String({ description: 'Another unit of this product.', examples: ['SHEET'] }),
  factor: Type.String({
    pattern: '^[0-9]+\\.[0-9]{9}$',
    description: 'How many stock units one of it is.',
    examples: ['15.700000000'],
  }),
});
export type UnitConversion = Static<typeof UnitConversion>;

const productFields = {
  product_id: id('Number of the product.'),
  product_code: productCode,
  product_name: productName,
  description: nullable(note(1000, WORDS.description)),
  product_type: productType,
  unit_of_measure: unitOfMeasure,
  standard_cost: nullable(costOutput(WORDS.standardCost)),
  minimum_stock_level: nullable(quantityOutput(WORDS.minimumLevel)),
  critical_stock_level: nullable(quantityOutput(WORDS.criticalLevel)),
  lead_time_days: leadTime,
  safety_stock: quantityOutput(WORDS.safetyStock),
  lot_sizing_rule: lotSizingRule,
  lot_size: nullable(quantityOutput(WORDS.lotSize)),
  minimum_order_quantity: quantityOutput(WORDS.minimumOrder),
  maximum_order_quantity: nullable(quantityOutput(WORDS.maximumOrder)),
  order_multiple: nullable(quantityOutput(WORDS.multiple)),
  safety_days_of_cover: daysOfCover,
  ordering_cost: nullable(costOutput(WORDS.orderingCost)),
  annual_holding_rate: nullable(percentageOutput(WORDS.holdingRate)),
  is_active: Type.Boolean({ description: 'An inactive product takes part in nothing new.' }),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
};

export const Product = object('Product', productFields);
export type Product = Static<typeof Product>;

export const ProductDetail = object('ProductDetail', {
  ...productFields,
  unit_conversions: Type.Array(UnitConversion, { description: "The product's own units, by code." }),
});
export type ProductDetail = Static<typeof ProductDetail>;

export const ProductPage = page('ProductPage', Product);

const optionalInputs = {
  description: Type.Optional(nullable(note(1000, WORDS.description))),
  standard_cost: Type.Optional(nullable(costInput(WORDS.standardCost))),
  minimum_stock_level: Type.Optional(nullable(quantityInput(WORDS.minimumLevel))),
  critical_stock_level: Type.Optional(nullable(quantityInput(WORDS.criticalLevel))),
  lead_time_days: Type.Optional(leadTime),
  safety_stock: Type.Optional(quantityInput(WORDS.safetyStock)),
  lot_sizing_rule: Type.Optional(lotSizingRule),
  lot_size: Type.Optional(nullable(positiveQuantityInput(WORDS.lotSize))),
  minimum_order_quantity: Type.Optional(quantityInput(WORDS.minimumOrder)),
  maximum_order_quantity: Type.Optional(nullable(positiveQuantityInput(WORDS.maximumOrder))),
  order_multiple: Type.Optional(nullable(positiveQuantityInput(WORDS.multiple))),
  safety_days_of_cover: Type.Optional(daysOfCover),
  ordering_cost: Type.Optional(nullable(positiveCostInput(WORDS.orderingCost))),
  annual_holding_rate: Type.Optional(
    nullable(percentageInput(WORDS.holdingRate, { exclusive: true, example: '20.00' })),
  ),
};

export const ProductCreate = object('ProductCreate', {
  product_code: productCode,
  product_name: productName,
  product_type: productType,
  unit_of_measure: unitOfMeasure,
  ...optionalInputs,
});
export type ProductCreate = Static<typeof ProductCreate>;

export const ProductUpdate = object('ProductUpdate', {
  product_name: Type.Optional(productName),
  product_type: Type.Optional(productType),
  unit_of_measure: Type.Optional(unitOfMeasure),
  ...optionalInputs,
  is_active: Type.Optional(Type.Boolean({ description: 'true brings a deactivated product back.' })),
});
export type ProductUpdate = Static<typeof ProductUpdate>;

export const ProductParams = parameters({ product_id: id('Number of the product.') });

export const ProductList = listParameters(
  ['product_code', 'product_name', 'product_type', 'product_id', 'created_at'],
  {
    product_type: Type.Optional(oneOf(PRODUCT_TYPES, 'Only these.')),
    is_active: Type.Optional(Type.Boolean({ description: 'Left out: active and inactive ones.' })),
    unit_of_measure: Type.Optional(unitOfMeasure),
  },
);
export type ProductList = Static<typeof ProductList>;
