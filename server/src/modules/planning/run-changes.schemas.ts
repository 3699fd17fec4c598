import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  quantityOutput,
} from '../../platform/http/schemas.ts';

const ORDER_CHANGES = ['NEW', 'GONE', 'MOVED', 'CHANGED'] as const;
const CAUSES = [
  'PLAN',
  'PRODUCT',
  'STOCK',
  'DEMAND',
  'COMPONENT_REQUIREMENT',
  'PURCHASE_ORDER',
  'PRODUCTION_ORDER',
  'FIRM_PLANNED_ORDER',
  'BOM',
  'PARENT_ORDERS',
] as const;

const value = (description: string) => nullable(Type.String({ description, examples: ['160.000'] }));

const Cause = object('PlanChangeCause', {
  cause: oneOf(
    CAUSES,
    'PLAN: first day, horizon or calendar. PRODUCT: how the product is planned. BOM: a recipe that takes it. PARENT_ORDERS: the planned orders of a product that takes it. Any other: a document.',
  ),
  id: nullable(id('Number of the document or the other product; null where it is about neither.')),
  value: value('Quantity, days or setting now; null where there is none any more.'),
  previous_value: value('The same before; null where there was none.'),
  date: nullable(date('Its day now.')),
  previous_date: nullable(date('Its day before.')),
  sentence: Type.String({
    description: 'The cause in words.',
    examples: ['Stock is 120.000 KG, it was 160.000 KG.'],
  }),
});

const OrderChange = object('PlannedOrderChange', {
  change: oneOf(
    ORDER_CHANGES,
    'NEW: there was none. GONE: it is not planned any more. MOVED: other dates. CHANGED: other quantity, supplier or recipe.',
  ),
  planned_order_id: nullable(id('The planned order now; null: GONE.')),
  quantity: nullable(quantityOutput('In the stock unit.')),
  start_date: nullable(date('Day on which to start or to order.')),
  due_date: nullable(date('Day on which it is needed.')),
  previous_planned_order_id: nullable(id('The planned order before; null: NEW.')),
  previous_quantity: nullable(quantityOutput('In the stock unit.')),
  previous_start_date: nullable(date('Day on which to start or to order.')),
  previous_due_date: nullable(date('Day on which it was needed.')),
  sentence: Type.String({ description: 'The change in words.' }),
});

export const ProductChanges = object('PlannedProductChanges', {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  orders: Type.Array(OrderChange, { description: 'By due date.' }),
  causes: Type.Array(Cause, {
    description: 'What the run has found otherwise than the run before it. Empty for the first run.',
  }),
});
export type ProductChanges = Static<typeof ProductChanges>;

export const RunChanges = object('PlanningRunChanges', {
  run_id: id('Number of the run.'),
  previous_run_id: nullable(id('The completed run before it; null: it is the first, and everything is new.')),
  causes: Type.Array(Cause, { description: 'What differs for all products: first day, horizon, calendar.' }),
  ...page('PlannedProductChangesPage', ProductChanges).properties,
});
export type RunChanges = Static<typeof RunChanges>;

export const RunChangeList = listParameters(['product_code'], {
  product_id: Type.Optional(id('Only of this product.')),
});
export type RunChangeList = Static<typeof RunChangeList>;
