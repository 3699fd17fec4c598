import Type, { type Static, type TSchema } from 'typebox';
import { id, nullable, object, oneOf, quantityOutput, timestamp } from '../../platform/http/schemas.ts';
import { batchNumber, QUALITY_STATUSES } from './layer-fields.ts';

export const TraceItem = object('TraceItem', {
  inventory_item_id: id('Number of the layer.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  product_type: Type.String(),
  unit_of_measure: Type.String({ description: 'Unit of the quantities.' }),
  batch_number: batchNumber,
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  location_in_warehouse: nullable(Type.String({ description: 'Shelf or bay.' })),
  quality_status: oneOf(QUALITY_STATUSES),
  entry_date: timestamp('When it entered stock: the FIFO order.'),
  initial_quantity: quantityOutput('What entered.'),
  quantity_in_stock: quantityOutput('What is left.'),
  reserved_quantity: quantityOutput('What of it is promised to orders.'),
  supplier_id: nullable(id('Who delivered it.')),
  supplier_name: nullable(Type.String()),
  purchase_order_id: nullable(id('The purchase order that it came with.')),
  po_number: nullable(Type.String()),
  production_order_id: nullable(id('The production order that made it.')),
  order_number: nullable(Type.String()),
  depth: Type.Integer({
    minimum: 0,
    description: 'Steps from the layer that was asked for, on the shortest way.',
  }),
});
export type TraceItem = Static<typeof TraceItem>;

export const LINK_KINDS = ['PRODUCTION', 'TRANSFER', 'SPLIT'] as const;

const TraceLink = object('TraceLink', {
  from_item_id: id('The layer that something was taken of.'),
  to_item_id: id('The layer that it became, or went into.'),
  kind: oneOf(LINK_KINDS, 'PRODUCTION: consumed by the booking that made the other layer.'),
  production_order_id: nullable(id('The order, where it is production.')),
  order_number: nullable(Type.String()),
  quantity: quantityOutput('How much of the first layer.'),
});
export type TraceLink = Static<typeof TraceLink>;

const TraceOrder = object('TraceProductionOrder', {
  production_order_id: id('Number of the order.'),
  order_number: Type.String(),
  product_id: id('What it makes.'),
  product_code: Type.String(),
  status: Type.String(),
});
export type TraceOrder = Static<typeof TraceOrder>;

const TraceIssue = object('TraceIssue', {
  movement_id: id('Number of the movement.'),
  movement_type: oneOf(['STOCK_OUT', 'SCRAP', 'RETURN', 'ADJUSTMENT'], 'How it left; ADJUSTMENT is a loss.'),
  inventory_item_id: id('The layer that it left.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  batch_number: batchNumber,
  quantity: quantityOutput('Negative: what left.'),
  reference_number: nullable(Type.String({ description: 'The document that it left with.' })),
  reason: nullable(Type.String()),
  movement_date: timestamp('When it left.'),
});
export type TraceIssue = Static<typeof TraceIssue>;

/** A list that a very large answer cuts off. */
const traced = <Schema extends TSchema>(items: Schema, description: string) =>
  Type.Array(items, { description });

export const TraceBackward = object('TraceBackward', {
  items: traced(TraceItem, 'Every layer that went into this one, the nearest first.'),
  links: traced(TraceLink, 'How they went into it.'),
  suppliers: Type.Array(
    object('TraceSupplier', {
      supplier_id: id('Supplier.'),
      supplier_name: Type.String(),
    }),
    { description: 'Who delivered this layer, or what went into it.' },
  ),
  purchase_orders: Type.Array(
    object('TracePurchaseOrder', {
      purchase_order_id: id('Purchase order.'),
      po_number: Type.String(),
    }),
  ),
  is_complete: Type.Boolean({ description: 'false when the answer was cut off for its size.' }),
});

export const TraceForward = object('TraceForward', {
  items: traced(TraceItem, 'Every layer that something of this one is in, the nearest first.'),
  links: traced(TraceLink, 'How it came there.'),
  production_orders: traced(TraceOrder, 'Every order that consumed this layer or one of the items.'),
  issues: traced(TraceIssue, 'What left the factory, of this layer or one of the items, oldest first.'),
  still_on_hand: traced(
    TraceItem,
    'This layer and the items, as far as something of them is left: what a recall can still hold back.',
  ),
  is_complete: Type.Boolean({ description: 'false when the answer was cut off for its size.' }),
});

export const Trace = object('Trace', {
  item: TraceItem,
  backward: TraceBackward,
  forward: TraceForward,
});
export type Trace = Static<typeof Trace>;
