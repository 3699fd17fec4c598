import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  note,
  nullable,
  object,
  positiveQuantityInput,
  quantityOutput,
  text,
} from '../../platform/http/schemas.ts';
import { unitOfMeasure } from './given-quantity.ts';

export const StockOutRequest = object('StockOutRequest', {
  product_id: id('Product that leaves.'),
  warehouse_id: Type.Optional(
    nullable(id('Warehouse that it leaves; without it, oldest first over all active ones.')),
  ),
  quantity: positiveQuantityInput(
    'How much, in the stock unit of the product unless unit_of_measure says otherwise.',
  ),
  unit_of_measure: unitOfMeasure,
  reason: text(200, { description: 'Why it leaves.', examples: ['Numune'] }),
  reference_number: Type.Optional(
    nullable(text(50, { description: 'Your own document.', examples: ['IRS-2026-118'] })),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type StockOutRequest = Static<typeof StockOutRequest>;

export const StockOutMovement = object('StockOutMovement', {
  movement_id: id('Number of the movement in the ledger.'),
  inventory_item_id: id('Layer that it was taken from.'),
  warehouse_id: id('Warehouse of the layer.'),
  batch_number: Type.String({ description: 'Batch of the layer.' }),
  quantity: quantityOutput('Signed: what leaves is negative.'),
  unit_cost: costOutput('Unit cost of the layer.'),
  value: costOutput('Signed: what leaves is negative.'),
});

export const StockMovementResponse = object('StockMovementResponse', {
  product_id: id('Product.'),
  quantity: quantityOutput('What left.'),
  total_cost: costOutput('What it cost, first in first out.'),
  weighted_average_cost: costOutput('Total cost ÷ quantity, rounded half up.'),
  reason: Type.String(),
  reference_number: nullable(Type.String()),
  movements: Type.Array(StockOutMovement, { description: 'One per layer, oldest first.' }),
});
export type StockMovementResponse = Static<typeof StockMovementResponse>;
