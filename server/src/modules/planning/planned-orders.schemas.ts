import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { LOT_SIZING_RULES } from '../master-data/index.ts';

export const ORDER_TYPES = ['MAKE', 'BUY'] as const;
export const PLANNED_ORDER_STATUSES = ['PLANNED', 'CONVERTED', 'REPLACED'] as const;

export const OrderExplanation = object('PlannedOrderExplanation', {
  sentence: Type.String({
    description: 'The arithmetic in words.',
    examples: [
      'Up to 2026-12-14, 200.000 KG of RM-STEEL-01 are required and 10.000 are to be kept; 50.000 are on hand and 0.000 on order: 160.000 are short.',
    ],
  }),
  up_to_date: date('Day up to which requirements are summed: the first that this order serves.'),
  required: quantityOutput('Required up to that day.'),
  expired: quantityOutput('Stock that expires unused up to that day.'),
  safety_stock: quantityOutput('To be kept.'),
  on_hand: quantityOutput('Usable stock on the first day.'),
  on_order: quantityOutput('What open purchase and production orders bring, whatever their day.'),
  ordered_before: quantityOutput('Firm planned orders, and planned ones in front of this one.'),
  shortage: Type.String({
    description: 'required + expired + safety_stock − on_hand − on_order − ordered_before.',
    examples: ['160.000'],
  }),
  lot_sizing_rule: oneOf(
    LOT_SIZING_RULES,
    'The rule that made the quantity of the shortage: LOT_FOR_LOT when that of the product lacks what it needs.',
  ),
  minimum_order_quantity: quantityOutput('Least quantity of an order.'),
  maximum_order_quantity: nullable(quantityOutput('Largest quantity of an order; a larger lot is several.')),
  order_multiple: nullable(quantityOutput('Orders are multiples of it.')),
  cover_days: Type.Integer({
    minimum: 0,
    description: 'Stock for so many days more is kept: `up_to_date` is so much later than the due date.',
  }),
  lead_time_days: Type.Integer({
    minimum: 0,
    description: 'From start to due date, in days of the calendar.',
  }),
  days_late: Type.Integer({
    minimum: 0,
    description: 'How many days ago it should have been started; 0: there is time.',
  }),
});
export type OrderExplanation = Static<typeof OrderExplanation>;

