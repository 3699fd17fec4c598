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
import { BOM_STATUSES } from './boms.schemas.ts';

export const AlternativesParams = parameters({ product_id: id('Product that is to be made.') });

export const AlternativesQuery = parameters({
  quantity: Type.Optional(positiveQuantityInput('How much is to be made; default 1.', '100.000')),
  date: Type.Optional(date('Day whose active recipes count for the assemblies; default today.')),
});
export type AlternativesQuery = Static<typeof AlternativesQuery>;

const product = {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
};

const ShortMaterial = object('AlternativeShortMaterial', {
  ...product,
  required_quantity: quantityOutput('What the quantity takes, when stock of assemblies is used first.'),
  available_quantity: quantityOutput('What may be issued now, over all warehouses.'),
  shortage_quantity: quantityOutput('What is missing.'),
  lead_time_days: Type.Integer({ description: 'Days until it can be there.' }),
  lead_time_source: oneOf(
    ['SUPPLIER', 'PRODUCT'],
    'SUPPLIER: of the preferred supplier. PRODUCT: of the product, because it has no preferred supplier.',
  ),
});
export type ShortMaterial = Static<typeof ShortMaterial>;

export const Alternative = object('BOMAlternative', {
  rank: Type.Integer({ minimum: 1, description: '1 is the best.' }),
  bom_id: id('Recipe.'),
  bom_version: Type.String(),
  bom_name: nullable(Type.String()),
  status: oneOf(BOM_STATUSES),
  is_in_force: Type.Boolean({
    description: 'ACTIVE, and the day is within its dates: orders can use it as it is.',
  }),
  unit_cost: nullable(
    costOutput(
      'Made from materials alone at FIFO cost, with labour and overhead; null when it cannot be exploded.',
    ),
  ),
  total_cost: nullable(costOutput('The same for the quantity.')),
  is_cost_complete: Type.Boolean({ description: 'false: nothing says what some material costs.' }),
  can_be_made_now: Type.Boolean({ description: 'Available stock covers the quantity.' }),
  short_materials: Type.Array(ShortMaterial, { description: 'By code.' }),
  earliest_date: nullable(
    date('Today, or when the last of what is short can be there; null when it cannot be exploded.'),
  ),
  reason: Type.String({ description: 'Why it has its rank, for people.' }),
});
export type Alternative = Static<typeof Alternative>;

export const Alternatives = object('BOMAlternatives', {
  ...product,
  quantity: quantityOutput('How much is to be made.'),
  date: date('Day whose active recipes count for the assemblies.'),
  alternatives: Type.Array(Alternative, {
    description: 'Best first: what can be made earlier, then what costs less a unit.',
  }),
});
export type Alternatives = Static<typeof Alternatives>;
