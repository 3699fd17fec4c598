import Type from 'typebox';
import { costOutput, id, nullable, parameters, quantityOutput } from '../../platform/http/schemas.ts';

/** What the lines of landed costs and of invoices have in common. */

export const OrderParams = parameters({ order_id: id('Number of the purchase order.') });

export const changes = {
  value_change_on_hand: costOutput(
    'How much of it the stock became worth more or less, wherever the batch is now.',
  ),
  value_change_gone: costOutput(
    'How much of it is for what had left the stock: issued, scrapped, returned or lost in production.',
  ),
};

export const receivedLine = {
  line_number: Type.Integer({ minimum: 1, description: 'Place in this document.' }),
  receipt_item_id: id('The line of the receipt.'),
  receipt_number: Type.String({ examples: ['GR-2026-000001'] }),
  po_item_id: id('The line of the purchase order.'),
  product_id: id('What came.'),
  product_code: Type.String(),
  inventory_item_id: id('The layer that it became.'),
  batch_number: Type.String(),
  quantity_received: quantityOutput('How much came.'),
  stock_revaluation_id: nullable(id('The revaluation of the layer; null where nothing changes.')),
  ...changes,
};