const fields = {
  planned_order_id: id('Number of the planned order. Another quantity or day makes another number.'),
  run_id: id('The run that planned it so.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  order_type: oneOf(ORDER_TYPES, 'MAKE: a production order. BUY: a purchase order.'),
  quantity: quantityOutput('In the stock unit.'),
  start_date: date('Day on which to start or to order; before today: it is past due.'),
  due_date: date('Day on which it is needed.'),
  lot_number: Type.Integer({ minimum: 1, description: 'Counts the orders of the product for that day.' }),
  supplier_id: nullable(id('Whom to buy from; null: nobody is linked, or it is made.')),
  supplier_code: nullable(Type.String()),
  bom_id: nullable(id('Recipe to make it by.')),
  firm: Type.Boolean({ description: 'Fixed by a person: runs leave it as it is.' }),
  status: oneOf(
    PLANNED_ORDER_STATUSES,
    'PLANNED: it stands. CONVERTED: it became an order. REPLACED: a later run has planned otherwise.',
  ),
  production_order_id: nullable(id('Production order that it became.')),
  purchase_order_id: nullable(id('Purchase order that it became.')),
};

export const PlannedOrder = object('PlannedOrder', {
  ...fields,
  explanation: nullable(OrderExplanation),
});
export type PlannedOrder = Static<typeof PlannedOrder>;
export type PlannedOrderRow = Omit<PlannedOrder, 'explanation'>;

export const StandingPlannedOrder = object('StandingPlannedOrder', {
  ...fields,
  scenario_id: nullable(id('The scenario that it belongs to; null for reality.')),
});
export type StandingPlannedOrder = Static<typeof StandingPlannedOrder>;

export const PlannedOrderPage = page('PlannedOrderPage', PlannedOrder);

export const PlannedOrderList = listParameters(['due_date', 'start_date', 'product_code'], {
  product_id: Type.Optional(id('Only of this product.')),
  order_type: Type.Optional(oneOf(ORDER_TYPES, 'Only these.')),
  supplier_id: Type.Optional(id('Only what is bought from this supplier.')),
  start_to: Type.Optional(date('Only what must be started up to this day.')),
  due_from: Type.Optional(date('Only what is due from this day on.')),
  due_to: Type.Optional(date('Only what is due up to this day.')),
});
export type PlannedOrderList = Static<typeof PlannedOrderList>;

export const RunItemParams = parameters({ run_id: id('Number of the run.'), product_id: id('Product.') });
export const RunOrderParams = parameters({
  run_id: id('Number of the run.'),
  planned_order_id: id('Number of the planned order.'),
});

export const PlanItem = object('PlanItem', {
  run_id: id('Number of the run.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  order_type: oneOf(ORDER_TYPES),
  low_level_code: Type.Integer({ minimum: 0, description: '0: no recipe takes it.' }),
  lead_time_days: Type.Integer({ minimum: 0 }),
  first_day: date('The first bucket; what was due before stands in it.'),
  on_hand: quantityOutput('Usable stock on the first day.'),
  safety_stock: quantityOutput('To be kept.'),
  buckets: Type.Array(
    object('PlanBucket', {
      bucket_date: date('Day.'),
      gross_requirement: quantityOutput('Needed on the day.'),
      expired: quantityOutput('Stock that may no longer be used from this day on.'),
      scheduled_receipt: quantityOutput('What open orders bring.'),
      planned_receipt: quantityOutput('Due from planned orders.'),
      planned_release: quantityOutput('To be started or ordered on the day.'),
      projected_on_hand: Type.String({
        description: 'Stock at the end of the day, everything coming on its own day; below zero: short.',
        examples: ['40.000', '-12.500'],
      }),
    }),
    { description: 'The days on which something happens.' },
  ),
});
export type PlanItem = Static<typeof PlanItem>;

const PEG_SUPPLIES = [
  'STOCK',
  'PURCHASE_ORDER',
  'PRODUCTION_ORDER',
  'FIRM_PLANNED_ORDER',
  'PLANNED_ORDER',
] as const;
const PEG_DEMANDS = [
  'SAFETY_STOCK',
  'EXPIRY',
  'PRODUCTION_ORDER',
  'PLANNED_ORDER',
  'CUSTOMER_ORDER',
  'MANUAL',
  'FORECAST',
] as const;

const node = (description: string) => ({
  depth: Type.Integer({ minimum: 0, description: 'Levels away; 0 is the nearest.' }),
  product_id: id('Product.'),
  product_code: Type.String(),
  id: nullable(
    id('Number of the planned order, the production order, the order line or the demand; null for stock.'),
  ),
  document: nullable(Type.String({ description: 'Number of the document, or the reference of the demand.' })),
  date: date('Its day.'),
  quantity: quantityOutput('All of it.'),
  pegged_quantity: quantityOutput(description),
});

export const OrderPegging = object('PlannedOrderPegging', {
  planned_order_id: id('Planned order.'),
  demands: Type.Array(
    object('PeggedDemand', {
      kind: oneOf(PEG_DEMANDS),
      ...node('So much of it is served by the planned order.'),
    }),
    { description: 'What the order is for, up to customers; each node before what it is for.' },
  ),
  components: Type.Array(
    object('PeggedSupply', {
      kind: oneOf(PEG_SUPPLIES),
      ...node('So much of it is for the planned order.'),
    }),
    { description: 'What the order is made from, down to stock and purchases.' },
  ),
});
export type OrderPegging = Static<typeof OrderPegging>;
