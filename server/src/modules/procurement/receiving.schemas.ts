import Type, { type Static } from 'typebox';
import {
  costInput,
  date,
  id,
  note,
  nullable,
  object,
  oneOf,
  parameters,
  positiveQuantityInput,
  text,
} from '../../platform/http/schemas.ts';
import { batchNumber, QUALITY_STATUSES } from '../inventory/index.ts';
import { GoodsReceipt } from './receipts.schemas.ts';

export const ReceivingParams = parameters({ order_id: id('Number of the purchase order.') });

const qualityStatus = Type.Optional(
  oneOf(QUALITY_STATUSES, 'PENDING unless said otherwise: on hand, not available until inspected.'),
);
const warehouse = Type.Optional(nullable(id('Where it is put, when it is not the warehouse of the order.')));

const ItemReceived = object('ItemReceived', {
  po_item_id: id('The line of the order. May come several times: one for each batch.'),
  quantity_received: positiveQuantityInput('How much came, in the stock unit.', '60.000'),
  quality_status: qualityStatus,
  batch_number: Type.Optional(nullable(batchNumber)),
  unit_cost: Type.Optional(
    nullable(
      costInput(
        'Cost of one stock unit in the currency of the company. Default: the price of the line × the exchange rate of the order.',
      ),
    ),
  ),
  expiry_date: Type.Optional(nullable(date('Last day on which it may be issued.'))),
  warehouse_id: warehouse,
  location_in_warehouse: Type.Optional(
    nullable(text(50, { description: 'Shelf or bay.', examples: ['A-01-3'] })),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks about this batch.'))),
});
export type ItemReceived = Static<typeof ItemReceived>;

export const ReceiveRequest = object('ReceiveRequest', {
  items_received: Type.Optional(
    Type.Array(ItemReceived, {
      minItems: 1,
      maxItems: 1_000,
      description: 'What came. Left out with receive_all.',
    }),
  ),
  receive_all: Type.Optional(Type.Boolean({ description: 'true: everything that is outstanding came.' })),
  quality_status: qualityStatus,
  warehouse_id: warehouse,
  delivery_note: Type.Optional(
    nullable(
      text(50, {
        description: 'Number of the supplier’s delivery note. The same one is booked once for an order.',
        examples: ['IRS2026000000123'],
      }),
    ),
  ),
  notes: Type.Optional(nullable(note(500, 'Remarks about the delivery.'))),
});
export type ReceiveRequest = Static<typeof ReceiveRequest>;

const ReceivingWarning = object('ReceivingWarning', {
  code: oneOf(['DELIVERY_NOTE_OF_ANOTHER_ORDER', 'MORE_THAN_ORDERED']),
  po_item_id: nullable(id('The line that it is about; null for the delivery.')),
  message: Type.String(),
});
export type ReceivingWarning = Static<typeof ReceivingWarning>;

export const ReceivedGoods = object('ReceivedGoods', {
  ...GoodsReceipt.properties,
  warnings: Type.Array(ReceivingWarning, { description: 'Booked all the same, but worth a look.' }),
});
export type ReceivedGoods = Static<typeof ReceivedGoods>;
