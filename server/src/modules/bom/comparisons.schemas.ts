import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  percentageOutput,
  positiveQuantityInput,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { BOM_STATUSES } from './boms.schemas.ts';

export const ComparisonParams = parameters({
  bom_id: id('Recipe to compare.'),
  other_bom_id: id('Recipe to compare it with.'),
});

export const ComparisonQuery = parameters({
  levels: Type.Optional(
    oneOf(
      ['direct', 'all'],
      'direct (default): the lines. all: also the materials that the recipes come to over all levels.',
    ),
  ),
  quantity: Type.Optional(positiveQuantityInput('How much is made, for the costs; default 1.', '10.000')),
});
export type ComparisonQuery = Static<typeof ComparisonQuery>;

const ComparedBom = object('ComparedBOM', {
  bom_id: id('Recipe.'),
  product_id: id('What it makes.'),
  product_code: Type.String(),
  product_name: Type.String(),
  bom_version: Type.String(),
  status: oneOf(BOM_STATUSES),
  material_cost: costOutput('Materials over all levels, at FIFO cost.'),
  labor_cost: costOutput('Labour of all levels.'),
  overhead_cost: costOutput('Overhead of all levels.'),
  total_cost: costOutput('All three.'),
  unit_cost: costOutput('Total cost ÷ quantity.'),
  is_cost_complete: Type.Boolean({ description: 'false: nothing says what some material costs.' }),
});

const text = nullable(Type.String());

const HeaderDifference = object('BOMHeaderDifference', {
  field: Type.String({ examples: ['yield_percentage'] }),
  value: text,
  other_value: text,
});

export const ComparedLine = object('ComparedBOMLine', {
  component_product_id: id('What goes in.'),
  product_code: Type.String(),
  product_name: Type.String(),
  sequence_number: Type.Integer(),
  quantity_required: quantityOutput('As the line says it, for the base quantity.'),
  unit_of_measure: Type.String(),
  stock_unit: Type.String({ description: 'Unit in which the component is stocked.' }),
  stock_quantity_per_unit: quantityOutput(
    'In stock units, for one unit of the parent; before scrap and yield.',
  ),
  exact_stock_quantity_per_unit: Type.String({ description: 'The same, exact.', examples: ['5/2'] }),
  scrap_percentage: percentageOutput('Lost in cutting.'),
  is_phantom: Type.Boolean(),
  substitute_group: text,
});
export type ComparedLine = Static<typeof ComparedLine>;

export const LINE_CHANGES = [
  'quantity',
  'unit_of_measure',
  'scrap_percentage',
  'is_phantom',
  'substitute_group',
  'sequence_number',
] as const;

const ChangedLine = object('ChangedBOMLine', {
  component_product_id: id('What goes in.'),
  product_code: Type.String(),
  product_name: Type.String(),
  changes: Type.Array(oneOf(LINE_CHANGES), {
    description:
      'What differs. quantity: the stock quantity for one unit of the parent; sequence_number: only within substitute groups, where it decides.',
  }),
  line: ComparedLine,
  other_line: ComparedLine,
});

const MaterialDifference = object('BOMMaterialDifference', {
  product_id: id('Material.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  change: oneOf(['ADDED', 'REMOVED', 'CHANGED']),
  quantity_per_unit: quantityOutput('For one unit of the parent, over all levels, with scrap and yield.'),
  other_quantity_per_unit: quantityOutput('The same in the other recipe.'),
  difference: quantityOutput('Other less this.'),
});
export type MaterialDifference = Static<typeof MaterialDifference>;

export const BomComparison = object('BOMComparison', {
  bom: ComparedBom,
  other_bom: ComparedBom,
  quantity: quantityOutput('How much is made, for the costs.'),
  date: date('Day whose active recipes count for the assemblies: today.'),
  is_same: Type.Boolean({ description: 'Nothing below differs but, perhaps, costs.' }),
  header_differences: Type.Array(HeaderDifference),
  lines_added: Type.Array(ComparedLine, {
    description: 'Lines that only the other recipe has, in its order.',
  }),
  lines_removed: Type.Array(ComparedLine, { description: 'Lines that only this recipe has, in its order.' }),
  lines_changed: Type.Array(ChangedLine, { description: 'In the order of this recipe.' }),
  material_differences: Type.Optional(
    Type.Array(MaterialDifference, { description: 'With levels=all: by code.' }),
  ),
  unit_cost_difference: costOutput('Unit cost of the other recipe less that of this one.'),
  unit_cost_change_percentage: nullable(
    percentageOutput('The same in percent; null when this one costs nothing.'),
  ),
});
export type BomComparison = Static<typeof BomComparison>;
