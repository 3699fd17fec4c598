import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  date,
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
  positiveQuantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const BOM_STATUSES = ['DRAFT', 'ACTIVE', 'INACTIVE', 'OBSOLETE'] as const;
export type BomStatus = (typeof BOM_STATUSES)[number];
export const OVER_CONSUMPTION_RULES = ['BLOCK', 'WARN', 'ALLOW'] as const;

const unit = Type.String({
  pattern: '^[A-Z0-9]{1,10}$',
  description: 'A unit that converts to the stock unit of the component; default is that unit.',
  examples: ['KG'],
});
const version = Type.String({
  pattern: '^[0-9]{1,9}\\.[0-9]{1,9}$',
  description: 'Version of the recipe.',
  examples: ['1.0'],
});

export const BomComponentRequest = object('BomComponentRequest', {
  component_product_id: id('What goes in.'),
  quantity_required: positiveQuantityInput('How much for `base_quantity` of the parent.', '2.500'),
  unit_of_measure: Type.Optional(unit),
  scrap_percentage: Type.Optional(percentageInput('Lost in cutting; default 0.')),
  sequence_number: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 99_999, description: 'Order of the lines; default 10, 20, 30 …' }),
  ),
  is_phantom: Type.Optional(Type.Boolean({ description: 'Never stocked: its components take its place.' })),
  substitute_group: Type.Optional(
    nullable(text(20, { description: 'Lines of one group stand for each other; the first one counts.' })),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type BomComponentRequest = Static<typeof BomComponentRequest>;

const components = Type.Array(BomComponentRequest, { minItems: 1, maxItems: 500 });

export const BomCreateRequest = object('BomCreateRequest', {
  parent_product_id: id('What is made.'),
  bom_version: version,
  bom_name: Type.Optional(nullable(text(200, { description: 'Name for people.' }))),
  base_quantity: positiveQuantityInput('How much of the parent the quantities below are for.', '1.000'),
  labor_cost_per_unit: Type.Optional(costInput('Labour for one unit of the parent; default 0.')),
  overhead_cost_per_unit: Type.Optional(costInput('Overhead for one unit of the parent; default 0.')),
  yield_percentage: Type.Optional(
    percentageInput('Good share of what is made, above 0; default 100.', {
      exclusive: true,
      example: '98.00',
    }),
  ),
  effective_date: date('First day on which it holds.'),
  expiry_date: Type.Optional(nullable(date('First day on which it no longer holds.'))),
  over_consumption_rule: Type.Optional(
    oneOf(
      OVER_CONSUMPTION_RULES,
      'When an order consumes more than is due: BLOCK refuses it, WARN books it and says so, ALLOW (default) books it.',
    ),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
  components,
});
export type BomCreateRequest = Static<typeof BomCreateRequest>;

const { parent_product_id: _, ...editable } = BomCreateRequest.properties;

export const BomUpdateRequest = Type.Partial(object('BomUpdateRequest', editable), {
  'x-schema-name': 'BomUpdateRequest',
  additionalProperties: false,
});
export type BomUpdateRequest = Static<typeof BomUpdateRequest>;

export const BomNewVersionRequest = object('BomNewVersionRequest', {
  bom_version: Type.Optional(version),
});
export type BomNewVersionRequest = Static<typeof BomNewVersionRequest>;

const headerFields = {
  bom_id: id('Number of the recipe.'),
  parent_product_id: id('What is made.'),
  parent_product_code: Type.String(),
  parent_product_name: Type.String(),
  bom_version: version,
  bom_name: nullable(Type.String()),
  base_quantity: quantityOutput('How much of the parent the lines are for.'),
  yield_percentage: percentageOutput('Good share of what is made.'),
  labor_cost_per_unit: costOutput('Labour for one unit of the parent.'),
  overhead_cost_per_unit: costOutput('Overhead for one unit of the parent.'),
  status: oneOf(BOM_STATUSES),
  effective_date: date('First day on which it holds.'),
  expiry_date: nullable(date('First day on which it no longer holds.')),
  over_consumption_rule: oneOf(
    OVER_CONSUMPTION_RULES,
    'What happens when an order consumes more than is due.',
  ),
  notes: nullable(Type.String()),
  component_count: Type.Integer(),
  latest_total_cost: nullable(costOutput('Total of the latest stored cost calculation.')),
  latest_unit_cost: nullable(costOutput('The same for one unit of the parent.')),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it last changed; its ETag.'),
};

export const BomRow = object('BomRow', headerFields);
export type BomRow = Static<typeof BomRow>;
export const BomPage = page('BomList', BomRow);

export const BomComponent = object('BomComponent', {
  bom_component_id: id('Number of the line.'),
  component_product_id: id('What goes in.'),
  product_code: Type.String(),
  product_name: Type.String(),
  product_type: Type.String(),
  sequence_number: Type.Integer(),
  quantity_required: quantityOutput('How much for the base quantity.'),
  unit_of_measure: Type.String(),
  scrap_percentage: percentageOutput('Lost in cutting.'),
  is_phantom: Type.Boolean(),
  substitute_group: nullable(Type.String()),
  notes: nullable(Type.String()),
});
export type BomComponent = Static<typeof BomComponent>;

export const BillOfMaterials = object('BillOfMaterials', {
  ...headerFields,
  components: Type.Array(BomComponent),
});
export type BillOfMaterials = Static<typeof BillOfMaterials>;

export const BomParams = parameters({ bom_id: id('Number of the recipe.') });

export const BomListQuery = listParameters(
  ['bom_id', 'parent_product_code', 'bom_version', 'effective_date'],
  {
    product_id: Type.Optional(id('Recipes that make this product.')),
    status: Type.Optional(oneOf(BOM_STATUSES, 'Only these.')),
    effective_date: Type.Optional(date('Recipes that hold on this day; without status, the ACTIVE ones.')),
  },
);
export type BomListQuery = Static<typeof BomListQuery>;

export const BomStatusUpdate = object('BomStatusUpdate', {
  status: oneOf(BOM_STATUSES, 'The status to go to.'),
  effective_date: Type.Optional(
    date(
      'First day on which an activated recipe holds; counts with ACTIVE only. Default: its own first day, and for one that was INACTIVE not before today.',
    ),
  ),
});
export type BomStatusUpdate = Static<typeof BomStatusUpdate>;
