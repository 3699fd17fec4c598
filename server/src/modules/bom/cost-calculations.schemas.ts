import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  positiveQuantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { COST_SOURCES, ExplosionAssembly } from './explosions.schemas.ts';

export const COST_BASES = ['FIFO', 'STANDARD', 'AVERAGE'] as const;
export type CostBasis = (typeof COST_BASES)[number];

export const CostCalculationRequest = object('CostCalculationRequest', {
  quantity: positiveQuantityInput('How much of the parent.', '10.000'),
  basis: Type.Optional(
    oneOf(
      COST_BASES,
      'FIFO (default): what the oldest stock would cost. AVERAGE: the average of all available stock. STANDARD: the standard cost.',
    ),
  ),
});
export type CostCalculationRequest = Static<typeof CostCalculationRequest>;

export const CostedMaterial = object('BOMCostedMaterial', {
  product_id: id('Material.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  level: Type.Integer({ description: 'Deepest level at which it occurs; the parent is 0.' }),
  required_quantity: quantityOutput('Needed in all, over all branches.'),
  unit_cost: costOutput('Total cost ÷ required quantity.'),
  total_cost: costOutput('Cost of the required quantity.'),
  cost_source: oneOf(
    [...COST_SOURCES, 'AVERAGE'],
    'Where the cost comes from; MIXED: partly FIFO, partly a price.',
  ),
  uncovered_quantity: quantityOutput('What the basis could not cost, so that a known price was used for it.'),
});
export type CostedMaterial = Static<typeof CostedMaterial>;

const totals = {
  bom_cost_calculation_id: id('Number of the calculation.'),
  bom_id: id('Recipe.'),
  quantity: quantityOutput('How much of the parent.'),
  basis: oneOf(COST_BASES),
  material_cost: costOutput('All materials.'),
  labor_cost: costOutput('Labour of all levels.'),
  overhead_cost: costOutput('Overhead of all levels.'),
  total_cost: costOutput('All three.'),
  unit_cost: costOutput('Total cost ÷ quantity.'),
  calculated_at: timestamp('When it was calculated.'),
  calculated_by: nullable(id('User who asked for it.')),
};

export const CostCalculationRow = object('BOMCostCalculationRow', totals);
export type CostCalculationRow = Static<typeof CostCalculationRow>;
export const CostCalculationPage = page('BOMCostCalculationList', CostCalculationRow);

export const BomCostCalculation = object('BOMCostCalculation', {
  ...totals,
  date: date('Day whose active recipes counted for the assemblies.'),
  materials: Type.Array(CostedMaterial, { description: 'By level, then code.' }),
  assemblies: Type.Array(ExplosionAssembly),
});
export type BomCostCalculation = Static<typeof BomCostCalculation>;

// There is no text in a calculation to search for, so `search` is refused as any unknown parameter.
const { search: _, ...listed } = listParameters(['calculated_at', 'total_cost', 'unit_cost'], {
  basis: Type.Optional(oneOf(COST_BASES, 'Only calculations on this basis.')),
}).properties;

export const CostCalculationListQuery = parameters(listed);
export type CostCalculationListQuery = Static<typeof CostCalculationListQuery>;
