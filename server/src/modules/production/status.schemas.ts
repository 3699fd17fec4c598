import Type, { type Static } from 'typebox';
import { costInput, id, note, nullable, object, oneOf, quantityInput } from '../../platform/http/schemas.ts';
import { batchNumber } from '../inventory/index.ts';
import { PRODUCTION_STATUSES } from './orders.schemas.ts';

export const ProductionCompletion = object('ProductionCompletion', {
  completed_quantity: quantityInput('Made and good.', '10.000'),
  scrapped_quantity: Type.Optional(quantityInput('Made and scrapped; default 0.', '0.000')),
  actual_labor_cost: Type.Optional(
    nullable(costInput('Labour of this booking in all; left out, by the recipe.')),
  ),
  actual_overhead_cost: Type.Optional(
    nullable(costInput('Overhead of this booking in all; left out, by the recipe.')),
  ),
  actual_consumption: Type.Optional(
    Type.Array(
      object('ActualConsumption', {
        product_id: id('Component, or what took its place.'),
        quantity: quantityInput('Consumed by this booking; components not named are consumed in proportion.'),
        substitute_for_product_id: Type.Optional(
          id(
            'The component whose place it took; the product must be in the component’s group of substitutes. One that is a component itself may come twice: for itself, and in the place of the other.',
          ),
        ),
      }),
      { maxItems: 500 },
    ),
  ),
  is_final: Type.Optional(
    Type.Boolean({
      description: 'true (default) completes the order; false books a part and keeps it IN_PROGRESS.',
    }),
  ),
  batch_number: Type.Optional(nullable(batchNumber)),
  completion_notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type ProductionCompletion = Static<typeof ProductionCompletion>;

export const ProductionStatusUpdate = object('ProductionStatusUpdate', {
  status: oneOf(PRODUCTION_STATUSES, 'The status to go to.'),
  completion_data: Type.Optional(ProductionCompletion),
  notes: Type.Optional(nullable(note(500, 'Why.'))),
});
export type ProductionStatusUpdate = Static<typeof ProductionStatusUpdate>;
