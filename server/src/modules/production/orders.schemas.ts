import Type, { type Static } from 'typebox';
import {
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
  percentageOutput,
  positiveQuantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';

export const PRODUCTION_STATUSES = [
  'PLANNED',
  'RELEASED',
  'IN_PROGRESS',
  'ON_HOLD',
  'COMPLETED',
  'CANCELLED',
] as const;
export const EXPLOSIONS = ['MULTI_LEVEL', 'SINGLE_LEVEL'] as const;

export const ProductionOrderRequest = object('ProductionOrderRequest', {
  product_id: id('Product to make.'),
  bom_id: id('Recipe to make it by; it must be ACTIVE today.'),
  warehouse_id: id('Warehouse that receives the output.'),
  planned_quantity: positiveQuantityInput('How much to make, in the stock unit of the product.', '10.000'),
  priority: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10, description: '1 is the most urgent; default 5.' }),
  ),
  planned_start_date: Type.Optional(nullable(date('Day on which to start.'))),
  planned_completion_date: Type.Optional(nullable(date('Day on which it must be done.'))),
  explosion: Type.Optional(
    oneOf(
      EXPLOSIONS,
      'MULTI_LEVEL (default): down to materials. SINGLE_LEVEL: takes semi-finished products from stock.',
    ),
  ),
  allow_shortage: Type.Optional(
    Type.Boolean({
      description:
        'true: the order is made with what stock there is, and what is missing is reserved at its release. false (default): all of its material, or no order.',
    }),
  ),
  create_sub_orders: Type.Optional(
    Type.Boolean({
      description:
        'true, with SINGLE_LEVEL: what is short of semi-finished products gets orders of its own, at every level. Default false.',
    }),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type ProductionOrderRequest = Static<typeof ProductionOrderRequest>;

const OrderProduct = object('ProductionOrderProduct', {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
});
const OrderBom = object('ProductionOrderBom', {
  bom_id: id('Recipe.'),
  bom_version: Type.String(),
  bom_name: nullable(Type.String()),
});
const OrderWarehouse = object('ProductionOrderWarehouse', {
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  warehouse_name: Type.String(),
});

export const COMPONENT_STATUSES = [
  'SHORT',
  'PARTIALLY_ALLOCATED',
  'ALLOCATED',
  'PARTIALLY_CONSUMED',
  'CONSUMED',
] as const;

export const COMPONENT_COST_SOURCES = [
  'FIFO',
  'MIXED',
  'SUB_ORDER',
  'LAST_PURCHASE',
  'SUPPLIER_PRICE',
  'STANDARD',
  'NONE',
] as const;

export const ProductionOrderComponent = object('ProductionOrderComponent', {
  production_order_component_id: id('Number of the component.'),
  product_id: id('Material.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  level: Type.Integer({ description: 'Deepest level at which the recipe uses it.' }),
  substitute_for_product_id: nullable(
    id('Of what was consumed in the place of a component: that component. Nothing is required of it then.'),
  ),
  required_quantity: quantityOutput('What the whole order needs.'),
  allocated_quantity: quantityOutput('Promised to the order, including what it has consumed.'),
  consumed_quantity: quantityOutput('Consumed so far.'),
  replaced_quantity: quantityOutput(
    'What substitutes covered of the requirement so far, in the unit of this component.',
  ),
  status: oneOf(
    COMPONENT_STATUSES,
    'How far this component is; what substitutes covered counts as consumed.',
  ),
  estimated_unit_cost: costOutput('Estimated cost ÷ required quantity.'),
  estimated_cost: costOutput(
    'FIFO cost of the required quantity when the order was made; what stock did not cover is costed at the source named.',
  ),
  cost_source: oneOf(
    COMPONENT_COST_SOURCES,
    'Where the estimate comes from; MIXED: partly FIFO; SUB_ORDER: the estimate of the sub-order that makes it.',
  ),
  uncovered_quantity: quantityOutput('What stock did not cover when the order was made.'),
  actual_cost: costOutput('What the consumed quantity cost.'),
  allocations: Type.Array(
    object('ComponentAllocation', {
      allocation_id: id('Number of the allocation.'),
      inventory_item_id: id('Layer.'),
      batch_number: Type.String(),
      warehouse_id: id('Warehouse of the layer.'),
      warehouse_code: Type.String(),
      entry_date: timestamp('When the layer entered stock.'),
      unit_cost: costOutput('Unit cost of the layer.'),
      allocated_quantity: quantityOutput('Promised.'),
      consumed_quantity: quantityOutput('Consumed.'),
      released_quantity: quantityOutput('Given back.'),
      status: oneOf(['OPEN', 'PARTIAL', 'RELEASED', 'CLOSED']),
    }),
    { description: 'The layers behind it, oldest first.' },
  ),
});
export type ProductionOrderComponent = Static<typeof ProductionOrderComponent>;

const OrderShortage = object('ProductionOrderShortage', {
  product_id: id('Component that is short.'),
  product_code: Type.String(),
  unit_of_measure: Type.String(),
  missing_quantity: quantityOutput('Required and neither reserved nor consumed nor covered by substitutes.'),
  needed_by: nullable(date('When it is due: the planned start of the order, else its planned end.')),
  sub_order_number: nullable(Type.String({ description: 'The open sub-order of this order that makes it.' })),
});

/** An order above or below another one. */
const RelatedOrder = object('RelatedProductionOrder', {
  production_order_id: id('Number of the order.'),
  order_number: Type.String(),
  product_id: id('What it makes.'),
  product_code: Type.String(),
  status: oneOf(PRODUCTION_STATUSES),
  planned_quantity: quantityOutput('To be made.'),
  completed_quantity: quantityOutput('Made and good.'),
  planned_completion_date: nullable(date('Planned end.')),
});

const orderFields = {
  production_order_id: id('Number of the order.'),
  order_number: Type.String({ description: 'MO-{year}-{number}.', examples: ['MO-2026-000001'] }),
  product_id: id('Product.'),
  bom_id: id('Recipe.'),
  warehouse_id: id('Warehouse that receives the output.'),
  parent_production_order_id: nullable(id('The order that this sub-order was made for.')),
  status: oneOf(PRODUCTION_STATUSES),
  explosion: oneOf(EXPLOSIONS),
  planned_quantity: quantityOutput('To be made.'),
  completed_quantity: quantityOutput('Made and good.'),
  scrapped_quantity: quantityOutput('Made and scrapped.'),
  progress_percentage: percentageOutput('(completed + scrapped) ÷ planned.'),
  is_late: Type.Boolean({ description: 'Its planned end has passed and it is not done.' }),
  component_status: oneOf(COMPONENT_STATUSES, 'How far the components are, all together.'),
  component_status_reason: Type.String({
    description: 'The same in words.',
    examples: ['2 of 5 components are short: STEEL 12.500 KG, BOLT 3.000 PCS.'],
  }),
  has_shortage: Type.Boolean({ description: 'Something is neither reserved nor consumed yet.' }),
  shortages: Type.Array(OrderShortage, { description: 'What is short and when it is due.' }),
  priority: Type.Integer({ description: '1 is the most urgent.' }),
  order_date: date('Day on which it was ordered.'),
  planned_start_date: nullable(date('Planned start.')),
  planned_completion_date: nullable(date('Planned end.')),
  actual_start_date: nullable(timestamp('When work began.')),
  actual_completion_date: nullable(timestamp('When it was completed.')),
  estimated_material_cost: costOutput('The estimates of its components.'),
  estimated_labor_cost: costOutput('Labour by the recipe; with MULTI_LEVEL of all levels.'),
  estimated_overhead_cost: costOutput('Overhead by the recipe; with MULTI_LEVEL of all levels.'),
  estimated_cost: costOutput('All three.'),
  actual_material_cost: costOutput('Material consumed so far.'),
  actual_labor_cost: costOutput('Labour booked so far.'),
  actual_overhead_cost: costOutput('Overhead booked so far.'),
  actual_cost: costOutput('All three.'),
  notes: nullable(note(500, 'Remarks.')),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it last changed; its ETag.'),
  product: OrderProduct,
  bom: OrderBom,
  warehouse: OrderWarehouse,
};

/** An order in a list: without its components. */
export const ProductionOrderRow = object('ProductionOrderRow', orderFields);
export type ProductionOrderRow = Static<typeof ProductionOrderRow>;

export const ProductionOrder = object('ProductionOrder', {
  ...orderFields,
  parent: nullable(RelatedOrder),
  children: Type.Array(RelatedOrder, { description: 'Sub-orders made for this order, with their states.' }),
  components: Type.Array(ProductionOrderComponent),
  warnings: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Of a completion: what was booked although more was taken than is due.',
    }),
  ),
});
export type ProductionOrder = Static<typeof ProductionOrder>;

