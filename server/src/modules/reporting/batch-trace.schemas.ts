import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { batchNumber, TraceBackward, TraceForward, TraceItem } from '../inventory/index.ts';
import { count, generatedAt } from './report-fields.ts';

export const BatchTraceParams = parameters({ batch_number: batchNumber });
export type BatchTraceParams = Static<typeof BatchTraceParams>;

export const BatchTraceQuery = parameters({
  product_id: Type.Optional(id('Only the layers of this product: several may have the same batch number.')),
});
export type BatchTraceQuery = Static<typeof BatchTraceQuery>;

const BatchTraceRow = object('BatchTraceRow', {
  direction: oneOf(
    ['ORIGIN', 'BATCH', 'DESTINATION'],
    'ORIGIN: went into the batch; BATCH: has its number; DESTINATION: something of the batch is in it.',
  ),
  ...TraceItem.properties,
});
export type BatchTraceRow = Static<typeof BatchTraceRow>;

const BatchOnHand = object('BatchTraceOnHand', {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  layer_count: count('Layers with stock.'),
  quantity: quantityOutput('What is still there: the sum of the rows.'),
  reserved_quantity: quantityOutput('Promised to orders: hold them back first.'),
  value: costOutput('FIFO value of that.'),
});

export const BatchTrace = object('BatchTraceReport', {
  generated_at: generatedAt,
  parameters: object('BatchTraceParameters', {
    batch_number: batchNumber,
    product_id: nullable(id('Product.')),
  }),
  rows: Type.Array(BatchTraceRow, {
    description: 'The batch, then its destinations, then its origins, the nearest first.',
  }),
  on_hand: Type.Array(BatchOnHand, {
    description: 'What is still there of the batch and its destinations, by product and warehouse.',
  }),
  origin_links: TraceBackward.properties.links,
  destination_links: TraceForward.properties.links,
  suppliers: TraceBackward.properties.suppliers,
  purchase_orders: TraceBackward.properties.purchase_orders,
  production_orders: TraceForward.properties.production_orders,
  issues: TraceForward.properties.issues,
  totals: object('BatchTraceTotals', {
    batch_layers: count('Layers with the batch number.'),
    origin_layers: count('Layers that went into it.'),
    destination_layers: count('Layers that something of it is in.'),
    layers_on_hand: count('Of the batch and its destinations, with stock.'),
    value_on_hand: costOutput('The sum of what is on hand.'),
    issue_count: count('Movements by which something of it left the factory.'),
    is_complete: Type.Boolean({ description: 'false when the answer was cut off for its size.' }),
  }),
});
export type BatchTrace = Static<typeof BatchTrace>;
