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

export const BuildableQuery = parameters({
  warehouse_id: Type.Optional(id('Only the stock of this warehouse; default: of all active ones.')),
});
export type BuildableQuery = Static<typeof BuildableQuery>;

const product = {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
};

const Bottleneck = object('BuildableBottleneck', {
  ...product,
  level: Type.Integer({ description: 'Deepest level at which it occurs; the parent is 0.' }),
  required_per_unit: quantityOutput(
    'What one unit of the parent takes over all levels, made from materials alone.',
  ),
  required_quantity: quantityOutput('What the buildable quantity takes.'),
  available_quantity: quantityOutput('What may be issued now.'),
  left_quantity: quantityOutput('What stays when the buildable quantity is made: too little for more.'),
});
export type Bottleneck = Static<typeof Bottleneck>;

const NextUnitNeed = object('BuildableNextUnitNeed', {
  ...product,
  required_quantity: quantityOutput('What the buildable quantity and one unit take together.'),
  available_quantity: quantityOutput('What may be issued now.'),
  missing_quantity: quantityOutput('What has to come.'),
});

const UsedAssembly = object('BuildableUsedAssembly', {
  ...product,
  level: Type.Integer(),
  required_quantity: quantityOutput('What the buildable quantity takes.'),
  from_stock_quantity: quantityOutput('The part of it that stock covers; the rest is made.'),
});

export const Buildable = object('BOMBuildable', {
  bom_id: id('Recipe.'),
  ...product,
  bom_version: Type.String(),
  status: oneOf(BOM_STATUSES, 'Of any but an ACTIVE recipe this is a preview.'),
  date: date('Day whose active recipes count for the assemblies: today.'),
  warehouse_id: nullable(id('The warehouse whose stock counts; null: all active ones.')),
  buildable_quantity: quantityOutput('The most that can be made now, in whole steps of the unit.'),
  limited_by: Type.Array(Bottleneck, { description: 'The bottlenecks, by level, then code.' }),
  next_unit_needs: Type.Array(NextUnitNeed, { description: 'Everything that is missing for one unit more.' }),
  assemblies_from_stock: Type.Array(UsedAssembly, {
    description: 'Assemblies whose stock is used before more of them are made.',
  }),
});
export type Buildable = Static<typeof Buildable>;
