import Type, { type Static } from 'typebox';
import { costOutput, id, nullable, object, parameters, quantityOutput } from '../../platform/http/schemas.ts';
import { InventoryItem } from './items.schemas.ts';

export const AvailabilityParams = parameters({ product_id: id('Product.') });
export const AvailabilityQuery = parameters({
  warehouse_id: Type.Optional(id('Only this warehouse; without it all active ones.')),
});

export const InventoryAvailability = object('InventoryAvailability', {
  product_id: id('Product.'),
  product_code: Type.String(),
  unit_of_measure: Type.String(),
  warehouse_id: nullable(id('The warehouse asked for, null for all.')),
  total_on_hand: quantityOutput('On hand in any quality.'),
  total_reserved: quantityOutput('Promised to orders.'),
  total_available: quantityOutput('What may be issued now.'),
  on_hand_by_quality: object('OnHandByQuality', {
    PENDING: quantityOutput('Waiting for inspection.'),
    APPROVED: quantityOutput('Approved.'),
    REJECTED: quantityOutput('Rejected.'),
    QUARANTINE: quantityOutput('In quarantine.'),
  }),
  total_value: costOutput('Value of what is on hand.'),
  weighted_average_cost: costOutput(
    'FIFO cost of all that is available ÷ its quantity; zero when nothing is.',
  ),
  batches: Type.Array(InventoryItem, { description: 'Issuable layers in FIFO order.' }),
});
export type InventoryAvailability = Static<typeof InventoryAvailability>;