export const ProductionOrderPage = page('ProductionOrderPage', ProductionOrderRow);
export const ProductionComponentList = object('ProductionComponentList', {
  production_order_id: id('Number of the order.'),
  order_number: Type.String(),
  status: oneOf(PRODUCTION_STATUSES),
  components: Type.Array(ProductionOrderComponent),
});

export const OrderParams = parameters({ order_id: id('Number of the production order.') });
export const ProductionOrderList = listParameters(
  [
    'production_order_id',
    'order_number',
    'priority',
    'planned_start_date',
    'planned_completion_date',
    'order_date',
  ],
  {
    status: Type.Optional(oneOf(PRODUCTION_STATUSES, 'Only these.')),
    product_id: Type.Optional(id('Orders for this product.')),
    warehouse_id: Type.Optional(id('Orders whose output goes to this warehouse.')),
    priority: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10,
        description: 'Only orders of this priority; 1 is the most urgent.',
      }),
    ),
    is_late: Type.Optional(
      Type.Boolean({ description: 'Open orders whose planned end has passed, or all others.' }),
    ),
    has_shortage: Type.Optional(
      Type.Boolean({ description: 'Open orders with a short component, or all others.' }),
    ),
    parent_production_order_id: Type.Optional(id('Sub-orders of this order.')),
    date_from: Type.Optional(date('Ordered on this day or later.')),
    date_to: Type.Optional(date('Ordered on this day or earlier.')),
  },
);
export type ProductionOrderList = Static<typeof ProductionOrderList>;
