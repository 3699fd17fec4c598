import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  positiveQuantityInput,
  quantityOutput,
  text,
} from '../../platform/http/schemas.ts';
import { unitOfMeasure } from './given-quantity.ts';

export const ReservationRequest = object('ReservationRequest', {
  product_id: id('Product to reserve.'),
  quantity: positiveQuantityInput(
    'How much, in the stock unit of the product unless unit_of_measure says otherwise.',
  ),
  unit_of_measure: unitOfMeasure,
  warehouse_id: Type.Optional(nullable(id('Only from this warehouse; without it from all active ones.'))),
  production_order_id: Type.Optional(nullable(id('The order that it is for: one of its components.'))),
  reason: Type.Optional(nullable(text(200, { description: 'What it is for, when it is not for an order.' }))),
});
export type ReservationRequest = Static<typeof ReservationRequest>;

export const ReservationResponse = object('ReservationResponse', {
  product_id: id('Product.'),
  production_order_id: nullable(id('The order that it is for.')),
  reason: nullable(Type.String()),
  reserved_quantity: quantityOutput('What was reserved.'),
  total_cost: costOutput('What it would cost if it were issued now.'),
  weighted_average_cost: costOutput('Total cost ÷ quantity.'),
  allocations: Type.Array(
    object('ReservedAllocation', {
      allocation_id: id('Number of the allocation, for its release.'),
      inventory_item_id: id('Layer.'),
      warehouse_id: id('Warehouse of the layer.'),
      batch_number: Type.String(),
      allocated_quantity: quantityOutput('Reserved of this layer.'),
      unit_cost: costOutput('Unit cost of the layer.'),
    }),
    { description: 'Oldest layer first.' },
  ),
});
export type ReservationResponse = Static<typeof ReservationResponse>;

export const ReleaseReservationRequest = object('ReleaseReservationRequest', {
  allocation_ids: Type.Array(id('Number of an allocation.'), {
    minItems: 1,
    maxItems: 1000,
    uniqueItems: true,
  }),
});
export type ReleaseReservationRequest = Static<typeof ReleaseReservationRequest>;
