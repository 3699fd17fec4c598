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
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { PRODUCTION_STATUSES } from './orders.schemas.ts';

/** As a unit conversion: more decimals than a quantity, because one may be a thousandth of the other. */
const factorInput = Type.Unsafe<string>({
  type: ['string', 'number'],
  'x-decimal': { scale: 9, minimum: '0', maximum: '99999999999.999999999', exclusive: true },
  description:
    'Stock units of the new component for one stock unit of the old one. Text or number with at most 9 decimals.',
  examples: ['1.25'],
});

const replacement = {
  from_product_id: id('The component that is replaced.'),
  to_product_id: id('The component that takes its place.'),
  factor: factorInput,
  effective_date: Type.Optional(
    date(
      'First day of the new versions, not before today; default today. A recipe that begins later keeps its first day.',
    ),
  ),
};
const reason = text(200, {
  description: 'Why, for who reads the history.',
  examples: ['Supplier stopped it'],
});

export const MassChangePreviewRequest = object('MassChangePreviewRequest', replacement);
export type MassChangePreviewRequest = Static<typeof MassChangePreviewRequest>;

export const MassChangeRequest = object('MassChangeRequest', { ...replacement, reason });
export type MassChangeRequest = Static<typeof MassChangeRequest>;

const summaryFields = {
  from_product_id: id('The component that is replaced.'),
  from_product_code: Type.String(),
  to_product_id: id('The component that takes its place.'),
  to_product_code: Type.String(),
  factor: Type.String({
    pattern: '^[0-9]+\\.[0-9]{9}$',
    description: 'Stock units of the new component for one of the old.',
    examples: ['1.250000000'],
  }),
  effective_date: date('First day of the new versions.'),
};
const recipeFields = {
  product_id: id('What the recipe makes.'),
  product_code: Type.String(),
  product_name: Type.String(),
};

const MassChangeLine = object('MassChangeLine', {
  sequence_number: Type.Integer({ description: 'Place of the line, which stays.' }),
  old_quantity: quantityOutput('How much of the old component.'),
  old_unit_of_measure: Type.String({ description: 'Unit of the line.' }),
  new_quantity: quantityOutput('How much of the new one: old quantity in stock units × factor.'),
  new_unit_of_measure: Type.String({ description: 'Stock unit of the new component.' }),
  is_rounded: Type.Boolean({
    description: 'true: the exact quantity has more decimals and was rounded half up.',
  }),
});

const MassChangeObstacle = object('MassChangeObstacle', {
  error_code: oneOf(['CIRCULAR_BOM', 'INVALID_BOM'], 'The code with which applying is refused.'),
  message: Type.String({ description: 'What stands in the way.' }),
  cycle: Type.Array(Type.String(), {
    description:
      'Product codes of the circle that would close, first and last the same; empty when there is none.',
  }),
});
export type MassChangeObstacle = Static<typeof MassChangeObstacle>;

const MassChangeOrder = object('MassChangeOrder', {
  production_order_id: id('Open production order.'),
  order_number: Type.String({ examples: ['MO-2026-000001'] }),
  status: oneOf(PRODUCTION_STATUSES),
  planned_quantity: quantityOutput('What it makes.'),
});
export type MassChangeOrder = Static<typeof MassChangeOrder>;

const MassChangeBom = object('MassChangeBom', {
  bom_id: id('Recipe that names the old component.'),
  bom_version: Type.String(),
  ...recipeFields,
  starts_on: date('First day of its new version.'),
  expiry_date: nullable(date('First day on which it no longer holds, and its new version neither.')),
  lines: Type.Array(MassChangeLine, { description: 'The lines that change.' }),
  unit_cost_before: nullable(
    costOutput(
      'Of one of the product now: material, labour and overhead of all levels; null when it cannot be exploded.',
    ),
  ),
  unit_cost_after: nullable(costOutput('The same after the whole change; null too for what is blocked.')),
  unit_cost_change: nullable(costOutput('After − before.')),
  blocked: nullable(MassChangeObstacle),
  open_orders: Type.Array(MassChangeOrder, {
    description:
      'Open orders made by this version itself. They keep the recipe that is frozen into them, and so do orders of products above, which are not listed.',
  }),
});
export type MassChangeBom = Static<typeof MassChangeBom>;

export const MassChangePreview = object('MassChangePreview', {
  ...summaryFields,
  message: Type.String({ description: 'The outcome in words.' }),
  bom_count: Type.Integer({ minimum: 0, description: 'Recipes that would get a new version.' }),
  blocked_count: Type.Integer({
    minimum: 0,
    description: 'Of these, how many stand in the way of the whole.',
  }),
  open_order_count: Type.Integer({ minimum: 0, description: 'Open orders that keep their frozen recipe.' }),
  products_without_cost: Type.Array(Type.String(), {
    description: 'Materials of which no cost is known: they count as 0.',
  }),
  boms: Type.Array(MassChangeBom, { description: 'By product code, then first day.' }),
});
export type MassChangePreview = Static<typeof MassChangePreview>;

const historyFields = {
  bom_mass_change_id: id('Number of the change.'),
  ...summaryFields,
  reason,
  item_count: Type.Integer({ description: 'Recipes that got a new version.' }),
  applied_at: timestamp('When it was applied.'),
  applied_by: nullable(id('User who applied it.')),
  undone_at: nullable(timestamp('When it was undone; null while it stands.')),
  undone_by: nullable(id('User who undid it.')),
};

export const MassChangeRow = object('MassChangeRow', historyFields);
export const MassChangePage = page('MassChangeList', MassChangeRow);

const MassChangeItem = object('MassChangeItem', {
  ...recipeFields,
  old_bom_id: id('Version that was replaced.'),
  old_bom_version: Type.String(),
  old_status: Type.String({ description: 'Its status now.' }),
  old_expiry_date: nullable(date('Its end before the change, which undoing gives back.')),
  new_bom_id: id('Version that took its place.'),
  new_bom_version: Type.String(),
  new_status: Type.String({ description: 'Its status now.' }),
  new_effective_date: date('Its first day.'),
});
export type MassChangeItem = Static<typeof MassChangeItem>;

export const MassChange = object('MassChange', { ...historyFields, items: Type.Array(MassChangeItem) });
export type MassChange = Static<typeof MassChange>;

export const MassChangeParams = parameters({ bom_mass_change_id: id('Number of the change.') });

export const MassChangeListQuery = listParameters(['bom_mass_change_id', 'effective_date'], {
  product_id: Type.Optional(id('Changes from or to this component.')),
  is_undone: Type.Optional(
    Type.Boolean({ description: 'Only those that were undone, or only those that stand.' }),
  ),
});
export type MassChangeListQuery = Static<typeof MassChangeListQuery>;
