import Type, { type Static } from 'typebox';
import {
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { BOM_STATUSES } from './boms.schemas.ts';

export const WhereUsedParams = parameters({ product_id: id('Product that is looked for.') });

export const WhereUsedQuery = parameters({
  date: Type.Optional(date('Day whose active recipes count; default today.')),
  levels: Type.Optional(
    oneOf(
      ['direct', 'all'],
      'direct: recipes with a line that names the product. all (default): at any depth.',
    ),
  ),
  include_inactive: Type.Optional(
    Type.Boolean({
      description:
        'true: also recipes that are not in force that day, of any status. Each is judged with the recipes in force below it.',
    }),
  ),
});
export type WhereUsedQuery = Static<typeof WhereUsedQuery>;

const product = {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
};

const Way = object('WhereUsedWay', {
  product_id: id('Component of the recipe that contains the product.'),
  product_code: Type.String(),
});

export const WhereUsedRow = object('WhereUsedRow', {
  ...product,
  bom_id: id('Recipe that contains it.'),
  bom_version: Type.String(),
  status: oneOf(BOM_STATUSES),
  is_in_force: Type.Boolean({ description: 'ACTIVE, and the day is within its dates.' }),
  effective_date: date('First day on which it holds.'),
  expiry_date: nullable(date('First day on which it no longer holds.')),
  level: Type.Integer({
    description:
      '1: a line names the product and no longer way leads to it; else the length of the longest way.',
  }),
  is_direct: Type.Boolean({ description: 'A line of the recipe names the product.' }),
  through: Type.Array(Way, {
    description: 'Components through which it gets in, by code; none when it is only direct.',
  }),
  direct_quantity_per_unit: quantityOutput('What its own lines ask for, for one unit of the parent.'),
  quantity_per_unit: quantityOutput(
    'What one unit of the parent takes over all ways and levels, with scrap and yield; exact until it is rounded here.',
  ),
});
export type WhereUsedRow = Static<typeof WhereUsedRow>;

export const WhereUsed = object('WhereUsed', {
  ...product,
  date: date('Day whose active recipes count.'),
  recipe_count: Type.Integer({ description: 'Rows below.' }),
  recipes: Type.Array(WhereUsedRow, { description: 'By level, then code, then version.' }),
});
export type WhereUsed = Static<typeof WhereUsed>;
