import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  object,
  oneOf,
  parameters,
  positiveQuantityInput,
  quantityOutput,
} from '../../platform/http/schemas.ts';

export const ExplosionQuery = parameters({
  quantity: Type.Optional(positiveQuantityInput('How much of the parent; default 1.', '10.000')),
  date: Type.Optional(date('Day whose active recipes count for the assemblies; default today.')),
  tree: Type.Optional(Type.Boolean({ description: 'true: the indented tree, too.' })),
  net: Type.Optional(
    Type.Boolean({
      description: 'true: semi-finished stock is used before it is exploded, except where it is a phantom.',
    }),
  ),
});
export type ExplosionQuery = Static<typeof ExplosionQuery>;

export const COST_SOURCES = ['FIFO', 'MIXED', 'LAST_PURCHASE', 'SUPPLIER_PRICE', 'STANDARD', 'NONE'] as const;

export const ExplosionItem = object('BOMExplosionItem', {
  product_id: id('Material.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  required_quantity: quantityOutput('Needed in all, over all branches.'),
  available_quantity: quantityOutput('What may be issued now, over all warehouses.'),
  shortage_quantity: quantityOutput('What is missing.'),
  fifo_cost_per_unit: costOutput('Total cost ÷ required quantity.'),
  total_cost: costOutput(
    'FIFO cost of the required quantity; what stock cannot cover is costed at the source named.',
  ),
  cost_source: oneOf(COST_SOURCES, 'Where the cost comes from; MIXED: partly FIFO, partly a price.'),
  uncovered_quantity: quantityOutput('What stock cannot cover.'),
  level: Type.Integer({ description: 'Deepest level at which it occurs; the parent is 0.' }),
});

export const ExplosionAssembly = object('BOMExplosionAssembly', {
  product_id: id('Assembly.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  bom_id: id('Its recipe.'),
  level: Type.Integer(),
  is_phantom: Type.Boolean({
    description: 'All of it is needed through phantom lines: it is never stocked.',
  }),
  required_quantity: quantityOutput('Needed in all.'),
  from_stock_quantity: quantityOutput('Taken from stock with net=true.'),
  labor_cost: costOutput('Labour of this assembly.'),
  overhead_cost: costOutput('Overhead of this assembly.'),
});
export type ExplosionAssembly = Static<typeof ExplosionAssembly>;

export interface TreeRow {
  product_id: number;
  product_code: string;
  product_name: string;
  unit_of_measure: string;
  bom_id: number | null;
  is_phantom: boolean;
  level: number;
  required_quantity: string;
  children: TreeRow[];
}

export const BomExplosion = object('BOMExplosion', {
  bom_id: id('Recipe.'),
  quantity_multiplier: quantityOutput('How much of the parent.'),
  date: date('Day whose active recipes count.'),
  raw_materials: Type.Array(ExplosionItem, { description: 'By level, then code.' }),
  assemblies: Type.Array(ExplosionAssembly),
  total_material_cost: costOutput('All materials.'),
  total_labor_cost: costOutput('Labour of all levels.'),
  total_overhead_cost: costOutput('Overhead of all levels.'),
  total_cost: costOutput('All three.'),
  tree: Type.Optional(
    Type.Unsafe<TreeRow>({
      type: 'object',
      additionalProperties: true,
      description: 'The parent with its children, each with product, level, required quantity and children.',
    }),
  ),
});
export type BomExplosion = Static<typeof BomExplosion>;
