import Type, { type Static } from 'typebox';
import { object, oneOf } from '../../platform/http/schemas.ts';

export const UNIT_DIMENSIONS = ['COUNT', 'MASS', 'LENGTH', 'AREA', 'VOLUME', 'TIME'] as const;

export const Unit = object('Unit', {
  unit_code: Type.String({ description: 'Code used in all quantities.', examples: ['KG'] }),
  unit_name: Type.String({ description: 'Name for people.', examples: ['Kilogram'] }),
  dimension: oneOf(UNIT_DIMENSIONS, 'What it measures.'),
  decimals: Type.Integer({
    minimum: 0,
    maximum: 3,
    description: 'Decimals that planned quantities are rounded to; 0 for whole pieces.',
  }),
  is_convertible: Type.Boolean({
    description: 'Converts to the other units of its dimension. A roll or a box does not.',
  }),
});
export type Unit = Static<typeof Unit>;

export const UnitList = object('UnitList', {
  items: Type.Array(Unit),
  total_count: Type.Integer({ minimum: 0, description: 'All units there are.' }),
});
export type UnitList = Static<typeof UnitList>;
