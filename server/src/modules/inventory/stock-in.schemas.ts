import Type, { type Static } from 'typebox';
import {
  costInput,
  date,
  id,
  moment,
  note,
  nullable,
  object,
  oneOf,
  positiveQuantityInput,
  text,
} from '../../platform/http/schemas.ts';
import { unitOfMeasure } from './given-quantity.ts';
import { InventoryItem } from './items.schemas.ts';
import { batchNumber, QUALITY_STATUSES } from './layer-fields.ts';

export const StockInRequest = object('StockInRequest', {
  product_id: id('Product that arrives.'),
  warehouse_id: id('Warehouse that it goes to.'),
  quantity: positiveQuantityInput(
    'How much, in the stock unit of the product unless unit_of_measure says otherwise.',
    '100.000',
  ),
  unit_of_measure: unitOfMeasure,
  unit_cost: costInput('Cost of one unit of the quantity.', '15.2500'),
  batch_number: Type.Optional(nullable(batchNumber)),
  supplier_id: Type.Optional(nullable(id('Who delivered it.'))),
  purchase_order_id: Type.Optional(nullable(id('The purchase order that it belongs to.'))),
  quality_status: Type.Optional(
    oneOf(QUALITY_STATUSES, 'PENDING unless said otherwise: on hand, not available.'),
  ),
  expiry_date: Type.Optional(nullable(date('Last day on which it may be issued.'))),
  entry_date: Type.Optional(
    nullable(moment('When it arrived, not in the future; decides the FIFO order. Default: now.')),
  ),
  location_in_warehouse: Type.Optional(
    nullable(text(50, { description: 'Shelf or bay.', examples: ['A-01-3'] })),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type StockInRequest = Static<typeof StockInRequest>;

export const StockInResponse = object('StockInResponse', {
  ...InventoryItem.properties,
  notice: nullable(
    Type.String({
      description: 'What a receipt with an earlier entry date leaves as it is: stock that has left since.',
    }),
  ),
});
export type StockInResponse = Static<typeof StockInResponse>;
