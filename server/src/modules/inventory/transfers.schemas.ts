import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  positiveQuantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { unitOfMeasure } from './given-quantity.ts';
import { InventoryItem } from './items.schemas.ts';

export const TransferRequest = object('TransferRequest', {
  product_id: Type.Optional(
    nullable(id('Product to move, oldest available stock first. Not needed with inventory_item_id.')),
  ),
  from_warehouse_id: Type.Optional(
    nullable(id('Warehouse that it leaves. Not needed with inventory_item_id.')),
  ),
  inventory_item_id: Type.Optional(
    nullable(id('Move this very layer, whatever its quality or place in the FIFO order.')),
  ),
  to_warehouse_id: id('Warehouse that it goes to.'),
  quantity: positiveQuantityInput(
    'How much, in the stock unit of the product unless unit_of_measure says otherwise.',
  ),
  unit_of_measure: unitOfMeasure,
  location_in_warehouse: Type.Optional(
    nullable(text(50, { description: 'Shelf or bay in the new warehouse.', examples: ['B-02-1'] })),
  ),
  reason: Type.Optional(nullable(text(200, { description: 'Why it moves.' }))),
});
export type TransferRequest = Static<typeof TransferRequest>;

const TransferMovement = object('TransferMovement', {
  movement_id: id('Number of the movement in the ledger.'),
  inventory_item_id: id('Layer.'),
  warehouse_id: id('Warehouse of the layer.'),
  batch_number: Type.String({ description: 'Batch of the layer.' }),
  quantity: quantityOutput('Negative where it leaves, positive where it arrives.'),
  unit_cost: costOutput('Unit cost of the layer: it stays.'),
  value: costOutput('Negative where it leaves, positive where it arrives.'),
});

export const TransferResponse = object('TransferResponse', {
  stock_transfer_id: id('Number of the transfer.'),
  transfer_number: Type.String({ examples: ['TR-2026-000001'] }),
  product_id: id('Product.'),
  from_warehouse_id: id('Warehouse that it left.'),
  to_warehouse_id: id('Warehouse that it went to.'),
  quantity: quantityOutput('What moved.'),
  total_cost: costOutput('Value that moved with it.'),
  transferred_at: timestamp('When.'),
  movements: Type.Array(TransferMovement, { description: 'First what left, then what arrived.' }),
  items: Type.Array(InventoryItem, { description: 'The new layers: one for each that was taken from.' }),
});
export type TransferResponse = Static<typeof TransferResponse>;
