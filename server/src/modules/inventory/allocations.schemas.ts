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
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber, QUALITY_STATUSES } from './layer-fields.ts';

const ALLOCATION_STATUSES = ['OPEN', 'PARTIAL', 'RELEASED', 'CLOSED'] as const;

export const Allocation = object('Allocation', {
  allocation_id: id('Number of the allocation.'),
  inventory_item_id: id('The layer that it promises.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String({ description: 'Unit of the quantities.' }),
  warehouse_id: id('Warehouse of the layer.'),
  warehouse_code: Type.String(),
  batch_number: batchNumber,
  entry_date: timestamp('When the layer entered stock.'),
  production_order_id: nullable(id('The order that it is for.')),
  order_number: nullable(Type.String()),
  reason: nullable(Type.String({ description: 'What it is for, when it is not for an order.' })),
  allocated_quantity: quantityOutput('Promised.'),
  consumed_quantity: quantityOutput('Consumed of it.'),
  released_quantity: quantityOutput('Given back of it.'),
  open_quantity: quantityOutput('Still promised.'),
  status: oneOf(
    ALLOCATION_STATUSES,
    'OPEN: nothing is settled. PARTIAL: a part. RELEASED: all given back. CLOSED: all settled.',
  ),
  allocated_at: timestamp('When it was promised.'),
  closed_at: nullable(timestamp('When the last of it was settled.')),
});
export type Allocation = Static<typeof Allocation>;

export const AllocationPage = page('AllocationPage', Allocation);
export const AllocationParams = parameters({ allocation_id: id('Number of the allocation.') });

export const AllocationList = listParameters(
  ['allocation_id', 'allocated_at', 'product_code', 'entry_date'],
  {
    product_id: Type.Optional(id('Allocations of this product.')),
    production_order_id: Type.Optional(id('Allocations for this order.')),
    inventory_item_id: Type.Optional(id('Allocations of this layer.')),
    status: Type.Optional(oneOf(ALLOCATION_STATUSES, 'Only these.')),
  },
);
export type AllocationList = Static<typeof AllocationList>;

const holder = {
  production_order_id: nullable(id('The order.')),
  order_number: nullable(Type.String()),
  reason: nullable(Type.String({ description: 'What for, when it is not for an order.' })),
};

export const NOT_TAKEN_REASONS = [
  'TAKEN_TOO',
  'ALL_RESERVED',
  'NOT_APPROVED',
  'EXPIRED',
  'OTHER_WAREHOUSE',
  'PASSED_OVER',
] as const;
export type NotTakenReason = (typeof NOT_TAKEN_REASONS)[number];

const layerThen = {
  inventory_item_id: id('Layer.'),
  batch_number: batchNumber,
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  entry_date: timestamp('When it entered stock: the FIFO order.'),
};

const OlderLayer = object('AllocationOlderLayer', {
  ...layerThen,
  reason: oneOf(
    NOT_TAKEN_REASONS,
    'TAKEN_TOO: the same request took all that was free of it. ALL_RESERVED: nothing of it was free. NOT_APPROVED: its ' +
      'quality did not allow it. EXPIRED: its last day had passed. OTHER_WAREHOUSE: it lay in a warehouse that the request ' +
      'did not take from. PASSED_OVER: it should have been taken; npm run doctor says more.',
  ),
  quality_status: oneOf(QUALITY_STATUSES, 'Its quality at that moment.'),
  expiry_date: nullable(date('Last day on which it may be issued.')),
  on_hand_quantity: quantityOutput('On hand at that moment.'),
  available_quantity: quantityOutput('On hand less reserved at that moment.'),
  reserved_for: Type.Array(
    object('AllocationHolder', {
      allocation_id: id('Number of the other allocation.'),
      ...holder,
      allocated_quantity: quantityOutput('Promised by it.'),
    }),
    { description: 'Who held it, where the reason is ALL_RESERVED.' },
  ),
});
export type OlderLayer = Static<typeof OlderLayer>;

export const AllocationExplanation = object('AllocationExplanation', {
  allocation_id: id('Number of the allocation.'),
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String({ description: 'Unit of the quantities.' }),
  ...holder,
  explanation: Type.String({ description: 'Why this batch, in one sentence.' }),
  event_number: Type.Integer({
    minimum: 1,
    description: 'Number of the event among those of the product in the warehouse; they have no gap.',
  }),
  event_type: oneOf(['RESERVE', 'CONSUME'], 'CONSUME: taken by a booking beyond what was reserved.'),
  occurred_at: timestamp('When the batch was chosen.'),
  taken: object('AllocationTakenLayer', {
    ...layerThen,
    allocated_quantity: quantityOutput('Promised by this allocation.'),
    available_before: quantityOutput('What was free of the layer before.'),
    available_after: quantityOutput('What was free of it afterwards.'),
  }),
  older_layers: Type.Array(OlderLayer, {
    description: 'Older layers of the product that were not empty at that moment, oldest first; up to 200.',
  }),
  next_in_line: nullable(
    object(
      'AllocationNextLayer',
      { ...layerThen, available_quantity: quantityOutput('What was free of it.') },
      { description: 'The next layer in this warehouse that could be issued at that moment.' },
    ),
  ),
});
export type AllocationExplanation = Static<typeof AllocationExplanation>;
